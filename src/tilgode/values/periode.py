"""Periode: a closed run of calendar days, both ends included.

Border: only dates. Which days count as virkedager is in `kalender`; what a day *is*, in `rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

EN_DAG = timedelta(days=1)
#: The value is frozen, also for itself.
_sett = object.__setattr__


@dataclass(frozen=True, slots=True, order=True, init=False)
class Periode:
    """Days from `fom` to `tom`, both included; never empty."""

    fom: date
    tom: date

    # written out, because no other object is made so often
    def __init__(self, fom: date, tom: date) -> None:
        """Raises ValueError when `tom` lies before `fom`."""
        if tom < fom:
            raise ValueError(f"tom {tom} ligger før fom {fom}")
        _sett(self, "fom", fom)
        _sett(self, "tom", tom)

    @classmethod
    def fra_iso(cls, fom: str, tom: str) -> Self:
        """Build from two ISO dates (YYYY-MM-DD)."""
        return cls(date.fromisoformat(fom), date.fromisoformat(tom))

    @property
    def lengde_dager(self) -> int:
        """Number of calendar days."""
        return (self.tom - self.fom).days + 1

    def __contains__(self, dag: date) -> bool:
        return self.fom <= dag <= self.tom

    def __iter__(self) -> Iterator[date]:
        start = self.fom.toordinal()
        return (date.fromordinal(start + i) for i in range(self.lengde_dager))

    def __str__(self) -> str:
        return f"{self.fom.isoformat()}/{self.tom.isoformat()}"

    def overlapper(self, annen: Periode) -> bool:
        """True when at least one day is shared."""
        return self.fom <= annen.tom and annen.fom <= self.tom

    def omslutter(self, annen: Periode) -> bool:
        """True when every day of `annen` lies in this period."""
        return self.fom <= annen.fom and annen.tom <= self.tom

    def snitt(self, annen: Periode) -> Periode | None:
        """The shared days, or None."""
        fom, tom = max(self.fom, annen.fom), min(self.tom, annen.tom)
        return Periode(fom, tom) if fom <= tom else None

    def grenser_til(self, annen: Periode) -> bool:
        """True when the two meet without a day between and without overlap."""
        return _neste(self) == annen.fom.toordinal() or _neste(annen) == self.fom.toordinal()

    def uten(self, annen: Periode) -> list[Periode]:
        """What is left of this period when the days of `annen` are taken out (0, 1 or 2 parts)."""
        rester = []
        if self.fom < annen.fom:
            rester.append(Periode(self.fom, min(self.tom, annen.fom - EN_DAG)))
        if self.tom > annen.tom:
            rester.append(Periode(max(self.fom, annen.tom + EN_DAG), self.tom))
        return rester


def _neste(periode: Periode) -> int:
    # An ordinal: there is no date after 31 December 9999, where an open end is put.
    return periode.tom.toordinal() + 1


def slaa_sammen(perioder: Iterable[Periode]) -> list[Periode]:
    """Sort and join periods that overlap or meet; the days are the same, the runs fewest."""
    resultat: list[Periode] = []
    for periode in sorted(perioder):
        if resultat and periode.fom.toordinal() <= _neste(resultat[-1]):
            siste = resultat[-1]
            resultat[-1] = Periode(siste.fom, max(siste.tom, periode.tom))
        else:
            resultat.append(periode)
    return resultat


def fra_dager(dager: Iterable[date]) -> list[Periode]:
    """The fewest periods that hold exactly these days."""
    return slaa_sammen(Periode(dag, dag) for dag in dager)
