"""What the page of one claim shows: facts, amounts, days, movements and matches as rows.

Border: all figures come from queries; here they are only put beside each other for the template.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tilgode.apps.dagregnskap.queries import dagregnskap_for_krav
from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.queries import foreldelsesdato
from tilgode.apps.person.models import Person
from tilgode.apps.regnskap.kravliste import Kravrad, kravliste
from tilgode.apps.regnskap.models import Justering
from tilgode.apps.regnskap.queries import Bevegelsesrad, bevegelser_i_perioden
from tilgode.apps.regnskap.utvalg import Utvalg
from tilgode.values.kalender import er_helg
from tilgode.web.dagbilde import Dag
from tilgode.web.valg import Valg

#: Benefits whose law is computed; for the others the expected band is empty, and the page says so.
BEREGNEDE = ("SYKEPENGER", "SYKEPENGER_AGP")
SYKEPENGEDAG, HELG = "N", "H"
#: Codes of who pays a day.
NAV, INGEN = "N", "I"
#: A claim with more days is shown a month at a time.
FLEST_DAGER = 62


@dataclass(frozen=True, slots=True)
class Kravdager:
    """The days of a claim with their totals, and amounts that no day could hold (øre)."""

    dager: tuple[Dag, ...]
    ventet_oere: int
    krevd_oere: int
    mottatt_oere: int
    uten_dager: tuple[tuple[str, int], ...]

    @property
    def sikkerheter(self) -> tuple[str, ...]:
        """How certain the expected amounts are, as codes; one when all days are alike."""
        return tuple(sorted({dag.sikkerhet for dag in self.dager if dag.ventet_oere}))

    @property
    def krevd_dager_oere(self) -> int:
        """Claimed on the days: all but what no day could hold."""
        return sum(dag.krevd_oere for dag in self.dager)

    @property
    def mottatt_dager_oere(self) -> int:
        """Received on the days."""
        return sum(dag.mottatt_oere for dag in self.dager)

    @property
    def differanse_oere(self) -> int:
        """Claimed less received on the days."""
        return sum(dag.differanse_oere for dag in self.dager)


def kravdager(krav: Krav, dato: date, kjent: datetime | None) -> Kravdager:
    """The day ledger of a claim as the page's rows."""
    regnskap = dagregnskap_for_krav(krav, dato, kjent)
    har_svar, beregnet = regnskap.mottatt_oere != 0, krav.ytelse in BEREGNEDE
    dager = []
    for rad in regnskap.dager:
        # While Nav has not answered, money that has not come is no deviation of the single day.
        avviker = (beregnet and rad.ventet_oere != rad.krevd_oere) or (
            har_svar and rad.mottatt_oere != rad.krevd_oere
        )
        beloep = (rad.ventet_oere, rad.krevd_oere, rad.mottatt_oere)
        ventet = rad.ventet
        if ventet is None:
            dager.append(Dag(rad.fom, *beloep, avviker=avviker))
            continue
        dager.append(
            Dag(
                rad.fom,
                *beloep,
                klasse=_klasse(ventet.klasse, rad.fom),
                betaler=_betaler(ventet.betaler, rad.fom),
                grad=f"{ventet.grad.normalize():f}",
                hjemmel=ventet.hjemmel,
                sikkerhet=ventet.sikkerhet,
                avslag=ventet.avslag,
                avviker=avviker,
            )
        )
    return Kravdager(
        tuple(dager),
        regnskap.ventet_oere,
        regnskap.krevd_oere,
        regnskap.mottatt_oere,
        tuple((post.slag.value, post.oere) for post in regnskap.ikke_fordelt),
    )


@dataclass(frozen=True, slots=True)
class Maanedssum:
    """Sums of the days of one month, in øre."""

    ventet: int
    krevd: int
    mottatt: int
    differanse: int


@dataclass(frozen=True, slots=True)
class Utsnitt:
    """The days a page shows at a time: all of them, or one month of a long claim."""

    dager: tuple[Dag, ...]
    maaneder: tuple[date, ...]
    maaned: date | None
    sum: Maanedssum


def utsnitt(dager: tuple[Dag, ...], oensket: date | None) -> Utsnitt:
    """The wanted month (the first when it is not the claim's); a short claim is shown whole."""
    maaneder = tuple(sorted({dag.dag.replace(day=1) for dag in dager}))
    if len(dager) <= FLEST_DAGER:
        return Utsnitt(dager, (), None, _summer(dager))
    maaned = oensket if oensket in maaneder else maaneder[0]
    viste = tuple(dag for dag in dager if dag.dag.replace(day=1) == maaned)
    return Utsnitt(viste, maaneder, maaned, _summer(viste))


def _summer(dager: tuple[Dag, ...]) -> Maanedssum:
    return Maanedssum(
        sum(dag.ventet_oere for dag in dager),
        sum(dag.krevd_oere for dag in dager),
        sum(dag.mottatt_oere for dag in dager),
        sum(dag.differanse_oere for dag in dager),
    )


def _betaler(betaler: str, dag: date) -> str:
    """A run is stored with its weekdays' payer; Nav pays nobody in a weekend (ftrl. § 8-11)."""
    return INGEN if betaler == NAV and er_helg(dag) else betaler


def _klasse(klasse: str, dag: date) -> str:
    """A stored run is named after its weekdays; Nav's weekend inside it is a weekend."""
    return HELG if klasse == SYKEPENGEDAG and er_helg(dag) else klasse


def kravrad(krav: Krav, valg: Valg) -> Kravrad | None:
    """The claim's amounts at the date; None when it was not there yet."""
    rader = kravliste(krav.arbeidsgiver, valg.dato, valg.kjent, Utvalg(krav_id=krav.pk))
    return rader[0] if rader else None


@dataclass(frozen=True, slots=True)
class Bevegelsesvisning:
    """A movement with its adjustment, and what is outstanding after it (øre)."""

    rad: Bevegelsesrad
    justering: Justering | None
    saldo_oere: int


def bevegelser(krav: Krav, valg: Valg) -> list[Bevegelsesvisning]:
    """The movements of a claim up to the date, oldest first, with a running balance."""
    rader = list(
        bevegelser_i_perioden(krav.arbeidsgiver, None, valg.dato, valg.kjent, Utvalg(krav_id=krav.pk))
    )
    justeringer = Justering.objects.in_bulk([r.justering_id for r in rader if r.justering_id])
    saldo, visninger = 0, []
    for rad in rader:
        saldo += rad.oere
        visninger.append(Bevegelsesvisning(rad, justeringer.get(rad.justering_id or 0), saldo))
    return visninger


@dataclass(frozen=True, slots=True)
class Kravfakta:
    """The claim with what identifies it on the page."""

    krav: Krav
    person: Person
    maskert_fnr: str
    siste_mottak: date
    er_beregnet: bool


def kravfakta(krav: Krav, maskert_fnr: str) -> Kravfakta:
    """The claim's facts; Nav's limit is counted for its first day, the first to lapse."""
    return Kravfakta(krav, krav.person, maskert_fnr, foreldelsesdato(krav.fom), krav.ytelse in BEREGNEDE)
