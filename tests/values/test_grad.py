"""Grad: exact percent from 0 to 100, shown truncated."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.values.grad import HEL, INGEN, Grad

PROSENT = st.fractions(0, 100, max_denominator=999)


@pytest.mark.parametrize("prosent", [Fraction(0), Fraction(1, 1000), Fraction(20), Fraction(100)])
def test_grad_fra_0_til_100(prosent: Fraction) -> None:
    assert Grad(prosent).prosent == prosent


@pytest.mark.parametrize(
    "prosent", [Fraction(-1, 1000), Fraction(100001, 1000), Fraction(-20), Fraction(101)]
)
def test_grad_utenfor_avvises(prosent: Fraction) -> None:
    with pytest.raises(ValueError, match="grad utenfor 0-100 prosent"):
        Grad(prosent)


@pytest.mark.parametrize(
    ("prosent", "vist"),
    [("19.99", 19), ("20", 20), ("99.999", 99), ("0.5", 0), ("66.5", 66), ("100", 100)],
)
def test_vist_grad_rundes_aldri_opp(prosent: str, vist: int) -> None:
    assert Grad(Fraction(prosent)).vist == vist


@given(PROSENT)
def test_andel_er_eksakt(prosent: Fraction) -> None:
    grad = Grad(prosent)
    assert grad.andel * 100 == prosent
    assert grad.vist <= prosent < grad.vist + 1


@given(PROSENT, PROSENT)
def test_rekkefoelgen_er_prosenten(en: Fraction, annen: Fraction) -> None:
    assert (Grad(en) < Grad(annen)) == (en < annen)
    assert INGEN <= Grad(en) <= HEL


def test_tredeler_gaar_opp() -> None:
    assert Grad(Fraction(100, 3)).andel * 3 == HEL.andel


def test_eksakte_former_godtas_og_flyttall_avvises() -> None:
    exact: list[Any] = [Fraction(333, 10), Decimal("33.3"), "33.3"]
    assert {Grad(verdi) for verdi in exact} == {Grad(Fraction(333, 10))}
    flyttall: Any = 33.3
    with pytest.raises(TypeError, match="eksakt tall"):
        Grad(flyttall)
