"""Nothing committed names a folder of one machine, or a host the project does not mean to name."""

import re
import subprocess
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parents[2]

# This machine, names kept free for examples, namespaces, and the sources of the law.
TILLATTE_VERTER = {
    "127.0.0.1",
    "localhost",
    "testserver",
    "www.w3.org",
    "schemas.openxmlformats.org",
    "lovdata.no",
    "www.nav.no",
    "www.ssb.no",
    "www.regjeringen.no",
}
EKSEMPEL = re.compile(r"(^|\.)(example|example\.(com|org|no))$")
VERT = re.compile(r"\b(?:https?|wss?|ftp)://([A-Za-z0-9.-]*[A-Za-z0-9])")
MASKINSTI = re.compile(r"(?<![\w.])/(?:" + "|".join(("work", "root", "opt", "home")) + r")/\w")


def filer() -> list[Path]:
    """Return every committed text file."""
    svar = subprocess.run(["git", "ls-files"], cwd=ROT, check=True, capture_output=True, text=True)
    alle = [ROT / navn for navn in svar.stdout.splitlines()]
    return [fil for fil in alle if fil.is_file() and b"\0" not in fil.read_bytes()[:4096]]


def fremmede_verter(tekst: str) -> list[str]:
    """Return the hosts in a text that nobody has allowed."""
    verter = sorted(set(VERT.findall(tekst)))
    return [vert for vert in verter if vert not in TILLATTE_VERTER and not EKSEMPEL.search(vert)]


def test_no_foreign_host_is_named() -> None:
    funn = {
        fil.relative_to(ROT).as_posix(): fremmede_verter(fil.read_text(encoding="utf-8", errors="replace"))
        for fil in filer()
    }
    assert {fil: verter for fil, verter in funn.items() if verter} == {}


def test_no_folder_of_a_machine_is_named() -> None:
    funn = [
        fil.relative_to(ROT).as_posix()
        for fil in filer()
        if MASKINSTI.search(fil.read_text(encoding="utf-8", errors="replace"))
    ]
    assert funn == []


@pytest.mark.parametrize("vert", ["pakker.et-sted.net", "cdn.et-sted.no"])
def test_foreign_host_is_seen(vert: str) -> None:
    assert fremmede_verter(f"@import '{'http'}s://{vert}/a.css'") == [vert]


def test_known_host_is_not() -> None:
    assert fremmede_verter("http://127.0.0.1:8000/ https://index.example/simple") == []


def test_folder_of_a_machine_is_seen() -> None:
    assert MASKINSTI.search("open('/" + "home/kari/fil.csv')")
    assert not MASKINSTI.search("import tilgode.web/root/")
