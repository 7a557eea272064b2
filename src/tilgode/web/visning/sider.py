"""Long lists in pages: the rows of one page, and where it stands among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Side(Generic[T]):
    """The rows of page `nr` of `av`, out of `antall` rows."""

    rader: Sequence[T]
    nr: int
    av: int
    antall: int

    @property
    def forrige(self) -> int | None:
        """The page before, if any."""
        return self.nr - 1 if self.nr > 1 else None

    @property
    def neste(self) -> int | None:
        """The page after, if any."""
        return self.nr + 1 if self.nr < self.av else None


def antall_sider(antall: int, per_side: int) -> int:
    """How many pages the rows take; at least one."""
    return max(1, -(-antall // per_side))


def del_i_sider(rader: Sequence[T], nr: int, per_side: int) -> Side[T]:
    """The page with this number; the last one when the number is past it."""
    av = antall_sider(len(rader), per_side)
    nr = min(max(nr, 1), av)
    return Side(rader[(nr - 1) * per_side : nr * per_side], nr, av, len(rader))
