"""T19, T23, T27, T28: wages that nobody refunds, ftrl. §§ 8-3, 8-12, 8-51."""

from __future__ import annotations

import json
from datetime import date as d
from fractions import Fraction
from pathlib import Path

import pytest

from tests.core.lekkasje.eksportmappe import Eksportmappe, ukedager
from tests.core.lekkasje.regnestykke import analyser

S = Fraction("1.141")
FERIE = Fraction("1.102")


def _oere(loenn: int, dager: int, *faktorer: Fraction) -> int:
    """L · days · the factors, L = 12 · monthly wage / 260."""
    kroner = Fraction(12 * loenn * dager, 260)
    for faktor in faktorer:
        kroner *= faktor
    return int(kroner * 100 + Fraction(1, 2))


def _langtidssyk(tom: d) -> Eksportmappe:
    """From 1 January 2024; day 17 is the 17th, and 248 weekdays end on Friday 27 December."""
    return (
        Eksportmappe()
        .ansatt(til=d(2025, 1, 1))
        .sykmelding(d(2024, 1, 1), tom)
        .inntektsmelding(d(2024, 1, 1), [(d(2024, 1, 1), d(2024, 1, 16))])
    )


def test_8_12_loenn_etter_248_dager(tmp_path: Path) -> None:
    assert len(ukedager(d(2024, 1, 17), d(2024, 12, 27))) == 248
    funn = analyser(_langtidssyk(d(2025, 1, 31)), tmp_path, d(2025, 1, 31)).ett("T23")
    dager = ukedager(d(2024, 12, 30), d(2025, 1, 31))
    assert (funn.fom, funn.tom) == (dager[0], dager[-1])
    assert funn.oere == _oere(40000, len(dager), FERIE, S)


def test_8_12_til_og_med_dag_248_er_det_navs(tmp_path: Path) -> None:
    assert analyser(_langtidssyk(d(2024, 12, 27)), tmp_path, d(2025, 1, 31)).kontroller == []


def test_8_12_stanset_loenn_koster_ingenting(tmp_path: Path) -> None:
    mappe = _langtidssyk(d(2025, 1, 31))
    mappe.rader["loenn"] = [r for r in mappe.rader["loenn"] if str(r["maaned"]) < "2024-12"]
    mappe.loenn("100", 36363, d(2024, 12, 1), d(2024, 12, 1))  # 20 of 22 weekdays
    assert analyser(mappe, tmp_path, d(2025, 1, 31)).kontroller == []


def test_8_3_fra_fylte_70(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt(foedt=d(1956, 1, 20), til=d(2026, 2, 1))
        .sykmelding(d(2026, 1, 1), d(2026, 1, 30))
        .inntektsmelding(d(2026, 1, 1), [(d(2026, 1, 1), d(2026, 1, 16))])
    )
    funn = analyser(mappe, tmp_path, d(2026, 2, 1)).ett("T27")
    assert funn.fom == d(2026, 1, 20)
    assert funn.oere == _oere(40000, len(ukedager(d(2026, 1, 20), d(2026, 1, 30))), S)


@pytest.mark.parametrize(("loenn", "funnet"), [(5423, True), (5424, False)])
def test_8_3_grunnlag_under_en_halv_g(tmp_path: Path, loenn: int, *, funnet: bool) -> None:
    # ½ G of 2025: 65 080 kr a year, 5 423.33 a month
    mappe = (
        Eksportmappe()
        .ansatt(loenn=loenn, til=d(2026, 2, 1))
        .sykmelding(d(2026, 1, 1), d(2026, 1, 30))
        .inntektsmelding(d(2026, 1, 1), [(d(2026, 1, 1), d(2026, 1, 16))], inntekt=loenn)
    )
    dager = len(ukedager(d(2026, 1, 17), d(2026, 1, 30)))
    ventet = [_oere(loenn, dager, S)] if funnet else []
    assert [f.oere for f in analyser(mappe, tmp_path, d(2026, 2, 1)).funn("T28")] == ventet


def test_22_3_full_loenn_over_6g_uten_plikt(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt(loenn=75000, til=d(2026, 2, 1))
        .sykmelding(d(2026, 1, 1), d(2026, 1, 30))
        .inntektsmelding(d(2026, 1, 1), [(d(2026, 1, 1), d(2026, 1, 16))], inntekt=75000)
    )
    assert "t19" in analyser(mappe, tmp_path, d(2026, 2, 1)).ikke
    (tmp_path / "eksport" / "lekkasje.json").write_text(
        json.dumps({"plikt_over_6g": False, "feriepengesats": "12"}), encoding="utf-8"
    )
    n = len(ukedager(d(2026, 1, 17), d(2026, 1, 30)))
    loenn, tak = Fraction(75000 * 12, 260), Fraction(6 * 130160, 260)
    gap = S * (n * (loenn - tak) + Fraction("0.12") * n * loenn - Fraction("0.102") * n * tak)
    funn = analyser(mappe, tmp_path, d(2026, 2, 1)).ett("T19")
    assert funn.oere == int(gap * 100 + Fraction(1, 2))
