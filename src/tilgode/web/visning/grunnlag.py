"""What all pages do first: find the employer, read the choice, tell a fault in words.

Border: no figures.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.reports.statusnotat import Mangler, finn_arbeidsgiver
from tilgode.web.valg import UgyldigValg

P = ParamSpec("P")
Visning = Callable[Concatenate[HttpRequest, P], HttpResponse]
MedArbeidsgiver = Callable[Concatenate[HttpRequest, Arbeidsgiver, P], HttpResponse]

#: No log-in yet: whoever sits at the machine.
LOKAL_BRUKER = "lokal bruker"


def for_arbeidsgiver(visning: MedArbeidsgiver[P]) -> Visning[P]:
    """Give the page its employer; without one, or with an unusable choice, say so and how to mend it."""

    @wraps(visning)
    def innpakket(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return visning(request, finn_arbeidsgiver(request.GET.get("arbeidsgiver")), *args, **kwargs)
        except Mangler:
            return render(request, "web/tom.html", status=200)
        except UgyldigValg as feil:
            return render(request, "web/ugyldig.html", {"verdi": feil.verdi}, status=400)

    return innpakket


def vis(request: HttpRequest, mal: str, arbeidsgiver: Arbeidsgiver, innhold: dict[str, Any]) -> HttpResponse:
    """Render a page with the employer in the footer."""
    return render(request, mal, {"arbeidsgiver": arbeidsgiver, **innhold})
