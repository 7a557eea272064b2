"""The amount of one day: pot, refunds first, then the employees' parts, ftrl. §§ 8-10, 22-3.

Everything is exact until one rounding at the very end: half up to whole kroner, per employer and
per recipient (so the parts may add up to a krone more or less than the day's rate, as at Nav).
The hot path is whole numbers with common denominators, never a Fraction per day.
`fordel_en` is the whole rule for one employer. It takes and gives plain ints and has no objects,
so that `rules.masse` compiles this very source; `fordel_dag` calls it too when a day has one part.
Border: the degrees come from `grad`; whether the day is paid at all has been decided before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.grad import (
    HUNDRE,
    Dagsdel,
    Heltallsdag,
    Tall,
    hel,
    til_heltall,
    utbetalingsandel,
    utbetalingsgrad,
)
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode

DAGSBELOEP = Hjemmel("ftrl", "8-10", ledd=3)
GRADERT = Hjemmel("ftrl", "8-13")
REFUSJON = Hjemmel("ftrl", "22-3")


class Restbeloep(ValueError):
    """Half a krone or more of the day's pot belongs to nobody; `per_dag` is how much (kroner)."""

    def __init__(self, per_dag: Fraction) -> None:
        super().__init__("dagens beløp lar seg ikke fordele: grunnlaget er større enn inntektene")
        self.per_dag = per_dag


class Dagsfordeling(NamedTuple):
    """What Nav pays for one day, in whole kroner, in the order of the parts; degree in percent."""

    arbeidsgiver: tuple[int, ...]
    person: tuple[int, ...]
    utbetalingsgrad: Fraction


def fordel_en(
    inntekt: int, krav: int, grunnlag: int, grad: int, utbetalingsgrad: int, nevner: int
) -> tuple[int, int]:
    """Distribute one day with one employer; returns (refund, to the person) in whole kroner.

    `inntekt`, `krav` and `grunnlag` (capped) are a year's money in one unit, for example øre;
    `grad` and `utbetalingsgrad` are in one unit too, for example percent. `nevner` is money units
    per krone × degree units per one × days in the year (øre, percent: 100 · 100 · 260). Plain
    whole numbers only, no branches on types: this is compiled as it stands by the mass executor.
    With øre and percent no number passes 2**63 for incomes up to 10**14 kroner.
    """
    total = inntekt * grad
    refusjon = krav * grad
    if refusjon > total:
        refusjon = total
    pott = grunnlag * utbetalingsgrad
    if refusjon >= pott:
        refusjon = pott
        person = 0
    else:
        person = total - refusjon
        if person > pott - refusjon:
            person = pott - refusjon
    return (2 * refusjon + nevner) // (2 * nevner), (2 * person + nevner) // (2 * nevner)


@dataclass(frozen=True, slots=True)
class _Regnestykke:
    """A day ready to be shared out: parts in 1/`nevner` kroner a day, the pot in 1/(`nevner` · `pottnevner`)."""

    totaler: list[int]
    refusjoner: list[int]
    pott: int
    pottnevner: int
    nevner: int


def fordel_dag(
    deler: Sequence[Dagsdel], sykepengegrunnlag: Tall, andre_ytelser: Tall = 0, *, dager_i_aaret: int = 260
) -> Dagsfordeling:
    """Distribute one day between employers and person.

    `sykepengegrunnlag` is capped, kroner a year; `andre_ytelser` the sum of the percents of other
    benefits. Refunds are met in full before the employees get anything, and are cut in
    proportion when they alone exceed the pot. Raises Restbeloep when half a krone or more of the
    pot would fall to nobody.
    """
    if len(deler) == 1:
        return _fordel_alene(deler[0], sykepengegrunnlag, andre_ytelser, dager_i_aaret)
    dag = til_heltall(deler, sykepengegrunnlag)
    teller, nevner = utbetalingsandel(dag, andre_ytelser)
    stykke = _sett_opp(dag, hel(sykepengegrunnlag, dag.pengenevner) * teller, nevner, dager_i_aaret)
    _kontroller_rest(stykke.pott - sum(stykke.totaler) * stykke.pottnevner, stykke.pottnevner * stykke.nevner)
    return Dagsfordeling(*_fordel_flere(stykke), HUNDRE * Fraction(teller, nevner))


def _fordel_alene(
    del_: Dagsdel, sykepengegrunnlag: Tall, andre_ytelser: Tall, dager_i_aaret: int
) -> Dagsfordeling:
    """Bring one part to whole numbers and let `fordel_en` share it out."""
    grad = del_.grad if del_.betales else 0
    utbetales: Tall = grad
    if del_.ny_inntekt or andre_ytelser or not del_.inntekt:
        utbetales = utbetalingsgrad((del_,), andre_ytelser)
    penge, (inntekt, krav, grunnlag) = _felles(del_.inntekt, del_.refusjon, sykepengegrunnlag)
    prosent, (egen, pott) = _felles(grad, utbetales)
    dekning, dekningsnevner = del_.dekningsgrad.as_integer_ratio()
    nevner = penge * prosent * HUNDRE * HUNDRE * dekningsnevner * dager_i_aaret
    _kontroller_rest((grunnlag * pott - inntekt * egen) * dekning, nevner)
    refusjon, person = fordel_en(inntekt, krav, grunnlag, egen * dekning, pott * dekning, nevner)
    vist = utbetales if isinstance(utbetales, Fraction) else Fraction(utbetales)
    return Dagsfordeling((refusjon,), (person,), vist)


def _felles(*verdier: Tall) -> tuple[int, list[int]]:
    """The common denominator, and each value in it."""
    deler = [verdi.as_integer_ratio() for verdi in verdier]
    felles = lcm(*[nevner for _, nevner in deler])
    return felles, [teller * (felles // nevner) for teller, nevner in deler]


def _sett_opp(dag: Heltallsdag, pott: int, pottnevner: int, dager_i_aaret: int) -> _Regnestykke:
    vekter = [i * g for i, g in zip(dag.inntekter, dag.betalingsgrader, strict=True)]
    totaler = [v * d for v, d in zip(vekter, dag.dekning, strict=True)]
    refusjoner = [
        min(r, i) * g * d
        for r, i, g, d in zip(dag.refusjoner, dag.inntekter, dag.betalingsgrader, dag.dekning, strict=True)
    ]
    # a right below 100 percent (§ 8-47) shrinks the pot as it shrinks the parts, by weight
    return _Regnestykke(
        totaler=totaler,
        refusjoner=refusjoner,
        pott=pott * sum(totaler) * dag.gradnevner,
        pottnevner=pottnevner * max(1, sum(vekter)),
        nevner=dag.pengenevner * dag.gradnevner * dag.dekningsnevner * dager_i_aaret,
    )


def _kontroller_rest(rest: int, krone: int) -> None:
    """Raise Restbeloep when `rest`, in 1/`krone` kroner a day, is half a krone or more."""
    if 2 * rest >= krone:
        raise Restbeloep(Fraction(rest, krone))


def _fordel_flere(stykke: _Regnestykke) -> tuple[tuple[int, ...], tuple[int, ...]]:
    krevd = sum(stykke.refusjoner)
    if krevd * stykke.pottnevner >= stykke.pott:
        avkortet = _andeler(stykke.refusjoner, stykke.pott, krevd * stykke.pottnevner, stykke.nevner)
        return avkortet, (0,) * len(stykke.refusjoner)
    personer = [t - r for t, r in zip(stykke.totaler, stykke.refusjoner, strict=True)]
    oensket = sum(personer) * stykke.pottnevner
    igjen = min(stykke.pott - krevd * stykke.pottnevner, oensket)
    return _andeler(stykke.refusjoner, 1, 1, stykke.nevner), _andeler(personer, igjen, oensket, stykke.nevner)


def _andeler(beloep: Sequence[int], teller: int, nevner: int, krone: int) -> tuple[int, ...]:
    """Each amount times teller/nevner, rounded half up to whole kroner."""
    if not nevner:
        return (0,) * len(beloep)
    helt = nevner * krone
    return tuple((2 * b * teller + helt) // (2 * helt) for b in beloep)


def spor_fordeling(
    deler: Sequence[Dagsdel],
    sykepengegrunnlag: Tall,
    andre_ytelser: Tall,
    parametre: Sykepengeparametre,
    periode: Periode | None = None,
) -> tuple[Steg, ...]:
    """The steps of a day's amount, for days that share these parts; one last step per employer."""
    ut = fordel_dag(deler, sykepengegrunnlag, andre_ytelser, dager_i_aaret=parametre.dager_i_aaret)
    divisor = ("dager_i_aaret", parametre.dager_i_aaret)
    samlet, vist = Fraction(sykepengegrunnlag), ut.utbetalingsgrad
    nevner = samlet.denominator * vist.denominator * HUNDRE * parametre.dager_i_aaret
    grad = Steg(
        regel="sykepenger.fordeling.utbetalingsgrad",
        hjemmel=GRADERT,
        periode=periode,
        fakta=(("andre_ytelser", Fraction(andre_ytelser)),),
        utfall=ut.utbetalingsgrad,
    )
    pott = Steg(
        regel="sykepenger.fordeling.pott",
        hjemmel=DAGSBELOEP,
        periode=periode,
        fakta=(("sykepengegrunnlag", samlet), ("utbetalingsgrad", vist)),
        parametre=(divisor,),
        utfall=Fraction(samlet.numerator * vist.numerator, nevner),
    )
    return grad, pott, *_spor_deler(deler, ut, divisor, periode)


def _spor_deler(
    deler: Sequence[Dagsdel], ut: Dagsfordeling, divisor: tuple[str, int], periode: Periode | None
) -> list[Steg]:
    steg = []
    for nummer, (d, refusjon, person) in enumerate(zip(deler, ut.arbeidsgiver, ut.person, strict=True), 1):
        fakta = (
            ("arbeidsgiver", nummer),
            ("inntekt", Fraction(d.inntekt)),
            ("refusjonskrav", Fraction(d.refusjon)),
            ("grad", Fraction(d.grad if d.betales else 0)),
        )
        for regel, hjemmel, utfall in (("refusjon", REFUSJON, refusjon), ("person", DAGSBELOEP, person)):
            steg.append(Steg(f"sykepenger.fordeling.{regel}", hjemmel, utfall, periode, fakta, (divisor,)))
    return steg
