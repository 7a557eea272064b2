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
    avslutt,
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


class Maksdatospor(NamedTuple):
    """The steps of a walk, and what it came to."""

    steg: tuple[Steg, ...]
    resultat: Maksdatoresultat


def spor_maksdato(
    dager_per_arbeidsgiver: Sequence[Klasselinje],
    foedselsdato: date,
    doedsdato: date | None,
    parametre: Sykepengeparametre,
    historikk: Sequence[Periode] = (),
    *,
    dag: date | None = None,
) -> Maksdatospor:
    """Walk once more and give the rows that were used, run by run; with `dag` only that day's.

    A step over whole weeks names the row of its first day. The counters are those of its last day.
    """
    linjer = [til_slag(linje) for linje in dager_per_arbeidsgiver] + historikk_som_dager(historikk)
    grenser = Grenser.av(foedselsdato, doedsdato, parametre)
    loep = slaa_sammen_dager(linjer)
    s, ut = start(len(loep) + 2)
    nummer = 0 if dag is None else dag.toordinal()
    steg = tuple(
        [ett for fom, tom, ett in _gaa(loep, grenser, nummer, s, ut) if dag is None or fom <= nummer <= tom]
    )
    return Maksdatospor(steg, avslutt(s, ut, loep[-1].tom, grenser))


def _gaa(
    loep: Sequence[Slagloep], grenser: Grenser, nummer: int, s: list[int], ut: list[int]
) -> Iterator[tuple[int, int, Steg]]:
    """The walk of `kjerne.tell_dager`, row by row, with the days of each; runs are cut around `nummer`."""
    verdier = (
        ("maks_dager", grenser.maks_dager),
        ("maks_dager_over_67", grenser.maks_dager_over_67),
        ("ny_rett_dager", grenser.ny_rett_dager),
    )
    grensetall = grenser.tall()
    for fom, tom, ukedag, helg in loep:
        dag = fom
        while dag <= tom:
            slutt = min(tom, nummer - 1 if dag < nummer else nummer) if dag <= nummer else tom
            slutt = kjerne.sett_varig(s, dag, slutt, grensetall)
            grunn, sak = s[kjerne.TILSTAND] * len(Dagslag), s[kjerne.ANTALL_SAKER]
            rader = (FELT * (grunn + ukedag[0]), FELT * (grunn + helg[0]))
            siste = kjerne.bruk_rader(s, ut, TABELL.tall, rader, dag, slutt, grensetall)
            plass = kjerne.UT_KOLONNER * sak + kjerne.UT_SAK
            tellere = ut[plass : plass + kjerne.VURDERT_TOM] if s[kjerne.ANTALL_SAKER] > sak else s
            rad = rader[ukedagsnummer(dag) >= LOERDAG] // FELT
            yield dag, siste, _steg((rad, dag, siste), tellere, verdier)
            dag = siste + 1


def _steg(bruk: tuple[int, int, int], tellere: Sequence[int], parametre: Navngitt) -> Steg:
    """One use of a row (its number, first and last day) as a step, with the counters after its last day."""
    rad, fom, tom = bruk
    tekst = _TEKSTER[rad]
    fakta = (
        *tekst.fakta,
        ("start_rett", som_dato(tellere[kjerne.START])),
        ("start_vindu", som_dato(tellere[kjerne.VINDU])),
        ("forbrukt", tellere[kjerne.FORBRUKT]),
        ("forbrukt_over_67", tellere[kjerne.FORBRUKT_67]),
        ("oppholdsdager", tellere[kjerne.OPPHOLD]),
    )
    periode = Periode(date.fromordinal(fom), date.fromordinal(tom))
    return Steg(tekst.regel, tekst.hjemmel, tekst.utfall, periode, fakta, parametre)


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
