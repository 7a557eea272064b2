"""What a press does on the heaps: accept or refuse suggestions, undo, match by hand.

Each is one service of `apps.oppgjoer`; the page that answers is shown by a redirect, so that loading it
again does nothing twice. Border: no rule and no storage here; the user's reasons come from the services.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_POST

from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.oppgjoer.services import Koblingsfeil, avstem_personer, godta
from tilgode.apps.oppgjoer.services_angre import angre as angre_koblinger
from tilgode.apps.oppgjoer.services_angre import angre_avvisning, avvis
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.web.valg import UgyldigValg, les_tall
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver
from tilgode.web.visning.handlinger import AVVIS, hendelse_for, siste_handlinger
from tilgode.web.visning.hauger import vis_haug


@require_POST
@for_arbeidsgiver
def behandle(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """Accept the chosen suggestions (or all shown), or refuse the chosen ones with a reason."""
    felt = request.POST
    hva = felt.get("hva", "")
    if hva == "avvis":
        valgte, grunn = _tall(felt, "kobling"), felt.get("grunn", "")
        return _utfoer(request, arbeidsgiver, valgte, lambda: avvis(valgte, grunn, aktoer=LOKAL_BRUKER))
    valgte = _tall(felt, "vist" if hva == "godta_alle" else "kobling")
    return _utfoer(request, arbeidsgiver, valgte, lambda: godta(valgte, aktoer=LOKAL_BRUKER))


@require_POST
@for_arbeidsgiver
def angre(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """Undo a whole action (`hendelse`)."""
    hendelse = hendelse_for(request.POST.get("hendelse", ""))
    koblinger = hendelse.i_kraft if hendelse is not None and hendelse.kan_angres else ()
    gjoer = angre_avvisning if hendelse is not None and hendelse.handling == AVVIS else angre_koblinger
    return _utfoer(request, arbeidsgiver, koblinger, lambda: gjoer(koblinger, aktoer=LOKAL_BRUKER))


def _utfoer(
    request: HttpRequest, arbeidsgiver: Arbeidsgiver, koblinger: Sequence[int], gjoer: Callable[[], object]
) -> HttpResponse:
    """Do it for matches of this employer; back to the list, which says what was done."""
    try:
        _check_egne(arbeidsgiver, koblinger)
        with transaction.atomic():
            gjoer()
            utfort = siste_handlinger(1)[0].id
            avstem_personer(arbeidsgiver, _personer(koblinger), aktoer=LOKAL_BRUKER)
    except Koblingsfeil as feil:
        return vis_haug(request, arbeidsgiver, feil=str(feil), status=400)
    return HttpResponseRedirect(tilbake(request, utfort))


def _personer(koblinger: Sequence[int]) -> set[int]:
    """Whose claims the matches are about: the rules look at these again."""
    return set(Kobling.objects.filter(pk__in=koblinger).values_list("krav__person_id", flat=True))


def _check_egne(arbeidsgiver: Arbeidsgiver, koblinger: Sequence[int]) -> None:
    """Raise Koblingsfeil unless something is chosen, and all of it is this employer's."""
    if not koblinger:
        raise Koblingsfeil("Ingenting er valgt.")
    egne = Kobling.objects.filter(pk__in=koblinger, krav__arbeidsgiver=arbeidsgiver)
    if egne.count() != len(set(koblinger)):
        raise Koblingsfeil("Et av forslagene finnes ikke lenger. Last siden på nytt.")


def tilbake(request: HttpRequest, utfort: int) -> str:
    """The list as it was, told what was done."""
    query: QueryDict = request.GET.copy()
    query.pop("side", None)
    query["utfort"] = str(utfort)
    return f"{reverse('hauger')}?{query.urlencode()}"


def _tall(felt: QueryDict, navn: str) -> list[int]:
    tallene = [les_tall(str(verdi)) for verdi in felt.getlist(navn)]
    if any(tall is None for tall in tallene):
        raise UgyldigValg("tall", "")
    return [tall for tall in tallene if tall is not None]
