"""What each day becomes, as a table: type of day x where it lies to the arbeidsgiverperiode.

Border: data only; laying it over a timeline is in `dagklasse`.
"""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import NamedTuple

from tilgode.rules.ytelser.sykepenger.fakta import Dagtype
from tilgode.values.hjemmel import Hjemmel

ARBEIDSGIVER_BETALER = Hjemmel("ftrl", "8-19", ledd=1)
NAV_BETALER = Hjemmel("ftrl", "8-17", ledd=1)
NAV_I_PERIODEN = Hjemmel("ftrl", "8-22")
UKEDAGER = Hjemmel("ftrl", "8-11")
FERIE_OG_PERMISJON = Hjemmel("ftrl", "8-17", ledd=2)
ARBEIDSUFOER = Hjemmel("ftrl", "8-4", ledd=1)
DOKUMENTASJON = Hjemmel("ftrl", "8-7", ledd=1)
FORELDELSE = Hjemmel("ftrl", "22-13", ledd=3)
EGENMELDING = Hjemmel("ftrl", "8-23")
SAMTIDIG_YTELSE = Hjemmel("ftrl", "8-48")


class Dagklasse(Enum):
    """What a day has become; the value is the letter used in exchange with others."""

    AGP = "P"
    AGP_NAV = "Q"
    NAV = "N"
    HELG = "H"
    ARBEID = "A"
    FRI = "F"
    FORELDET = "O"
    AVVIST = "X"
    UKJENT = "U"

    # members are one of a kind, so their identity will do, and look-ups by class are the hot path
    __hash__ = object.__hash__


class Avslag(Enum):
    """Why Nav pays nothing for a day it would else have paid; the value is Nav's own code."""

    EGENMELDING_UTENFOR_ARBEIDSGIVERPERIODE = "EgenmeldingUtenforArbeidsgiverperiode"
    ANDRE_YTELSER_AAP = "AndreYtelserAap"
    ANDRE_YTELSER_DAGPENGER = "AndreYtelserDagpenger"
    ANDRE_YTELSER_FORELDREPENGER = "AndreYtelserForeldrepenger"
    ANDRE_YTELSER_OMSORGSPENGER = "AndreYtelserOmsorgspenger"
    ANDRE_YTELSER_OPPLAERINGSPENGER = "AndreYtelserOpplaringspenger"
    ANDRE_YTELSER_PLEIEPENGER = "AndreYtelserPleiepenger"
    ANDRE_YTELSER_SVANGERSKAPSPENGER = "AndreYtelserSvangerskapspenger"
    MINIMUM_SYKDOMSGRAD = "MinimumSykdomsgrad"
    MINIMUM_INNTEKT = "MinimumInntekt"
    MINIMUM_INNTEKT_OVER_67 = "MinimumInntektOver67"
    MANGLENDE_OPPTJENING = "ManglerOpptjening"
    SYKEPENGEDAGER_OPPBRUKT = "SykepengedagerOppbrukt"
    SYKEPENGEDAGER_OPPBRUKT_OVER_67 = "SykepengedagerOppbruktOver67"
    NY_VILKAARSPROEVING_NOEDVENDIG = "NyVilkårsprøvingNødvendig"
    OVER_70 = "Over70"
    ETTER_DOEDSDATO = "EtterDødsdato"


class Plassering(IntEnum):
    """Where a day lies: before any counted day, a counted day, one that Nav takes over, or later."""

    FOER = 0
    INNE = 1
    INNE_NAV = 2
    ETTER = 3


class Klasserad(NamedTuple):
    """What a day becomes on a weekday and in a weekend, and the provision for each."""

    ukedag: Dagklasse
    helg: Dagklasse
    hjemmel_ukedag: Hjemmel
    hjemmel_helg: Hjemmel


_K, _D, _P = Dagklasse, Dagtype, Plassering


def _begge(klasse: Dagklasse, hjemmel: Hjemmel) -> Klasserad:
    return Klasserad(klasse, klasse, hjemmel, hjemmel)


_INNE = _begge(_K.AGP, ARBEIDSGIVER_BETALER)
_ARBEID = _begge(_K.ARBEID, ARBEIDSUFOER)
_FRI = _begge(_K.FRI, FERIE_OG_PERMISJON)
_INNE_NAV = Klasserad(_K.AGP_NAV, _K.AGP, NAV_I_PERIODEN, UKEDAGER)
_NAV = Klasserad(_K.NAV, _K.HELG, NAV_BETALER, UKEDAGER)
_FORELDET = _begge(_K.FORELDET, FORELDELSE)
_EGENMELDING = Klasserad(_K.AVVIST, _K.HELG, EGENMELDING, UKEDAGER)
_UKJENT = Klasserad(_K.ARBEID, _K.FRI, ARBEIDSUFOER, UKEDAGER)

Plasseringsrader = tuple[Klasserad, Klasserad, Klasserad, Klasserad]

#: Type of day → the row before, inside (the employer's, Nav's) and after the counted days.
TABELL: dict[Dagtype, Plasseringsrader] = {
    _D.SYK: (_NAV, _INNE, _INNE_NAV, _NAV),
    _D.EGENMELDING: (_EGENMELDING, _INNE, _INNE, _EGENMELDING),
    _D.FORELDET: (_FORELDET, _INNE, _INNE, _FORELDET),
    _D.ARBEID: (_ARBEID, _ARBEID, _ARBEID, _ARBEID),
    _D.FERIE: (_FRI, _INNE, _INNE, _FRI),
    _D.PERMISJON: (_FRI, _INNE, _INNE, _FRI),
    _D.ARBEID_IKKE_GJENOPPTATT: (_FRI, _INNE, _INNE, _FRI),
    _D.ANDRE_YTELSER: (_FRI, _INNE, _INNE, _begge(_K.AVVIST, SAMTIDIG_YTELSE)),
    _D.UKJENT: (_UKJENT, _UKJENT, _UKJENT, _UKJENT),
}

#: Names of other benefits, as the messages spell them, → why the day is refused.
YTELSESAVSLAG: dict[str, Avslag] = {
    "AAP": Avslag.ANDRE_YTELSER_AAP,
    "DAGPENGER": Avslag.ANDRE_YTELSER_DAGPENGER,
    "FORELDREPENGER": Avslag.ANDRE_YTELSER_FORELDREPENGER,
    "OMSORGSPENGER": Avslag.ANDRE_YTELSER_OMSORGSPENGER,
    "OPPLAERINGSPENGER": Avslag.ANDRE_YTELSER_OPPLAERINGSPENGER,
    "PLEIEPENGER": Avslag.ANDRE_YTELSER_PLEIEPENGER,
    "SVANGERSKAPSPENGER": Avslag.ANDRE_YTELSER_SVANGERSKAPSPENGER,
}
