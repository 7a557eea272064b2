"""`tilgode lekkasje MAPPE`: works from a folder alone, without a database or a data folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.lekkasje.bakeri import lag_bakeri, plant
from tilgode.cli.__main__ import main


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    bakeri = lag_bakeri()
    plant(bakeri)
    return bakeri.skriv(tmp_path / "eksport")


def test_json_paa_skjermen(mappe: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["lekkasje", str(mappe), "--per", "2026-03-01", "--format", "json"]) == 0
    svar = json.loads(capfdbinary.readouterr().out)
    assert {f["kontroll"] for f in svar["funn"]} == {"T01", "T02", "T08", "T24"}


@pytest.mark.parametrize("form", ["tekst", "html", "pdf", "docx", "xlsx", "json"])
def test_uten_installasjon_og_database(mappe: Path, tmp_path: Path, form: str) -> None:
    """In a process of its own with an empty home: nothing is made, nothing is looked for."""
    data = tmp_path / "finnes-ikke"
    miljoe = {
        k: v for k, v in os.environ.items() if k not in ("TILGODE_DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    kjoert = subprocess.run(
        [
            sys.executable,
            "-m",
            "tilgode.cli",
            "lekkasje",
            str(mappe),
            "--per",
            "2026-03-01",
            "--format",
            form,
        ],
        env=miljoe | {"TILGODE_MAPPE": str(data)},
        capture_output=True,
        check=False,
    )
    assert kjoert.returncode == 0, kjoert.stderr.decode()
    assert len(kjoert.stdout) > 1000
    assert not data.exists()


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("html", b"<!doctype html>")])
def test_til_fil(mappe: Path, tmp_path: Path, form: str, start: bytes) -> None:
    fil = tmp_path / "ny" / f"rapport.{form}"
    argumenter = ["lekkasje", str(mappe), "--per", "2026-03-01", "--format", form, "--spraak", "nn", "--ut"]
    assert main([*argumenter, str(fil)]) == 0
    assert fil.read_bytes().startswith(start)


def test_feil_i_en_fil_gir_kode_2_og_en_setning_for_hver(
    mappe: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    fil = mappe / "krav.csv"
    fil.write_text(fil.read_text("utf-8").replace("SYKEPENGER;", "SJUKEPENGAR;"), encoding="utf-8")
    assert main(["lekkasje", str(mappe), "--per", "2026-03-01"]) == 2
    feil = capfd.readouterr().err
    assert "krav.csv, linje 2, ytelse:" in feil
    assert "krav.csv, linje 3, ytelse:" in feil


@pytest.mark.parametrize(
    ("argumenter", "sier"),
    [(["finnes-ikke"], "finner ikke mappa"), ([".", "--sone", "IX"], "ingen filer å lese")],
)
def test_feil_fra_brukeren_er_en_setning(
    argumenter: list[str],
    sier: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["lekkasje", *argumenter]) == 2
    assert sier in capfd.readouterr().err
