"""The walk through the table of the skjæringstidspunkt, run by run, in whole numbers only.

One source for both executors, as `arbeidsgiverperiode_kjerne`.
Border: no dates, no facts, no provisions; several employers have been merged before.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from tilgode.rules.felles.automat import FELT, NESTE, VIRKNING
from tilgode.rules.felles.telling import ukedel_til

#: Places in the state: where the walk stands, the running sickness, how many have ended.
TILSTAND = 0
START = 1
SISTE = 2
ANTALL = 3
PLASSER = 4

#: States and effects by number (a test holds them to the table).
INGEN_SYKDOM = 0
INGEN_VIRKNING = 0
UTVID = 2
BEGYNN = 1

ANTALL_SLAG = 5

#: Columns of the outcome: first and last day of each sickness.
UT_FOM = 0
UT_TOM = 1
UT_KOLONNER = 2


def avslutt(s: MutableSequence[int], ut: MutableSequence[int]) -> None:
    """Note the running sickness, if there is one."""
    if s[TILSTAND] != INGEN_SYKDOM:
        n = s[ANTALL]
        ut[UT_KOLONNER * n + UT_FOM] = s[START]
        ut[UT_KOLONNER * n + UT_TOM] = s[SISTE]
        s[ANTALL] = n + 1


def les_dager(
    s: MutableSequence[int],
    ut: MutableSequence[int],
    tabell: Sequence[int],
    fom: int,
    tom: int,
    ukedag: int,
    helg: int,
) -> None:
    """Read the days from `fom` to `tom`, of kind `ukedag` on weekdays and `helg` in weekends."""
    dag = fom
    while dag <= tom:
        rad = FELT * (ANTALL_SLAG * s[TILSTAND] + ukedag)
        annen = rad + FELT * (helg - ukedag)
        slutt = tom
        if rad != annen and tabell[rad + VIRKNING] != tabell[annen + VIRKNING]:
            er_helg, slutt = ukedel_til(dag, tom)
            if er_helg:
                rad = annen
        virkning = tabell[rad + VIRKNING]
        if virkning == UTVID:
            s[SISTE] = slutt
        elif virkning != INGEN_VIRKNING:
            avslutt(s, ut)
            s[START] = dag
            s[SISTE] = slutt
        s[TILSTAND] = tabell[rad + NESTE]
        dag = slutt + 1
