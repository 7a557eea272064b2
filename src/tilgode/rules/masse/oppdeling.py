"""One person's runs cut into lines in which nothing changes, each with its class.

Border: what a day becomes is the table of `dagklasse`, in whole numbers; degree and floor refuse
here, maksdato later. Compiled by `kompilering`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tilgode.rules.masse.koder import (
    ANTALL_PLASSER,
    AVSLAG,
    AVVIST,
    ETTER,
    FOER,
    FOR_LAV_GRAD,
    INNE,
    KLASSE_UKEDAG,
    LOV_GULV,
    LOV_GULV_OVER_67,
    LOV_MINSTE_GRAD,
    NAV,
    REGELFELT,
    UNDER_GULV,
    UNDER_GULV_OVER_67,
)
from tilgode.rules.masse.plasser import (
    DAG_67,
    DEL_AVSLAG,
    DEL_FOM,
    DEL_GRAD,
    DEL_LOV,
    DEL_REGEL,
    DEL_TOM,
    DEL_UKEDAG,
    DELFELT,
    FOM,
    GRAD,
    INNTEKT,
    LOEPFELT,
    PERSONFELT,
    TOM,
    TYPE,
    Lov,
    Rad,
    Skrap,
)
from tilgode.rules.masse.telling import lovrad
from tilgode.rules.ytelser.sykepenger import arbeidsgiverperiode_kjerne as agp
from tilgode.rules.ytelser.sykepenger import skjaeringstidspunkt_kjerne as skj


def del_slutt(i: int, antall: int, strekk: Sequence[int], fom: int, tom: int) -> tuple[int, int]:
    """How far, at most `tom`, the days from `fom` lie in the same place; and the place.

    Stretch `i` of counted days is the first of `antall` that does not end before `fom`.
    """
    if i < antall:
        start = strekk[agp.UT_KOLONNER * i + agp.UT_FOM]
        if start <= fom:
            slutt = strekk[agp.UT_KOLONNER * i + agp.UT_TOM]
            return (min(slutt, tom)), INNE
        if start <= tom:
            tom = start - 1
    return tom, ETTER if i > 0 else FOER


def uten_rett(fom: int, grad: int, inntekt: int, dag_67: int, tid: Sequence[int], rad: int) -> int:
    """Why Nav's days from `fom` carry no right, before maksdato: degree, then the floor; 0 when they do."""
    if grad < tid[rad + LOV_MINSTE_GRAD]:
        return FOR_LAV_GRAD
    if fom <= dag_67:
        return UNDER_GULV if inntekt < tid[rad + LOV_GULV] else 0
    return UNDER_GULV_OVER_67 if inntekt < tid[rad + LOV_GULV_OVER_67] else 0


def del_opp(p: int, a: int, b: int, loep: Sequence[int], personer: Sequence[int], lov: Lov, sk: Skrap) -> int:
    """Make the lines of a person from the runs `a` … `b` - 1; returns how many.

    Days are cut at counted days and after the 67th birthday; Nav's days without right are refused.
    """
    dag_67 = personer[PERSONFELT * p + DAG_67]
    strekk, antall = sk.agp_ut, sk.agp_s[agp.ANTALL_STREKK]
    n, i, j = 0, 0, 0
    for r in range(LOEPFELT * a, LOEPFELT * b, LOEPFELT):
        fom, tom = loep[r + FOM], loep[r + TOM]
        while j + 1 < sk.skj_s[skj.ANTALL] and sk.skj_ut[skj.UT_KOLONNER * (j + 1)] <= fom:
            j += 1
        while fom <= tom:
            while i < antall and strekk[agp.UT_KOLONNER * i + agp.UT_TOM] < fom:
                i += 1
            slutt, plass = del_slutt(i, antall, strekk, fom, dag_67 if fom <= dag_67 < tom else tom)
            sk.deler[n + DEL_FOM] = fom
            sk.deler[n + DEL_TOM] = slutt
            sk.deler[n + DEL_REGEL] = loep[r + TYPE] * ANTALL_PLASSER + plass
            sk.deler[n + DEL_GRAD] = loep[r + GRAD]
            avgjoer_del(
                n, sk.skj_ut[skj.UT_KOLONNER * j], personer[PERSONFELT * p + INNTEKT], dag_67, lov, sk.deler
            )
            n += DELFELT
            fom = slutt + 1
    return n // DELFELT


def avgjoer_del(n: int, skjaeringstidspunkt: int, inntekt: int, dag_67: int, lov: Lov, deler: Rad) -> None:
    """Class the weekdays of the line at `n`, and refuse Nav's days without right."""
    regel = REGELFELT * deler[n + DEL_REGEL]
    ukedag, avslag, rad = lov.regler[regel + KLASSE_UKEDAG], lov.regler[regel + AVSLAG], 0
    if ukedag == NAV:
        rad = lovrad(lov.tid, skjaeringstidspunkt)
        avslag = uten_rett(deler[n + DEL_FOM], deler[n + DEL_GRAD], inntekt, dag_67, lov.tid, rad)
        if avslag != 0:
            ukedag = AVVIST
    deler[n + DEL_UKEDAG] = ukedag
    deler[n + DEL_AVSLAG] = avslag
    deler[n + DEL_LOV] = rad
