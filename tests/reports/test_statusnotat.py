"""The status memo (R-120): the same figures in every form, sentences that follow the figures."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import openpyxl
import pypdf
import pytest
from docx import Document

from tests.reports.notat import lag_notat
from tilgode.params.formatering import SPRAAK, Spraak, kroner
from tilgode.reports.dokument import Dokument
from tilgode.reports.render import docx, html, pdf, tekst, xlsx
from tilgode.reports.statusnotat import render_json
from tilgode.reports.statusnotat.avsnitt import lag_dokument
from tilgode.reports.statusnotat.datoer import tre_datoer
from tilgode.reports.statusnotat.innhold import Kontroll, Rad, Tabell, grupper_kravaar
from tilgode.reports.tekstkatalog import katalog

AARSAKER = {"KRAV_FOR_HOEYT": "Krav registrert for høyt", "FORELDET": "Krevd for sent"}
TOTALER = (1277915000, 1013346200, 1318115400)


def _dokument(spraak: Spraak = "nb") -> Dokument:
    return lag_dokument(lag_notat(), spraak, AARSAKER)


def test_sammendraget_sier_utestaaende_og_endring() -> None:
    ut = tekst.tegn(_dokument()).replace("\u00a0", " ").replace("\n", " ")
    assert "hadde 13 181 154 kr utestående i refusjoner fra Nav per 1. april 2026" in ut
    assert "3 047 692 kr (30,1 %) mer enn per 1. oktober 2025" in ut
    assert "fra 6 454 699 kr til 4 095 625 kr, en nedgang på 2 359 074 kr (36,5 %)" in ut
    assert "De utgjør nå 31,1 % av det utestående" in ut


def test_de_713_kronene_faar_sin_merkede_rad_og_forklaring() -> None:
    notat = lag_notat()
    assert notat.per_kravaar.sum_umerket_oere[0] == 1013417500
    assert notat.per_kravaar.sum_oere[0] == notat.per_sektor.sum_oere[1] == 1013346200
    ut = tekst.tegn(_dokument()).replace("\u00a0", " ").replace("\n", " ")
    assert "Kravårene alene gir 10 134 175 kr, mens sektorene gir 10 133 462 kr" in ut


@pytest.mark.parametrize("spraak", SPRAAK)
def test_alle_former_har_de_samme_summene(spraak: Spraak) -> None:
    dokument = _dokument(spraak)
    summer = [kroner(oere, spraak) for oere in TOTALER]
    former = {
        "tekst": tekst.tegn(dokument),
        "html": str(html.tegn(dokument)),
        "pdf": "\n".join(s.extract_text() for s in pypdf.PdfReader(io.BytesIO(pdf.tegn(dokument))).pages),
        "docx": "\n".join(
            celle.text
            for tabell in Document(io.BytesIO(docx.tegn(dokument))).tables
            for rad in tabell.rows
            for celle in rad.cells
        ),
    }
    for navn, innhold in former.items():
        for total in summer:
            assert total.replace("\u00a0", " ") in innhold.replace("\u00a0", " "), navn


def test_regnearket_har_tall_og_datoer_som_tall_og_datoer() -> None:
    bok = openpyxl.load_workbook(io.BytesIO(xlsx.tegn(_dokument())))
    ark = bok["Per sektor"]
    assert [celle.value for celle in ark[3]][1:4] == [9047894, 7087048, 7725974]
    assert ark["F3"].value == pytest.approx(float(Fraction(638926, 7087048)))
    assert bok["Kontrollsummer"]["B3"].value.date() == date(2025, 10, 1)
    assert bok["Kontrollsummer"]["B3"].is_date


def test_et_navn_som_ligner_en_formel_blir_staaende_som_tekst() -> None:
    notat = replace(lag_notat(), per_sektor=Tabell((Rad("=1+1", (1, 2, 3)),), 3))
    bok = openpyxl.load_workbook(io.BytesIO(xlsx.tegn(lag_dokument(notat, "nb", AARSAKER))))
    assert bok["Per sektor"]["A3"].value == "=1+1"
    assert bok["Per sektor"]["A3"].data_type == "s"


def test_pdf_er_merket_og_har_spraak() -> None:
    leser = pypdf.PdfReader(io.BytesIO(pdf.tegn(_dokument("nn"))))
    katalogen = leser.root_object
    assert str(katalogen["/Lang"]).startswith("nn")
    assert katalogen["/MarkInfo"]["/Marked"]
    assert "Status for uteståande refusjonar frå Nav" in str(leser.metadata and leser.metadata.title)


def test_json_har_den_faste_formen() -> None:
    tabeller = json.loads(render_json.tegn(lag_notat()))["tabeller"]
    assert tabeller["utestaaende_per_sektor"]["sum_oere"] == list(TOTALER)
    assert tabeller["utestaaende_per_sektor"]["rader"][0] == {
        "navn": "Oppvekst",
        "oere": [904789400, 708704800, 772597400],
    }
    assert tabeller["utestaaende_per_kravaar"]["rader"][-1]["merket"]
    assert tabeller["justert_per_kravaar"]["sum_oere"] == [578719100]
    assert tabeller["purring"]["purret_oere"] == 202000000
    assert tabeller["fremdriftsplan"][0]["plan_mai_2025"] == "Mai"


def test_et_avvik_som_ikke_er_forklart_stopper_roen() -> None:
    feil = Kontroll("rulling", date(2026, 4, 1), 100, 99)
    notat = replace(lag_notat(), kontroller=(feil,))
    ut = tekst.tegn(lag_dokument(notat, "nb", AARSAKER))
    assert "kontroller som ikke stemmer: 1" in ut.replace("\u00a0", " ")


def test_hver_setning_finnes_paa_tre_spraak_med_de_samme_plassene() -> None:
    tekster = katalog("tilgode.reports.statusnotat", "nb").tekster
    for noekkel, per_spraak in tekster.items():
        assert set(per_spraak) == set(SPRAAK), noekkel
        plasser = {s: {d[1:-1] for d in _plasser(per_spraak[s])} for s in SPRAAK}
        assert plasser["nb"] == plasser["nn"] == plasser["en"], noekkel


def _plasser(setning: str) -> list[str]:
    return [del_.split("}")[0].join("{}") for del_ in setning.split("{")[1:]]


@pytest.mark.parametrize(
    ("per", "foerste", "andre"),
    [
        (date(2026, 4, 1), date(2025, 5, 1), date(2025, 10, 1)),
        (date(2025, 10, 1), date(2025, 4, 1), date(2025, 5, 1)),
        (date(2026, 11, 24), date(2026, 5, 1), date(2026, 10, 1)),
    ],
)
def test_maaletidspunktene_er_april_mai_og_oktober(per: date, foerste: date, andre: date) -> None:
    assert tre_datoer(per) == (foerste, andre, per)


def test_eldre_kravaar_slaas_sammen() -> None:
    navn = [navn for navn, _ in grupper_kravaar(range(2016, 2027), 2026)]
    assert navn == ["2016-2020", "2021", "2022", "2023", "2024", "2025", "2026"]
