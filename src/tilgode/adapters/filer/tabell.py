"""A raw table: headings and blocks of text cells with their line numbers.

What both CSV and XLSX become before columns are understood. Border: text only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tilgode.core.innlesing.feilsamler import Feilsamler

#: Rows handled at a time: enough for speed, little enough for memory.
BLOKK = 20_000


@dataclass(frozen=True, slots=True)
class Blokk:
    """Some rows by column, one for each heading, and the line of each row."""

    linjer: Sequence[int]
    kolonner: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Raatabell:
    """Headings, the line they stand on, an identity of the content, and the rows in blocks."""

    overskrifter: list[str]
    overskriftslinje: int
    sha256: str
    blokker: Iterator[Blokk]


class Tabellfeil(ValueError):
    """The file as a whole cannot be read as a table."""

    def __init__(self, melding: str, rettelse: str, linje: int | None = None, verdi: str = "") -> None:
        super().__init__(melding)
        self.melding = melding
        self.rettelse = rettelse
        self.linje = linje
        self.verdi = verdi


def rett_bredde(
    numre: Iterable[int], rader: list[list[str]], bredde: int, samler: Feilsamler, skille: str
) -> Blokk:
    """Drop empty rows, forgive empty cells too many, and report rows of another width."""
    linjer, hele = [], []
    for nummer, rad in zip(numre, rader, strict=False):
        if not any(rad):
            continue
        if len(rad) > bredde and not any(rad[bredde:]):
            rad = rad[:bredde]
        if len(rad) != bredde:
            _meld_bredde(nummer, rad, bredde, samler, skille)
            continue
        linjer.append(nummer)
        hele.append(rad)
    return Blokk(linjer, list(zip(*hele, strict=True)))


def _meld_bredde(nummer: int, rad: list[str], bredde: int, samler: Feilsamler, skille: str) -> None:
    if len(rad) < bredde:
        melding, hint = (
            f"linja har {len(rad)} felt, skal ha {bredde}",
            "er linja kuttet? hent fila på nytt",
        )
    else:
        melding = f"linja har {len(rad)} felt, skal ha {bredde}"
        hint = f"sett anførselstegn om tekst som inneholder «{skille}»"
    samler.legg(nummer, "(linja)", skille.join(rad), melding, hint)
