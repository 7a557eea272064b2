"""What a person does with many matches at once: refuse suggestions, and undo what was just done.

To refuse is a decision that the rules keep to. To undo is not: afterwards everything is as before, so the
rules may suggest the same again. Each is one transaction and one audit event, all or none.
Border: accepting, matching by hand and undoing a single match for good are in `services_kobling`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from tilgode.apps.innlesing import revisjon
from tilgode.apps.oppgjoer.lagrede import ANGRET, AUTOMATIKK
from tilgode.apps.oppgjoer.lagring import skriv_opphevinger
from tilgode.apps.oppgjoer.models import Avvisningsangring, Kobling
from tilgode.apps.oppgjoer.services_kobling import (
    Koblingsfeil,
    aktive_forslag,
    opphev_bokfoerte,
    vent_paa_tur,
)


@transaction.atomic
def avvis(koblinger: Collection[int], grunn: str, *, aktoer: str, naa: datetime | None = None) -> int:
    """Refuse suggestions; the rules do not make them again. Returns how many.

    Raises Koblingsfeil without a reason, or when one is no longer open.
    """
    naa = naa or timezone.now()
    if not grunn.strip():
        raise Koblingsfeil("Skriv hvorfor forslagene avvises.")
    valgte = sorted(aktive_forslag().filter(pk__in=koblinger).values_list("pk", flat=True))
    if len(valgte) != len(set(koblinger)):
        raise Koblingsfeil("Et av forslagene er alt godtatt, avvist eller falt bort. Last siden på nytt.")
    skriv_opphevinger(valgte, naa, aktoer, grunn)
    opplysninger = {"koblinger": valgte, "grunn": grunn}
    revisjon.skriv("oppgjoer.avvis", f"koblinger:{len(valgte)}", opplysninger, aktoer, naa)
    return len(valgte)


@transaction.atomic
def angre(koblinger: Collection[int], *, aktoer: str, naa: datetime | None = None) -> int:
    """Undo matches of a person; their lines are open again, and the rules may suggest the same. Returns how many.

    Raises Koblingsfeil when one is undone already, or was made by the rules.
    """
    naa = naa or timezone.now()
    valgte = list(
        Kobling.objects.filter(pk__in=koblinger, oppheving__isnull=True, bevegelser__isnull=False)
        .exclude(maate=Kobling.Maate.SIKKER)
        .distinct()
        .order_by("pk")
    )
    if not valgte or len(valgte) != len(set(koblinger)):
        raise Koblingsfeil("Noe av dette er alt angret. Last siden på nytt.")
    vent_paa_tur([kobling.linje_id for kobling in valgte])
    opphev_bokfoerte(valgte, ANGRET, aktoer, naa)
    noekler = [kobling.pk for kobling in valgte]
    revisjon.skriv("oppgjoer.angre", f"koblinger:{len(noekler)}", {"koblinger": noekler}, aktoer, naa)
    return len(noekler)


@transaction.atomic
def angre_avvisning(koblinger: Collection[int], *, aktoer: str, naa: datetime | None = None) -> int:
    """Take refusals of suggestions back; the rules may make the suggestions again. Returns how many.

    Raises Koblingsfeil when one is not refused, or its refusal is taken back already.
    """
    naa = naa or timezone.now()
    valgte = sorted(avviste().filter(pk__in=koblinger).values_list("pk", flat=True))
    if not valgte or len(valgte) != len(set(koblinger)):
        raise Koblingsfeil("Noe av dette er alt angret. Last siden på nytt.")
    Avvisningsangring.objects.bulk_create(
        Avvisningsangring(kobling_id=pk, registrert=naa, aktoer=aktoer) for pk in valgte
    )
    opplysninger = {"koblinger": valgte}
    revisjon.skriv("oppgjoer.angre_avvisning", f"koblinger:{len(valgte)}", opplysninger, aktoer, naa)
    return len(valgte)


def avviste() -> QuerySet[Kobling]:
    """Suggestions a person has refused, and not taken back."""
    return Kobling.objects.filter(
        maate=Kobling.Maate.FORESLAATT,
        bevegelser__isnull=True,
        oppheving__isnull=False,
        avvisningsangring__isnull=True,
    ).exclude(oppheving__aktoer=AUTOMATIKK)
