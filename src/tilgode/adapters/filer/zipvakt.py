"""The guard in front of spreadsheets: what is in the ZIP container, before anything is unpacked for use.

Sizes are checked as declared and then as they really are, entry by entry, without keeping the bytes;
macros, encryption and other kinds of container are refused by name. Border: knows no cells.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tilgode.adapters.filer.tabell import Tabellfeil

_BIT = 64 * 1024
_FAST_OK = 10 * 1024 * 1024
_LAGRE_RETTELSE = "lagre regnearket som vanlig .xlsx uten makroer og passord"


@dataclass(frozen=True, slots=True)
class Zipgrenser:
    """Limits of an acceptable container."""

    maks_utpakket: int = 600 * 1024 * 1024
    maks_forhold: int = 120
    maks_deler: int = 2000


def aapne_trygt(innhold: bytes, grenser: Zipgrenser) -> zipfile.ZipFile:
    """The container after all checks; raises Tabellfeil."""
    try:
        pakke = zipfile.ZipFile(io.BytesIO(innhold))
        deler = pakke.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise _oedelagt() from None
    _sjekk_oppgitt(deler, len(innhold), grenser)
    _sjekk_slag({del_.filename for del_ in deler})
    _sjekk_faktisk(pakke, deler, len(innhold), grenser)
    return pakke


def _oedelagt() -> Tabellfeil:
    return Tabellfeil(
        "regnearket er ødelagt eller kuttet", "hent fila på nytt, eller lagre den som CSV UTF-8"
    )


def _bombe(utpakket: int) -> Tabellfeil:
    return Tabellfeil(
        f"regnearket pakkes ut til mer enn {utpakket // (1024 * 1024)} MB og leses ikke (mulig zip-bombe)",
        "lagre dataene som CSV, eller del dem i flere filer",
    )


def _for_stor(utpakket: int, pakket: int, grenser: Zipgrenser) -> bool:
    for_tett = utpakket > _FAST_OK and utpakket > pakket * grenser.maks_forhold
    return utpakket > grenser.maks_utpakket or for_tett


def _sjekk_oppgitt(deler: list[zipfile.ZipInfo], pakket: int, grenser: Zipgrenser) -> None:
    if len(deler) > grenser.maks_deler:
        raise Tabellfeil("regnearket har urimelig mange deler", _LAGRE_RETTELSE)
    utpakket = sum(del_.file_size for del_ in deler)
    if _for_stor(utpakket, pakket, grenser):
        raise _bombe(utpakket)
    if any(del_.flag_bits & 1 for del_ in deler):
        raise Tabellfeil("regnearket har passord", _LAGRE_RETTELSE)


def _sjekk_slag(navn: set[str]) -> None:
    if any(n.endswith("vbaProject.bin") for n in navn):
        raise Tabellfeil("regnearket har makroer (.xlsm)", _LAGRE_RETTELSE)
    if "xl/workbook.xml" not in navn:
        kjent = "[Content_Types].xml" in navn or "mimetype" in navn
        melding = "fila er ikke et Excel-regneark (.xlsx)" if kjent else "fila er en ZIP-fil"
        raise Tabellfeil(melding, "lagre som .xlsx eller CSV; pakk ut ZIP-filer først")


def _biter(pakke: zipfile.ZipFile, deler: list[zipfile.ZipInfo]) -> Iterator[int]:
    """The length of each piece as it is unpacked and thrown away; raises Tabellfeil."""
    try:
        for del_ in deler:
            with pakke.open(del_) as stroem:
                while bit := stroem.read(_BIT):
                    yield len(bit)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise _oedelagt() from None


def _sjekk_faktisk(
    pakke: zipfile.ZipFile, deler: list[zipfile.ZipInfo], pakket: int, grenser: Zipgrenser
) -> None:
    utpakket = 0
    for lengde in _biter(pakke, deler):
        utpakket += lengde
        if _for_stor(utpakket, pakket, grenser):
            raise _bombe(utpakket)
