"""T06-T09, T15, T29: the employer's period that Nav would bear, ftrl. §§ 8-20, 8-21."""

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
#: § 8-20: two decimals, 12 · 40 000 / 260
FRITAKSDAG = Fraction("1846.15")


def _egenmeldinger(antall: int) -> Eksportmappe:
    mappe = Eksportmappe().ansatt().tom_fil("vedtak")
    for maaned in (4, 6, 8, 11)[:antall]:
        mappe.fravaer("EGENMELDING", d(2025, maaned, 14), d(2025, maaned, 16))
    return mappe


def test_8_20_fire_fravaer_foreslaar_soeknad(tmp_path: Path) -> None:
    funn = analyser(_egenmeldinger(4), tmp_path, PER).ett("T06")
    dager = 3 + 1 + 2 + 1  # weekdays of 14-16 April, June (weekend first), August and November
    assert funn.oere == v(dager * DAG, dager * DAG)
    assert (funn.sikkerhet, funn.siste_frist) == (Sikkerhet.UAVKLART, None)


def test_8_20_tre_korte_fravaer_er_ikke_nok(tmp_path: Path) -> None:
    assert analyser(_egenmeldinger(3), tmp_path, PER).kontroller == []


@pytest.mark.parametrize(("siste", "funnet"), [(d(2025, 9, 4), True), (d(2025, 9, 3), False)])
def test_8_20_tjue_dager_i_perioden_foreslaar_soeknad(tmp_path: Path, siste: d, *, funnet: bool) -> None:
    mappe = (
        Eksportmappe()
        .ansatt()
        .sykmelding(d(2025, 5, 1), d(2025, 5, 16))  # 16 days
        .sykmelding(d(2025, 9, 1), siste)  # 4 or 3
        .tom_fil("vedtak")
    )
    assert bool(analyser(mappe, tmp_path, PER).funn("T06")) is funnet


def test_8_20_den_som_har_sluttet_faar_ikke_forslag(tmp_path: Path) -> None:
    mappe = _egenmeldinger(4)
    mappe.rader["ansatte"][0]["sluttdato"] = d(2026, 2, 28)
    assert analyser(mappe, tmp_path, PER).kontroller == []


def test_8_20_med_fritak_foreslaas_ingenting(tmp_path: Path) -> None:
    mappe = _egenmeldinger(4).vedtak("FRITAK_KRONISK", d(2026, 1, 1), d(2027, 1, 1))
    assert analyser(mappe, tmp_path, PER).funn("T06") == []


@pytest.mark.parametrize(("slutt", "funnet"), [(d(2026, 4, 30), True), (d(2026, 5, 1), False)])
def test_8_20_fritak_som_loeper_ut_om_seksti_dager(tmp_path: Path, slutt: d, *, funnet: bool) -> None:
    mappe = Eksportmappe().ansatt().fravaer("FERIE", d(2026, 1, 5), d(2026, 1, 5))
    mappe.vedtak("FRITAK_KRONISK", d(2025, 5, 1), slutt)
    assert [f.siste_frist for f in analyser(mappe, tmp_path, PER).funn("T07")] == ([slutt] if funnet else [])


def test_8_20_dager_etter_utloepet_er_tapt(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt()
        .vedtak("FRITAK_KRONISK", d(2025, 1, 1), d(2026, 1, 6))
        .sykmelding(d(2026, 1, 7), d(2026, 1, 9))
    )
    funn = analyser(mappe, tmp_path, PER).ett("T07")
    assert (funn.oere, funn.tapt_oere) == (0, v(3 * DAG, 3 * DAG))


def test_8_20_fritak_uten_krav_dag_for_dag(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt()
        .vedtak("FRITAK_KRONISK", d(2025, 11, 28), d(2026, 11, 27))
        .sykmelding(d(2025, 11, 27), d(2025, 12, 2))  # Thursday (before it works) to Tuesday
        .tom_fil("krav")
    )
    funn = analyser(mappe, tmp_path, PER).ett("T08")
    assert (funn.fom, funn.tom) == (d(2025, 11, 28), d(2025, 12, 2))
    assert funn.tapt_oere == v(FRITAKSDAG, FRITAKSDAG)  # Friday 28 November: limit 28 February
    assert funn.oere == v(2 * FRITAKSDAG, 2 * FRITAKSDAG)
    assert (funn.siste_frist, funn.sikkerhet) == (d(2026, 3, 31), Sikkerhet.SIKKER)


def test_8_20_krevd_fritak_gir_ikke_funn(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt()
        .vedtak("FRITAK_KRONISK", d(2025, 11, 1), d(2026, 11, 27))
        .sykmelding(d(2026, 1, 5), d(2026, 1, 9))
        .krav(d(2026, 1, 5), d(2026, 1, 9), 923075, ytelse="SYKEPENGER_AGP")
    )
    assert analyser(mappe, tmp_path, PER).kontroller == []


def _gravid() -> Eksportmappe:
    return (
        Eksportmappe()
        .ansatt()
        .vedtak("SVANGERSKAPSPENGER", d(2026, 3, 1), d(2026, 5, 1), termin=d(2026, 7, 1))
        .sykmelding(d(2025, 11, 27), d(2025, 11, 28))
        .sykmelding(d(2025, 12, 1), d(2025, 12, 2))
        .tom_fil("krav")
    )


def test_8_20_gravid_uten_fritak_tre_maaneder_bakover(tmp_path: Path) -> None:
    funn = analyser(_gravid(), tmp_path, PER).funn("T09")
    assert sum(f.oere for f in funn) == v(2 * FRITAKSDAG, 2 * FRITAKSDAG)
    assert sum(f.tapt_oere for f in funn) == v(2 * FRITAKSDAG, 2 * FRITAKSDAG)
    assert {f.sikkerhet for f in funn} == {Sikkerhet.UAVKLART}


def test_8_20_gravid_med_fritak_er_ikke_t09(tmp_path: Path) -> None:
    mappe = _gravid().vedtak("FRITAK_SVANGERSKAP", d(2025, 11, 1), d(2026, 7, 1), termin=d(2026, 7, 1))
    svar = analyser(mappe, tmp_path, PER)
    assert svar.funn("T09") == []
    assert {f.sikkerhet for f in svar.funn("T08")} == {Sikkerhet.SANNSYNLIG}


def test_8_21_forsikret_dag_fire_til_seksten_med_sykmelding(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt()
        .fravaer("EGENMELDING", d(2026, 1, 5), d(2026, 1, 6))
        .sykmelding(d(2026, 1, 7), d(2026, 1, 9))  # days 3, 4 and 5
        .tom_fil("krav")
    )
    uten = analyser(mappe, tmp_path, PER)
    assert uten.kontroller == []
    assert "t15" in uten.ikke
    (tmp_path / "eksport" / "lekkasje.json").write_text(json.dumps({"forsikret_fra": "2025-01-01"}))
    assert analyser(mappe, tmp_path, PER).ett("T15").oere == v(2 * FRITAKSDAG, 2 * FRITAKSDAG)


def test_covid_ikke_krevd_er_tapt_og_uten_paaslag(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt(fra=d(2020, 1, 1), til=d(2020, 12, 1))
        .fravaer("EGENMELDING", d(2020, 11, 2), d(2020, 11, 6), kode="KORONA")  # days 4 and 5 are Nav's
        .tom_fil("krav")
    )
    funn = analyser(mappe, tmp_path, PER).ett("T29")
    assert (funn.oere, funn.tapt_oere) == (0, 2 * 184615)
    assert funn.siste_frist == d(2021, 8, 31)  # nine months
