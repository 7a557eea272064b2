"""The mass executor's walk over persons, in whole numbers only; compiled, or run as it stands.

It does nothing but call the walks of the tables and the day amount of `fordeling`, which the
explained executor calls too. Everything is a row of whole numbers (`plasser`, `koder`): over lists
this is plain Python, over arrays it is compiled by `kompilering`.
Border: one employment a person, its income and refund constant; no dates, no facts, no objects.
"""

from __future__ import annotations

from collections.abc import Sequence

from tilgode.rules.masse.koder import (
    AVVIST,
    FRA_VIRKNING,
    KLASSE_HELG,
    LOV_DAGER_I_AARET,
    LOV_TAK,
    NAV,
    REGELFELT,
)
from tilgode.rules.masse.oppdeling import del_opp
from tilgode.rules.masse.plasser import (
    DEL_AVSLAG,
    DEL_FOM,
    DEL_GRAD,
    DEL_LOV,
    DEL_REGEL,
    DEL_TOM,
    DEL_UKEDAG,
    DELFELT,
    INNTEKT,
    KRAV,
    LOEPFELT,
    PERSONFELT,
    PTR,
    PUT_ANTALL,
    PUT_BESTEMMELSE,
    PUT_FORBRUKT,
    PUT_GJENSTAENDE,
    PUT_MAKSDATO,
    PUTFELT,
    TOM,
    UT_AVSLAG,
    UT_FOM,
    UT_GRAD,
    UT_HELG,
    UT_PERSON,
    UT_REFUSJON,
    UT_REGEL,
    UT_TOM,
    UT_UKEDAG,
    UTFELT,
    Lov,
    Rad,
    Skrap,
)
from tilgode.rules.masse.telling import finn_skjaeringstidspunkt, sett_grenser, tell_maksdato, tell_periode
from tilgode.rules.ytelser.sykepenger import maksdato_kjerne as maks
from tilgode.rules.ytelser.sykepenger import skjaeringstidspunkt_kjerne as skj
from tilgode.rules.ytelser.sykepenger.fordeling import fordel_en
from tilgode.rules.ytelser.sykepenger.maksdato_kjerne import finn_maksdato

#: Øre in a krone times percent in a whole.
PROSENT_OERE = 100 * 100


def skriv_rad(
    n: int,
    fom: int,
    tom: int,
    d: int,
    virkning: int,
    person: int,
    personer: Sequence[int],
    lov: Lov,
    deler: Sequence[int],
    ut: Rad,
) -> None:
    """Write days of the line at `d` as the row at `n`; `virkning` is maksdato's refusal of them, or 0."""
    ukedag, avslag, grad = deler[d + DEL_UKEDAG], deler[d + DEL_AVSLAG], deler[d + DEL_GRAD]
    refusjon, til_person = 0, 0
    if ukedag == NAV and virkning > 0:
        ukedag, avslag = AVVIST, virkning + FRA_VIRKNING
    elif ukedag == NAV:
        tak, inntekt = lov.tid[deler[d + DEL_LOV] + LOV_TAK], personer[person + INNTEKT]
        nevner = PROSENT_OERE * lov.tid[deler[d + DEL_LOV] + LOV_DAGER_I_AARET]
        grunnlag = min(tak, inntekt)
        refusjon, til_person = fordel_en(inntekt, personer[person + KRAV], grunnlag, grad, grad, nevner)
    ut[n + UT_FOM] = fom
    ut[n + UT_TOM] = tom
    ut[n + UT_UKEDAG] = ukedag
    ut[n + UT_HELG] = lov.regler[REGELFELT * deler[d + DEL_REGEL] + KLASSE_HELG]
    ut[n + UT_AVSLAG] = avslag
    ut[n + UT_REGEL] = deler[d + DEL_REGEL]
    ut[n + UT_GRAD] = grad
    ut[n + UT_REFUSJON] = refusjon
    ut[n + UT_PERSON] = til_person


def neste_avslag(k: int, antall: int, avslag: Sequence[int], fom: int, tom: int) -> tuple[int, int]:
    """How far, at most `tom`, maksdato says the same of the days from `fom`; and the effect that refuses, or 0.

    Refusal `k` is the first of `antall` that does not end before `fom`.
    """
    if k < antall:
        start = avslag[maks.UT_KOLONNER * k + maks.UT_AVSLAG_FOM]
        if start <= fom:
            slutt = avslag[maks.UT_KOLONNER * k + maks.UT_AVSLAG_TOM]
            return (min(slutt, tom)), avslag[maks.UT_KOLONNER * k + maks.UT_AVSLAG_VIRKNING]
        if start <= tom:
            tom = start - 1
    return tom, 0


def skriv_person(n: int, p: int, antall: int, personer: Sequence[int], lov: Lov, sk: Skrap, ut: Rad) -> int:
    """Write the lines of a person, cut where maksdato begins or stops to refuse; returns the next row."""
    k, antall_avslag = 0, sk.maks_s[maks.ANTALL_AVSLAG]
    for d in range(0, DELFELT * antall, DELFELT):
        fom, tom = sk.deler[d + DEL_FOM], sk.deler[d + DEL_TOM]
        while fom <= tom:
            while k < antall_avslag and sk.maks_ut[maks.UT_KOLONNER * k + maks.UT_AVSLAG_TOM] < fom:
                k += 1
            slutt, virkning = neste_avslag(k, antall_avslag, sk.maks_ut, fom, tom)
            skriv_rad(UTFELT * n, fom, slutt, d, virkning, PERSONFELT * p, personer, lov, sk.deler, ut)
            n += 1
            fom = slutt + 1
    return n


def skriv_maksdato(
    q: int, vurdert: int, s: Sequence[int], ut: Sequence[int], grenser: Sequence[int], pers: Rad
) -> None:
    """Where the right of a person stands after the last day (`lukk_sak` noted it last)."""
    sak = maks.UT_KOLONNER * (s[maks.ANTALL_SAKER] - 1) + maks.UT_SAK
    forbrukt = ut[sak + maks.FORBRUKT]
    dato, bestemmelse, igjen = finn_maksdato(
        forbrukt, ut[sak + maks.FORBRUKT_67], ut[sak + maks.SISTE_BRUKTE], vurdert, grenser
    )
    pers[q + PUT_MAKSDATO] = dato
    pers[q + PUT_BESTEMMELSE] = bestemmelse
    pers[q + PUT_FORBRUKT] = forbrukt
    pers[q + PUT_GJENSTAENDE] = igjen


def beregn_person(
    n: int,
    p: int,
    q: int,
    loep: Sequence[int],
    personer: Sequence[int],
    lov: Lov,
    sk: Skrap,
    ut: Rad,
    pers: Rad,
) -> int:
    """Assess one person with runs; returns the next row of the outcome."""
    a, b = personer[PERSONFELT * p + PTR], personer[PERSONFELT * (p + 1) + PTR]
    tell_periode(a, b, loep, lov.tid, lov.regler, lov.agp, sk.agp_s, sk.agp_ut)
    finn_skjaeringstidspunkt(a, b, loep, lov.regler, lov.skj, sk.skj_s, sk.skj_ut)
    antall = del_opp(p, a, b, loep, personer, lov, sk)
    # the numbers of maksdato are those of the last sickness
    siste = skj.UT_KOLONNER * (sk.skj_s[skj.ANTALL] - 1)
    sett_grenser(p, sk.skj_ut[siste] if siste >= 0 else 0, personer, lov.tid, sk.grenser)
    tell_maksdato(antall, sk.deler, lov, sk.maks_s, sk.maks_ut, sk.grenser)
    skriv_maksdato(q, loep[LOEPFELT * (b - 1) + TOM], sk.maks_s, sk.maks_ut, sk.grenser, pers)
    return skriv_person(n, p, antall, personer, lov, sk, ut)


def beregn_personer(
    fra: int,
    til: int,
    plass: int,
    loep: Sequence[int],
    personer: Sequence[int],
    lov: Lov,
    sk: Skrap,
    ut: Rad,
    pers: Rad,
) -> tuple[int, int]:
    """Assess the persons `fra` … `til` - 1 until fewer than `plass` rows are left for the next one.

    Returns the person to go on with, and the rows written. Persons are counted from `fra` in `pers`.
    """
    n, p = 0, fra
    while p < til and UTFELT * (n + plass) <= len(ut):
        q, foer = PUTFELT * (p - fra), n
        if personer[PERSONFELT * p + PTR] < personer[PERSONFELT * (p + 1) + PTR]:
            n = beregn_person(n, p, q, loep, personer, lov, sk, ut, pers)
        else:
            for i in range(PUTFELT):
                pers[q + i] = 0
        pers[q + PUT_ANTALL] = n - foer
        p += 1
    return p, n
