"""How far a list of deviations has read: whether anything it depends on has come since, asked cheaply.

Border: reads the highest keys only; what has changed is found by `services`.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Max, QuerySet

from tilgode.apps.krav.models import Beregning, Kravhendelse
from tilgode.apps.oppgjoer.models import Kobling, Koblingsoppheving
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse


def vannmerke(arbeidsgiver: Arbeidsgiver) -> dict[str, int]:
    """The highest key of everything that a deviation or its explanation is read from.

    Another employer's rows may move it too; the list is then looked through again, and nothing changes.
    """
    return {
        "bevegelse": _hoeyeste(Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver)),
        "kobling": _hoeyeste(Kobling.objects.all()),
        "oppheving": _hoeyeste(Koblingsoppheving.objects.all()),
        "beregning": _hoeyeste(Beregning.objects.all()),
        "kravhendelse": _hoeyeste(Kravhendelse.objects.all()),
    }


def _hoeyeste(rader: QuerySet[Any]) -> int:
    return rader.aggregate(m=Max("pk"))["m"] or 0
