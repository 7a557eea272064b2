"""A deviation as plain rows: what a claim got, and what is known of it; and what that means to the engine.

Border: pure, so that it can be sent to another process; where the rows come from is `avvik`, the
explanation is `core.forklaring`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tilgode.apps.krav.meldinger import SENDTE
from tilgode.apps.krav.personfakta import Oversatt, oversett
from tilgode.apps.krav.personrader import Forholdrader, Personrader
from tilgode.core.forklaring import (
    Avvik,
    Forklaring,
    Lov,
    Mottatt,
    Nabokrav,
    Opplysninger,
    Soeknadsstatus,
    forklar,
)
from tilgode.values.beloep import OERE_PER_KRONE
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode

#: Papers further from a claim than this say nothing about it.
NAER_DAGER = 45


#: (first day, last day, øre) of a settlement line, or of what of it belongs to the claim.
Linje = tuple[date | None, date | None, int]


@dataclass(frozen=True, slots=True)
class Naborad:
    """Another claim of the employment (see `core.forklaring.Nabokrav`)."""

    krav: str
    ytelse: str
    fom: date
    tom: date
    linjer: tuple[Linje, ...]
    venter: int


@dataclass(frozen=True, slots=True)
class Avviksrad:
    """One claim whose expected and received amounts differ.

    `alder_dager` is counted to the last settlement that is known. `senere_betalt`, `foer_betalt`, `foer_avkortet`, `naboer`, `betalte_like` and `like_foer` are about the employment's other claims
    (see `core.forklaring.Opplysninger`).
    """

    krav_id: int
    referanse: str
    forhold_id: int
    ytelse: str
    fom: date
    tom: date
    krevd_oere: int
    ventet_oere: int
    linjer: tuple[Linje, ...]
    sendt: date | None
    alder_dager: int
    avslag: bool
    justert_oere: int = 0
    maksdato: date | None = None
    betalte_like: tuple[str, ...] = ()
    like_foer: tuple[str, ...] = ()
    naboer: tuple[tuple[str, int], ...] = ()
    senere_betalt: bool | None = None
    foer_betalt: bool = False
    foer_avkortet: bool = False
    venter: int | None = None
    nabokrav: tuple[Naborad, ...] = ()

    @property
    def mottatt_oere(self) -> int:
        """What was received."""
        return sum(oere for _, _, oere in self.linjer)

    @property
    def er_skrevet_feil(self) -> bool:
        """The claim was for another amount than the law gives, and has not been adjusted to it."""
        return self.ventet_oere not in (self.krevd_oere, self.krevd_oere + self.justert_oere)

    @property
    def er_oppgjort(self) -> bool:
        """Somebody has adjusted the claim, for a cause, to what Nav paid: nothing is outstanding."""
        return bool(self.justert_oere) and self.krevd_oere + self.justert_oere == self.mottatt_oere


@dataclass(frozen=True, slots=True)
class Oppdrag:
    """A person's facts with the deviations of the person's claims.

    `loenn` is pay by kind: (employment, kind, month, øre); `loenn_til` the last day any pay is known of.
    """

    person: Personrader
    rader: tuple[Avviksrad, ...]
    loenn: tuple[tuple[int, str, date, int], ...] = field(default=())
    loenn_til: date | None = None


#: The explanation of each deviation, or why its facts cannot be assessed.
Svar = tuple[Forklaring | str, ...]


def forklar_oppdrag(oppdrag: Oppdrag, lov: Lov) -> Svar:
    """Explain each of a person's deviations, in order."""
    try:
        oversatt = oversett(oppdrag.person, lov.parametre)
    except ValueError as grunn:
        return (str(grunn),) * len(oppdrag.rader)
    return tuple(_forklar(lag_avvik(oppdrag, rad, oversatt), lov) for rad in oppdrag.rader)


def _forklar(avvik: Avvik, lov: Lov) -> Forklaring | str:
    try:
        return forklar(avvik, lov)
    except ValueError as grunn:
        return str(grunn)


def lag_avvik(oppdrag: Oppdrag, rad: Avviksrad, oversatt: Oversatt) -> Avvik:
    """The deviation as the engine reads it."""
    forhold = next(f for f in oppdrag.person.forhold if f.id == rad.forhold_id)
    return Avvik(
        krav=rad.referanse,
        navn=forhold.noekkel,
        ytelse=rad.ytelse,
        periode=Periode(rad.fom, rad.tom),
        fakta=oversatt.fakta,
        mottatt=tuple(Mottatt(*linje) for linje in rad.linjer),
        opplysninger=_opplysninger(oppdrag, rad, forhold, oversatt),
        krevd_oere=rad.krevd_oere if rad.er_skrevet_feil else None,
    )


def _opplysninger(
    oppdrag: Oppdrag, rad: Avviksrad, forhold: Forholdrader, oversatt: Oversatt
) -> Opplysninger:
    periode = Periode(rad.fom, rad.tom)
    vindu = (rad.fom.toordinal() - NAER_DAGER, rad.tom.toordinal())
    return Opplysninger(
        sendt=rad.sendt,
        alder_dager=rad.alder_dager,
        venter=rad.venter,
        nabokrav=tuple(
            Nabokrav(
                n.krav, n.ytelse, Periode(n.fom, n.tom), tuple(Mottatt(*ett) for ett in n.linjer), n.venter
            )
            for n in rad.nabokrav
        ),
        inntektsmeldinger=tuple((rad[4], rad[2]) for rad in forhold.inntektsmeldinger if rad[2] is not None),
        avslag=rad.avslag,
        soeknader=tuple(
            Soeknadsstatus(Periode(fom, tom), sendt if status in SENDTE else None)
            for _, _, sendt, status, fom, tom, _ in forhold.soeknader
            if Periode(fom, tom).overlapper(periode)
            or (
                status not in SENDTE
                and vindu[0] <= tom.toordinal()
                and fom.toordinal() <= vindu[1] + NAER_DAGER
            )
        ),
        sykmeldinger=tuple(
            Periode(fom, tom)
            for _, _, _, fom, tom, _ in forhold.sykmeldinger
            if tom.toordinal() >= vindu[0] and fom.toordinal() <= vindu[1] + NAER_DAGER
        ),
        uten_inntektsmelding=tuple(
            p for p in oversatt.uten_inntektsmelding[forhold.noekkel] if p.overlapper(periode)
        ),
        maksdato=rad.maksdato,
        betalte_like=rad.betalte_like,
        like_foer=rad.like_foer,
        naboer=rad.naboer,
        tilbakefoert_oere=-sum(oere for _, _, oere in rad.linjer if oere < 0),
        loenn_av_type=_loenn_av_type(oppdrag, rad.forhold_id),
        loenn_til=oppdrag.loenn_til,
        startdato=min((tilstand[0] for tilstand in forhold.tilstander), default=None),
        senere_betalt=rad.senere_betalt,
        foer_betalt=rad.foer_betalt,
        foer_avkortet=rad.foer_avkortet,
    )


def _loenn_av_type(oppdrag: Oppdrag, forhold_id: int) -> dict[str, dict[Maaned, Fraction]]:
    per_type: dict[str, dict[Maaned, Fraction]] = defaultdict(dict)
    for forhold, type_, dag, oere in oppdrag.loenn:
        if forhold == forhold_id:
            per_type[type_][Maaned.av(dag)] = Fraction(oere, OERE_PER_KRONE)
    return dict(per_type)
