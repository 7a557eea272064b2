"""The walk through the table of maksdato, run by run, in whole numbers only.

One source for both executors, with state `s` and outcome `ut` as in `arbeidsgiverperiode_kjerne`.
Border: no dates, no facts, no provisions.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from tilgode.rules.felles.automat import FELT, NESTE, STABIL, VED_GRENSE, VIRKNING
from tilgode.rules.felles.telling import (
    aar_tilbake,
    er_helgedag,
    like_dager_til,
    siste_virkedag,
    virkedag_nummer,
    virkedager_mellom,
)

#: Places in the state.
TILSTAND = 0
START = 1
VINDU = 2
FORBRUKT = 3
FORBRUKT_67 = 4
OPPHOLD = 5
AVSLAATT = 6
SISTE_BRUKTE = 7
VURDERT_TOM = 8
ANTALL_BRUKT = 9
ANTALL_AVSLAG = 10
ANTALL_SAKER = 11
PLASSER = 12

#: The limits, from the statute and the person: `grenser`.
MAKS = 0
MAKS_67 = 1
NY_RETT = 2
VINDU_AAR = 3
DAG_67 = 4
DAG_70 = 5
DOED = 6
ALDRI = 1 << 30

#: States and effects by number (a test holds them to the table).
INGEN_SAK = 0
KARANTENE = 4
KARANTENE_67 = 5
FOR_GAMMEL = 7
ETTER_DOEDEN = 8
INGEN_VIRKNING = 0
NY_SAK = 1
FLYTT_VINDU = 3
LEGG_TIL_OPPHOLD = 4
FOERSTE_AVSLAG = 5
NY_VURDERING = 7
LUKK = 10

ANTALL_SLAG = 6

#: Which limit gives the date, by number.
ORDINAER = 0
BEGRENSET = 1
SYTTI = 2

#: Columns: days spent in the running right (from, to; weekdays) …
UT_BRUKT_FOM = 0
UT_BRUKT_TOM = 1
#: … refused days (from, to, effect that refused, 1 when weekends are refused too) …
UT_AVSLAG_FOM = 2
UT_AVSLAG_TOM = 3
UT_AVSLAG_VIRKNING = 4
UT_AVSLAG_HELG = 5
#: … and rights (the state when they ended or the days did).
UT_SAK = 6
UT_KOLONNER = UT_SAK + VURDERT_TOM + 1


def lukk_sak(s: MutableSequence[int], ut: MutableSequence[int], dag: int) -> None:
    """Note the right as it stands after `dag`, and forget it."""
    n = s[ANTALL_SAKER]
    s[VURDERT_TOM] = dag
    for plass in range(VURDERT_TOM + 1):
        ut[UT_KOLONNER * n + UT_SAK + plass] = s[plass]
        s[plass] = 0
    s[ANTALL_SAKER] = n + 1
    s[ANTALL_BRUKT] = 0


def flytt_vindu(s: MutableSequence[int], ut: MutableSequence[int], dag: int, grenser: Sequence[int]) -> None:
    """Let the window end on `dag`; days spent before it are forgotten."""
    vindu = aar_tilbake(dag, grenser[VINDU_AAR])
    s[VINDU] = vindu
    etter_67 = grenser[DAG_67] + 1
    forbrukt = 0
    forbrukt_67 = 0
    for i in range(s[ANTALL_BRUKT]):
        fom = ut[UT_KOLONNER * i + UT_BRUKT_FOM]
        tom = ut[UT_KOLONNER * i + UT_BRUKT_TOM]
        fom = max(fom, vindu)
        forbrukt += virkedager_mellom(fom, tom)
        forbrukt_67 += virkedager_mellom(max(fom, etter_67), tom)
    s[FORBRUKT] = forbrukt
    s[FORBRUKT_67] = forbrukt_67


def noter_brukt(s: MutableSequence[int], ut: MutableSequence[int], fom: int, tom: int) -> None:
    """Note spent weekdays; across a weekend it is still one stretch."""
    n = UT_KOLONNER * s[ANTALL_BRUKT]
    if n > 0 and virkedager_mellom(ut[n - UT_KOLONNER + UT_BRUKT_TOM] + 1, fom - 1) == 0:
        ut[n - UT_KOLONNER + UT_BRUKT_TOM] = tom
    else:
        ut[n + UT_BRUKT_FOM] = fom
        ut[n + UT_BRUKT_TOM] = tom
        s[ANTALL_BRUKT] += 1
    s[SISTE_BRUKTE] = siste_virkedag(tom)


def forbruk(
    s: MutableSequence[int],
    ut: MutableSequence[int],
    tabell: Sequence[int],
    rad: int,
    dag: int,
    tom: int,
    grenser: Sequence[int],
) -> int:
    """Spend the weekdays from `dag` to `tom` until a quota is empty; returns the last day taken."""
    virkning = tabell[rad + VIRKNING]
    if virkning == NY_SAK:
        s[START] = dag
        s[VINDU] = aar_tilbake(dag, grenser[VINDU_AAR])
    elif virkning == FLYTT_VINDU:
        flytt_vindu(s, ut, dag, grenser)
    etter_67 = dag > grenser[DAG_67]
    igjen = grenser[MAKS] - s[FORBRUKT]
    if etter_67 and grenser[MAKS_67] - s[FORBRUKT_67] < igjen:
        igjen = grenser[MAKS_67] - s[FORBRUKT_67]
    siste = virkedag_nummer(dag, igjen)
    if siste < tom:
        tom = siste
    antall = virkedager_mellom(dag, tom)
    s[FORBRUKT] += antall
    s[FORBRUKT_67] += antall if etter_67 else 0
    s[OPPHOLD] = 0
    s[TILSTAND] = tabell[rad + NESTE]
    noter_brukt(s, ut, dag, tom)
    if etter_67 and s[FORBRUKT_67] >= grenser[MAKS_67]:
        s[TILSTAND] = KARANTENE_67
    elif s[FORBRUKT] >= grenser[MAKS]:
        s[TILSTAND] = tabell[rad + VED_GRENSE]
    return tom


def mellomrom(fom: int, tom: int, med_helg: int) -> int:
    """Days that count between two stretches: all days, or only weekdays."""
    return tom - fom + 1 if med_helg else virkedager_mellom(fom, tom)


def avslaa(
    s: MutableSequence[int], ut: MutableSequence[int], virkning: int, dag: int, tom: int, med_helg: int
) -> None:
    """Note refused days; without weekends only the weekdays are refused."""
    n = UT_KOLONNER * s[ANTALL_AVSLAG]
    sist = n - UT_KOLONNER
    like = n > 0 and ut[sist + UT_AVSLAG_VIRKNING] == virkning and ut[sist + UT_AVSLAG_HELG] == med_helg
    if like and mellomrom(ut[sist + UT_AVSLAG_TOM] + 1, dag - 1, med_helg) == 0:
        ut[sist + UT_AVSLAG_TOM] = tom
    else:
        ut[n + UT_AVSLAG_FOM] = dag
        ut[n + UT_AVSLAG_TOM] = tom
        ut[n + UT_AVSLAG_VIRKNING] = virkning
        ut[n + UT_AVSLAG_HELG] = med_helg
        s[ANTALL_AVSLAG] += 1
    s[AVSLAATT] += mellomrom(dag, tom, med_helg)


def la_gaa(
    s: MutableSequence[int],
    ut: MutableSequence[int],
    tabell: Sequence[int],
    rad: int,
    dag: int,
    tom: int,
    grenser: Sequence[int],
) -> int:
    """Pass days that spend nothing; returns the last day taken."""
    virkning = tabell[rad + VIRKNING]
    if virkning >= LEGG_TIL_OPPHOLD and virkning < LUKK:
        igjen = grenser[NY_RETT] - s[OPPHOLD]
        full = tabell[rad + VED_GRENSE] != tabell[rad + NESTE] and igjen <= tom - dag + 1
        if full:
            tom = dag + igjen - 1
        s[OPPHOLD] += tom - dag + 1
        s[TILSTAND] = tabell[rad + VED_GRENSE] if full else tabell[rad + NESTE]
    else:
        s[TILSTAND] = tabell[rad + NESTE]
    return tom


def bruk_rader(
    s: MutableSequence[int],
    ut: MutableSequence[int],
    tabell: Sequence[int],
    rader: tuple[int, int],
    dag: int,
    tom: int,
    grenser: Sequence[int],
) -> int:
    """Use the rows (of weekdays, of weekends) from `dag` as far as they let it; returns the last day taken."""
    helg = er_helgedag(dag)
    rad = rader[1] if helg else rader[0]
    virkning = tabell[rad + VIRKNING]
    if rader[0] != rader[1] and (helg or not gaar_i_hop(tabell, rader[0], rader[1])):
        tom = like_dager_til(dag, tom)
    if tabell[rad + STABIL] == 0:
        tom = dag
    if virkning >= NY_SAK and virkning <= FLYTT_VINDU:
        return forbruk(s, ut, tabell, rad, dag, tom, grenser)
    tom = la_gaa(s, ut, tabell, rad, dag, tom, grenser)
    if virkning >= FOERSTE_AVSLAG and virkning < LUKK:
        avslaa(s, ut, virkning, dag, tom, 1 if tabell[rader[1] + VIRKNING] == virkning else 0)
    if s[TILSTAND] == INGEN_SAK and s[START] > 0:
        lukk_sak(s, ut, tom)
    return tom


def gaar_i_hop(tabell: Sequence[int], ukedag: int, helg: int) -> bool:
    """Whole weeks from a weekday on can be taken as one: spending counts weekdays only, so weekends
    without effect may lie in it; where both rows count gap, every calendar day does.
    """
    neste = tabell[ukedag + NESTE]
    if tabell[ukedag + STABIL] == 0 or tabell[helg + STABIL] == 0 or tabell[helg + NESTE] != neste:
        return False
    a = tabell[ukedag + VIRKNING]
    b = tabell[helg + VIRKNING]
    if a == b or (a < LEGG_TIL_OPPHOLD and b == INGEN_VIRKNING):
        return True
    return b == LEGG_TIL_OPPHOLD and tabell[ukedag + VED_GRENSE] == tabell[helg + VED_GRENSE]


def sett_varig(s: MutableSequence[int], dag: int, tom: int, grenser: Sequence[int]) -> int:
    """Enter the state the date decides (what comes first, 70 or death, stays); returns how far, at
    most `tom`, no birthday or death comes.
    """
    doed = grenser[DOED]
    dag_70 = grenser[DAG_70]
    foerst = dag_70 if dag_70 <= doed else doed + 1
    if dag >= foerst:
        s[TILSTAND] = FOR_GAMMEL if dag_70 <= doed else ETTER_DOEDEN
        return tom
    tom = foerst - 1 if foerst <= tom else tom
    return grenser[DAG_67] if dag <= grenser[DAG_67] < tom else tom


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
    """Take the days from `fom` to `tom`, of kind `ukedag` on weekdays and `helg` in weekends."""
    dag = fom
    while dag <= tom:
        slutt = sett_varig(s, dag, tom, grenser)
        grunn = FELT * ANTALL_SLAG * s[TILSTAND]
        rader = (grunn + FELT * ukedag, grunn + FELT * helg)
        dag = bruk_rader(s, ut, tabell, rader, dag, slutt, grenser) + 1


def finn_maksdato(
    forbrukt: int, forbrukt_67: int, siste_brukte: int, vurdert: int, grenser: Sequence[int]
) -> tuple[int, int, int]:
    """Count ahead from the last day assessed: the date, which limit gives it, weekdays left.

    An empty quota is counted from its last day. The birthday itself belongs to the time before 67.
    """
    igjen = grenser[MAKS] - forbrukt
    igjen_67 = grenser[MAKS_67] - forbrukt_67
    start = siste_virkedag(vurdert)
    if igjen <= 0 or igjen_67 <= 0:
        start = siste_brukte
    ordinaer = virkedag_nummer(start + 1, igjen) if igjen > 0 else start
    start_67 = siste_virkedag(grenser[DAG_67])
    start_67 = max(start_67, start)
    begrenset = virkedag_nummer(start_67 + 1, igjen_67) if igjen_67 > 0 else start_67
    foer_70 = siste_virkedag(grenser[DAG_70] - 1)
    dato, bestemmelse = foer_70, SYTTI
    if ordinaer <= begrenset:
        dato, bestemmelse = ordinaer, ORDINAER
    elif begrenset <= foer_70:
        dato, bestemmelse = begrenset, BEGRENSET
    dato = min(dato, grenser[DOED])
    # from and including the start but without the date: differs only when the date is a weekend (death)
    return dato, bestemmelse, virkedager_mellom(start, dato - 1)
