"""The walk through the table of the arbeidsgiverperiode, run by run, in whole numbers only.

One source for both executors: over lists and tuples it is the explained one, over arrays the
same code is compiled by `rules.masse`. A run of equal days is one addition, cut where a counter
gets full. The numbers of the statute are arguments.
The state between runs is the row of whole numbers `s`; its places are named below. What comes out
is `ut`, columns of whole numbers (`UT_*`): counted stretches of days, and the periods they belong to.
Border: no dates, no facts, no provisions; those are in `arbeidsgiverperiode` and the table.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from tilgode.rules.felles.automat import Kolonner
from tilgode.rules.felles.telling import er_helgedag, like_dager_til

#: Places in the state.
TILSTAND = 0
TALT = 1
OPPHOLD = 2
VENTENDE = 3
ANTALL_STREKK = 4
ANTALL_PERIODER = 5
PLASSER = 6

#: States and effects by number (the names are in the table; a test holds them together).
INGEN_PERIODE = 0
FULLFOERT = 4
INGEN_VIRKNING = 0
TELL = 1
LEGG_TIL_OPPHOLD = 2
VENT = 3
ETTER = 4
TELL_VENTENDE = 5
OPPHOLD_FOR_VENTENDE = 6

ANTALL_SLAG = 5

#: Columns of the outcome: stretches of counted days (from, to, number of its period) …
UT_FOM = 0
UT_TOM = 1
UT_PERIODE = 2
#: … and periods (first and last day of all that belongs to it, whether it was filled).
UT_PERIODE_FOM = 3
UT_PERIODE_TOM = 4
UT_FERDIG = 5
UT_KOLONNER = 6

Utkolonner = Sequence[MutableSequence[int]]


def strekk(s: MutableSequence[int], ut: Utkolonner, fom: int, tom: int) -> None:
    """Note counted days; a stretch that goes on from the last one makes it longer."""
    n = s[ANTALL_STREKK]
    periode = s[ANTALL_PERIODER] - 1
    if n > 0 and ut[UT_TOM][n - 1] == fom - 1 and ut[UT_PERIODE][n - 1] == periode:
        ut[UT_TOM][n - 1] = tom
    else:
        ut[UT_FOM][n] = fom
        ut[UT_TOM][n] = tom
        ut[UT_PERIODE][n] = periode
        s[ANTALL_STREKK] = n + 1


def aapne(s: MutableSequence[int], ut: Utkolonner, dag: int) -> None:
    """Begin a period."""
    n = s[ANTALL_PERIODER]
    ut[UT_PERIODE_FOM][n] = dag
    ut[UT_PERIODE_TOM][n] = dag
    ut[UT_FERDIG][n] = 0
    s[ANTALL_PERIODER] = n + 1
    s[TALT] = 0
    s[OPPHOLD] = 0


def legg_til_opphold(
    s: MutableSequence[int], ut: Utkolonner, kolonner: Kolonner, rad: int, fom: int, dager: int, grense: int
) -> int:
    """Add up to `dager` days of gap from `fom`; returns how many were used."""
    igjen = grense - s[OPPHOLD]
    brukt = min(igjen, dager)
    s[OPPHOLD] += brukt
    ut[UT_PERIODE_TOM][s[ANTALL_PERIODER] - 1] = fom + brukt - 1
    s[TILSTAND] = kolonner.ved_grense[rad] if brukt == igjen else kolonner.neste[rad]
    return brukt


def tell(
    s: MutableSequence[int], ut: Utkolonner, kolonner: Kolonner, rad: int, fom: int, dager: int, grense: int
) -> int:
    """Count up to `dager` days from `fom`; returns how many were used."""
    if s[TILSTAND] == INGEN_PERIODE:
        aapne(s, ut, fom)
    igjen = grense - s[TALT]
    brukt = min(igjen, dager)
    s[TALT] += brukt
    s[OPPHOLD] = 0
    strekk(s, ut, fom, fom + brukt - 1)
    ut[UT_PERIODE_TOM][s[ANTALL_PERIODER] - 1] = fom + brukt - 1
    s[TILSTAND] = kolonner.ved_grense[rad] if brukt == igjen else kolonner.neste[rad]
    return brukt


def avgjoer_ventende(
    s: MutableSequence[int],
    ut: Utkolonner,
    kolonner: Kolonner,
    rad: int,
    dag: int,
    grenser: Sequence[int],
) -> None:
    """Settle the days that wait before `dag`: counted, gap, or neither."""
    ventende = s[VENTENDE]
    virkning = kolonner.virkning[rad]
    s[VENTENDE] = 0
    if virkning == TELL_VENTENDE:
        tell(s, ut, kolonner, rad, dag - ventende, ventende, grenser[0])
    elif virkning == OPPHOLD_FOR_VENTENDE:
        legg_til_opphold(s, ut, kolonner, rad, dag - ventende, ventende, grenser[1])
    else:
        s[TILSTAND] = kolonner.neste[rad]


def gaa_forbi(
    s: MutableSequence[int], ut: Utkolonner, kolonner: Kolonner, rad: int, dag: int, dager: int
) -> None:
    """Pass days that move no counter: they wait, follow a full period, or mean nothing."""
    virkning = kolonner.virkning[rad]
    if virkning == VENT:
        s[VENTENDE] += dager
    elif virkning == ETTER:
        if s[TILSTAND] == INGEN_PERIODE:
            aapne(s, ut, dag)
        s[OPPHOLD] = 0
    s[TILSTAND] = kolonner.neste[rad]
    if s[TILSTAND] != INGEN_PERIODE:
        ut[UT_PERIODE_TOM][s[ANTALL_PERIODER] - 1] = dag + dager - 1


def bruk_rad(
    s: MutableSequence[int],
    ut: Utkolonner,
    kolonner: Kolonner,
    rad: int,
    dag: int,
    dager: int,
    grenser: Sequence[int],
) -> int:
    """Use one row on up to `dager` equal days from `dag`; returns how many it used (0: read again)."""
    virkning = kolonner.virkning[rad]
    if virkning >= TELL_VENTENDE:
        avgjoer_ventende(s, ut, kolonner, rad, dag, grenser)
        return 0
    if kolonner.stabil[rad] == 0:
        dager = 1
    if virkning == TELL:
        return tell(s, ut, kolonner, rad, dag, dager, grenser[0])
    if virkning == LEGG_TIL_OPPHOLD:
        return legg_til_opphold(s, ut, kolonner, rad, dag, dager, grenser[1])
    gaa_forbi(s, ut, kolonner, rad, dag, dager)
    return dager


def tell_dager(
    s: MutableSequence[int],
    ut: Utkolonner,
    kolonner: Kolonner,
    fom: int,
    tom: int,
    ukedag: int,
    helg: int,
    grenser: Sequence[int],
) -> None:
    """Take the days from `fom` to `tom`, of kind `ukedag` on weekdays and `helg` in weekends.

    `grenser`: how many days fill the period, and how many of gap end it.
    """
    dag = fom
    while dag <= tom:
        # in every state the two kinds meet the same rule when they have the same effect (tested)
        grunn = s[TILSTAND] * ANTALL_SLAG
        rad = grunn + (helg if er_helgedag(dag) else ukedag)
        like = ukedag == helg or kolonner.virkning[grunn + ukedag] == kolonner.virkning[grunn + helg]
        slutt = tom if like else like_dager_til(dag, tom)
        dag += bruk_rad(s, ut, kolonner, rad, dag, slutt - dag + 1, grenser)
        if s[TILSTAND] >= FULLFOERT:
            ut[UT_FERDIG][s[ANTALL_PERIODER] - 1] = 1
