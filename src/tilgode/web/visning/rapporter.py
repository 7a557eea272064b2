"""The reports in the browser: choose one, a day and a unit, read it, and download it in any form.

Border: the figures and words are `reports.rapportliste`'s, the same as the shell's; a long table is shown with
its first rows and its sum, and downloaded whole.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.ventetid.overlevelse import ManglerBibliotek
from tilgode.params.formatering import Spraak
from tilgode.reports.rapportliste import RAPPORTER, Bestilling, Laget, Rapport, forkort
from tilgode.reports.render import MIMETYPER
from tilgode.reports.render.html import tegn as tegn_html
from tilgode.rules.parametre import ManglerParameter
from tilgode.web.templatetags.tilgode import spraak_for
from tilgode.web.valg import UgyldigValg, les_ansvar, les_dato, les_kjent, les_kravaar
from tilgode.web.visning.grunnlag import for_arbeidsgiver, vis

FILFORMER = ("pdf", "docx", "xlsx", "json")
MIME_JSON = "application/json"
#: More rows of a table are for a file.
FLEST_RADER = 200


@require_safe
@for_arbeidsgiver
def rapporter(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """The list of reports."""
    return vis(request, "web/rapporter.html", arbeidsgiver, {"rapporter": list(RAPPORTER)})


@require_safe
@for_arbeidsgiver
def rapport(request: HttpRequest, arbeidsgiver: Arbeidsgiver, navn: str) -> HttpResponse:
    """One report as a page."""
    valgt, bestilling = _finn(navn), _bestilling(request, arbeidsgiver, navn)
    dokument, utelatt = forkort(_hent(valgt, bestilling).dokument(_spraak(request)), FLEST_RADER)
    return vis(
        request,
        "web/rapport.html",
        arbeidsgiver,
        {
            "navn": navn,
            "rapport": tegn_html(dokument),
            "former": FILFORMER,
            "valg": bestilling,
            "felter": sorted(valgt.valg),
            "utelatt": utelatt,
            "kravaar": request.GET.get("kravaar", ""),
        },
    )


@require_safe
@for_arbeidsgiver
def rapport_fil(request: HttpRequest, arbeidsgiver: Arbeidsgiver, navn: str, form: str) -> HttpResponse:
    """One report as a file in the page's language."""
    if form not in FILFORMER:
        raise Http404(form)
    valgt, bestilling = _finn(navn), _bestilling(request, arbeidsgiver, navn)
    spraak = _spraak(request)
    innhold = _hent(valgt, bestilling).tegn(spraak, form)
    svar = HttpResponse(innhold, content_type=MIMETYPER.get(form, MIME_JSON))
    filnavn = f"{navn}-{bestilling.per.isoformat()}-{spraak}.{form}"
    svar["Content-Disposition"] = f'attachment; filename="{filnavn}"'
    return svar


def _finn(navn: str) -> Rapport:
    if navn not in RAPPORTER:
        raise Http404(navn)
    return RAPPORTER[navn]


def _bestilling(request: HttpRequest, arbeidsgiver: Arbeidsgiver, navn: str) -> Bestilling:
    """What the address asks for; raises UgyldigValg for a unit the employer does not have."""
    felt = request.GET
    ansvar = les_ansvar(felt.get("ansvar", ""))
    if ansvar is not None and not arbeidsgiver.ansvar.filter(nummer=ansvar).exists():
        raise UgyldigValg("ansvar", ansvar)
    kravaar, _ = les_kravaar(felt.get("kravaar", ""))
    valg = RAPPORTER[navn].valg
    return Bestilling(
        arbeidsgiver,
        les_dato(felt.get("dato", "")) or timezone.localdate(),
        les_kjent(felt.get("kjent", "")) if "kjent" in valg else None,
        ansvar if "ansvar" in valg else None,
        kravaar if "kravaar" in valg else None,
        felt.get("sone", "") or "I",
    )


def _hent(valgt: Rapport, bestilling: Bestilling) -> Laget:
    try:
        return valgt.hent(bestilling)
    except ManglerParameter as feil:
        raise UgyldigValg("sone", bestilling.sone) from feil
    except ManglerBibliotek as feil:
        raise UgyldigValg("bibliotek", str(feil)) from feil


def _spraak(request: HttpRequest) -> Spraak:
    return spraak_for(getattr(request, "LANGUAGE_CODE", None))
