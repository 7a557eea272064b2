"""Registering adjustments and write-offs from files.

Border: an adjustment made by a person in the program, with proposal and approval, is a service of
its own; a file brings what another system has approved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tilgode.apps.felles.feilsamler import Feilsamler, arbeidsgiver_for
from tilgode.apps.felles.masse import reserver_id, sett_inn
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.organisasjon.queries import Ansvarsregister
from tilgode.apps.regnskap.bevegelser import (
    Kravnoekkel,
    NyBevegelse,
    dagens_start,
    grunn_fra_kilden,
    kravnoekler,
    skriv_bevegelser,
)
from tilgode.apps.regnskap.models import Bevegelse, Justering
from tilgode.core.innlesing.rader import JusteringRad

UFORDELT = Bevegelse.Type.UFORDELT.value
_AVSKREVET = Bevegelse.Type.AVSKREVET.value
_OPPJUSTERT = Bevegelse.Type.OPPJUSTERT.value
_JUSTERINGSFELT = (
    "id",
    "arbeidsgiver_id",
    "referanse",
    "krav_id",
    "ansvar_id",
    "dato",
    "oere",
    "aarsak",
    "klasse",
    "notat",
    "foreslaatt_av",
    "godkjent_av",
    "registrert",
    "innlesing_id",
)


@dataclass(frozen=True, slots=True)
class _Tidligere:
    """A stored adjustment that a row may repeat or reverse."""

    krav: str
    dato: date
    oere: int
    bevegelse_id: int
    type: str
    noekkel: Kravnoekkel | None
    ansvar_id: int
    reversert: bool


@dataclass(slots=True)
class _Kladd:
    """All that one adjustment file will store."""

    arbeidsgiver: Arbeidsgiver
    innlesing: Innlesing
    samler: Feilsamler
    krav: dict[str, Kravnoekkel]
    ansvar: Ansvarsregister
    tidligere: dict[str, _Tidligere]
    rader: dict[str, JusteringRad] = field(default_factory=dict)
    reversert: set[str] = field(default_factory=set)
    uendrede: int = 0

    def velg(self, rad: JusteringRad) -> None:
        """Keep a row that is new; count one that is stored; a fault when one reference says two things."""
        kjent, foer = self.tidligere.get(rad.referanse), self.rader.get(rad.referanse)
        if kjent is None and foer is None:
            self.rader[rad.referanse] = rad
        elif kjent is not None and (kjent.krav, kjent.dato, kjent.oere) == (rad.krav, rad.dato, rad.oere):
            self.uendrede += 1
        else:
            self.samler.meld(
                rad.linje,
                "referanse",
                rad.referanse,
                "Referansen er alt brukt på en annen justering.",
                "En justering endres ikke. Før en ny med egen referanse.",
            )

    def kontroller_fortegn(self, rad: JusteringRad) -> None:
        """A write-off lowers and a raise raises; only a reversal has the opposite sign."""
        feil_vei = (rad.art == _AVSKREVET and rad.oere > 0) or (rad.art == _OPPJUSTERT and rad.oere < 0)
        if feil_vei and not rad.reverserer:
            self.samler.meld(
                rad.linje,
                "beloep",
                rad.oere,
                f"Beløpet går feil vei for {rad.art}.",
                "Beløpet er virkningen på utestående: minus setter ned, pluss setter opp.",
            )

    def eier(self, rad: JusteringRad) -> tuple[Kravnoekkel | None, int | None]:
        """The claim of the row, or the ansvar when it has none (only UFORDELT may)."""
        if rad.krav:
            krav = self.samler.finn(self.krav, rad.linje, "krav", rad.krav, hva="krav")
            return krav, krav.ansvar_id if krav else None
        if rad.art != UFORDELT:
            self.samler.meld(
                rad.linje,
                "krav",
                "",
                f"{rad.art} må gjelde et krav.",
                "Fyll ut krav, eller bruk art UFORDELT.",
            )
        if self.samler.finn(self.ansvar, rad.linje, "ansvar", rad.ansvar, hva="ansvar") is None:
            return None, None
        return None, self.ansvar.paa(rad.ansvar, rad.dato)


@transaction.atomic
def register_justering(rader: Sequence[JusteringRad], innlesing: Innlesing) -> Utfall:
    """Store adjustments with their movements; raises Filfeil with every fault."""
    arbeidsgiver = arbeidsgiver_for(innlesing)
    samler = Feilsamler(innlesing.filnavn)
    kladd = _Kladd(
        arbeidsgiver,
        innlesing,
        samler,
        kravnoekler(arbeidsgiver, {rad.krav for rad in rader}),
        Ansvarsregister(arbeidsgiver),
        _tidligere(arbeidsgiver),
    )
    for rad in rader:
        kladd.velg(rad)
    # What is reversed must be stored first, also when both are in this file.
    foerst = [rad for rad in kladd.rader.values() if not rad.reverserer]
    _skriv_justeringer(foerst, kladd)
    reverseringer = [rad for rad in kladd.rader.values() if rad.reverserer]
    if reverseringer:
        kladd.tidligere = _tidligere(arbeidsgiver)
        _skriv_justeringer(reverseringer, kladd)
    utfall = Utfall(nye=len(kladd.rader), uendrede=kladd.uendrede)
    revisjon.skriv("regnskap.register_justering", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


def _skriv_justeringer(rader: Sequence[JusteringRad], kladd: _Kladd) -> None:
    justeringer: list[tuple[object, ...]] = []
    bevegelser: list[NyBevegelse] = []
    for rad, id_ in zip(rader, reserver_id(Justering, len(rader)), strict=True):
        kladd.kontroller_fortegn(rad)
        krav, ansvar_id = kladd.eier(rad)
        if rad.art == UFORDELT:
            krav = None
        justeringer.append(_justering(rad, id_, krav, ansvar_id, kladd))
        bevegelser.append(
            NyBevegelse(
                rad.art,
                rad.oere,
                rad.dato,
                krav,
                ansvar_id,
                registrert=_kjent_tid(rad),
                justering_id=id_,
                reverserer_id=_reversert(rad, krav, kladd) if rad.reverserer else None,
                tilbakedatert_grunn=grunn_fra_kilden(rad.dato, rad.registrert),
            )
        )
    kladd.samler.kast()
    sett_inn(Justering, _JUSTERINGSFELT, justeringer)
    skriv_bevegelser(kladd.arbeidsgiver, bevegelser, kladd.innlesing)


def _kjent_tid(rad: JusteringRad) -> datetime:
    start = dagens_start(rad.dato)
    return max(rad.registrert, start) if rad.registrert else start


def _justering(
    rad: JusteringRad, id_: int, krav: Kravnoekkel | None, ansvar_id: int | None, kladd: _Kladd
) -> tuple[object, ...]:
    return (
        id_,
        kladd.arbeidsgiver.pk,
        rad.referanse,
        krav.krav_id if krav else None,
        ansvar_id,
        rad.dato,
        rad.oere,
        rad.aarsak,
        rad.klasse,
        rad.notat,
        rad.foreslaatt_av,
        rad.godkjent_av,
        _kjent_tid(rad),
        kladd.innlesing.pk,
    )


def _reversert(rad: JusteringRad, krav: Kravnoekkel | None, kladd: _Kladd) -> int | None:
    """The movement the row reverses; it must be whole, of the same art and owner, and only once."""
    tidligere = kladd.samler.finn(kladd.tidligere, rad.linje, "reverserer", rad.reverserer, hva="justering")
    if tidligere is None:
        return None
    grunn = _grunn_mot_reversering(rad, krav, tidligere, kladd)
    if grunn:
        kladd.samler.meld(
            rad.linje,
            "reverserer",
            rad.reverserer,
            grunn,
            "Reverser hele beløpet én gang, og før det nye for seg.",
        )
    kladd.reversert.add(rad.reverserer)
    return tidligere.bevegelse_id


def _grunn_mot_reversering(
    rad: JusteringRad, krav: Kravnoekkel | None, tidligere: _Tidligere, kladd: _Kladd
) -> str:
    if tidligere.reversert or rad.reverserer in kladd.reversert:
        return "Justeringen er alt reversert."
    if rad.oere != -tidligere.oere:
        return f"Reverseringen må være {-tidligere.oere} øre, det motsatte av justeringen."
    if rad.art != tidligere.type or krav != tidligere.noekkel:
        return "Reverseringen må ha samme art og gjelde det samme som justeringen."
    return ""


def _tidligere(arbeidsgiver: Arbeidsgiver) -> dict[str, _Tidligere]:
    """Every stored adjustment of the employer by its reference."""
    rader = Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver, justering__isnull=False).values_list(
        "justering__referanse",
        "justering__krav__referanse",
        "dato",
        "oere",
        "pk",
        "type",
        "reversert_av__pk",
        "krav_id",
        "ansvar_id",
        "kravaar",
        "ytelse",
    )
    return {rad[0]: _tidligere_av(*rad[1:]) for rad in rader.iterator(chunk_size=5000)}


def _tidligere_av(
    krav: str | None, dato: date, oere: int, pk: int, type_: str, reversert: int | None, *eier: Any
) -> _Tidligere:
    noekkel = Kravnoekkel(*eier) if eier[0] is not None else None
    return _Tidligere(krav or "", dato, oere, pk, type_, noekkel, eier[1], reversert is not None)
