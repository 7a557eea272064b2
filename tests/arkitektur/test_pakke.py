"""The wheel holds what runs: every data file, template and text, and the third-party files."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def innhold(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel and return the names in it."""
    mappe = tmp_path_factory.mktemp("hjul")
    kommando = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(mappe)]
    subprocess.run(kommando, cwd=ROT, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(next(mappe.glob("*.whl"))) as hjul:
        return set(hjul.namelist())


def test_everything_committed_under_the_package_is_shipped(innhold: set[str]) -> None:
    svar = subprocess.run(
        ["git", "ls-files", "src/tilgode"], cwd=ROT, check=True, capture_output=True, text=True
    )
    filer = {fil.removeprefix("src/") for fil in svar.stdout.splitlines() if (ROT / fil).exists()}
    assert len(filer) > 20
    assert filer - innhold == set()


def test_third_party_files_are_shipped_with_their_licences(innhold: set[str]) -> None:
    tredjepart = {Path(navn).name for navn in innhold if "/tredjepart/" in navn}
    assert {"designsystemet.css", "tema.css", "designsystemet.js", "LICENSE-css"} <= tredjepart


def test_nothing_made_by_a_run_is_shipped(innhold: set[str]) -> None:
    assert [navn for navn in innhold if "__pycache__" in navn or navn.endswith(".sqlite3")] == []


def test_licence_and_types_are_shipped(innhold: set[str]) -> None:
    assert "tilgode/py.typed" in innhold
    assert any(navn.endswith("LICENSE") for navn in innhold)
