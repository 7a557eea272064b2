"""Machine code is kept by the source it was made from: changed law never meets old code."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import tilgode
from tilgode.apps.felles.mellomlager import MAPPE, VARIABEL, bruk_mellomlager, kildesum

PAKKE = Path(tilgode.__file__).parent


@pytest.fixture
def kopi(tmp_path: Path) -> Path:
    """A copy of the law that may be changed."""
    for del_ in ("rules", "values"):
        shutil.copytree(PAKKE / del_, tmp_path / del_, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_samme_kilde_samme_mappe(kopi: Path) -> None:
    assert kildesum(kopi) == kildesum(PAKKE)


@pytest.mark.parametrize("fil", ["rules/felles/telling.py", "values/periode.py"])
def test_endret_lov_faar_ny_mappe(kopi: Path, fil: str) -> None:
    (kopi / fil).write_text((kopi / fil).read_text("utf-8") + "\n", "utf-8")
    assert kildesum(kopi) != kildesum(PAKKE)


def test_flyttet_modul_faar_ny_mappe(kopi: Path) -> None:
    (kopi / "rules" / "felles" / "telling.py").rename(kopi / "rules" / "felles" / "annen.py")
    assert kildesum(kopi) != kildesum(PAKKE)


def test_mappen_navngis_og_gamle_fjernes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILGODE_MAPPE", str(tmp_path))
    monkeypatch.setenv(VARIABEL, "")
    gammel = tmp_path / MAPPE / "gammel"
    gammel.mkdir(parents=True)
    mappe = bruk_mellomlager()
    assert os.environ[VARIABEL] == str(mappe)
    assert mappe == tmp_path / MAPPE / kildesum(PAKKE)
    assert not gammel.exists()
    assert bruk_mellomlager() == mappe
