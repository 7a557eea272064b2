"""Links lead somewhere, and every make target, command and setting named in the documents exists."""

import re
from pathlib import Path

import pytest

from tilgode.cli.__main__ import KOMMANDOER

ROT = Path(__file__).resolve().parents[2]
SIDER = sorted([*ROT.glob("*.md"), *(ROT / "docs").rglob("*.md"), ROT / "bench" / "README.md"])
KODE = "\n".join(
    fil.read_text(encoding="utf-8")
    for mappe in ("src", "scripts", "tests")
    for fil in sorted((ROT / mappe).rglob("*.py"))
    if fil != Path(__file__)
)
MAKEMAAL = set(re.findall(r"^([a-z-]+):", (ROT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))


def brutte_lenker(side: Path, tekst: str) -> list[str]:
    """Return the relative links of a page that lead nowhere."""
    lenker = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", tekst)
    return [lenke for lenke in lenker if "://" not in lenke and not (side.parent / lenke).exists()]


def ukjente_maal(tekst: str) -> list[str]:
    """Return the make targets named in code that are not in the Makefile."""
    navn = re.findall(r"(?:`|^ *|… )make ([a-z-]+)", tekst, flags=re.MULTILINE)
    return [maal for maal in navn if maal not in MAKEMAAL]


def ukjente_kommandoer(tekst: str) -> list[str]:
    """Return the commands of `tilgode` named in code that do not exist."""
    return [
        k for k in re.findall(r"(?:`|^ *)tilgode ([a-z]+)", tekst, flags=re.MULTILINE) if k not in KOMMANDOER
    ]


def ukjente_innstillinger(tekst: str) -> list[str]:
    """Return the settings named that no code reads."""
    return [navn for navn in re.findall(r"TILGODE_[A-Z_]+", tekst) if f'"{navn}"' not in KODE]


@pytest.mark.parametrize("side", SIDER, ids=lambda side: side.relative_to(ROT).as_posix())
def test_page_is_true(side: Path) -> None:
    tekst = side.read_text(encoding="utf-8")
    assert brutte_lenker(side, tekst) == []
    assert ukjente_maal(tekst) == []
    assert ukjente_kommandoer(tekst) == []
    assert ukjente_innstillinger(tekst) == []


def test_every_setting_of_the_program_is_in_the_reference() -> None:
    oppslag = (ROT / "docs" / "reference" / "README.md").read_text(encoding="utf-8")
    kilde = "\n".join(fil.read_text(encoding="utf-8") for fil in (ROT / "src").rglob("*.py"))
    lest = set(re.findall(r'environ(?:\.get\(|\[)"(TILGODE_[A-Z_]+)"', kilde))
    assert lest
    assert sorted(navn for navn in lest if f"`{navn}`" not in oppslag) == []


def test_faults_are_seen() -> None:
    assert brutte_lenker(ROT / "README.md", "[a](finnes-ikke.md)") == ["finnes-ikke.md"]
    assert ukjente_maal("run `make finnes-ikke` now") == ["finnes-ikke"]
    assert ukjente_kommandoer("`tilgode finnes`") == ["finnes"]
    assert ukjente_innstillinger("set TILGODE_FINNES_IKKE") == ["TILGODE_FINNES_IKKE"]
