"""Sykdomsgrad and utbetalingsgrad over all employers, ftrl. § 8-13.

Two sums are made of the same day. The sykdomsgrad decides *whether* there is a right (20 percent
of all work); the utbetalingsgrad decides *how much* of the basis is paid. They differ where a day
is sick but not Nav's to pay (arbeidsgiverperiode, refused) and where other benefits take room.
Border: what kind of day it is has been decided before; kroner are made in `fordeling`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje

Tall = int | Fraction
HUNDRE = 100
GRADERT = Hjemmel("ftrl", "8-13")


class UgyldigSoeknadsgrad(ValueError):
    """The employee says to have worked less than the sick note allows for."""


class Dagsdel(NamedTuple):
    """One employer's part of one day.

    `inntekt` and `refusjon` are kroner a year (income in the basis, uncapped, and refund
    claimed), `grad` percent sick, `betales` whether the day is Nav's to pay at this employer,
    `ny_inntekt` kroner a year earned outside the basis and `dekningsgrad` percent of the right.
    An employer about whom nothing is known that day is left out and so has no weight.
    """

    inntekt: Tall
    grad: Tall
    refusjon: Tall = 0
    betales: bool = True
    ny_inntekt: Tall = 0
    dekningsgrad: Tall = HUNDRE


@dataclass(frozen=True, slots=True)
class Heltallsdag:
    """The day in whole numbers: money in 1/`pengenevner` kroner a year, degrees in 1/`gradnevner`.

    `dekning` is in 1/`dekningsnevner`. Whole numbers with one denominator each keep the
    arithmetic exact and cheap.
    """

    pengenevner: int
    gradnevner: int
    dekningsnevner: int
    inntekter: list[int]
    refusjoner: list[int]
    sykegrader: list[int]
    betalingsgrader: list[int]
    dekning: list[int]
    ny_inntekt: int


def til_heltall(deler: Sequence[Dagsdel], *penger: Tall) -> Heltallsdag:
    """Bring the parts of a day, and any further amounts of the same day, to common denominators."""
    penge = lcm(
        *(x.denominator for d in deler for x in (d.inntekt, d.refusjon, d.ny_inntekt)),
        *(x.denominator for x in penger),
    )
    grad = lcm(*(d.grad.denominator for d in deler)) * HUNDRE
    dekning = lcm(*(d.dekningsgrad.denominator for d in deler)) * HUNDRE
    sykegrader = [hel(d.grad, grad // HUNDRE) for d in deler]
    return Heltallsdag(
        pengenevner=penge,
        gradnevner=grad,
        dekningsnevner=dekning,
        inntekter=[hel(d.inntekt, penge) for d in deler],
        refusjoner=[hel(d.refusjon, penge) for d in deler],
        sykegrader=sykegrader,
        betalingsgrader=[g if d.betales else 0 for d, g in zip(deler, sykegrader, strict=True)],
        dekning=[hel(d.dekningsgrad, dekning // HUNDRE) for d in deler],
        ny_inntekt=sum(hel(d.ny_inntekt, penge) for d in deler),
    )


def hel(verdi: Tall, nevner: int) -> int:
    """The value as a whole number of 1/`nevner`; `nevner` is a multiple of its denominator."""
    return verdi.numerator * (nevner // verdi.denominator)


def total_sykdomsgrad(deler: Sequence[Dagsdel]) -> Fraction:
    """The day's degree over all employers, percent, weighted by income (§ 8-13).

    New income is taken off as money. Days Nav does not pay count with their sick degree.
    Zero when nobody has income in the basis.
    """
    if len(deler) == 1 and deler[0].inntekt and not deler[0].ny_inntekt:
        return Fraction(deler[0].grad)
    dag = til_heltall(deler)
    teller, nevner = _vektet(dag, dag.sykegrader)
    return HUNDRE * Fraction(max(0, teller - dag.ny_inntekt * dag.gradnevner), nevner)


def utbetalingsgrad(deler: Sequence[Dagsdel], andre_ytelser: Tall = 0) -> Fraction:
    """The share of the basis paid that day, percent; `andre_ytelser` is the sum of their percents."""
    teller, nevner = utbetalingsandel(til_heltall(deler), andre_ytelser)
    return HUNDRE * Fraction(teller, nevner)


def utbetalingsandel(dag: Heltallsdag, andre_ytelser: Tall) -> tuple[int, int]:
    """The utbetalingsgrad as a share of one: (numerator, denominator).

    Other benefits first use the room that the sickness leaves free and only then reduce.
    """
    foer_ny_inntekt, nevner = _vektet(dag, dag.betalingsgrader)
    andel = foer_ny_inntekt - dag.ny_inntekt * dag.gradnevner
    if andre_ytelser:
        skala = HUNDRE * andre_ytelser.denominator
        rom = max(0, nevner - foer_ny_inntekt) * skala
        fortrengt = max(0, andre_ytelser.numerator * nevner - rom)
        andel, nevner = andel * skala - fortrengt, nevner * skala
    return max(0, andel), nevner


def _vektet(dag: Heltallsdag, grader: list[int]) -> tuple[int, int]:
    teller = sum(i * g for i, g in zip(dag.inntekter, grader, strict=True))
    return teller, max(1, sum(dag.inntekter)) * dag.gradnevner


def under_minste_grad(totalgrad: Fraction, parametre: Sykepengeparametre) -> bool:
    """True when the total degree is too low for sykepenger (§ 8-13).

    Exactly 20 percent is enough; Nav compares with a tolerance, so anything above 19.999 is too.
    """
    return totalgrad <= parametre.for_lav_grad


def finn_totalgrader(linjer: Sequence[Tidslinje[Dagsdel]]) -> Tidslinje[Fraction]:
    """The total degree of each day on which at least one employer has a part."""
    samlet: Tidslinje[tuple[Dagsdel, ...]] = Tidslinje()
    for linje in linjer:
        samlet = samlet.kombiner(linje, lambda foer, del_: (foer or ()) + ((del_,) if del_ else ()))
    return samlet.omform(total_sykdomsgrad)


def finn_dager_under_minste_grad(
    linjer: Sequence[Tidslinje[Dagsdel]], parametre: Sykepengeparametre
) -> tuple[Periode, ...]:
    """The days whose total degree is too low: every Nav weekday among them is refused at all employers."""
    return tuple(
        loep.periode for loep in finn_totalgrader(linjer) if under_minste_grad(loep.verdi, parametre)
    )


def soeknadsgrad(sykmeldingsgrad: Tall, faktisk_arbeid: Tall | None) -> Fraction:
    """The degree of a day in the søknad, percent: what was not worked, when that is stated.

    Raises UgyldigSoeknadsgrad when it would be higher than the sick note's.
    """
    if faktisk_arbeid is None:
        return Fraction(sykmeldingsgrad)
    grad = HUNDRE - Fraction(faktisk_arbeid)
    if grad > sykmeldingsgrad:
        raise UgyldigSoeknadsgrad(
            f"graden i søknaden ({grad}) er høyere enn i sykmeldingen ({sykmeldingsgrad})"
        )
    return grad


def spor_sykdomsgrad(
    deler: Sequence[Dagsdel], parametre: Sykepengeparametre, periode: Periode | None = None
) -> tuple[Steg, ...]:
    """The steps of the total degree and the 20 percent test, for days that share these parts."""
    grad = total_sykdomsgrad(deler)
    sammen = Steg(
        regel="sykepenger.grad.total",
        hjemmel=GRADERT,
        periode=periode,
        fakta=tuple(
            (f"{navn}_{nummer}", Fraction(verdi))
            for nummer, d in enumerate(deler, start=1)
            for navn, verdi in (("grad", d.grad), ("inntekt", d.inntekt), ("ny_inntekt", d.ny_inntekt))
            if navn != "ny_inntekt" or verdi
        ),
        utfall=grad,
    )
    grense = Steg(
        regel="sykepenger.grad.minste",
        hjemmel=GRADERT,
        periode=periode,
        fakta=(("totalgrad", grad),),
        parametre=(
            ("minste_grad", parametre.minste_grad),
            ("minste_grad_toleranse", parametre.minste_grad_toleranse),
        ),
        utfall=not under_minste_grad(grad, parametre),
    )
    return sammen, grense
