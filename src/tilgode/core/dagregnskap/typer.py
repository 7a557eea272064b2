"""The values of the day ledger. Amounts are øre; days are calendar days, money lies on weekdays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum


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


@dataclass(frozen=True, slots=True)
class Fordelt:
    """An amount laid out; `dager` is empty when it could not be."""

    post: Beloepspost
    metode: Metode
    dager: tuple[tuple[date, int], ...] = ()


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
        """The days as runs: neighbours with the same status and amounts joined."""
        return tuple(_slaa_sammen(self.dager))


def _er_like(a: Dagrad, b: Dagrad) -> bool:
    if b.fom.toordinal() - a.tom.toordinal() != 1 or a.ventet != b.ventet:
        return False
    return _beloep(a) == _beloep(b)


def _beloep(rad: Dagrad) -> tuple[object, ...]:
    return (rad.ventet_oere, rad.krevd_oere, rad.mottatt_oere, rad.kilder)


def _slaa_sammen(dager: tuple[Dagrad, ...]) -> Iterator[Dagrad]:
    forrige: Dagrad | None = None
    for dag in dager:
        if forrige is not None and _er_like(forrige, dag):
            forrige = Dagrad(forrige.fom, dag.tom, dag.ventet, *_tall(dag), dag.kilder)
            continue
        if forrige is not None:
            yield forrige
        forrige = dag
    if forrige is not None:
        yield forrige


def _tall(rad: Dagrad) -> tuple[int, int, int]:
    return rad.ventet_oere, rad.krevd_oere, rad.mottatt_oere
