"""Days with a sick child: when the employer's own days of the year are spent, and Nav pays (R-254, § 9-8).

Counted in weekdays times the part of the day, per calendar year. The quota of the employee (§ 9-6) depends on
children nobody has told of, so what lies beyond the employer's days is the most that can be claimed.
Border: which day rate, and whether it is claimed, is the caller's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tilgode.values.kalender import virkedager
from tilgode.values.periode import Periode

HUNDRE = 100


@dataclass(frozen=True, slots=True)
class Barnedag:
    """A weekday with a sick child: the part of it, what was borne before it that year, the absence's first day."""

    dag: date
    andel: Fraction
    baaret: Fraction
    fravaer_fom: date


def tell_barnedager(fravaer: Iterable[tuple[Periode, Fraction]]) -> list[Barnedag]:
    """The days in order; `fravaer` are (period, per cent), and the count starts anew each year."""
    baaret: dict[int, Fraction] = {}
    ut = []
    for periode, grad in sorted(fravaer, key=lambda f: (f[0].fom, f[0].tom)):
        for dag in virkedager(periode):
            foer, andel = baaret.get(dag.year, Fraction(0)), grad / HUNDRE
            ut.append(Barnedag(dag, andel, foer, periode.fom))
            baaret[dag.year] = foer + andel
    return ut


def navs_dager(dager: Iterable[Barnedag], grense: Callable[[date], int]) -> list[Barnedag]:
    """The days after the employer's own: from the eleventh in most years."""
    return [d for d in dager if d.baaret >= grense(d.dag)]
