"""Weekdays and years in whole numbers say the same as the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.rules.felles import telling
from tilgode.values import kalender
from tilgode.values.periode import Periode

DAGER = st.dates(date(1920, 1, 1), date(2120, 12, 31))


@given(DAGER, DAGER)
def test_virkedager_mellom(a: date, b: date) -> None:
    fom, tom = min(a, b), max(a, b)
    assert telling.virkedager_mellom(fom.toordinal(), tom.toordinal()) == kalender.antall_virkedager(
        Periode(fom, tom)
    )
    assert telling.virkedager_mellom(tom.toordinal() + 1, tom.toordinal()) == 0


@given(DAGER, st.integers(1, 600))
def test_virkedag_nummer(dag: date, antall: int) -> None:
    funnet = date.fromordinal(telling.virkedag_nummer(dag.toordinal(), antall))
    assert not kalender.er_helg(funnet)
    assert kalender.antall_virkedager(Periode(dag, funnet)) == antall


@given(DAGER)
def test_helg_og_siste_virkedag(dag: date) -> None:
    assert telling.er_helgedag(dag.toordinal()) == kalender.er_helg(dag)
    assert telling.siste_virkedag(dag.toordinal()) == kalender.siste_virkedag(dag).toordinal()


@given(DAGER, st.integers(0, 70))
def test_aar_tilbake(dag: date, antall: int) -> None:
    assert date.fromordinal(telling.aar_tilbake(dag.toordinal(), antall)) == kalender.legg_til_aar(
        dag, -antall
    )


@pytest.mark.parametrize(
    ("dag", "foer"),
    [
        (date(2024, 2, 29), date(2021, 2, 28)),
        (date(2024, 3, 1), date(2021, 3, 1)),
        (date(2023, 2, 28), date(2020, 2, 28)),
        (date(2023, 3, 1), date(2020, 3, 1)),
        (date(2024, 12, 31), date(2021, 12, 31)),
        (date(2024, 1, 1), date(2021, 1, 1)),
    ],
)
def test_tre_aar_tilbake_rundt_skuddag(dag: date, foer: date) -> None:
    assert telling.aar_tilbake(dag.toordinal(), 3) == foer.toordinal()


@given(DAGER, st.integers(0, 20))
def test_like_dager(dag: date, lengde: int) -> None:
    fom = dag.toordinal()
    slutt = telling.like_dager_til(fom, fom + lengde)
    assert fom <= slutt <= fom + lengde
    assert len({telling.er_helgedag(d) for d in range(fom, slutt + 1)}) == 1
    assert slutt == fom + lengde or telling.er_helgedag(slutt + 1) != telling.er_helgedag(fom)
