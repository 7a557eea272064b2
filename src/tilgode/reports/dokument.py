"""A report as blocks: headings, paragraphs, points and tables with raw values.

A report builds a `Dokument` once for each language; the renderers turn it into terminal text, HTML,
PDF, DOCX and XLSX. Cells hold øre, shares and dates, never formatted text, so that a spreadsheet
gets numbers. Border: no layout and no database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from tilgode.params.formatering import (
    Spraak,
    dato,
    kroner,
    prosent,
    tall,
    trenger_oere,
)

Verdi = int | str | date | Fraction | None


class Kolonnetype(Enum):
    """How the raw values of a column are read: text, øre, share, count or date."""

    TEKST = "tekst"
    BELOEP = "beloep"
    ANDEL = "andel"
    ANTALL = "antall"
    DATO = "dato"

    @property
    def er_tall(self) -> bool:
        """Right-aligned in every form."""
        return self in (Kolonnetype.BELOEP, Kolonnetype.ANDEL, Kolonnetype.ANTALL)


@dataclass(frozen=True, slots=True)
class Kolonne:
    """Heading and type of a column."""

    navn: str
    type: Kolonnetype = Kolonnetype.TEKST


@dataclass(frozen=True, slots=True)
class Tabellrad:
    """Values of a row; a sum row stands apart, a marked row is one the reader must notice."""

    verdier: tuple[Verdi, ...]
    er_sum: bool = False
    merket: bool = False


@dataclass(frozen=True, slots=True)
class Overskrift:
    """A heading; level 1 is a section."""

    tekst: str
    nivaa: int = 1


@dataclass(frozen=True, slots=True)
class Avsnitt:
    """A paragraph."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Punkter:
    """A bulleted list."""

    punkter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tabellblokk:
    """A table with a caption; `noekkel` is its anchor, `arknavn` its sheet in a workbook."""

    noekkel: str
    tittel: str
    kolonner: tuple[Kolonne, ...]
    rader: tuple[Tabellrad, ...]
    merknad: str = ""
    arknavn: str = ""

    def formatert(self, spraak: Spraak) -> list[list[str]]:
        """The rows as text, one decimal form for each amount column."""
        med_oere = {
            i: trenger_oere(v for r in self.rader if isinstance(v := r.verdier[i], int))
            for i, kolonne in enumerate(self.kolonner)
            if kolonne.type is Kolonnetype.BELOEP
        }
        return [
            [
                vis_verdi(verdi, kolonne.type, spraak, med_oere=med_oere.get(i))
                for i, (verdi, kolonne) in enumerate(zip(rad.verdier, self.kolonner, strict=True))
            ]
            for rad in self.rader
        ]


Blokk = Overskrift | Avsnitt | Punkter | Tabellblokk


@dataclass(frozen=True, slots=True)
class Dokument:
    """A whole report in one language; `opplysninger` are the label/value lines at the top.

    `liggende` lays the pages of a PDF on their side, for wide tables.
    """

    tittel: str
    undertittel: str
    spraak: Spraak
    opplysninger: tuple[tuple[str, str], ...]
    blokker: tuple[Blokk, ...] = field(default=())
    liggende: bool = False

    @property
    def tabeller(self) -> Iterator[Tabellblokk]:
        """The tables in order."""
        return (blokk for blokk in self.blokker if isinstance(blokk, Tabellblokk))


def vis_verdi(verdi: Verdi, type_: Kolonnetype, spraak: Spraak, *, med_oere: bool | None = None) -> str:
    """One raw value as text in its column's form; None is empty."""
    if verdi is None:
        return ""
    if isinstance(verdi, date):
        return dato(verdi, spraak)
    if type_ is Kolonnetype.ANDEL and not isinstance(verdi, str):
        return prosent(Fraction(verdi), spraak)
    if isinstance(verdi, int):
        if type_ is Kolonnetype.BELOEP:
            return kroner(verdi, spraak, med_oere=med_oere)
        return tall(verdi, spraak) if type_ is Kolonnetype.ANTALL else str(verdi)
    return str(verdi)
