"""CSV as a raw table: delimiter found from the heading line, quotes checked, blocks of rows.

Border: text to cells. The standard library's csv is fast enough and keeps line numbers.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from itertools import islice

from tilgode.adapters.filer.tabell import BLOKK, Blokk, Raatabell, Tabellfeil, rett_bredde
from tilgode.core.innlesing.feilsamler import Feilsamler

SKILLETEGN = (";", "\t", ",", "|")


def finn_skilletegn(linje: str) -> str:
    """The delimiter that cuts the heading line in most parts; raises Tabellfeil when none does."""
    antall = {tegn: linje.count(tegn) for tegn in SKILLETEGN}
    beste = max(SKILLETEGN, key=lambda tegn: antall[tegn])
    if antall[beste] == 0:
        raise Tabellfeil(
            "fant ingen skilletegn i første linje",
            "lagre som CSV med semikolon mellom kolonnene; første linje skal ha kolonnenavn",
            1,
            linje,
        )
    return beste


def identitet(tekst: str) -> str:
    """SHA-256 of the text with plain line ends, so that encoding and line ends do not matter."""
    flat = tekst.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    return hashlib.sha256(flat.encode("utf-8")).hexdigest()


def les_csv(tekst: str, samler: Feilsamler) -> Raatabell:
    """Cut text in headings and blocks; raises Tabellfeil. Row faults go to the gatherer."""
    if not tekst.strip():
        raise Tabellfeil("fila er tom", "hent fila på nytt fra kildesystemet")
    stroem = io.StringIO(tekst, newline="")
    linje, nummer = stroem.readline(), 1
    skille = None
    if linje.lower().startswith("sep=") and len(linje.strip()) == 5:
        skille, linje, nummer = linje[4], stroem.readline(), 2
    while not linje.strip():
        linje, nummer = stroem.readline(), nummer + 1
    skille = skille or finn_skilletegn(linje)
    overskrifter = next(csv.reader([linje], delimiter=skille))
    while len(overskrifter) > 1 and not overskrifter[-1].strip():
        overskrifter.pop()
    har_anfoersel = '"' in tekst
    blokker = _blokker(stroem, skille, len(overskrifter), nummer, har_anfoersel, samler)
    return Raatabell(overskrifter, nummer, identitet(tekst), blokker)


def _blokker(
    stroem: io.StringIO, skille: str, bredde: int, forrige: int, har_anfoersel: bool, samler: Feilsamler
) -> Iterator[Blokk]:
    leser = csv.reader(stroem, delimiter=skille, strict=True)
    while True:
        start = forrige + leser.line_num + 1
        try:
            if har_anfoersel:
                par = [(forrige + leser.line_num, rad) for rad in islice(leser, BLOKK)]
                numre, rader = [n for n, _ in par], [r for _, r in par]
            else:
                rader = list(islice(leser, BLOKK))
                numre = list(range(start, start + len(rader)))
        except csv.Error as feil:
            _meld_csv_feil(feil, forrige + leser.line_num, samler)
            return
        if not rader:
            return
        if set(map(len, rader)) == {bredde} and all(map(any, rader)):
            yield Blokk(numre, rader)
        else:
            yield rett_bredde(numre, rader, bredde, samler, skille)


def _meld_csv_feil(feil: csv.Error, linje: int, samler: Feilsamler) -> None:
    samler.legg(
        linje,
        "(linja)",
        "",
        "anførselstegn som ikke lukkes, eller et felt som er for langt"
        if "end of data" in str(feil) or "limit" in str(feil)
        else "anførselstegn midt i et felt",
        'fjern anførselstegnet, eller skriv det dobbelt ("") inni et felt med anførselstegn rundt',
    )
