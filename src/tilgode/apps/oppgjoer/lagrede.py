"""Matches as they are stored, with their first movement and, when undone, by whom and from which day.

Border: reads only; what of it binds the rules is `grunnlag`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from tilgode.apps.felles.masselesing import hent
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse

#: Why a match was undone when a person only took back what was just done: the rules may try it again.
ANGRET = "Angret."
#: The actor of everything the rules do by themselves; no person may have this name.
AUTOMATIKK = "avstemming"


@dataclass(frozen=True, slots=True)
class Lagret:
    """A stored match: `bevegelse` is its movement (0: a suggestion) on `dato`."""

    kobling: int
    linje: int
    krav: int
    oere: int
    regel: str
    maate: str
    bevegelse: int
    dato: date | None


@dataclass(frozen=True, slots=True)
class Koblet:
    """A match with its first movement and, when undone, by whom and from which day."""

    kobling: int
    linje: int
    krav: int
    oere: int
    regel: str
    maate: str
    opphevet_av: str | None
    bevegelse: int
    dato: date | None
    til: date | None
    opphevet: date | None
    angret: bool


def lagrede_koblinger(arbeidsgiver: Arbeidsgiver) -> Iterator[Koblet]:
    """Every match and suggestion ever stored, oldest first."""
    bevegelser = {
        kobling: (pk, dato, til)
        for kobling, pk, dato, til in hent(
            Bevegelse.objects.filter(
                arbeidsgiver=arbeidsgiver, kobling__isnull=False, reverserer__isnull=True
            ),
            "kobling_id",
            "pk",
            "dato",
            "reversert_av__dato",
        )
    }
    rader = hent(
        Kobling.objects.filter(krav__arbeidsgiver=arbeidsgiver).order_by("pk"),
        "pk",
        "linje_id",
        "krav_id",
        "oere",
        "regel",
        "maate",
        "oppheving__aktoer",
        "oppheving__registrert",
        "oppheving__grunn",
        "avvisningsangring__pk",
    )
    for pk, linje, krav, oere, regel, maate, aktoer, opphevet, grunn, angring in rader:
        bevegelse, dato, til = bevegelser.get(pk, (0, None, None))
        dag = timezone.localdate(opphevet) if opphevet else None
        angret = grunn == ANGRET or angring is not None
        yield Koblet(pk, linje, krav, oere, regel, maate, aktoer, bevegelse, dato, til, dag, angret)
