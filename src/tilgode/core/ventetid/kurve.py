"""A survival curve: the share of claims still unanswered after so many days.

Shares are exact fractions (of a million, as the estimate is cut to). Border: reading a curve; making one is
the estimator's, which is a library behind `Estimator`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

HELE = 1_000_000


@dataclass(frozen=True, slots=True)
class Kurve:
    """A step function: from `dager[i]` on, `ubesvart[i]` of a million are unanswered, with its 95 % band.

    Before the first day everything is. `antall` claims are behind it, `besvarte` of them answered.
    """

    dager: tuple[int, ...]
    ubesvart: tuple[int, ...]
    nedre: tuple[int, ...]
    oevre: tuple[int, ...]
    antall: int
    besvarte: int

    def andel_ubesvart(self, dag: int) -> Fraction:
        """The share that waits longer than `dag` days."""
        return self._ved(self.ubesvart, dag)

    def andel_innen(self, dag: int) -> Fraction:
        """The share answered within `dag` days."""
        return 1 - self.andel_ubesvart(dag)

    def baand_innen(self, dag: int) -> tuple[Fraction, Fraction]:
        """The 95 % band of `andel_innen`, lowest first."""
        return 1 - self._ved(self.oevre, dag), 1 - self._ved(self.nedre, dag)

    @property
    def andel_aldri(self) -> Fraction:
        """The share that is unanswered as far as the observations go."""
        return Fraction(self.ubesvart[-1], HELE) if self.ubesvart else Fraction(1)

    def persentil(self, prosent: int) -> int | None:
        """The days within which `prosent` of the claims are answered; None when the curve never gets there."""
        grense = HELE * (100 - prosent) // 100
        return next((d for d, u in zip(self.dager, self.ubesvart, strict=True) if u <= grense), None)

    def andel_av_besvarte_over(self, dag: int) -> Fraction:
        """Of the claims that are answered at last: the share that waits longer than `dag` days."""
        aldri = self.andel_aldri
        return (self.andel_ubesvart(dag) - aldri) / (1 - aldri) if aldri < 1 else Fraction(0)

    def persentil_av_besvarte(self, prosent: int) -> int | None:
        """The days within which `prosent` of those that are answered at last are answered."""
        if not self.besvarte:
            return None
        aldri = self.ubesvart[-1]
        grense = 100 * aldri + (HELE - aldri) * (100 - prosent)
        return next((d for d, u in zip(self.dager, self.ubesvart, strict=True) if 100 * u <= grense), None)

    def _ved(self, verdier: Sequence[int], dag: int) -> Fraction:
        plass = bisect_right(self.dager, dag) - 1
        return Fraction(verdier[plass], HELE) if plass >= 0 else Fraction(1)


#: From (days, answered) pairs to the curve; not called with an empty sequence.
Estimator = Callable[[Sequence[tuple[int, bool]]], Kurve]
#: The curve of nothing.
TOM = Kurve((), (), (), (), 0, 0)
