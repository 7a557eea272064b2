"""What Nav does not refund, in parts (R-027)."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.gap import Gapfakta, beregn_gap

LOV = last()
P = LOV.paa(date(2020, 1, 1))
SAK = Gapfakta(
    dagsloenn=Fraction(650_000, 260),
    dagsats=Fraction(P.tak, 260),
    agp_dager=Fraction(12),
    refusjonsdager=Fraction(227),
    feriepengedager=Fraction(48),
    sats_arbeidsgiver=Fraction(LOV.linje("feriepengesats_avtalefestet", date(2020, 1, 1)).verdi),
    sats_nav=P.feriepengesats,
)


def test_650_000_i_elleve_maaneder():
    """R-027: 30,000 + 44,398 + 60,418 = 134,815; without the period's wages 104,815."""
    gap = beregn_gap(SAK)
    assert [round(x) for x in (gap.agp, gap.over_tak, gap.feriepenger)] == [30_000, 44_398, 60_418]
    assert round(gap.sum) == 134_815
    assert round(gap.over_tak + gap.feriepenger) == 104_815


@pytest.mark.parametrize(
    ("endring", "ventet"),
    [
        ({}, 115_110),
        ({"avgift": Fraction(0)}, 100_885),
        ({"feriepengedager": Fraction(96)}, 102_236),
        ({"sats_arbeidsgiver": Fraction("0.102")}, 103_489),
        ({"refusjonsdager": Fraction(260 * 11, 12) - 11}, 115_675),
    ],
)
def test_eksempelet_med_over_115_000(endring, ventet):
    """Eleven months of 260 days without the period, 14.1 % avgift on all that is not refunded."""
    sak = replace(SAK, refusjonsdager=Fraction(260 * 11, 12) - 12, avgift=Fraction("0.141"), med_agp=False)
    assert round(beregn_gap(replace(sak, **endring)).sum) == ventet
