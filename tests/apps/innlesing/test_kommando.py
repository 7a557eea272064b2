"""`tilgode importer` from the outside: exit code, JSON form, text for people, template and maps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.apps.innlesing.filer import EKSEMPEL, FILER, OPPGJOERSNAVN, alt_lagret, last_grunnlag, skriv_mappe
from tilgode.apps.fravaer.models import Fravaer
from tilgode.cli.__main__ import main

pytestmark = pytest.mark.django_db


def kjoer(capsys: pytest.CaptureFixture[str], *ord_: str | Path) -> tuple[int, str]:
    kode = main(["importer", *map(str, ord_)])
    return kode, capsys.readouterr().out


def test_proevekjoering_som_json_uten_feil(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fil = tmp_path / OPPGJOERSNAVN
    fil.write_bytes(EKSEMPEL)
    foer = alt_lagret()
    kode, ut = kjoer(capsys, fil, "--toerr", "--format", "json")
    svar = json.loads(ut)
    assert (kode, svar["linjer"], svar["sum_oere"], svar["feil"]) == (0, 6, 10146090, [])
    assert alt_lagret() == foer


def test_feil_som_json_gir_kode_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fil = tmp_path / OPPGJOERSNAVN
    fil.write_bytes(EKSEMPEL.replace(b"0000769240-", b"12.345,60-"))
    kode, ut = kjoer(capsys, fil, "--toerr", "--format", "json")
    (feil,) = json.loads(ut)["feil"]
    assert kode == 2
    assert {"linje", "felt", "verdi", "melding", "rettelse"} <= set(feil)
    assert (feil["fil"], feil["linje"], feil["felt"], feil["verdi"]) == (
        OPPGJOERSNAVN,
        4,
        "beloep",
        "12.345,60-",
    )


def test_feil_som_tekst_med_grense_for_hvor_mange_som_vises(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fil = tmp_path / "fravaer.csv"
    fil.write_text(FILER["fravaer.csv"].splitlines()[0] + "\n" + "100-1;FERIE;x;y;;\n" * 3, "utf-8")
    kode, ut = kjoer(capsys, fil, "--maks-vist", "2")
    assert kode == 2
    assert "6 feil:" in ut
    assert "linje 2, fom «x»: Dette er ikke en dato. Skriv datoen som 31.12.2024 eller 2024-12-31." in ut
    assert "… og 4 til" in ut


def test_en_mappe_leses_beregnes_og_avstemmes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kode = main(["importer", str(skriv_mappe(tmp_path))])
    ut, err = capsys.readouterr()
    assert kode == 0
    assert f"{OPPGJOERSNAVN} (oppgjoer): 6 linjer, sum 101\u00a0460,90\u00a0kr. Lagret: 6 nye" in ut
    assert "[1/14] organisasjon.csv" in err
    assert "koblinger" in err


def test_mange_oppgjoer_uten_merknader_samles_i_en_linje(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mappe = skriv_mappe(tmp_path)
    linjer = EKSEMPEL.splitlines(keepends=True)
    for nummer in range(1, 4):
        (mappe / f"312040107_ref-arbg_2026-0{nummer}-02_{nummer}.csv").write_bytes(linjer[nummer])
    kode, ut = kjoer(capsys, mappe, "--toerr")
    assert kode == 0
    assert "4 oppgjør uten merknader: 9 linjer" in ut
    assert OPPGJOERSNAVN not in ut


def test_mappe_som_json_har_summen_og_hver_fil(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kode, ut = kjoer(capsys, skriv_mappe(tmp_path), "--toerr", "--format", "json")
    svar = json.loads(ut)
    assert (kode, svar["sum_oere"], len(svar["filer"])) == (0, 10146090, 14)
    assert svar["linjer"] == sum(fil["linjer"] for fil in svar["filer"])


def test_mal_til_skjerm_og_til_fil(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kjoer(capsys, "--mal", "bank") == (0, "kontonummer;dato;beloep;referanse;tekst\n")
    mal = tmp_path / "bank.xlsx"
    assert kjoer(capsys, "--mal", "bank", "--ut", mal)[0] == 0
    assert mal.read_bytes().startswith(b"PK")
    assert kjoer(capsys, "--mal", "bank", "--ut", tmp_path / "bank.pdf")[0] == 2


def test_eget_kart_foreslaas_lagres_og_brukes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    last_grunnlag()
    fil, kart = tmp_path / "uttrekk.csv", tmp_path / "kart.json"
    fil.write_text("Stillingsnr;Fraværskode;Fra dato;Til dato\n100-1;SYK9;03.03.2025;05.03.2025\n", "utf-8")
    forslag = json.loads(kjoer(capsys, fil, "--type", "fravaer", "--foreslaa-kart")[1])
    assert forslag["kolonner"]["arbeidsforhold"] == "Stillingsnr"
    forslag["koder"] = {"type": {"SYK9": "SYKMELDING"}}
    kart.write_text(json.dumps(forslag), "utf-8")
    valg = ("--type", "fravaer", "--kildesystem", "Tidbanken")
    assert kjoer(capsys, "--lagre-kart", kart, *valg)[0] == 0
    assert kjoer(capsys, fil, *valg)[0] == 0
    assert Fravaer.objects.get().type == "SYKMELDING"


def test_fil_som_ikke_finnes_er_en_setning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["importer", "ikke-her.csv"]) == 2
    assert "finner ikke ikke-her.csv" in capsys.readouterr().err
