"""Seeing a person's number: the only way to it, and every look is noted with its reason (R-246).

Everywhere else a person is a name, an ansattnummer and a masked number.
Border: who may ask is decided by the caller; here the look is noted, always.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from tilgode.apps.felles.kryptering import blindindekser, dekrypter, krypter, noekkelnummer
from tilgode.apps.felles.noekler import hent_noekler
from tilgode.apps.innlesing import revisjon
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Oppslag, Person
from tilgode.values.identer import Foedselsnummer


class ManglerHensikt(ValueError):
    """A look-up without a purpose is refused."""


@transaction.atomic
def vis_foedselsnummer(person: Person, bruker: str, hensikt: str) -> Foedselsnummer:
    """The person's number; the look is stored with who and why in the same transaction.

    Raises ManglerHensikt without a purpose, Dekrypteringsfeil when the key is gone.
    """
    if not hensikt.strip():
        raise ManglerHensikt("Skriv hva du skal bruke fødselsnummeret til.")
    nummer = Foedselsnummer(dekrypter(person.fnr_kryptert, person.blindindeks))
    oppslag = Oppslag.objects.create(
        tid=timezone.now(), bruker=bruker, person=person, hensikt=hensikt.strip()
    )
    revisjon.skriv("person.vis_foedselsnummer", f"person:{person.pk}", {"oppslag": oppslag.pk}, bruker)
    return nummer


def finn_person(arbeidsgiver: Arbeidsgiver, nummer: Foedselsnummer) -> Person | None:
    """The employer's person with this number, found by the blind index; nothing is decrypted."""
    (indeks,) = blindindekser([nummer.verdi])
    return Person.objects.filter(arbeidsgiver=arbeidsgiver, blindindeks=indeks).first()


@transaction.atomic
def bytt_krypteringsnoekkel(aktoer: str, porsjon: int = 5000) -> int:
    """Encrypt persons' numbers anew with the key in force; return how many were changed.

    Settlement lines keep the key they were written with: their rows never change.
    """
    gjeldende = hent_noekler().gjeldende
    antall = 0
    for gruppe in _i_porsjoner(Person.objects.order_by("pk").iterator(chunk_size=porsjon), porsjon):
        gamle = [p for p in gruppe if noekkelnummer(p.fnr_kryptert) != gjeldende]
        indekser = [p.blindindeks for p in gamle]
        numre = [dekrypter(p.fnr_kryptert, p.blindindeks) for p in gamle]
        for person, ny in zip(gamle, krypter(numre, indekser), strict=True):
            person.fnr_kryptert = ny
        Person.objects.bulk_update(gamle, ["fnr_kryptert"], batch_size=500)
        antall += len(gamle)
    revisjon.skriv(
        "person.bytt_krypteringsnoekkel", "person", {"noekkel": gjeldende, "antall": antall}, aktoer
    )
    return antall


def _i_porsjoner(personer: Iterable[Person], porsjon: int) -> Iterable[list[Person]]:
    gruppe: list[Person] = []
    for person in personer:
        gruppe.append(person)
        if len(gruppe) == porsjon:
            yield gruppe
            gruppe = []
    if gruppe:
        yield gruppe
