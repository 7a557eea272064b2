"""`tilgode hvis`: a claim under other facts, as typed in a shell."""

import json

import pytest

from tests.web.kommune import DAGSBELOEP, FEBRUAR, MOTTATT_FEBRUAR, lag_full_kommune
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.person.models import Oppslag
from tilgode.cli.__main__ import main

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kommune():
    return lag_full_kommune()


def svar(capsys, *ord_):
    assert main(["hvis", "K-FEB", *ord_, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_ferie_foer_og_etter(capsys):
    ut = svar(capsys, "--ferie", "2024-02-05..2024-02-06")
    assert (ut["foer_oere"], ut["etter_oere"]) == (FEBRUAR, FEBRUAR - 2 * DAGSBELOEP)
    assert ut["forskjell_oere"] == -2 * DAGSBELOEP
    assert [dag["dag"] for dag in ut["dager"] if dag["ulik"]] == ["2024-02-05", "2024-02-06"]
    assert (ut["steg"]["dag"], ut["mottatt_oere"], ut["passer"]) == ("2024-02-05", MOTTATT_FEBRUAR, False)
    assert any(rad["ulik"] for rad in ut["steg"]["rader"])


def test_flere_fakta_sammen(capsys):
    ut = svar(capsys, "--grad", "60", "--refusjon-til", "2024-02-09", "--inntekt", "40000,00")
    assert ut["endret"] == ["grad", "inntekt_oere", "refusjon_til"]
    assert ut["etter_oere"] == 7 * 110_800


def test_tidligere_arbeid_endrer_ingenting_for_en_som_har_vaert_her_lenge(capsys):
    ut = svar(capsys, "--tidligere-arbeid", "2018-01-01..2019-12-31")
    assert (ut["endret"], ut["forskjell_oere"]) == (["tidligere_arbeid"], 0)


def test_andre_maaneder_staar_for_seg(capsys):
    ut = svar(capsys, "--sykmelding", "2024-01-08..2024-02-29")
    assert (ut["forskjell_oere"], ut["utenfor_oere"]) == (0, -21 * DAGSBELOEP)
    assert {dag["dag"][:7] for dag in ut["andre_dager"]} == {"2024-03"}


def test_som_tekst_er_ulike_steg_merket(capsys):
    assert main(["hvis", "K-FEB", "--ferie", "2024-02-05"]) == 0
    ut = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Ventet 38 766 kr. Med endringen 36 920 kr: −1 846 kr. Mottatt 30 000 kr." in ut
    assert "  – " in ut
    assert "  + " in ut
    assert main(["hvis", "K-FEB", "--grad", "100"]) == 0
    assert "ingen forskjell" in capsys.readouterr().out


def test_ingenting_lagres(capsys):
    foer = (Revisjonshendelse.objects.count(), Oppslag.objects.count())
    svar(capsys, "--slutt", "2024-02-09")
    assert (Revisjonshendelse.objects.count(), Oppslag.objects.count()) == foer


@pytest.mark.parametrize(
    ("ord_", "grunn"),
    [
        (["K-FEB"], "si hva som skal prøves"),
        (
            [
                "K-FEB",
                "--fritak-fra",
                "2024-01-01",
                "--per",
                "2024-06-01",
                "--grad",
                "50",
                "--slutt",
                "1999-01-01",
            ],
            "",
        ),
        (["K-FP", "--grad", "50"], "regnes ikke ut"),
        (["FINNES-IKKE", "--grad", "50"], "fant ikke noe krav"),
    ],
)
def test_det_brukeren_kan_rette_sies_i_en_setning(capsys, ord_, grunn):
    assert main(["hvis", *ord_]) == (2 if grunn else 0)
    assert grunn in capsys.readouterr().err


@pytest.mark.parametrize(
    ("valg", "verdi", "grunn"),
    [
        ("--ferie", "2024-02-31", "datoen finnes ikke"),
        ("--ferie", "2024-02-06..2024-02-05", "før den første"),
        ("--grad", "101", "ikke en grad"),
        ("--inntekt", "mye", "ikke et beløp"),
    ],
)
def test_verdier_som_ikke_kan_leses(capsys, valg, verdi, grunn):
    with pytest.raises(SystemExit) as stopp:
        main(["hvis", "K-FEB", valg, verdi])
    assert stopp.value.code == 2
    assert grunn in capsys.readouterr().err
