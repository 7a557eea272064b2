"""The three heaps after a settlement: cleared by itself, suggested, unknown; each line says why.

Suggestions are accepted or refused many at once, an acceptance is undone whole, and a line opens the page
where it is matched by hand. Border: lists and forms; the heaps are `apps.oppgjoer.hauger`, what a post
does is `haughandlinger`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tilgode.apps.oppgjoer.hauger import Haugrad, haugsummer, linjer_i_haug
from tilgode.apps.oppgjoer.models import Oppgjoer
from tilgode.apps.oppgjoer.queries import Haug
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag
from tilgode.web.valg import UgyldigValg, les_tall
from tilgode.web.visning.forslag import Forslagsvisning, aapne_krav, vis_forslag
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, har_oere, vis
from tilgode.web.visning.handlinger import hendelse_for, siste_handlinger
from tilgode.web.visning.sider import Side, antall_sider

LINJER_PER_SIDE = 100
#: The heaps in which somebody has something to do are read whole, so that they can be sorted and searched.
FLEST_AAPNE = 20_000
BELOEP, ALDER, NAVN = "BELOEP", "ALDER", "NAVN"
SORTERINGER: dict[str, Callable[[Haugrad], Any]] = {
    BELOEP: lambda rad: (-abs(rad.rest_oere), rad.linje_id),
    ALDER: lambda rad: (-rad.alder_dager, rad.rapport_id, rad.linjenummer),
    NAVN: lambda rad: (rad.navn, rad.fom or rad.valutadato, rad.linje_id),
}


@dataclass(frozen=True, slots=True)
class Haugvalg:
    """What the page is asked to show."""

    haug: Haug
    oppgjoer_id: int | None
    grunn: str
    navn: str
    sorter: str
    side: int


@dataclass(frozen=True, slots=True)
class Haugkort:
    """A heap with its number of lines and the kroner that are not matched (cleared: that are)."""

    haug: str
    antall: int
    oere: int


@dataclass(frozen=True, slots=True)
class Linjevisning:
    """A line with its suggestions."""

    rad: Haugrad
    forslag: tuple[Forslagsvisning, ...]

    @property
    def godtas(self) -> tuple[int, ...]:
        """What «accept all shown» takes: all when they fit in what is left together, else the first."""
        samlet = sum(abs(f.oere) for f in self.rad.forslag)
        valgte = self.rad.forslag if samlet <= abs(self.rad.rest_oere) else self.rad.forslag[:1]
        return tuple(f.kobling_id for f in valgte)


@require_safe
@for_arbeidsgiver
def hauger(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """One heap as a list, with the other two beside it."""
    return vis_haug(request, arbeidsgiver)


def vis_haug(
    request: HttpRequest, arbeidsgiver: Arbeidsgiver, feil: str = "", status: int = 200
) -> HttpResponse:
    """The list; `feil` is why what was asked for could not be done."""
    kort = _kort(arbeidsgiver)
    valg = _les(request, kort)
    linjer, side = _side(arbeidsgiver, valg, kort)
    logg_oppslag(
        (rad.person_id for rad in side.rader if rad.person_id is not None),
        LOKAL_BRUKER,
        "oppgjørslinjer i haug",
    )
    visninger = _visninger(side.rader)
    svar = vis(
        request,
        "web/hauger.html",
        arbeidsgiver,
        {
            "feil": feil,
            "kort": kort,
            "valg": valg,
            "haugnavn": valg.haug.value,
            "kan_godtas": valg.haug is Haug.FORESLAATT,
            "side": side,
            "visninger": visninger,
            "antall_alle": sum(len(visning.godtas) for visning in visninger),
            "sum_rest": sum(rad.rest_oere for rad in linjer),
            "grunner": _grunner(linjer) if valg.haug is not Haug.KLARERT else [],
            "oppgjoer": _oppgjoer(arbeidsgiver),
            "sorteringer": list(SORTERINGER),
            "utfort": hendelse_for(request.GET.get("utfort", "")),
            "siste": siste_handlinger(),
            "med_oere": har_oere(*(rad.oere for rad in side.rader), *(rad.rest_oere for rad in side.rader)),
        },
    )
    svar.status_code = status
    return svar


def _kort(arbeidsgiver: Arbeidsgiver) -> list[Haugkort]:
    summer = haugsummer(arbeidsgiver, timezone.localdate())
    return [
        Haugkort(haug.value, sum_.linjer, sum_.oere if haug is Haug.KLARERT else sum_.rest_oere)
        for haug in Haug
        if (sum_ := summer.get(haug)) is not None
    ]


def _les(request: HttpRequest, kort: Sequence[Haugkort]) -> Haugvalg:
    felt = request.GET
    antall = {ett.haug: ett.antall for ett in kort}
    haug = felt.get("haug") or next(
        (h.value for h in (Haug.FORESLAATT, Haug.UKJENT) if antall.get(h.value)), "KLARERT"
    )
    sorter = felt.get("sorter") or BELOEP
    if haug not in antall or sorter not in SORTERINGER:
        raise UgyldigValg("listevalg", haug if haug not in antall else sorter)
    return Haugvalg(
        haug=Haug(haug),
        oppgjoer_id=les_tall(felt.get("oppgjoer", "")),
        grunn=felt.get("grunn", "").replace("\0", ""),
        navn=felt.get("navn", "").replace("\0", "").strip(),
        sorter=sorter,
        side=max(1, les_tall(felt.get("side", "")) or 1),
    )


def _side(
    arbeidsgiver: Arbeidsgiver, valg: Haugvalg, kort: Sequence[Haugkort]
) -> tuple[list[Haugrad], Side[Haugrad]]:
    """The lines of the choice, and one page of them; the cleared heap is read a page at a time."""
    i_dag = timezone.localdate()
    if valg.haug is Haug.KLARERT and valg.oppgjoer_id is None:
        antall = next(ett.antall for ett in kort if ett.haug == valg.haug.value)
        av = antall_sider(antall, LINJER_PER_SIDE)
        nr = min(valg.side, av)
        rader = linjer_i_haug(
            arbeidsgiver,
            valg.haug,
            i_dag,
            hopp=(nr - 1) * LINJER_PER_SIDE,
            antall=LINJER_PER_SIDE,
        )
        return rader, Side(rader, nr, av, antall)
    alle = linjer_i_haug(arbeidsgiver, valg.haug, i_dag, antall=FLEST_AAPNE, oppgjoer_id=valg.oppgjoer_id)
    valgte = sorted((rad for rad in alle if _passer(rad, valg)), key=SORTERINGER[valg.sorter])
    av = antall_sider(len(valgte), LINJER_PER_SIDE)
    nr = min(valg.side, av)
    fra = (nr - 1) * LINJER_PER_SIDE
    return valgte, Side(valgte[fra : fra + LINJER_PER_SIDE], nr, av, len(valgte))


def _visninger(rader: Sequence[Haugrad]) -> list[Linjevisning]:
    aapne = aapne_krav({rad.person_id for rad in rader if rad.forslag and rad.person_id is not None})
    return [
        Linjevisning(rad, tuple(vis_forslag(rad, f, aapne.get(rad.person_id or 0, [])) for f in rad.forslag))
        for rad in rader
    ]


def _passer(rad: Haugrad, valg: Haugvalg) -> bool:
    """The line has the reason (or a suggestion by the rule) and the name that are asked for."""
    grunn = not valg.grunn or valg.grunn in (rad.grunn, *(f.regel for f in rad.forslag))
    return grunn and valg.navn.casefold() in rad.navn.casefold()


def _grunner(linjer: Iterable[Haugrad]) -> list[tuple[str, str]]:
    """Why the lines lie here: (group of words, code), for the filter."""
    funnet = {("regel", f.regel) for rad in linjer for f in rad.forslag}
    funnet |= {("rest", rad.grunn) for rad in linjer if not rad.forslag}
    return sorted(funnet)


def _oppgjoer(arbeidsgiver: Arbeidsgiver) -> list[Oppgjoer]:
    rader = Oppgjoer.objects.filter(arbeidsgiver=arbeidsgiver).order_by("-valutadato", "-rapport_id")
    return list(rader.only("pk", "rapport_id", "valutadato"))
