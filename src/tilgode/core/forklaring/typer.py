"""The values of explaining: a deviation, what is known beside the law's facts, and what came out.

Amounts are øre. The difference is what was expected less what was received: positive when Nav paid less.
Border: values only; proposals are in `hypoteser_*`, the search in `motor`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode

#: One declared fact of a cause: plain, so that it can be printed as JSON.
Faktum = tuple[str, str | int]


class Sikkerhet(Enum):
    """How far an explanation can be trusted.

    SIKKER: one cause, and one only, gives Nav's amounts to the krone. SANNSYNLIG: several do, and one is
    much more likely from what happens here and what is known. UAVKLART: no cause is pointed out.
    """

    SIKKER = "SIKKER"
    SANNSYNLIG = "SANNSYNLIG"
    UAVKLART = "UAVKLART"


@dataclass(frozen=True, slots=True)
class Mottatt:
    """What was received for a period: one settlement line, or what of it belongs to the claim."""

    fom: date | None
    tom: date | None
    oere: int


@dataclass(frozen=True, slots=True)
class Soeknadsstatus:
    """The days of a søknad and when it was sent (None: it has not been)."""

    periode: Periode
    sendt: date | None


@dataclass(frozen=True, slots=True)
class Nabokrav:
    """Another claim of the employment: what Nav paid on it says something about this one.

    `venter` is how likely it is that it has not been answered yet (per mille); 0 when something is paid.
    """

    krav: str
    ytelse: str
    periode: Periode
    mottatt: tuple[Mottatt, ...]
    venter: int = 0


@dataclass(frozen=True, slots=True)
class Opplysninger:
    """What is known of a claim beside the facts of the law: evidence for and against causes.

    `like_foer` are claims of the same ytelse, period and amount that were sent before this one.
    `loenn_av_type` is pay per month (kroner) for each kind of pay, `loenn_til` the last day any pay is known of at the employer. `naboer` are other claims of the
    employment with what they got too much (øre, negative: too little). `senere_betalt` tells whether a
    later claim of the same absence has been paid (None: there is none), `foer_betalt` whether an earlier one
    has, and `foer_avkortet` whether the last one paid lost its last days. `venter` is the share (per mille) of
    the employer's claims of this age that are answered later still, and `nabokrav` the employment's others. `inntektsmeldinger` are (first
    absence day, sent).
    """

    sendt: date | None = None
    alder_dager: int = 0
    venter: int | None = None
    nabokrav: tuple[Nabokrav, ...] = ()
    inntektsmeldinger: tuple[tuple[date, date], ...] = ()
    avslag: bool = False
    soeknader: tuple[Soeknadsstatus, ...] = ()
    sykmeldinger: tuple[Periode, ...] = ()
    uten_inntektsmelding: tuple[Periode, ...] = ()
    maksdato: date | None = None
    betalte_like: tuple[str, ...] = ()
    like_foer: tuple[str, ...] = ()
    naboer: tuple[tuple[str, int], ...] = ()
    tilbakefoert_oere: int = 0
    loenn_av_type: Mapping[str, Mapping[Maaned, Fraction]] = field(default_factory=dict)
    loenn_til: date | None = None
    startdato: date | None = None
    senere_betalt: bool | None = None
    foer_betalt: bool = False
    foer_avkortet: bool = False


@dataclass(frozen=True, slots=True)
class Avvik:
    """A claim whose expected and received amounts differ, with the facts it was expected from.

    `navn` is the employment's key in `fakta`; `ytelse` is SYKEPENGER or SYKEPENGER_AGP. `krevd_oere` is what
    was claimed (None: what was expected).
    """

    krav: str
    navn: str
    ytelse: str
    periode: Periode
    fakta: Personfakta
    mottatt: tuple[Mottatt, ...]
    opplysninger: Opplysninger = field(default_factory=Opplysninger)
    krevd_oere: int | None = None

    @property
    def mottatt_oere(self) -> int:
        """The sum of what was received."""
        return sum(m.oere for m in self.mottatt)


@dataclass(frozen=True, slots=True)
class Aarsaksdel:
    """One cause, the øre of the difference it makes, its facts and the evidence there is for it.

    `dager` are the weekdays of the claim it changes; given for what is ranked first.
    """

    kode: str
    oere: int
    fakta: tuple[Faktum, ...] = ()
    bevis: tuple[str, ...] = ()
    dager: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternativ:
    """A set of causes that fits, with its share of the likelihood of all that fit, in per mille."""

    aarsaker: tuple[Aarsaksdel, ...]
    promille: int


@dataclass(frozen=True, slots=True)
class Forklaring:
    """A deviation explained: the causes and the unexplained rest add up to the difference, always.

    `alternativer` are all that fit, the likeliest first; `regnet` is how many times the law was asked.
    `dager` is (day, expected øre, Nav's øre) of each weekday that differs by what is ranked first. `egne` are
    causes of claimed less expected (`overkrevd_oere`): what was recorded wrongly here, whatever Nav paid.
    """

    krav: str
    ventet_oere: int
    mottatt_oere: int
    aarsaker: tuple[Aarsaksdel, ...]
    sikkerhet: Sikkerhet
    alternativer: tuple[Alternativ, ...] = ()
    regnet: int = 0
    dager: tuple[tuple[date, int, int], ...] = ()
    egne: tuple[Aarsaksdel, ...] = ()
    overkrevd_oere: int = 0

    @property
    def differanse_oere(self) -> int:
        """Expected less received."""
        return self.ventet_oere - self.mottatt_oere

    @property
    def uforklart_oere(self) -> int:
        """What no cause accounts for."""
        return self.differanse_oere - sum(a.oere for a in self.aarsaker)
