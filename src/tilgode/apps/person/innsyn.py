"""Persons on a page: the masked number, and the note of who was shown whom (R-246).

A page with names notes them all in one write. Border: the whole number is only in `services`, with a
purpose.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from tilgode.apps.felles.kryptering import dekrypter
from tilgode.apps.person.models import Oppslag, Person
from tilgode.values.identer import Foedselsnummer


def logg_oppslag(personer: Iterable[int], bruker: str, hensikt: str) -> None:
    """Note that `bruker` was shown these persons (keys, each once), and what for."""
    naa = timezone.now()
    Oppslag.objects.bulk_create(
        Oppslag(tid=naa, bruker=bruker, person_id=person, hensikt=hensikt[:200])
        for person in sorted(set(personer))
    )


def maskert_fnr(person: Person) -> str:
    """The fødselsnummer without its last five digits: `140185 *****`."""
    return Foedselsnummer(dekrypter(bytes(person.fnr_kryptert), person.blindindeks)).maskert
