"""Nav's habits when it pays: whole, in two periods, in two equal lines, or first wrong and then right.

Border: amounts and dates; who is paid and why is decided by the scenarios.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.kalender import Maaned, er_helg, er_helligdag, virkedager
from tilgode.values.periode import EN_DAG, Periode

KR = 100
_DELT_PROSENT = 7
_LIKE_PROSENT = 2
_RETTET_PROSENT = 3
_MINSTE_DELT = 6
_RETTES_SENEST = 9
Bit = tuple[date, Periode, int]


def foerste_virkedag(fra: date) -> date:
    """The first working day on or after a day."""
    dag = fra
    while er_helg(dag) or er_helligdag(dag):
        dag += EN_DAG
    return dag


def ordinaer_dag(maaned: Maaned) -> date:
    """Nav's ordinary payment day: the first working day of the month."""
    return foerste_virkedag(maaned.periode.fom)


def del_i_linjer(oere: int, periode: Periode, datoer: Sequence[date], t: Tilfeldig) -> list[Bit]:
    """(value date, period, øre) of the lines that pay an amount; `datoer` are the days Nav may use.

    A correction takes the first line back some payments (up to months) later and pays right then.
    """
    dager = virkedager(periode)
    if len(dager) < _MINSTE_DELT:
        return [(datoer[0], periode, oere)]
    if t.sjanse(_DELT_PROSENT):
        midt = dager[len(dager) // 2]
        foerste = oere * (len(dager) // 2) // len(dager) // KR * KR
        return [
            (datoer[0], Periode(periode.fom, midt - EN_DAG), foerste),
            (datoer[0], Periode(midt, periode.tom), oere - foerste),
        ]
    if oere % 2 == 0 and t.sjanse(_LIKE_PROSENT):
        return [(datoer[0], periode, oere // 2)] * 2
    if len(datoer) > 2 and t.sjanse(_RETTET_PROSENT):
        feil = oere * (len(dager) - 1) // len(dager) // KR * KR
        senere = datoer[t.heltall(2, min(_RETTES_SENEST, len(datoer) - 1))]
        return [(datoer[0], periode, feil), (senere, periode, -feil), (senere, periode, oere)]
    return [(datoer[0], periode, oere)]
