"""The table of the skjæringstidspunkt: what opens, continues, closes and ends a sickness.

An interval is one sickness, for all employers together. Work, another benefit or time off without
a sick note close it without ending it: the days still belong to it, but the next sick day
begins a new one.
Border: data only; the walk is in `skjaeringstidspunkt`.
"""

from __future__ import annotations

from enum import IntEnum

from tilgode.rules.felles.automat import Rad, Tabell
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype
from tilgode.values.hjemmel import Hjemmel

SKJAERINGSTIDSPUNKT = Hjemmel("ftrl", "8-28", ledd=3)


class Tilstand(IntEnum):
    """Whether a sickness is running."""

    INGEN = 0
    AAPEN = 1
    LUKKET = 2


class Dagslag(IntEnum):
    """What the day is for all employers together; the higher wins when they differ."""

    UKJENT_UKEDAG = 0
    UKJENT_HELG = 1
    BRUDD = 2
    FRI = 3
    SYK = 4


class Virkning(IntEnum):
    """What a day does to the interval."""

    INGEN = 0
    START = 1
    UTVID = 2
    SLUTT = 3


_T, _D, _V, _H = Tilstand, Dagslag, Virkning, SKJAERINGSTIDSPUNKT

TABELL: Tabell[Tilstand, Dagslag, Virkning] = Tabell(
    "Skjæringstidspunktet",
    Tilstand,
    Dagslag,
    (
        Rad(_T.INGEN, _D.UKJENT_UKEDAG, _V.INGEN, _T.INGEN, _H),
        Rad(_T.INGEN, _D.UKJENT_HELG, _V.INGEN, _T.INGEN, _H),
        Rad(_T.INGEN, _D.BRUDD, _V.INGEN, _T.INGEN, _H),
        Rad(_T.INGEN, _D.FRI, _V.INGEN, _T.INGEN, _H),
        Rad(_T.INGEN, _D.SYK, _V.START, _T.AAPEN, _H),
        Rad(_T.AAPEN, _D.UKJENT_UKEDAG, _V.SLUTT, _T.INGEN, _H),
        Rad(_T.AAPEN, _D.UKJENT_HELG, _V.UTVID, _T.AAPEN, _H),
        Rad(_T.AAPEN, _D.BRUDD, _V.UTVID, _T.LUKKET, _H),
        Rad(_T.AAPEN, _D.FRI, _V.UTVID, _T.AAPEN, _H),
        Rad(_T.AAPEN, _D.SYK, _V.UTVID, _T.AAPEN, _H),
        Rad(_T.LUKKET, _D.UKJENT_UKEDAG, _V.SLUTT, _T.INGEN, _H),
        Rad(_T.LUKKET, _D.UKJENT_HELG, _V.UTVID, _T.LUKKET, _H),
        Rad(_T.LUKKET, _D.BRUDD, _V.UTVID, _T.LUKKET, _H),
        Rad(_T.LUKKET, _D.FRI, _V.UTVID, _T.LUKKET, _H),
        Rad(_T.LUKKET, _D.SYK, _V.START, _T.AAPEN, _H),
    ),
)

#: What a day of each type is, on a weekday and in a weekend; a day nobody mentions is UKJENT.
DAGSLAG: dict[Dagtype, tuple[Dagslag, Dagslag]] = {
    Dagtype.SYK: (_D.SYK, _D.SYK),
    Dagtype.EGENMELDING: (_D.SYK, _D.SYK),
    Dagtype.FORELDET: (_D.SYK, _D.SYK),
    Dagtype.FERIE: (_D.FRI, _D.FRI),
    Dagtype.PERMISJON: (_D.FRI, _D.FRI),
    Dagtype.ARBEID: (_D.BRUDD, _D.BRUDD),
    Dagtype.ARBEID_IKKE_GJENOPPTATT: (_D.BRUDD, _D.BRUDD),
    Dagtype.ANDRE_YTELSER: (_D.BRUDD, _D.BRUDD),
    Dagtype.UKJENT: (_D.UKJENT_UKEDAG, _D.UKJENT_HELG),
}
