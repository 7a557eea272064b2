"""Writing matches and their movements, and undoing them: append only.

A sure match and its movement are written together; a suggestion has none until it is accepted. What
the rules themselves no longer stand by (an older settlement was read in later) is reversed on its own
date with the reason marked, so that any order of files gives the same books.
Border: what to write is decided in `services`; movements go through `regnskap.bevegelser`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tilgode.apps.felles.masse import reserver_id, sett_inn
from tilgode.apps.oppgjoer.grunnlag import AUTOMATIKK, Grunnlag, Lagret
from tilgode.apps.oppgjoer.models import Kobling, Koblingsoppheving
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.bevegelser import Kravnoekkel, NyBevegelse, dagens_start, skriv_bevegelser
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.core.avstemming import Treff

OMKOBLET = "Et eldre oppgjør eller krav ble lest inn etter et nyere; koblingen er gjort om."
FORSLAG_BORTFALT = "Forslaget gjelder ikke lenger."

_KOBLINGSFELT = ("id", "linje_id", "krav_id", "oere", "maate", "regel", "grunn", "registrert", "aktoer")
_OPPHEVINGSFELT = ("kobling_id", "registrert", "aktoer", "grunn")


@dataclass(frozen=True, slots=True)
class NyKobling:
    """A match to be written; without `dato` it is a suggestion and moves nothing."""

    linje_id: int
    krav: Kravnoekkel
    oere: int
    maate: str
    regel: str
    grunn: dict[str, Any]
    registrert: datetime
    aktoer: str
    dato: date | None
    tilbakedatert_grunn: str = ""


def skriv_koblinger(arbeidsgiver: Arbeidsgiver, nye: Sequence[NyKobling]) -> list[int]:
    """Insert matches and, for those with a date, their movements; returns the keys."""
    nye_id = list(reserver_id(Kobling, len(nye)))
    rader = [
        (i, n.linje_id, n.krav.krav_id, n.oere, n.maate, n.regel, n.grunn, n.registrert, n.aktoer)
        for i, n in zip(nye_id, nye, strict=True)
    ]
    sett_inn(Kobling, _KOBLINGSFELT, rader)
    bevegelser = [
        mottatt(n.krav, n.oere, n.dato, n.registrert, i, n.linje_id, n.tilbakedatert_grunn)
        for i, n in zip(nye_id, nye, strict=True)
        if n.dato is not None
    ]
    skriv_bevegelser(arbeidsgiver, bevegelser)
    return nye_id


def mottatt(
    krav: Kravnoekkel,
    oere: int,
    dato: date,
    registrert: datetime,
    kobling_id: int,
    linje_id: int,
    tilbakedatert_grunn: str = "",
) -> NyBevegelse:
    """The movement of a match: what Nav owes goes down by what was paid."""
    return NyBevegelse(
        Bevegelse.Type.MOTTATT,
        -oere,
        dato,
        krav,
        registrert=registrert,
        kobling_id=kobling_id,
        linje_id=linje_id,
        tilbakedatert_grunn=tilbakedatert_grunn,
    )


def skriv_opphevinger(koblinger: Sequence[int], naa: datetime, aktoer: str, grunn: str) -> None:
    """Mark matches as undone."""
    sett_inn(Koblingsoppheving, _OPPHEVINGSFELT, [(k, naa, aktoer, grunn) for k in koblinger])


def reverser(
    arbeidsgiver: Arbeidsgiver,
    lagrede: Sequence[Lagret],
    kravfelt: dict[int, Kravnoekkel],
    naa: datetime,
    dato: date | None = None,
    grunn: str = "",
) -> None:
    """Write the reversing movements, on `dato` or else each on its own date with `grunn` marked."""
    skriv_bevegelser(
        arbeidsgiver,
        [
            NyBevegelse(
                Bevegelse.Type.MOTTATT,
                rad.oere,
                dato or rad.dato or naa.date(),
                kravfelt[rad.krav],
                registrert=naa,
                kobling_id=rad.kobling,
                linje_id=rad.linje,
                reverserer_id=rad.bevegelse,
                tilbakedatert_grunn=grunn,
            )
            for rad in lagrede
        ],
    )


def registrert_for(treff: Treff, grunnlag: Grunnlag, naa: datetime) -> datetime:
    """When a sure match could first be known: when the line, the claim and the day were there."""
    return max(
        grunnlag.linje_registrert[treff.linje],
        grunnlag.krav_registrert[treff.krav],
        min(naa, dagens_start(treff.dato)),
    )


def fra_treff(
    treff: Treff, grunnlag: Grunnlag, naa: datetime, *, booket: bool, omkoblet: bool = False
) -> NyKobling:
    """A row for what the rules found; `omkoblet`: the line or claim had another match before."""
    registrert = naa if omkoblet or not booket else registrert_for(treff, grunnlag, naa)
    return NyKobling(
        treff.linje,
        grunnlag.kravnoekler[treff.krav],
        treff.oere,
        Kobling.Maate.SIKKER if booket else Kobling.Maate.FORESLAATT,
        treff.regel,
        dict(treff.grunn),
        registrert,
        AUTOMATIKK,
        treff.dato if booket else None,
        OMKOBLET if omkoblet else "",
    )
