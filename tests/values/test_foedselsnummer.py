"""Fødselsnummer, D-number and synthetic numbers: what is accepted, when born, and never shown."""

from __future__ import annotations

import traceback
from dataclasses import FrozenInstanceError, dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.no import fodselsnummer as stdnum_fnr

from tests.values.nummerbygging import (
    DNR_TILLEGG,
    MAANEDSTILLEGG,
    PERSONNUMRE,
    ett_siffer_feil,
    foerste_nummer,
    med_kontrollsifre,
    naboer_byttet,
    personnummer,
    sifre,
)
from tilgode.values.identer import Foedselsnummer, Identtype, UgyldigIdent, lag_foedselsnummer

FOEDT = date(1985, 3, 14)
PER = date(2026, 4, 1)
ALLE = range(1000)
#: One to show and to spoil: synthetic, month + 80.
NUMMER = foerste_nummer(FOEDT, range(400), maaned=80)


def avvises(tekst: str) -> bool:
    try:
        Foedselsnummer(tekst)
    except UgyldigIdent:
        return True
    return False


# --- kinds -------------------------------------------------------------------------------------


@pytest.mark.parametrize("rest", [0, 1, 2, 3])
@pytest.mark.parametrize("maaned", MAANEDSTILLEGG)
@pytest.mark.parametrize("dag", [0, DNR_TILLEGG])
def test_hvert_slag_godtas_og_gjenkjennes(dag: int, maaned: int, rest: int) -> None:
    ventet = {
        (False, False): Identtype.FNR,
        (True, False): Identtype.DNR,
        (False, True): Identtype.SYNTETISK,
        (True, True): Identtype.SYNTETISK_DNR,
    }[bool(dag), bool(maaned)]
    nummer = Foedselsnummer(foerste_nummer(FOEDT, range(400), dag=dag, maaned=maaned, rest=rest))
    assert nummer.identtype is ventet
    assert nummer.foedselsdato(PER) == FOEDT


@pytest.mark.parametrize("dag", [0, DNR_TILLEGG])
def test_bare_de_kjente_maanedene_godtas(dag: int) -> None:
    """1-12, and the same with 40, 65 or 80 added; not with 20 or 60, that some test numbers have."""
    kjente = {maaned + tillegg for maaned in range(1, 13) for tillegg in MAANEDSTILLEGG}
    for maaned in range(100):
        nummer = next(n for i in ALLE if (n := med_kontrollsifre(f"{dag + 14}{maaned:02d}85{i:03d}")))
        assert avvises(nummer) is (maaned not in kjente), maaned


@given(
    st.dates(date(1940, 1, 1), date(1999, 12, 31)),
    st.integers(0, 499),
    st.sampled_from((0, DNR_TILLEGG)),
    st.sampled_from((0, 40)),
)
def test_ordinaere_numre_som_python_stdnum(foedt: date, individ: int, dag: int, maaned: int) -> None:
    """python-stdnum knows fødselsnummer, D- and H-number; Tenor's and the 2032 rule it does not."""
    nummer = personnummer(foedt, individ, dag=dag, maaned=maaned)
    if nummer:
        assert stdnum_fnr.is_valid(nummer)
        assert Foedselsnummer(nummer).foedselsdato(PER) == stdnum_fnr.get_birth_date(nummer) == foedt


@given(sifre(11))
def test_det_python_stdnum_godtar_godtas(tekst: str) -> None:
    assert not (stdnum_fnr.is_valid(tekst) and avvises(tekst))


# --- check digits ------------------------------------------------------------------------------


@given(PERSONNUMRE)
def test_ett_galt_siffer_avvises_alltid(nummer: str) -> None:
    """No weight of the second check digit is a multiple of 11, so it sees every single-digit error."""
    assert not avvises(nummer)
    assert [feil for feil in ett_siffer_feil(nummer) if not avvises(feil)] == []


@given(PERSONNUMRE)
def test_to_naboer_byttet_avvises_alltid(nummer: str) -> None:
    assert [feil for feil in naboer_byttet(nummer) if not avvises(feil)] == []


@pytest.mark.parametrize("rest", range(11))
def test_foerste_kontrollsiffer_kan_ha_rest_0_til_3(rest: int) -> None:
    """Skatteetaten's number from 2032; the second check digit is right in all of these."""
    nummer = foerste_nummer(FOEDT, ALLE, rest=rest)
    assert avvises(nummer) is (rest > 3)


def test_feil_kontrollsiffer_sies() -> None:
    with pytest.raises(UgyldigIdent, match=r"^fødselsnummeret har feil kontrollsiffer$"):
        Foedselsnummer(ett_siffer_feil(NUMMER)[-1])


# --- dates -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ddmmaa",
    [
        *("000190", "320190", "390190", "400190", "720190", "990190"),
        *("300290", "310490", "290223", "700290", "690223"),
        *("010090", "011390", "014090", "015390", "016590", "017890", "018090", "019390", "019990"),
        *("308290", "708290", "306790", "304290"),
    ],
)
def test_umulig_dato_avvises_selv_om_kontrollsifrene_stemmer(ddmmaa: str) -> None:
    nummer = next(n for i in ALLE if (n := med_kontrollsifre(f"{ddmmaa}{i:03d}")))
    with pytest.raises(UgyldigIdent, match=r"^fødselsnummeret har en umulig dato$"):
        Foedselsnummer(nummer)


@pytest.mark.parametrize("dag", [0, DNR_TILLEGG])
@pytest.mark.parametrize("maaned", MAANEDSTILLEGG)
def test_skuddaarsdagen_godtas_i_skuddaar(dag: int, maaned: int) -> None:
    foedt = date(1996, 2, 29)
    assert (
        Foedselsnummer(foerste_nummer(foedt, range(400), dag=dag, maaned=maaned)).foedselsdato(PER) == foedt
    )


#: When every century of the table has had its day, and only the individual digits can tell.
LENGE_ETTER = date(2099, 12, 31)
AARHUNDRER = [
    (date(1854, 1, 1), date(1899, 12, 31), 500, 749),
    (date(1900, 1, 1), date(1999, 12, 31), 0, 499),
    (date(1940, 1, 1), date(1999, 12, 31), 900, 999),
    (date(2000, 1, 1), date(2039, 12, 31), 500, 999),
]


@pytest.mark.parametrize(("fra", "til", "lav", "hoey"), AARHUNDRER)
def test_aarhundret_i_begge_ender_av_tabellen(fra: date, til: date, lav: int, hoey: int) -> None:
    for foedt in (fra, til):
        for individer in (range(lav, hoey + 1), range(hoey, lav - 1, -1)):
            assert Foedselsnummer(foerste_nummer(foedt, individer)).foedselsdato(LENGE_ETTER) == foedt


@given(st.data())
def test_aarhundret_etter_individsifrene(data: st.DataObject) -> None:
    fra, til, lav, hoey = data.draw(st.sampled_from(AARHUNDRER))
    nummer = personnummer(data.draw(st.dates(fra, til)), data.draw(st.integers(lav, hoey)), maaned=80)
    if nummer:
        assert fra <= Foedselsnummer(nummer).foedselsdato(LENGE_ETTER) <= til


@given(PERSONNUMRE, st.dates(date(2000, 3, 1), date(2100, 1, 1)))
def test_ingen_er_foedt_etter_dagen_det_spoerres_om(nummer: str, per: date) -> None:
    foedt = Foedselsnummer(nummer).foedselsdato(per)
    assert foedt <= per
    assert f"{foedt.year % 100:02d}" == nummer[4:6]


def test_foer_foedselen_leses_forrige_aarhundre() -> None:
    nummer = Foedselsnummer(foerste_nummer(date(2030, 6, 15), range(500, 1000)))
    assert nummer.foedselsdato(date(2030, 6, 14)) == date(1930, 6, 15)
    assert nummer.foedselsdato(date(2030, 6, 15)) == date(2030, 6, 15)


def test_individsifrene_sier_ikke_aarhundret_i_et_nummer_fra_2032() -> None:
    foedt = date(2033, 5, 2)
    gammelt, nytt = (Foedselsnummer(foerste_nummer(foedt, range(100, 500), rest=rest)) for rest in (0, 1))
    per = date(2034, 1, 1)
    assert gammelt.foedselsdato(per) == date(1933, 5, 2)
    assert nytt.foedselsdato(per) == foedt
    assert nytt.foedselsdato(date(2033, 5, 1)) == date(1933, 5, 2)


def test_individsifre_uten_plass_i_tabellen_gir_siste_mulige_aarhundre() -> None:
    assert Foedselsnummer(foerste_nummer(date(1975, 1, 2), range(750, 900))).foedselsdato(PER) == date(
        1975, 1, 2
    )


def test_fram_i_tid_avvises() -> None:
    """29 February 00 was a day only in 2000."""
    nummer = Foedselsnummer(foerste_nummer(date(2000, 2, 29), range(500, 1000)))
    with pytest.raises(UgyldigIdent, match=r"^fødselsdatoen ligger fram i tid$"):
        nummer.foedselsdato(date(2000, 2, 28))
    assert nummer.foedselsdato(date(2000, 2, 29)) == date(2000, 2, 29)


# --- how it is written -------------------------------------------------------------------------

SKILLE = [" ", ".", "\u00a0", "\u202f", "\u2009", "\t"]


@pytest.mark.parametrize("skille", SKILLE)
def test_mellomrom_og_punktum_tas_bort(skille: str) -> None:
    skrevet = f"{skille}{NUMMER[:6]}{skille}{NUMMER[6:]}{skille}"
    assert Foedselsnummer(skrevet) == Foedselsnummer(NUMMER)
    assert hash(Foedselsnummer(skrevet)) == hash(Foedselsnummer(NUMMER))
    assert Foedselsnummer(skrevet).verdi == NUMMER


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        " ",
        NUMMER[:-1],
        NUMMER + "0",
        "x" + NUMMER[1:],
        "-" + NUMMER[1:],
        "١" + NUMMER[1:],
        "²" + NUMMER[1:],
    ],
)
def test_noe_annet_enn_elleve_sifre_avvises(tekst: str) -> None:
    with pytest.raises(UgyldigIdent, match=r"^fødselsnummer skal ha 11 sifre$"):
        Foedselsnummer(tekst)


# --- never shown -------------------------------------------------------------------------------


@dataclass
class Rad:
    fnr: Foedselsnummer


@given(PERSONNUMRE)
def test_personsifrene_staar_ikke_i_noen_tekstform(tekst: str) -> None:
    nummer = Foedselsnummer(tekst)
    former = [
        repr(nummer),
        str(nummer),
        f"{nummer}",
        f"{nummer!r}",
        "{}".format(nummer),  # noqa: UP032 # the old forms are what logging uses
        "%s %r" % (nummer, nummer),  # noqa: UP031
        repr([nummer]),
        repr({nummer: 1}),
        str(Rad(nummer)),
        str(ValueError(nummer)),
        repr(KeyError(nummer)),
    ]
    assert not [form for form in former if tekst[6:] in form]
    assert nummer.maskert == str(nummer) == f"{tekst[:6]} *****"
    assert nummer.formatert == f"{tekst[:6]} {tekst[6:]}"


@given(st.one_of(PERSONNUMRE.map(lambda n: ett_siffer_feil(n)[0]), sifre(11), sifre(10), sifre(12)))
def test_sifrene_staar_ikke_i_feilmeldingen(tekst: str) -> None:
    try:
        Foedselsnummer(tekst)
    except UgyldigIdent as feil:
        meldt = "".join(traceback.format_exception_only(feil)) + repr(feil) + repr(feil.args)
        assert tekst not in meldt
        assert tekst[6:] not in meldt


def test_sifrene_staar_ikke_i_pythons_egne_feil() -> None:
    nummer = Foedselsnummer(NUMMER)
    with pytest.raises(TypeError) as galt_format:
        f"{nummer:>20}"
    with pytest.raises(TypeError) as uten_rekkefoelge:
        sorted([nummer, Foedselsnummer(NUMMER)])  # type: ignore[type-var]
    with pytest.raises(FrozenInstanceError) as endret:
        nummer.verdi = "0"  # type: ignore[misc]
    for feil in (galt_format, uten_rekkefoelge, endret):
        assert NUMMER[6:] not in str(feil.value)


# --- made numbers ------------------------------------------------------------------------------


@given(st.dates(date(1940, 1, 1), date(1999, 12, 31)), st.integers(0, 499), st.sampled_from((40, 65, 80)))
def test_lagde_numre_er_syntetiske_og_gyldige(foedt: date, individ: int, tillegg: int) -> None:
    nummer = lag_foedselsnummer(foedt, individ, tillegg)
    ventet = personnummer(foedt, individ, maaned=tillegg)
    assert (nummer.verdi if nummer else None) == ventet
    if nummer:
        assert nummer.identtype is Identtype.SYNTETISK
        assert nummer.er_syntetisk
        assert nummer.foedselsdato(PER) == foedt


@pytest.mark.parametrize("tillegg", [0, 20, 60, 81])
def test_et_nummer_noen_kan_ha_lages_ikke(tillegg: int) -> None:
    with pytest.raises(ValueError, match="et syntetisk nummer har"):
        lag_foedselsnummer(FOEDT, 1, tillegg)
