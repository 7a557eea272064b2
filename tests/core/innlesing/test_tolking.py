"""Sloppy Norwegian numbers, dates and codes: what is understood, and what is refused with a mend."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.core.innlesing.tolking import (
    Tolkefeil,
    fold,
    masker,
    tolk_beloep,
    tolk_dato,
    tolk_heltall,
    tolk_janei,
    tolk_maaned,
    tolk_prosent,
    tolk_tid,
)

OSLO = ZoneInfo("Europe/Oslo")


@pytest.mark.parametrize(
    ("tekst", "oere"),
    [
        ("12345", 1_234_500),
        ("12345,6", 1_234_560),
        ("12345.60", 1_234_560),
        ("12.345,60", 1_234_560),
        ("12.345,60-", -1_234_560),
        ("12 345,6", 1_234_560),
        ("12\u00a0345,60", 1_234_560),
        ("12\u202f345,60", 1_234_560),
        ("\u221212345.60", -1_234_560),
        ("\u22121\u00a0250,00 kr", -125_000),
        ("kr 1 000,-", 100_000),
        ("-1 000,-", -100_000),
        ("kr -5,50", -550),
        ("NOK 5", 500),
        ("(500,00)", -50_000),
        ("12,345.60", 1_234_560),
        ("1.234.567", 123_456_700),
        ("12.345,-", 1_234_500),
        (",50", 50),
        ("12345,600", 1_234_560),
        ("0", 0),
    ],
)
def test_beloep_i_norske_former(tekst: str, oere: int) -> None:
    assert tolk_beloep(tekst) == oere


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("12.345", "to måter"),
        ("12,345", "to måter"),
        ("1 00", "ikke et tall"),
        ("12..5", "ikke et tall"),
        ("12345,678", "flere enn to desimaler"),
        ("-5-", "fortegn både foran og bak"),
        ("abc", "ikke et beløp"),
        ("", "ikke et beløp"),
        ("-", "ikke et beløp"),
        ("1e5", "ikke et"),
        ("NaN", "ikke et beløp"),
        ("\u0661\u0662", "ikke et"),
    ],
)
def test_beloep_som_ikke_kan_vaere_ett_tall(tekst: str, melding: str) -> None:
    with pytest.raises(Tolkefeil) as feil:
        tolk_beloep(tekst)
    assert melding in feil.value.melding
    assert feil.value.rettelse


@given(st.integers(-(10**12), 10**12))
def test_beloep_skrevet_paa_norsk_leses_tilbake(oere: int) -> None:
    kroner, rest = divmod(abs(oere), 100)
    med_mellomrom = f"{kroner:,}".replace(",", "\u00a0")
    fortegn = "\u2212" if oere < 0 else ""
    assert tolk_beloep(f"{fortegn}{med_mellomrom},{rest:02d} kr") == oere


@given(st.text(max_size=12))
def test_vilkaarlig_tekst_gir_beloep_eller_en_forklart_feil(tekst: str) -> None:
    try:
        assert isinstance(tolk_beloep(tekst), int)
    except Tolkefeil as feil:
        forklart = feil.melding and feil.rettelse
        assert forklart


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("01.06.2026", date(2026, 6, 1)),
        ("1.6.2026", date(2026, 6, 1)),
        ("2026-06-01", date(2026, 6, 1)),
        ("010626", date(2026, 6, 1)),
        ("01062026", date(2026, 6, 1)),
        ("20260601", date(2026, 6, 1)),
        ("20122024", date(2024, 12, 20)),
        ("13/6/2026", date(2026, 6, 13)),
        ("010184", date(1984, 1, 1)),
        ("01.01.49", date(2049, 1, 1)),
        ("01.01.50", date(1950, 1, 1)),
        ("2024-01-05T00:00:00", date(2024, 1, 5)),
        ("2024-01-05 00:00:00", date(2024, 1, 5)),
        ("31.12.9999", date(9999, 12, 31)),
    ],
)
def test_dato_i_norske_former(tekst: str, dag: date) -> None:
    assert tolk_dato(tekst) == dag


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("31.02.2024", "finnes ikke"),
        ("29.02.2023", "finnes ikke"),
        ("00.01.2024", "finnes ikke"),
        ("1/6/2026", "dag og måned"),
        ("44927", "fem sifre"),
        ("00000000", "umulig"),
        ("01.01.1850", "umulig"),
        ("i går", "ikke en dato"),
        ("2024-01-05T13:00:00", "ikke en dato"),
    ],
)
def test_dato_som_avvises(tekst: str, melding: str) -> None:
    with pytest.raises(Tolkefeil) as feil:
        tolk_dato(tekst)
    assert melding in feil.value.melding


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_dato_er_den_samme_i_alle_former(dag: date) -> None:
    former = ("%d.%m.%Y", "%Y-%m-%d", "%d%m%y", "%d%m%Y", "%Y%m%d", "%d.%m.%y")
    assert {tolk_dato(dag.strftime(form)) for form in former} == {dag}


@pytest.mark.parametrize(
    "tekst", ["2024-03", "03.2024", "202403", "032024", "mars 2024", "mar. 2024", "31.03.2024"]
)
def test_maaned(tekst: str) -> None:
    assert tolk_maaned(tekst) == date(2024, 3, 1)


@pytest.mark.parametrize("tekst", ["2024-13", "13.2024", "024", "mai", "010324"])
def test_maaned_som_avvises(tekst: str) -> None:
    with pytest.raises(Tolkefeil):
        tolk_maaned(tekst)


@pytest.mark.parametrize(
    ("tekst", "prosent"),
    [("80", "80"), ("62,5", "62.5"), ("80 %", "80"), ("66,667", "66.67"), ("0", "0"), ("0,5%", "0.5")],
)
def test_prosent(tekst: str, prosent: str) -> None:
    assert tolk_prosent(tekst) == Decimal(prosent)


@pytest.mark.parametrize("tekst", ["0,8", "1", "0.5"])
def test_andel_uten_prosenttegn_kan_bety_to_ting(tekst: str) -> None:
    with pytest.raises(Tolkefeil, match="både andel og prosent"):
        tolk_prosent(tekst)


def test_tidspunkt_uten_klokkeslett_er_midnatt_i_norge() -> None:
    assert tolk_tid("01.07.2024", OSLO) == datetime(2024, 7, 1, tzinfo=OSLO)
    assert tolk_tid("01.07.2024 14:30", OSLO) == datetime(2024, 7, 1, 14, 30, tzinfo=OSLO)
    assert tolk_tid("2024-07-01T12:30:00Z", OSLO) == datetime(2024, 7, 1, 14, 30, tzinfo=OSLO)
    with pytest.raises(Tolkefeil, match="finnes ikke"):
        tolk_tid("01.07.2024 25:00", OSLO)


def test_heltall_og_ja_nei() -> None:
    assert tolk_heltall("3,0") == 3
    assert [tolk_janei(t) for t in ("Ja", "nei", "1", "x")] == [True, False, True, True]
    with pytest.raises(Tolkefeil):
        tolk_heltall("3,5")
    with pytest.raises(Tolkefeil):
        tolk_janei("kanskje")


def test_overskrifter_sammenlignes_uten_aeoeaa_og_skilletegn() -> None:
    assert fold("  Beløp ") == fold("BELOEP")
    assert fold("Fra dato") == fold("fra_dato") == fold("Fra-dato")


def test_foedselsnummer_vises_aldri_helt() -> None:
    assert masker("14818530081") == "148185 *****"
    assert masker("8020;14818530081;x") == "8020;148185 *****;x"
    assert masker("148185 30081") == "148185 *****"
    assert masker("1481853008", er_fnr=True) == "148185 *****"
    assert masker("0003846200") == "0003846200"
