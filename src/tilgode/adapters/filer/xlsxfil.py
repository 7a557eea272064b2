"""XLSX as a raw table: the first sheet's cells as text, formulas refused by cell name.

A formula's stored result may be old or missing, so it is not data. Border: bytes to cells; the guard
against hostile containers is `zipvakt`.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from lxml import etree
from python_calamine import CalamineError, load_workbook

from tilgode.adapters.filer.maler import BESKRIVELSE
from tilgode.adapters.filer.tabell import BLOKK, Blokk, Raatabell, Tabellfeil, rett_bredde
from tilgode.adapters.filer.zipvakt import Zipgrenser, aapne_trygt
from tilgode.core.innlesing.feilsamler import Feilsamler

_FORMEL = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*))'
)
_HAR_FORMEL = re.compile(rb"<(?:\w+:)?f[\s>/]")
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def les_xlsx(innhold: bytes, samler: Feilsamler, grenser: Zipgrenser | None = None) -> Raatabell:
    """The first sheet as headings and blocks; raises Tabellfeil."""
    with aapne_trygt(innhold, grenser or Zipgrenser()) as pakke:
        _meld_formler(pakke.read(_foerste_ark(pakke)), samler)
    try:
        bok = load_workbook(io.BytesIO(innhold))
        if not bok.sheet_names:
            raise Tabellfeil("regnearket har ingen ark", "legg dataene i det første arket")
        ark = bok.get_sheet_by_index(0)
        _meld_flere_ark(bok.sheet_names, samler)
        rader = [[_tekst(celle) for celle in rad] for rad in ark.iter_rows()]
    except (CalamineError, ValueError, OSError) as feil:
        if isinstance(feil, Tabellfeil):
            raise
        raise Tabellfeil("regnearket lar seg ikke lese", "lagre det på nytt som .xlsx eller CSV") from feil
    return _tabell(rader, samler)


def _tabell(rader: list[list[str]], samler: Feilsamler) -> Raatabell:
    foerste = next((n for n, rad in enumerate(rader) if any(c.strip() for c in rad)), None)
    if foerste is None:
        raise Tabellfeil(
            "det første arket er tomt", "legg dataene i det første arket, med kolonnenavn øverst"
        )
    overskrifter = list(rader[foerste])
    while len(overskrifter) > 1 and not overskrifter[-1].strip():
        overskrifter.pop()
    avtrykk = hashlib.sha256()
    for rad in rader[foerste:]:
        avtrykk.update(("\x1f".join(rad).rstrip("\x1f") + "\n").encode())
    blokker = _blokker(rader, foerste + 1, len(overskrifter), samler)
    return Raatabell(overskrifter, foerste + 1, avtrykk.hexdigest(), blokker)


def _blokker(rader: list[list[str]], fra: int, bredde: int, samler: Feilsamler) -> Iterator[Blokk]:
    numre, data = iter(range(fra + 1, len(rader) + 1)), iter(rader[fra:])
    while bit := list(islice(data, BLOKK)):
        yield rett_bredde(list(islice(numre, len(bit))), bit, bredde, samler, ";")


def _tekst(celle: object) -> str:
    """A cell as the text a person would have typed; a number with decimals gets a comma."""
    if isinstance(celle, str):
        return celle
    if isinstance(celle, bool):
        return "ja" if celle else "nei"
    if isinstance(celle, float):
        return _talltekst(celle)
    if isinstance(celle, datetime):
        return celle.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    return celle.isoformat() if isinstance(celle, date) else str(celle)


def _talltekst(tall: float) -> str:
    """Excel keeps numbers as binary fractions; six decimals remove what that adds to money."""
    if tall.is_integer() and abs(tall) < 1e15:
        return str(int(tall))
    avrundet = Decimal(repr(tall)).quantize(Decimal("0.000001")).normalize()
    return f"{avrundet:f}".replace(".", ",")


def _les_xml(innhold: bytes) -> etree._Element:
    """Parsed with everything external shut off; raises Tabellfeil for a document type or bad XML."""
    if b"<!DOCTYPE" in innhold:
        raise Tabellfeil("regnearket inneholder XML som ikke er tillatt", "lagre det på nytt fra Excel")
    try:
        leser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(innhold, leser)
    except etree.XMLSyntaxError as feil:
        raise Tabellfeil("regnearket er ødelagt", "lagre det på nytt fra Excel") from feil


def _foerste_ark(pakke: zipfile.ZipFile) -> str:
    """The name in the container of the first sheet's part."""
    bok = _les_xml(pakke.read("xl/workbook.xml"))
    ark = bok.find(".//{*}sheets/{*}sheet")
    relasjoner = "xl/_rels/workbook.xml.rels"
    if ark is None or relasjoner not in pakke.namelist():
        raise Tabellfeil("regnearket har ingen ark", "legg dataene i det første arket")
    for relasjon in _les_xml(pakke.read(relasjoner)):
        if relasjon.get("Id") == ark.get(_R_ID):
            maal = str(relasjon.get("Target"))
            navn = maal.lstrip("/") if maal.startswith("/") else f"xl/{maal}"
            if navn in pakke.namelist():
                return navn
    raise Tabellfeil("regnearket mangler sitt første ark", "lagre det på nytt fra Excel")


def _meld_formler(ark: bytes, samler: Feilsamler) -> None:
    if not _HAR_FORMEL.search(ark):
        return
    for treff in _FORMEL.finditer(ark):
        kolonne, rad, formel = (del_.decode("utf-8", "replace") if del_ else "" for del_ in treff.groups())
        samler.legg(
            int(rad),
            f"celle {kolonne}{rad}",
            f"={formel}",
            f"celle {kolonne}{rad} inneholder en formel",
            "lagre som verdier: merk alt, kopier, «Lim inn utvalg – Verdier», og lagre på nytt",
        )


def _meld_flere_ark(navn: list[str], samler: Feilsamler) -> None:
    andre = [n for n in navn[1:] if n != BESKRIVELSE]
    if andre:
        samler.advar(
            None,
            "(ark)",
            ", ".join(andre),
            f"bare det første arket («{navn[0]}») er lest",
            "lagre hvert ark som egen fil hvis de andre også skal inn",
        )
