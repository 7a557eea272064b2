"""The reports in the browser: the same figures as the shell's, on a day and for a unit, and as files."""

import json

import pytest

from tests.web.conftest import les
from tilgode.cli.__main__ import main
from tilgode.cli.rapport import NAVN, STATUSNOTAT
from tilgode.reports.rapportliste import RAPPORTER, forkort

pytestmark = pytest.mark.django_db


def test_skallet_og_siden_har_de_samme_rapportene():
    egne_kommandoer = {"ventetid", "noekkeltall"}
    assert set(NAVN) - {STATUSNOTAT} == set(RAPPORTER) - egne_kommandoer


def test_listen_har_hver_rapport_med_hva_den_er_til(client, kommune):
    leser = les(client.get("/rapporter/"))
    adresser = {href.partition("?")[0] for href, _ in leser.lenker}
    assert {f"/rapporter/{navn}/" for navn in RAPPORTER} <= adresser
    assert "Hvem som nærmer seg maksdato" in leser.tekst


@pytest.mark.parametrize("navn", list(RAPPORTER))
@pytest.mark.parametrize("spraak", ["nb", "nn", "en"])
def test_hver_rapport_kan_leses_og_lastes_ned(client, kommune, navn, spraak):
    client.cookies["django_language"] = spraak
    svar = client.get(f"/rapporter/{navn}/", {"dato": "02.10.2024"})
    assert svar.status_code == 200
    assert '<article lang="' in svar.content.decode()
    fil = client.get(f"/rapporter/{navn}/fil.xlsx", {"dato": "2024-10-02"})
    assert fil.content.startswith(b"PK")
    assert f"{navn}-2024-10-02-{spraak}.xlsx" in fil["Content-Disposition"]


def test_siden_har_de_samme_tallene_som_kommandolinja(client, kommune, capsys):
    fil = client.get("/rapporter/refusjon/fil.json", {"dato": "2024-10-02", "ansvar": "2100"})
    assert main(["rapport", "refusjon", "--per", "2024-10-02", "--ansvar", "2100", "--format", "json"]) == 0
    assert json.loads(fil.content) == json.loads(capsys.readouterr().out)
    assert {k["ansvar"] for k in json.loads(fil.content)["krav"]} == {"2100"}


@pytest.mark.parametrize(
    ("adresse", "felt", "ord_"),
    [
        ("refusjon", {"ansvar": "9999"}, "9999"),
        ("refusjon", {"dato": "i går"}, "i går"),
        ("fritak", {"sone": "X"}, "avgiftssone"),
    ],
)
def test_det_som_ikke_kan_brukes_sies(client, kommune, adresse, felt, ord_):
    svar = client.get(f"/rapporter/{adresse}/", felt)
    assert svar.status_code == 400
    assert ord_ in les(svar).tekst


@pytest.mark.parametrize("adresse", ["/rapporter/ukjent/", "/rapporter/refusjon/fil.exe"])
def test_det_som_ikke_finnes(client, kommune, adresse):
    assert client.get(adresse).status_code == 404


def test_en_lang_tabell_vises_forkortet_med_summen(client, kommune, monkeypatch):
    monkeypatch.setattr("tilgode.web.visning.rapporter.FLEST_RADER", 2)
    svar = client.get("/rapporter/refusjon/", {"dato": "2024-10-02"})
    assert svar.context["utelatt"] > 0
    assert "rader til er med i filene" in les(svar).tekst
    assert 'class="sum"' in svar.content.decode()


def test_forkortingen_lar_korte_tabeller_vaere(client, kommune):
    from datetime import date

    from tilgode.reports.rapportliste import Bestilling

    dokument = RAPPORTER["kravaar"].hent(Bestilling(kommune.arbeidsgiver, date(2024, 10, 2))).dokument("nb")
    assert forkort(dokument, 1000) == (dokument, 0)
