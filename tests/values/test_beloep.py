"""Money is whole øre: exact sums, named roundings, parts that add up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.values.beloep import (
    NULL,
    Beloep,
    fordel_oere,
    rund_halv_opp,
    rund_halv_opp_broek,
    summer,
)

OERE = st.integers(-(10**13), 10**13)
BROEKER = st.fractions(-(10**9), 10**9, max_denominator=10**6)
VEKTER = st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(
    ("tekst", "oere"),
    [
        ("0", 0),
        ("12", 1200),
        ("12.5", 1250),
        ("12.50", 1250),
        ("-0.01", -1),
        ("769.240", 76924),
        ("-38462", -3846200),
    ],
)
def test_beloep_fra_tekst(tekst: str, oere: int) -> None:
    assert Beloep.kroner(tekst) == Beloep(oere)


@pytest.mark.parametrize("tekst", ["0.001", "12.345", "-99.999"])
def test_broekdel_av_et_oere_avvises(tekst: str) -> None:
    with pytest.raises(ValueError, match="ikke et helt antall øre"):
        Beloep.kroner(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        " ",
        "12,50",
        "1 000",
        "1_000",
        "1e3",
        "1/2",
        "kr 5",
        "12.",
        ".5",
        "+5",
        "--5",
        "nan",
        "inf",
        "１２",
        "5\n",
    ],
)
def test_tekst_som_ikke_er_et_beloep_i_teknisk_form_avvises(tekst: str) -> None:
    with pytest.raises(ValueError, match="ikke et beløp i kroner"):
        Beloep.kroner(tekst)


def test_eksakte_tall_godtas() -> None:
    assert Beloep.kroner(12) == Beloep(1200)
    assert Beloep.kroner(Fraction(25, 2)) == Beloep.kroner(Decimal("12.50")) == Beloep(1250)
    with pytest.raises(ValueError, match="ikke et helt antall øre"):
        Beloep.kroner(Fraction(1, 3))


@pytest.mark.parametrize("flyttall", [0.1, 0.5, 12.0, 1e16, float("nan")])
def test_flyttall_avvises_overalt(flyttall: Any) -> None:
    """Also those that happen to be exact: the next one is not."""
    with pytest.raises(TypeError, match="eksakt tall"):
        Beloep.kroner(flyttall)
    with pytest.raises(TypeError, match="heltall"):
        Beloep(flyttall)
    with pytest.raises(TypeError, match="heltall"):
        Beloep(100) * flyttall


@given(OERE)
def test_teksten_leses_tilbake(oere: int) -> None:
    assert Beloep.kroner(str(Beloep(oere))) == Beloep(oere)


@pytest.mark.parametrize(("oere", "tekst"), [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-12345, "-123.45")])
def test_tekst_har_to_desimaler(oere: int, tekst: str) -> None:
    assert str(Beloep(oere)) == tekst


@given(OERE, OERE, st.integers(-1000, 1000))
def test_regning_er_eksakt(a: int, b: int, antall: int) -> None:
    assert Beloep(a) + Beloep(b) - Beloep(b) == Beloep(a)
    assert Beloep(a) + -Beloep(a) == NULL
    assert (Beloep(a) * antall).oere == a * antall
    assert bool(Beloep(a)) == (a != 0)
    assert (Beloep(a) < Beloep(b)) == (a < b)


@given(st.lists(OERE))
def test_summen_er_summen_av_oerene(oerer: list[int]) -> None:
    assert summer([Beloep(oere) for oere in oerer]) == Beloep(sum(oerer))


def test_ti_tioerer_er_en_krone() -> None:
    assert summer([Beloep.kroner("0.10")] * 10) == Beloep.kroner(1)


@pytest.mark.parametrize(
    ("verdi", "avrundet"),
    [
        (Fraction(49, 100), 0),
        (Fraction(1, 2), 1),
        (Fraction(3, 2), 2),
        (Fraction(5, 2), 3),
        (Fraction(-49, 100), 0),
        (Fraction(-1, 2), -1),
        (Fraction(-5, 2), -3),
        (Fraction(14999, 10000), 1),
        (7, 7),
        (-7, -7),
    ],
)
def test_halve_rundes_bort_fra_null(verdi: Fraction | int, avrundet: int) -> None:
    assert rund_halv_opp(verdi) == avrundet


@given(BROEKER)
def test_naermeste_hele_og_halve_bort_fra_null(verdi: Fraction) -> None:
    avrundet = rund_halv_opp(verdi)
    assert abs(avrundet - verdi) <= Fraction(1, 2)
    if abs(avrundet - verdi) == Fraction(1, 2):
        assert abs(avrundet) > abs(verdi)
    assert rund_halv_opp(-verdi) == -avrundet


@given(OERE)
def test_hele_kroner_som_desimaltall_runder_dem(oere: int) -> None:
    ventet = int((Decimal(oere) / 100).quantize(Decimal(1), ROUND_HALF_UP))
    assert rund_halv_opp(Fraction(oere, 100)) == ventet


@given(BROEKER, st.integers(1, 1000))
def test_broeken_trenger_ikke_vaere_forkortet(verdi: Fraction, faktor: int) -> None:
    assert rund_halv_opp_broek(verdi.numerator * faktor, verdi.denominator * faktor) == rund_halv_opp(verdi)


@given(OERE, VEKTER)
def test_delene_blir_beloepet_og_er_forholdsmessige_paa_oeret(oere: int, vekter: list[int]) -> None:
    deler = fordel_oere(oere, vekter)
    assert len(deler) == len(vekter)
    assert sum(deler) == oere
    for del_, vekt in zip(deler, vekter, strict=True):
        assert abs(del_ - Fraction(oere * vekt, sum(vekter))) < 1
        assert vekt or del_ == 0


@given(OERE, VEKTER)
def test_et_krav_tilbake_fordeles_som_kravet(oere: int, vekter: list[int]) -> None:
    assert fordel_oere(-oere, vekter) == [-del_ for del_ in fordel_oere(oere, vekter)]


@given(OERE, VEKTER, st.integers(1, 100))
def test_bare_forholdet_mellom_vektene_teller(oere: int, vekter: list[int], faktor: int) -> None:
    assert fordel_oere(oere, [vekt * faktor for vekt in vekter]) == fordel_oere(oere, vekter)


@pytest.mark.parametrize(
    ("oere", "vekter", "deler"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (101, [1, 1, 1], [34, 34, 33]),
        (100, [1, 2], [33, 67]),
        (1, [0, 1, 0], [0, 1, 0]),
        (0, [3, 4], [0, 0]),
    ],
)
def test_stoerste_rest_foerst_og_den_foerste_ved_likt(oere: int, vekter: list[int], deler: list[int]) -> None:
    assert fordel_oere(oere, vekter) == deler


@pytest.mark.parametrize("vekter", [[], [0], [0, 0, 0]])
def test_ingen_vekt_avvises(vekter: list[int]) -> None:
    with pytest.raises(ValueError, match="ingen vekt å fordele etter"):
        fordel_oere(100, vekter)


def test_negativ_vekt_avvises() -> None:
    with pytest.raises(ValueError, match="negativ"):
        fordel_oere(100, [3, -1])
