"""Registering dunning of claims, and the answers to it.

A dunning is known by its reference and claim; its answer may come in a later file.
Border: what is to be dunned, and the letters, are not here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from tilgode.apps.felles.feilsamler import Feilsamler, arbeidsgiver_for
from tilgode.apps.felles.masse import reserver_id, sett_inn
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.bevegelser import kravnoekler
from tilgode.apps.regnskap.models import Purring, Purringssvar
from tilgode.core.innlesing.rader import PurringRad

_PURREFELT = (
    "id",
    "arbeidsgiver_id",
    "referanse",
    "krav_id",
    "dato",
    "kanal",
    "oere",
    "registrert",
    "innlesing_id",
)
_SVARFELT = ("purring_id", "utfall", "dato", "oere", "notat", "registrert", "innlesing_id")
_Noekkel = tuple[str, int]


@dataclass(slots=True)
class _Kladd:
    """What is stored of dunning, and what one file adds to it."""

    innlesing: Innlesing
    samler: Feilsamler
    purringer: dict[_Noekkel, tuple[int, date, int]]
    svar: dict[tuple[int, str, date], int]
    nye: list[tuple[object, ...]] = field(default_factory=list)
    nye_svar: list[tuple[object, ...]] = field(default_factory=list)
    uendrede: int = 0

    def purring(self, rad: PurringRad, krav_id: int, ny_id: int, arbeidsgiver_id: int) -> int:
        """The key of the row's dunning, noted as new when it is; a fault when it differs."""
        noekkel = (rad.referanse, krav_id)
        kjent = self.purringer.setdefault(noekkel, (ny_id, rad.dato, rad.oere))
        if kjent[0] == ny_id:
            tid, kilde = self.innlesing.tid, self.innlesing.pk
            self.nye.append(
                (ny_id, arbeidsgiver_id, rad.referanse, krav_id, rad.dato, rad.kanal, rad.oere, tid, kilde)
            )
        elif kjent[1:] != (rad.dato, rad.oere):
            self._avvik(
                rad, "referanse", rad.referanse, "Kravet står alt i purringen med en annen dato eller sum."
            )
        return kjent[0]

    def svar_paa(self, rad: PurringRad, purring_id: int) -> bool:
        """Note the row's answer when it is new; True when there was something to note."""
        if not rad.svar:
            return False
        dato, oere = rad.svar_dato or rad.dato, rad.svar_oere or 0
        kjent = self.svar.get((purring_id, rad.svar, dato))
        if kjent is None:
            self.svar[(purring_id, rad.svar, dato)] = oere
            tid, kilde = self.innlesing.tid, self.innlesing.pk
            self.nye_svar.append((purring_id, rad.svar, dato, oere, rad.notat, tid, kilde))
            return True
        if kjent != oere:
            self._avvik(rad, "svar_beloep", str(oere), f"Svaret er alt registrert med {kjent} øre.")
        return False

    def _avvik(self, rad: PurringRad, felt: str, verdi: str, melding: str) -> None:
        self.samler.meld(rad.linje, felt, verdi, melding, "Et registrert svar endres ikke. Rett fila.")


@transaction.atomic
def register_purring(rader: Sequence[PurringRad], innlesing: Innlesing) -> Utfall:
    """Store dunnings and answers; raises Filfeil for unknown claims and changed dunnings."""
    arbeidsgiver = arbeidsgiver_for(innlesing)
    krav = kravnoekler(arbeidsgiver, {rad.krav for rad in rader})
    kladd = _hent(arbeidsgiver, innlesing)
    for rad, ny_id in zip(rader, reserver_id(Purring, len(rader)), strict=True):
        funnet = kladd.samler.finn(krav, rad.linje, "krav", rad.krav, hva="krav")
        if funnet is None:
            continue
        purring_id = kladd.purring(rad, funnet.krav_id, ny_id, arbeidsgiver.pk)
        nytt_svar = kladd.svar_paa(rad, purring_id)
        kladd.uendrede += purring_id != ny_id and not nytt_svar
    kladd.samler.kast()
    sett_inn(Purring, _PURREFELT, kladd.nye)
    sett_inn(Purringssvar, _SVARFELT, kladd.nye_svar)
    utfall = Utfall(len(kladd.nye), len(rader) - len(kladd.nye) - kladd.uendrede, kladd.uendrede)
    revisjon.skriv("regnskap.register_purring", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


def _hent(arbeidsgiver: Arbeidsgiver, innlesing: Innlesing) -> _Kladd:
    purringer = {
        (referanse, krav_id): (pk, dato, oere)
        for referanse, krav_id, pk, dato, oere in Purring.objects.filter(
            arbeidsgiver=arbeidsgiver
        ).values_list("referanse", "krav_id", "pk", "dato", "oere")
    }
    svar = {
        (purring_id, utfall, dato): oere
        for purring_id, utfall, dato, oere in Purringssvar.objects.filter(
            purring__arbeidsgiver=arbeidsgiver
        ).values_list("purring_id", "utfall", "dato", "oere")
    }
    return _Kladd(innlesing, Feilsamler(innlesing.filnavn), purringer, svar)
