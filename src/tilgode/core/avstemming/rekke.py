"""Is the series of settlements whole? Holes in it raise an alarm before somebody misses the money.

Nav pays each account at least once a month, and its report ids rise without being consecutive; so a hole
is seen by the calendar and by the bank, not by the numbers. Reports are told by value date: one of
December that is read in January belongs to December.
Border: pure; reading is `apps.oppgjoer.rekker`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise

#: Nav pays on the first working day of the month, and a report may take some days to come.
STILLE_DAGER = 45


class Hullslag(Enum):
    """What is wrong with the series."""

    MANGLER_MAANED = "MANGLER_MAANED"
    STILLE = "STILLE"
    INNBETALING_UTEN_RAPPORT = "INNBETALING_UTEN_RAPPORT"
    RAPPORT_UTEN_INNBETALING = "RAPPORT_UTEN_INNBETALING"


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """A report, or a credit in the bank: on which account, when and how much (øre)."""

    konto: str
    dato: date
    oere: int


@dataclass(frozen=True, slots=True)
class Hull:
    """A hole: from a day to a day, and the amount when the bank knows it."""

    slag: Hullslag
    konto: str
    fom: date
    tom: date
    oere: int = 0


def finn_hull(rapporter: Sequence[Post], bank: Sequence[Post], per: date) -> list[Hull]:
    """The holes up to a day, by account and day."""
    per_konto: dict[str, list[date]] = defaultdict(list)
    for rapport in sorted(rapporter):
        per_konto[rapport.konto].append(rapport.dato)
    hull = [h for konto, datoer in per_konto.items() for h in _i_kalenderen(konto, datoer, per)]
    return sorted([*hull, *_mot_banken(rapporter, bank)], key=lambda h: (h.konto, h.fom, h.slag.value))


def _i_kalenderen(konto: str, datoer: Sequence[date], per: date) -> Iterable[Hull]:
    for foer, etter in pairwise(datoer):
        if _maaned(etter) - _maaned(foer) > 1:
            yield Hull(Hullslag.MANGLER_MAANED, konto, foer + timedelta(days=1), etter - timedelta(days=1))
    if (per - datoer[-1]).days > STILLE_DAGER:
        yield Hull(Hullslag.STILLE, konto, datoer[-1] + timedelta(days=1), per)


def _maaned(dag: date) -> int:
    return dag.year * 12 + dag.month


def _mot_banken(rapporter: Sequence[Post], bank: Sequence[Post]) -> Iterable[Hull]:
    """Credits that no report explains, and reports that were not paid, on accounts whose bank is read.

    Before the first and after the last bank posting of an account nothing can be said of its reports.
    """
    kjent = Counter(p for p in rapporter if p.oere > 0)
    betalt = Counter(p for p in bank if p.oere > 0)
    sett: dict[str, list[date]] = defaultdict(list)
    for post in bank:
        sett[post.konto].append(post.dato)
    for post in (betalt - kjent).elements():
        yield Hull(Hullslag.INNBETALING_UTEN_RAPPORT, post.konto, post.dato, post.dato, post.oere)
    for post in (kjent - betalt).elements():
        datoer = sett.get(post.konto)
        if datoer and min(datoer) <= post.dato <= max(datoer):
            yield Hull(Hullslag.RAPPORT_UTEN_INNBETALING, post.konto, post.dato, post.dato, post.oere)
