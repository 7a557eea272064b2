"""Holes in the series of reports: a month without, long silence, money without a report (R-309)."""

from datetime import date

from tilgode.core.avstemming.rekke import Hullslag, Post, finn_hull

KONTO = "12345678903"


def rapport(dato, oere=1000, konto=KONTO):
    return Post(konto, date.fromisoformat(dato), oere)


def slag(hull):
    return [(h.slag, h.fom.isoformat(), h.tom.isoformat(), h.oere) for h in hull]


def test_en_hel_rekke_har_ingen_hull():
    rekke = [rapport("2025-11-03"), rapport("2025-12-01"), rapport("2026-01-02"), rapport("2026-01-19")]
    assert finn_hull(rekke, rekke, date(2026, 2, 1)) == []


def test_en_maaned_uten_oppgjoer_meldes_ogsaa_over_aarsskiftet():
    rekke = [rapport("2026-02-02"), rapport("2025-12-01")]
    assert slag(finn_hull(rekke, [], date(2026, 2, 10))) == [
        (Hullslag.MANGLER_MAANED, "2025-12-02", "2026-02-01", 0)
    ]


def test_hver_konto_har_sin_egen_rekke():
    egen = [rapport("2025-11-03", konto="A"), rapport("2026-01-02", konto="A")]
    andre = [rapport("2025-12-01", konto="B"), rapport("2026-01-02", konto="B")]
    assert [h.konto for h in finn_hull([*egen, *andre], [], date(2026, 1, 10))] == ["A"]


def test_lang_stillhet_kan_vaere_tapt_tilgang():
    assert finn_hull([rapport("2026-01-02")], [], date(2026, 2, 16)) == []
    assert slag(finn_hull([rapport("2026-01-02")], [], date(2026, 2, 17))) == [
        (Hullslag.STILLE, "2026-01-03", "2026-02-17", 0)
    ]


def test_penger_i_banken_uten_rapport():
    bank = [rapport("2026-01-02"), rapport("2026-01-19", 700)]
    assert slag(finn_hull([rapport("2026-01-02")], bank, date(2026, 1, 31))) == [
        (Hullslag.INNBETALING_UTEN_RAPPORT, "2026-01-19", "2026-01-19", 700)
    ]


def test_rapport_uten_penger_bare_der_banken_er_lest_for_dagen():
    rapporter = [rapport("2026-01-02"), rapport("2026-01-19", 700), rapport("2026-02-02")]
    uten = finn_hull(rapporter, [rapporter[0]], date(2026, 2, 10))
    assert uten == [], "banken er bare lest til 2. januar"
    bank = [rapporter[0], rapporter[2]]
    assert [h.slag for h in finn_hull(rapporter, bank, date(2026, 2, 10))] == [
        Hullslag.RAPPORT_UTEN_INNBETALING
    ]


def test_en_rapport_som_er_null_eller_trekk_venter_ingen_penger():
    rapporter = [rapport("2026-01-02"), rapport("2026-01-19", -700), rapport("2026-02-02")]
    assert finn_hull(rapporter, [rapporter[0], rapporter[2]], date(2026, 2, 10)) == []


def test_to_like_innbetalinger_trenger_to_rapporter():
    assert len(finn_hull([rapport("2026-01-02")], [rapport("2026-01-02")] * 2, date(2026, 1, 10))) == 1
