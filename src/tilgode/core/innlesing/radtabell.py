"""The rows of one file kept by column: each different value once, and for each row which of them it is.

A payroll file of a million lines has few months and few kinds of pay, so columns are small to keep, quick
to hand to another process and quick to change: what is done to a column is done once per different value.
As a sequence it is the rows themselves, made one by one when somebody walks through them.
Border: shape only; what the columns mean is in `rader`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Generic, TypeVar, overload

R = TypeVar("R")


class Verdikolonne(Sequence[Any]):
    """One column. `verdier` may hold values that no row has left."""

    __slots__ = ("nr", "verdier")

    def __init__(self, verdier: list[Any], nr: array[int]) -> None:
        self.verdier = verdier
        self.nr = nr

    @classmethod
    def av(cls, alle: Iterable[Any]) -> Verdikolonne:
        """From the value of each row (hashable)."""
        plass: dict[Any, int] = {}
        nr = array("I", [plass.setdefault(verdi, len(plass)) for verdi in alle])
        return cls(list(plass), nr)

    @classmethod
    def lik(cls, verdi: Any, antall: int) -> Verdikolonne:
        """The same value in every row."""
        return cls([verdi], array("I", bytes(4 * antall)))

    def omform(self, funksjon: Callable[[Any], Any]) -> Verdikolonne:
        """Every value changed, by one call for each different one."""
        return Verdikolonne(list(map(funksjon, self.verdier)), self.nr)

    def plukk(self, plasser: Iterable[int]) -> Verdikolonne:
        """The rows at these places, in that order."""
        return Verdikolonne(self.verdier, array("I", map(self.nr.__getitem__, plasser)))

    def __len__(self) -> int:
        return len(self.nr)

    def __iter__(self) -> Iterator[Any]:
        return map(self.verdier.__getitem__, self.nr)

    @overload
    def __getitem__(self, plass: int) -> Any: ...
    @overload
    def __getitem__(self, plass: slice) -> Verdikolonne: ...
    def __getitem__(self, plass: int | slice) -> Any:
        if isinstance(plass, slice):
            return Verdikolonne(self.verdier, self.nr[plass])
        return self.verdier[self.nr[plass]]


class Radtabell(Sequence[R], Generic[R]):
    """Rows of one class of `rader`: the line of each, and its columns by attribute name."""

    __slots__ = ("kolonner", "linjer", "radtype")

    def __init__(
        self, radtype: Callable[..., R], linjer: Sequence[int], kolonner: dict[str, Verdikolonne]
    ) -> None:
        self.radtype = radtype
        self.linjer = linjer
        self.kolonner = kolonner

    @classmethod
    def av(cls, radtype: type[R], rader: Sequence[R]) -> Radtabell[R]:
        """From rows; a table is given back as it is."""
        if isinstance(rader, Radtabell):
            return rader
        navn = [felt.name for felt in fields(radtype)[1:]]  # type: ignore[arg-type]
        kolonner = {n: Verdikolonne.av(getattr(rad, n) for rad in rader) for n in navn}
        return cls(radtype, array("I", [rad.linje for rad in rader]), kolonner)  # type: ignore[attr-defined]

    def velg(self, *navn: str) -> list[Verdikolonne]:
        """These columns, in this order."""
        return [self.kolonner[ett] for ett in navn]

    def __len__(self) -> int:
        return len(self.linjer)

    def __iter__(self) -> Iterator[R]:
        return map(self.radtype, self.linjer, *self.kolonner.values())

    @overload
    def __getitem__(self, plass: int) -> R: ...
    @overload
    def __getitem__(self, plass: slice) -> Radtabell[R]: ...
    def __getitem__(self, plass: int | slice) -> R | Radtabell[R]:
        if isinstance(plass, slice):
            kolonner = {navn: kolonne[plass] for navn, kolonne in self.kolonner.items()}
            return Radtabell(self.radtype, self.linjer[plass], kolonner)
        return self.radtype(self.linjer[plass], *(kolonne[plass] for kolonne in self.kolonner.values()))

    def plukk(self, plasser: Sequence[int]) -> Radtabell[R]:
        """The rows at these places, in that order; values that none of them has are forgotten."""
        kolonner = {n: Verdikolonne.av(k.plukk(plasser)) for n, k in self.kolonner.items()}
        return Radtabell(self.radtype, array("I", map(self.linjer.__getitem__, plasser)), kolonner)
