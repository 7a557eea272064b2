"""The steps of maksdato, made by walking once more, a day at a time, when somebody asks.

Border: the same table and the same walk as `maksdato`; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger import maksdato_kjerne as kjerne
from tilgode.rules.ytelser.sykepenger.dagklasse import Klasselinje
from tilgode.rules.ytelser.sykepenger.maksdato import (
    SAKSPLASSER,
    Bestemmelse,
    Grenser,
    Maksdatoresultat,
    Slagloep,
    historikk_som_dager,
    slaa_sammen_dager,
    som_sak,
    til_slag,
)
from tilgode.rules.ytelser.sykepenger.maksdato_tabell import (
    ALDERSGRENSE,
    KVOTE,
    KVOTE_OVER_67,
    TABELL,
    Dagslag,
)
from tilgode.values.periode import Periode
from tilgode.values.uketidslinje import LOERDAG, ukedagsnummer

_HJEMMEL = {
    Bestemmelse.ORDINAER_RETT: KVOTE,
    Bestemmelse.BEGRENSET_RETT: KVOTE_OVER_67,
    Bestemmelse.SYTTI_AAR: ALDERSGRENSE,
}


class _Bruk(NamedTuple):
    """One use of a row of the table on one day, and the counters after it."""

    rad: int
    dag: int
    sak: int
    tellere: tuple[int, ...]


def spor_maksdato(
    dager_per_arbeidsgiver: Sequence[Klasselinje],
    foedselsdato: date,
    doedsdato: date | None,
    parametre: Sykepengeparametre,
    historikk: Sequence[Periode] = (),
    *,
    dag: date | None = None,
) -> tuple[Steg, ...]:
    """Walk once more, a day at a time, and give the rows that were used; with `dag` only its own.

    Days that follow each other by the same row are one step, with the counters on its last day.
    """
    linjer = [til_slag(linje) for linje in dager_per_arbeidsgiver] + historikk_som_dager(historikk)
    grenser = Grenser.av(foedselsdato, doedsdato, parametre)
    bruk = _gaa_dag_for_dag(slaa_sammen_dager(linjer), grenser.tall())
    if dag is not None:
        return tuple(_steg([b], grenser) for b in bruk if b.dag == dag.toordinal())
    return tuple(_steg(list(like), grenser) for _, like in groupby(bruk, key=lambda b: (b.sak, b.rad)))


def _gaa_dag_for_dag(loep: Sequence[Slagloep], grenser: Sequence[int]) -> Iterator[_Bruk]:
    dager = sum(tom - fom + 1 for fom, tom, _, _ in loep)
    ut = tuple([0] * (dager + 1) for _ in range(kjerne.UT_KOLONNER))
    s = [0] * kjerne.PLASSER
    for fom, tom, ukedag, helg in loep:
        for dag in range(fom, tom + 1):
            slag = helg[0] if ukedagsnummer(dag) >= LOERDAG else ukedag[0]
            kjerne.sett_varig(s, dag, dag, grenser)
            rad = s[kjerne.TILSTAND] * len(Dagslag) + slag
            sak = s[kjerne.ANTALL_SAKER]
            kjerne.bruk_rader(s, ut, TABELL.kolonner, (rad, rad), dag, dag, grenser)
            ny = s[kjerne.ANTALL_SAKER] > sak
            yield _Bruk(rad, dag, sak, tuple(ut[kjerne.UT_SAK + p][sak] if ny else s[p] for p in SAKSPLASSER))


def _steg(bruk: Sequence[_Bruk], grenser: Grenser) -> Steg:
    rad, siste = TABELL.rader[bruk[0].rad], som_sak(bruk[-1].tellere)
    return Steg(
        regel=f"sykepenger.maksdato.{rad.virkning.name.lower()}",
        hjemmel=rad.hjemmel,
        periode=Periode(date.fromordinal(bruk[0].dag), date.fromordinal(bruk[-1].dag)),
        fakta=(
            ("tilstand", rad.tilstand.name),
            ("dagslag", rad.slag.name),
            ("start_rett", siste.start_rett),
            ("start_vindu", siste.start_vindu),
            ("forbrukt", siste.forbrukt),
            ("forbrukt_over_67", siste.forbrukt_over_67),
            ("oppholdsdager", siste.opphold),
        ),
        parametre=(
            ("maks_dager", grenser.maks_dager),
            ("maks_dager_over_67", grenser.maks_dager_over_67),
            ("ny_rett_dager", grenser.ny_rett_dager),
        ),
        utfall=rad.virkning.name,
    )


def spor_prognose(resultat: Maksdatoresultat) -> Steg:
    """The step that counts ahead from the last day assessed to the date."""
    sak, prognose = resultat.sak, resultat.prognose
    return Steg(
        regel="sykepenger.maksdato.prognose",
        hjemmel=_HJEMMEL[prognose.bestemmelse],
        fakta=(
            ("vurdert_tom", resultat.vurdert_tom),
            ("forbrukt", sak.forbrukt),
            ("forbrukt_over_67", sak.forbrukt_over_67),
            ("gjenstaende", prognose.gjenstaende),
        ),
        parametre=(("maks_dager", resultat.grenser.maks_dager),),
        utfall=prognose.maksdato,
    )
