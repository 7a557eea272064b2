"""The parameter files: every value dated, sourced, without holes or overlaps (R-009, R-266)."""

import csv
from dataclasses import fields
from datetime import date
from fractions import Fraction
from importlib.resources import files
from itertools import pairwise

import pytest

from tilgode.params import last, last_avgiftssatser
from tilgode.params.lesing import UgyldigParameterfil, kontroller_rekke, tolk_hjemmel, tolk_verdi
from tilgode.rules.parametre import (
    Inntektsregel,
    ManglerParameter,
    Parameterstatus,
    Sykepengeparametre,
)
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import EN_DAG

LOV = last()
UTENFOR_TABELLEN = {"dag", "g", "gulv_g"}
FELT = {f.name for f in fields(Sykepengeparametre) if f.init} - UTENFOR_TABELLEN


def _alle_opphav():
    for linjer in LOV.linjer.values():
        yield from linjer
    yield from LOV.grunnbeloep.rader
    yield from LOV.agpordninger
    yield from LOV.frister
    yield from last_avgiftssatser()


def test_lest_bare_en_gang():
    assert last() is LOV


def test_hver_verdi_har_hjemmel_kilde_og_kontrolldato():
    opphav = list(_alle_opphav())
    assert len(opphav) > 150
    for rad in opphav:
        assert isinstance(rad.hjemmel, Hjemmel)
        assert rad.kilde
        assert date(2026, 1, 1) <= rad.sist_kontrollert <= date(2027, 1, 1)


def test_hvert_felt_har_linjer_uten_hull_fram_til_i_dag():
    for navn in FELT:
        linjer = LOV.linjer[navn]
        assert linjer[-1].tom is None
        for foer, etter in pairwise(linjer):
            assert foer.tom is not None
            assert etter.fom == foer.tom + EN_DAG


def test_ingen_ukjente_navn_i_sykepengefilen():
    with (files("tilgode.params") / "data" / "sykepenger.csv").open(encoding="utf-8") as fil:
        assert {rad["navn"] for rad in csv.DictReader(fil)} == FELT


def test_typene_er_som_feltene_sier():
    verdier = LOV.paa(date(2026, 7, 1))
    for felt in fields(Sykepengeparametre):
        verdi = getattr(verdier, felt.name)
        ventet = {"int": int, "Fraction": (int, Fraction), "date": date, "Inntektsregel": Inntektsregel}
        assert isinstance(verdi, ventet[str(felt.type)]), felt.name
        assert not isinstance(verdi, float)


@pytest.mark.parametrize(
    ("rekke", "feil"),
    [
        ([(date(2020, 1, 1), date(2020, 12, 31)), (date(2021, 1, 2), None)], "hull"),
        ([(date(2020, 1, 1), date(2020, 12, 31)), (date(2020, 12, 31), None)], "overlapper"),
        ([(date(2020, 1, 1), None), (date(2021, 1, 1), None)], "overlapper"),
    ],
)
def test_hull_og_overlapp_stopper_programmet(rekke, feil):
    with pytest.raises(UgyldigParameterfil, match=feil):
        kontroller_rekke("satsen", rekke)


def test_en_hel_rekke_er_i_orden():
    kontroller_rekke("satsen", [(date(2020, 1, 1), date(2020, 12, 31)), (date(2021, 1, 1), None)])


@pytest.mark.parametrize(
    ("tekst", "verdi"),
    [("16", 16), ("0.102", Fraction(51, 500)), ("1/2", Fraction(1, 2)), ("UKESATS", Inntektsregel.UKESATS)],
)
def test_tolk_verdi(tekst, verdi):
    assert tolk_verdi(tekst) == verdi
    assert type(tolk_verdi(tekst)) is type(verdi)


def test_en_verdi_som_ikke_er_et_tall():
    with pytest.raises(ValueError, match="seksten"):
        tolk_verdi("seksten")


@pytest.mark.parametrize(
    ("noekkel", "tekst"),
    [
        ("ftrl-8-19-1", "ftrl. § 8-19 første ledd"),
        ("ftrl-8-17-1-b", "ftrl. § 8-17 første ledd bokstav b"),
        ("ftrl-8-19", "ftrl. § 8-19"),
        ("covid-3-2", "midl. forskrift 20. mars 2020 nr. 368 § 3-2"),
        ("ferieloven-10", "ferieloven § 10"),
    ],
)
def test_tolk_hjemmel(noekkel, tekst):
    hjemmel = tolk_hjemmel(noekkel)
    assert str(hjemmel) == tekst
    assert hjemmel.noekkel == noekkel


def test_verdiene_skifter_paa_datoen_og_ellers_ikke():
    foer, etter = LOV.paa(date(2018, 12, 31)), LOV.paa(date(2019, 1, 1))
    assert (foer.inntektsregel, etter.inntektsregel) == (Inntektsregel.UKESATS, Inntektsregel.TRE_MAANEDER)
    assert LOV.paa(date(2019, 1, 2)) is etter


def test_fra_1_mai_2019_er_g_99_858_og_6_g_599_148():
    """R-009: day rate 2,304.42."""
    assert (LOV.paa(date(2019, 4, 30)).g, LOV.paa(date(2019, 5, 1)).g) == (96_883, 99_858)
    assert LOV.paa(date(2019, 5, 1)).tak == 599_148
    assert round(Fraction(599_148, 260), 2) == Fraction("2304.42")


def test_foer_den_foerste_linjen_finnes_ingen_verdi():
    assert LOV.linje("agp_dager", date(1998, 4, 1)).verdi == 16
    with pytest.raises(ManglerParameter):
        LOV.linje("agp_dager", date(1998, 3, 31))
    with pytest.raises(ManglerParameter):
        LOV.paa(date(1990, 1, 1))
    with pytest.raises(ManglerParameter):
        LOV.frist("finnes_ikke", date(2020, 1, 1))


def test_det_som_ikke_er_bekreftet_er_merket():
    usikre = {
        linje.navn
        for linjer in LOV.linjer.values()
        for linje in linjer
        if linje.status is Parameterstatus.UBEKREFTET
    }
    assert {"inntektsregel", "uker_i_aaret"} <= usikre
    assert LOV.linje("agp_dager", date(2026, 1, 1)).status is Parameterstatus.BEKREFTET


def test_fristene_for_refusjonskrav_henger_sammen():
    krav = [f for f in LOV.frister if f.noekkel == "refusjonskrav"]
    kontroller_rekke("refusjonskrav", [(f.fom, f.tom) for f in krav])
    assert [f.antall for f in krav] == [3, 9, 3]


def test_avgiftssatsene_har_ingen_hull_per_sone():
    satser = last_avgiftssatser()
    for sone in {s.sone for s in satser if s.kategori == "ordinaer"}:
        kontroller_rekke(sone, [(s.fom, s.tom) for s in satser if (s.sone, s.kategori) == (sone, "ordinaer")])


def test_covid_ordningene_overlapper_ikke():
    for foer, etter in pairwise(LOV.agpordninger):
        assert foer.tom < etter.fom
