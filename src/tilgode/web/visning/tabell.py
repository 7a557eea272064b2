"""Table rows for the templates: the cells of a memo table with the date each stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tilgode.reports.statusnotat.innhold import Tabell


@dataclass(frozen=True, slots=True)
class Celle:
    """An amount at a date."""

    dato: date
    oere: int


@dataclass(frozen=True, slots=True)
class Tabellinje:
    """A named row with its cells and its last change."""

    navn: str
    celler: tuple[Celle, ...]
    merket: bool = False

    @property
    def endring(self) -> int:
        """The last amount less the one before, in øre."""
        return self.celler[-1].oere - self.celler[-2].oere


def linjer(tabell: Tabell, datoer: Sequence[date]) -> list[Tabellinje]:
    """The rows of a table."""
    return [Tabellinje(rad.navn, _celler(datoer, rad.oere), rad.merket) for rad in tabell.rader]


def sumlinje(tabell: Tabell, datoer: Sequence[date]) -> Tabellinje:
    """The sum row of a table."""
    return Tabellinje("", _celler(datoer, tabell.sum_oere))


def _celler(datoer: Sequence[date], oere: Sequence[int]) -> tuple[Celle, ...]:
    return tuple(Celle(dato, beloep) for dato, beloep in zip(datoer, oere, strict=True))
