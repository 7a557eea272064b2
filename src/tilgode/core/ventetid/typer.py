"""What is observed of a claim's wait, what kind of claim it is, and the norm it is held against.

Days are calendar days from the claim was sent. Border: plain values and one ordering of claims.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

#: A claim that begins within so many days after another of the same person and ytelse goes on with it.
SAMMENHENG_DAGER = 16


class Slutt(Enum):
    """How the wait ended; the two last are censored: all we know is that it was at least so long."""

    BETALT = "BETALT"
    AVSLAATT = "AVSLAATT"
    AVSLUTTET = "AVSLUTTET"
    UBESVART = "UBESVART"

    @property
    def er_svar(self) -> bool:
        """True when Nav answered: paid something, or a refusal is registered."""
        return self in (Slutt.BETALT, Slutt.AVSLAATT)


class Kravtype(Enum):
    """A claim that opens a case with Nav, one that goes on with it, or yearly feriepenger."""

    FOERSTE = "FOERSTE"
    FORLENGELSE = "FORLENGELSE"
    FERIEPENGER = "FERIEPENGER"


@dataclass(frozen=True, slots=True)
class Observasjon:
    """One claim's wait as known at a date: `dag` is the day it ended or, when it has not, was last seen."""

    krav: int
    ytelse: str
    type: Kravtype
    utland: bool
    sendt: date
    dag: date
    slutt: Slutt

    @property
    def dager(self) -> int:
        """Days waited so far; a payment dated before the claim counts as no wait."""
        return max(0, (self.dag - self.sendt).days)


@dataclass(frozen=True, slots=True)
class Norm:
    """What a wait is held against, valid from `fom` to `tom`; days, and the share that should be within.

    `status` tells where it is from: OPPGITT (Nav's own stated time), UTLEDET (our own level).
    """

    ytelse: str
    omraade: str
    norm_dager: int
    ytre_grense_dager: int
    krav_prosent: int | None
    fom: date
    tom: date | None
    status: str
    kilde: str
    merknad: str

    def gjelder(self, dag: date) -> bool:
        """True when the norm holds for a claim sent on the day."""
        return self.fom <= dag and (self.tom is None or dag <= self.tom)


@dataclass(frozen=True, slots=True)
class Kravperiode:
    """What decides the type of a claim."""

    krav: int
    person: int
    ytelse: str
    fom: date
    tom: date


def kravtyper(perioder: Iterable[Kravperiode]) -> dict[int, Kravtype]:
    """The type of each claim: FORLENGELSE when one of the same person and ytelse ended shortly before."""
    typer: dict[int, Kravtype] = {}
    siste: dict[tuple[int, str], date] = {}
    for ett in sorted(perioder, key=lambda p: (p.person, p.ytelse, p.fom, p.krav)):
        noekkel = (ett.person, ett.ytelse)
        forrige = siste.get(noekkel)
        if ett.ytelse == Kravtype.FERIEPENGER.value:
            typer[ett.krav] = Kravtype.FERIEPENGER
        elif forrige is not None and (ett.fom - forrige).days <= SAMMENHENG_DAGER:
            typer[ett.krav] = Kravtype.FORLENGELSE
        else:
            typer[ett.krav] = Kravtype.FOERSTE
        siste[noekkel] = max(ett.tom, forrige or ett.tom)
    return typer
