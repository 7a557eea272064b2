"""Uketidslinje: runs with one value for Monday to Friday and one for the weekend.

Sykepenger treats the days of a week in two kinds (ftrl. § 8-11), so a sick year that is 105 runs
as a `Tidslinje` is a handful here. Days are ordinals (`date.toordinal`), because the counting
rules work on whole numbers. The plain `Tidslinje` is made when asked for.
Border: no law. Runs are trusted to be sorted and without overlap: only rules build them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje

T = TypeVar("T")
U = TypeVar("U")

#: Ordinals count from a Monday, so (ordinal + FORSKYVNING) % 7 is 0 on Mondays.
FORSKYVNING = 6
DAGER_I_UKEN = 7
LOERDAG = 5


def ukedagsnummer(dag: int) -> int:
    """Monday 0 … Sunday 6, of an ordinal."""
    return (dag + FORSKYVNING) % DAGER_I_UKEN


class Ukeloep(NamedTuple, Generic[T]):
    """The days from `fom` to `tom` (ordinals, both included) and their two values."""

    fom: int
    tom: int
    ukedag: T
    helg: T


class Uketidslinje(Generic[T]):
    """An immutable map from day to value; days without a run have none."""

    __slots__ = ("_fom", "_tidslinje", "loep")

    def __init__(self, loep: Iterable[Ukeloep[T]] = ()) -> None:
        """Build from runs that are sorted and do not overlap."""
        self.loep: tuple[Ukeloep[T], ...] = tuple(loep)
        self._fom: list[int] | None = None
        self._tidslinje: Tidslinje[T] | None = None

    def __iter__(self) -> Iterator[Ukeloep[T]]:
        return iter(self.loep)

    def __len__(self) -> int:
        return len(self.loep)

    def __eq__(self, annen: object) -> bool:
        return isinstance(annen, Uketidslinje) and self.tidslinje() == annen.tidslinje()

    def __hash__(self) -> int:
        return hash(self.tidslinje())

    def __repr__(self) -> str:
        return f"Uketidslinje({self.tidslinje()!r})"

    @property
    def periode(self) -> Periode | None:
        """From the first to the last day with a value, or None when empty."""
        if not self.loep:
            return None
        return Periode(date.fromordinal(self.loep[0].fom), date.fromordinal(self.loep[-1].tom))

    def verdi(self, dag: date) -> T | None:
        """The value of one day, or None."""
        if self._fom is None:
            self._fom = [r.fom for r in self.loep]
        nummer = dag.toordinal()
        i = bisect_right(self._fom, nummer) - 1
        if i < 0 or nummer > self.loep[i].tom:
            return None
        return self.loep[i].helg if ukedagsnummer(nummer) >= LOERDAG else self.loep[i].ukedag

    def dager(self) -> Iterator[tuple[date, T]]:
        """Every day with its value, oldest first."""
        return (
            (date.fromordinal(dag), r.helg if ukedagsnummer(dag) >= LOERDAG else r.ukedag)
            for r in self.loep
            for dag in range(r.fom, r.tom + 1)
        )

    def omform(self, funksjon: Callable[[T], U]) -> Uketidslinje[U]:
        """Apply a function to each value."""
        return Uketidslinje(Ukeloep(r.fom, r.tom, funksjon(r.ukedag), funksjon(r.helg)) for r in self.loep)

    def tidslinje(self) -> Tidslinje[T]:
        """The same days as an ordinary timeline (made once)."""
        if self._tidslinje is None:
            self._tidslinje = Tidslinje.fra_tall(self._like_dager())
        return self._tidslinje

    def _like_dager(self) -> Iterator[tuple[int, int, T]]:
        """Stretches of days with one value, weeks cut where the weekend differs."""
        for r in self.loep:
            if r.ukedag == r.helg:
                yield r.fom, r.tom, r.ukedag
                continue
            dag = r.fom
            while dag <= r.tom:
                nummer = ukedagsnummer(dag)
                tom = min(r.tom, dag + (DAGER_I_UKEN if nummer >= LOERDAG else LOERDAG) - 1 - nummer)
                yield dag, tom, r.helg if nummer >= LOERDAG else r.ukedag
                dag = tom + 1
