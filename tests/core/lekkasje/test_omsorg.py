"""T02, T03, T11, T25, T32: sick children and fathers' days, ftrl. §§ 9-5 to 9-9, 14-9."""

from __future__ import annotations

import json
from datetime import date as d
from fractions import Fraction
from pathlib import Path

import pytest

from tests.core.lekkasje.eksportmappe import Eksportmappe
from tests.core.lekkasje.regnestykke import analyser, sats, v
from tilgode.core.lekkasje.typer import Sikkerhet

PER = d(2026, 3, 1)
DAG = sats(40000)


def _barn(dager: int) -> Eksportmappe:
    """So many days with a sick child in January and February 2026."""
    mappe = Eksportmappe().ansatt().tom_fil("krav")
    for nummer in range(dager):
        mandag = d(2026, 1, 5 + 7 * (nummer // 5))
        dag = mandag.replace(day=mandag.day + nummer % 5)
        mappe.fravaer("SYKT_BARN", dag, dag)
    return mappe


def _fortell(tmp_path: Path, **opplysninger: object) -> None:
    (tmp_path / "eksport").mkdir(exist_ok=True)
    (tmp_path / "eksport" / "lekkasje.json").write_text(json.dumps(opplysninger), encoding="utf-8")


@pytest.mark.parametrize(("dager", "over"), [(10, 0), (11, 1), (12, 2)])
def test_9_8_dager_etter_den_tiende(tmp_path: Path, dager: int, over: int) -> None:
    funn = analyser(_barn(dager), tmp_path, PER).funn("T02")
    assert [f.oere for f in funn] == ([v(over * DAG, over * DAG)] if over else [])
    assert {f.sikkerhet for f in funn} <= {Sikkerhet.UAVKLART}  # the quota is not known


def test_9_8_halve_dager_teller_halvt(tmp_path: Path) -> None:
    mappe = _barn(9)
    for dag in (d(2026, 2, 2), d(2026, 2, 3), d(2026, 2, 4)):
        mappe.fravaer("SYKT_BARN", dag, dag, grad=50)
    # 9 + ½ + ½ = 10 borne; the last half is Nav's
    assert analyser(mappe, tmp_path, PER).ett("T02").oere == v(Fraction(DAG, 2), Fraction(DAG, 2))


def test_9_8_krevde_dager_gir_ikke_funn(tmp_path: Path) -> None:
    mappe = _barn(12).krav(d(2026, 1, 19), d(2026, 1, 20), 100, ytelse="OMSORGSPENGER")
    assert analyser(mappe, tmp_path, PER).kontroller == []


def test_9_8_i_2020_er_grensen_tre_fra_13_mars(tmp_path: Path) -> None:
    mappe = Eksportmappe().ansatt(fra=d(2019, 1, 1), til=d(2020, 6, 1)).tom_fil("krav")
    mappe.fravaer("SYKT_BARN", d(2020, 3, 11), d(2020, 3, 17))  # five days, the fourth on 16 March
    funn = analyser(mappe, tmp_path, d(2020, 12, 31)).ett("T02")
    assert (funn.fom, funn.tom) == (d(2020, 3, 16), d(2020, 3, 17))
    assert (funn.oere, funn.siste_frist) == (v(2 * DAG, 2 * DAG), d(2020, 12, 31))  # nine months


def test_9_6_kjent_kvote_skiller_krav_fra_betalt_uten_rett(tmp_path: Path) -> None:
    _fortell(tmp_path, omsorgsdager={"100": 11})
    svar = analyser(_barn(13), tmp_path, PER)
    assert svar.ett("T02").oere == v(DAG, DAG)
    assert svar.ett("T02").sikkerhet is Sikkerhet.SIKKER
    # L · days · (1 + s), L = 40 000 · 12 / 260
    assert svar.ett("T32").oere == 421292  # 2 · 1 846.1538 · 1.141


def test_9_8_bare_kronisk_barn_over_tolv_er_navs_fra_foerste_dag(tmp_path: Path) -> None:
    _fortell(tmp_path, kronisk_over_12=["100"])
    svar = analyser(_barn(3), tmp_path, PER)
    assert svar.ett("T03").oere == v(3 * DAG, 3 * DAG)
    assert svar.funn("T02") == []


def test_g_er_den_som_gjelder_foerste_dag(tmp_path: Path) -> None:
    _fortell(tmp_path, kronisk_over_12=["100"])
    mappe = Eksportmappe().ansatt(loenn=90000).tom_fil("krav")
    mappe.fravaer("SYKT_BARN", d(2026, 4, 30), d(2026, 4, 30)).fravaer(
        "SYKT_BARN", d(2026, 5, 4), d(2026, 5, 4)
    )
    k = sats(90000, 130160) + sats(90000, 136549)
    assert analyser(mappe, tmp_path, d(2026, 6, 1)).ett("T03").oere == v(k, k)


@pytest.mark.parametrize(("dager", "funnet"), [(10, True), (9, False)])
def test_9_5_egen_sykmelding_dagen_etter_siste_omsorgsdag(
    tmp_path: Path, dager: int, *, funnet: bool
) -> None:
    neste = d(2026, 1, 19) if dager == 10 else d(2026, 1, 16)
    mappe = _barn(dager).sykmelding(neste, neste)
    assert [f.oere for f in analyser(mappe, tmp_path, PER).funn("T11")] == ([v(DAG, DAG)] if funnet else [])


def test_14_9_fars_dager_hoeyst_ti(tmp_path: Path) -> None:
    mappe = Eksportmappe().ansatt().tom_fil("krav")
    mappe.fravaer("PERMISJON", d(2026, 1, 5), d(2026, 1, 19), kode="FOEDSEL")  # eleven weekdays
    assert analyser(mappe, tmp_path, PER).ett("T25").oere == v(10 * DAG, 10 * DAG)


@pytest.mark.parametrize(("fom", "antall"), [(d(2022, 8, 1), 0), (d(2022, 8, 2), 1)])
def test_14_9_foerst_fra_2_august_2022(tmp_path: Path, fom: d, antall: int) -> None:
    mappe = Eksportmappe().ansatt(fra=d(2022, 1, 1)).tom_fil("krav")
    mappe.fravaer("PERMISJON", fom, fom, kode="FOEDSEL")
    assert len(analyser(mappe, tmp_path, d(2022, 9, 1)).funn("T25")) == antall
