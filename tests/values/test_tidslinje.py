"""Runs and days agree: every operation of a timeline against the same operation on a dict of days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.trekking import ALLE_DAGER, LOEP, PERIODER, START, Dagbok, dagbok
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep, Tidslinje

Loepliste = list[Loep[int]]
EN_DAG = timedelta(days=1)


def krev_samme(linje: Tidslinje[int], bok: Dagbok) -> None:
    """The days are those of the dict, in as few runs as the values allow, oldest first."""
    assert dict(linje.dager()) == bok
    assert [dag for dag, _ in linje.dager()] == sorted(bok)
    assert linje == Tidslinje.fra_dager(bok.items())
    assert hash(linje) == hash(Tidslinje.fra_dager(bok.items()))
    par = list(pairwise(linje.loep))
    assert all(neste.fom > forrige.tom for forrige, neste in par)
    assert not any(
        neste.fom == forrige.tom + EN_DAG and neste.verdi == forrige.verdi for forrige, neste in par
    )


@given(LOEP, st.randoms(use_true_random=False))
def test_rekkefoelgen_loepene_kommer_i_er_likegyldig(loep: Loepliste, tilfeldig: Random) -> None:
    stokket = list(loep)
    tilfeldig.shuffle(stokket)
    krev_samme(Tidslinje(stokket), dagbok(loep))
    assert Tidslinje.av(*((r.periode, r.verdi) for r in stokket)) == Tidslinje(loep)


@given(LOEP)
def test_sorterte_loep_gir_samme_tidslinje(loep: Loepliste) -> None:
    krev_samme(Tidslinje.fra_sortert(loep), dagbok(loep))
    krev_samme(
        Tidslinje.fra_tall((r.fom.toordinal(), r.tom.toordinal(), r.verdi) for r in loep), dagbok(loep)
    )


@given(st.dictionaries(st.sampled_from(ALLE_DAGER), st.integers(0, 2)))
def test_fra_dager_og_tilbake(bok: Dagbok) -> None:
    krev_samme(Tidslinje.fra_dager(bok.items()), bok)


@given(LOEP)
def test_verdien_av_hver_dag(loep: Loepliste) -> None:
    linje, bok = Tidslinje(loep), dagbok(loep)
    for dag in (START - EN_DAG, *ALLE_DAGER, ALLE_DAGER[-1] + timedelta(days=100)):
        assert linje.verdi(dag) == bok.get(dag)


@given(LOEP)
def test_lengde_periode_og_tall(loep: Loepliste) -> None:
    linje, bok = Tidslinje(loep), dagbok(loep)
    assert bool(linje) == bool(bok)
    assert len(linje) == len(list(linje)) == len(linje.loep)
    assert linje.periode == (Periode(min(bok), max(bok)) if bok else None)
    assert linje.tall == tuple((r.fom.toordinal(), r.tom.toordinal(), r.verdi) for r in linje)


@given(LOEP, PERIODER)
def test_avgrens(loep: Loepliste, periode: Periode) -> None:
    bok = dagbok(loep)
    krev_samme(Tidslinje(loep).avgrens(periode), {dag: bok[dag] for dag in bok if dag in periode})


@given(LOEP, st.sampled_from(ALLE_DAGER[1:-1]))
def test_delt_ved_en_dag_og_lagt_sammen_igjen(loep: Loepliste, dag: date) -> None:
    linje = Tidslinje(loep)
    foer = linje.avgrens(Periode(date.min, dag - EN_DAG))
    fra_og_med = linje.avgrens(Periode(dag, date.max))
    assert foer.over(fra_og_med) == fra_og_med.over(foer) == linje
    assert Tidslinje([*foer, *fra_og_med]) == linje


@given(LOEP, st.sampled_from([lambda v: v + 1, lambda v: v // 2, lambda _: 0]))
def test_omform(loep: Loepliste, funksjon: Callable[[int], int]) -> None:
    bok = dagbok(loep)
    krev_samme(Tidslinje(loep).omform(funksjon), {dag: funksjon(verdi) for dag, verdi in bok.items()})


@given(LOEP, st.integers(0, 2))
def test_velg(loep: Loepliste, verdi: int) -> None:
    bok = dagbok(loep)
    krev_samme(Tidslinje(loep).velg(lambda v: v != verdi), {d: v for d, v in bok.items() if v != verdi})


@given(LOEP, LOEP)
def test_over_den_oeverste_vinner_ogsaa_med_null(oeverst: Loepliste, nederst: Loepliste) -> None:
    krev_samme(Tidslinje(oeverst).over(Tidslinje(nederst)), dagbok(nederst) | dagbok(oeverst))


@given(LOEP, LOEP, LOEP)
def test_over_i_tre_lag_kan_legges_i_begge_ender(a: Loepliste, b: Loepliste, c: Loepliste) -> None:
    oeverst, midt, nederst = Tidslinje(a), Tidslinje(b), Tidslinje(c)
    assert oeverst.over(midt).over(nederst) == oeverst.over(midt.over(nederst))


def _sum(a: int | None, b: int | None) -> int | None:
    return (a or 0) + (b or 0)


def _begge(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else 10 * a + b


def _bare_den_foerste(a: int | None, b: int | None) -> int | None:
    return a if b is None else None


@given(LOEP, LOEP, st.sampled_from([_sum, _begge, _bare_den_foerste]))
def test_kombiner(
    a: Loepliste, b: Loepliste, funksjon: Callable[[int | None, int | None], int | None]
) -> None:
    x, y = dagbok(a), dagbok(b)
    ventet = {dag: funksjon(x.get(dag), y.get(dag)) for dag in x.keys() | y.keys()}
    krev_samme(
        Tidslinje(a).kombiner(Tidslinje(b), funksjon),
        {dag: verdi for dag, verdi in ventet.items() if verdi is not None},
    )


@given(LOEP, LOEP)
def test_like_naar_dagene_er_like(a: Loepliste, b: Loepliste) -> None:
    assert (Tidslinje(a) == Tidslinje(b)) == (dagbok(a) == dagbok(b))


@given(LOEP, st.data())
def test_to_verdier_for_en_dag_avvises(loep: Loepliste, data: st.DataObject) -> None:
    bok = dagbok(loep)
    opptatt = data.draw(st.sampled_from(sorted(bok))) if bok else START
    ekstra = Loep(Periode(opptatt, opptatt), 1)
    dobbel = [*loep, ekstra] if bok else [ekstra, ekstra]
    with pytest.raises(ValueError, match="to verdier for"):
        Tidslinje(dobbel)
    with pytest.raises(ValueError, match="to verdier for"):
        Tidslinje.fra_dager([*bok.items(), (opptatt, 1), (opptatt, 1)])


def test_samme_verdi_to_ganger_er_ogsaa_to_verdier() -> None:
    with pytest.raises(
        ValueError, match="to verdier for 2024-02-05: 2024-02-01/2024-02-05 og 2024-02-05/2024-02-09"
    ):
        Tidslinje.av(
            (Periode.fra_iso("2024-02-05", "2024-02-09"), "syk"),
            (Periode.fra_iso("2024-02-01", "2024-02-05"), "syk"),
        )


def test_like_naboer_blir_ett_loep_og_hull_blir_staaende() -> None:
    linje = Tidslinje.av(
        (Periode.fra_iso("2024-02-29", "2024-02-29"), "syk"),
        (Periode.fra_iso("2024-02-20", "2024-02-28"), "syk"),
        (Periode.fra_iso("2024-03-01", "2024-03-01"), "arbeid"),
        (Periode.fra_iso("2024-03-03", "2024-03-04"), "arbeid"),
    )
    assert [(str(r.periode), r.verdi) for r in linje] == [
        ("2024-02-20/2024-02-29", "syk"),
        ("2024-03-01/2024-03-01", "arbeid"),
        ("2024-03-03/2024-03-04", "arbeid"),
    ]
    assert repr(linje.velg(lambda v: v == "syk")) == "Tidslinje(2024-02-20/2024-02-29='syk')"


def test_tom_tidslinje() -> None:
    tom: Tidslinje[int] = Tidslinje()
    assert not tom
    assert tom.periode is None
    assert tom.verdi(START) is None
    assert tom.over(tom) == tom.kombiner(tom, _sum) == tom.avgrens(Periode(START, START)) == tom
    assert tom != ()


def test_apen_slutt_kan_legges_over_og_kombineres() -> None:
    """An employment without an end runs to 31 December 9999; there is no day after it."""
    ansatt = Tidslinje.av((Periode(date(2024, 1, 1), date.max), 1))
    permisjon = Tidslinje.av((Periode.fra_iso("2024-02-01", "2024-02-29"), 0))
    assert permisjon.over(ansatt) == Tidslinje.av(
        (Periode.fra_iso("2024-01-01", "2024-01-31"), 1),
        (Periode.fra_iso("2024-02-01", "2024-02-29"), 0),
        (Periode(date(2024, 3, 1), date.max), 1),
    )
    assert ansatt.kombiner(ansatt, _sum) == ansatt.omform(lambda v: 2 * v)
