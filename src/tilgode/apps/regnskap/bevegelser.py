"""Writing movements of the receivable in bulk: the only door to the `bevegelse` table.

A claim's movements carry its own ansvar, claim year and ytelse, so that no later change of the
organisation moves old money between sectors.
Border: does not decide amounts or dates. Nothing here changes a movement; a wrong one is reversed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils import timezone

from tilgode.apps.felles.masse import sett_inn
from tilgode.apps.felles.masselesing import hent, utvalg
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.krav.models import Krav
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse

FELTER = (
    "arbeidsgiver_id",
    "krav_id",
    "ansvar_id",
    "kravaar",
    "ytelse",
    "type",
    "oere",
    "dato",
    "registrert",
    "kobling_id",
    "justering_id",
    "linje_id",
    "reverserer_id",
    "tilbakedatert_grunn",
    "innlesing_id",
)


@dataclass(frozen=True, slots=True)
class Kravnoekkel:
    """What a movement takes from its claim."""

    krav_id: int
    ansvar_id: int
    kravaar: int
    ytelse: str


@dataclass(frozen=True, slots=True)
class NyBevegelse:
    """A movement to be written; without `krav` it is UFORDELT on `ansvar_id`.

    `registrert` None means the start of `dato`: known the day it happened.
    """

    type: str
    oere: int
    dato: date
    krav: Kravnoekkel | None = None
    ansvar_id: int | None = None
    registrert: datetime | None = None
    kobling_id: int | None = None
    justering_id: int | None = None
    linje_id: int | None = None
    reverserer_id: int | None = None
    tilbakedatert_grunn: str = ""


class UmerketTilbakedatering(ValueError):
    """A movement is dated before it became known, and nobody has said why (R-265)."""


@lru_cache(maxsize=20_000)
def dagens_start(dato: date) -> datetime:
    """Midnight in Norway when the day begins."""
    return timezone.make_aware(datetime.combine(dato, time.min))


def er_tilbakedatert(dato: date, registrert: datetime) -> bool:
    """Tell whether something became known on a later day than the day it is booked on."""
    return registrert >= dagens_start(dato + timedelta(days=1))


def grunn_fra_kilden(dato: date, registrert: datetime | None) -> str:
    """The reason to mark a source's own late registration with; "" when it was in time."""
    if registrert is None or not er_tilbakedatert(dato, registrert):
        return ""
    return f"Registrert i kildesystemet {timezone.localdate(registrert):%d.%m.%Y}"


def skriv_bevegelser(
    arbeidsgiver: Arbeidsgiver, bevegelser: Sequence[NyBevegelse], innlesing: Innlesing | None = None
) -> int:
    """Insert the movements; return how many. Use inside the use case's transaction.

    Raises UmerketTilbakedatering for one that would change an earlier figure without a reason.
    """
    innlesing_id = innlesing.pk if innlesing else None
    # In the order of the claims, the index on them grows in place: a third faster for large files.
    ordnet = sorted(bevegelser, key=lambda b: b.krav.krav_id if b.krav else 0)
    return sett_inn(Bevegelse, FELTER, [_rad(arbeidsgiver.pk, b, innlesing_id) for b in ordnet])


def _rad(arbeidsgiver_id: int, b: NyBevegelse, innlesing_id: int | None) -> tuple[object, ...]:
    krav = b.krav
    registrert = b.registrert or dagens_start(b.dato)
    if er_tilbakedatert(b.dato, registrert) and not b.tilbakedatert_grunn:
        raise UmerketTilbakedatering(f"bevegelsen {b.dato} ble kjent {registrert} og mangler grunn")
    if krav is None:
        eier: tuple[object, ...] = (None, b.ansvar_id, None, "")
    else:
        eier = (krav.krav_id, krav.ansvar_id, krav.kravaar, krav.ytelse)
    return (
        arbeidsgiver_id,
        *eier,
        b.type,
        b.oere,
        b.dato,
        registrert,
        b.kobling_id,
        b.justering_id,
        b.linje_id,
        b.reverserer_id,
        b.tilbakedatert_grunn,
        innlesing_id,
    )


def kravnoekler(
    arbeidsgiver: Arbeidsgiver, referanser: Collection[str] | None = None
) -> dict[str, Kravnoekkel]:
    """What movements need to know of all claims, or of these (there may be more), by reference."""
    alle = Krav.objects.filter(arbeidsgiver=arbeidsgiver)
    felt = ("referanse", "pk", "ansvar_id", "kravaar", "ytelse")
    return {
        rad[0]: Kravnoekkel(*rad[1:])
        for krav in utvalg(alle, "referanse", referanser)
        for rad in hent(krav, *felt)
    }
