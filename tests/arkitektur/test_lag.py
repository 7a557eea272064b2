"""The contracts of .importlinter hold, and each of them bites: every one is broken here on purpose."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parents[2]
OPPSKRIFT = ROT / ".importlinter"

# contract -> (module to add to a copy of the source, what it says there)
BRUDD = {
    "lag": ("values/brudd.py", "import tilgode.rules"),
    "ren-lov": ("core/brudd.py", "import random"),
    "ytelser": ("rules/ytelser/annen/__init__.py", "import tilgode.rules.ytelser.sykepenger"),
    "porter": ("apps/felles/brudd.py", "import tilgode.adapters.{adapter}"),
    "adaptere": ("adapters/brudd.py", "import django"),
    "sider": ("web/brudd.py", "import tilgode.rules.ytelser.sykepenger"),
}


def kontrakter() -> list[str]:
    """Return the names of the contracts in force."""
    oppsett = configparser.ConfigParser()
    oppsett.read(OPPSKRIFT, encoding="utf-8")
    return [navn.split(":")[2] for navn in oppsett.sections() if navn.startswith("importlinter:contract:")]


def lint_imports(mappe: Path, *valg: str) -> subprocess.CompletedProcess[str]:
    """Run lint-imports on the source tree `mappe`/tilgode."""
    kommando = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo", *valg]
    miljoe = {**os.environ, "PYTHONPATH": str(mappe), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [*kommando, str(OPPSKRIFT)], cwd=mappe, env=miljoe, capture_output=True, text=True, timeout=120
    )


@pytest.fixture
def kopi(tmp_path: Path) -> Path:
    """Copy the Python source to a folder where it may be spoiled."""
    shutil.copytree(
        ROT / "src" / "tilgode",
        tmp_path / "tilgode",
        ignore=lambda mappe, navn: [n for n in navn if (Path(mappe) / n).is_file() and not n.endswith(".py")],
    )
    return tmp_path


def en_adapter(kopi: Path) -> str:
    """Return the name of an adapter package that exists."""
    return min(sti.parent.name for sti in (kopi / "tilgode" / "adapters").glob("*/__init__.py"))


def test_all_contracts_hold(kopi: Path) -> None:
    svar = lint_imports(kopi)
    assert svar.returncode == 0, svar.stdout + svar.stderr
    assert f"Contracts: {len(kontrakter())} kept, 0 broken" in svar.stdout


def test_every_contract_has_a_breach() -> None:
    assert sorted(BRUDD) == sorted(kontrakter())


@pytest.mark.parametrize("kontrakt", sorted(BRUDD))
def test_contract_bites(kontrakt: str, kopi: Path) -> None:
    fil, linje = BRUDD[kontrakt]
    brudd = kopi / "tilgode" / fil
    brudd.parent.mkdir(exist_ok=True)
    brudd.write_text(linje.format(adapter=en_adapter(kopi)) + "\n", encoding="utf-8")
    svar = lint_imports(kopi, "--contract", kontrakt)
    assert svar.returncode == 1, svar.stdout + svar.stderr
    assert "Contracts: 0 kept, 1 broken" in svar.stdout


def test_new_top_level_package_is_a_decision(kopi: Path) -> None:
    (kopi / "tilgode" / "utils").mkdir()
    (kopi / "tilgode" / "utils" / "__init__.py").write_text("", encoding="utf-8")
    svar = lint_imports(kopi, "--contract", "lag")
    assert svar.returncode == 1
    assert "tilgode.utils" in svar.stdout
