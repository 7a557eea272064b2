"""`tilgode kontroller`, `tilgode rapport kontroll` and `tilgode krav send`, as typed in a shell."""

import json
import re

import pytest

from tests.apps.kontroll.test_kontroller import DAGSATS, gjoer_usendt_feil, les_krav, sak
from tilgode.cli.__main__ import main

pytestmark = pytest.mark.django_db
PER = ("--per", "2024-08-01")
__all__ = ["sak"]


def json_av(capsys, *ord_):
    assert main([*ord_, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_funn_som_json_og_paa_skjermen(sak, capsys):
    les_krav(sak, "A", "2024-06-01", "2024-06-30", 20 * DAGSATS)
    svar = json_av(capsys, "kontroller", *PER, "--kontroll", "OVERKRAV")
    (funn,) = svar["funn"]
    assert (funn["aarsak"], funn["krav"], funn["oere"], funn["sperrer"]) == (
        "AGP_MEDREGNET",
        "A",
        10 * DAGSATS,
        True,
    )
    assert main(["kontroller", *PER]) == 0
    skjerm = capsys.readouterr().out.replace("\xa0", " ")
    assert "Krevd for mye: 1 funn, 18 460 kr" in skjerm
    assert "Kravet kan ikke sendes før det er rettet eller vurdert." in skjerm


@pytest.mark.parametrize(("spraak", "ord_"), [("nn", "Kravd for mykje"), ("en", "Claimed too much")])
def test_paa_nynorsk_og_engelsk(sak, capsys, spraak, ord_):
    assert main(["kontroller", *PER, "--spraak", spraak]) == 0
    assert ord_ in capsys.readouterr().out


@pytest.mark.parametrize("spraak", ["nb", "nn", "en"])
@pytest.mark.parametrize("form", ["tekst", "json", "pdf", "xlsx", "docx", "html"])
def test_rapporten_i_alle_former_og_spraak(sak, tmp_path, spraak, form):
    les_krav(sak, "A", "2024-06-01", "2024-06-30", 20 * DAGSATS)
    les_krav(sak, "B", "2024-06-01", "2024-06-30", 1000, "REISETILSKUDD")
    fil = tmp_path / f"k.{form}"
    valg = ["--spraak", spraak, "--format", form, "--ut", str(fil)]
    assert main(["rapport", "kontroll", *PER, *valg]) == 0
    assert fil.stat().st_size > 500
    if form == "tekst":
        assert re.search(r"18[\s,]460", fil.read_text())


def test_sending_vurdering_og_sending(sak, capsys):
    krav = gjoer_usendt_feil(sak).referanse
    assert main(["krav", "send", "--krav", krav, *PER]) == 2
    assert "Ferie i perioden" in capsys.readouterr().err
    valg = ["--krav", krav, "--avgjoerelse", "RIKTIG", "--notat", "Ferien ble avlyst", *PER]
    assert main(["kontroller", "vurder", *valg]) == 0
    assert "1 funn" in capsys.readouterr().out
    assert json_av(capsys, "krav", "send", "--krav", krav, *PER)["status"] == "SENDT"


def test_dublett_tas_tilbake(sak, capsys):
    for navn in ("A", "B"):
        les_krav(sak, navn, "2024-07-01", "2024-07-12", 10 * DAGSATS)
    personer = ["--foreslaatt-av", "Kari", "--godkjent-av", "Ola"]
    svar = json_av(capsys, "kontroller", "dublett", "--krav", "B", *personer, "--notat", "To ganger", *PER)
    assert svar == {"krav": "B", "beholdt": "A", "oere": 10 * DAGSATS}


@pytest.mark.parametrize(
    ("valg", "melding"),
    [
        (["vurder", "--avgjoerelse", "RIKTIG"], "si hvilket krav"),
        (["vurder", "--krav", "X", "--avgjoerelse", "RIKTIG"], "fant ikke noe krav"),
        (["vurder", "--krav", "A"], "si hva som er avgjort"),
        (["vurder", "--krav", "A", "--avgjoerelse", "RIKTIG"], "Skriv et notat"),
        (["dublett", "--krav", "A", "--notat", "n"], "hvem som foreslår"),
    ],
)
def test_feil_sies_i_en_setning(sak, capsys, valg, melding):
    les_krav(sak, "A", "2024-06-01", "2024-06-30", 20 * DAGSATS)
    assert main(["kontroller", *valg]) == 2
    assert melding in capsys.readouterr().err
