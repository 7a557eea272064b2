"""A sick employee for the tests: 17 sick-note days and more from Monday 4 March 2024, 40,000 kroner a month.

Nav's side is made by the law on other facts, told in the test, so that the engine's own changes are not
what they are tested by.
"""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tilgode.core.forklaring import Avvik, Forklaring, Lov, Mottatt, Opplysninger, forklar
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.betalingslinjer import lag_betalingslinjer
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Dag,
    Dagtype,
    Inntektsopplysning,
    Personfakta,
)
from tilgode.rules.ytelser.sykepenger.vurdering import vurder_refusjon
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje

NAVN = "1-1"
LOV = Lov(last())
START = date(2024, 3, 4)
EVIG = date(2999, 12, 31)
SYK, EGENMELDING, FERIE, ARBEID = (
    Dag(t) for t in (Dagtype.SYK, Dagtype.EGENMELDING, Dagtype.FERIE, Dagtype.ARBEID)
)


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def p(fom: str, tom: str) -> Periode:
    return Periode(d(fom), d(tom))


def grad(prosent: int) -> Dag:
    return Dag(Dagtype.SYK, Fraction(prosent))


def person(
    *dager: tuple[Periode, Dag], inntekt: int = 40_000, start: date = START, **mer: object
) -> Personfakta:
    """A person with these days (later ones over earlier ones), pay of `inntekt` a month and full refund."""
    linje: Tidslinje[Dag] = Tidslinje()
    for periode, dag in dager:
        linje = Tidslinje.av((periode, dag)).over(linje)
    arbeidsgiver = Arbeidsgiverfakta(
        navn=NAVN,
        tidslinje=linje,
        loenn={Maaned.av(start) - n: Fraction(inntekt) for n in range(-2, 14)},
        inntektsmeldinger=(Inntektsopplysning(start, Fraction(inntekt)),),
        refusjon=Tidslinje.av((Periode(start, EVIG), Fraction(10_000_000))),
        ansatt=(Periode(date(2015, 1, 1), EVIG),),
    )
    return Personfakta(date(1980, 1, 1), (replace(arbeidsgiver, **mer),), opptjening_oppfylt=True)


def navs_linjer(fakta: Personfakta, maaned: Periode) -> tuple[Mottatt, ...]:
    """The lines Nav pays for a month, as its engine groups them."""
    dager = vurder_refusjon(fakta, last()).arbeidsgivere[NAVN].dager.avgrens(maaned)
    return tuple(
        Mottatt(linje.periode.fom, linje.periode.tom, linje.total * 100)
        for linje in lag_betalingslinjer(dager)
    )


def forklart(
    vaart: Personfakta,
    mottatt: tuple[Mottatt, ...],
    maaned: Periode,
    ytelse: str = "SYKEPENGER",
    **opplysninger: object,
) -> Forklaring:
    """The explanation of a claim for a month."""
    return forklar(Avvik("K1", NAVN, ytelse, maaned, vaart, mottatt, Opplysninger(**opplysninger)), LOV)


def koder(forklaring: Forklaring) -> list[str]:
    return [a.kode for a in forklaring.aarsaker]
