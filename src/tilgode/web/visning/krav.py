"""The page of one claim, and «Hvorfor?» beside each amount: a fragment, or a page without JavaScript."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from tilgode.apps.krav.models import Krav
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag, maskert_fnr
from tilgode.params.aarsaker import aarsaksnavn
from tilgode.params.formatering import Spraak
from tilgode.web.dagbilde import lag_dagbilde
from tilgode.web.templatetags.tilgode import spraak_for, tekster
from tilgode.web.valg import UgyldigValg, les_dato, les_maaned, les_valg
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, har_oere, vis
from tilgode.web.visning.hvorforside import (
    BELOEP,
    VENTET,
    andeler,
    opplysninger,
    som_setninger,
    stegene,
    ventet_loep,
)
from tilgode.web.visning.koblinger import koblinger_for_krav
from tilgode.web.visning.kravside import BEREGNEDE, bevegelser, kravdager, kravfakta, kravrad, utsnitt

#: The marks of the day picture, in the order they are explained.
TEGN = ("ventet", "krevd", "mottatt", "arbeidsgiver")


@require_safe
@for_arbeidsgiver
def krav(request: HttpRequest, arbeidsgiver: Arbeidsgiver, krav_id: int) -> HttpResponse:
    """A claim: facts, amounts, the days in three bands, movements, and matches with their reason."""
    valg = les_valg(request, arbeidsgiver)
    kravet = finn_krav(arbeidsgiver, krav_id)
    logg_oppslag([kravet.person_id], LOKAL_BRUKER, f"krav {kravet.referanse}")
    dager = kravdager(kravet, valg.dato, valg.kjent)
    vist = utsnitt(dager.dager, les_maaned(request.GET.get("maaned", "")))
    bevegelsene = bevegelser(kravet, valg)
    return vis(
        request,
        "web/krav.html",
        arbeidsgiver,
        {
            "valg": valg,
            "krav": kravet,
            "fakta": kravfakta(kravet, maskert_fnr(kravet.person)),
            "rad": kravrad(kravet, valg),
            "dager": dager,
            "har_avvik": len({dager.ventet_oere, dager.krevd_oere, dager.mottatt_oere}) > 1,
            "viste_dager": vist.dager,
            "maaneder": vist.maaneder,
            "valgt_maaned": vist.maaned,
            "maanedssum": vist.sum,
            "bilde": lag_dagbilde(dager.dager),
            "tegn": TEGN,
            "bevegelser": bevegelsene,
            "koblinger": koblinger_for_krav(kravet, valg.dato, valg.kjent),
            "aarsaker": aarsaksnavn(_spraak(request)),
            "med_oere": har_oere(
                *(d.oere(navn) for d in dager.dager for navn in BELOEP),
                *(b.rad.oere for b in bevegelsene),
            ),
        },
    )


@require_safe
@for_arbeidsgiver
def hvorfor(request: HttpRequest, arbeidsgiver: Arbeidsgiver, krav_id: int) -> HttpResponse:
    """Why an amount of a day (`dag`, `hva`) is what it is; without a day: the expected sum as rows."""
    valg = les_valg(request, arbeidsgiver)
    kravet = finn_krav(arbeidsgiver, krav_id)
    dag = les_dato(request.GET.get("dag", ""))
    hva = request.GET.get("hva", VENTET)
    if hva not in BELOEP or (dag is None and hva != VENTET):
        raise UgyldigValg("hva", hva)
    logg_oppslag([kravet.person_id], LOKAL_BRUKER, f"hvorfor {kravet.referanse}")
    innhold: dict[str, Any] = {"krav": kravet, "dag": dag, "hva": hva, "hva_navn": _ord(request, hva)}
    innhold["beregnet"] = kravet.ytelse in BEREGNEDE
    if dag is None:
        loep = ventet_loep(kravet, valg.dato, valg.kjent)
        innhold |= {"loep": loep, "loepsum": sum(rad.sum_oere for rad in loep)}
    elif hva == VENTET:
        funnet = stegene(kravet, dag, valg.kjent)
        innhold["steg"] = som_setninger(funnet, _spraak(request))
        innhold["opplysninger"] = opplysninger(kravet, dag, funnet, valg.kjent)
    else:
        innhold["andeler"] = andeler(kravet, dag, hva, valg.dato, valg.kjent)
    if dag is not None:
        dager = kravdager(kravet, valg.dato, valg.kjent).dager
        innhold["oere"] = next((d.oere(hva) for d in dager if d.dag == dag), 0)
    innhold["med_oere"] = True
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined] # set by django-htmx's middleware
    # On the claim's page the answer stands under the days' heading; alone it is the page's first section.
    mal, innhold["nivaa"] = ("web/deler/hvorfor.html", 3) if htmx else ("web/hvorfor.html", 2)
    return vis(request, mal, arbeidsgiver, innhold)


def finn_krav(arbeidsgiver: Arbeidsgiver, krav_id: int) -> Krav:
    """The employer's claim; 404 otherwise."""
    rader = Krav.objects.filter(arbeidsgiver=arbeidsgiver, pk=krav_id)
    kravet = rader.select_related("person", "arbeidsforhold", "ansvar__sektor", "innlesing").first()
    if kravet is None:
        raise Http404("krav")
    return kravet


def _spraak(request: HttpRequest) -> Spraak:
    return spraak_for(getattr(request, "LANGUAGE_CODE", None))


def _ord(request: HttpRequest, noekkel: str) -> str:
    """A word inside a sentence: in lower case."""
    return tekster(_spraak(request))(noekkel).lower()
