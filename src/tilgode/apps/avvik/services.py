"""The use case of the list: explain what has changed since last time, and keep the answers.

Only deviations whose fingerprint is new are explained; those that are gone are removed. One transaction
and one audit event, at the end: until then the old list is shown. Running it again changes nothing.
Border: the explanations are `apps.krav.forklaringer`; reading the list is `queries`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tilgode.apps.avvik.models import Avviksdel, Avviksliste, Forklartkrav
from tilgode.apps.avvik.vannmerke import motoravtrykk, siste_loennsmaaned, vannmerke
from tilgode.apps.innlesing import revisjon
from tilgode.apps.krav.avvik import avviksrader
from tilgode.apps.krav.avviksrader import Avviksrad
from tilgode.apps.krav.forklaringer import forklar_rader
from tilgode.apps.krav.models import Beregning
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.forklaring import Aarsaksdel, Forklaring
from tilgode.params.aarsaker import Aarsak, gjeldende_aarsaker

Rader = dict[int, list[Avviksrad]]
#: Told how many deviations are explained, and how many there are to explain.
Fremdrift = Callable[[int, int], None]
UAVKLART = "UAVKLART"
INGEN = "INGEN"


@dataclass(frozen=True, slots=True)
class Oppdatering:
    """What a run did: deviations in all, how many were explained now, and how many are gone."""

    avvik: int
    forklart: int
    borte: int


def oppdater_avvik(
    arbeidsgiver: Arbeidsgiver,
    dato: date,
    *,
    aktoer: str,
    arbeidere: int | None = None,
    fremdrift: Fremdrift | None = None,
    naa: datetime | None = None,
) -> Oppdatering:
    """Explain what has changed among claims sent by `dato`, and store the list."""
    merke = vannmerke(arbeidsgiver)
    per_person = avviksrader(arbeidsgiver, dato)
    avtrykk = _avtrykk(arbeidsgiver, per_person)
    kjente = dict(
        Forklartkrav.objects.filter(krav__arbeidsgiver=arbeidsgiver).values_list("krav_id", "avtrykk")
    )
    nye = {
        person: endret
        for person, rader in per_person.items()
        if (endret := [rad for rad in rader if kjente.get(rad.krav_id) != avtrykk[rad.krav_id]])
    }
    forklarte = list(_forklar(arbeidsgiver, nye, avtrykk, arbeidere, fremdrift))
    borte = kjente.keys() - avtrykk.keys()
    resultat = Oppdatering(len(avtrykk), len(forklarte), len(borte))
    with transaction.atomic():
        _lagre(forklarte, borte)
        Avviksliste.objects.update_or_create(
            arbeidsgiver=arbeidsgiver,
            defaults={"dato": dato, "ferdig": naa or timezone.now(), "vannmerke": merke},
        )
        opplysninger = {"avvik": resultat.avvik, "forklart": resultat.forklart, "borte": resultat.borte}
        revisjon.skriv("avvik.oppdater", f"arbeidsgiver:{arbeidsgiver.pk}", opplysninger, aktoer, naa)
    return resultat


def _avtrykk(arbeidsgiver: Arbeidsgiver, per_person: Rader) -> dict[int, str]:
    """A fingerprint of what each explanation is found from: the row, the person's facts and law, the engine."""
    felles = f"{motoravtrykk()}{siste_loennsmaaned(arbeidsgiver)}"
    fakta = dict(
        Beregning.objects.filter(
            person__arbeidsgiver=arbeidsgiver, erstattet_av__isnull=True, opphevet=False
        ).values_list("person_id", "faktaavtrykk")
    )
    return {
        rad.krav_id: hashlib.sha256(f"{felles}{fakta.get(person, '')}{rad!r}".encode()).hexdigest()
        for person, rader in per_person.items()
        for rad in rader
    }


def _forklar(
    arbeidsgiver: Arbeidsgiver,
    nye: Rader,
    avtrykk: dict[int, str],
    arbeidere: int | None,
    fremdrift: Fremdrift | None,
) -> Iterator[tuple[Forklartkrav, list[Aarsaksdel]]]:
    ferdig, alle = 0, sum(len(rader) for rader in nye.values())
    for _, rader, svarene in forklar_rader(arbeidsgiver, nye, arbeidere):
        for rad, svar in zip(rader, svarene, strict=True):
            yield _som_rad(rad, svar, avtrykk[rad.krav_id])
            ferdig += 1
        if fremdrift is not None:
            fremdrift(ferdig, alle)


def _som_rad(rad: Avviksrad, svar: Forklaring | str, avtrykk: str) -> tuple[Forklartkrav, list[Aarsaksdel]]:
    forklaring = None if isinstance(svar, str) else svar
    deler = list(forklaring.aarsaker) if forklaring else []
    ventet = forklaring.ventet_oere if forklaring else rad.ventet_oere
    stoerst = max(deler, key=lambda ett: abs(ett.oere), default=None)
    register = gjeldende_aarsaker()[stoerst.kode] if stoerst else None
    return (
        Forklartkrav(
            krav_id=rad.krav_id,
            avtrykk=avtrykk,
            sendt=rad.sendt,
            ventet_oere=ventet,
            krevd_oere=rad.krevd_oere,
            mottatt_oere=rad.mottatt_oere,
            uforklart_oere=forklaring.uforklart_oere if forklaring else ventet - rad.mottatt_oere,
            stoerrelse_oere=abs(ventet - rad.mottatt_oere),
            sikkerhet=forklaring.sikkerhet.value if forklaring else UAVKLART,
            aarsak=stoerst.kode if stoerst else "",
            handler=_handler(rad, register),
            klasse=register.klasse if register else "",
            forklaring=_som_json(forklaring),
            feil="" if forklaring else str(svar),
        ),
        deler,
    )


def _handler(rad: Avviksrad, register: Aarsak | None) -> str:
    """Who is to act: nobody when the claim is adjusted to what Nav paid already."""
    if rad.er_oppgjort:
        return INGEN
    return register.handler if register else ""


def _som_json(forklaring: Forklaring | None) -> dict[str, object]:
    """The causes with their facts and evidence, and which sets of causes fit besides."""
    if forklaring is None:
        return {"aarsaker": [], "alternativer": []}
    return {
        "aarsaker": [
            {"kode": a.kode, "oere": a.oere, "fakta": [list(f) for f in a.fakta], "bevis": list(a.bevis)}
            for a in forklaring.aarsaker
        ],
        "alternativer": [
            {"koder": [a.kode for a in alternativ.aarsaker], "promille": alternativ.promille}
            for alternativ in forklaring.alternativer
        ],
    }


def _lagre(forklarte: list[tuple[Forklartkrav, list[Aarsaksdel]]], borte: set[int]) -> None:
    gamle = {rad.krav_id for rad, _ in forklarte} | borte
    _slett(sorted(gamle))
    Forklartkrav.objects.bulk_create([rad for rad, _ in forklarte], batch_size=500)
    noekler = dict(Forklartkrav.objects.values_list("krav_id", "pk"))
    Avviksdel.objects.bulk_create(
        [
            Avviksdel(avvik_id=noekler[rad.krav_id], aarsak=del_.kode, oere=del_.oere)
            for rad, deler in forklarte
            for del_ in deler
        ],
        batch_size=1000,
    )


def _slett(krav: list[int], bolk: int = 500) -> None:
    for i in range(0, len(krav), bolk):
        Forklartkrav.objects.filter(krav_id__in=krav[i : i + bolk]).delete()
