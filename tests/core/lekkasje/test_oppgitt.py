"""T10, T14, T17, T21, T22, T26, T31: found by what the employer tells, to the øre, and nothing when it is right."""

from __future__ import annotations

import json
from datetime import date as d
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from tests.core.lekkasje.bakeri import lag_bakeri
from tests.core.lekkasje.eksportmappe import Eksportmappe, ukedager
from tests.core.lekkasje.regnestykke import Svar, sats, v
from tilgode.apps.lekkasje.mappe import analyser_mappe
from tilgode.core.lekkasje.typer import Sikkerhet

PER = d(2026, 3, 1)
AVGIFT = Fraction("1.141")
NYE = {"T10", "T14", "T17", "T21", "T22", "T26", "T31"}


def oere(kroner: Fraction | int) -> int:
    """Half up."""
    return int(Fraction(kroner) * 100 + Fraction(1, 2))


def svar(mappe: Eksportmappe, sti: Path, per: d = PER, **fortalt: object) -> Svar:
    eksport = mappe.skriv(sti / "eksport")
    (eksport / "lekkasje.json").write_text(json.dumps(fortalt), encoding="utf-8")
    return Svar(analyser_mappe(eksport, per, sone="I").analyse)


def syk(
    loenn: int = 40000, fom: d = d(2026, 1, 5), tom: d = d(2026, 2, 27), inntekt: int = 0
) -> Eksportmappe:
    """One sick spell with everything claimed; the employer's period is its first sixteen days."""
    agp = d.fromordinal(fom.toordinal() + 15)
    mappe = Eksportmappe().ansatt(loenn=loenn).sykmelding(fom, tom)
    return mappe.inntektsmelding(fom, [(fom, agp)], inntekt=inntekt or loenn)


# --- T10: pregnant, and the work is the reason ---------------------------------------------------------


def _gravid(kode: str = "GRAVID_ARBEIDSMILJOE") -> Eksportmappe:
    return Eksportmappe().ansatt().fravaer("SYKMELDING", d(2026, 2, 2), d(2026, 2, 20), kode=kode)


def test_14_4_arbeidsgiverperioden_er_navs_naar_arbeidsmiljoeet_er_grunnen(tmp_path: Path) -> None:
    funn = svar(_gravid(), tmp_path).ett("T10")
    k = len(ukedager(d(2026, 2, 2), d(2026, 2, 17))) * sats(40000)
    assert (funn.oere, funn.tapt_oere, funn.sikkerhet) == (v(k, k), 0, Sikkerhet.UAVKLART)
    assert funn.siste_frist == d(2026, 5, 31)


def test_14_4_egen_sykdom_i_svangerskapet_er_ikke_det(tmp_path: Path) -> None:
    assert not svar(_gravid("SVANGERSKAP"), tmp_path).funn("T10")


# --- T14: travel instead of sickness -------------------------------------------------------------------


def _reise(per_dag: str = "180,00", fom: str = "2026-02-02", tom: str = "2026-02-13") -> dict[str, object]:
    return {
        "reiseutgifter": [
            {"arbeidsforhold": "100-1", "syk_fra": "2026-01-12", "fom": fom, "tom": tom, "per_dag": per_dag}
        ]
    }


def _i_arbeid() -> Eksportmappe:
    return Eksportmappe().ansatt().tom_fil("krav", "fravaer")


def test_8_14_reise_lagt_ut_etter_dag_16_uten_feriepenger_og_avgift(tmp_path: Path) -> None:
    funn = svar(_i_arbeid(), tmp_path, **_reise()).ett("T14")
    assert (funn.oere, funn.fom, funn.tom) == (10 * 18000, d(2026, 2, 2), d(2026, 2, 13))


def test_8_14_dagene_i_arbeidsgiverperioden_er_arbeidsgiverens(tmp_path: Path) -> None:
    funn = svar(_i_arbeid(), tmp_path, **_reise(fom="2026-01-12", tom="2026-01-30")).ett("T14")
    assert (funn.fom, funn.oere) == (d(2026, 1, 28), 3 * 18000)


def test_8_14_hoeyst_sykepengene_per_dag(tmp_path: Path) -> None:
    assert svar(_i_arbeid(), tmp_path, **_reise("5000,00")).ett("T14").oere == 10 * sats(40000) * 100


def test_8_14_krevd_reisetilskudd_gir_ikke_funn(tmp_path: Path) -> None:
    mappe = _i_arbeid().krav(d(2026, 2, 2), d(2026, 2, 13), 180000, ytelse="REISETILSKUDD")
    assert not svar(mappe, tmp_path, **_reise()).funn("T14")


# --- T17: a raise with effect backwards ----------------------------------------------------------------


def _tariff(
    avtalt: str = "2026-02-10", virkning: str = "2026-01-01", prosent: str = "5"
) -> dict[str, object]:
    return {"tariff": [{"avtalt": avtalt, "virkning": virkning, "prosent": prosent}]}


def test_22_13_ottende_ledd_lonnsoekning_avtalt_etter_at_fravaeret_begynte(tmp_path: Path) -> None:
    funn = svar(syk(), tmp_path, **_tariff()).ett("T17")
    dager = ukedager(d(2026, 1, 21), d(2026, 2, 27))
    k = len(dager) * (sats(42000) - sats(40000))
    assert (funn.oere, funn.tapt_oere) == (v(k, k), 0)
    assert (funn.fom, funn.tom, funn.siste_frist) == (dager[0], dager[-1], d(2026, 5, 10))


def test_22_13_ottende_ledd_etter_tre_maaneder_er_det_tapt(tmp_path: Path) -> None:
    per = d(2026, 5, 11)
    funn = svar(syk(), tmp_path, per, **_tariff()).ett("T17")
    assert funn.oere == 0
    assert funn.tapt_oere > 0


@pytest.mark.parametrize(
    "endring",
    [
        {"virkning": "2026-01-06"},  # effective the day after the skjæringstidspunkt
        {"avtalt": "2026-01-04"},  # agreed before the absence: payroll has it
        {"avtalt": "2026-03-02"},  # not agreed yet
    ],
)
def test_8_28_lonnsoekningen_teller_bare_naar_den_gjaldt_foer_og_ble_avtalt_etter(
    tmp_path: Path, endring: dict[str, str]
) -> None:
    assert not svar(syk(), tmp_path, **_tariff(**endring)).funn("T17")


def test_22_13_inntektsmelding_med_den_nye_loennen_gir_ikke_funn(tmp_path: Path) -> None:
    assert not svar(syk(inntekt=42000), tmp_path, **_tariff()).funn("T17")


def test_t17_teller_ikke_det_t16_har_funnet(tmp_path: Path) -> None:
    funnet = svar(syk(inntekt=38000), tmp_path, **_tariff())
    dager = len(ukedager(d(2026, 1, 21), d(2026, 2, 27)))
    gammel, ny = dager * (sats(40000) - sats(38000)), dager * (sats(42000) - sats(40000))
    assert (funnet.ett("T16").oere, funnet.ett("T17").oere) == (v(gammel, gammel), v(ny, ny))


def test_8_10_over_6g_har_loennsoekningen_ingen_virkning(tmp_path: Path) -> None:
    assert not svar(syk(90000), tmp_path, **_tariff()).funn("T17")


# --- T21: feriepenger beyond the 48 days ---------------------------------------------------------------


def _langt(tmp_path: Path, grunnlag: int, *, plikt: object = False) -> Svar:
    """Sick from January to June 2025 at 40 000 a month; 480 000 was paid in the year."""
    return svar(
        syk(fom=d(2025, 1, 6), tom=d(2025, 6, 30)),
        tmp_path,
        feriepengegrunnlag={"100": {"2025": f"{grunnlag},00"}},
        **({} if plikt is None else {"plikt_feriepenger": plikt}),
    )


def _ut_over_48() -> int:
    return (len(ukedager(d(2025, 1, 22), d(2025, 6, 30))) - 48) * sats(40000)


def test_8_33_grunnlag_med_alle_navs_dager_er_for_hoeyt(tmp_path: Path) -> None:
    funn = _langt(tmp_path, 480000).ett("T21")
    assert funn.oere == oere(Fraction("0.102") * _ut_over_48() * AVGIFT)


def test_8_33_grunnlag_uten_dagene_ut_over_48_er_riktig(tmp_path: Path) -> None:
    assert not _langt(tmp_path, 480000 - _ut_over_48()).funn("T21")


def test_8_33_en_del_for_mye_er_bare_den_delen(tmp_path: Path) -> None:
    assert _langt(tmp_path, 480000 - _ut_over_48() + 1000).ett("T21").oere == oere(102 * AVGIFT)


@pytest.mark.parametrize("plikt", [True, None])
def test_8_33_med_plikt_eller_uten_svar_er_det_ikke_noe_aa_finne(tmp_path: Path, plikt: object) -> None:
    assert not _langt(tmp_path, 480000, plikt=plikt).funn("T21")


# --- T22: avgift of the refund -------------------------------------------------------------------------


def _refundert() -> Eksportmappe:
    mappe = Eksportmappe().ansatt().ansatt("101")
    mappe.betalt(d(2026, 1, 2), d(2025, 11, 1), d(2025, 11, 30), 3_000_000)
    return mappe.betalt(d(2026, 2, 2), d(2025, 12, 1), d(2025, 12, 31), 2_000_050, nummer="101")


@pytest.mark.parametrize(
    ("fradrag", "uten"),
    [
        ({"2026-01": "30000,00", "2026-02": "0"}, 2_000_050),
        ({"2026-01": "0,00", "2026-02": "20000,50"}, 3_000_000),
        ({"2026-01": "0", "2026-02": "50000,50"}, None),  # booked a month late: nothing is missing
        ({"2026-01": "30000", "2026-02": "20000,50"}, None),
        ({"2026-02": "20000,50"}, None),  # January is not told of
    ],
)
def test_23_2_avgift_av_det_som_ikke_er_trukket_fra(
    tmp_path: Path, fradrag: object, uten: int | None
) -> None:
    funn = svar(_refundert(), tmp_path, avgiftsfradrag=fradrag).funn("T22")
    assert [f.oere for f in funn] == ([] if uten is None else [oere(Fraction("0.141") * uten / 100)])
    assert all(f.person == "" and f.sikkerhet is Sikkerhet.SIKKER for f in funn)


# --- T26: 80 per cent ----------------------------------------------------------------------------------


def _permisjon(tmp_path: Path, grad: int, loenn: int = 40000) -> Svar:
    mappe = Eksportmappe().ansatt(til=d(2025, 12, 1))
    mappe.loenn("100", loenn, d(2026, 1, 1), d(2026, 2, 1))
    mappe.fravaer("FORELDREPERMISJON", d(2026, 1, 5), d(2026, 2, 27))
    return svar(mappe, tmp_path, dekningsgrad={"100": grad})


def test_14_9_full_loenn_med_80_prosent(tmp_path: Path) -> None:
    dager = len(ukedager(d(2026, 1, 5), d(2026, 2, 27)))
    per_dag = Fraction(12 * 40000, 260) - Fraction(8, 10) * sats(40000)
    assert _permisjon(tmp_path, 80).ett("T26").oere == oere(per_dag * dager)


@pytest.mark.parametrize(("grad", "loenn"), [(100, 40000), (80, 32000)])
def test_14_9_full_dekning_eller_redusert_loenn_gir_ikke_funn(tmp_path: Path, grad: int, loenn: int) -> None:
    assert not _permisjon(tmp_path, grad, loenn).funn("T26")


# --- T31: a benefit in kind that stopped ----------------------------------------------------------------


def _bil(fom: str = "2026-01-05", tom: str = "", kroner: str = "3000,00") -> dict[str, object]:
    return {"naturalytelser": [{"arbeidsforhold": "100-1", "fom": fom, "tom": tom, "per_maaned": kroner}]}


def test_8_29_verdien_teller_for_navs_dager(tmp_path: Path) -> None:
    funn = svar(syk(), tmp_path, **_bil()).ett("T31")
    dager = ukedager(d(2026, 1, 21), d(2026, 2, 27))
    assert funn.oere == oere(Fraction(3000 * 12, 260) * len(dager))
    assert (funn.fom, funn.tom, funn.siste_frist) == (dager[0], dager[-1], d(2026, 4, 30))


def test_8_29_bare_dagene_den_var_borte(tmp_path: Path) -> None:
    funn = svar(syk(), tmp_path, **_bil("2026-02-02", "2026-02-13")).ett("T31")
    assert funn.oere == oere(Fraction(3000 * 12, 260) * 10)


def test_8_29_hoeyst_opp_til_6g(tmp_path: Path) -> None:
    """At 64 000 a month 12 960 is left to 6 G (780 960)."""
    funn = svar(syk(64000), tmp_path, **_bil()).ett("T31")
    dager = len(ukedager(d(2026, 1, 21), d(2026, 2, 27)))
    assert funn.oere == oere(Fraction(6 * 130160 - 12 * 64000, 260) * dager)


def test_8_29_uten_fravaer_teller_den_ikke(tmp_path: Path) -> None:
    mappe = Eksportmappe().ansatt().tom_fil("sykmelding")
    assert not svar(mappe, tmp_path, **_bil()).funn("T31")


# --- together ------------------------------------------------------------------------------------------

ALT_I_ORDEN: dict[str, object] = {
    "tariff": [],
    "reiseutgifter": [],
    "naturalytelser": [],
    "avgiftsfradrag": {},
    "dekningsgrad": {"104": 100},
    "feriepengegrunnlag": {},
    "plikt_feriepenger": False,
}


def test_bakeriet_som_forteller_alt_og_har_alt_i_orden_faar_ingen_funn(tmp_path: Path) -> None:
    funnet = svar(lag_bakeri(), tmp_path, **ALT_I_ORDEN)
    assert funnet.analyse.funn == ()
    assert not {noekkel.upper() for noekkel in funnet.ikke} & (NYE - {"T10"})


@pytest.mark.parametrize("froe", range(5))
def test_tilfeldig_plantet_alt_funnet_ingenting_oppdiktet(tmp_path: Path, froe: int) -> None:
    """One leak of each kind in random order, pay and days, in a bakery where the rest is right."""
    tilfeldig, mappe = Random(froe), lag_bakeri()
    loenn = {n: tilfeldig.randrange(30000, 55000, 100) for n in range(300, 306)}
    for nummer, kroner in loenn.items():
        mappe.ansatt(str(nummer), loenn=kroner)
    ventet: dict[tuple[str, str], int] = {}

    dag = d(2026, 1, 12 + tilfeldig.randrange(4))
    mappe.fravaer("SYKMELDING", dag, d(2026, 1, 23), nummer="300", kode="GRAVID_ARBEIDSMILJOE")
    k = len(ukedager(dag, d(2026, 1, 23))) * sats(loenn[300])
    ventet["T10", "300"] = v(k, k)

    reise = tilfeldig.randrange(50, 400)
    ventet["T14", "301"] = 10 * reise * 100

    prosent = tilfeldig.randrange(2, 9)
    for nummer in ("302", "303"):
        mappe.sykmelding(d(2026, 1, 5), d(2026, 2, 13), nummer=nummer)
        mappe.inntektsmelding(
            d(2026, 1, 5), [(d(2026, 1, 5), d(2026, 1, 20))], nummer=nummer, inntekt=loenn[int(nummer)]
        )
    navs = len(ukedager(d(2026, 1, 21), d(2026, 2, 13)))
    for nummer in (302, 303):
        ny = Fraction(12 * loenn[nummer] * (100 + prosent), 26000)
        k = navs * (int(ny + Fraction(1, 2)) - sats(loenn[nummer]))
        ventet["T17", str(nummer)] = v(k, k)
    ventet["T31", "303"] = oere(Fraction(366 * 12, 260) * navs)

    mappe.fravaer("FORELDREPERMISJON", d(2026, 2, 2), d(2026, 2, 27), nummer="304")
    ventet["T26", "304"] = oere(20 * (Fraction(12 * loenn[304], 260) - Fraction(8, 10) * sats(loenn[304])))
    ventet["T22", ""] = oere(Fraction("0.141") * 3 * 1846)

    funnet = svar(
        mappe,
        tmp_path,
        tariff=[{"avtalt": "2026-02-20", "virkning": "2026-01-01", "prosent": str(prosent)}],
        reiseutgifter=[
            {
                "arbeidsforhold": "301-1",
                "syk_fra": "2026-01-05",
                "fom": "2026-02-02",
                "tom": "2026-02-13",
                "per_dag": f"{reise},00",
            }
        ],
        naturalytelser=[{"arbeidsforhold": "303-1", "fom": "2026-01-01", "per_maaned": "366"}],
        avgiftsfradrag={"2026-01": "0,45"},
        dekningsgrad={"304": 80, "104": 100},
    ).analyse.funn
    assert {(f.kontroll, f.person): f.oere for f in funnet} == ventet
