"""Nav's settlements: the list, one settlement's lines with how each was matched, and what is open.

For every settlement matched + unmatched = the sum of its lines.
Border: reads only; the heaps and matching by hand are `hauger` and `linje`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tilgode.apps.oppgjoer.hauger import Haugrad, aapne
from tilgode.apps.oppgjoer.models import Oppgjoer, Oppgjoerslinje
from tilgode.apps.oppgjoer.queries import (
    Koblingsrad,
    Oppgjoersrad,
    koblinger,
    oppgjoersliste,
)
from tilgode.apps.oppgjoer.services_kobling import aktive_forslag
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag
from tilgode.web.valg import les_tall
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, har_oere, vis
from tilgode.web.visning.sider import Side, del_i_sider

LINJER_PER_SIDE = 200


@dataclass(frozen=True, slots=True)
class Oppgjoersvisning:
    """A settlement with how much of what is open has a suggestion (øre)."""

    rad: Oppgjoersrad
    foreslaatt_oere: int


@require_safe
@for_arbeidsgiver
def liste(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """All settlements, newest first, with what is matched and what is left."""
    rader = oppgjoersliste(arbeidsgiver)
    forslag = _foreslaatt(arbeidsgiver)
    return vis(
        request,
        "web/oppgjoersliste.html",
        arbeidsgiver,
        {
            "rader": [Oppgjoersvisning(rad, forslag.get(rad.oppgjoer_id, 0)) for rad in rader],
            "sum_linjer": sum(rad.linjer for rad in rader),
            "sum_oere": sum(rad.sum_oere for rad in rader),
            "sum_koblet": sum(rad.koblet_oere for rad in rader),
            "sum_rest": sum(rad.rest_oere for rad in rader),
            "sum_aapne": sum(rad.aapne_linjer for rad in rader),
            "sum_foreslaatt": sum(forslag.values()),
            "med_oere": har_oere(*(rad.sum_oere for rad in rader), *(rad.koblet_oere for rad in rader)),
        },
    )


def _foreslaatt(arbeidsgiver: Arbeidsgiver) -> dict[int, int]:
    rader = aktive_forslag().filter(krav__arbeidsgiver=arbeidsgiver)
    summer = rader.values("linje__oppgjoer_id").annotate(s=Sum("oere"))
    return {pk: int(oere) for pk, oere in summer.values_list("linje__oppgjoer_id", "s")}


@dataclass(frozen=True, slots=True)
class Linjevisning:
    """A line with its matches and, when something is left, why and what is suggested."""

    linje: Oppgjoerslinje
    koblinger: tuple[Koblingsrad, ...]
    aapen: Haugrad | None

    @property
    def koblet_oere(self) -> int:
        """What is matched."""
        return sum(kobling.oere for kobling in self.koblinger)

    @property
    def rest_oere(self) -> int:
        """What is left."""
        return self.linje.oere - self.koblet_oere

    @property
    def haug(self) -> str:
        """Cleared, suggested or unknown, as a code."""
        return "KLARERT" if self.aapen is None else self.aapen.haug.value


@require_safe
@for_arbeidsgiver
def ett(request: HttpRequest, arbeidsgiver: Arbeidsgiver, oppgjoer_id: int) -> HttpResponse:
    """One settlement: every line as Nav sent it, how it was matched, and why what is open is open."""
    oppgjoer = Oppgjoer.objects.filter(arbeidsgiver=arbeidsgiver, pk=oppgjoer_id).defer("raadata").first()
    if oppgjoer is None:
        raise Http404("oppgjoer")
    linjer = _linjer(arbeidsgiver, oppgjoer)
    bare_aapne = request.GET.get("aapne") == "1"
    side: Side[Linjevisning] = del_i_sider(
        [linje for linje in linjer if linje.aapen or not bare_aapne],
        les_tall(request.GET.get("side", "")) or 1,
        LINJER_PER_SIDE,
    )
    _logg((visning.linje.person_id for visning in side.rader), f"oppgjør {oppgjoer.rapport_id}")
    return vis(
        request,
        "web/oppgjoer.html",
        arbeidsgiver,
        {
            "oppgjoer": oppgjoer,
            "side": side,
            "bare_aapne": bare_aapne,
            "antall_aapne": sum(linje.aapen is not None for linje in linjer),
            "koblet": sum(linje.koblet_oere for linje in linjer),
            "rest": sum(linje.rest_oere for linje in linjer),
            "med_oere": har_oere(*(linje.linje.oere for linje in linjer)),
        },
    )


def _linjer(arbeidsgiver: Arbeidsgiver, oppgjoer: Oppgjoer) -> list[Linjevisning]:
    per_linje: dict[int, list[Koblingsrad]] = defaultdict(list)
    for kobling in koblinger(oppgjoer_id=oppgjoer.pk):
        per_linje[kobling.linje_id].append(kobling)
    rader = list(oppgjoer.linjer.order_by("linjenummer").defer("fnr_kryptert"))
    alt_koblet = all(rad.oere == sum(k.oere for k in per_linje[rad.pk]) for rad in rader)
    # Why a line is open is asked of the rules again; spare them when nothing is.
    aapne_her = [] if alt_koblet else aapne(arbeidsgiver, timezone.localdate(), oppgjoer.pk)
    aapne_linjer = {linje.linje_id: linje for linje in aapne_her}
    return [Linjevisning(rad, tuple(per_linje[rad.pk]), aapne_linjer.get(rad.pk)) for rad in rader]


def _logg(personer: Iterable[int | None], hensikt: str) -> None:
    logg_oppslag((person for person in personer if person is not None), LOKAL_BRUKER, hensikt)
