"""The matches behind what a claim had received at a date: their sum is that amount.

Border: reads only; the matches of a settlement are `apps.oppgjoer.queries`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Sum

from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.regnskap.models import Bevegelse


@dataclass(frozen=True, slots=True)
class Koblingsvisning:
    """A match in force at the date: the line, the amount (øre), and why."""

    oppgjoer_id: int
    rapport_id: str
    valutadato: date
    linjenummer: int
    linje_oere: int
    oere: int
    maate: str
    regel: str
    grunn: dict[str, Any]
    registrert: datetime


def koblinger_for_krav(krav: Krav, dato: date, kjent: datetime | None) -> list[Koblingsvisning]:
    """The matches of a claim that counted at `dato`, as known at a moment, by value date."""
    bevegelser = Bevegelse.objects.filter(krav=krav, kobling__isnull=False, dato__lte=dato)
    if kjent is not None:
        bevegelser = bevegelser.filter(registrert__lte=kjent)
    beloep = {
        pk: -int(oere)
        for pk, oere in bevegelser.values("kobling_id").annotate(s=Sum("oere")).values_list("kobling_id", "s")
    }
    koblinger = Kobling.objects.filter(pk__in=[pk for pk, oere in beloep.items() if oere])
    rader = koblinger.select_related("linje__oppgjoer").order_by(
        "linje__oppgjoer__valutadato", "linje__oppgjoer__rapport_id", "linje__linjenummer", "pk"
    )
    return [
        Koblingsvisning(
            k.linje.oppgjoer_id,
            k.linje.oppgjoer.rapport_id,
            k.linje.oppgjoer.valutadato,
            k.linje.linjenummer,
            k.linje.oere,
            beloep[k.pk],
            k.maate,
            k.regel,
            k.grunn,
            k.registrert,
        )
        for k in rader
    ]
