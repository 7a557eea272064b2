"""What a sickness costs the employer beside what Nav refunds, in its parts (R-027).

Wages in the arbeidsgiverperiode, wages above 6 G, feriepenger on the wages minus Nav's, and the
arbeidsgiveravgift of all that. Exact; nothing is rounded here.
Border: a comparison of sums, not of days; the day ledger shows where each krone went.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

NULL = Fraction(0)


@dataclass(frozen=True, slots=True)
class Gapfakta:
    """One absence, in kroner a day and working days.

    `dagsloenn` is what the employer pays, `dagsats` what Nav counts from (at most 6 G/260).
    `feriepengedager` are the refunded days inside Nav's limit (48 a year). The shares are of one:
    the employer's feriepenger rate, Nav's, and arbeidsgiveravgift (zero leaves it out).
    """

    dagsloenn: Fraction
    dagsats: Fraction
    agp_dager: Fraction
    refusjonsdager: Fraction
    feriepengedager: Fraction
    sats_arbeidsgiver: Fraction
    sats_nav: Fraction
    avgift: Fraction = NULL
    #: whether wages in the arbeidsgiverperiode and their feriepenger are part of the comparison
    med_agp: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """The parts, kroner, and their sum."""

    agp: Fraction
    over_tak: Fraction
    feriepenger: Fraction
    avgift: Fraction

    @property
    def sum(self) -> Fraction:
        """All parts together."""
        return self.agp + self.over_tak + self.feriepenger + self.avgift


def beregn_gap(fakta: Gapfakta) -> Gap:
    """What stays with the employer."""
    agp_dager = fakta.agp_dager if fakta.med_agp else NULL
    agp = agp_dager * fakta.dagsloenn
    over_tak = fakta.refusjonsdager * (fakta.dagsloenn - fakta.dagsats)
    egne = fakta.sats_arbeidsgiver * (agp_dager + fakta.refusjonsdager) * fakta.dagsloenn
    feriepenger = egne - fakta.sats_nav * fakta.feriepengedager * fakta.dagsats
    return Gap(agp, over_tak, feriepenger, fakta.avgift * (agp + over_tak + feriepenger))
