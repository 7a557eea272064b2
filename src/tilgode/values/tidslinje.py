"""Tidslinje: days as we think, runs as we store.

A timeline gives each calendar day at most one value and keeps them as unbroken runs (`Loep`),
sorted, never overlapping, with equal neighbours joined. Every operation is defined by what it
does to single days; the property tests compare it with a dict of days.
Border: no law and no knowledge of what the values mean.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar

from tilgode.values.periode import EN_DAG, Periode

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Loep(Generic[T]):
    """An unbroken run of days with the same value."""

    periode: Periode
    verdi: T

    @property
    def fom(self) -> date:
        """First day."""
        return self.periode.fom

    @property
    def tom(self) -> date:
        """Last day."""
        return self.periode.tom


class Tidslinje(Generic[T]):
    """An immutable map from day to value, stored as runs."""

    __slots__ = ("_fom", "_loep", "_tall")

    def __init__(self, loep: Iterable[Loep[T]] = (), *, sortert: bool = False) -> None:
        """Build from runs in any order; raises ValueError when two runs share a day.

        `sortert` says that the runs are known to be in order and apart: see `fra_sortert`.
        """
        self._loep: tuple[Loep[T], ...] = tuple(_slaa_sammen(loep) if sortert else _normaliser(loep))
        self._fom: list[date] | None = None
        self._tall: tuple[tuple[int, int, T], ...] | None = None

    @classmethod
    def fra_dager(cls, dager: Iterable[tuple[date, T]]) -> Tidslinje[T]:
        """Build from (day, value) pairs; a day given twice raises ValueError."""
        return cls(Loep(Periode(dag, dag), verdi) for dag, verdi in dager)

    @classmethod
    def av(cls, *deler: tuple[Periode, T]) -> Tidslinje[T]:
        """Build from (period, value) pairs."""
        return cls(Loep(periode, verdi) for periode, verdi in deler)

    @classmethod
    def fra_sortert(cls, loep: Iterable[Loep[T]]) -> Tidslinje[T]:
        """Build from runs known to be sorted and without overlap; only equal neighbours are joined.

        For rules that make runs in order: it skips the sorting and the check of the constructor.
        """
        return cls(loep, sortert=True)

    @property
    def loep(self) -> tuple[Loep[T], ...]:
        """The runs, oldest first."""
        return self._loep

    @property
    def tall(self) -> tuple[tuple[int, int, T], ...]:
        """The runs as (first day, last day, value) with days as ordinals, made once: for counting rules."""
        if self._tall is None:
            self._tall = tuple(
                (r.periode.fom.toordinal(), r.periode.tom.toordinal(), r.verdi) for r in self._loep
            )
        return self._tall

    @property
    def periode(self) -> Periode | None:
        """From the first to the last day with a value, or None when empty."""
        if not self._loep:
            return None
        return Periode(self._loep[0].fom, self._loep[-1].tom)

    def __iter__(self) -> Iterator[Loep[T]]:
        return iter(self._loep)

    def __len__(self) -> int:
        return len(self._loep)

    def __bool__(self) -> bool:
        return bool(self._loep)

    def __eq__(self, annen: object) -> bool:
        return isinstance(annen, Tidslinje) and self._loep == annen._loep

    def __hash__(self) -> int:
        return hash(self._loep)

    def __repr__(self) -> str:
        return "Tidslinje(" + ", ".join(f"{r.periode}={r.verdi!r}" for r in self._loep) + ")"

    def dager(self) -> Iterator[tuple[date, T]]:
        """Every day with its value, oldest first."""
        return ((dag, r.verdi) for r in self._loep for dag in r.periode)

    def verdi(self, dag: date) -> T | None:
        """The value of one day, or None."""
        if self._fom is None:
            self._fom = [r.periode.fom for r in self._loep]
        i = bisect_right(self._fom, dag) - 1
        if i >= 0 and dag <= self._loep[i].tom:
            return self._loep[i].verdi
        return None

    def avgrens(self, periode: Periode) -> Tidslinje[T]:
        """Only the days inside `periode`."""
        innenfor = (Loep(felles, r.verdi) for r in self._loep if (felles := r.periode.snitt(periode)))
        return Tidslinje(innenfor, sortert=True)

    def omform(self, funksjon: Callable[[T], U]) -> Tidslinje[U]:
        """Apply a function to each value; equal neighbours join."""
        return Tidslinje((Loep(r.periode, funksjon(r.verdi)) for r in self._loep), sortert=True)

    def velg(self, vilkaar: Callable[[T], bool]) -> Tidslinje[T]:
        """Only the days whose value fulfils the condition."""
        return Tidslinje((r for r in self._loep if vilkaar(r.verdi)), sortert=True)

    def over(self, annen: Tidslinje[T]) -> Tidslinje[T]:
        """This timeline laid over `annen`: where both have a value, this one wins."""
        return self.kombiner(annen, lambda oeverst, nederst: _foerste(oeverst, nederst))

    def kombiner(
        self, annen: Tidslinje[U], funksjon: Callable[[T | None, U | None], V | None]
    ) -> Tidslinje[V]:
        """Combine day by day; days where neither has a value, or the function gives None, vanish."""
        return Tidslinje(_kombiner(self, annen, funksjon), sortert=True)


def _foerste(oeverst: T | None, nederst: T | None) -> T | None:
    return oeverst if oeverst is not None else nederst


def _normaliser(loep: Iterable[Loep[T]]) -> Iterator[Loep[T]]:
    sortert = sorted(loep, key=lambda r: r.periode.fom)
    if len(sortert) < 2:
        return iter(sortert)
    for forrige, neste in pairwise(sortert):
        if neste.fom <= forrige.tom:
            raise ValueError(f"to verdier for {neste.fom}: {forrige.periode} og {neste.periode}")
    return _slaa_sammen(sortert)


def _slaa_sammen(sortert: Iterable[Loep[T]]) -> Iterator[Loep[T]]:
    forrige: Loep[T] | None = None
    for neste in sortert:
        if forrige is None:
            forrige = neste
        elif neste.verdi == forrige.verdi and neste.fom == forrige.tom + EN_DAG:
            forrige = Loep(Periode(forrige.fom, neste.tom), forrige.verdi)
        else:
            yield forrige
            forrige = neste
    if forrige is not None:
        yield forrige


def _kombiner(
    a: Tidslinje[T], b: Tidslinje[U], funksjon: Callable[[T | None, U | None], V | None]
) -> Iterator[Loep[V]]:
    # Ordinals: a run with an open end (31 December 9999) has no date after it.
    grenser = sorted({d for linje in (a, b) for fom, tom, _ in linje.tall for d in (fom, tom + 1)})
    for grense, neste in pairwise(grenser):
        fom = date.fromordinal(grense)
        x, y = a.verdi(fom), b.verdi(fom)
        if x is None and y is None:
            continue
        verdi = funksjon(x, y)
        if verdi is not None:
            yield Loep(Periode(fom, date.fromordinal(neste - 1)), verdi)
