"""One settlement line: what Nav sent, what it is matched to, and matching it by hand, whole or in parts.

Border: the page and its form; the match is `apps.oppgjoer.services`, which also checks that the parts fit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.oppgjoer.queries import Forslag, koblinger
from tilgode.apps.oppgjoer.services import Koblingsfeil, koble, opphev
from tilgode.apps.oppgjoer.services_eier import eiere, sett_eier
from tilgode.apps.oppgjoer.services_kobling import aapen_rest, aktive_forslag
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag
from tilgode.apps.regnskap.kravliste import Kravrad, kravliste
from tilgode.apps.regnskap.utvalg import Utvalg
from tilgode.web.valg import UgyldigValg
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, har_oere, vis
from tilgode.web.visning.handlinger import hendelse_for, siste_handlinger
from tilgode.web.visning.hvisvalg import les_oere

FLEST_SOEKTE = 20
FLEST_TEGN_EIER = 100
FELT = "krav-"


@dataclass(frozen=True, slots=True)
class Kandidat:
    """A claim that the line may belong to, with the days they share and what was written in its field."""

    krav: Kravrad
    felles_dager: int
    skrevet: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_arbeidsgiver
def linje(request: HttpRequest, arbeidsgiver: Arbeidsgiver, linje_id: int) -> HttpResponse:
    """The line and the claims it may belong to; a post matches it."""
    rad = _finn(arbeidsgiver, linje_id)
    if request.method == "POST":
        return _koble(request, arbeidsgiver, rad)
    return _vis(request, arbeidsgiver, rad)


@require_POST
@for_arbeidsgiver
def opphev_kobling(request: HttpRequest, arbeidsgiver: Arbeidsgiver, kobling_id: int) -> HttpResponse:
    """Undo a match, or refuse a suggestion, with a reason; back to the line."""
    kobling = (
        Kobling.objects.select_related("linje__oppgjoer__arbeidsgiver")
        .filter(pk=kobling_id, krav__arbeidsgiver=arbeidsgiver)
        .first()
    )
    if kobling is None:
        raise Http404("kobling")
    grunn = request.POST.get("grunn", "")
    return _utfoer(request, arbeidsgiver, kobling.linje, lambda: opphev(kobling, grunn, aktoer=LOKAL_BRUKER))


@require_POST
@for_arbeidsgiver
def linjeeier(request: HttpRequest, arbeidsgiver: Arbeidsgiver, linje_id: int) -> HttpResponse:
    """Say who is to clear up the line (empty: nobody); back to the line."""
    rad = _finn(arbeidsgiver, linje_id)
    sett_eier(arbeidsgiver, [rad.pk], request.POST.get("eier", "")[:FLEST_TEGN_EIER], aktoer=LOKAL_BRUKER)
    query: QueryDict = request.GET.copy()
    query.pop("utfort", None)
    return HttpResponseRedirect(f"{reverse('linje', args=[rad.pk])}?{query.urlencode()}#eier")


def _finn(arbeidsgiver: Arbeidsgiver, linje_id: int) -> Oppgjoerslinje:
    rader = Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver, pk=linje_id)
    rad = rader.select_related("oppgjoer__arbeidsgiver", "person").defer("oppgjoer__raadata").first()
    if rad is None:
        raise Http404("linje")
    return rad


def _koble(request: HttpRequest, arbeidsgiver: Arbeidsgiver, rad: Oppgjoerslinje) -> HttpResponse:
    """Match what is left to one claim (`hele`), or the amounts that are written."""

    def gjoer() -> None:
        deler = _deler(request.POST, rad)
        if not deler:
            raise Koblingsfeil("Skriv et beløp ved minst ett krav, eller velg «Hele resten».")
        koble(rad, deler, aktoer=LOKAL_BRUKER, notat=request.POST.get("notat", "").strip()[:500])

    return _utfoer(request, arbeidsgiver, rad, gjoer)


def _deler(felt: QueryDict, rad: Oppgjoerslinje) -> dict[int, int]:
    hele = str(felt.get("hele", ""))
    if hele.isdecimal():
        return {int(hele): aapen_rest(rad)}
    skrevet = {
        navn.removeprefix(FELT): les_oere(str(verdi)) for navn, verdi in felt.items() if navn.startswith(FELT)
    }
    return {int(krav): oere for krav, oere in skrevet.items() if krav.isdecimal() and oere is not None}


def _utfoer(
    request: HttpRequest, arbeidsgiver: Arbeidsgiver, rad: Oppgjoerslinje, gjoer: Callable[[], object]
) -> HttpResponse:
    try:
        gjoer()
    except Koblingsfeil as feil:
        return _vis(request, arbeidsgiver, rad, str(feil))
    except UgyldigValg as feil:
        return _vis(request, arbeidsgiver, rad, feil=feil)
    query: QueryDict = request.GET.copy()
    query["utfort"] = str(siste_handlinger(1)[0].id)
    return HttpResponseRedirect(f"{reverse('linje', args=[rad.pk])}?{query.urlencode()}")


def _vis(
    request: HttpRequest, arbeidsgiver: Arbeidsgiver, rad: Oppgjoerslinje, feil: str | UgyldigValg = ""
) -> HttpResponse:
    sok = request.GET.get("sok", "").replace("\0", "").strip()
    kandidater = _kandidater(arbeidsgiver, rad, sok, request.POST)
    rest = aapen_rest(rad)
    sett = {k.krav.person_id for k in kandidater} | ({rad.person_id} if rad.person_id else set())
    logg_oppslag(sett, LOKAL_BRUKER, f"oppgjørslinje {rad.oppgjoer.rapport_id}/{rad.linjenummer}")
    svar = vis(
        request,
        "web/linje.html",
        arbeidsgiver,
        {
            "linje": rad,
            "rest": rest,
            "koblinger": koblinger(linje_id=rad.pk),
            "forslag": _forslag(rad),
            "kandidater": kandidater,
            "sok": sok,
            "feil": feil if isinstance(feil, str) else "",
            "feilnoekkel": f"ugyldig_{feil.slag}" if isinstance(feil, UgyldigValg) else "",
            "feilverdi": feil.verdi if isinstance(feil, UgyldigValg) else "",
            "eier": eiere([rad.pk]).get(rad.pk, ""),
            "alder_dager": (timezone.localdate() - rad.oppgjoer.valutadato).days,
            "notat": request.POST.get("notat", ""),
            "utfort": hendelse_for(request.GET.get("utfort", "")),
            "med_oere": har_oere(rad.oere, rest, *(k.krav.utestaaende_oere for k in kandidater)),
        },
    )
    svar.status_code = 400 if feil else 200
    return svar


def _forslag(rad: Oppgjoerslinje) -> list[Forslag]:
    felter = ("pk", "krav_id", "krav__referanse", "oere", "regel", "grunn")
    return [Forslag(*felt) for felt in aktive_forslag().filter(linje=rad).order_by("pk").values_list(*felter)]


def _kandidater(
    arbeidsgiver: Arbeidsgiver, rad: Oppgjoerslinje, sok: str, skrevet: QueryDict
) -> list[Kandidat]:
    """The person's claims, those that share most days first; or those that are searched for."""
    i_dag: date = timezone.localdate()
    if sok:
        treff = Krav.objects.filter(
            Q(referanse__icontains=sok) | Q(person__navn__icontains=sok), arbeidsgiver=arbeidsgiver
        )
        noekler = list(treff.order_by("-fom", "referanse").values_list("pk", flat=True)[:FLEST_SOEKTE])
        rader = [krav for pk in noekler for krav in kravliste(arbeidsgiver, i_dag, None, Utvalg(krav_id=pk))]
    elif rad.person_id is not None:
        rader = kravliste(arbeidsgiver, i_dag, None, Utvalg(person_id=rad.person_id))
    else:
        rader = []
    kandidater = [
        Kandidat(krav, _felles_dager(rad, krav), str(skrevet.get(f"{FELT}{krav.krav_id}", "")))
        for krav in rader
    ]
    return sorted(
        kandidater, key=lambda k: (-k.felles_dager, k.krav.utestaaende_oere == 0, -k.krav.fom.toordinal())
    )


def _felles_dager(rad: Oppgjoerslinje, krav: Kravrad) -> int:
    if rad.fom is None or rad.tom is None:
        return 0
    return max(0, (min(rad.tom, krav.tom) - max(rad.fom, krav.fom)).days + 1)
