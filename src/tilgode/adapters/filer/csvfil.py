"""CSV as a raw table: delimiter found from the heading line, quotes checked, blocks of rows.

Border: text to cells; what a cell means is found later.
"""

from __future__ import annotations

import csv
import hashlib
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


def les_csv(tekst: str, samler: Feilsamler) -> Raatabell:
    """Cut text in headings and blocks; raises Tabellfeil. Row faults go to the gatherer.

    The identity is of the text with plain line ends, so that encoding and line ends do not matter.
    """
    if not tekst.strip():
        raise Tabellfeil("fila er tom", "hent fila på nytt fra kildesystemet")
    flat = tekst.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    linjer = flat.split("\n")
    nummer, skille = _finn_overskrift(linjer)
    overskrifter = next(csv.reader([linjer[nummer - 1]], delimiter=skille))
    while len(overskrifter) > 1 and not overskrifter[-1].strip():
        overskrifter.pop()
    del_opp = _med_anfoersel if '"' in flat else _uten_anfoersel
    blokker = del_opp(linjer, nummer, skille, len(overskrifter), samler)
    return Raatabell(overskrifter, nummer, hashlib.sha256(flat.encode("utf-8")).hexdigest(), blokker)


def _finn_overskrift(linjer: list[str]) -> tuple[int, str]:
    """The line of the headings, counted from 1, and the delimiter; a first line `sep=;` names it."""
    foerste = linjer[0].strip()
    oppgitt = foerste[4] if foerste.lower().startswith("sep=") and len(foerste) == 5 else ""
    resten = range(2 if oppgitt else 1, len(linjer) + 1)
    nummer = next((n for n in resten if linjer[n - 1].strip()), None)
    if nummer is None:
        raise Tabellfeil("fila er tom", "hent fila på nytt fra kildesystemet")
    return nummer, oppgitt or finn_skilletegn(linjer[nummer - 1])


def _uten_anfoersel(
    linjer: list[str], overskrift: int, skille: str, bredde: int, samler: Feilsamler
) -> Iterator[Blokk]:
    """Without quotes a delimiter is a delimiter: a block of lines is cut in cells in one go."""
    tom = skille * (bredde - 1)
    for start in range(overskrift, len(linjer), BLOKK):
        bit = linjer[start : start + BLOKK]
        numre = range(start + 1, start + 1 + len(bit))
        if {linje.count(skille) for linje in bit} == {bredde - 1} and tom not in bit:
            celler = skille.join(bit).split(skille)
            yield Blokk(numre, [celler[plass::bredde] for plass in range(bredde)])
        else:
            yield rett_bredde(numre, [linje.split(skille) for linje in bit], bredde, samler, skille)


def _med_anfoersel(
    linjer: list[str], overskrift: int, skille: str, bredde: int, samler: Feilsamler
) -> Iterator[Blokk]:
    """A cell in quotes may hold delimiters and line ends; a row is numbered by its last line."""
    resten = (f"{linje}\n" for linje in islice(linjer, overskrift, None))
    leser = csv.reader(resten, delimiter=skille, strict=True)
    while True:
        try:
            par = [(overskrift + leser.line_num, rad) for rad in islice(leser, BLOKK)]
        except csv.Error as feil:
            _meld_csv_feil(feil, overskrift + leser.line_num, samler)
            return
        if not par:
            return
        numre, rader = zip(*par, strict=True)
        yield rett_bredde(numre, list(rader), bredde, samler, skille)


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
