"""Explaining deviations in a thread of the same program, so that nobody waits for a page.

One run at a time for an employer; how far it has come is kept in memory, the outcome in the database.
Border: what a run does is `services`; a page asks `fremdrift` and never starts one by being read.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from threading import Lock, Thread

from django.db import connection
from django.utils import timezone

from tilgode.apps.avvik.queries import listestand
from tilgode.apps.avvik.services import oppdater_avvik
from tilgode.apps.organisasjon.models import Arbeidsgiver

LOGG = logging.getLogger(__name__)


@dataclass(slots=True)
class Kjoering:
    """A run: how many of how many deviations are explained; `feilet` when it stopped before the end."""

    traad: Thread
    ferdig: int = 0
    alle: int = 0
    feilet: bool = False

    @property
    def gaar(self) -> bool:
        """Still at work."""
        return self.traad.is_alive()


_LAAS = Lock()
_KJOERINGER: dict[int, Kjoering] = {}


def start_oppdatering(arbeidsgiver: Arbeidsgiver, aktoer: str) -> Kjoering:
    """Begin a run, unless one is under way; returns the one that is."""
    with _LAAS:
        kjoering = _KJOERINGER.get(arbeidsgiver.pk)
        if kjoering is None or not kjoering.gaar:
            traad = Thread(target=_kjoer, args=(arbeidsgiver.pk, aktoer), daemon=True)
            kjoering = _KJOERINGER[arbeidsgiver.pk] = Kjoering(traad)
            traad.start()
        return kjoering


def kjoering_for(arbeidsgiver: Arbeidsgiver) -> Kjoering | None:
    """The run under way, or the last one when it failed; None otherwise."""
    kjoering = _KJOERINGER.get(arbeidsgiver.pk)
    return kjoering if kjoering is not None and (kjoering.gaar or kjoering.feilet) else None


def start_gamle(aktoer: str) -> int:
    """Begin a run for every employer whose list is not up to date; returns how many."""
    gamle = [
        arbeidsgiver
        for arbeidsgiver in Arbeidsgiver.objects.order_by("pk")
        if (stand := listestand(arbeidsgiver)) is None or not stand.er_ny
    ]
    for arbeidsgiver in gamle:
        start_oppdatering(arbeidsgiver, aktoer)
    return len(gamle)


def _kjoer(arbeidsgiver_id: int, aktoer: str) -> None:
    kjoering = _KJOERINGER[arbeidsgiver_id]

    def noter(ferdig: int, alle: int) -> None:
        kjoering.ferdig, kjoering.alle = ferdig, alle

    try:
        arbeidsgiver = Arbeidsgiver.objects.get(pk=arbeidsgiver_id)
        oppdater_avvik(arbeidsgiver, timezone.localdate(), aktoer=aktoer, fremdrift=noter)
    except Exception:
        # A thread has nobody to raise to: the page says that it stopped, the log says why.
        kjoering.feilet = True
        LOGG.exception("avvikslisten ble ikke oppdatert")
    finally:
        connection.close()
