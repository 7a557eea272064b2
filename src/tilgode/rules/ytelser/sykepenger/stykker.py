"""Stykker: a person's days cut wherever anything changes, several employers side by side.

A line is a row of (first day, last day, value) with ordinals, sorted and never overlapping. Cutting
several lines gives pieces in which every line has one value or none, so that a rule that needs all
of them (the degree over all employers, the day's pot) is asked once for a piece and not for a day.
Border: no law; what the values mean belongs to the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from tilgode.values.tidslinje import Tidslinje

T = TypeVar("T")
Linje = Sequence[tuple[int, int, T]]


def linje_av(tidslinje: Tidslinje[T]) -> list[tuple[int, int, T]]:
    """A timeline as a line."""
    return [(loep.fom.toordinal(), loep.tom.toordinal(), loep.verdi) for loep in tidslinje.loep]


def del_opp(
    linjer: Sequence[Linje[T]], fom: int, tom: int, kutt: Iterable[int] = ()
) -> list[tuple[int, int, list[T | None]]]:
    """The pieces of the days `fom` to `tom`, with the value of each line in the order given.

    `kutt` are further first days of a piece. Pieces in which no line has a value are left out.
    """
    grenser = {fom, tom + 1}
    grenser.update(dag for dag in kutt if fom < dag <= tom)
    for linje in linjer:
        for start, slutt, _ in linje:
            if fom < start <= tom:
                grenser.add(start)
            if fom <= slutt < tom:
                grenser.add(slutt + 1)
    ordnet = sorted(grenser)
    verdier = [_verdier(linje, ordnet) for linje in linjer]
    return [
        (ordnet[i], ordnet[i + 1] - 1, list(verdi))
        for i, verdi in enumerate(zip(*verdier, strict=True))
        if any(v is not None for v in verdi)
    ]


def _verdier(linje: Linje[T], grenser: list[int]) -> list[T | None]:
    """The value of one line in each piece; the pieces are cut so that a run covers it or does not."""
    resultat: list[T | None] = []
    i, antall = 0, len(linje)
    for dag in grenser[:-1]:
        while i < antall and linje[i][1] < dag:
            i += 1
        resultat.append(linje[i][2] if i < antall and linje[i][0] <= dag else None)
    return resultat
