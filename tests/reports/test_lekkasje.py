"""The leak report: the same figures in every form and language, and never a fødselsnummer."""

from __future__ import annotations

import io
import json
from datetime import date as d
from pathlib import Path

import openpyxl
import pypdf
import pytest

from tests.core.lekkasje.bakeri import PER, lag_bakeri, plant
from tilgode.apps.lekkasje.mappe import Mappeanalyse, analyser_mappe
from tilgode.core.lekkasje import KONTROLLER, kontroll_av
from tilgode.core.lekkasje.typer import Art
from tilgode.params.formatering import SPRAAK, Spraak, kroner
from tilgode.reports import lekkasje
from tilgode.reports.lekkasje import setninger
from tilgode.reports.lekkasje.avsnitt import PAKKE
from tilgode.reports.tekstkatalog import katalog


@pytest.fixture(scope="module")
def analyse(tmp_path_factory: pytest.TempPathFactory) -> Mappeanalyse:
    mappe = lag_bakeri()
    plant(mappe)
    return analyser_mappe(mappe.skriv(tmp_path_factory.mktemp("bakeri")), PER)


def _tekst(analyse: Mappeanalyse, spraak: Spraak, form: str) -> str:
    innhold = lekkasje.tegn(analyse, spraak, form, "bakeriet")
    if form == "pdf":
        sider = pypdf.PdfReader(io.BytesIO(innhold)).pages
        return "\n".join(side.extract_text() for side in sider)
    return innhold.decode()


@pytest.mark.parametrize("spraak", SPRAAK)
@pytest.mark.parametrize("form", ["tekst", "html", "pdf"])
def test_hvert_beloep_staar_i_hver_form(analyse: Mappeanalyse, spraak: Spraak, form: str) -> None:
    tekst = _tekst(analyse, spraak, form).replace("\u00a0", " ")
    for funn in analyse.analyse.funn:
        beloep = kroner(funn.oere, spraak, med_oere=True).replace("\u00a0", " ")
        assert beloep in tekst, (funn.kontroll, form)


@pytest.mark.parametrize("spraak", SPRAAK)
@pytest.mark.parametrize("form", ["tekst", "html", "pdf", "json"])
def test_foedselsnummer_vises_aldri(analyse: Mappeanalyse, spraak: Spraak, form: str) -> None:
    tekst = _tekst(analyse, spraak, form)
    for nummer in lag_bakeri().fnr.values():
        assert nummer not in tekst
        assert nummer[6:] not in tekst.replace(" ", "")


def test_json_har_den_faste_formen(analyse: Mappeanalyse) -> None:
    svar = json.loads(lekkasje.tegn(analyse, "nb", "json", "bakeriet"))
    assert list(svar) == ["funn", "ikke_kontrollert"]
    assert {tuple(funn) for funn in svar["funn"]} == {
        ("kontroll", "person", "fom", "tom", "oere", "siste_frist", "tapt_oere", "sikkerhet", "tekst")
    }
    t08 = next(f for f in svar["funn"] if f["kontroll"] == "T08")
    assert t08 | {"tekst": ""} == {
        "kontroll": "T08",
        "person": "105",
        "fom": "2026-01-05",
        "tom": "2026-01-07",
        "oere": 696395,  # 3 · 1 846.15 · 1.102 · 1.141
        "siste_frist": "2026-04-30",
        "tapt_oere": 0,
        "sikkerhet": "SIKKER",
        "tekst": "",
    }
    assert "3 arbeidsdager" in t08["tekst"]
    assert {i["kontroll"] for i in svar["ikke_kontrollert"]} >= {"T10", "T17", "T22"}
    assert all(i["mangler"] and i["rettelse"] for i in svar["ikke_kontrollert"])


def test_regnearket_har_tall_datoer_og_sum(analyse: Mappeanalyse) -> None:
    bok = openpyxl.load_workbook(io.BytesIO(lekkasje.tegn(analyse, "nb", "xlsx", "bakeriet")))
    ark = bok["krav"]
    rader = [rad for rad in ark.iter_rows(min_row=3, values_only=True) if rad[1]]
    assert [rad[1] for rad in rader][-1] == "Sum"
    krav = [f for f in analyse.analyse.funn if kontroll_av(f).art is Art.KRAV and f.oere]
    assert round(rader[-1][5] * 100) == sum(f.oere for f in krav)
    assert ark["G3"].is_date


def test_tapt_staar_for_seg(analyse: Mappeanalyse) -> None:
    tekst = _tekst(analyse, "nb", "tekst")
    assert tekst.index("Kan kreves\n") < tekst.index("\nTapt\n") < tekst.index("\nIkke kontrollert\n")
    tapt = sum(f.tapt_oere for f in analyse.analyse.funn)
    assert f"{kroner(tapt)} kr er tapt".replace("\u00a0", " ") in tekst.replace("\u00a0", " ").replace(
        "\n", " "
    )


@pytest.mark.parametrize("spraak", SPRAAK)
def test_hver_kontroll_har_navn_og_det_den_mangler(analyse: Mappeanalyse, spraak: Spraak) -> None:
    t = katalog(PAKKE, spraak)
    assert len({setninger.navn(t, k) for k in KONTROLLER}) == len(KONTROLLER)
    for ikke in analyse.analyse.ikke_kontrollert:
        assert setninger.mangler(t, ikke)
        assert setninger.rettelse(t, ikke)


def test_en_dag_staar_i_entall(tmp_path: Path) -> None:
    mappe = lag_bakeri().fravaer(
        "EGENMELDING", PER.replace(month=2, day=2), PER.replace(month=2, day=2), nummer="105"
    )
    svar = analyser_mappe(mappe.skriv(tmp_path / "m"), PER)
    (funn,) = svar.analyse.funn
    for spraak, ventet in (("nb", "1 arbeidsdag av"), ("nn", "1 arbeidsdag av"), ("en", "1 working day of")):
        assert ventet in setninger.funnsetning(katalog(PAKKE, spraak), funn)


@pytest.mark.parametrize("spraak", SPRAAK)
def test_uten_funn_sier_rapporten_det(tmp_path: Path, spraak: Spraak) -> None:
    svar = analyser_mappe(lag_bakeri().skriv(tmp_path / "m"), PER)
    assert katalog(PAKKE, spraak)("ingen_funn") in _tekst(svar, spraak, "tekst")


@pytest.fixture(scope="module")
def fortalt(tmp_path_factory: pytest.TempPathFactory) -> Mappeanalyse:
    """A bakery that tells of travel, a raise, a car, coverage, bases and deductions."""
    mappe, eksport = lag_bakeri(), tmp_path_factory.mktemp("fortalt")
    mappe.ansatt("300").fravaer(
        "SYKMELDING", d(2026, 1, 12), d(2026, 1, 23), nummer="300", kode="GRAVID_ARBEIDSMILJOE"
    )
    mappe.ansatt("302").sykmelding(d(2025, 1, 6), d(2025, 12, 19), nummer="302")
    mappe.inntektsmelding(d(2025, 1, 6), [(d(2025, 1, 6), d(2025, 1, 21))], nummer="302")
    mappe.ansatt("304").fravaer("FORELDREPERMISJON", d(2026, 2, 2), d(2026, 2, 27), nummer="304")
    mappe.skriv(eksport)
    reise = {"arbeidsforhold": "101-1", "syk_fra": "2026-01-05", "fom": "2026-02-02", "tom": "2026-02-13"}
    opplysninger = {
        "tariff": [{"avtalt": "2025-12-15", "virkning": "2025-01-01", "prosent": "4,1"}],
        "reiseutgifter": [reise | {"per_dag": "180,00"}],
        "naturalytelser": [{"arbeidsforhold": "302-1", "fom": "2025-06-01", "per_maaned": "366"}],
        "avgiftsfradrag": {"2026-01": "0,45"},
        "dekningsgrad": {"304": 80},
        "feriepengegrunnlag": {"302": {"2025": "480000"}},
        "plikt_feriepenger": False,
    }
    (eksport / "lekkasje.json").write_text(json.dumps(opplysninger), encoding="utf-8")
    return analyser_mappe(eksport, PER)


@pytest.mark.parametrize("spraak", SPRAAK)
def test_det_som_er_fortalt_gir_funn_med_setning_i_hvert_spraak(
    fortalt: Mappeanalyse, spraak: Spraak
) -> None:
    funnet = {f.kontroll for f in fortalt.analyse.funn}
    assert {"T10", "T14", "T17", "T21", "T22", "T26", "T31"} <= funnet
    tekst = _tekst(fortalt, spraak, "tekst")
    assert katalog(PAKKE, spraak)("hele_virksomheten") in tekst
    assert "{" not in tekst
