"""A faulty installation is told in one sentence with its mend, never as a traceback (exit code 2)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tilgode.apps.felles.noekler import Noekkelfeil
from tilgode.cli.feil import les_installasjonsfeil


def kjoer(**miljoe: str) -> subprocess.CompletedProcess[str]:
    """`tilgode krav` as a program of its own, since the settings are read once."""
    rest = {n: v for n, v in os.environ.items() if not n.startswith("TILGODE_")}
    return subprocess.run(
        [sys.executable, "-m", "tilgode.cli", "krav"], env={**rest, **miljoe}, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("miljoe", "setning"),
    [
        ({"TILGODE_DATABASE_URL": "sqlite:///hemmelig.db"}, "postgresql://bruker:passord@vert:5432/tilgode"),
        ({"TILGODE_DATABASE_URL": "postgresql://127.0.0.1:1/tilgode"}, "Databasen kan ikke brukes"),
        ({"TILGODE_MAKS_FIL_MB": "mye"}, "TILGODE_MAKS_FIL_MB skal være et helt tall over 0, ikke «mye»"),
        ({"TILGODE_MAKS_FIL_MB": "0"}, "et helt tall over 0"),
        ({"TILGODE_SYNTETISKE_NUMRE": "kanskje"}, "skal være ja eller nei"),
        ({"TILGODE_MAPPE": "/dev/null/data"}, "Velg en annen med TILGODE_MAPPE"),
    ],
    ids=lambda v: next(iter(v)) if isinstance(v, dict) else "",
)
def test_en_feil_i_oppsettet_er_en_setning(miljoe: dict[str, str], setning: str, tmp_path: Path) -> None:
    svar = kjoer(**{"TILGODE_MAPPE": str(tmp_path), **miljoe})
    assert svar.returncode == 2
    assert setning in svar.stderr
    assert "Traceback" not in svar.stderr
    assert svar.stderr.startswith("tilgode: ")
    assert "hemmelig" not in svar.stderr


def test_en_noekkel_som_ikke_kan_leses_er_en_setning_og_andre_feil_er_ikke_det() -> None:
    assert les_installasjonsfeil(Noekkelfeil("Nøkkelfilen er tom.")) == "Nøkkelfilen er tom."
    assert les_installasjonsfeil(ValueError("noe annet")) is None
