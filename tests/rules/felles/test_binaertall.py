"""Whole-number reproduction of what a program with doubles sees."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.rules.felles.binaertall import som_binaer


@given(st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**6))
def test_samme_tall_som_maskinens(verdi):
    assert som_binaer(verdi) == Fraction(float(verdi))


@pytest.mark.parametrize(("verdi", "naermest"), [("0.5", 0), ("0.3", -1), ("0.1", 1), ("0", 0)])
def test_halvparter_er_noeyaktige_tideler_er_ikke(verdi, naermest):
    feil = som_binaer(Fraction(verdi)) - Fraction(verdi)
    assert (feil > 0) - (feil < 0) == naermest
