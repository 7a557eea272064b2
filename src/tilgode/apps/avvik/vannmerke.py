"""How far a list of deviations has read: whether anything it depends on has come since, asked cheaply.

Border: reads the highest keys and the program's own source; what has changed is found by `services`.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from django.db.models import Max, QuerySet

from tilgode.apps.krav.models import Beregning, Kravhendelse
from tilgode.apps.oppgjoer.models import Kobling, Koblingsoppheving
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Loennslinje
from tilgode.apps.regnskap.models import Bevegelse

#: What an explanation is made by.
KILDER = ("tilgode.core.forklaring", "tilgode.rules.ytelser.sykepenger", "tilgode.apps.krav")


@lru_cache(maxsize=1)
def motoravtrykk() -> str:
    """A fingerprint of the source that explains: a new version of the program may explain otherwise."""
    sum_ = hashlib.sha256()
    for pakke in KILDER:
        for fil in sorted(files(pakke).iterdir(), key=lambda ett: ett.name):
            if fil.name.endswith(".py"):
                sum_.update(fil.name.encode() + b"\0" + fil.read_bytes())
    return sum_.hexdigest()[:16]


def siste_loennsmaaned(arbeidsgiver: Arbeidsgiver) -> str:
    """The last month any pay is known of, which says whether pay has stopped for somebody."""
    rader = Loennslinje.objects.filter(arbeidsforhold__arbeidsgiver=arbeidsgiver)
    return str(rader.aggregate(m=Max("maaned"))["m"])


def vannmerke(arbeidsgiver: Arbeidsgiver) -> dict[str, int | str]:
    """The highest key of everything that a deviation or its explanation is read from.

    Another employer's rows may move it too; the list is then looked through again, and nothing changes.
    """
    return {
        "bevegelse": _hoeyeste(Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver)),
        "kobling": _hoeyeste(Kobling.objects.all()),
        "oppheving": _hoeyeste(Koblingsoppheving.objects.all()),
        "beregning": _hoeyeste(Beregning.objects.all()),
        "kravhendelse": _hoeyeste(Kravhendelse.objects.all()),
        "motor": motoravtrykk(),
    }


def _hoeyeste(rader: QuerySet[Any]) -> int:
    return rader.aggregate(m=Max("pk"))["m"] or 0
