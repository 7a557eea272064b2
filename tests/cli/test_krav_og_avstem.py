"""`tilgode krav` and `tilgode avstem`, as typed in a shell."""

import json

import pytest

from tests.apps.krav.bygg import Forhold
from tests.apps.oppgjoer.bygg import Kommune
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.cli.__main__ import main

pytestmark = pytest.mark.django_db


def svar(capsys, *ord_):
    assert main([*ord_, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_uten_arbeidsgiver_sier_kommandoen_hvor_en_begynner(capsys):
    assert main(["krav"]) == 2
    assert "begynn med tilgode importer" in capsys.readouterr().err


def test_krav_beregn_mangler_og_registrer(capsys):
    sak = Forhold()
    sak.fravaer("2024-06-01", "2024-06-30")
    assert svar(capsys, "krav", "beregn")["nye_beregninger"] == 1
    mangler = svar(capsys, "krav", "mangler", "--per", "2024-08-01")
    assert (mangler["kan_kreves_oere"], mangler["foreldet_oere"]) == (1_846_000, 0)
    assert mangler["mangler"][0]["siste_mottak"] == "2024-09-30"
    assert svar(capsys, "krav", "mangler", "--per", "2024-10-01")["foreldet_oere"] == 1_846_000
    assert svar(capsys, "krav", "mangler", "--per", "2024-08-01", "--registrer")["registrerte_krav"] == 1
    assert Krav.objects.get().referanse == "1000-1/SYKEPENGER/2024-06"


def test_krav_liste_som_tekst_har_sum_og_dato(capsys):
    kommune = Kommune()
    kommune.krav(100_000)
    kommune.krav(50_050, person=1)
    assert main(["krav", "liste", "--per", "2024-08-01", "--aapne"]) == 0
    ut = capsys.readouterr().out.replace("\u00a0", " ")
    assert "2 krav, utestående 1 500,50 kr per 01.08.2024" in ut
    assert svar(capsys, "krav", "liste", "--per", "2024-06-01")["krav"] == []


def avstemt():
    kommune = Kommune()
    kommune.krav(100_000)
    kommune.krav(90_000, person=1)
    kommune.krav(80_000, person=1)
    kommune.oppgjoer("2024-08-01", (100_000,), (50_000, "2024-06-01", "2024-06-30", {"person": 1}))


def test_avstem_viser_haugene_og_godtar_og_opphever(capsys):
    avstemt()
    foerst = svar(capsys, "avstem")
    assert (foerst["nye_koblinger"], foerst["nye_forslag"], foerst["mellomregning_oere"]) == (1, 1, 50_000)
    assert foerst["aapne"][0]["haug"] == "FORESLAATT"
    etter = svar(capsys, "avstem", "--godta", "alle")
    assert (etter["aapne"], etter["mellomregning_oere"]) == ([], 0)
    sikker = Kobling.objects.get(maate="SIKKER")
    etter = svar(capsys, "avstem", "--opphev", str(sikker.pk), "--grunn", "feil person")
    assert [linje["grunn"] for linje in etter["aapne"]] == ["OPPHEVET_AV_BRUKER"]


def test_avstem_som_tekst_viser_hver_aapen_linje_med_grunn(capsys):
    avstemt()
    assert main(["avstem", "--vis", "aapne", "--per", "2024-08-31"]) == 0
    ut = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Klarert av seg selv: 1 av 2 linjer (50,0 % av linjene, 66,6 % av kronene" in ut
    assert "30 dager. Flere krav kan være ment." in ut
    assert "forslag" in ut


@pytest.mark.parametrize(
    ("ord_", "melding"),
    [
        (("--opphev", "99", "--grunn", "x"), "ingen kobling med nummer 99"),
        (("--godta", "tolv"), "ikke nummeret på et forslag"),
        (("--godta", "99"), "falt bort"),
        (("--arbeidsgiver", "999999999"), "ingen arbeidsgiver"),
    ],
)
def test_feil_sies_i_en_setning(capsys, ord_, melding):
    avstemt()
    assert main(["avstem", *ord_]) == 2
    assert melding in capsys.readouterr().err
