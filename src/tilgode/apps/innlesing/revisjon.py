"""The audit trail: one event per use case, chained by hash so that a later change shows.

Each event's hash covers its content and the hash before it. Taking away, changing or slipping in
an event breaks the chain from there on (`find_brudd`); cutting off the end shows against a
`siste_hash` kept elsewhere. Events are written in the use case's own transaction.
Border: what is worth an event is decided by the use case; no fødselsnummer may be put in one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from tilgode.apps.innlesing.models import Revisjonshendelse

#: The hash before the first event.
START = "0" * 64
#: A number for PostgreSQL's transaction lock: one writer of the chain at a time.
_LAAS = 7_420_001


@dataclass(frozen=True, slots=True)
class Kjedebrudd:
    """An event that does not fit the chain: its number and what is wrong, in a sentence."""

    hendelse_id: int
    melding: str


def _hash(hendelse: Revisjonshendelse) -> str:
    innhold = {
        "tid": hendelse.tid.astimezone(UTC).isoformat(timespec="microseconds"),
        "aktoer": hendelse.aktoer,
        "handling": hendelse.handling,
        "objekt": hendelse.objekt,
        "opplysninger": hendelse.opplysninger,
        "forrige": hendelse.forrige_hash,
    }
    tekst = json.dumps(innhold, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()


def siste_hash() -> str:
    """The hash that the whole trail up to now hangs on; worth writing down outside the database."""
    siste = Revisjonshendelse.objects.order_by("-pk").values_list("hash", flat=True).first()
    return siste or START


def skriv(
    handling: str, objekt: str, opplysninger: Mapping[str, Any], aktoer: str, tid: datetime | None = None
) -> Revisjonshendelse:
    """Add an event to the trail, in the caller's transaction (an error without one).

    `opplysninger` must be plain JSON values. `tid` is now when None.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("en revisjonshendelse hører til en transaksjon")
    _vent_paa_tur()
    hendelse = Revisjonshendelse(
        tid=tid or timezone.now(),
        aktoer=aktoer,
        handling=handling,
        objekt=objekt,
        opplysninger=json.loads(json.dumps(dict(opplysninger))),
        forrige_hash=siste_hash(),
    )
    hendelse.hash = _hash(hendelse)
    hendelse.save()
    return hendelse


def _vent_paa_tur() -> None:
    """SQLite has one writer already (IMMEDIATE); PostgreSQL gets a lock until the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as peker:
            peker.execute("SELECT pg_advisory_xact_lock(%s)", [_LAAS])


def find_brudd(kjent_siste: str | None = None) -> list[Kjedebrudd]:
    """Walk the whole chain; an empty list means that nothing has been changed since it was written.

    `kjent_siste` is a `siste_hash` noted earlier: it must still be in the chain.
    """
    brudd: list[Kjedebrudd] = []
    forrige, sett, siste_id = START, kjent_siste in (None, START), 0
    for hendelse in Revisjonshendelse.objects.order_by("pk").iterator(chunk_size=2000):
        if hendelse.forrige_hash != forrige:
            brudd.append(
                Kjedebrudd(hendelse.pk, "Det mangler en hendelse foran denne, eller den er flyttet.")
            )
        if hendelse.hash != _hash(hendelse):
            brudd.append(Kjedebrudd(hendelse.pk, "Hendelsen er endret etter at den ble skrevet."))
        forrige, siste_id = hendelse.hash, hendelse.pk
        sett = sett or hendelse.hash == kjent_siste
    if not sett:
        brudd.append(Kjedebrudd(siste_id, "Slutten av sporet er kuttet: den noterte hendelsen finnes ikke."))
    return brudd
