"""Virkedager by formula and by counting; months; the public holidays by law, by library and by table."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.values.kalender import (
    Maaned,
    antall_virkedager,
    del_i_maaneder,
    er_helg,
    er_helligdag,
    foerste_paaskedag,
    helligdager,
    legg_til_aar,
    legg_til_virkedager,
    maaneder,
    siste_virkedag,
    virkedager,
)
from tilgode.values.periode import Periode, slaa_sammen

EN_DAG = timedelta(days=1)
DAGER = st.dates(date(1990, 1, 1), date(2060, 12, 31))
PERIODER = st.builds(
    lambda fom, antall: Periode(fom, fom + timedelta(days=antall)), DAGER, st.integers(0, 800)
)
MAANEDER = st.builds(Maaned, st.integers(1900, 2100), st.integers(1, 12))
TABELL = Path(__file__).with_name("helligdager_2011_2027.csv")

# --- virkedager, ftrl. § 8-11 ------------------------------------------------------------------


def mandag_til_fredag(dag: date) -> bool:
    return dag.isoweekday() in {1, 2, 3, 4, 5}


@given(PERIODER)
def test_antall_virkedager_er_dagene_mandag_til_fredag(periode: Periode) -> None:
    talt = [dag for dag in periode if mandag_til_fredag(dag)]
    assert virkedager(periode) == talt
    assert antall_virkedager(periode) == len(talt)


@pytest.mark.parametrize(
    ("fom", "tom", "antall"),
    [
        ("2024-01-01", "2024-01-07", 5),
        ("2024-01-06", "2024-01-07", 0),
        ("2024-01-05", "2024-01-08", 2),
        ("2024-02-26", "2024-03-01", 5),
        ("2024-01-01", "2024-12-31", 262),
        ("2023-01-01", "2023-12-31", 260),
    ],
)
def test_virkedager_regnet_for_haand(fom: str, tom: str, antall: int) -> None:
    assert antall_virkedager(Periode.fra_iso(fom, tom)) == antall


def test_helligdag_er_virkedag_naar_den_er_mandag_til_fredag() -> None:
    """§ 8-11 counts Monday to Friday; Langfredag 2024 is one of them."""
    langfredag = date(2024, 3, 29)
    assert er_helligdag(langfredag)
    assert virkedager(Periode(langfredag, langfredag)) == [langfredag]


@given(DAGER)
def test_helg_er_resten_av_uken(dag: date) -> None:
    assert er_helg(dag) != mandag_til_fredag(dag)


@given(DAGER)
def test_siste_virkedag_er_dagen_selv_eller_fredagen_foer(dag: date) -> None:
    ventet = next(d for d in (dag, dag - EN_DAG, dag - 2 * EN_DAG) if mandag_til_fredag(d))
    assert siste_virkedag(dag) == ventet


@given(DAGER, st.integers(1, 300))
def test_legg_til_virkedager_som_aa_telle_fram(dag: date, antall: int) -> None:
    fram = (d for n in range(1, 500) if mandag_til_fredag(d := dag + timedelta(days=n)))
    assert legg_til_virkedager(dag, antall) == next(islice(fram, antall - 1, None))


@given(DAGER, st.integers(0, 300))
def test_dagene_imellom_er_de_som_ble_lagt_til(dag: date, antall: int) -> None:
    fram = legg_til_virkedager(dag, antall)
    assert antall == (antall_virkedager(Periode(dag + EN_DAG, fram)) if antall else (fram - dag).days)


@pytest.mark.parametrize(
    ("dag", "antall", "fram"),
    [
        ("2024-03-01", 0, "2024-03-01"),
        ("2024-03-02", 0, "2024-03-02"),
        ("2024-03-01", 1, "2024-03-04"),
        ("2024-03-02", 1, "2024-03-04"),
        ("2024-03-03", 1, "2024-03-04"),
        ("2024-03-03", 5, "2024-03-08"),
        ("2024-03-03", 6, "2024-03-11"),
        ("2024-02-28", 2, "2024-03-01"),
        ("2023-02-28", 2, "2023-03-02"),
    ],
)
def test_virkedager_over_helg_og_skuddaarsdag(dag: str, antall: int, fram: str) -> None:
    assert legg_til_virkedager(date.fromisoformat(dag), antall) == date.fromisoformat(fram)


def test_negativt_antall_virkedager_avvises() -> None:
    with pytest.raises(ValueError, match="kan ikke være negativt"):
        legg_til_virkedager(date(2024, 3, 1), -1)


# --- months and years --------------------------------------------------------------------------


@given(DAGER)
def test_maaneden_av_en_dag_har_dagen(dag: date) -> None:
    periode = Maaned.av(dag).periode
    assert dag in periode
    assert periode.fom.day == 1
    assert (periode.tom + EN_DAG).day == 1
    assert periode.lengde_dager <= 31


@pytest.mark.parametrize(
    ("maaned", "lengde"), [("2023-02", 28), ("2024-02", 29), ("2000-02", 29), ("1900-02", 28)]
)
def test_februar_i_skuddaar(maaned: str, lengde: int) -> None:
    assert Maaned.fra_iso(maaned).periode.lengde_dager == lengde


@given(MAANEDER, st.integers(-600, 600))
def test_maaneder_fram_og_tilbake(maaned: Maaned, antall: int) -> None:
    fram = maaned + antall
    assert fram - antall == maaned
    assert (fram.aar - maaned.aar) * 12 + fram.nummer - maaned.nummer == antall
    assert (maaned < fram) == (antall > 0)
    assert (maaned == fram) == (antall == 0)


@given(MAANEDER)
def test_maaned_som_tekst_og_noekkel(maaned: Maaned) -> None:
    assert Maaned.fra_iso(str(maaned)) == maaned
    assert {maaned: "loenn"}[Maaned(maaned.aar, maaned.nummer)] == "loenn"
    assert (maaned + 1).periode.fom == maaned.periode.tom + EN_DAG


def test_aarsskiftet() -> None:
    assert Maaned(2024, 12) + 1 == Maaned(2025, 1)
    assert Maaned(2024, 1) - 1 == Maaned(2023, 12)
    assert str(Maaned(2024, 1)) == "2024-01"


@pytest.mark.parametrize("nummer", [-1, 0, 13])
def test_maaned_som_ikke_finnes_avvises(nummer: int) -> None:
    with pytest.raises(ValueError, match=f"ugyldig måned: {nummer}"):
        Maaned(2024, nummer)


@pytest.mark.parametrize("tekst", ["2024", "2024-13", "2024-01-01", "januar"])
def test_tekst_som_ikke_er_en_maaned_avvises(tekst: str) -> None:
    with pytest.raises(ValueError):
        Maaned.fra_iso(tekst)


@given(PERIODER)
def test_maanedene_en_periode_beroerer(periode: Periode) -> None:
    assert maaneder(periode) == sorted({Maaned.av(dag) for dag in periode})


@given(PERIODER)
def test_delt_ved_maanedsskiftene(periode: Periode) -> None:
    deler = del_i_maaneder(periode)
    assert slaa_sammen(deler) == [periode]
    assert sum(del_.lengde_dager for del_ in deler) == periode.lengde_dager
    assert (
        [Maaned.av(del_.fom) for del_ in deler]
        == [Maaned.av(del_.tom) for del_ in deler]
        == maaneder(periode)
    )


@pytest.mark.parametrize(
    ("dag", "aar", "ventet"),
    [
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2024-02-29", -1, "2023-02-28"),
        ("2023-02-28", 1, "2024-02-28"),
        ("2000-02-29", -100, "1900-02-28"),
        ("2024-12-31", 67, "2091-12-31"),
    ],
)
def test_samme_dag_et_annet_aar(dag: str, aar: int, ventet: str) -> None:
    assert legg_til_aar(date.fromisoformat(dag), aar) == date.fromisoformat(ventet)


# --- public holidays ---------------------------------------------------------------------------

#: As the library names them → as we do.
NAVN = {
    "Første nyttårsdag": "1. nyttårsdag",
    "Skjærtorsdag": "skjærtorsdag",
    "Langfredag": "langfredag",
    "Første påskedag": "1. påskedag",
    "Andre påskedag": "2. påskedag",
    "Arbeidernes dag": "1. mai",
    "Grunnlovsdag": "17. mai",
    "Kristi himmelfartsdag": "Kristi himmelfartsdag",
    "Første pinsedag": "1. pinsedag",
    "Andre pinsedag": "2. pinsedag",
    "Første juledag": "1. juledag",
    "Andre juledag": "2. juledag",
}
#: 1 and 17 May became holidays in 1947.
AARENE = range(1947, 2101)


@pytest.mark.parametrize(
    ("aar", "dag"),
    [
        (1818, "03-22"),
        (1943, "04-25"),
        (2008, "03-23"),
        (2024, "03-31"),
        (2026, "04-05"),
        (2038, "04-25"),
        (2285, "03-22"),
    ],
)
def test_foerste_paaskedag(aar: int, dag: str) -> None:
    """The earliest and the latest Easter there can be are among them."""
    assert foerste_paaskedag(aar) == date.fromisoformat(f"{aar}-{dag}")


@given(st.integers(1583, 4000))
def test_paasken_er_en_soendag_fra_22_mars_til_25_april(aar: int) -> None:
    paaske = foerste_paaskedag(aar)
    assert paaske.isoweekday() == 7
    assert date(aar, 3, 22) <= paaske <= date(aar, 4, 25)


@pytest.mark.parametrize("aar", AARENE)
def test_de_tolv_helligdagene_som_biblioteket_kjenner(aar: int) -> None:
    kjente = holidays.country_holidays("NO", years=aar, language="no")
    ventet = {(dag, NAVN[navn]) for dag, samlet in kjente.items() for navn in samlet.split("; ")}
    vaare = {(dag, navn) for dag, samlet in helligdager(aar).items() for navn in samlet.split(" og ")}
    assert len(ventet) == 12
    assert vaare == ventet | {(foerste_paaskedag(aar) - 7 * EN_DAG, "palmesøndag")}


@pytest.mark.parametrize("aar", range(2020, 2031))
def test_hver_dag_i_aaret_soendager_medregnet(aar: int) -> None:
    kjente = holidays.country_holidays("NO", years=aar, include_sundays=True)
    for dag in Periode(date(aar, 1, 1), date(aar, 12, 31)):
        assert (dag.isoweekday() == 7 or er_helligdag(dag)) == (dag in kjente), dag


def test_tabellen_2011_til_2027() -> None:
    with TABELL.open(encoding="utf-8") as fil:
        rader = {(rad["dato"], rad["navn"]) for rad in csv.DictReader(fil)}
    assert len(rader) == 17 * 13
    vaare = {
        (dag.isoformat(), navn.replace("å", "aa").replace("ø", "oe").replace("æ", "ae"))
        for aar in range(2011, 2028)
        for dag, samlet in helligdager(aar).items()
        for navn in samlet.split(" og ")
    }
    assert vaare == rader


def test_to_helligdager_paa_samme_dag_nevnes_begge() -> None:
    assert helligdager(2027)[date(2027, 5, 17)] == "17. mai og 2. pinsedag"
    assert helligdager(2008)[date(2008, 5, 1)] == "1. mai og Kristi himmelfartsdag"


@pytest.mark.parametrize("dag", ["2024-12-24", "2024-12-31", "2024-03-30", "2024-05-18"])
def test_halve_helligdager_er_ikke_helligdager(dag: str) -> None:
    """Julaften, nyttårsaften, påskeaften and pinseaften."""
    assert not er_helligdag(date.fromisoformat(dag))


def test_et_oppslag_kan_ikke_endre_neste() -> None:
    with pytest.raises(TypeError):
        helligdager(2024)[date(2024, 12, 24)] = "julaften"  # type: ignore[index]
    assert not er_helligdag(date(2024, 12, 24))
