"""Places in the rows of whole numbers that the mass executor works on.

A row lies right after the one before it in one long row of numbers, so field f of row r is at
FELT * r + f. Machine code and plain Python read the same rows.
Border: layout only.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

#: A run: ordinals, type, whole percent.
FOM = 0
TOM = 1
TYPE = 2
GRAD = 3
LOEPFELT = 4

#: A person: number of the first run, øre a year, birthdays and day of death (ordinals). One more row
#: at the end holds where the last person's runs end.
PTR = 0
INNTEKT = 1
KRAV = 2
DAG_67 = 3
DAG_70 = 4
DOED = 5
PERSONFELT = 6

#: A line of a person before maksdato: days, rule, class on weekdays, refusal, percent, row of the law.
DEL_FOM = 0
DEL_TOM = 1
DEL_REGEL = 2
DEL_UKEDAG = 3
DEL_AVSLAG = 4
DEL_GRAD = 5
DEL_LOV = 6
DELFELT = 7

#: A row of the outcome.
UT_FOM = 0
UT_TOM = 1
UT_UKEDAG = 2
UT_HELG = 3
UT_AVSLAG = 4
UT_REGEL = 5
UT_GRAD = 6
UT_REFUSJON = 7
UT_PERSON = 8
UTFELT = 9

#: What a person gets: rows in the outcome, maksdato (0 without days) and its kind, days spent and left.
PUT_ANTALL = 0
PUT_MAKSDATO = 1
PUT_BESTEMMELSE = 2
PUT_FORBRUKT = 3
PUT_GJENSTAENDE = 4
PUTFELT = 5

Rad = MutableSequence[int]


class Lov(NamedTuple):
    """The law: rows over time, rules, and the tables of the three walks."""

    tid: Sequence[int]
    regler: Sequence[int]
    agp: Sequence[int]
    skj: Sequence[int]
    maks: Sequence[int]


class Skrap(NamedTuple):
    """Room for one person's work: state and outcome of the three walks, limits, and the lines."""

    agp_s: Rad
    agp_ut: Rad
    skj_s: Rad
    skj_ut: Rad
    maks_s: Rad
    maks_ut: Rad
    grenser: Rad
    deler: Rad
