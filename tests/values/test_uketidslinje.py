"""Week runs say the same, day by day, as the ordinary timeline they stand for."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje
from tilgode.values.uketidslinje import Ukeloep, Uketidslinje, ukedagsnummer

START = date(2018, 1, 1)
DELER = st.lists(
    st.tuples(st.integers(0, 5), st.integers(1, 20), st.sampled_from("abc"), st.sampled_from("abc")),
    max_size=6,
)


def bygg(deler: list[tuple[int, int, str, str]]) -> Uketidslinje[str]:
    dag = START.toordinal()
    loep = []
    for hull, antall, ukedag, helg in deler:
        dag += hull
        loep.append(Ukeloep(dag, dag + antall - 1, ukedag, helg))
        dag += antall
    return Uketidslinje(loep)


@given(DELER)
def test_dag_for_dag(deler: list[tuple[int, int, str, str]]) -> None:
    uker = bygg(deler)
    linje = uker.tidslinje()
    assert dict(uker.dager()) == dict(linje.dager())
    assert linje == Tidslinje.fra_dager(uker.dager())
    assert uker.periode == linje.periode
    for nummer in range(-2, 120):
        dag = START + timedelta(days=nummer)
        assert uker.verdi(dag) == linje.verdi(dag)


@given(DELER)
def test_omform(deler: list[tuple[int, int, str, str]]) -> None:
    assert bygg(deler).omform(str.upper).tidslinje() == bygg(deler).tidslinje().omform(str.upper)


def test_ulik_oppdeling_er_samme_tidslinje() -> None:
    fom = START.toordinal()
    hel = Uketidslinje([Ukeloep(fom, fom + 13, "u", "h")])
    delt = Uketidslinje([Ukeloep(fom, fom + 4, "u", "u"), Ukeloep(fom + 5, fom + 13, "u", "h")])
    assert hel == delt
    assert hash(hel) == hash(delt)
    assert hel != Uketidslinje([Ukeloep(fom, fom + 13, "u", "u")])
    assert (len(hel), len(list(delt))) == (1, 2)
    assert repr(hel) == repr(delt)


def test_ukedagsnummer_er_mandag_0() -> None:
    assert [ukedagsnummer(dag.toordinal()) for dag in Periode(START, date(2018, 1, 7))] == list(range(7))


def test_verdien_beregnes_en_gang() -> None:
    uker = bygg([(0, 10, "a", "b")])
    assert uker.tidslinje() is uker.tidslinje()


def test_tom() -> None:
    tom: Uketidslinje[str] = Uketidslinje()
    assert tom.periode is None
    assert tom.verdi(START) is None
    assert not tom.tidslinje()
