"""The table of the arbeidsgiverperiode, ftrl. § 8-19: what each kind of day does to the count.

Two counters: counted days (full at `agp_dager`) and days of gap in a row (full at
`opphold_dager`). Free days inside an unfinished period wait: they are counted if absence follows
and are gap if work follows. Holiday under a sick note is counted at once.
The weekend nobody said anything about waits like leave; after a complete period it is neutral.
Border: data only. Walking it is in `arbeidsgiverperiode_kjerne`.
"""

from __future__ import annotations

from enum import IntEnum

from tilgode.rules.felles.automat import Rad, Tabell
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype
from tilgode.values.hjemmel import Hjemmel

LENGDE = Hjemmel("ftrl", "8-19", ledd=1)
FOERSTE_DAG = Hjemmel("ftrl", "8-19", ledd=2)
SAMMENLEGGING = Hjemmel("ftrl", "8-19", ledd=3)
INGEN_NY = Hjemmel("ftrl", "8-19", ledd=4)


class Tilstand(IntEnum):
    """Where the count stands between two days."""

    INGEN = 0
    TELLER = 1
    VENTER = 2
    OPPHOLD = 3
    FULLFOERT = 4
    FULLFOERT_OPPHOLD = 5


class Dagslag(IntEnum):
    """What a day is to the count."""

    FRAVAER = 0
    ARBEID = 1
    FERIE = 2
    FRI = 3
    BETALT_AV_INFOTRYGD = 4


class Virkning(IntEnum):
    """What a day does."""

    INGEN = 0
    TELL = 1
    OPPHOLD = 2
    VENT = 3
    ETTER = 4
    #: the waiting days are settled first, then the day itself is read again in the new state
    TELL_VENTENDE = 5
    OPPHOLD_FOR_VENTENDE = 6
    FORKAST_VENTENDE = 7


_T, _D, _V = Tilstand, Dagslag, Virkning

TABELL: Tabell[Tilstand, Dagslag, Virkning] = Tabell(
    "Arbeidsgiverperioden",
    Tilstand,
    Dagslag,
    (
        # before any absence, or after a gap that ended the last period: only absence matters
        Rad(_T.INGEN, _D.FRAVAER, _V.TELL, _T.TELLER, FOERSTE_DAG, _T.FULLFOERT),
        Rad(_T.INGEN, _D.ARBEID, _V.INGEN, _T.INGEN, LENGDE),
        Rad(_T.INGEN, _D.FERIE, _V.INGEN, _T.INGEN, LENGDE),
        Rad(_T.INGEN, _D.FRI, _V.INGEN, _T.INGEN, LENGDE),
        Rad(_T.INGEN, _D.BETALT_AV_INFOTRYGD, _V.ETTER, _T.FULLFOERT, INGEN_NY),
        # an unfinished period, work not resumed
        Rad(_T.TELLER, _D.FRAVAER, _V.TELL, _T.TELLER, LENGDE, _T.FULLFOERT),
        Rad(_T.TELLER, _D.ARBEID, _V.OPPHOLD, _T.OPPHOLD, SAMMENLEGGING, _T.INGEN),
        Rad(_T.TELLER, _D.FERIE, _V.TELL, _T.TELLER, LENGDE, _T.FULLFOERT),
        Rad(_T.TELLER, _D.FRI, _V.VENT, _T.VENTER, LENGDE),
        Rad(_T.TELLER, _D.BETALT_AV_INFOTRYGD, _V.ETTER, _T.FULLFOERT, INGEN_NY),
        # the same, with free days that wait for what comes next
        Rad(_T.VENTER, _D.FRAVAER, _V.TELL_VENTENDE, _T.TELLER, LENGDE, _T.FULLFOERT),
        Rad(_T.VENTER, _D.ARBEID, _V.OPPHOLD_FOR_VENTENDE, _T.OPPHOLD, SAMMENLEGGING, _T.INGEN),
        Rad(_T.VENTER, _D.FERIE, _V.TELL_VENTENDE, _T.TELLER, LENGDE, _T.FULLFOERT),
        Rad(_T.VENTER, _D.FRI, _V.VENT, _T.VENTER, LENGDE),
        Rad(_T.VENTER, _D.BETALT_AV_INFOTRYGD, _V.FORKAST_VENTENDE, _T.FULLFOERT, INGEN_NY),
        # an unfinished period, work resumed: every day without absence is gap
        Rad(_T.OPPHOLD, _D.FRAVAER, _V.TELL, _T.TELLER, SAMMENLEGGING, _T.FULLFOERT),
        Rad(_T.OPPHOLD, _D.ARBEID, _V.OPPHOLD, _T.OPPHOLD, SAMMENLEGGING, _T.INGEN),
        Rad(_T.OPPHOLD, _D.FERIE, _V.OPPHOLD, _T.OPPHOLD, SAMMENLEGGING, _T.INGEN),
        Rad(_T.OPPHOLD, _D.FRI, _V.OPPHOLD, _T.OPPHOLD, SAMMENLEGGING, _T.INGEN),
        Rad(_T.OPPHOLD, _D.BETALT_AV_INFOTRYGD, _V.ETTER, _T.FULLFOERT, INGEN_NY),
        # a complete period, work not resumed: time off is neutral however long
        Rad(_T.FULLFOERT, _D.FRAVAER, _V.ETTER, _T.FULLFOERT, INGEN_NY),
        Rad(_T.FULLFOERT, _D.ARBEID, _V.OPPHOLD, _T.FULLFOERT_OPPHOLD, INGEN_NY, _T.INGEN),
        Rad(_T.FULLFOERT, _D.FERIE, _V.INGEN, _T.FULLFOERT, INGEN_NY),
        Rad(_T.FULLFOERT, _D.FRI, _V.INGEN, _T.FULLFOERT, INGEN_NY),
        Rad(_T.FULLFOERT, _D.BETALT_AV_INFOTRYGD, _V.ETTER, _T.FULLFOERT, INGEN_NY),
        # a complete period, work resumed
        Rad(_T.FULLFOERT_OPPHOLD, _D.FRAVAER, _V.ETTER, _T.FULLFOERT, INGEN_NY),
        Rad(_T.FULLFOERT_OPPHOLD, _D.ARBEID, _V.OPPHOLD, _T.FULLFOERT_OPPHOLD, INGEN_NY, _T.INGEN),
        Rad(_T.FULLFOERT_OPPHOLD, _D.FERIE, _V.OPPHOLD, _T.FULLFOERT_OPPHOLD, INGEN_NY, _T.INGEN),
        Rad(_T.FULLFOERT_OPPHOLD, _D.FRI, _V.OPPHOLD, _T.FULLFOERT_OPPHOLD, INGEN_NY, _T.INGEN),
        Rad(_T.FULLFOERT_OPPHOLD, _D.BETALT_AV_INFOTRYGD, _V.ETTER, _T.FULLFOERT, INGEN_NY),
    ),
)

#: What a day of each type is to the count, on a weekday and in a weekend; a day nobody mentions is UKJENT.
DAGSLAG: dict[Dagtype, tuple[Dagslag, Dagslag]] = {
    Dagtype.SYK: (_D.FRAVAER, _D.FRAVAER),
    Dagtype.EGENMELDING: (_D.FRAVAER, _D.FRAVAER),
    Dagtype.FORELDET: (_D.FRAVAER, _D.FRAVAER),
    Dagtype.ARBEID: (_D.ARBEID, _D.ARBEID),
    Dagtype.FERIE: (_D.FERIE, _D.FERIE),
    Dagtype.PERMISJON: (_D.FRI, _D.FRI),
    Dagtype.ARBEID_IKKE_GJENOPPTATT: (_D.FRI, _D.FRI),
    Dagtype.ANDRE_YTELSER: (_D.FRI, _D.FRI),
    Dagtype.UKJENT: (_D.ARBEID, _D.FRI),
}
