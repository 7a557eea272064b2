"""The status memo on the screen and as files to download."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.params.aarsaker import aarsaksnavn
from tilgode.reports.render import MIMETYPER
from tilgode.reports.render.html import tegn as tegn_html
from tilgode.reports.statusnotat import hent_notat, lag_dokument, tegn, tre_datoer
from tilgode.web.templatetags.tilgode import spraak_for
from tilgode.web.valg import les_valg
from tilgode.web.visning.grunnlag import for_arbeidsgiver, vis

FILFORMER = ("pdf", "docx", "xlsx", "json")
MIME_JSON = "application/json"


@require_safe
@for_arbeidsgiver
def notat(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """The memo as a page."""
    valg = les_valg(request, arbeidsgiver)
    spraak = spraak_for(getattr(request, "LANGUAGE_CODE", None))
    innhold = hent_notat(arbeidsgiver, tre_datoer(valg.dato), valg.kjent)
    dokument = lag_dokument(innhold, spraak, aarsaksnavn(spraak))
    return vis(
        request,
        "web/notat.html",
        arbeidsgiver,
        {"valg": valg, "rapport": tegn_html(dokument), "former": FILFORMER},
    )


@require_safe
@for_arbeidsgiver
def notat_fil(request: HttpRequest, arbeidsgiver: Arbeidsgiver, form: str) -> HttpResponse:
    """The memo as a file in the page's language."""
    if form not in FILFORMER:
        raise Http404(form)
    valg = les_valg(request, arbeidsgiver)
    spraak = spraak_for(getattr(request, "LANGUAGE_CODE", None))
    innhold = hent_notat(arbeidsgiver, tre_datoer(valg.dato), valg.kjent)
    svar = HttpResponse(tegn(innhold, spraak, form), content_type=MIMETYPER.get(form, MIME_JSON))
    navn = f"statusnotat-{valg.dato.isoformat()}-{spraak}.{form}"
    svar["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar
