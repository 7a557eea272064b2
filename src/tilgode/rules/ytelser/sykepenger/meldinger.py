"""The messages that say something about a person's days at one employer.

Each message has the caller's key (`noekkel`: what "Hvorfor?" points back to) and the time it was
received; days, degrees and periods are as the sender wrote them.
Border: nothing is decided here. How messages compete for a day is in `dagturnering`; reading them
from files is in the adapters.
"""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from tilgode.rules.ytelser.sykepenger.fakta import Dagtype, Sykdomstidslinje
from tilgode.values.periode import Periode


class Fravaersregistrering(NamedTuple):
    """One line of the employer's own absence register (self-certified, sick, holiday, leave, work)."""

    noekkel: str
    mottatt: datetime
    periode: Periode
    type: Dagtype
    grad: Fraction = Fraction(100)


class Sykmelding(NamedTuple):
    """A doctor's sick note with one degree (percent)."""

    noekkel: str
    mottatt: datetime
    periode: Periode
    grad: Fraction = Fraction(100)


class Sykmeldtperiode(NamedTuple):
    """A stretch of a søknad: the sick note's degree, and the share worked when the employee says so.

    `faktisk_arbeid` is percent of full working time, or None when nothing was stated.
    """

    periode: Periode
    grad: Fraction = Fraction(100)
    faktisk_arbeid: Fraction | None = None


class Soeknad(NamedTuple):
    """The employee's application: what the sick note covered and what happened on the days.

    `mottatt` is the time it was sent to Nav; days applied for too late are found from it.
    """

    noekkel: str
    mottatt: datetime
    sykmeldt: tuple[Sykmeldtperiode, ...]
    arbeidet: tuple[Periode, ...] = ()
    ferie: tuple[Periode, ...] = ()
    permisjon: tuple[Periode, ...] = ()
    egenmelding: tuple[Periode, ...] = ()


class Inntektsmelding(NamedTuple):
    """The employer's report to Nav; only what it says about days (its amounts are other facts).

    `arbeidsgiverperioder` are the listed ranges; `foerste_fravaersdag` may be unknown.
    """

    noekkel: str
    mottatt: datetime
    arbeidsgiverperioder: tuple[Periode, ...]
    foerste_fravaersdag: date | None = None


class Saksbehandling(NamedTuple):
    """Days set by a case worker: other benefits, off without a sick note, or any correction."""

    noekkel: str
    mottatt: datetime
    dager: Sykdomstidslinje


Melding = Fravaersregistrering | Sykmelding | Soeknad | Inntektsmelding | Saksbehandling
