"""T16, T18, T20: the right days at too low an amount, ftrl. §§ 8-28, 1-4, 8-33."""

from __future__ import annotations

from datetime import date as d
from fractions import Fraction
from pathlib import Path

import pytest

from tests.core.lekkasje.eksportmappe import Eksportmappe, ukedager
from tests.core.lekkasje.regnestykke import analyser, sats, v

PER = d(2026, 3, 1)


def _inntekt(sendt: int) -> Eksportmappe:
    return (
        Eksportmappe()
        .ansatt(loenn=45000)
        .sykmelding(d(2026, 1, 5), d(2026, 2, 27))
        .inntektsmelding(d(2026, 1, 5), [(d(2026, 1, 5), d(2026, 1, 20))], inntekt=sendt)
    )


def test_8_28_for_lav_inntekt_i_inntektsmeldingen(tmp_path: Path) -> None:
    funn = analyser(_inntekt(40000), tmp_path, PER).ett("T16")
    dager = ukedager(d(2026, 1, 21), d(2026, 2, 27))
    k = len(dager) * (sats(45000) - sats(40000))
    assert (funn.fom, funn.tom) == (dager[0], dager[-1])
    assert funn.oere == v(k, k)  # 28 days, all among the first 48


def test_8_28_riktig_inntekt_gir_ikke_funn(tmp_path: Path) -> None:
    assert analyser(_inntekt(45000), tmp_path, PER).kontroller == []


def test_8_28_hoeyere_inntekt_enn_loennen_gir_ikke_funn(tmp_path: Path) -> None:
    assert analyser(_inntekt(46000), tmp_path, PER).kontroller == []


def test_8_10_over_6g_har_forskjellen_ingen_virkning(tmp_path: Path) -> None:
    mappe = Eksportmappe().ansatt(loenn=90000).sykmelding(d(2026, 1, 5), d(2026, 2, 27))
    mappe.inntektsmelding(d(2026, 1, 5), [(d(2026, 1, 5), d(2026, 1, 20))], inntekt=80000)
    assert analyser(mappe, tmp_path, PER).kontroller == []


# --- T18 -------------------------------------------------------------------------------------------

G_2025, G_2026 = 130160, 136549


def _etter_mai(foerste: d, betalt_g: int, loenn: int = 80000, grad: int = 100) -> tuple[Eksportmappe, int]:
    """Paid from day 17 to 30 June with the G given; claimed the same, so that only G can differ."""
    agp = foerste.replace(day=foerste.day + 15) if foerste.month == 5 else d(2026, 5, 14)
    dager = ukedager(agp, d(2026, 6, 30))[1:] if agp.weekday() < 5 else ukedager(agp, d(2026, 6, 30))
    oere = (
        sum(int(Fraction(min(12 * loenn, 6 * betalt_g) * grad, 26000) + Fraction(1, 2)) for _ in dager) * 100
    )
    mappe = (
        Eksportmappe()
        .ansatt(loenn=loenn)
        .sykmelding(foerste, d(2026, 6, 30), grad=grad)
        .inntektsmelding(foerste, [(foerste, agp)], inntekt=loenn)
        .krav(dager[0], d(2026, 6, 30), oere)
        .betalt(d(2026, 8, 3), dager[0], d(2026, 6, 30), oere)
    )
    return mappe, len(dager)


def test_1_4_skjaeringstidspunkt_i_mai_betalt_med_gammel_g(tmp_path: Path) -> None:
    mappe, dager = _etter_mai(d(2026, 5, 4), G_2025)
    funn = analyser(mappe, tmp_path, d(2026, 9, 1)).ett("T18")
    k = Fraction(dager * 6 * (G_2026 - G_2025), 260)  # 147.44 a day
    assert (funn.oere, funn.tapt_oere) == (v(k, k), 0)
    assert funn.siste_frist == d(2029, 8, 3)  # § 22-14


def test_1_4_betalt_med_ny_g_gir_ikke_funn(tmp_path: Path) -> None:
    mappe, _ = _etter_mai(d(2026, 5, 4), G_2026)
    assert analyser(mappe, tmp_path, d(2026, 9, 1)).kontroller == []


def test_1_4_skjaeringstidspunkt_foer_mai_beholder_gammel_g(tmp_path: Path) -> None:
    mappe, _ = _etter_mai(d(2026, 4, 29), G_2025)
    assert analyser(mappe, tmp_path, d(2026, 9, 1)).kontroller == []


def test_1_4_gradert_gir_graden_av_forskjellen(tmp_path: Path) -> None:
    mappe, dager = _etter_mai(d(2026, 5, 4), G_2025, grad=50)
    k = Fraction(dager * 3 * (G_2026 - G_2025), 260)
    assert analyser(mappe, tmp_path, d(2026, 9, 1)).ett("T18").oere == v(k, k)


def test_1_4_under_taket_spiller_g_ingen_rolle(tmp_path: Path) -> None:
    mappe, _ = _etter_mai(d(2026, 5, 4), G_2025, loenn=40000)
    assert analyser(mappe, tmp_path, d(2026, 9, 1)).kontroller == []


# --- T20 -------------------------------------------------------------------------------------------


def _feriepenger(mottatt: int, foedt: d = d(1985, 5, 5)) -> Eksportmappe:
    """50 days of 1 846 kr in 2024, 48 of which earn feriepenger, and the payment in May 2025."""
    return (
        Eksportmappe()
        .ansatt(foedt=foedt)
        .betalt(d(2024, 9, 2), d(2024, 6, 3), d(2024, 8, 9), 50 * 1846 * 100)
        .betalt(d(2025, 6, 2), d(2025, 5, 1), d(2025, 5, 31), mottatt * 100, kode="H")
    )


def test_8_33_feriepenger_mangler(tmp_path: Path) -> None:
    ventet = 9038  # 0.102 · 48 · 1 846 = 9 038.02
    funn = analyser(_feriepenger(ventet - 1000), tmp_path, d(2025, 8, 1)).ett("T20")
    assert funn.oere == 114100
    assert funn.siste_frist == d(2028, 5, 31)


@pytest.mark.parametrize("mottatt", [9038, 9037, 9500])
def test_8_33_riktige_feriepenger_gir_ikke_funn(tmp_path: Path, mottatt: int) -> None:
    assert analyser(_feriepenger(mottatt), tmp_path, d(2025, 8, 1)).kontroller == []


def test_8_33_sats_etter_fylte_59(tmp_path: Path) -> None:
    mappe = _feriepenger(9038, foedt=d(1965, 12, 31))
    assert analyser(mappe, tmp_path, d(2025, 8, 1)).ett("T20").oere == 232536  # 2 038 · 1.141


def test_22_10_foer_slutten_av_mai_er_det_ikke_spurt(tmp_path: Path) -> None:
    mappe = Eksportmappe().ansatt().betalt(d(2024, 9, 2), d(2024, 6, 3), d(2024, 8, 9), 50 * 184600)
    mappe.betalt(d(2025, 5, 2), d(2025, 4, 1), d(2025, 4, 1), 100)
    assert analyser(mappe, tmp_path, d(2025, 8, 1)).kontroller == []
