"""Telling: weekdays and years over day numbers, in whole numbers only.

Plain Python over ints, with no objects and no branches on types, so that `rules.masse` compiles
this very source. A day is its ordinal (`date.toordinal`, 1 is a Monday).
Border: arithmetic; the same over `date` is in `values.kalender`.
"""

from __future__ import annotations

FORSKYVNING = 6
UKE = 7
LOERDAG = 5
DAGER_400_AAR = 146097
AAR = 365


def er_helgedag(dag: int) -> bool:
    """Saturday or Sunday."""
    return (dag + FORSKYVNING) % UKE >= LOERDAG


def virkedager_til(dag: int) -> int:
    """Weekdays from ordinal 1 up to and including `dag`."""
    rest = dag % UKE
    # the sixth day of a week, a Saturday, adds nothing to the five before it
    return dag // UKE * LOERDAG + rest - rest // 6


def virkedager_mellom(fom: int, tom: int) -> int:
    """Weekdays from `fom` to `tom`, both included; 0 when there are none."""
    if tom < fom:
        return 0
    # `virkedager_til` of the last day less that of the day before the first, in one go: the hot path
    foer = fom - 1
    rest, rest_foer = tom % UKE, foer % UKE
    uker = tom // UKE - foer // UKE
    return uker * LOERDAG + rest - rest // 6 - rest_foer + rest_foer // 6


def virkedag_nummer(dag: int, antall: int) -> int:
    """The day that is weekday number `antall` (1, 2, …) counted from and including `dag`."""
    nummer = virkedager_til(dag - 1) + antall - 1
    uker = nummer // LOERDAG
    return uker * UKE + nummer - uker * LOERDAG + 1


def siste_virkedag(dag: int) -> int:
    """The day itself, or the Friday before when it is in a weekend."""
    ukedag = (dag + FORSKYVNING) % UKE
    return dag - (ukedag - LOERDAG + 1) if ukedag >= LOERDAG else dag


def ukedel_til(dag: int, tom: int) -> tuple[bool, int]:
    """Whether the day is in a weekend, and `like_dager_til`."""
    ukedag = (dag + FORSKYVNING) % UKE
    helg = ukedag >= LOERDAG
    return helg, min(tom, dag + (UKE if helg else LOERDAG) - 1 - ukedag)


def like_dager_til(dag: int, tom: int) -> int:
    """Last day, at most `tom`, of the weekdays or the weekend that `dag` lies in."""
    return ukedel_til(dag, tom)[1]


def er_skuddaar(aar: int) -> bool:
    """A year with 29 February."""
    return aar % 4 == 0 and (aar % 100 != 0 or aar % 400 == 0)


def foerste_januar(aar: int) -> int:
    """Ordinal of 1 January."""
    forrige = aar - 1
    return forrige * AAR + forrige // 4 - forrige // 100 + forrige // 400 + 1


def aar_av(dag: int) -> int:
    """The calendar year of an ordinal."""
    aar = (dag - 1) * 400 // DAGER_400_AAR + 1
    if foerste_januar(aar) > dag:
        return aar - 1
    return aar + 1 if foerste_januar(aar + 1) <= dag else aar


def aar_tilbake(dag: int, antall: int) -> int:
    """The same date `antall` years earlier; 29 February becomes 28 February."""
    aar = aar_av(dag)
    nummer = dag - foerste_januar(aar)
    foer = aar - antall
    skudd, skudd_foer = er_skuddaar(aar), er_skuddaar(foer)
    if nummer >= 59 and skudd != skudd_foer:
        # day 59 is 29 February or 1 March; from there the two years are a day apart
        nummer = nummer - 1 if skudd else nummer + 1
    return foerste_januar(foer) + nummer
