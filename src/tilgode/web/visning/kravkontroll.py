"""What the controls find about one claim, and deciding about it: a fragment of its page, or a page.

Border: findings and decisions are `apps.kontroll`'s; a post is one service and is answered by the page anew.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_htmx.middleware import HtmxDetails

from tilgode.apps.kontroll.queries import kontroller_krav
from tilgode.apps.kontroll.services import Avgjoerelse, Kontrollfeil, vurder_funn
from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.services_krav import finn_status
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag
from tilgode.core.saksgang import Status
from tilgode.web.templatetags.tilgode import spraak_for
from tilgode.web.valg import UgyldigValg, les_kjent
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, har_oere, vis
from tilgode.web.visning.kontroller import visninger
from tilgode.web.visning.krav import finn_krav


@require_http_methods(["GET", "HEAD", "POST"])
@for_arbeidsgiver
def kravkontroll(request: HttpRequest, arbeidsgiver: Arbeidsgiver, krav_id: int) -> HttpResponse:
    """The findings; a post decides about them."""
    kravet = finn_krav(arbeidsgiver, krav_id)
    if request.method == "POST":
        return _vurder(request, arbeidsgiver, kravet)
    return _vis(request, arbeidsgiver, kravet)


def _vurder(request: HttpRequest, arbeidsgiver: Arbeidsgiver, kravet: Krav) -> HttpResponse:
    avgjoerelse, notat = request.POST.get("avgjoerelse", ""), request.POST.get("notat", "")
    if avgjoerelse not in Avgjoerelse.values:
        raise UgyldigValg("listevalg", avgjoerelse)
    try:
        vurder_funn(kravet, Avgjoerelse(avgjoerelse), notat, aktoer=LOKAL_BRUKER)
    except Kontrollfeil as feil:
        return _vis(request, arbeidsgiver, kravet, feil=str(feil), notat=notat, status=400)
    return HttpResponseRedirect(f"{reverse('krav', args=[kravet.pk])}#kontroll")


def _vis(
    request: HttpRequest,
    arbeidsgiver: Arbeidsgiver,
    kravet: Krav,
    *,
    feil: str = "",
    notat: str = "",
    status: int = 200,
) -> HttpResponse:
    logg_oppslag([kravet.person_id], LOKAL_BRUKER, f"kontroll {kravet.referanse}")
    rader = kontroller_krav(kravet, timezone.localdate(), les_kjent(request.GET.get("kjent", "")))
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined] # set by django-htmx's middleware
    mal, nivaa = ("web/deler/kravkontroll.html", 3) if htmx else ("web/kravkontroll.html", 2)
    svar = vis(
        request,
        mal,
        arbeidsgiver,
        {
            "krav": kravet,
            "visninger": list(visninger(rader, spraak_for(getattr(request, "LANGUAGE_CODE", None)))),
            "sperret": any(rad.sperrer for rad in rader) and finn_status(kravet) is Status.REGISTRERT,
            "aapne": any(rad.vurdering is None and rad.aapent_oere for rad in rader),
            "vurderte": any(rad.vurdering is not None for rad in rader),
            "feil": feil,
            "notat": notat,
            "nivaa": nivaa,
            "med_oere": har_oere(*(rad.funn.oere for rad in rader)),
        },
    )
    svar.status_code = status
    return svar
