"""The values of the day ledger. Amounts are øre; days are calendar days, money lies on weekdays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from tilgode.values.kalender import antall_virkedager, virkedager
from tilgode.values.periode import Periode


class Slag(Enum):
    """Which band an amount belongs to."""

    KREVD = "KREVD"
    MOTTATT = "MOTTATT"


class Metode(Enum):
    """How an amount was laid out: by the law's day rates, evenly (no rates known), or not at all."""

    DAGSSATS = "DAGSSATS"
    JEVNT = "JEVNT"
    IKKE_FORDELT = "IKKE_FORDELT"


@dataclass(frozen=True, slots=True)
class Ventet:
    """A run of days as the law sees them; `dagsbeloep_oere` is for each weekday of the run."""

    fom: date
    tom: date
    klasse: str
    betaler: str
    grad: Decimal
    dagsbeloep_oere: int
    hjemmel: str = ""
    sikkerhet: str = ""
    avslag: str = ""


@dataclass(frozen=True, slots=True)
class Beloepspost:
    """One amount for a period, from one source (`kilde` is the caller's key)."""

    kilde: str
    slag: Slag
    fom: date | None
    tom: date | None
    oere: int


class Dagloep(NamedTuple):
    """A run from a weekday to a weekday with the same øre on each weekday in it."""

    fom: date
    tom: date
    oere: int


@dataclass(frozen=True, slots=True)
class Fordelt:
    """An amount laid out in runs; `loep` is empty when it could not be."""

    post: Beloepspost
    metode: Metode
    loep: tuple[Dagloep, ...] = ()

    @property
    def dager(self) -> Iterator[tuple[date, int]]:
        """Each weekday with its øre."""
        return ((dag, oere) for fom, tom, oere in self.loep for dag in virkedager(Periode(fom, tom)))


@dataclass(frozen=True, slots=True)
class Dagrad:
    """One day, or a run of equal days in `Dagregnskap.loep` (amounts are then per weekday).

    `kilder` are (band, source, øre) of what was claimed and received.
    """

    fom: date
    tom: date
    ventet: Ventet | None
    ventet_oere: int
    krevd_oere: int
    mottatt_oere: int
    kilder: tuple[tuple[Slag, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Dagregnskap:
    """The days of one employment and ytelse, how each amount was laid out, and the totals."""

    dager: tuple[Dagrad, ...]
    poster: tuple[Fordelt, ...]

    @property
    def ventet_oere(self) -> int:
        """What the law gives in all."""
        return sum(d.ventet_oere for d in self.dager)

    @property
    def krevd_oere(self) -> int:
        """What was claimed in all, with what could not be laid out."""
        return self._sum(Slag.KREVD)

    @property
    def mottatt_oere(self) -> int:
        """What was received in all, with what could not be laid out."""
        return self._sum(Slag.MOTTATT)

    def _sum(self, slag: Slag) -> int:
        return sum(f.post.oere for f in self.poster if f.post.slag is slag)

    @property
    def ikke_fordelt(self) -> tuple[Beloepspost, ...]:
        """Amounts without days: no period, or no weekday in it."""
        return tuple(f.post for f in self.poster if f.metode is Metode.IKKE_FORDELT)

    @property
    def loep(self) -> tuple[Dagrad, ...]:
        """The days as runs over weekends: neighbours with the same status and amount a weekday joined."""
        return tuple(_slaa_sammen(self.dager))


def _beloep(rad: Dagrad) -> tuple[object, ...]:
    return (rad.ventet_oere, rad.krevd_oere, rad.mottatt_oere, rad.kilder)


def _forleng(rad: Dagrad, dag: Dagrad) -> Dagrad | None:
    """The run with one more day, or None when the day is of another kind.

    A weekend without money joins the run it lies in; a run of only such days takes the amounts of
    the first weekday.
    """
    if dag.fom.toordinal() - rad.tom.toordinal() != 1 or rad.ventet != dag.ventet:
        return None
    if _bare_helg(dag) or _beloep(rad) == _beloep(dag):
        return replace(rad, tom=dag.tom)
    return replace(dag, fom=rad.fom) if _bare_helg(rad) else None


def _bare_helg(rad: Dagrad) -> bool:
    """Weekend days and nothing else, without money."""
    return antall_virkedager(Periode(rad.fom, rad.tom)) == 0 and _beloep(rad) == (0, 0, 0, ())


def _slaa_sammen(dager: tuple[Dagrad, ...]) -> Iterator[Dagrad]:
    loep: Dagrad | None = None
    for dag in dager:
        lengre = _forleng(loep, dag) if loep is not None else None
        if loep is not None and lengre is None:
            yield loep
        loep = lengre or dag
    if loep is not None:
        yield loep
