"""The running right of everybody who is absent near maksdato, or has been after it, beside what Nav has paid.

Border: reads only. The count is the assessment's own; Nav's days are the day posts of what was received.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.db.models import Q

from tilgode.apps.dagregnskap.models import Dagpost
from tilgode.apps.krav.beregning import SYKEPENGER, vurder
from tilgode.apps.krav.faktarader import hent_personer
from tilgode.apps.krav.forventning import BOLK, gjeldende_beregninger
from tilgode.apps.krav.models import Ventetloep
from tilgode.apps.krav.personfakta import Oversatt
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver
from tilgode.apps.person.models import Arbeidsforhold
from tilgode.apps.person.oppslag import Ansvarshistorikk
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import kjent_ved
from tilgode.core.maksdato import Maksdatosak, Varsel, finn_varsel
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag
from tilgode.rules.ytelser.sykepenger.maksdato import Sak
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering
from tilgode.values.beloep import OERE_PER_KRONE, rund_halv_opp
from tilgode.values.kalender import Maaned, antall_virkedager, virkedager
from tilgode.values.periode import EN_DAG, Periode

#: Money after this much of the quota's weekdays is worth a count.
NAER_DAGER = 150
#: An absence that ended longer ago is not running.
PAAGAAR_DAGER = 14
#: Days after maksdato older than this are history.
TILBAKE_DAGER = 365
OPPBRUKT = (Avslag.SYKEPENGEDAGER_OPPBRUKT, Avslag.SYKEPENGEDAGER_OPPBRUKT_OVER_67)
MANGE = 400


@dataclass(frozen=True, slots=True)
class Maksdatorad:
    """A case with the names a person reads."""

    sak: Maksdatosak
    navn: str
    ansattnummer: str
    ansvar: str
    sektor: str


@dataclass(slots=True)
class _Navs:
    """What Nav has paid and been asked for, by weekday, and what maksdato it printed (first day of the line)."""

    mottatt: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    krevd: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    trykt: list[tuple[date, date]] = field(default_factory=list)

    def maksdato(self, siste_dag: date) -> date | None:
        """The one printed last for days of the right that ended on this day."""
        return next((maks for fom, maks in reversed(self.trykt) if fom <= siste_dag), None)


def maksdatoliste(
    arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None = None, ansvar: str | None = None
) -> list[Maksdatorad]:
    """Everybody with a warning, or with absence after the last day in the year before `per`; nearest first."""
    kandidater = _kandidater(arbeidsgiver, per, kjent)
    navs = _navs(arbeidsgiver, kandidater, per, kjent)
    saker = []
    for i in range(0, len(kandidater), MANGE):
        for rader in hent_personer(kandidater[i : i + MANGE], kjent):
            oversatt, vurdering = vurder(rader, last())
            sak = _sak(rader.id, oversatt, vurdering, navs.get(rader.id, _Navs()), per)
            if sak is not None:
                saker.append(sak)
    rader_ = [r for r in _med_navn(arbeidsgiver, saker, per) if ansvar in (None, r.ansvar)]
    return sorted(rader_, key=lambda r: (r.sak.maksdato, r.ansvar, r.navn, r.sak.person_id))


def _kandidater(arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None) -> list[int]:
    """Persons absent lately, with enough of Nav's days behind them, or with days refused as used up."""
    fra = per - timedelta(days=TILBAKE_DAGER)
    rader = Ventetloep.objects.filter(
        Q(betaler="N") | Q(avslag__in=[a.value for a in OPPBRUKT]),
        arbeidsforhold__arbeidsgiver=arbeidsgiver,
        tom__gte=fra - timedelta(days=3 * TILBAKE_DAGER),
        **gjeldende_beregninger(kjent),
    )
    dager: dict[int, int] = defaultdict(int)
    siste: dict[int, date] = {}
    for person, fom, tom in rader.values_list("arbeidsforhold__person_id", "fom", "tom").iterator(BOLK):
        dager[person] += antall_virkedager(Periode(fom, tom))
        siste[person] = max(siste.get(person, date.min), tom)
    return sorted(p for p, antall in dager.items() if antall >= NAER_DAGER and siste[p] >= fra)


def _navs(
    arbeidsgiver: Arbeidsgiver, personer: list[int], per: date, kjent: datetime | None
) -> Mapping[int, _Navs]:
    samlet: dict[int, _Navs] = defaultdict(_Navs)
    for i in range(0, len(personer), MANGE):
        bolk = personer[i : i + MANGE]
        bevegelser = Bevegelse.objects.filter(
            kjent_ved(kjent),
            arbeidsgiver=arbeidsgiver,
            krav__person__in=bolk,
            dato__lte=per,
            ytelse=SYKEPENGER,
        ).exclude(type__in=("NEDJUSTERT", "OPPJUSTERT", "AVSKREVET"))
        poster = Dagpost.objects.filter(bevegelse__in=bevegelser, fom__isnull=False)
        felter = ("bevegelse__krav__person_id", "bevegelse__type", "fom", "tom", "oere", "dagsbeloep_oere")
        for person, type_, fom, tom, oere, dagen in poster.values_list(*felter).iterator(BOLK):
            mottatt = type_ == Bevegelse.Type.MOTTATT
            maal = samlet[person].mottatt if mottatt else samlet[person].krevd
            beloep = abs(dagen) if (oere < 0) == mottatt else -abs(dagen)
            for dag in virkedager(Periode(fom, tom)):
                maal[dag] += beloep
        linjer = Kobling.objects.filter(
            kjent_ved(kjent),
            krav__person__in=bolk,
            oppheving__isnull=True,
            linje__maksdato__isnull=False,
            linje__oppgjoer__valutadato__lte=per,
        ).order_by("linje__oppgjoer__valutadato", "linje_id")
        for person, fom, maksdato in linjer.values_list("krav__person_id", "linje__fom", "linje__maksdato"):
            if fom is not None and maksdato is not None:
                samlet[person].trykt.append((fom, maksdato))
    return samlet


def _sak(
    person_id: int, oversatt: Oversatt, vurdering: Vurdering, navs: _Navs, per: date
) -> Maksdatosak | None:
    resultat = vurdering.maksdato
    if resultat is None:
        return None
    etter = _dager_etter(vurdering, per)
    # refused days belong to the right that was used up, though another may have begun since
    sak = (
        next((s for s in reversed(resultat.saker) if _er_foer(s, etter)), resultat.sak)
        if etter
        else resultat.sak
    )
    siste_dag = sak.siste_betalte if etter and sak.siste_betalte else resultat.prognose.maksdato
    syk_til = max((tom for _, tom in vurdering.sykefravaer), default=0)
    paagaar = syk_til >= (per - timedelta(days=PAAGAAR_DAGER)).toordinal()
    varsel = Varsel.PASSERT if etter else finn_varsel(siste_dag, per) if paagaar else None
    if varsel is None or (varsel is Varsel.PASSERT and not etter):
        return None
    start = max((d for d in (sak.start_vindu, sak.start_rett) if d is not None), default=date.min)
    navn = _arbeidsforhold(vurdering, per)
    return Maksdatosak(
        person_id,
        oversatt.forhold[navn],
        siste_dag,
        resultat.prognose.bestemmelse.value,
        sak.start_rett,
        sak.forbrukt,
        _virkedager_igjen(per, siste_dag),
        varsel,
        navs.maksdato(siste_dag),
        sum(1 for dag, oere in navs.mottatt.items() if oere > 0 and start <= dag <= siste_dag),
        len(etter),
        sum(navs.krevd.get(dag, 0) for dag in etter),
        sum(navs.mottatt.get(dag, 0) for dag in etter),
        _loenn(vurdering, etter),
    )


def _virkedager_igjen(per: date, siste_dag: date) -> int:
    return antall_virkedager(Periode(per + EN_DAG, siste_dag)) if siste_dag > per else 0


def _er_foer(sak: Sak, etter: Mapping[date, Fraction]) -> bool:
    """The right was used up before these refused days."""
    return bool(sak.avslatt) and sak.siste_betalte is not None and sak.siste_betalte < max(etter)


def _dager_etter(vurdering: Vurdering, per: date) -> dict[date, Fraction]:
    """Weekdays of absence that were refused as used up, up to `per` and not older than a year, with degree."""
    fra = per - timedelta(days=TILBAKE_DAGER)
    return {
        dag: Fraction(loep.klasse_ukedag.grad)
        for utfall in vurdering.arbeidsgivere.values()
        for loep in utfall.loep
        if set(OPPBRUKT) & set(loep.klasse_ukedag.avslag)
        if (felles := loep.periode.snitt(Periode(fra, per))) is not None
        for dag in virkedager(felles)
    }


def _arbeidsforhold(vurdering: Vurdering, per: date) -> str:
    """The employment with the last absence."""

    def siste(navn: str) -> date:
        loep = [
            ett.periode.tom
            for ett in vurdering.arbeidsgivere[navn].loep
            if ett.klasse_ukedag.avslag or ett.refusjon_oere_per_dag
        ]
        return max((dag for dag in loep if dag <= per), default=date.min)

    return max(sorted(vurdering.arbeidsgivere), key=siste)


def _loenn(vurdering: Vurdering, etter: Mapping[date, Fraction]) -> int:
    """Of each month's pay, the share of its weekdays that were refused, by degree (R-061)."""
    per_maaned: dict[Maaned, Fraction] = defaultdict(Fraction)
    for dag, grad in etter.items():
        per_maaned[Maaned.av(dag)] += grad / 100
    kroner = sum(
        (
            arbeidsgiver.loenn.get(maaned, Fraction(0)) * andel / antall_virkedager(maaned.periode)
            for arbeidsgiver in vurdering.fakta.arbeidsgivere
            for maaned, andel in per_maaned.items()
        ),
        Fraction(0),
    )
    return rund_halv_opp(kroner * OERE_PER_KRONE)


def _med_navn(arbeidsgiver: Arbeidsgiver, saker: list[Maksdatosak], per: date) -> Iterator[Maksdatorad]:
    forhold = Arbeidsforhold.objects.select_related("person").in_bulk([s.arbeidsforhold_id for s in saker])
    ansvar = {a.pk: a for a in Ansvar.objects.filter(arbeidsgiver=arbeidsgiver).select_related("sektor")}
    historikk = Ansvarshistorikk(arbeidsgiver)
    for sak in saker:
        ett = forhold[sak.arbeidsforhold_id]
        enhet = ansvar.get(historikk.paa(ett.pk, min(sak.maksdato, per)) or 0)
        yield Maksdatorad(
            sak,
            ett.person.navn,
            ett.ansattnummer,
            enhet.nummer if enhet else "",
            enhet.sektor.navn if enhet else "",
        )
