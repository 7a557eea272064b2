"""Every movement of a selection: the rows that a change, or money without a claim, is the sum of."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Justering
from tilgode.apps.regnskap.queries import Bevegelsesrad, bevegelser_i_perioden
from tilgode.params.aarsaker import aarsaksnavn
from tilgode.reports.dokument import Verdi
from tilgode.reports.tekstkatalog import Tekstkatalog
from tilgode.web.templatetags.tilgode import spraak_for
from tilgode.web.valg import les_valg
from tilgode.web.visning.grunnlag import for_arbeidsgiver, har_oere, vis
from tilgode.web.visning.regneark import (
    BELOEP,
    DATO,
    TEKST,
    Kolonner,
    katalog_for,
    kodeord,
    regneark,
    vil_ha_regneark,
)
from tilgode.web.visning.sider import del_i_sider
from tilgode.web.visning.smuler import smuler

RADER_PER_SIDE = 200
KOLONNER: Kolonner = (
    ("dato", DATO),
    ("hva", TEKST),
    ("krav", TEKST),
    ("ansvar", TEKST),
    ("kravaar", TEKST),
    ("beloep", BELOEP),
)


@require_safe
@for_arbeidsgiver
def bevegelser(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """The movements after `fra` (all when empty) up to the date, oldest first, with their sum."""
    valg = les_valg(request, arbeidsgiver)
    rader = list(bevegelser_i_perioden(arbeidsgiver, valg.fra, valg.dato, valg.kjent, valg.utvalg))
    if vil_ha_regneark(request):
        return regneark(
            request, arbeidsgiver, valg, "bevegelser", KOLONNER, _celler(rader, katalog_for(request))
        )
    side = del_i_sider(rader, valg.side, RADER_PER_SIDE)
    justeringer = Justering.objects.in_bulk([r.justering_id for r in side.rader if r.justering_id])
    return vis(
        request,
        "web/bevegelser.html",
        arbeidsgiver,
        {
            "valg": valg,
            "brodsmuler": smuler(request, arbeidsgiver, valg),
            "side": side,
            "visninger": [(rad, justeringer.get(rad.justering_id or 0)) for rad in side.rader],
            "sum": sum(rad.oere for rad in rader),
            "aarsaker": aarsaksnavn(spraak_for(getattr(request, "LANGUAGE_CODE", None))),
            "med_oere": har_oere(*(rad.oere for rad in side.rader)),
        },
    )


def _celler(rader: Iterable[Bevegelsesrad], ord_: Tekstkatalog) -> Iterable[tuple[Verdi, ...]]:
    for rad in rader:
        hva = kodeord(ord_, "bevegelse", rad.type)
        yield (rad.dato, hva, rad.krav or "", rad.ansvar, str(rad.kravaar or ""), rad.oere)
