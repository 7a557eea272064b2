"""The walk through the table of the arbeidsgiverperiode, run by run, in whole numbers only.

One source for both executors: over lists and tuples it is the explained one, over arrays the
same code is compiled by `rules.masse`. A run of equal days is one addition, cut where a counter
gets full. The numbers of the statute are arguments.
The state between runs is the row of whole numbers `s`; its places are named below. What comes out
is `ut`, rows of UT_KOLONNER whole numbers one after another (`UT_*` are places in a row): counted stretches of days, and the periods they belong to.
Border: no dates, no facts, no provisions; those are in `arbeidsgiverperiode` and the table.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from tilgode.rules.felles.automat import FELT, NESTE, STABIL, VED_GRENSE, VIRKNING
from tilgode.rules.felles.telling import ukedel_til

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


def aapne(s: MutableSequence[int], ut: MutableSequence[int], dag: int) -> None:
    """Begin a period."""
    n = UT_KOLONNER * s[ANTALL_PERIODER]
    ut[n + UT_PERIODE_FOM] = dag
    ut[n + UT_PERIODE_TOM] = dag
    ut[n + UT_FERDIG] = 0
    s[ANTALL_PERIODER] += 1
    s[TALT] = 0
    s[OPPHOLD] = 0


def legg_til_opphold(
    s: MutableSequence[int],
    ut: MutableSequence[int],
    tabell: Sequence[int],
    rad: int,
    fom: int,
    dager: int,
    grense: int,
) -> int:
    """Add up to `dager` days of gap from `fom`; returns how many were used."""
    igjen = grense - s[OPPHOLD]
    if dager < igjen:
        s[TILSTAND] = tabell[rad + NESTE]
    else:
        dager = igjen
        s[TILSTAND] = tabell[rad + VED_GRENSE]
    s[OPPHOLD] += dager
    ut[UT_KOLONNER * (s[ANTALL_PERIODER] - 1) + UT_PERIODE_TOM] = fom + dager - 1
    return dager


def tell(
    s: MutableSequence[int],
    ut: MutableSequence[int],
    tabell: Sequence[int],
    rad: int,
    fom: int,
    dager: int,
    grense: int,
) -> int:
    """Count up to `dager` days from `fom`; returns how many were used.

    A stretch that goes on from the last one makes it longer.
    """
    if s[TILSTAND] == INGEN_PERIODE:
        aapne(s, ut, fom)
    periode = s[ANTALL_PERIODER] - 1
    igjen = grense - s[TALT]
    if dager < igjen:
        s[TILSTAND] = tabell[rad + NESTE]
    else:
        dager = igjen
        s[TILSTAND] = tabell[rad + VED_GRENSE]
        ut[UT_KOLONNER * periode + UT_FERDIG] = 1
    s[TALT] += dager
    s[OPPHOLD] = 0
    tom = fom + dager - 1
    ut[UT_KOLONNER * periode + UT_PERIODE_TOM] = tom
    n = UT_KOLONNER * s[ANTALL_STREKK]
    if n > 0 and ut[n - UT_KOLONNER + UT_TOM] == fom - 1 and ut[n - UT_KOLONNER + UT_PERIODE] == periode:
        ut[n - UT_KOLONNER + UT_TOM] = tom
    else:
        ut[n + UT_FOM] = fom
        ut[n + UT_TOM] = tom
        ut[n + UT_PERIODE] = periode
        s[ANTALL_STREKK] += 1
    return dager


def avgjoer_ventende(
    s: MutableSequence[int],
    ut: MutableSequence[int],
    tabell: Sequence[int],
    rad: int,
    dag: int,
    grenser: Sequence[int],
) -> None:
    """Settle the days that wait before `dag`: counted, gap, or neither."""
    ventende = s[VENTENDE]
    virkning = tabell[rad + VIRKNING]
    s[VENTENDE] = 0
    if virkning == TELL_VENTENDE:
        tell(s, ut, tabell, rad, dag - ventende, ventende, grenser[0])
    elif virkning == OPPHOLD_FOR_VENTENDE:
        legg_til_opphold(s, ut, tabell, rad, dag - ventende, ventende, grenser[1])
    else:
        s[TILSTAND] = tabell[rad + NESTE]


def gaa_forbi(
    s: MutableSequence[int], ut: MutableSequence[int], tabell: Sequence[int], rad: int, dag: int, dager: int
) -> None:
    """Pass days that move no counter: they wait, follow a full period, or mean nothing."""
    virkning = tabell[rad + VIRKNING]
    if virkning == VENT:
        s[VENTENDE] += dager
    elif virkning == ETTER:
        if s[TILSTAND] == INGEN_PERIODE:
            aapne(s, ut, dag)
        s[OPPHOLD] = 0
        ut[UT_KOLONNER * (s[ANTALL_PERIODER] - 1) + UT_FERDIG] = 1
    s[TILSTAND] = tabell[rad + NESTE]
    if s[TILSTAND] != INGEN_PERIODE:
        ut[UT_KOLONNER * (s[ANTALL_PERIODER] - 1) + UT_PERIODE_TOM] = dag + dager - 1


def finn_rad(
    s: MutableSequence[int], tabell: Sequence[int], dag: int, tom: int, ukedag: int, helg: int
) -> tuple[int, int]:
    """The row for `dag`, and the last day, at most `tom`, that may be read by it together with `dag`."""
    grunn = FELT * ANTALL_SLAG * s[TILSTAND]
    rad = grunn + FELT * ukedag
    # in every state two kinds with the same effect meet the same rule (tested)
    if ukedag != helg and tabell[rad + VIRKNING] != tabell[grunn + FELT * helg + VIRKNING]:
        er_helg, tom = ukedel_til(dag, tom)
        if er_helg:
            rad = grunn + FELT * helg
    return rad, tom if tabell[rad + STABIL] == 1 else dag


def bruk_rad(
    s: MutableSequence[int],
    ut: MutableSequence[int],
    tabell: Sequence[int],
    rad: int,
    dag: int,
    tom: int,
    grenser: Sequence[int],
) -> int:
    """Use the row from `dag` as far as it lets it, at most to `tom`; returns the first day not taken.

    Where days wait they are settled and no new one is taken: the day is to be read again.
    """
    virkning = tabell[rad + VIRKNING]
    if virkning == TELL:
        return dag + tell(s, ut, tabell, rad, dag, tom - dag + 1, grenser[0])
    if virkning == LEGG_TIL_OPPHOLD:
        return dag + legg_til_opphold(s, ut, tabell, rad, dag, tom - dag + 1, grenser[1])
    if virkning >= TELL_VENTENDE:
        avgjoer_ventende(s, ut, tabell, rad, dag, grenser)
        return dag
    gaa_forbi(s, ut, tabell, rad, dag, tom - dag + 1)
    return tom + 1


def tell_dager(
    s: MutableSequence[int],
    ut: MutableSequence[int],
    tabell: Sequence[int],
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
        rad, slutt = finn_rad(s, tabell, dag, tom, ukedag, helg)
        dag = bruk_rad(s, ut, tabell, rad, dag, slutt, grenser)
