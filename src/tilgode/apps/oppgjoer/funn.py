"""From what the rules found to rows that can be stored, and the stored reason back to facts.

A reason is stored short: only what is not as the rule itself says (same period and ytelse, the whole of
what was outstanding). `les_grunn` gives all of it again.
Border: no database; writing is `lagring`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

import numpy as np

from tilgode.apps.felles.husk import husk
from tilgode.apps.oppgjoer.grunnlag import Grunnlag, som_tall, som_tidspunkt
from tilgode.apps.oppgjoer.lagrede import AUTOMATIKK
from tilgode.apps.oppgjoer.lagring import OMKOBLET, NyKobling
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.core.avstemming import Treff
from tilgode.core.avstemming.masseavstemming import Masseresultat

Grunn = dict[str, Any]
FOER, AVVIK, BELOEP = "utestaaende_foer_oere", "avvik_oere", "beloep_oere"
_SELVSAGT = {"samme_periode": True, "samme_ytelse": True}


class Funn(NamedTuple):
    """What the rules found, ready to be compared with what is stored."""

    linje: int
    krav: int
    oere: int
    regel: str
    dato: date
    grunn: Grunn


@dataclass(frozen=True, slots=True)
class Roerte:
    """Lines and claims whose earlier match was taken away in the same run."""

    linjer: set[int]
    krav: set[int]


def kort_grunn(grunn: Grunn) -> Grunn:
    """Leave out what goes without saying, and what can be worked out."""
    selvsagt = {**_SELVSAGT, FOER: grunn.get(BELOEP)}
    return {
        navn: verdi
        for navn, verdi in grunn.items()
        if navn not in (BELOEP, AVVIK) and (navn not in selvsagt or selvsagt[navn] != verdi)
    }


def les_grunn(lagret: Grunn, oere: int, maate: str) -> Grunn:
    """All facts of a stored reason; a person's own note stays as it is."""
    if maate == Kobling.Maate.MANUELL:
        return lagret
    foer = lagret.get(FOER, oere)
    return {**_SELVSAGT, BELOEP: oere, FOER: foer, AVVIK: foer - oere, **lagret}


def som_funn(treff: Treff) -> Funn:
    """One match of the walk."""
    grunn = kort_grunn(dict(treff.grunn))
    return Funn(treff.linje, treff.krav, treff.oere, treff.regel, treff.dato, grunn)


def finn_funn(utfall: Masseresultat) -> list[Funn]:
    """All matches of a run, in the order of the claims: tables that are kept in that order grow at the end."""
    funn = [*_par_som_funn(utfall), *map(som_funn, utfall.resten.treff)]
    funn.sort(key=lambda f: f.krav)
    return funn


def _par_som_funn(utfall: Masseresultat) -> list[Funn]:
    p = utfall.par
    navn = [regel.navn for regel in utfall.regler]
    felter: tuple[Any, ...] = (utfall.linjer.id[p.linje], utfall.krav.id[p.krav], p.oere, p.regel, p.dato)
    felter += (p.samme_periode, p.samme_ytelse, p.utestaaende_foer, p.antall_linjer)
    dag = husk(date.fromordinal)
    return [
        Funn(linje, krav, oere, navn[regel], dag(dato), _grunn(periode, ytelse, oere, foer, antall))
        for linje, krav, oere, regel, dato, periode, ytelse, foer, antall in zip(
            *(felt.tolist() for felt in felter), strict=True
        )
    ]


#: Most matches have nothing to add to what their rule says; they share this.
_INGEN: Grunn = {}


def _grunn(periode: bool, ytelse: bool, oere: int, foer: int, antall: int) -> Grunn:
    """The short reason at once; the same as `kort_grunn` of the long one, by test."""
    if periode and ytelse and oere == foer and not antall:
        return _INGEN
    grunn: Grunn = {}
    if not periode:
        grunn["samme_periode"] = False
    if not ytelse:
        grunn["samme_ytelse"] = False
    if oere != foer:
        grunn[FOER] = foer
    if antall:
        grunn["antall_linjer"] = antall
    return grunn


def som_koblinger(
    funn: Sequence[Funn], grunnlag: Grunnlag, naa: datetime, *, booket: bool, roerte: Roerte
) -> list[NyKobling]:
    """Rows for what was found: known when the line, the claim and the day were there.

    What replaces another match, and what is only suggested, is known from now.
    """
    krav = grunnlag.kravplasser([f.krav for f in funn])
    noekler = grunnlag.kravnoekler(krav)
    kjent = _kjent(funn, grunnlag, krav, naa) if booket else [naa] * len(funn)
    maate = Kobling.Maate.SIKKER.value if booket else Kobling.Maate.FORESLAATT.value
    rader = []
    for f, noekkel, registrert in zip(funn, noekler, kjent, strict=True):
        om = booket and (f.linje in roerte.linjer or f.krav in roerte.krav)
        dato = f.dato if booket else None
        tid, grunn = (naa, OMKOBLET) if om else (registrert, "")
        rader.append(
            NyKobling(f.linje, noekkel, f.oere, maate, f.regel, f.grunn, tid, AUTOMATIKK, dato, grunn)
        )
    return rader


def _kjent(funn: Sequence[Funn], grunnlag: Grunnlag, krav: Any, naa: datetime) -> list[datetime]:
    """When each sure match could first be known."""
    dag = husk(lambda dato: som_tall(min(naa, dagens_start(dato))))
    dager = np.fromiter((dag(f.dato) for f in funn), dtype=np.int64, count=len(funn))
    linjer = grunnlag.linjeplasser([f.linje for f in funn])
    tall = np.maximum(np.maximum(grunnlag.linje_kjent[linjer], grunnlag.krav_kjent[krav]), dager)
    return list(map(husk(som_tidspunkt), tall.tolist()))
