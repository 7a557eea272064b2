"""The facts an assessment of sykepenger needs, as plain immutable values.

Amounts are exact kroner (`Fraction`), degrees percent (`Fraction`, 0-100), days calendar days.
Border: nothing is decided here; `dagturnering` makes the timeline from messages, `vurdering`
reads these facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from tilgode.rules.felles.ansettelse import Borte
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje


class Dagtype(Enum):
    """What is known about a calendar day at one employer; a day nobody mentions has no value."""

    SYK = "SYK"
    EGENMELDING = "EGENMELDING"
    FORELDET = "FORELDET"
    ARBEID = "ARBEID"
    FERIE = "FERIE"
    PERMISJON = "PERMISJON"
    ARBEID_IKKE_GJENOPPTATT = "ARBEID_IKKE_GJENOPPTATT"
    ANDRE_YTELSER = "ANDRE_YTELSER"
    UKJENT = "UKJENT"

    # members are one of a kind, so their identity will do, and look-ups by type are the hot path
    __hash__ = object.__hash__


class Dag(NamedTuple):
    """A day's type, with degree (percent) for sick days and the benefit's name for andre ytelser.

    A tuple, because every message makes some and equal neighbours are compared.
    """

    type: Dagtype
    grad: Fraction = Fraction(100)
    ytelse: str | None = None


#: One employer's days; weekends inside a sick note are SYK like any other.
Sykdomstidslinje = Tidslinje[Dag]


class Fritaksgrunn(Enum):
    """Why the employer is exempt from the arbeidsgiverperiode (ftrl. §§ 8-20, 8-21)."""

    KRONISK = "KRONISK"
    SVANGERSKAP = "SVANGERSKAP"
    FORSIKRING = "FORSIKRING"


@dataclass(frozen=True, slots=True)
class Fritak:
    """A decided exemption: the days it covers and why; `gjelder_fravaer` narrows a pregnancy one.

    `gjelder_fravaer` None means that nobody has told which absences come from the pregnancy: the
    days are refunded as an upper bound. `soeknad_mottatt` is the day Nav received the application (it limits how far back it works);
    `aarsdager` is how many days a year the employer pays wages for, its divisor in the claim.
    """

    grunn: Fritaksgrunn
    periode: Periode
    soeknad_mottatt: date
    termin: date | None = None
    gjelder_fravaer: tuple[Periode, ...] | None = ()
    aarsdager: int = 260


@dataclass(frozen=True, slots=True)
class Inntektsopplysning:
    """Monthly income stated by the employer (inntektsmelding) for one first absence day, in kroner."""

    foerste_fravaersdag: date
    maanedsinntekt: Fraction
    skjoenn: bool = False


@dataclass(frozen=True, slots=True)
class Arbeidsgiverfakta:
    """Everything about one employment; `navn` is the caller's key and comes back in the outcome.

    `loenn` is the reported pay per calendar month (kroner); `inntektsmeldinger` beat it.
    `refusjon` is the claimed monthly refund over time (kroner); days without one count as zero.
    `inntektsjustering` is income a month from a job outside the basis (tilkommen inntekt).
    `ansatt` are the employment periods (open end = far future), `borte` whole days of leave in them
    (§ 8-15). `virksomhet` is the underenhet the position belongs to, day by day: positions of a person
    at one underenhet are one employer (`virksomhet`); empty means an employer of its own.
    `koronafravaer` are the days the
    employee has told were covid-related (the temporary schemes need that).
    """

    navn: str
    tidslinje: Sykdomstidslinje
    loenn: Mapping[Maaned, Fraction] = field(default_factory=dict)
    inntektsmeldinger: tuple[Inntektsopplysning, ...] = ()
    refusjon: Tidslinje[Fraction] = field(default_factory=Tidslinje)
    inntektsjustering: Tidslinje[Fraction] = field(default_factory=Tidslinje)
    nav_overtar_agp: tuple[Periode, ...] = ()
    fritak: tuple[Fritak, ...] = ()
    ansatt: tuple[Periode, ...] = ()
    betalt_av_infotrygd: tuple[Periode, ...] = ()
    ferie_i_infotrygd: tuple[Periode, ...] = ()
    koronafravaer: tuple[Periode, ...] = ()
    virksomhet: Tidslinje[str] = field(default_factory=Tidslinje)
    borte: tuple[Borte, ...] = ()


class Fristutvidelse(Enum):
    """Why the month out of work may be longer (ftrl. § 8-47 fourth ledd)."""

    INGEN = "INGEN"
    SLUTTVEDERLAG = "SLUTTVEDERLAG"
    UTDANNINGSPERMISJON = "UTDANNINGSPERMISJON"


@dataclass(frozen=True, slots=True)
class Utefakta:
    """What somebody has told when the right is that of § 8-47 (less than a month out of work).

    `tidligere_arbeid` is work or benefits elsewhere before the sickness. `forskuttert`: the employer
    advances full pay and claims; without it the sykepenger are the employee's and no refund.
    """

    tidligere_arbeid: tuple[Periode, ...] = ()
    utvidelse: Fristutvidelse = Fristutvidelse.INGEN
    forskuttert: bool = False


@dataclass(frozen=True, slots=True)
class Personfakta:
    """One person with all known employments.

    `andre_ytelser` is percent of a full benefit per day; `historikk` are earlier Nav-paid periods
    known from elsewhere. `kjente_arbeidsgivere` False means that other employers may exist, so
    that amounts are bounds and not exact. `opptjening_oppfylt` None lets the employment periods tell
    whether the four weeks of § 8-2 are there. `vedtatt_skjaeringstidspunkt` gives, for days Nav has
    decided about, the skjæringstidspunkt its decision states; it goes before the computed one.
    `ute_av_arbeid` None: nobody has told that the right may be that of § 8-47, so no amount rests on it.
    """

    foedselsdato: date
    arbeidsgivere: tuple[Arbeidsgiverfakta, ...]
    doedsdato: date | None = None
    andre_ytelser: Tidslinje[Fraction] = field(default_factory=Tidslinje)
    historikk: tuple[Periode, ...] = ()
    opptjening_oppfylt: bool | None = None
    kjente_arbeidsgivere: bool = True
    vedtatt_skjaeringstidspunkt: Tidslinje[date] = field(default_factory=Tidslinje)
    ute_av_arbeid: Utefakta | None = None
