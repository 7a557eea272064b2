"""A period is a set of days without holes: its algebra is that of sets of days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.trekking import ALLE_DAGER, DAGER, PERIODER
from tilgode.values.periode import Periode, fra_dager, slaa_sammen


def dager(*perioder: Periode) -> set[date]:
    return {dag for periode in perioder for dag in periode}


def test_begge_ender_er_med() -> None:
    periode = Periode.fra_iso("2024-02-28", "2024-03-01")
    assert list(periode) == [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)]
    assert periode.lengde_dager == 3
    assert str(periode) == "2024-02-28/2024-03-01"


def test_en_dag_er_en_periode_og_ingen_er_det_ikke() -> None:
    assert Periode(date(2024, 5, 1), date(2024, 5, 1)).lengde_dager == 1
    with pytest.raises(ValueError, match="tom 2024-04-30 ligger før fom 2024-05-01"):
        Periode(date(2024, 5, 1), date(2024, 4, 30))


@pytest.mark.parametrize(("aar", "lengde"), [(2023, 365), (2024, 366), (1900, 365), (2000, 366)])
def test_et_aar_har_skuddaarsdagen_bare_i_skuddaar(aar: int, lengde: int) -> None:
    assert Periode(date(aar, 1, 1), date(aar, 12, 31)).lengde_dager == lengde


def test_umulig_dato_avvises() -> None:
    with pytest.raises(ValueError, match="day"):
        Periode.fra_iso("2023-02-28", "2023-02-29")


@given(PERIODER)
def test_lengde_og_innhold_er_dagene(periode: Periode) -> None:
    assert periode.lengde_dager == len(list(periode)) == len(dager(periode))
    assert [dag for dag in ALLE_DAGER if dag in periode] == list(periode)


@given(PERIODER, PERIODER)
def test_snitt_er_dagene_begge_har(en: Periode, annen: Periode) -> None:
    felles = en.snitt(annen)
    assert dager(*([felles] if felles else [])) == dager(en) & dager(annen)
    assert felles == annen.snitt(en)
    assert en.overlapper(annen) == bool(felles)


@given(PERIODER, PERIODER)
def test_uten_er_dagene_den_andre_ikke_har(en: Periode, annen: Periode) -> None:
    rester = en.uten(annen)
    assert dager(*rester) == dager(en) - dager(annen)
    assert rester == slaa_sammen(rester)
    assert sum(rest.lengde_dager for rest in rester) == len(dager(*rester))


@given(PERIODER, PERIODER)
def test_omslutter_er_delmengde(en: Periode, annen: Periode) -> None:
    assert en.omslutter(annen) == (dager(annen) <= dager(en))
    assert en.omslutter(annen) == (annen.uten(en) == [])


@given(PERIODER, PERIODER)
def test_grenser_til_er_aa_bli_en_periode_uten_felles_dag(en: Periode, annen: Periode) -> None:
    blir_en = len(slaa_sammen([en, annen])) == 1
    assert en.grenser_til(annen) == (blir_en and not en.overlapper(annen))
    assert en.grenser_til(annen) == annen.grenser_til(en)


@pytest.mark.parametrize(("fom", "grenser"), [(14, False), (15, False), (16, True), (17, False)])
def test_grenser_til_krever_dagen_etter(fom: int, grenser: bool) -> None:
    foerste = Periode(date(2024, 3, 1), date(2024, 3, 15))
    assert foerste.grenser_til(Periode(date(2024, 3, fom), date(2024, 3, 31))) is grenser


@given(st.lists(PERIODER, max_size=8))
def test_slaa_sammen_har_samme_dager_i_faerrest_perioder(perioder: list[Periode]) -> None:
    samlet = slaa_sammen(perioder)
    assert dager(*samlet) == dager(*perioder)
    assert all(neste.fom - forrige.tom > timedelta(days=1) for forrige, neste in pairwise(samlet))
    assert slaa_sammen(reversed(samlet)) == samlet


@given(st.lists(DAGER))
def test_fra_dager_er_dagene_i_faerrest_perioder(valgte: list[date]) -> None:
    perioder = fra_dager(valgte)
    assert dager(*perioder) == set(valgte)
    assert perioder == slaa_sammen(perioder)


def test_fra_dager_over_maanedsskiftet_i_skuddaar() -> None:
    assert fra_dager([date(2024, 3, 1), date(2024, 2, 29), date(2024, 2, 27)]) == [
        Periode(date(2024, 2, 27), date(2024, 2, 27)),
        Periode(date(2024, 2, 29), date(2024, 3, 1)),
    ]
    assert fra_dager([date(2023, 2, 28), date(2023, 3, 1)]) == [Periode.fra_iso("2023-02-28", "2023-03-01")]


def test_apen_slutt_har_ingen_dag_etter_seg() -> None:
    """An employment without an end runs to the last date there is."""
    aapen = Periode(date(2024, 1, 1), date.max)
    foer = Periode(date(2023, 1, 1), date(2023, 12, 31))
    assert aapen.grenser_til(foer)
    assert not aapen.grenser_til(aapen)
    assert slaa_sammen([aapen, foer, aapen]) == [Periode(date(2023, 1, 1), date.max)]
    assert aapen.uten(foer) == [aapen]
    assert foer.uten(aapen) == [foer]


@given(PERIODER, PERIODER)
def test_rekkefoelgen_er_fom_saa_tom(en: Periode, annen: Periode) -> None:
    assert (en < annen) == ((en.fom, en.tom) < (annen.fom, annen.tom))
