"""The findings as they were last found, for pages that ask again: anew when anything has been done since.

Every use case writes an audit event, so the last one's key tells whether facts, claims or decisions have come.
Border: this process only; nothing is stored.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import date, datetime
from threading import Lock

from django.db.models import Max

from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.kontroll.queries import Kontrollsvar, kontroller
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.utvalg import ALT
from tilgode.core.kontroll import Kontrollkode

#: More answers than this are not kept: employers, dates and directions that somebody is looking at.
FLEST = 12
_Noekkel = tuple[int, date, datetime | None, tuple[Kontrollkode, ...], int]
_husket: OrderedDict[_Noekkel, Kontrollsvar] = OrderedDict()
_laas = Lock()


def kontroller_husket(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None, koder: tuple[Kontrollkode, ...]
) -> Kontrollsvar:
    """As `queries.kontroller` for the whole employer."""
    siste = Revisjonshendelse.objects.aggregate(m=Max("pk"))["m"] or 0
    noekkel = (arbeidsgiver.pk, dato, kjent, koder, siste)
    with _laas:
        funnet = _husket.get(noekkel)
    if funnet is None:
        funnet = kontroller(arbeidsgiver, dato, kjent, ALT, koder)
        with _laas:
            _husket[noekkel] = funnet
            while len(_husket) > FLEST:
                _husket.popitem(last=False)
    return funnet
