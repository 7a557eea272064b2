"""Numbers, amounts and dates as the users read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from tilgode.params.formatering import dato, kr, kroner, lang_dato, prosent, tall, tidspunkt

HM = "\u00a0"


@pytest.mark.parametrize(
    ("oere", "tekst"),
    [
        (1234560, f"12{HM}345,60"),
        (1234500, f"12{HM}345"),
        (-125000, f"−1{HM}250"),
        (-5, "−0,05"),
        (0, "0"),
        (123456789012, f"1{HM}234{HM}567{HM}890,12"),
    ],
)
def test_kroner_har_desimalkomma_hardt_mellomrom_og_ekte_minus(oere: int, tekst: str) -> None:
    assert kroner(oere) == tekst


def test_valuta_staar_etter_beloepet_paa_norsk_og_foran_paa_engelsk() -> None:
    assert kr(1234560, "nn") == f"12{HM}345,60{HM}kr"
    assert kr(1234560, "en") == f"NOK{HM}12,345.60"


def test_en_tabell_med_oere_viser_to_desimaler_paa_alle() -> None:
    assert kroner(100000, med_oere=True) == f"1{HM}000,00"
    with pytest.raises(ValueError, match="ikke hele kroner"):
        kroner(100050, med_oere=False)


@pytest.mark.parametrize(
    ("andel", "tekst"),
    [
        (Fraction(3645, 10000), f"36,5{HM}%"),
        (Fraction(-38577, 100000), f"−38,6{HM}%"),
        (Fraction(-1, 10000), f"0,0{HM}%"),
        (None, "–"),
    ],
)
def test_prosent_rundes_halvt_fra_null(andel: Fraction | None, tekst: str) -> None:
    assert prosent(andel) == tekst


def test_datoer_og_klokkeslett() -> None:
    assert dato(date(2026, 6, 1)) == "01.06.2026"
    assert lang_dato(date(2026, 6, 1), "nn") == f"1.{HM}juni 2026"
    assert lang_dato(date(2026, 10, 1), "en") == f"1{HM}October 2026"
    assert tidspunkt(datetime(2026, 6, 1, 14, 5, tzinfo=UTC)) == f"01.06.2026 kl.{HM}14.05"


def test_hele_tall_skilles_i_tusener() -> None:
    assert tall(-1234567) == f"−1{HM}234{HM}567"
