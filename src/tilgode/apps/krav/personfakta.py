"""From stored rows to the facts an assessment of sykepenger reads.

Each position is an employer of its own in the law's sense: the days are counted per employment, and
all the person's employments share the 6 G cap. Where no inntektsmelding has been sent for an absence,
the refund that could be claimed is taken to be the full pay, so that a forgotten claim shows; the
amount is then a bound and not exact (`uten_inntektsmelding`).
Border: pure; reads no database and decides nothing that the rules decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from tilgode.apps.krav.meldinger import lag_tidslinje, les_meldinger
from tilgode.apps.krav.personrader import Forholdrader, Personrader, Rad
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Fritak,
    Fritaksgrunn,
    Inntektsopplysning,
    Personfakta,
    Sykdomstidslinje,
)
from tilgode.rules.ytelser.sykepenger.grunnlag import beregn_tre_maaneder, velg_inntektsopplysning
from tilgode.rules.ytelser.sykepenger.refusjon import (
    Refusjonsendring,
    Refusjonsopplysning,
    refusjonstidslinje,
)
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import finn_skjaeringstidspunkter
from tilgode.values.beloep import OERE_PER_KRONE
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep, Tidslinje

EVIG = date(2999, 12, 31)
FRITAKSTYPER = {
    "FRITAK_KRONISK": Fritaksgrunn.KRONISK,
    "FRITAK_SVANGERSKAP": Fritaksgrunn.SVANGERSKAP,
}


@dataclass(frozen=True, slots=True)
class Oversatt:
    """The facts, which employment each name stands for, and days where the refund is assumed."""

    fakta: Personfakta
    forhold: dict[str, int]
    uten_inntektsmelding: dict[str, tuple[Periode, ...]]


def oversett(person: Personrader, parametre: Lovparametre) -> Oversatt:
    """The facts of one person; employments without any message are kept for their pay."""
    fritak = tuple(_fritak(person.vedtak))
    delene = [_arbeidsgiver(f, fritak, parametre) for f in person.forhold]
    fakta = Personfakta(
        foedselsdato=person.foedselsdato,
        arbeidsgivere=tuple(fakta for fakta, _ in delene),
        kjente_arbeidsgivere=False,
    )
    return Oversatt(
        fakta,
        {f.noekkel: f.id for f in person.forhold},
        {fakta.navn: uten for fakta, uten in delene},
    )


def _fritak(vedtak: Iterable[Rad]) -> Iterable[Fritak]:
    """The decisions on exemption. Which absences a pregnancy explains is not stored (no diagnosis):
    all inside the decided period are taken to."""
    for type_, mottatt, termin, fom, tom in vedtak:
        if type_ in FRITAKSTYPER:
            periode = Periode(fom, tom)
            yield Fritak(FRITAKSTYPER[type_], periode, mottatt, termin, (periode,))


def _arbeidsgiver(
    forhold: Forholdrader, fritak: tuple[Fritak, ...], parametre: Lovparametre
) -> tuple[Arbeidsgiverfakta, tuple[Periode, ...]]:
    tidslinje = lag_tidslinje(les_meldinger(forhold), parametre)
    loenn = {_maaned(dag): _kroner(oere) for dag, oere in forhold.loenn}
    inntekter = tuple(Inntektsopplysning(rad[4], _kroner(rad[6])) for rad in forhold.inntektsmeldinger)
    ansatt = tuple(_ansatt(forhold.tilstander))
    refusjon, uten = _refusjon(forhold, tidslinje, loenn, inntekter, parametre)
    fakta = Arbeidsgiverfakta(
        navn=forhold.noekkel,
        tidslinje=tidslinje,
        loenn=loenn,
        inntektsmeldinger=inntekter,
        refusjon=_bare_som_ansatt(refusjon, ansatt),
        fritak=fritak,
        ansatt=ansatt,
    )
    return fakta, uten


@lru_cache(maxsize=1024)
def _maaned(dag: date) -> Maaned:
    return Maaned(dag.year, dag.month)


@lru_cache(maxsize=65536)
def _kroner(oere: int) -> Fraction:
    """Exact kroner; pay repeats from month to month."""
    return Fraction(oere, OERE_PER_KRONE)


def _ansatt(tilstander: Iterable[Rad]) -> Iterable[Periode]:
    """The employment periods; the last state of each start decides its end."""
    slutt_av: dict[date, date | None] = {rad[0]: rad[1] for rad in tilstander}
    for start, slutt in sorted(slutt_av.items()):
        if slutt is None or slutt >= start:
            yield Periode(start, slutt or EVIG)


def _bare_som_ansatt(refusjon: Tidslinje[Fraction], ansatt: tuple[Periode, ...]) -> Tidslinje[Fraction]:
    """No refund after the employment has ended: nobody pays wages then."""
    if not ansatt:
        return refusjon
    return refusjon.avgrens(Periode(min(p.fom for p in ansatt), max(p.tom for p in ansatt)))


# --- refund claimed -------------------------------------------------------------------------------


def _refusjonsopplysning(rad: Rad) -> Refusjonsopplysning:
    _, _, _, _, fravaersdag, _, _, refusjon, opphoer, endringer = rad
    return Refusjonsopplysning(
        fravaersdag,
        _kroner(refusjon),
        opphoer,
        tuple(Refusjonsendring(date.fromisoformat(dag), _kroner(oere)) for dag, oere in endringer),
    )


def _refusjon(
    forhold: Forholdrader,
    tidslinje: Sykdomstidslinje,
    loenn: dict[Maaned, Fraction],
    inntekter: tuple[Inntektsopplysning, ...],
    parametre: Lovparametre,
) -> tuple[Tidslinje[Fraction], tuple[Periode, ...]]:
    """The monthly refund over time, and the absences for which it is assumed to be the full pay."""
    fravaer = finn_skjaeringstidspunkter([tidslinje]) if tidslinje else ()
    meldt = refusjonstidslinje([_refusjonsopplysning(rad) for rad in forhold.inntektsmeldinger])
    deler: list[Loep[Fraction]] = []
    uten: list[Periode] = []
    for periode in fravaer:
        verdier = parametre.paa(periode.fom)
        slakk = timedelta(days=verdier.agp_dager + verdier.opphold_dager)
        if any(periode.fom - slakk <= i.foerste_fravaersdag <= periode.tom for i in inntekter):
            deler.extend(meldt.avgrens(periode))
            continue
        opplysning = velg_inntektsopplysning(inntekter, periode.fom, verdier)
        inntekt = (
            opplysning.maanedsinntekt if opplysning else beregn_tre_maaneder(loenn, periode.fom, verdier)
        )
        deler.append(Loep(periode, inntekt))
        uten.append(periode)
    return Tidslinje(deler), tuple(uten)
