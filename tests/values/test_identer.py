"""Organisasjonsnummer, kontonummer and KID: the check digits, the spaces people write, and the masks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.no import kontonr as stdnum_konto
from stdnum.no import orgnr as stdnum_orgnr

from tests.values.nummerbygging import (
    KONTONUMRE,
    ORGNUMRE,
    ett_siffer_feil,
    kontonummer,
    naboer_byttet,
    orgnr,
    sifre,
)
from tilgode.values.identer import (
    Kid,
    Kontonummer,
    Organisasjonsnummer,
    UgyldigIdent,
    kid_mod10,
    kid_mod11,
)

Type = type[Organisasjonsnummer] | type[Kontonummer] | type[Kid]
#: Nav's own number, and the account every handbook shows.
NAV = "889640782"
KONTO = "86011117947"
GRUNN = st.text("0123456789", min_size=1, max_size=24)
SKILLE = [" ", ".", "\u00a0", "\u202f"]


def godtas(type_: Type, tekst: str) -> bool:
    try:
        type_(tekst)
    except UgyldigIdent:
        return False
    return True


# --- organisasjonsnummer -----------------------------------------------------------------------


@given(ORGNUMRE)
def test_orgnr_godtas_og_ett_galt_siffer_avvises(nummer: str) -> None:
    assert godtas(Organisasjonsnummer, nummer)
    assert [f for f in ett_siffer_feil(nummer) if godtas(Organisasjonsnummer, f)] == []
    assert [f for f in naboer_byttet(nummer) if godtas(Organisasjonsnummer, f)] == []


@given(sifre(9))
def test_orgnr_som_python_stdnum(tekst: str) -> None:
    assert godtas(Organisasjonsnummer, tekst) == stdnum_orgnr.is_valid(tekst)


def test_orgnr_uten_mulig_kontrollsiffer_avvises_med_hvert_siffer() -> None:
    """When the sum asks for 10, no digit will do."""
    grunn = next(g for n in range(80_000_000, 80_000_100) if orgnr(g := str(n)) is None)
    assert not any(godtas(Organisasjonsnummer, f"{grunn}{siffer}") for siffer in range(10))


@pytest.mark.parametrize("skille", SKILLE)
def test_orgnr_i_grupper(skille: str) -> None:
    nummer = Organisasjonsnummer(skille.join((NAV[:3], NAV[3:6], NAV[6:])))
    assert nummer == Organisasjonsnummer(NAV)
    assert (nummer.verdi, str(nummer), nummer.formatert) == (NAV, NAV, "889 640 782")


@pytest.mark.parametrize(
    "tekst", ["", NAV[:-1], NAV + "0", "NO" + NAV, NAV + "MVA", "88964078x", "٨89640782"]
)
def test_orgnr_skal_ha_ni_sifre(tekst: str) -> None:
    with pytest.raises(UgyldigIdent, match=r"^organisasjonsnummer skal ha 9 sifre$"):
        Organisasjonsnummer(tekst)


# --- kontonummer -------------------------------------------------------------------------------


@given(KONTONUMRE)
def test_konto_godtas_og_ett_galt_siffer_avvises(nummer: str) -> None:
    assert godtas(Kontonummer, nummer)
    assert [f for f in ett_siffer_feil(nummer) if godtas(Kontonummer, f)] == []
    assert [f for f in naboer_byttet(nummer) if godtas(Kontonummer, f)] == []


@given(sifre(11).filter(lambda tekst: not tekst.startswith("0000")))
def test_konto_som_python_stdnum(tekst: str) -> None:
    """The library reads 0000 as the old postgiro; no bank has that number now."""
    assert godtas(Kontonummer, tekst) == stdnum_konto.is_valid(tekst)


def test_konto_uten_mulig_kontrollsiffer_avvises_med_hvert_siffer() -> None:
    grunn = next(g for n in range(10**9, 10**9 + 100) if kontonummer(g := str(n)) is None)
    assert not any(godtas(Kontonummer, f"{grunn}{siffer}") for siffer in range(10))


@pytest.mark.parametrize("skille", SKILLE)
def test_konto_i_grupper(skille: str) -> None:
    nummer = Kontonummer(skille.join((KONTO[:4], KONTO[4:6], KONTO[6:])))
    assert nummer == Kontonummer(KONTO)
    assert (nummer.verdi, str(nummer), nummer.formatert) == (KONTO, KONTO, "8601 11 17947")


@pytest.mark.parametrize("tekst", ["", KONTO[:-1], KONTO + "0", "8601-11-17947", "NO9386011117947"])
def test_konto_skal_ha_elleve_sifre(tekst: str) -> None:
    with pytest.raises(UgyldigIdent, match=r"^kontonummer skal ha 11 sifre$"):
        Kontonummer(tekst)


# --- KID ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grunn", "mod10", "mod11"),
    [("1234567890", "3", "3"), ("1", "8", "9"), ("6", "7", "-"), ("0", "0", "0"), ("4", "2", "3")],
)
def test_kontrollsiffer_regnet_for_haand(grunn: str, mod10: str, mod11: str) -> None:
    assert (kid_mod10(grunn), kid_mod11(grunn)) == (mod10, mod11)
    assert Kid(grunn + mod10).verdi == grunn + mod10
    assert Kid(grunn + mod11).verdi == grunn + mod11


@given(GRUNN)
def test_mod10_er_luhn(grunn: str) -> None:
    assert kid_mod10(grunn) == luhn.calc_check_digit(grunn)


@given(GRUNN)
def test_mod11_gir_en_sum_som_gaar_opp_i_elleve(grunn: str) -> None:
    kontroll = kid_mod11(grunn)
    vekter = [(2, 3, 4, 5, 6, 7)[i % 6] for i in range(len(grunn))]
    total = sum(int(s) * v for s, v in zip(reversed(grunn), vekter, strict=True))
    assert (total + (10 if kontroll == "-" else int(kontroll))) % 11 == 0


@given(GRUNN)
def test_bare_mod10_og_mod11_godtas(grunn: str) -> None:
    gyldige = {kontroll for kontroll in "0123456789-" if godtas(Kid, grunn + kontroll)}
    assert gyldige == {kid_mod10(grunn), kid_mod11(grunn)}


@given(GRUNN)
def test_ett_galt_siffer_gir_et_annet_kontrollsiffer(grunn: str) -> None:
    for feil in ett_siffer_feil(grunn):
        assert kid_mod10(feil) != kid_mod10(grunn)
        assert kid_mod11(feil) != kid_mod11(grunn)


@pytest.mark.parametrize("skille", SKILLE)
def test_kid_i_grupper(skille: str) -> None:
    assert Kid(f"12345{skille}67890{skille}3") == Kid("12345678903")
    assert str(Kid(f"6{skille}-")) == "6-"


@pytest.mark.parametrize("tekst", ["", "0", "-", "a1", "1-8", "--", "0" * 26, "٣3"])
def test_kid_skal_ha_2_til_25_sifre(tekst: str) -> None:
    with pytest.raises(UgyldigIdent, match=r"^KID skal ha 2 til 25 sifre$"):
        Kid(tekst)


@pytest.mark.parametrize("antall", [2, 25])
def test_korteste_og_lengste_kid(antall: int) -> None:
    assert Kid("0" * antall).verdi == "0" * antall


# --- masks -------------------------------------------------------------------------------------


def test_konto_og_kid_er_maskert_i_repr() -> None:
    assert repr([Kontonummer(KONTO)]) == "[Kontonummer(8601 *******)]"
    assert repr([Kid("12345678903")]) == "[Kid(***********)]"


def test_orgnr_er_offentlig_og_vises() -> None:
    assert repr(Organisasjonsnummer(NAV)) == f"Organisasjonsnummer(verdi='{NAV}')"


@pytest.mark.parametrize(
    ("type_", "tekst"),
    [
        (Organisasjonsnummer, "889640783"),
        (Kontonummer, "86011117948"),
        (Kid, "12345678904"),
        (Organisasjonsnummer, "88964078"),
        (Kontonummer, "8601111794"),
        (Kid, "1234567890x9"),
    ],
)
def test_feilmeldingen_gjentar_ikke_nummeret(type_: Type, tekst: str) -> None:
    with pytest.raises(UgyldigIdent) as feil:
        type_(tekst)
    assert tekst not in f"{feil.value} {feil.value!r}"
