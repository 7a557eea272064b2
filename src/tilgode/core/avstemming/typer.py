"""The values of matching: what is open, what was decided, and what came out.

All amounts are øre. A `Kravpost` is positive when Nav owes; a `Linje` is positive when Nav paid and
negative when Nav took back. Identity for ordering is natural (`orden`), never a database id, so that
the outcome cannot depend on the order of reading in.
Border: values only; the rules are in `regler*`, the walk through time in `motor`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

#: What a reason may hold; plain, so that it can be stored as JSON.
Grunnverdi = str | int | bool
Grunn = tuple[tuple[str, Grunnverdi], ...]


class Art(Enum):
    """How far a rule may go alone."""

    SIKKER = "SIKKER"
    FORESLAATT = "FORESLAATT"


@dataclass(frozen=True, slots=True)
class Kravpost:
    """A claim: `endringer` are its dated changes apart from receipts (claimed, adjusted, written off).

    The claim exists from the first change on. `orden` is a natural key (its reference).
    """

    id: int
    orden: str
    person: int
    arbeidsforhold: int | None
    ytelse: str
    fom: date
    tom: date
    endringer: tuple[tuple[date, int], ...]
    feriepenger_av: str = ""
    kravaar: int = 0
    underenhet: str = ""


@dataclass(frozen=True, slots=True)
class Linje:
    """A settlement line. `orden` is (value date, report id, line number); `ytelse` is empty when unknown."""

    id: int
    orden: tuple[date, str, int]
    person: int | None
    ytelse: str
    fom: date | None
    tom: date | None
    oere: int
    feriepenger_av: str = ""
    kode: str = ""
    underenhet: str = ""

    @property
    def valutadato(self) -> date:
        """The day the money was on account."""
        return self.orden[0]


@dataclass(frozen=True, slots=True)
class Beslutning:
    """A match a person made, accepted or undid: the rules work around it.

    `fra` is the day it counts from; `til` the day it was undone (None: still in force). What was undone
    is not tried again, except when the undoing only took an acceptance back (`sperrer` False).
    """

    linje: int
    krav: int
    oere: int
    fra: date
    til: date | None = None
    sperrer: bool = True


@dataclass(frozen=True, slots=True)
class Treff:
    """So much of a line belongs to a claim from `dato` on, by this rule and for this reason.

    A suggestion counts from no day; it carries the line's value date.
    """

    linje: int
    krav: int
    oere: int
    dato: date
    art: Art
    regel: str
    grunn: Grunn


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a line: in suspense, with the key of the reason and the facts of it."""

    linje: int
    oere: int
    grunn: str
    fakta: Grunn = ()


@dataclass(frozen=True, slots=True)
class Toleranse:
    """How much may differ before a rule stops being sure.

    Percentages are of the claim's open (or claimed) amount; `overbetalt_oere` is an amount that may be
    paid too much whatever the percentage says; `slakk_virkedager` is how many weekdays of a line may
    lie outside the claim's period.
    """

    overbetalt_prosent: int = 5
    overbetalt_oere: int = 0
    samme_periode_prosent: int = 25
    etterbetaling_prosent: int = 10
    slakk_virkedager: int = 2


@dataclass(frozen=True, slots=True)
class Resultat:
    """Matches, suggestions and rests; per line the matches and the rest add up to its amount.

    A suggestion moves nothing: its øre are still in the rest.
    """

    treff: tuple[Treff, ...] = ()
    forslag: tuple[Treff, ...] = ()
    rester: tuple[Rest, ...] = ()
