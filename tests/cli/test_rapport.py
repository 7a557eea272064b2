"""`tilgode rapport refusjon`, as typed in a shell."""

import json

import pytest

from tests.apps.oppgjoer.bygg import Kommune
from tilgode.cli.__main__ import main

pytestmark = pytest.mark.django_db
REFUSJON = ("rapport", "refusjon", "--per", "2024-08-01")


def test_refusjonsrapport_som_json_har_alle_beloep(capsys):
    kommune = Kommune()
    krav = kommune.krav(100_000)
    kommune.endre(krav, -40_000, "2024-07-15", "MOTTATT")
    kommune.endre(krav, -10_000, "2024-07-20", "AVSKREVET")
    assert main([*REFUSJON, "--format", "json"]) == 0
    (rad,) = json.loads(capsys.readouterr().out)["krav"]
    felter = ("sendt_oere", "mottatt_oere", "avskrevet_oere", "avvik_oere", "utestaaende_oere")
    assert [rad[f] for f in felter] == [100_000, 40_000, 10_000, 60_000, 50_000]


@pytest.mark.parametrize(
    ("spraak", "ord_"), [("nb", "Utestående"), ("nn", "Uteståande"), ("en", "Outstanding")]
)
def test_refusjonsrapport_paa_tre_spraak(capsys, spraak, ord_):
    Kommune().krav(100_000)
    assert main([*REFUSJON, "--spraak", spraak]) == 0
    assert ord_ in capsys.readouterr().out


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("html", b"<article")])
def test_refusjonsrapport_som_fil(tmp_path, form, start):
    Kommune().krav(100_000)
    fil = tmp_path / f"r.{form}"
    assert main([*REFUSJON, "--format", form, "--ut", str(fil)]) == 0
    assert fil.read_bytes().startswith(start)


def test_et_ansvar_som_ikke_finnes_sies(capsys):
    Kommune().krav(100_000)
    assert main([*REFUSJON, "--ansvar", "3999"]) == 2
    assert "ikke noe ansvar 3999" in capsys.readouterr().err
    assert main([*REFUSJON, "--ansvar", "3000"]) == 0


def test_en_rapport_uten_krav_kan_skrives(capsys):
    Kommune()
    assert main(list(REFUSJON)) == 0
    assert "Refusjonsrapport" in capsys.readouterr().out


@pytest.mark.parametrize("spraak", ["nb", "nn", "en"])
@pytest.mark.parametrize("form", ["tekst", "json", "pdf", "xlsx", "html"])
def test_avvik_per_kravaar_i_alle_former_og_spraak(tmp_path, spraak, form):
    Kommune().krav(100_000)
    fil = tmp_path / "ut"
    valg = ["--per", "2024-12-01", "--spraak", spraak, "--format", form, "--ut", str(fil)]
    assert main(["rapport", "kravaar", *valg]) == 0
    assert fil.stat().st_size > 100
