"""Registering the versions of the clean-up plan from a file (T-05).

Border: rows as they are written; progress against the plan is a report.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from tilgode.apps.felles.fakta import Faktatype, Kandidat, lagre_fakta
from tilgode.apps.felles.feilsamler import arbeidsgiver_for
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.regnskap.models import Planrad
from tilgode.core.innlesing.rader import PlanRad

PLAN = Faktatype(
    Planrad,
    (
        "arbeidsgiver_id",
        "versjon",
        "rad",
        "versjon_dato",
        "refusjonsperiode",
        "naar",
        "ansvar_fra",
        "ansvar_til",
        "periode_fom",
        "periode_tom",
    ),
    noekkel=lambda v: v[:3],
    noekkelfelt="rad",
)


@transaction.atomic
def register_plan(rader: Sequence[PlanRad], innlesing: Innlesing) -> Utfall:
    """Store the rows of one or more versions of the clean-up plan."""
    arbeidsgiver = arbeidsgiver_for(innlesing)
    kandidater = [
        Kandidat(
            (
                arbeidsgiver.pk,
                rad.versjon,
                rad.rad,
                rad.versjon_dato,
                rad.refusjonsperiode,
                rad.naar,
                rad.ansvar_fra,
                rad.ansvar_til,
                rad.periode_fom,
                rad.periode_tom,
            ),
            innlesing.tid,
            rad.linje,
        )
        for rad in rader
    ]
    utfall = lagre_fakta(PLAN, kandidater, {"arbeidsgiver": arbeidsgiver}, innlesing)
    revisjon.skriv("regnskap.register_plan", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall
