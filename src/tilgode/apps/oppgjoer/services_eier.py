"""Who is to clear up an open line: given, changed and taken away by a person.

Border: the line is not moved by it; how old it is and why it is open is `hauger` and `queries`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tilgode.apps.innlesing import revisjon
from tilgode.apps.oppgjoer.models import Linjeeier, Oppgjoerslinje
from tilgode.apps.oppgjoer.services_kobling import Koblingsfeil
from tilgode.apps.organisasjon.models import Arbeidsgiver

BOLK = 500


@transaction.atomic
def sett_eier(
    arbeidsgiver: Arbeidsgiver,
    linjer: Collection[int],
    eier: str,
    *,
    aktoer: str,
    naa: datetime | None = None,
) -> int:
    """Give lines an owner (empty: nobody). Returns how many. Raises Koblingsfeil for another employer's line."""
    naa = naa or timezone.now()
    valgte = sorted(set(linjer))
    egne = Oppgjoerslinje.objects.filter(pk__in=valgte, oppgjoer__arbeidsgiver=arbeidsgiver)
    if not valgte or egne.count() != len(valgte):
        raise Koblingsfeil("Linja finnes ikke hos denne arbeidsgiveren.")
    navn = eier.strip()
    Linjeeier.objects.bulk_create(
        Linjeeier(linje_id=pk, eier=navn, registrert=naa, aktoer=aktoer) for pk in valgte
    )
    opplysninger = {"linjer": valgte, "eier": navn}
    revisjon.skriv("oppgjoer.sett_eier", f"linjer:{len(valgte)}", opplysninger, aktoer, naa)
    return len(valgte)


def eiere(linjer: Collection[int]) -> dict[int, str]:
    """The owner of each of these lines that has one."""
    noekler = sorted(linjer)
    funnet: dict[int, str] = {}
    for start in range(0, len(noekler), BOLK):
        rader = Linjeeier.objects.filter(linje_id__in=noekler[start : start + BOLK]).order_by("pk")
        funnet |= dict(rader.values_list("linje_id", "eier"))
    return {linje: eier for linje, eier in funnet.items() if eier}
