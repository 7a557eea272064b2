"""The walk through the table of the skjæringstidspunkt, run by run, in whole numbers only.

One source for both executors, as `arbeidsgiverperiode_kjerne`.
Border: no dates, no facts, no provisions; several employers have been merged before.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from tilgode.rules.felles.automat import Kolonner
from tilgode.rules.felles.telling import er_helgedag, like_dager_til

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

Utkolonner = Sequence[MutableSequence[int]]


def avslutt(s: MutableSequence[int], ut: Utkolonner) -> None:
    """Note the running sickness, if there is one."""
    if s[TILSTAND] != INGEN_SYKDOM:
        n = s[ANTALL]
        ut[UT_FOM][n] = s[START]
        ut[UT_TOM][n] = s[SISTE]
        s[ANTALL] = n + 1


def les_dager(
    s: MutableSequence[int],
    ut: Utkolonner,
    kolonner: Kolonner,
    fom: int,
    tom: int,
    ukedag: int,
    helg: int,
) -> None:
    """Read the days from `fom` to `tom`, of kind `ukedag` on weekdays and `helg` in weekends."""
    dag = fom
    while dag <= tom:
        rad = s[TILSTAND] * ANTALL_SLAG + ukedag
        slutt = tom
        if ukedag != helg and kolonner.virkning[rad] != kolonner.virkning[rad - ukedag + helg]:
            slutt = like_dager_til(dag, tom)
            if er_helgedag(dag):
                rad += helg - ukedag
        virkning = kolonner.virkning[rad]
        if virkning == UTVID:
            s[SISTE] = slutt
        elif virkning != INGEN_VIRKNING:
            avslutt(s, ut)
            s[START] = dag
            s[SISTE] = slutt
        s[TILSTAND] = kolonner.neste[rad]
        dag = slutt + 1
