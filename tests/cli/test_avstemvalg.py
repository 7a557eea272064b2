"""`tilgode avstem regler|eier|hull`, as typed in a shell."""

import json

import pytest

from tests.apps.oppgjoer.bygg import Kommune
from tilgode.apps.oppgjoer.models import Linjeeier, Oppgjoerslinje, Regelvalg
from tilgode.cli.__main__ import main

pytestmark = pytest.mark.django_db


def svar(capsys, *ord_, kode=0):
    assert main([*ord_, "--format", "json"]) == kode
    return json.loads(capsys.readouterr().out)


def navn(regler):
    return [regel["navn"] for regel in regler["regler"]]


def test_reglene_vises_i_rekkefoelge_med_hva_de_gjoer(capsys):
    Kommune()
    assert main(["avstem", "regler"]) == 0
    ut = capsys.readouterr().out
    assert "Reglene som de ble levert:" in ut
    assert " 1. EKSAKT                sikker      Samme person, ytelse, periode og beløp." in ut
    assert "overbetalt_oere 0" in ut


def test_regler_velges_og_tilbakestilles(capsys):
    Kommune()
    levert = navn(svar(capsys, "avstem", "regler"))
    valgt = svar(
        capsys,
        "avstem",
        "regler",
        "--foerst",
        "FERIEPENGER",
        "--uten",
        "DELVIS",
        "--toleranse",
        "overbetalt_oere=5000",
    )
    assert navn(valgt) == ["FERIEPENGER", *(n for n in levert if n not in ("FERIEPENGER", "DELVIS"))]
    assert valgt["toleranse"]["overbetalt_oere"] == 5000
    tilbake = svar(capsys, "avstem", "regler", "--levert")
    assert (navn(tilbake), tilbake["toleranse"]["overbetalt_oere"]) == (levert, 0)
    bare = svar(capsys, "avstem", "regler", "--rekkefoelge", "EKSAKT", "FLERTYDIG")
    assert navn(bare) == ["EKSAKT", "FLERTYDIG"]
    assert Regelvalg.objects.count() == 3


@pytest.mark.parametrize(
    ("ord_", "melding"),
    [
        (["--uten", "GJETT"], "«GJETT» er ikke en regel"),
        (["--toleranse", "mye"], "«mye» er ikke en toleranse; skriv for eksempel overbetalt_oere=5000"),
        (["--toleranse", "slakk_virkedager=99"], "slakk_virkedager må være fra 0 til 31"),
        (["--uten", "DELVIS", "--fra", "2020-01-01"], "Skriv hvorfor"),
    ],
)
def test_et_valg_som_ikke_gaar_sies_i_en_setning(capsys, ord_, melding):
    Kommune()
    assert main(["avstem", "regler", *ord_]) == 2
    assert melding in capsys.readouterr().err
    assert not Regelvalg.objects.exists()


def test_en_linje_faar_en_eier(capsys):
    kommune = Kommune()
    kommune.oppgjoer("2024-08-01", (100_000,))
    linje = Oppgjoerslinje.objects.get()
    assert main(["avstem", "eier", str(linje.pk), "--navn", "Kari"]) == 0
    assert "1 linjer har fått eieren Kari." in capsys.readouterr().out
    assert Linjeeier.objects.get().eier == "Kari"
    assert main(["avstem", "eier", "999", "--navn", "Kari"]) == 2


def test_hull_i_rekken_gir_utgangskode_en(capsys):
    kommune = Kommune()
    kommune.oppgjoer("2024-08-01", (100_000,))
    kommune.oppgjoer("2024-11-01", (100_000,))
    (hull,) = svar(capsys, "avstem", "hull", "--per", "2024-11-10", kode=1)
    assert (hull["slag"], hull["fom"], hull["tom"]) == ("MANGLER_MAANED", "2024-08-02", "2024-10-31")
    assert main(["avstem", "hull", "--per", "2024-11-10"]) == 1
    assert "En hel måned er uten oppgjør." in capsys.readouterr().out
    assert main(["avstem", "hull", "--per", "2024-08-10"]) == 0
    assert "Rekken av oppgjør er hel." in capsys.readouterr().out


def test_en_sikker_regel_settes_til_forslag_og_tilbake(capsys):
    Kommune()
    assert main(["avstem", "regler", "--som-forslag", "DELVIS", "NEDSATT", "--format", "json"]) == 0
    arter = {r["navn"]: r["art"] for r in json.loads(capsys.readouterr().out)["regler"]}
    assert (arter["DELVIS"], arter["NEDSATT"], arter["EKSAKT"]) == ("FORESLAATT", "FORESLAATT", "SIKKER")
    assert main(["avstem", "regler", "--sikker", "DELVIS", "--format", "json"]) == 0
    arter = {r["navn"]: r["art"] for r in json.loads(capsys.readouterr().out)["regler"]}
    assert (arter["DELVIS"], arter["NEDSATT"]) == ("SIKKER", "FORESLAATT")
    assert main(["avstem", "regler", "--levert", "--format", "json"]) == 0
    assert {r["navn"]: r["art"] for r in json.loads(capsys.readouterr().out)["regler"]}["NEDSATT"] == "SIKKER"
    assert main(["avstem", "regler", "--som-forslag", "FLERTYDIG"]) == 2
    assert "foreslår bare" in capsys.readouterr().err
