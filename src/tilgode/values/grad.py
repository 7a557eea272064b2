"""Grad: a degree of incapacity, exact, in percent 0-100.

Border: how several employers' degrees combine is law and lives in `rules`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True, order=True)
class Grad:
    """A percentage from 0 to 100; raises ValueError outside, TypeError for a type that is not exact."""

    prosent: Fraction

    def __post_init__(self) -> None:
        if not isinstance(self.prosent, int | Fraction | Decimal | str):
            raise TypeError(f"grad skal være et eksakt tall, ikke {type(self.prosent).__name__}")
        object.__setattr__(self, "prosent", Fraction(self.prosent))
        if not 0 <= self.prosent <= 100:
            raise ValueError(f"grad utenfor 0-100 prosent: {self.prosent}")

    @property
    def andel(self) -> Fraction:
        """The degree as a share of one."""
        return self.prosent / 100

    @property
    def vist(self) -> int:
        """Whole percent as shown: truncated, never rounded up."""
        return int(self.prosent)


HEL = Grad(Fraction(100))
INGEN = Grad(Fraction(0))
