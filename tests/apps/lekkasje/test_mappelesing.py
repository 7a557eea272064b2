"""A folder is read without a database: maps, faults told as by the importer, types with faults left out."""

from __future__ import annotations

import json
from datetime import date as d
from pathlib import Path

import pytest

from tests.core.lekkasje.bakeri import PER, lag_bakeri
from tests.core.lekkasje.eksportmappe import Eksportmappe
from tilgode.apps.lekkasje.mappe import analyser_mappe
from tilgode.apps.lekkasje.mappelesing import Mappefeil, les_mappe
from tilgode.apps.lekkasje.opplysninger import les_opplysninger
from tilgode.core.innlesing.rapport import Filtype


def test_alle_filer_leses_med_dokumenterte_kolonner(tmp_path: Path) -> None:
    innhold = les_mappe(lag_bakeri().skriv(tmp_path / "m"))
    assert {f.type for f in innhold.filer if f.brukt} >= {Filtype.ANSATTE, Filtype.KRAV, Filtype.OPPGJOER}
    assert not any(f.feil for f in innhold.filer)
    assert len(innhold.rader[Filtype.ANSATTE]) == 9
    assert {dag for dag, _ in innhold.oppgjoer} == {d(2025, 6, 2), d(2026, 1, 2)}


def test_en_filtype_med_feil_brukes_ikke_og_hver_feil_sies(tmp_path: Path) -> None:
    mappe = lag_bakeri()
    mappe.rader["krav"][0]["beloep"] = "mye"
    mappe.rader["krav"][1]["fom"] = "31.02.2025"
    svar = analyser_mappe(mappe.skriv(tmp_path / "m"), PER)
    (krav,) = [f for f in svar.filer if f.type is Filtype.KRAV]
    assert svar.har_feil
    assert not krav.brukt
    assert [(f.linje, f.felt) for f in krav.feil] == [(2, "beloep"), (3, "fom")]
    # missing claims must not look like claims never sent
    assert svar.analyse.funn == ()
    assert "t08" in {i.kontroll.noekkel for i in svar.analyse.ikke_kontrollert}


def test_henvisning_til_ukjent_ansatt_er_en_feil(tmp_path: Path) -> None:
    mappe = lag_bakeri().fravaer("FERIE", d(2025, 7, 1), d(2025, 7, 2), nummer="999")
    innhold = les_mappe(mappe.skriv(tmp_path / "m"))
    (feil,) = [feil for f in innhold.filer for feil in f.feil]
    assert (feil.fil, feil.felt, feil.verdi) == ("fravaer.csv", "arbeidsforhold", "999-1")


def test_oppgjoer_uten_valutadato_i_navnet_er_en_feil(tmp_path: Path) -> None:
    mappe = lag_bakeri().skriv(tmp_path / "m")
    fil = next(mappe.glob("*ref-arbg*"))
    fil.rename(mappe / "oppgjor.csv")
    assert any("valutadato" in feil.felt for f in les_mappe(mappe).filer for feil in f.feil)


def test_samme_oppgjoer_to_ganger_telles_en_gang(tmp_path: Path) -> None:
    mappe = lag_bakeri().skriv(tmp_path / "m")
    fil = next(mappe.glob("*2025-06-02*"))
    (mappe / "312040107_ref-arbg_2025-06-02_77.csv").write_bytes(fil.read_bytes())
    assert [f.brukt for f in les_mappe(mappe).filer if f.type is Filtype.OPPGJOER].count(False) == 1


@pytest.mark.parametrize("maate", ["kildesystem.json", "valg"])
def test_innebygde_kart_etter_kildesystem(tmp_path: Path, maate: str) -> None:
    mappe = tmp_path / "m"
    Eksportmappe().ansatt().skriv(mappe)
    (mappe / "fravaer.csv").write_text(
        "Stillingsnr;Fraværskode;Fra dato;Til dato;Fraværsprosent\n100-1;EGENMELDING;05.01.2026;07.01.2026;100\n",
        encoding="utf-8",
    )
    if maate == "kildesystem.json":
        (mappe / "kildesystem.json").write_text('{"fravaer.csv": "Visma"}', encoding="utf-8")
    innhold = les_mappe(mappe, "Visma" if maate == "valg" else "")
    assert [rad.fom for rad in innhold.rader[Filtype.FRAVAER]] == [d(2026, 1, 5)]


def test_eget_kart_ved_siden_av_fila(tmp_path: Path) -> None:
    mappe = tmp_path / "m"
    Eksportmappe().ansatt().skriv(mappe)
    (mappe / "fravaer.csv").write_text("Stilling;Art;Start;Slutt\n100-1;Syk;2026-01-05;2026-01-07\n", "utf-8")
    kolonner = {"arbeidsforhold": "Stilling", "type": "Art", "fom": "Start", "tom": "Slutt"}
    kart = {"kolonner": kolonner, "koder": {"type": {"Syk": "SYKMELDING"}}}
    (mappe / "fravaer.kart.json").write_text(json.dumps(kart), encoding="utf-8")
    assert [rad.type for rad in les_mappe(mappe).rader[Filtype.FRAVAER]] == ["SYKMELDING"]


@pytest.mark.parametrize(
    ("fil", "innhold", "sier"),
    [
        ("fravaer.kart.json", "ikke json", "skal være JSON"),
        ("fravaer.kart.json", '{"kolonner": {"farge": "x"}}', "har kolonner"),
        ("kildesystem.json", "[1", "skal være JSON"),
        ("lekkasje.json", "{", "ikke gyldig JSON"),
        ("lekkasje.json", "[]", "skal være JSON"),
        ("lekkasje.json", '{"forsikret_fra": "i fjor"}', "forsikret_fra"),
        ("lekkasje.json", '{"plikt_over_6g": "nei"}', "plikt_over_6g"),
        ("lekkasje.json", '{"sone": "IX"}', "avgiftssonen"),
        ("lekkasje.json", '{"sonen": "I"}', "ukjente navn"),
    ],
)
def test_feil_i_egne_filer_sies_med_rettelse(tmp_path: Path, fil: str, innhold: str, sier: str) -> None:
    mappe = Eksportmappe().ansatt().fravaer("FERIE", d(2026, 1, 5), d(2026, 1, 5)).skriv(tmp_path / "m")
    (mappe / fil).write_text(innhold, encoding="utf-8")
    with pytest.raises(Mappefeil, match=sier):
        analyser_mappe(mappe, PER)


def test_ukjent_kildesystem_og_tom_mappe(tmp_path: Path) -> None:
    with pytest.raises(Mappefeil, match="ingen filer"):
        les_mappe(tmp_path)
    with pytest.raises(Mappefeil, match="kjenner ikke kildesystemet"):
        les_mappe(Eksportmappe().ansatt().skriv(tmp_path / "m"), "Ukjent")


def test_opplysninger_uten_fil_er_standard(tmp_path: Path) -> None:
    fortalt = les_opplysninger(tmp_path)
    assert (fortalt.sone, fortalt.opplysninger.fortalt) == ("I", frozenset())


def test_siste_versjon_av_inntektsmeldingen_gjelder(tmp_path: Path) -> None:
    mappe = (
        Eksportmappe()
        .ansatt(loenn=45000)
        .sykmelding(d(2026, 1, 5), d(2026, 2, 20))
        .inntektsmelding(d(2026, 1, 5), [(d(2026, 1, 5), d(2026, 1, 20))], inntekt=40000)
        .inntektsmelding(d(2026, 1, 5), [(d(2026, 1, 5), d(2026, 1, 20))], inntekt=45000)
    )
    mappe.rader["inntektsmelding"][1]["versjon"] = 2
    assert analyser_mappe(mappe.skriv(tmp_path / "m"), PER).analyse.funn == ()


def test_et_foedselsnummer_brukt_som_ansattnummer_vises_ikke(tmp_path: Path) -> None:
    mappe = Eksportmappe().ansatt().sykmelding(d(2025, 12, 1), d(2026, 2, 10)).tom_fil("krav")
    mappe.rader["ansatte"][0]["ansattnummer"] = mappe.fnr["100"]
    (funn,) = analyser_mappe(mappe.skriv(tmp_path / "m"), PER).analyse.funn
    assert mappe.fnr["100"] not in funn.person
