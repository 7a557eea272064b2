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
from tilgode.apps.oppgjoer.lagrede import Lagret
from tilgode.apps.oppgjoer.models import Kobling, Koblingsoppheving
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.bevegelser import Kravnoekkel, NyBevegelse, skriv_bevegelser
from tilgode.apps.regnskap.models import Bevegelse

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
    """Write the reversing movements, on `dato` (or its own day when later), or each on its own with `grunn`."""
    skriv_bevegelser(
        arbeidsgiver,
        [
            NyBevegelse(
                Bevegelse.Type.MOTTATT,
                rad.oere,
                _dag(rad, dato) or naa.date(),
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


def _dag(rad: Lagret, dato: date | None) -> date | None:
    if dato is None or rad.dato is None:
        return dato or rad.dato
    return max(dato, rad.dato)
