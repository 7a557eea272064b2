"""`tilgode finn`: from a paragraph to the rules, values, sentences and tests."""

import json
from importlib import import_module

import pytest

from tilgode import params
from tilgode.cli.__main__ import main
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.finn import finn
from tilgode.cli.hjemmelsider import hjemler, tabeller
from tilgode.cli.hjemmelsregister import regelnoekler, regelsteder, verdisteder
from tilgode.rules.felles.automat import Tabell


def test_8_19_finner_telleregelen_dagene_og_vektorene() -> None:
    funn = finn("8-19")
    assert "tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode_tabell" in {s.modul for s in funn.regler}
    assert "sykepenger.arbeidsgiverperiode.tell" in {r for s in funn.regler for r in s.regler}
    assert {"agp_dager", "opphold_dager"} <= {v.navn for v in funn.verdier}
    vektorer = {v for _, filer in funn.tester for v in filer}
    assert "agp" in vektorer


@pytest.mark.parametrize("skrivemaate", ["22-13", "§ 22-13", "ftrl 22-13", "ftrl. § 22-13"])
def test_paragrafen_kan_skrives_paa_flere_maater(skrivemaate: str) -> None:
    assert finn(skrivemaate).paragraf == "22-13"
    assert "refusjonskrav" in {v.navn for v in finn(skrivemaate).verdier}


@pytest.mark.parametrize("ukjent", ["99-99", "", "ferieloven 8-19"])
def test_ukjent_paragraf_gir_en_setning(ukjent: str) -> None:
    with pytest.raises(Brukerfeil):
        finn(ukjent)


def test_som_tekst_og_som_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["finn", "8-13"]) == 0
    tekst = capsys.readouterr().out
    assert "sykepenger.grad.minste" in tekst
    assert "minste_grad = 20" in tekst
    assert main(["finn", "§", "8-13", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["paragraf"] == "8-13"


def test_ukjent_paragraf_paa_kommandolinjen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["finn", "99-99"]) == 2
    assert "99-99" in capsys.readouterr().err


def test_registeret_peker_paa_det_som_finnes() -> None:
    for sted in regelsteder():
        modul = import_module(sted.modul)
        kilde = vars(modul)
        assert all(
            navn in kilde or any(navn in vars(k) for k in kilde.values() if isinstance(k, type))
            for navn in sted.funksjoner
        )
    assert len(regelsteder()) > 60
    assert len(regelnoekler()) > 70
    assert len(verdisteder()) > len(params.last().frister)


def test_hver_regel_staar_i_registeret() -> None:
    """All but the few whose provision lies in a dated value or in the day itself."""
    registrert = {regel for sted in regelsteder() for regel in sted.regler}
    fra_verdier = {r for r in regelnoekler() if r.startswith("felles.frister.")}
    fra_dagen = {"sykepenger.vurdering.avslag", "sykepenger.fritak.covid", "felles.ansettelse.ansvar"}
    assert regelnoekler() - registrert <= fra_verdier | fra_dagen


def test_oppslagssidene_har_hver_paragraf_og_hver_rad() -> None:
    side = hjemler()
    assert all(f"§ {sted.hjemmel.paragraf}\n" in side for sted in (*regelsteder(), *verdisteder()))
    tabellside = tabeller()
    for navn in ("arbeidsgiverperiode", "skjaeringstidspunkt", "maksdato"):
        tabell = import_module(f"tilgode.rules.ytelser.sykepenger.{navn}_tabell").TABELL
        assert isinstance(tabell, Tabell)
        avsnitt = tabellside.split(f"### {tabell.navn}\n")[1].split("\n### ")[0]
        rader = [linje for linje in avsnitt.splitlines() if linje.startswith("|")]
        assert len(rader) == 2 + len(tabell.rader)
