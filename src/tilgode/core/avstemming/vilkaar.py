"""The conditions of the sure rules, each written once, for one pair or for a million.

A condition is arithmetic and comparison only (`&`, `|`, `==`, `<=`), so that the same function answers
a bool for one line and one claim (`motor` asks it so) and a column of them for columns of pairs
(`foerstepass` asks it so). Dates are ordinals; amounts are øre.
Border: no search and no bookkeeping; which pairs are neighbours is known by those who ask.
"""

from __future__ import annotations

from typing import Any

from tilgode.core.avstemming.typer import Toleranse

#: A line, a claim, or columns of them: `fom`, `tom`, `rest` of a line; also `krevd`, `mottatt` of a claim.
Side = Any
#: A bool, or a column of them.
Svar = Any
DAGER_I_UKE = 7
LOERDAG = 5


def virkedager_til(ordinal: Any) -> Any:
    """Weekdays from ordinal 1 (a Monday) up to and including this one; the same as in `values.kalender`."""
    rest = ordinal % DAGER_I_UKE
    return ordinal // DAGER_I_UKE * LOERDAG + rest - (rest > LOERDAG)


def virkedager(fom: Any, tom: Any) -> Any:
    """Weekdays from `fom` to `tom`; 0 when `tom` is before."""
    return (virkedager_til(tom) - virkedager_til(fom - 1)) * (fom <= tom)


def _minst(a: Any, b: Any) -> Any:
    return a + (b - a) * (b < a)


def _stoerst(a: Any, b: Any) -> Any:
    return a + (b - a) * (b > a)


def felles_virkedager(linje: Side, krav: Side) -> Any:
    """Weekdays that the line and the claim share."""
    return virkedager(_stoerst(linje.fom, krav.fom), _minst(linje.tom, krav.tom))


def utenfor(linje: Side, krav: Side) -> Any:
    """Weekdays of the line that the claim does not cover."""
    return virkedager(linje.fom, linje.tom) - felles_virkedager(linje, krav)


def samme_periode(linje: Side, krav: Side) -> Svar:
    """Both ends agree."""
    return (linje.fom == krav.fom) & (linje.tom == krav.tom)


def innenfor(beloep: Any, mot: Any, prosent: int, oere: int = 0) -> Svar:
    """`beloep` is at most `mot` plus the tolerance, in per cent or in øre, whichever allows more."""
    return (beloep * 100 <= mot * (100 + prosent)) | (beloep <= mot + oere)


def betaler_resten(linje: Side, krav: Side) -> Svar:
    """A payment of exactly what is outstanding."""
    return (linje.rest > 0) & (krav.rest == linje.rest)


def eksakt(linje: Side, krav: Side, _: Toleranse) -> Svar:
    """Same period and exactly what is outstanding."""
    return betaler_resten(linje, krav) & samme_periode(linje, krav)


def beloep_og_overlapp(linje: Side, krav: Side, _: Toleranse) -> Svar:
    """Exactly what is outstanding, in a period that overlaps."""
    return betaler_resten(linje, krav)


def delvis(linje: Side, krav: Side, grense: Toleranse) -> Svar:
    """Another amount on the only open claim that can be meant: at most what the tolerance allows."""
    lik = samme_periode(linje, krav)
    samlet = krav.mottatt + linje.rest
    faar_plass = (
        lik & innenfor(samlet, krav.krevd, grense.samme_periode_prosent, grense.overbetalt_oere)
    ) | innenfor(samlet, krav.krevd, grense.overbetalt_prosent, grense.overbetalt_oere)
    aapent = (linje.rest > 0) & (krav.rest > 0)
    return aapent & (utenfor(linje, krav) <= grense.slakk_virkedager) & faar_plass


def etterbetaling(linje: Side, krav: Side, grense: Toleranse) -> Svar:
    """A little more for the period of the only claim, which is settled."""
    oppgjort = (linje.rest > 0) & (krav.rest <= 0)
    naer = utenfor(linje, krav) <= grense.slakk_virkedager
    return oppgjort & naer & innenfor(krav.mottatt + linje.rest, krav.krevd, grense.etterbetaling_prosent)


def nedsatt(linje: Side, krav: Side, grense: Toleranse) -> Svar:
    """A minus inside the only claim that has been paid, and has received as much."""
    dekket = (linje.rest < 0) & (krav.mottatt > 0) & (krav.mottatt >= -linje.rest)
    return dekket & (utenfor(linje, krav) <= grense.slakk_virkedager)


def samme_opphav(linje: Side, krav: Side) -> Svar:
    """Feriepenger of one family of ytelser; what does not say of which (0) may be of any."""
    return (linje.opphav == krav.opphav) | (linje.opphav == 0) | (krav.opphav == 0)


def feriepenger(linje: Side, krav: Side, grense: Toleranse) -> Svar:
    """The year's only feriepenger claim: any amount that it has room for."""
    plass = innenfor(krav.mottatt + linje.rest, krav.krevd, grense.samme_periode_prosent)
    betaling = (linje.rest >= 0) & (betaler_resten(linje, krav) | plass)
    return samme_opphav(linje, krav) & (betaling | ((linje.rest < 0) & (krav.mottatt >= -linje.rest)))


def hoerer_inn_under(linje: Side, krav: Side, foerste: Side) -> Svar:
    """The line lies inside the claim and is of the same ytelse and underenhet as the first of its group."""
    inne = (krav.fom <= linje.fom) & (linje.tom <= krav.tom)
    return inne & (linje.ytelse == foerste.ytelse) & (linje.underenhet == foerste.underenhet)
