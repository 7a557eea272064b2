"""The front page: totals by sektor and claim year at three dates, every figure a way down."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.params.aarsaker import aarsaksnavn
from tilgode.reports.statusnotat import hent_notat, tre_datoer, utestaaende_per_kravaar
from tilgode.reports.statusnotat.innhold import Rulling
from tilgode.web.templatetags.tilgode import spraak_for
from tilgode.web.valg import les_valg
from tilgode.web.visning.grunnlag import for_arbeidsgiver, har_oere, vis
from tilgode.web.visning.tabell import linjer, sumlinje


@require_safe
@for_arbeidsgiver
def oversikt(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """The same figures as the status memo, at the chosen date and the two reporting dates before."""
    valg = les_valg(request, arbeidsgiver)
    datoer = tre_datoer(valg.dato)
    notat = hent_notat(arbeidsgiver, datoer, valg.kjent)
    per_kravaar = utestaaende_per_kravaar(arbeidsgiver, datoer, valg.kjent)
    rulling = rullelinjer(notat.rulling)
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
            "rulling": rulling,
            "aarsaksnavn": aarsaksnavn(spraak_for(getattr(request, "LANGUAGE_CODE", None))),
            "aarsakssum": sum(rad.oere for rad in notat.aarsaker),
            "tabell_oere": har_oere(
                *(oere for rad in (*notat.per_sektor.rader, *per_kravaar.rader) for oere in rad.oere)
            ),
            "aarsak_oere": har_oere(*(rad.oere for rad in notat.aarsaker)),
            "med_oere": har_oere(*(oere for _, oere in rulling)),
        },
    )


def rullelinjer(rulling: Rulling) -> list[tuple[str, int]]:
    """The roll-forward as a sum on paper: each line (name, øre) is added, and the sum is the closing."""
    linjene = [
        ("inngaaende", rulling.inngaaende),
        ("pluss_nye_krav", rulling.nye_krav),
        ("pluss_oppjustert", rulling.oppjustert),
        ("minus_mottatt", -rulling.mottatt),
        ("minus_nedjustert", -rulling.nedjustert),
        ("minus_avskrevet", -rulling.avskrevet),
        ("ufordelt", rulling.ufordelt),
    ]
    return [(navn, oere) for navn, oere in linjene if oere or navn == "inngaaende"]
