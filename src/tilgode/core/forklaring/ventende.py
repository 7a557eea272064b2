"""How many claims of an age Nav answers later still, from the employer's own answered and open claims.

A product-limit estimate in whole numbers. Claims that are never answered are part of it: what counts is the
share that was answered after that age, not the share without an answer. With too little history of one's own
a stated table is used.
Border: pure; one number per age. Waiting times with norms, bands and tables are `core.ventetid`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

PROMILLE = 1000
HELE = 1_000_000
#: So many answered claims make a history.
MINSTE_HISTORIE = 100
#: Without a history: (days, per mille answered later still). Judgement: Nav's norm is a month, and few
#: answers come after half a year.
UTEN_HISTORIE = ((0, 1000), (30, 500), (60, 250), (120, 100), (180, 40), (300, 10), (365, 0))


class Svartid(NamedTuple):
    """Days from a claim was sent to the first line, or to the last settlement when there is none."""

    dager: int
    besvart: bool


@dataclass(frozen=True, slots=True)
class Ventekurve:
    """A step function: from `dager[i]` on, `promille[i]` of all claims are answered later."""

    dager: tuple[int, ...]
    promille: tuple[int, ...]

    def venter(self, alder: int) -> int:
        """The share (per mille of all claims) that is answered later than this age."""
        return self.promille[bisect_right(self.dager, alder) - 1]


def ventekurve(svartider: Iterable[Svartid]) -> Ventekurve:
    """The curve of the history, or the stated one when the history is short."""
    alle = Counter(svartider)
    besvarte = sum(n for tid, n in alle.items() if tid.besvart)
    if besvarte < MINSTE_HISTORIE:
        return Ventekurve(*zip(*UTEN_HISTORIE, strict=True))
    igjen, ubesvart, steg = sum(alle.values()), HELE, [(0, HELE)]
    for dager in sorted({tid.dager for tid in alle}):
        svar = alle[Svartid(dager, besvart=True)]
        ubesvart -= ubesvart * svar // igjen
        igjen -= svar + alle[Svartid(dager, besvart=False)]
        steg.append((dager + 1, ubesvart))
    aldri = steg[-1][1]
    return Ventekurve(
        tuple(dager for dager, _ in steg), tuple((s - aldri) * PROMILLE // HELE for _, s in steg)
    )
