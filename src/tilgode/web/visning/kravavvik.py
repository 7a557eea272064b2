"""Why one claim got another amount than expected: a fragment of its page, or a page without JavaScript.

Border: the causes and their words are `apps.krav.avvikskort`, found anew each time; nothing inferred is stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from tilgode.apps.krav.avvikskort import Aarsakskort, Avvikskort, Dagforskjell, lag_kort
from tilgode.apps.krav.forklaringer import Forklartavvik, forklar_krav
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.services_kobling import aktive_forslag
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag
from tilgode.core.forklaring import Aarsaksdel
from tilgode.web.dagbilde import Dag, Dagbilde, lag_dagbilde
from tilgode.web.templatetags.tilgode import spraak_for
from tilgode.web.valg import les_valg
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, har_oere, vis
from tilgode.web.visning.hvisvalg import hvis_adresse
from tilgode.web.visning.krav import finn_krav
from tilgode.web.visning.kravside import kravdager

#: So many of what fits besides are told.
FLEST_ANDRE = 4
#: Expected, and what Nav pays for the day if the explanation is right.
BAAND = ("ventet", "mottatt")


@dataclass(frozen=True, slots=True)
class Annenmulighet:
    """Causes that fit too, with their share of the likelihood in per cent (rounded down)."""

    tekst: str
    prosent: int


@dataclass(frozen=True, slots=True)
class Avvikssvar:
    """The explanation in words; each cause with the query string that tries it (empty: cannot be tried)."""

    kort: Avvikskort
    aarsaker: tuple[tuple[Aarsakskort, str], ...]
    egne: tuple[tuple[Aarsakskort, str], ...]
    andre: tuple[Annenmulighet, ...]


@require_safe
@for_arbeidsgiver
def kravavvik(request: HttpRequest, arbeidsgiver: Arbeidsgiver, krav_id: int) -> HttpResponse:
    """The deviation of a claim, explained with what was known at the moment of the address."""
    valg = les_valg(request, arbeidsgiver)
    kravet = finn_krav(arbeidsgiver, krav_id)
    logg_oppslag([kravet.person_id], LOKAL_BRUKER, f"avvik {kravet.referanse}")
    avvik = forklar_krav(kravet, valg.dato, valg.kjent)
    innhold: dict[str, object] = {"krav": kravet, "svar": None}
    if avvik is not None:
        kort = lag_kort(avvik, spraak_for(getattr(request, "LANGUAGE_CODE", None)))
        innhold |= {
            "svar": _svar(avvik, kort),
            "bilde": _bilde(kravet, kort.dager, valg.dato, valg.kjent),
            "med_oere": har_oere(*(oere for d in kort.dager for oere in (d.ventet_oere, d.navs_oere))),
            "foreslaatt_oere": foreslaatt_for_krav(kravet.pk),
        }
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined] # set by django-htmx's middleware
    mal, innhold["nivaa"] = ("web/deler/kravavvik.html", 3) if htmx else ("web/kravavvik.html", 2)
    return vis(request, mal, arbeidsgiver, innhold)


def foreslaatt_for_krav(krav_id: int) -> int:
    """What the rules suggest for the claim and nobody has accepted yet, in øre."""
    return int(aktive_forslag().filter(krav_id=krav_id).aggregate(s=Sum("oere"))["s"] or 0)


def _svar(avvik: Forklartavvik, kort: Avvikskort) -> Avvikssvar:
    forklaring = avvik.forklaring
    return Avvikssvar(
        kort,
        tuple(_med_lenke(kort.aarsaker, forklaring.aarsaker if forklaring else ())),
        tuple(_med_lenke(kort.egne, forklaring.egne if forklaring else ())),
        tuple(Annenmulighet(ett.tekst, ett.promille // 10) for ett in kort.andre[:FLEST_ANDRE]),
    )


def _med_lenke(
    kortene: Sequence[Aarsakskort], deler: Sequence[Aarsaksdel]
) -> Iterator[tuple[Aarsakskort, str]]:
    for kort, del_ in zip(kortene, deler, strict=True):
        yield kort, hvis_adresse(del_)


def _bilde(
    krav: Krav, forskjeller: Sequence[Dagforskjell], dato: date, kjent: datetime | None
) -> Dagbilde | None:
    """The claim's days, expected and as Nav pays them, with those that differ marked; None when none do."""
    if not forskjeller:
        return None
    ulike = {ett.dag: ett for ett in forskjeller}
    return lag_dagbilde([_dag(dag, ulike.get(dag.dag)) for dag in kravdager(krav, dato, kjent).dager], BAAND)


def _dag(dag: Dag, forskjell: Dagforskjell | None) -> Dag:
    if forskjell is None:
        return replace(dag, mottatt_oere=dag.ventet_oere, avviker=False)
    return replace(dag, ventet_oere=forskjell.ventet_oere, mottatt_oere=forskjell.navs_oere, avviker=True)
