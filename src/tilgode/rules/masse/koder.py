"""What the small whole numbers in the columns stand for, and the tables of the law as such numbers.

Border: no rule of its own. The numbers are positions in the tables of `rules.ytelser.sykepenger`, so that a
row of the outcome leads back to its class, its reason and its provision.
"""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from math import floor

from tilgode.rules.parametre import Lovparametre, Sykepengeparametre
from tilgode.rules.ytelser.sykepenger import (
    arbeidsgiverperiode_tabell,
    dagklasse_tabell,
    maksdato_tabell,
    skjaeringstidspunkt_tabell,
)
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import (
    EGENMELDING,
    SAMTIDIG_YTELSE,
    Dagklasse,
    Klasserad,
    Plassering,
)
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype
from tilgode.rules.ytelser.sykepenger.grad import GRADERT
from tilgode.rules.ytelser.sykepenger.maksdato_tabell import Virkning
from tilgode.rules.ytelser.sykepenger.minsteinntekt import GULV, GULV_OVER_67
from tilgode.values.hjemmel import Hjemmel

#: Code of a day's type and of a day's class: the position here.
DAGTYPER: tuple[Dagtype, ...] = tuple(Dagtype)
KLASSER: tuple[Dagklasse, ...] = tuple(Dagklasse)

UKJENT = DAGTYPER.index(Dagtype.UKJENT)
NAV = KLASSER.index(Dagklasse.NAV)
AVVIST = KLASSER.index(Dagklasse.AVVIST)
ANTALL_PLASSER = len(Plassering)


class Masseavslag(IntEnum):
    """Why a day is refused; which other benefit it was is not in the columns."""

    INGEN = 0
    EGENMELDING_UTENFOR_ARBEIDSGIVERPERIODE = 1
    ANDRE_YTELSER = 2
    MINIMUM_SYKDOMSGRAD = 3
    MINIMUM_INNTEKT = 4
    MINIMUM_INNTEKT_OVER_67 = 5
    SYKEPENGEDAGER_OPPBRUKT = 6
    SYKEPENGEDAGER_OPPBRUKT_OVER_67 = 7
    NY_VILKAARSPROEVING_NOEDVENDIG = 8
    OVER_70 = 9
    ETTER_DOEDSDATO = 10


FOR_LAV_GRAD = int(Masseavslag.MINIMUM_SYKDOMSGRAD)
UNDER_GULV = int(Masseavslag.MINIMUM_INNTEKT)
UNDER_GULV_OVER_67 = int(Masseavslag.MINIMUM_INNTEKT_OVER_67)
FOER, INNE, ETTER = int(Plassering.FOER), int(Plassering.INNE), int(Plassering.ETTER)

#: The reason of a refusal by maksdato's effect v is v + FRA_VIRKNING.
FRA_VIRKNING = int(Masseavslag.SYKEPENGEDAGER_OPPBRUKT) - int(Virkning.AVSLAA_OPPBRUKT)

_AVSLAGSHJEMMEL: dict[Masseavslag, Hjemmel] = {
    Masseavslag.EGENMELDING_UTENFOR_ARBEIDSGIVERPERIODE: EGENMELDING,
    Masseavslag.ANDRE_YTELSER: SAMTIDIG_YTELSE,
    Masseavslag.MINIMUM_SYKDOMSGRAD: GRADERT,
    Masseavslag.MINIMUM_INNTEKT: GULV,
    Masseavslag.MINIMUM_INNTEKT_OVER_67: GULV_OVER_67,
    **{Masseavslag(v + FRA_VIRKNING): hjemmel for v, (_, hjemmel) in maksdato_tabell.AVSLAG.items()},
}


def finn_hjemmel(regel: int, avslag: int, *, helg: bool = False) -> Hjemmel:
    """The provision of a row of the outcome, on its weekdays or in its weekends."""
    if avslag and not helg:
        return _AVSLAGSHJEMMEL[Masseavslag(avslag)]
    rad = dagklasse_tabell.TABELL[DAGTYPER[regel // ANTALL_PLASSER]][regel % ANTALL_PLASSER]
    return rad.hjemmel_helg if helg else rad.hjemmel_ukedag


def _avslag_i_tabellen(type_: Dagtype, klasse: Dagklasse) -> int:
    if klasse is not Dagklasse.AVVIST:
        return int(Masseavslag.INGEN)
    egen = type_ is Dagtype.EGENMELDING
    return int(Masseavslag.EGENMELDING_UTENFOR_ARBEIDSGIVERPERIODE if egen else Masseavslag.ANDRE_YTELSER)


#: What a rule is, as a row of whole numbers: kinds of day (weekday, weekend) in the three tables,
#: classes, refusal. A rule is number type x number of places + place.
SLAG_AGP = 0
SLAG_SKJ = 2
SLAG_MAKS = 4
KLASSE_UKEDAG = 6
KLASSE_HELG = 7
AVSLAG = 8
REGELFELT = 9
#: The rule of days nobody mentions, as a place in the row of rules.
UKJENT_REGEL = UKJENT * ANTALL_PLASSER * REGELFELT
#: The kind that refused days are to maksdato.
AVVIST_SLAG = int(maksdato_tabell.DAGSLAG[Dagklasse.AVVIST][0])


def lag_regler() -> tuple[int, ...]:
    """Every rule, one row of REGELFELT numbers after another."""
    return tuple(
        tall for type_ in DAGTYPER for rad in dagklasse_tabell.TABELL[type_] for tall in _regel(type_, rad)
    )


def _regel(type_: Dagtype, rad: Klasserad) -> tuple[int, ...]:
    return (
        *(int(slag) for slag in arbeidsgiverperiode_tabell.DAGSLAG[type_]),
        *(int(slag) for slag in skjaeringstidspunkt_tabell.DAGSLAG[type_]),
        *(int(maksdato_tabell.DAGSLAG[klasse][0]) for klasse in (rad.ukedag, rad.helg)),
        KLASSER.index(rad.ukedag),
        KLASSER.index(rad.helg),
        _avslag_i_tabellen(type_, rad.ukedag),
    )


#: A row of the law holds from an ordinal until the next row's: days, years, the lowest whole percent
#: with a right, and money in øre a year.
LOV_FRA = 0
LOV_AGP_DAGER = 1
LOV_OPPHOLD_DAGER = 2
LOV_MAKS_DAGER = 3
LOV_MAKS_DAGER_OVER_67 = 4
LOV_NY_RETT_DAGER = 5
LOV_VINDU_AAR = 6
LOV_MINSTE_GRAD = 7
LOV_DAGER_I_AARET = 8
LOV_TAK = 9
LOV_GULV = 10
LOV_GULV_OVER_67 = 11
LOVFELT = 12

OERE = 100

#: The lines of data behind the row, for the days on which they change.
_LOVFELT = (
    "agp_dager",
    "opphold_dager",
    "maks_dager",
    "maks_dager_over_67",
    "ny_rett_dager",
    "vindu_aar",
    "minste_grad",
    "minste_grad_toleranse",
    "dager_i_aaret",
    "tak_i_g",
    "gulv_i_g",
    "gulv_i_g_over_67",
)


def lag_lov(parametre: Lovparametre, fom: date, tom: date) -> tuple[int, ...]:
    """The numbers of the law between two days: a row of LOVFELT numbers for each day of change."""
    skift = {linje.fom for navn in _LOVFELT for linje in parametre.linjer[navn]}
    skift |= parametre.grunnbeloep.skiftdatoer()
    dager = sorted({fom, *(dag for dag in skift if fom < dag <= tom)})
    return tuple(tall for dag in dager for tall in (dag.toordinal(), *_lovrad(parametre.paa(dag))))


def _lovrad(verdier: Sykepengeparametre) -> tuple[int, ...]:
    return (
        verdier.agp_dager,
        verdier.opphold_dager,
        verdier.maks_dager,
        verdier.maks_dager_over_67,
        verdier.ny_rett_dager,
        verdier.vindu_aar,
        floor(verdier.minste_grad - verdier.minste_grad_toleranse) + 1,
        verdier.dager_i_aaret,
        verdier.tak * OERE,
        int(verdier.gulv * OERE),
        int(verdier.gulv_over_67 * OERE),
    )
