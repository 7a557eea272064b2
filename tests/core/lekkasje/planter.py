"""Leaks planted among many employees, each with the øre the formula of section 22 gives for it.

Each planter makes one employee with one leak, at a place in time that chance has chosen, and says what
should be found. Shares no code with the checks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as d
from datetime import timedelta
from fractions import Fraction
from random import Random

from tests.core.lekkasje.eksportmappe import Eksportmappe, ukedager
from tests.core.lekkasje.regnestykke import sats, v

PER = d(2026, 3, 1)
G_2024, G_2025 = 124028, 130160
AVGIFT = Fraction("1.141")


@dataclass(frozen=True)
class Ventet:
    """What one planted leak should give; `oere` and `tapt` None when only the finding is foretold."""

    kontroll: str
    person: str
    oere: int | None
    tapt: int | None = 0


Planter = Callable[[Eksportmappe, str, Random], list[Ventet]]


def _loenn(tilfeldig: Random) -> int:
    return tilfeldig.randrange(30000, 60000, 50)


def _delt(dager: list[d], sats_: int | Fraction) -> tuple[int, int]:
    """To be had and lost on 1 March 2026: the days from December on, and those before."""
    aapne = sum(dag >= d(2025, 12, 1) for dag in dager) * sats_
    tapte = sum(dag < d(2025, 12, 1) for dag in dager) * sats_
    return v(aapne, aapne), v(tapte, tapte)


def ny_periode(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T01: so many self-certified days forgotten before a sick note on a Monday."""
    loenn, syk = _loenn(tilfeldig), d(2025, 12, 8) + timedelta(weeks=tilfeldig.randrange(3))
    glemt = tilfeldig.randrange(1, 4)
    siste = syk - timedelta(days=tilfeldig.randrange(4, 12))
    mappe.ansatt(nummer, loenn=loenn)
    mappe.fravaer("EGENMELDING", siste - timedelta(days=glemt - 1), siste, nummer=nummer)
    mappe.sykmelding(syk, syk + timedelta(days=40), nummer=nummer)
    agp_slutt = syk + timedelta(days=15)
    mappe.inntektsmelding(syk, [(syk, agp_slutt)], nummer=nummer, inntekt=loenn)
    navs = ukedager(agp_slutt - timedelta(days=glemt - 1), agp_slutt)
    oere, tapt = _delt(navs, sats(loenn))
    return [Ventet("T01", nummer, oere, tapt)] if navs else []


def barnedager(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T02: ten days in autumn, and some more near Christmas."""
    loenn, flere = _loenn(tilfeldig), tilfeldig.randrange(1, 5)
    mappe.ansatt(nummer, loenn=loenn)
    mappe.fravaer("SYKT_BARN", d(2025, 9, 1), d(2025, 9, 5), nummer=nummer)
    mappe.fravaer("SYKT_BARN", d(2025, 10, 6), d(2025, 10, 10), nummer=nummer)
    mappe.fravaer("SYKT_BARN", d(2025, 12, 1), d(2025, 11, 30) + timedelta(days=flere), nummer=nummer)
    k = flere * sats(loenn)
    return [Ventet("T02", nummer, v(k, k))]


def nyansatt(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T04: sick within the first 28 days."""
    loenn, dag = _loenn(tilfeldig), d(2025, 12, 1) + timedelta(days=tilfeldig.randrange(28))
    mappe.ansatt(nummer, loenn=loenn, start=d(2025, 12, 1), fra=d(2025, 12, 1))
    slutt = dag + timedelta(days=tilfeldig.randrange(3, 10))
    mappe.sykmelding(dag, slutt, nummer=nummer)
    oere, tapt = _delt(ukedager(dag, slutt), sats(loenn))
    return [Ventet("T04", nummer, oere, tapt)]


def etter_permisjon(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T05: sick within 28 days after parental leave that ended on a Sunday."""
    loenn, dag = _loenn(tilfeldig), d(2025, 12, 8) + timedelta(days=tilfeldig.randrange(28))
    mappe.ansatt(nummer, loenn=loenn)
    mappe.fravaer("FORELDREPERMISJON", d(2025, 3, 3), d(2025, 12, 7), nummer=nummer)
    slutt = dag + timedelta(days=tilfeldig.randrange(3, 10))
    mappe.sykmelding(dag, slutt, nummer=nummer)
    oere, tapt = _delt(ukedager(dag, slutt), sats(loenn))
    return [Ventet("T05", nummer, oere, tapt)]


def fritak_uten_krav(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T08: some days inside an exemption, on both sides of the limit."""
    loenn, dag = _loenn(tilfeldig), d(2025, 11, 20) + timedelta(days=tilfeldig.randrange(40))
    mappe.ansatt(nummer, loenn=loenn)
    mappe.vedtak("FRITAK_KRONISK", d(2025, 3, 1), d(2026, 12, 31), nummer=nummer)
    slutt = dag + timedelta(days=tilfeldig.randrange(2, 12))
    mappe.sykmelding(dag, slutt, nummer=nummer)
    dagsats = Fraction(int(Fraction(12 * loenn * 100, 260) + Fraction(1, 2)), 100)
    oere, tapt = _delt(ukedager(dag, slutt), dagsats)
    return [Ventet("T08", nummer, oere, tapt)]


def lav_inntekt(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T16: a supplement left out of the income."""
    loenn, tillegg = _loenn(tilfeldig), tilfeldig.randrange(1000, 6000, 50)
    mappe.ansatt(nummer, loenn=loenn + tillegg)
    mappe.sykmelding(d(2025, 12, 15), d(2026, 2, 13), nummer=nummer)
    agp = (d(2025, 12, 15), d(2025, 12, 30))
    mappe.inntektsmelding(d(2025, 12, 15), [agp], nummer=nummer, inntekt=loenn)
    k = len(ukedager(d(2025, 12, 31), d(2026, 2, 13))) * (sats(loenn + tillegg) - sats(loenn))
    return [Ventet("T16", nummer, v(k, k))]


def gammel_g(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T18: capped, from May 2025, paid with the G of 2024."""
    loenn, foerste = (
        tilfeldig.randrange(70000, 90000, 50),
        d(2025, 5, 5) + timedelta(days=tilfeldig.randrange(5)),
    )
    mappe.ansatt(nummer, loenn=loenn)
    nav, slutt = foerste + timedelta(days=16), d(2025, 6, 30)
    mappe.sykmelding(foerste, slutt, nummer=nummer)
    mappe.inntektsmelding(foerste, [(foerste, nav - timedelta(days=1))], nummer=nummer, inntekt=loenn)
    dager = len(ukedager(nav, slutt))
    oere = dager * sats(loenn, G_2024) * 100
    mappe.krav(nav, slutt, oere, nummer=nummer).betalt(d(2025, 9, 1), nav, slutt, oere, nummer=nummer)
    k = Fraction(dager * 6 * (G_2025 - G_2024), 260)
    return [Ventet("T18", nummer, v(k, k))]


def feriepenger_mangler(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T20: paid in 2024 for more than 48 days, and nothing in May 2025."""
    dagsats = tilfeldig.randrange(1000, 2500)
    mappe.ansatt(nummer)
    dager = len(ukedager(d(2024, 6, 3), d(2024, 8, 30)))
    mappe.betalt(d(2024, 10, 1), d(2024, 6, 3), d(2024, 8, 30), dager * dagsats * 100, nummer=nummer)
    ventet = int(Fraction("0.102") * 48 * dagsats + Fraction(1, 2))
    return [Ventet("T20", nummer, int(ventet * AVGIFT * 100 + Fraction(1, 2)))]


def glemt_krav(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T24: a whole sickness nobody claimed."""
    loenn, slutt = _loenn(tilfeldig), d(2026, 1, 5) + timedelta(days=tilfeldig.randrange(20))
    mappe.ansatt(nummer, loenn=loenn).sykmelding(d(2025, 11, 3), slutt, nummer=nummer)
    oere, tapt = _delt(ukedager(d(2025, 11, 19), slutt), sats(loenn))  # fewer than 48 in each year
    return [Ventet("T24", nummer, oere, tapt)]


def ubetalt(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T24: a claim without a line."""
    oere = tilfeldig.randrange(100_000, 5_000_000)
    mappe.ansatt(nummer).krav(d(2025, 3, 3), d(2025, 3, 28), oere, nummer=nummer, ytelse="PLEIEPENGER")
    return [Ventet("T24", nummer, oere)]


def for_lite(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T30: paid less than claimed, lately or long ago."""
    krevd, mangler = tilfeldig.randrange(2_000_000, 5_000_000), tilfeldig.randrange(3_000, 1_000_000)
    valutadato = d(2026, 2, 20) if tilfeldig.random() < 0.5 else d(2025, 12, 15)
    mappe.ansatt(nummer).krav(d(2025, 10, 1), d(2025, 10, 31), krevd, nummer=nummer, ytelse="FORELDREPENGER")
    mappe.betalt(valutadato, d(2025, 10, 1), d(2025, 10, 31), krevd - mangler, nummer=nummer, kode="2")
    tapt = valutadato < d(2026, 1, 18)
    return [Ventet("T30", nummer, 0 if tapt else mangler, mangler if tapt else 0)]


def etter_maksdato(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T23: sick from 1 January 2024; the 248 days end on 27 December."""
    loenn, slutt = _loenn(tilfeldig), d(2025, 1, 10) + timedelta(days=tilfeldig.randrange(60))
    mappe.ansatt(nummer, loenn=loenn).sykmelding(d(2024, 1, 1), slutt, nummer=nummer)
    mappe.inntektsmelding(d(2024, 1, 1), [(d(2024, 1, 1), d(2024, 1, 16))], nummer=nummer, inntekt=loenn)
    dager = len(ukedager(d(2024, 12, 30), slutt))
    kroner = Fraction(12 * loenn * dager, 260) * Fraction("1.102") * AVGIFT
    return [Ventet("T23", nummer, int(kroner * 100 + Fraction(1, 2)))]


def for_lav_stilling(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T28: a small post, paid on after the employer's period."""
    loenn = tilfeldig.randrange(2000, 5400, 50)
    mappe.ansatt(nummer, loenn=loenn).sykmelding(d(2026, 1, 1), d(2026, 1, 30), nummer=nummer)
    kroner = Fraction(12 * loenn * len(ukedager(d(2026, 1, 17), d(2026, 1, 30))), 260) * AVGIFT
    return [Ventet("T28", nummer, int(kroner * 100 + Fraction(1, 2)))]


def donor(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T12: a donor's days."""
    loenn, dag = _loenn(tilfeldig), d(2026, 1, 5) + timedelta(days=tilfeldig.randrange(20))
    slutt = dag + timedelta(days=tilfeldig.randrange(2, 6))
    mappe.ansatt(nummer, loenn=loenn).fravaer("SYKMELDING", dag, slutt, nummer=nummer, kode="DONOR")
    k = len(ukedager(dag, slutt)) * sats(loenn)
    return [Ventet("T12", nummer, v(k, k))]


def fars_dager(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T25: paid leave at birth."""
    loenn, dag = _loenn(tilfeldig), d(2025, 12, 1) + timedelta(days=tilfeldig.randrange(30))
    mappe.ansatt(nummer, loenn=loenn)
    mappe.fravaer("PERMISJON", dag, dag + timedelta(days=13), nummer=nummer, kode="FOEDSEL")
    return [Ventet("T25", nummer, v(10 * sats(loenn), 10 * sats(loenn)))]


def behandling(mappe: Eksportmappe, nummer: str, tilfeldig: Random) -> list[Ventet]:
    """T13: treatment every Wednesday; so many absences also suggest an exemption (T06)."""
    loenn, antall = _loenn(tilfeldig), tilfeldig.randrange(13, 17)
    mappe.ansatt(nummer, loenn=loenn)
    for uke in range(antall):
        dag = d(2025, 11, 5) + timedelta(weeks=uke)
        mappe.sykmelding(dag, dag, nummer=nummer)
    k = (antall - 12) * sats(loenn)
    return [Ventet("T13", nummer, v(k, k)), Ventet("T06", nummer, None, None)]


PLANTERE: tuple[Planter, ...] = (
    ny_periode,
    barnedager,
    nyansatt,
    etter_permisjon,
    fritak_uten_krav,
    lav_inntekt,
    gammel_g,
    feriepenger_mangler,
    glemt_krav,
    ubetalt,
    for_lite,
    etter_maksdato,
    for_lav_stilling,
    donor,
    fars_dager,
    behandling,
)
