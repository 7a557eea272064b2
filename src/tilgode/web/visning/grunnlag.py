"""What all pages do first: find the employer, read the choice, tell a fault in words.

Border: no figures.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tilgode.apps.krav.models import Krav
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.params.formatering import trenger_oere
from tilgode.reports.statusnotat import Mangler, finn_arbeidsgiver
from tilgode.web.valg import UgyldigValg

P = ParamSpec("P")


class Visning(Protocol[P]):
    """A page as Django calls it."""

    def __call__(self, request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        """Answer a request."""


MedArbeidsgiver = Callable[Concatenate[HttpRequest, Arbeidsgiver, P], HttpResponse]

#: No log-in yet: whoever sits at the machine.
LOKAL_BRUKER = "lokal bruker"


def for_arbeidsgiver(visning: MedArbeidsgiver[P]) -> Visning[P]:
    """Give the page its employer; without one, or with an unusable choice, say so and how to mend it."""

    @wraps(visning)
    def innpakket(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        orgnr = request.GET.get("arbeidsgiver") or _kravets_arbeidsgiver(kwargs.get("krav_id"))
        try:
            return visning(request, finn_arbeidsgiver(orgnr), *args, **kwargs)
        except Mangler:
            alle = Arbeidsgiver.objects.order_by("navn")
            return render(request, "web/tom.html", {"arbeidsgivere": alle, "ukjent": orgnr})
        except UgyldigValg as feil:
            innhold = {"slag": f"ugyldig_{feil.slag}", "verdi": feil.verdi}
            return render(request, "web/ugyldig.html", innhold, status=400)

    return innpakket


def _kravets_arbeidsgiver(krav_id: Any) -> str | None:
    """A claim says itself whose it is."""
    if krav_id is None:
        return None
    return Krav.objects.filter(pk=krav_id).values_list("arbeidsgiver__orgnr", flat=True).first()


def vis(request: HttpRequest, mal: str, arbeidsgiver: Arbeidsgiver, innhold: dict[str, Any]) -> HttpResponse:
    """Render a page with the employer in the footer."""
    return render(request, mal, {"arbeidsgiver": arbeidsgiver, **innhold})


def har_oere(*beloep: int) -> bool:
    """True when a table needs decimals because one of its amounts has them."""
    return trenger_oere(beloep)
