"""Tidslinje: days as we think, runs as we store.

A timeline gives each calendar day at most one value and keeps them as unbroken runs, sorted, never
overlapping, with equal neighbours joined. They are kept as whole numbers (`tall`), which is what the
counting rules read; a `Loep` with its dates is made when somebody asks for it. Every operation is
defined by what it does to single days; the property tests compare it with a dict of days.
Border: no law and no knowledge of what the values mean.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import Generic, TypeVar

from tilgode.values.periode import Periode

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")
#: First day, last day (ordinals, both included) and their value.
Tall = tuple[int, int, T]


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
    """An immutable map from day to value, stored as runs.

    `tall` holds the runs as (first day, last day, value) with days as ordinals, oldest first.
    """

    __slots__ = ("_loep", "tall")

    def __init__(self, loep: Iterable[Loep[T]] = ()) -> None:
        """Build from runs in any order; raises ValueError when two runs share a day."""
        self.tall: tuple[Tall[T], ...] = _slaa_sammen(_ordne(_som_tall(loep))) if loep else ()
        self._loep: tuple[Loep[T], ...] | None = None

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
        return cls.fra_tall(_som_tall(loep))

    @classmethod
    def fra_tall(cls, tall: Iterable[Tall[T]]) -> Tidslinje[T]:
        """As `fra_sortert`, from whole numbers."""
        linje: Tidslinje[T] = cls()
        linje.tall = _slaa_sammen(tall)
        return linje

    @property
    def loep(self) -> tuple[Loep[T], ...]:
        """The runs with their dates, oldest first; made once."""
        if self._loep is None:
            self._loep = tuple([Loep(_periode(fom, tom), verdi) for fom, tom, verdi in self.tall])
        return self._loep

    @property
    def periode(self) -> Periode | None:
        """From the first to the last day with a value, or None when empty."""
        return _periode(self.tall[0][0], self.tall[-1][1]) if self.tall else None

    def __iter__(self) -> Iterator[Loep[T]]:
        return iter(self.loep)

    def __len__(self) -> int:
        return len(self.tall)

    def __bool__(self) -> bool:
        return bool(self.tall)

    def __eq__(self, annen: object) -> bool:
        return isinstance(annen, Tidslinje) and self.tall == annen.tall

    def __hash__(self) -> int:
        return hash(self.tall)

    def __repr__(self) -> str:
        return "Tidslinje(" + ", ".join(f"{r.periode}={r.verdi!r}" for r in self.loep) + ")"

    def dager(self) -> Iterator[tuple[date, T]]:
        """Every day with its value, oldest first."""
        return (
            (date.fromordinal(dag), verdi) for fom, tom, verdi in self.tall for dag in range(fom, tom + 1)
        )

    def verdi(self, dag: date) -> T | None:
        """The value of one day, or None."""
        nummer = dag.toordinal()
        # (nummer + 1,) sorts after every run that has begun by then, and before every other
        i = bisect_right(self.tall, (nummer + 1,)) - 1
        return self.tall[i][2] if i >= 0 and nummer <= self.tall[i][1] else None

    def avgrens(self, periode: Periode) -> Tidslinje[T]:
        """Only the days inside `periode`."""
        foerste, siste = periode.fom.toordinal(), periode.tom.toordinal()
        return Tidslinje.fra_tall(
            (max(fom, foerste), min(tom, siste), verdi)
            for fom, tom, verdi in self.tall
            if fom <= siste and tom >= foerste
        )

    def omform(self, funksjon: Callable[[T], U]) -> Tidslinje[U]:
        """Apply a function to each value; equal neighbours join."""
        return Tidslinje.fra_tall([(fom, tom, funksjon(verdi)) for fom, tom, verdi in self.tall])

    def velg(self, vilkaar: Callable[[T], bool]) -> Tidslinje[T]:
        """Only the days whose value fulfils the condition."""
        return Tidslinje.fra_tall(rad for rad in self.tall if vilkaar(rad[2]))

    def over(self, annen: Tidslinje[T]) -> Tidslinje[T]:
        """This timeline laid over `annen`: where both have a value, this one wins."""
        return self.kombiner(annen, lambda oeverst, nederst: _foerste(oeverst, nederst))

    def kombiner(
        self, annen: Tidslinje[U], funksjon: Callable[[T | None, U | None], V | None]
    ) -> Tidslinje[V]:
        """Combine day by day; days where neither has a value, or the function gives None, vanish."""
        return Tidslinje.fra_tall(_kombiner(self.tall, annen.tall, funksjon))


def _foerste(oeverst: T | None, nederst: T | None) -> T | None:
    return oeverst if oeverst is not None else nederst


def _periode(fom: int, tom: int) -> Periode:
    return Periode(date.fromordinal(fom), date.fromordinal(tom))


def _som_tall(loep: Iterable[Loep[T]]) -> list[Tall[T]]:
    return [(r.periode.fom.toordinal(), r.periode.tom.toordinal(), r.verdi) for r in loep]


def _ordne(tall: list[Tall[T]]) -> list[Tall[T]]:
    """Sort the runs and check that no day has two."""
    tall.sort(key=itemgetter(0))
    for forrige, neste in pairwise(tall):
        if neste[0] <= forrige[1]:
            dag, a, b = date.fromordinal(neste[0]), _periode(*forrige[:2]), _periode(*neste[:2])
            raise ValueError(f"to verdier for {dag}: {a} og {b}")
    return tall


def _slaa_sammen(sortert: Iterable[Tall[T]]) -> tuple[Tall[T], ...]:
    """Join neighbours with the same value."""
    ut: list[Tall[T]] = []
    etter = 0
    for rad in sortert:
        if rad[0] == etter and ut[-1][2] == rad[2]:
            ut[-1] = (ut[-1][0], rad[1], ut[-1][2])
        else:
            ut.append(rad)
        etter = rad[1] + 1
    return tuple(ut)


def _kombiner(
    a: Sequence[Tall[T]], b: Sequence[Tall[U]], funksjon: Callable[[T | None, U | None], V | None]
) -> Iterator[Tall[V]]:
    grenser = {d for fom, tom, _ in a for d in (fom, tom + 1)} | {
        d for fom, tom, _ in b for d in (fom, tom + 1)
    }
    i = j = 0
    for fom, etter in pairwise(sorted(grenser)):
        i, x = _gjelder(a, i, fom)
        j, y = _gjelder(b, j, fom)
        if x is None and y is None:
            continue
        verdi = funksjon(x, y)
        if verdi is not None:
            yield fom, etter - 1, verdi


def _gjelder(tall: Sequence[Tall[T]], i: int, dag: int) -> tuple[int, T | None]:
    """The first run, from number `i`, that does not end before the day, and its value that day."""
    while i < len(tall) and tall[i][1] < dag:
        i += 1
    return i, tall[i][2] if i < len(tall) and tall[i][0] <= dag else None
