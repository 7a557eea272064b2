"""The values of the controls. Amounts are øre; days are weekdays, since money lies on weekdays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from tilgode.values.kalender import virkedager
from tilgode.values.periode import Periode

HELT = Fraction(100)
#: One fact of a finding: plain, so that it can be printed and stored.
Faktum = tuple[str, str | int]


class Kontrollkode(Enum):
    """A control; the value is stored and never shown."""

    DUBLETT = "DUBLETT"
    ETTER_SLUTT = "ETTER_SLUTT"
    ETTER_MAKSDATO = "ETTER_MAKSDATO"
    FERIE = "FERIE"
    OVERKRAV = "OVERKRAV"
    FEIL_YTELSE = "FEIL_YTELSE"
    GRUNNLAG = "GRUNNLAG"
    SENT_FRAVAER = "SENT_FRAVAER"
    KRAV_MANGLER = "KRAV_MANGLER"
    FRITAK_IKKE_BRUKT = "FRITAK_IKKE_BRUKT"
    UNDERKRAV = "UNDERKRAV"
    SOEKNAD_MANGLER = "SOEKNAD_MANGLER"
    KRAV_FOR_SENT = "KRAV_FOR_SENT"


class Dagsrett(NamedTuple):
    """What the law gives on one weekday: øre and whose claim it is, or the cause that it gives nothing.

    `aarsak` is a code of the cause register, empty when there is money; `grad` is per cent.
    """

    oere: int
    ytelse: str
    aarsak: str = ""
    grad: Fraction = HELT


@dataclass(frozen=True)
class Kravsak:
    """A claim under control: what was claimed in all (øre), in the order the claims were made (`nr`)."""

    krav_id: int
    nr: int
    ytelse: str
    fom: date
    tom: date
    oere: int

    @cached_property
    def dager(self) -> tuple[date, ...]:
        """The weekdays of the claim."""
        return tuple(virkedager(Periode(self.fom, self.tom)))


@dataclass(frozen=True, slots=True)
class Overkravdel:
    """A part of what was claimed too much: its cause, the days it is about and another claim of them."""

    aarsak: str
    oere: int
    fom: date
    tom: date
    dager: int
    annet_krav: int | None = None


@dataclass(frozen=True, slots=True)
class Overkrav:
    """A claim for more than the law gives on its days; the parts add up to `oere`."""

    krav_id: int
    oere: int
    deler: tuple[Overkravdel, ...]


@dataclass(frozen=True, slots=True)
class Kontrollfunn:
    """One finding of a control: about a claim, or about days nobody has claimed (`krav_id` None).

    `oere` is what the finding is worth: claimed too much, or not claimed. `frist` is the last day Nav can
    receive the claim that would mend it.
    """

    kontroll: Kontrollkode
    aarsak: str
    krav_id: int | None
    person_id: int
    arbeidsforhold_id: int | None
    ytelse: str
    fom: date
    tom: date
    oere: int
    fakta: tuple[Faktum, ...] = ()
    frist: date | None = None
