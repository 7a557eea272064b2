"""Kalender: virkedager, months and the Norwegian public holidays.

Virkedag here is Monday to Friday, public holidays included, as ftrl. § 8-11 counts. Public
holidays matter only for what an employer would have paid; the days are fixed by law, so
they are computed (Easter by the anonymous Gregorian method), and tested against a library.
Border: no clock; nothing here knows today's date.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, Self

from tilgode.values.periode import Periode

LOERDAG = 5
VIRKEDAGER_I_UKE = 5


def er_helg(dag: date) -> bool:
    """Saturday or Sunday."""
    return dag.weekday() >= LOERDAG


def virkedager_til(ordinal: int) -> int:
    """Weekdays from ordinal 1 (a Monday) up to and including `ordinal`: the number of that weekday."""
    uker, rest = divmod(ordinal, 7)
    return uker * VIRKEDAGER_I_UKE + min(rest, VIRKEDAGER_I_UKE)


def virkedag_fra_nummer(nummer: int) -> date:
    """The weekday whose number `virkedager_til` gives."""
    uker, rest = divmod(nummer - 1, VIRKEDAGER_I_UKE)
    return date.fromordinal(uker * 7 + rest + 1)


def antall_virkedager(periode: Periode) -> int:
    """Number of weekdays (Monday to Friday) in the period."""
    return virkedager_til(periode.tom.toordinal()) - virkedager_til(periode.fom.toordinal() - 1)


def virkedager(periode: Periode) -> list[date]:
    """The weekdays (Monday to Friday) of the period."""
    return [dag for dag in periode if not er_helg(dag)]


def siste_virkedag(dag: date) -> date:
    """The day itself, or the Friday before when it is in a weekend."""
    return dag - timedelta(days=max(0, dag.weekday() - LOERDAG + 1))


def legg_til_virkedager(dag: date, antall: int) -> date:
    """The weekday that lies `antall` weekdays after `dag` (0 gives `dag` itself)."""
    if antall < 0:
        raise ValueError("antall virkedager kan ikke være negativt")
    if antall == 0:
        return dag
    start = siste_virkedag(dag)
    uker, rest = divmod(start.weekday() + antall, VIRKEDAGER_I_UKE)
    return start + timedelta(days=7 * uker + rest - start.weekday())


class _Maanedstall(NamedTuple):
    aar: int
    nummer: int


class Maaned(_Maanedstall):
    """A calendar month: year and number (1-12); raises ValueError for another number.

    A tuple, because pay is looked up by month for every skjæringstidspunkt.
    """

    __slots__ = ()

    def __new__(cls, aar: int, nummer: int) -> Self:
        """Check the number; a tuple is complete when it is made."""
        if not 1 <= nummer <= 12:
            raise ValueError(f"ugyldig måned: {nummer}")
        return super().__new__(cls, aar, nummer)

    @classmethod
    def av(cls, dag: date) -> Maaned:
        """The month a day lies in."""
        return cls(dag.year, dag.month)

    @classmethod
    def fra_iso(cls, tekst: str) -> Maaned:
        """From YYYY-MM."""
        aar, nummer = tekst.split("-")
        return cls(int(aar), int(nummer))

    # months later, not a longer tuple
    def __add__(self, antall: int) -> Maaned:  # type: ignore[override]
        aar, indeks = divmod(self.aar * 12 + self.nummer - 1 + antall, 12)
        return Maaned(aar, indeks + 1)

    def __sub__(self, antall: int) -> Maaned:
        return self + -antall

    def __str__(self) -> str:
        return f"{self.aar:04d}-{self.nummer:02d}"

    @property
    def periode(self) -> Periode:
        """First to last day of the month."""
        return Periode(
            date(self.aar, self.nummer, 1),
            date(self.aar, self.nummer, monthrange(self.aar, self.nummer)[1]),
        )


def maaneder(periode: Periode) -> list[Maaned]:
    """Every calendar month the period touches."""
    foerste, siste = Maaned.av(periode.fom), Maaned.av(periode.tom)
    antall = (siste.aar - foerste.aar) * 12 + siste.nummer - foerste.nummer + 1
    return [foerste + i for i in range(antall)]


def del_i_maaneder(periode: Periode) -> list[Periode]:
    """The period cut at month ends."""
    return [felles for m in maaneder(periode) if (felles := m.periode.snitt(periode))]


def legg_til_aar(dag: date, aar: int) -> date:
    """Same day another year; 29 February becomes 28 February."""
    try:
        return dag.replace(year=dag.year + aar)
    except ValueError:
        return dag.replace(year=dag.year + aar, day=28)


def foerste_paaskedag(aar: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus."""
    a, (b, c) = aar % 19, divmod(aar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    j, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * j - k - h + m + 32) % 7
    maaned = (h - m + r + 90) // 25
    return date(aar, maaned, (h - m + r + maaned + 19) % 32)


@lru_cache(maxsize=256)
def helligdager(aar: int) -> Mapping[date, str]:
    """The public holidays of a year with their Norwegian names (Sundays that are holidays too).

    Two that fall on one day are both named: `17. mai og 2. pinsedag`.
    """
    paaske = foerste_paaskedag(aar)
    bevegelige = {
        -7: "palmesøndag",
        -3: "skjærtorsdag",
        -2: "langfredag",
        0: "1. påskedag",
        1: "2. påskedag",
        39: "Kristi himmelfartsdag",
        49: "1. pinsedag",
        50: "2. pinsedag",
    }
    navn = {
        date(aar, 1, 1): "1. nyttårsdag",
        date(aar, 5, 1): "1. mai",
        date(aar, 5, 17): "17. mai",
        date(aar, 12, 25): "1. juledag",
        date(aar, 12, 26): "2. juledag",
    }
    for antall, bevegelig in bevegelige.items():
        dag = paaske + timedelta(days=antall)
        navn[dag] = f"{navn[dag]} og {bevegelig}" if dag in navn else bevegelig
    return MappingProxyType(navn)


def er_helligdag(dag: date) -> bool:
    """A Norwegian public holiday, whatever weekday."""
    return dag in helligdager(dag.year)
