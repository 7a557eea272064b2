"""The front page: totals by sektor and claim year at three dates, every figure a way down."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.reports.statusnotat import hent_notat, tre_datoer, utestaaende_per_kravaar
from tilgode.web.valg import les_valg
from tilgode.web.visning.grunnlag import for_arbeidsgiver, vis
from tilgode.web.visning.tabell import linjer, sumlinje


@for_arbeidsgiver
def oversikt(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """The same figures as the status memo, at the chosen date and the two reporting dates before."""
    valg = les_valg(request, arbeidsgiver)
    datoer: tuple[date, date, date] = tre_datoer(valg.dato)
    notat = hent_notat(arbeidsgiver, datoer, valg.kjent)
    per_kravaar = utestaaende_per_kravaar(arbeidsgiver, datoer, valg.kjent)
    return vis(
        request,
        "web/oversikt.html",
        arbeidsgiver,
        {
            "notat": notat,
            "valg": valg,
            "datoer": datoer,
            "sektorrader": linjer(notat.per_sektor, datoer),
            "sektorsum": sumlinje(notat.per_sektor, datoer),
            "kravaarsrader": linjer(per_kravaar, datoer),
            "kravaarssum": sumlinje(per_kravaar, datoer),
            "totaler": list(zip(datoer, notat.totalt_oere, strict=True)),
            "kjent_del": f"&kjent={valg.kjent.date().isoformat()}" if valg.kjent else "",
        },
    )
