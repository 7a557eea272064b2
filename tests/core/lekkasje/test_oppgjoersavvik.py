"""T24 and T30: claims not paid, or paid with less than claimed, ftrl. §§ 22-14, 21-12."""

from __future__ import annotations

from datetime import date as d
from pathlib import Path

import pytest

from tests.core.lekkasje.eksportmappe import Eksportmappe
from tests.core.lekkasje.regnestykke import analyser

PER = d(2026, 3, 1)


def _krav(sendt: d) -> Eksportmappe:
    """A claim, and a settlement with another claim's line so that there are settlements at all."""
    return (
        Eksportmappe()
        .ansatt()
        .krav(d(2025, 6, 2), d(2025, 6, 30), 1_000_000, sendt=sendt)
        .krav(d(2025, 1, 6), d(2025, 1, 10), 500_000, sendt=d(2025, 2, 1))
        .betalt(d(2025, 4, 1), d(2025, 1, 6), d(2025, 1, 10), 500_000)
    )


def test_krav_uten_linje_etter_seks_maaneder(tmp_path: Path) -> None:
    funn = analyser(_krav(d(2025, 9, 1)), tmp_path, PER).ett("T24")
    assert (funn.oere, funn.siste_frist, funn.variant) == (1_000_000, d(2028, 9, 1), "ubetalt")


def test_krav_under_seks_maaneder_venter(tmp_path: Path) -> None:
    assert analyser(_krav(d(2025, 9, 2)), tmp_path, PER).kontroller == []


def test_22_14_etter_tre_aar_er_kravet_foreldet(tmp_path: Path) -> None:
    assert analyser(_krav(d(2025, 9, 1)), tmp_path, d(2028, 9, 1)).ett("T24").oere == 1_000_000
    funn = analyser(_krav(d(2025, 9, 1)), tmp_path, d(2028, 9, 2)).ett("T24")
    assert (funn.oere, funn.tapt_oere) == (0, 1_000_000)


def test_dublett_er_aapen_men_ikke_et_tap(tmp_path: Path) -> None:
    mappe = _krav(d(2025, 9, 1)).krav(
        d(2025, 6, 2), d(2025, 6, 30), 1_000_000, sendt=d(2025, 9, 3), referanse="D"
    )
    funn = analyser(mappe, tmp_path, PER).funn("T24")
    assert sorted((f.variant, f.oere) for f in funn) == [("dublett", 0), ("ubetalt", 1_000_000)]


def test_avslaatt_krav_er_ikke_aapent(tmp_path: Path) -> None:
    mappe = _krav(d(2025, 9, 1))
    mappe.rader["krav"][0]["status"] = "AVSLAG"
    assert analyser(mappe, tmp_path, PER).kontroller == []


def _betalt(oere: int, valutadato: d = d(2026, 2, 1)) -> Eksportmappe:
    return (
        Eksportmappe()
        .ansatt()
        .krav(d(2025, 11, 3), d(2025, 11, 28), 2_000_000)
        .betalt(valutadato, d(2025, 11, 3), d(2025, 11, 28), oere)
    )


def test_21_12_mindre_enn_krevd_seks_uker_til_klage(tmp_path: Path) -> None:
    funn = analyser(_betalt(1_500_000), tmp_path, PER).ett("T30")
    assert (funn.oere, funn.siste_frist) == (500_000, d(2026, 3, 15))


def test_21_12_etter_seks_uker_er_det_tapt(tmp_path: Path) -> None:
    funn = analyser(_betalt(1_500_000, d(2026, 1, 17)), tmp_path, PER).ett("T30")
    assert (funn.oere, funn.tapt_oere) == (0, 500_000)


@pytest.mark.parametrize(("mangler", "antall"), [(2000, 0), (2001, 1)])
def test_avrunding_paa_en_krone_dagen_er_ikke_et_avvik(tmp_path: Path, mangler: int, antall: int) -> None:
    assert len(analyser(_betalt(2_000_000 - mangler), tmp_path, PER).funn("T30")) == antall  # 20 weekdays


def test_minuslinje_trekkes_fra(tmp_path: Path) -> None:
    mappe = _betalt(2_000_000).betalt(d(2026, 2, 16), d(2025, 11, 17), d(2025, 11, 21), -500_000)
    assert analyser(mappe, tmp_path, PER).ett("T30").oere == 500_000


def test_delvis_betalt_venter_til_nav_er_gaatt_videre(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt()
        .krav(d(2025, 11, 3), d(2025, 11, 28), 2_000_000)
        .betalt(d(2026, 2, 1), d(2025, 11, 3), d(2025, 11, 14), 1_000_000)
    )
    assert analyser(mappe, tmp_path, PER).kontroller == []
    mappe.krav(d(2025, 12, 1), d(2025, 12, 5), 500_000)
    mappe.betalt(d(2026, 2, 16), d(2025, 12, 1), d(2025, 12, 5), 500_000)
    funn = analyser(mappe, tmp_path, PER).ett("T30")
    assert (funn.oere, funn.variant) == (1_000_000, "delvis")
