"""The three walks over one person's runs: arbeidsgiverperiode, skjæringstidspunkt, maksdato.

The same walks (`*_kjerne`) as in the explained executor; here they are only fed from rows of
whole numbers, with the unknown days between the runs put in.
Border: no rule; compiled by `kompilering`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tilgode.rules.masse.koder import (
    ANTALL_PLASSER,
    AVVIST,
    AVVIST_SLAG,
    LOV_AGP_DAGER,
    LOV_FRA,
    LOV_MAKS_DAGER,
    LOV_MAKS_DAGER_OVER_67,
    LOV_NY_RETT_DAGER,
    LOV_OPPHOLD_DAGER,
    LOV_VINDU_AAR,
    LOVFELT,
    REGELFELT,
    SLAG_AGP,
    SLAG_MAKS,
    SLAG_SKJ,
    UKJENT_REGEL,
)
from tilgode.rules.masse.plasser import (
    DAG_67,
    DAG_70,
    DEL_FOM,
    DEL_REGEL,
    DEL_TOM,
    DEL_UKEDAG,
    DELFELT,
    DOED,
    FOM,
    LOEPFELT,
    PERSONFELT,
    TOM,
    TYPE,
    Lov,
    Rad,
)
from tilgode.rules.ytelser.sykepenger import arbeidsgiverperiode_kjerne as agp
from tilgode.rules.ytelser.sykepenger import maksdato_kjerne as maks
from tilgode.rules.ytelser.sykepenger import skjaeringstidspunkt_kjerne as skj
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode_kjerne import tell_dager as tell_agp
from tilgode.rules.ytelser.sykepenger.maksdato_kjerne import lukk_sak
from tilgode.rules.ytelser.sykepenger.maksdato_kjerne import tell_dager as tell_maks
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt_kjerne import avslutt, les_dager


def lovrad(tid: Sequence[int], dag: int) -> int:
    """Where the row of the law that holds on a day begins; the first row before that."""
    rad = len(tid) - LOVFELT
    while rad > 0 and tid[rad + LOV_FRA] > dag:
        rad -= LOVFELT
    return rad


def nullstill(s: Rad, antall: int) -> None:
    """Forget the last person."""
    for i in range(antall):
        s[i] = 0


def tell_periode(
    a: int,
    b: int,
    loep: Sequence[int],
    tid: Sequence[int],
    regler: Sequence[int],
    tabell: Sequence[int],
    s: Rad,
    ut: Rad,
) -> None:
    """Count the arbeidsgiverperioder of the runs `a` … `b` - 1."""
    nullstill(s, agp.PLASSER)
    rad = lovrad(tid, loep[LOEPFELT * (b - 1) + FOM])
    grenser = (tid[rad + LOV_AGP_DAGER], tid[rad + LOV_OPPHOLD_DAGER])
    u = UKJENT_REGEL + SLAG_AGP
    neste = loep[LOEPFELT * a + FOM]
    for i in range(LOEPFELT * a, LOEPFELT * b, LOEPFELT):
        fom, tom = loep[i + FOM], loep[i + TOM]
        if neste < fom:
            tell_agp(s, ut, tabell, neste, fom - 1, regler[u], regler[u + 1], grenser)
        t = ANTALL_PLASSER * REGELFELT * loep[i + TYPE] + SLAG_AGP
        tell_agp(s, ut, tabell, fom, tom, regler[t], regler[t + 1], grenser)
        neste = tom + 1


def finn_skjaeringstidspunkt(
    a: int, b: int, loep: Sequence[int], regler: Sequence[int], tabell: Sequence[int], s: Rad, ut: Rad
) -> None:
    """Find the skjæringstidspunkter of the runs `a` … `b` - 1."""
    nullstill(s, skj.PLASSER)
    u = UKJENT_REGEL + SLAG_SKJ
    neste = loep[LOEPFELT * a + FOM]
    for i in range(LOEPFELT * a, LOEPFELT * b, LOEPFELT):
        fom, tom = loep[i + FOM], loep[i + TOM]
        if neste < fom:
            les_dager(s, ut, tabell, neste, fom - 1, regler[u], regler[u + 1])
        t = ANTALL_PLASSER * REGELFELT * loep[i + TYPE] + SLAG_SKJ
        les_dager(s, ut, tabell, fom, tom, regler[t], regler[t + 1])
        neste = tom + 1
    avslutt(s, ut)


def sett_grenser(p: int, dag: int, personer: Sequence[int], tid: Sequence[int], grenser: Rad) -> None:
    """The limits of maksdato for a person."""
    rad = lovrad(tid, dag)
    grenser[maks.MAKS] = tid[rad + LOV_MAKS_DAGER]
    grenser[maks.MAKS_67] = tid[rad + LOV_MAKS_DAGER_OVER_67]
    grenser[maks.NY_RETT] = tid[rad + LOV_NY_RETT_DAGER]
    grenser[maks.VINDU_AAR] = tid[rad + LOV_VINDU_AAR]
    grenser[maks.DAG_67] = personer[PERSONFELT * p + DAG_67]
    grenser[maks.DAG_70] = personer[PERSONFELT * p + DAG_70]
    grenser[maks.DOED] = personer[PERSONFELT * p + DOED]


def tell_maksdato(
    antall: int, deler: Sequence[int], lov: Lov, s: Rad, ut: Rad, grenser: Sequence[int]
) -> None:
    """Count the lines of a person, and the unknown days between them, against maksdato."""
    nullstill(s, maks.PLASSER)
    brudd, fri = lov.regler[UKJENT_REGEL + SLAG_MAKS], lov.regler[UKJENT_REGEL + SLAG_MAKS + 1]
    neste = deler[DEL_FOM]
    for n in range(0, DELFELT * antall, DELFELT):
        fom, tom, regel = deler[n + DEL_FOM], deler[n + DEL_TOM], REGELFELT * deler[n + DEL_REGEL]
        if neste < fom:
            tell_maks(s, ut, lov.maks, neste, fom - 1, brudd, fri, grenser)
        ukedag = AVVIST_SLAG if deler[n + DEL_UKEDAG] == AVVIST else lov.regler[regel + SLAG_MAKS]
        tell_maks(s, ut, lov.maks, fom, tom, ukedag, lov.regler[regel + SLAG_MAKS + 1], grenser)
        neste = tom + 1
    lukk_sak(s, ut, neste - 1)
