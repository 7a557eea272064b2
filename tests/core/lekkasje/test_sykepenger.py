"""T01, T04, T05, T12, T13 and T24 (not sent): days Nav owes and nobody has claimed."""

from __future__ import annotations

from datetime import date as d
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from tests.core.lekkasje.eksportmappe import Eksportmappe, ukedager
from tests.core.lekkasje.regnestykke import analyser, sats, v
from tilgode.core.lekkasje.typer import Sikkerhet

PER = d(2026, 3, 1)
DAG = sats(40000)


def _t01(siste_egenmelding: d) -> Eksportmappe:
    """Self-certified days, then a sick note from 10 December whose period was begun anew."""
    fom = siste_egenmelding - timedelta(days=2)
    return (
        Eksportmappe()
        .ansatt()
        .fravaer("EGENMELDING", fom, siste_egenmelding)
        .sykmelding(d(2025, 12, 10), d(2026, 1, 31))
        .inntektsmelding(d(2025, 12, 10), [(d(2025, 12, 10), d(2025, 12, 25))])
    )


def test_8_19_egenmelding_15_dager_foer_hoerer_til_perioden(tmp_path: Path) -> None:
    # 24 November to 10 December: 15 days lie between, the three earlier days count
    funn = analyser(_t01(d(2025, 11, 24)), tmp_path, PER).ett("T01")
    # counted: 22-24 Nov and 10-22 Dec; 23, 24 and 25 Dec are Nav's
    assert (funn.fom, funn.tom) == (d(2025, 12, 23), d(2025, 12, 25))
    assert funn.oere == v(3 * DAG, 3 * DAG)
    assert (funn.siste_frist, funn.tapt_oere) == (d(2026, 3, 31), 0)
    assert funn.sikkerhet is Sikkerhet.SIKKER


def test_8_19_egenmelding_16_dager_foer_hoerer_ikke_til_perioden(tmp_path: Path) -> None:
    assert analyser(_t01(d(2025, 11, 23)), tmp_path, PER).kontroller == []


def test_8_19_helt_opphold_uten_inntektsmelding_ser_paa_kravet(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt()
        .fravaer("EGENMELDING", d(2025, 12, 1), d(2025, 12, 3))
        .sykmelding(d(2025, 12, 10), d(2026, 1, 31))
        .krav(d(2025, 12, 26), d(2026, 1, 31), 100)
    )
    funn = analyser(mappe, tmp_path, PER).ett("T01")
    assert funn.oere == v(3 * DAG, 3 * DAG)
    assert funn.sikkerhet is Sikkerhet.SANNSYNLIG


def test_riktig_inntektsmelding_gir_ikke_funn(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt()
        .fravaer("EGENMELDING", d(2025, 12, 1), d(2025, 12, 3))
        .sykmelding(d(2025, 12, 10), d(2026, 1, 31))
        .inntektsmelding(
            d(2025, 12, 10), [(d(2025, 12, 1), d(2025, 12, 3)), (d(2025, 12, 10), d(2025, 12, 22))]
        )
    )
    assert analyser(mappe, tmp_path, PER).kontroller == []


@pytest.mark.parametrize(("per", "tapt"), [(d(2026, 3, 31), 0), (d(2026, 4, 1), 3)])
def test_22_13_fristen_er_siste_dag_i_tredje_maaned(tmp_path: Path, per: d, tapt: int) -> None:
    funn = analyser(_t01(d(2025, 11, 24)), tmp_path, per).ett("T01")
    assert (funn.oere, funn.tapt_oere) == (v((3 - tapt) * DAG, (3 - tapt) * DAG), v(tapt * DAG, tapt * DAG))


# --- T04 and T05 -----------------------------------------------------------------------------------


def _ny(foerste: d) -> Eksportmappe:
    return (
        Eksportmappe()
        .ansatt(start=d(2025, 12, 1), fra=d(2025, 12, 1))
        .sykmelding(foerste, d(2026, 1, 7))
        .tom_fil("krav")
    )


def test_8_18_syk_foer_fire_uker_er_navs_fra_foerste_dag(tmp_path: Path) -> None:
    funn = analyser(_ny(d(2025, 12, 28)), tmp_path, PER).ett("T04")  # 27 days employed
    dager = len(ukedager(d(2025, 12, 28), d(2026, 1, 7)))
    assert funn.oere == v(dager * DAG, dager * DAG)
    assert funn.sikkerhet is Sikkerhet.UAVKLART  # other work before is not in the files


def test_8_18_syk_etter_fire_uker_er_arbeidsgiverens(tmp_path: Path) -> None:
    assert analyser(_ny(d(2025, 12, 29)), tmp_path, PER).kontroller == []  # 28 days employed


def _med_stilling(mappe: Eksportmappe, start: d, slutt: d) -> Eksportmappe:
    """Another post of the same employee."""
    return mappe.legg(
        "ansatte",
        fnr=mappe.fnr["100"],
        ansattnummer="100",
        arbeidsforhold="100-0",
        navn="Synt Baker",
        ansvar="3010",
        startdato=start,
        sluttdato=slutt,
        stillingsprosent=100,
    )


@pytest.mark.parametrize(
    ("slutt", "funnet"),
    [(d(2026, 12, 31), False), (d(2025, 11, 16), False), (d(2025, 11, 15), True)],
    ids=["to stillinger", "14 dager mellom", "15 dager mellom"],
)
def test_8_18_tiden_er_hos_arbeidsgiveren_og_ikke_i_stillingen(
    tmp_path: Path, slutt: d, *, funnet: bool
) -> None:
    mappe = _med_stilling(_ny(d(2025, 12, 27)), d(2020, 1, 1), slutt)
    assert bool(analyser(mappe, tmp_path, PER).funn("T04")) is funnet


def test_8_15_permisjon_i_en_av_to_stillinger_er_ikke_avbrudd(tmp_path: Path) -> None:
    mappe = _med_stilling(_etter_permisjon(d(2026, 1, 2)), d(2020, 1, 1), d(2026, 12, 31))
    assert analyser(mappe, tmp_path, PER).funn("T05") == []


@pytest.mark.parametrize(("dager", "funnet"), [(14, False), (15, True)])
def test_8_15_permisjon_over_14_dager_er_avbrudd(tmp_path: Path, dager: int, *, funnet: bool) -> None:
    slutt = d(2025, 12, 7)
    mappe = (
        Eksportmappe()
        .ansatt()
        .fravaer("PERMISJON", slutt - timedelta(days=dager - 1), slutt)
        .sykmelding(d(2026, 1, 2), d(2026, 1, 9))
        .tom_fil("krav")
    )
    # the four weeks of § 8-2 are broken too, so a person must ask
    assert [f.sikkerhet for f in analyser(mappe, tmp_path, PER).funn("T04")] == [Sikkerhet.UAVKLART] * funnet


def test_8_18_krevd_fra_foerste_dag_gir_ikke_funn(tmp_path: Path) -> None:
    mappe = _ny(d(2025, 12, 28)).krav(d(2025, 12, 28), d(2026, 1, 7), 100)
    assert analyser(mappe, tmp_path, PER).kontroller == []


def test_9_9_sykt_barn_foer_fire_uker_er_navs(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt(start=d(2025, 12, 1), fra=d(2025, 12, 1))
        .fravaer("SYKT_BARN", d(2025, 12, 22), d(2025, 12, 23))
        .tom_fil("krav")
    )
    mappe.loenn(
        "100", 40000, d(2025, 9, 1), d(2025, 11, 1)
    )  # paid by another name before, same employment key
    funn = analyser(mappe, tmp_path, PER).ett("T04")
    assert funn.variant == "sykt_barn"
    assert funn.oere == v(2 * DAG, 2 * DAG)


def _etter_permisjon(foerste: d) -> Eksportmappe:
    """Parental leave to Sunday 7 December; back on Monday the 8th."""
    return (
        Eksportmappe()
        .ansatt()
        .fravaer("FORELDREPERMISJON", d(2025, 6, 2), d(2025, 12, 7))
        .sykmelding(foerste, d(2026, 1, 9))
        .tom_fil("krav")
    )


def test_8_15_syk_27_dager_etter_permisjon_er_navs(tmp_path: Path) -> None:
    funn = analyser(_etter_permisjon(d(2026, 1, 4)), tmp_path, PER).ett("T05")
    assert funn.oere == v(5 * DAG, 5 * DAG)
    assert funn.sikkerhet is Sikkerhet.SIKKER  # foreldrepenger count as work, § 8-2


def test_8_15_syk_28_dager_etter_permisjon_er_arbeidsgiverens(tmp_path: Path) -> None:
    assert analyser(_etter_permisjon(d(2026, 1, 5)), tmp_path, PER).kontroller == []


def test_8_15_ferie_rett_etter_permisjon_teller_ikke_som_tilbake(tmp_path: Path) -> None:
    # back on Monday 22 December after the holiday; without it 28 days would have passed
    mappe = _etter_permisjon(d(2026, 1, 7)).fravaer("FERIE", d(2025, 12, 8), d(2025, 12, 19))
    assert analyser(mappe, tmp_path, PER).ett("T05").oere == v(3 * DAG, 3 * DAG)


# --- T12 and T13 -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kode", ["DONOR", "KONTROLLUNDERSOEKELSE"])
def test_8_17_donor_og_kontroll_er_navs_fra_foerste_dag(tmp_path: Path, kode: str) -> None:
    mappe = (
        Eksportmappe().ansatt().fravaer("SYKMELDING", d(2026, 1, 5), d(2026, 1, 6), kode=kode).tom_fil("krav")
    )
    assert analyser(mappe, tmp_path, PER).ett("T12").oere == v(2 * DAG, 2 * DAG)


def test_8_17_uten_koden_er_kontrollen_ikke_kjoert(tmp_path: Path) -> None:
    mappe = Eksportmappe().ansatt().fravaer("SYKMELDING", d(2026, 1, 5), d(2026, 1, 6)).tom_fil("krav")
    svar = analyser(mappe, tmp_path, PER)
    assert svar.kontroller == []
    assert "t12" in svar.ikke


def _behandling(antall: int) -> Eksportmappe:
    mappe = Eksportmappe().ansatt().tom_fil("krav")
    for uke in range(antall):
        dag = d(2025, 11, 5) + timedelta(weeks=uke)
        mappe.sykmelding(dag, dag)
    return mappe


def test_8_19_trettende_behandlingsdag_er_navs(tmp_path: Path) -> None:
    funn = analyser(_behandling(13), tmp_path, PER).ett("T13")
    assert (funn.fom, funn.oere) == (d(2026, 1, 28), v(DAG, DAG))


def test_8_19_tolvte_behandlingsdag_er_arbeidsgiverens(tmp_path: Path) -> None:
    assert analyser(_behandling(12), tmp_path, PER).funn("T13") == []


# --- T24, not sent -----------------------------------------------------------------------------------


def _glemt() -> Eksportmappe:
    return Eksportmappe().ansatt().sykmelding(d(2025, 10, 1), d(2026, 2, 6)).tom_fil("krav")


def test_22_3_glemt_krav_deles_etter_fristen(tmp_path: Path) -> None:
    funn = analyser(_glemt(), tmp_path, PER).ett("T24")
    tapt = len(ukedager(d(2025, 10, 17), d(2025, 11, 30)))
    aapen = len(ukedager(d(2025, 12, 1), d(2026, 2, 6)))
    # feriepenger: 48 dates in each earning year
    kf_tapt, kf_2025 = tapt, min(48 - tapt, len(ukedager(d(2025, 12, 1), d(2025, 12, 31))))
    kf_2026 = len(ukedager(d(2026, 1, 1), d(2026, 2, 6)))
    assert funn.variant == "ikke_sendt"
    assert funn.tapt_oere == v(tapt * DAG, kf_tapt * DAG)
    assert funn.oere == v(aapen * DAG, (kf_2025 + kf_2026) * DAG)
    assert funn.siste_frist == d(2026, 3, 31)


def test_22_3_ferske_dager_er_ikke_glemt(tmp_path: Path) -> None:
    mappe = Eksportmappe().ansatt().sykmelding(d(2026, 2, 1), d(2026, 2, 27)).tom_fil("krav")
    assert analyser(mappe, tmp_path, d(2026, 3, 2)).kontroller == []  # 17 February is 13 days ago
    assert analyser(mappe, tmp_path, d(2026, 3, 3)).ett("T24").oere == v(DAG, DAG)  # and now 14


def test_22_3_inntektsmelding_med_refusjon_er_et_krav(tmp_path: Path) -> None:
    mappe = _glemt().inntektsmelding(d(2025, 10, 1), [(d(2025, 10, 1), d(2025, 10, 16))])
    assert analyser(mappe, tmp_path, PER).kontroller == []


def test_8_33_over_59_aar_gir_hoeyere_sats(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt(foedt=d(1966, 12, 31))  # turns 59 on the last day of 2025
        .sykmelding(d(2025, 12, 1), d(2025, 12, 19))
        .tom_fil("krav")
    )
    dager = len(ukedager(d(2025, 12, 17), d(2025, 12, 19)))
    assert analyser(mappe, tmp_path, PER).ett("T24").oere == v(dager * DAG, dager * DAG, Fraction("0.125"))
