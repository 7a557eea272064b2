"""The steps of maksdato, made by walking once more when somebody asks.

Border: the same table and the same walk as `maksdato`; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tilgode.rules.felles.automat import FELT, radtekster
from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Navngitt, Steg
from tilgode.rules.ytelser.sykepenger import maksdato_kjerne as kjerne
from tilgode.rules.ytelser.sykepenger.dagklasse import Klasselinje
from tilgode.rules.ytelser.sykepenger.maksdato import (
    Bestemmelse,
    Grenser,
    Maksdatoresultat,
    Slagloep,
    historikk_som_dager,
    slaa_sammen_dager,
    som_dato,
    start,
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


_TEKSTER = radtekster(TABELL, lambda virkning: f"sykepenger.maksdato.{virkning}")


class _Bruk(NamedTuple):
    """One use of a row of the table on days in a row (ordinals), and the counters after the last."""

    rad: int
    fom: int
    tom: int
    tellere: list[int]


def spor_maksdato(
    dager_per_arbeidsgiver: Sequence[Klasselinje],
    foedselsdato: date,
    doedsdato: date | None,
    parametre: Sykepengeparametre,
    historikk: Sequence[Periode] = (),
    *,
    dag: date | None = None,
) -> tuple[Steg, ...]:
    """Walk once more and give the rows that were used, run by run; with `dag` only that day's.

    A step over whole weeks names the row of its first day. The counters are those of its last day.
    """
    linjer = [til_slag(linje) for linje in dager_per_arbeidsgiver] + historikk_som_dager(historikk)
    grenser = Grenser.av(foedselsdato, doedsdato, parametre)
    nummer = 0 if dag is None else dag.toordinal()
    bruk = _gaa(slaa_sammen_dager(linjer), grenser.tall(), nummer)
    verdier = (
        ("maks_dager", grenser.maks_dager),
        ("maks_dager_over_67", grenser.maks_dager_over_67),
        ("ny_rett_dager", grenser.ny_rett_dager),
    )
    return tuple(_steg(b, verdier) for b in bruk if not nummer or b.fom <= nummer <= b.tom)


def _gaa(loep: Sequence[Slagloep], grenser: Sequence[int], nummer: int) -> Iterator[_Bruk]:
    """The walk of `kjerne.tell_dager`, row by row; the runs are cut around day `nummer`."""
    s, ut = start(len(loep) + 2)
    for fom, tom, ukedag, helg in loep:
        dag = fom
        while dag <= tom:
            slutt = min(tom, nummer - 1 if dag < nummer else nummer) if dag <= nummer else tom
            slutt = kjerne.sett_varig(s, dag, slutt, grenser)
            grunn, sak = s[kjerne.TILSTAND] * len(Dagslag), s[kjerne.ANTALL_SAKER]
            rader = (FELT * (grunn + ukedag[0]), FELT * (grunn + helg[0]))
            siste = kjerne.bruk_rader(s, ut, TABELL.tall, rader, dag, slutt, grenser)
            plass = kjerne.UT_KOLONNER * sak + kjerne.UT_SAK
            ny = s[kjerne.ANTALL_SAKER] > sak
            tellere = ut[plass : plass + kjerne.VURDERT_TOM] if ny else s[: kjerne.VURDERT_TOM]
            yield _Bruk(rader[ukedagsnummer(dag) >= LOERDAG] // FELT, dag, siste, tellere)
            dag = siste + 1


def _steg(bruk: _Bruk, parametre: Navngitt) -> Steg:
    tekst, tellere = _TEKSTER[bruk.rad], bruk.tellere
    return Steg(
        regel=tekst.regel,
        hjemmel=tekst.hjemmel,
        utfall=tekst.utfall,
        periode=Periode(date.fromordinal(bruk.fom), date.fromordinal(bruk.tom)),
        fakta=(
            *tekst.fakta,
            ("start_rett", som_dato(tellere[kjerne.START])),
            ("start_vindu", som_dato(tellere[kjerne.VINDU])),
            ("forbrukt", tellere[kjerne.FORBRUKT]),
            ("forbrukt_over_67", tellere[kjerne.FORBRUKT_67]),
            ("oppholdsdager", tellere[kjerne.OPPHOLD]),
        ),
        parametre=parametre,
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
