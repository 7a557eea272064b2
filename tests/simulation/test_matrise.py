"""Cells fitted to margins: both margins hold exactly, in whole kroner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.simulation.demo_celler import lag_celler
from tilgode.simulation.matrise import tilpass


@given(st.lists(st.lists(st.integers(1, 900_000), min_size=4, max_size=4), min_size=2, max_size=5))
def test_radene_og_kolonnene_summerer_til_margene(maal: list[list[int]]) -> None:
    rader = [sum(rad) for rad in maal]
    kolonner = [sum(rad[j] for rad in maal) for j in range(4)]
    celler = tilpass([[100] * 4 for _ in maal], rader, kolonner)
    assert [sum(rad) for rad in celler] == rader
    assert [sum(rad[j] for rad in celler) for j in range(4)] == kolonner


def test_marger_som_ikke_summerer_likt_avvises() -> None:
    with pytest.raises(ValueError, match="summerer"):
        tilpass([[1, 1]], [10], [5, 6])


def test_gamle_krav_kan_bare_gaa_ned() -> None:
    """Claims of 2024 and older were sent before the first date: each cell falls, by at least what is adjusted."""
    for celle in lag_celler():
        d1, d2, d3 = celle.utestaaende
        assert min(celle.utestaaende) >= 0
        if celle.aar <= 2024:
            assert d1 - d2 >= celle.justert[0]
            assert d2 - d3 >= celle.justert[1]
