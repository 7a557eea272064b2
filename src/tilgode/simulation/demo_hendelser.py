"""Dates for everything that happens to the demo's claims: payments with Nav's habits, adjustments, dunning.

Border: what is to happen has been chosen (`demo_forloep.Del`); here are only dates, lines and texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tilgode.simulation.demo_forloep import STRAKS_VALG, Del, Forloep, Slutt, oppgjoer_mellom, straks
from tilgode.simulation.demo_tall import DATOER
from tilgode.simulation.modell import Krav, Linje
from tilgode.simulation.navkoder import kode_for
from tilgode.simulation.navvaner import del_i_linjer
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.kalender import antall_virkedager, virkedager
from tilgode.values.periode import EN_DAG, Periode

_ETTER_PURRING = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Kravlinje:
    """A line with the claim it belongs to (the truth the matching is to find)."""

    valutadato: date
    krav: Krav
    linje: Linje


def lag_linjer(forloep: Sequence[Forloep], t: Tilfeldig) -> list[Kravlinje]:
    """Every line Nav pays on the claims."""
    linjer: list[Kravlinje] = []
    for f in forloep:
        rest = _periode(f.krav)
        for d in f.deler:
            datoer = _datoer(f.krav, d)
            if datoer:
                rest = _betal(linjer, f, d, datoer, rest, t)
    return linjer


def _datoer(krav: Krav, d: Del) -> Sequence[date]:
    """The settlements that may pay the part, earliest first; none when it is not paid."""
    tidligst = max(krav.sendt + timedelta(days=6), (d.purret or krav.sendt) + _ETTER_PURRING)
    if d.slutt is Slutt.BETALT_STRAKS:
        return straks(krav.sendt)
    if d.slutt is Slutt.BETALT_FOER:
        return oppgjoer_mellom(max(DATOER[0], tidligst), DATOER[1])
    if d.slutt is Slutt.BETALT_ETTER:
        return oppgjoer_mellom(max(DATOER[1], tidligst), DATOER[2])
    return ()


def _betal(
    linjer: list[Kravlinje], f: Forloep, d: Del, datoer: Sequence[date], periode: Periode, t: Tilfeldig
) -> Periode:
    """Lines for one part; returns the days that are left for the next part."""
    nr = t.heltall(0, min(STRAKS_VALG if d.slutt is Slutt.BETALT_STRAKS else len(datoer), len(datoer)) - 1)
    if f.krav.ytelse == "FERIEPENGER":
        nr = 0
    d.betalt = datoer[nr]
    alt = d.oere == f.krav.oere
    egen = periode if alt else _andel(periode, d.oere, f.krav)
    hel = [(datoer[nr], egen, d.oere)]
    biter = del_i_linjer(d.oere, egen, datoer[nr:], t) if alt and f.krav.rett_periode else hel
    for valutadato, fom_tom, oere in biter:
        linjer.append(Kravlinje(valutadato, f.krav, _linje(f.krav, fom_tom, oere)))
    return Periode(min(egen.tom + EN_DAG, periode.tom), periode.tom)


def _linje(krav: Krav, periode: Periode, oere: int) -> Linje:
    if krav.ytelse == "FERIEPENGER":
        aar = krav.kravaar + 1
        periode = Periode(date(aar, 5, 1), date(aar, 5, 31))
    kode = kode_for(krav.ytelse, krav.feriepenger_av)
    return Linje(krav.ansatt, kode, periode.fom, periode.tom, oere, krav.maksdato)


def _periode(krav: Krav) -> Periode:
    return krav.rett_periode or krav.periode


def _andel(periode: Periode, oere: int, krav: Krav) -> Periode:
    """The first days of the period, as many as the amount pays for."""
    dager = virkedager(periode)
    if not dager:
        return periode
    hele = max(1, antall_virkedager(_periode(krav)))
    antall = max(1, min(len(dager), oere * hele // max(1, krav.oere)))
    return Periode(periode.fom, max(periode.fom, dager[antall - 1]))


def per_dato(linjer: Sequence[Kravlinje]) -> dict[date, list[Linje]]:
    """Lines gathered by value date."""
    samlet: dict[date, list[Linje]] = defaultdict(list)
    for kravlinje in linjer:
        samlet[kravlinje.valutadato].append(kravlinje.linje)
    return dict(samlet)
