"""Deviations as an inbox: whose turn it is, why, how sure, and what to do next; largest or oldest first.

Border: the list is kept by `apps.avvik` and only read here; a post begins a run that brings it up to date.
The words of causes are `params.aarsaker`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tilgode.apps.avvik.bakgrunn import kjoering_for, start_oppdatering
from tilgode.apps.avvik.queries import (
    UTEN_AARSAK,
    Avvikslinje,
    Avviksutvalg,
    Gruppesum,
    Rekkefoelge,
    Tur,
    avvikslinjer,
    avvikssum,
    avvikssummer,
    listestand,
)
from tilgode.apps.krav.avvikskort import Aarsakskort, lag_aarsakskort
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag
from tilgode.core.forklaring import Sikkerhet
from tilgode.params.aarsaker import gjeldende_aarsaker, handlernavn
from tilgode.params.formatering import Spraak
from tilgode.reports.dokument import Verdi
from tilgode.web.templatetags.tilgode import spraak_for
from tilgode.web.valg import UgyldigValg, les_ansvar, les_tall, les_valg
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, har_oere, vis
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
from tilgode.web.visning.sider import Side, antall_sider

RADER_PER_SIDE = 50
#: A short run is over before the page is shown again.
VENT_SEKUNDER = 1.5
ALLE = "ALLE"
FLEST_MULIGHETER = 3
KOLONNER: Kolonner = (
    ("krav", TEKST),
    ("person", TEKST),
    ("ytelse", TEKST),
    ("fra_og_med", DATO),
    ("til_og_med", DATO),
    ("ansvar", TEKST),
    ("sektor", TEKST),
    ("sendt", DATO),
    ("ventet", BELOEP),
    ("mottatt", BELOEP),
    ("avvik", BELOEP),
    ("aarsak", TEKST),
    ("hvor_sikkert", TEKST),
    ("hvem", TEKST),
    ("neste_steg", TEKST),
)


@dataclass(frozen=True, slots=True)
class Avviksvisning:
    """A deviation for the list; `muligheter` are what may fit when no cause is pointed out."""

    linje: Avvikslinje
    aarsaker: tuple[Aarsakskort, ...]
    muligheter: tuple[str, ...]
    alder_dager: int | None


@dataclass(frozen=True, slots=True)
class Filtervalg:
    """A value of a filter with its name and how many it has."""

    verdi: str
    navn: str
    antall: int


@require_safe
@for_arbeidsgiver
def avvik(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """The list; without one, how it is made."""
    utvalg, rekkefoelge = _utvalg(request), _rekkefoelge(request)
    spraak = spraak_for(getattr(request, "LANGUAGE_CODE", None))
    if vil_ha_regneark(request):
        return _ark(request, arbeidsgiver, utvalg, rekkefoelge, spraak)
    stand, kjoering = listestand(arbeidsgiver), kjoering_for(arbeidsgiver)
    summen, summer = avvikssum(arbeidsgiver, utvalg), avvikssummer(arbeidsgiver, utvalg)
    av = antall_sider(summen.antall, RADER_PER_SIDE)
    nr = min(max(les_tall(request.GET.get("side", "")) or 1, 1), av)
    linjer = avvikslinjer(
        arbeidsgiver, utvalg, rekkefoelge, fra_nr=(nr - 1) * RADER_PER_SIDE, antall=RADER_PER_SIDE
    )
    logg_oppslag((linje.person_id for linje in linjer), LOKAL_BRUKER, "avviksliste")
    aarsaker, handlere = gjeldende_aarsaker(), handlernavn(spraak)
    return vis(
        request,
        "web/avvik.html",
        arbeidsgiver,
        {
            "stand": stand,
            "kjoering": kjoering,
            "utvalg": utvalg,
            "valgt_tur": utvalg.tur.value if utvalg.tur else ALLE,
            "rekkefoelge": rekkefoelge.value,
            "rekkefoelger": [ett.value for ett in Rekkefoelge],
            "turer": [*summer.tur.values(), _alle(summer.tur.values())],
            "sum": summen,
            "side": Side(list(_visninger(linjer, spraak)), nr, av, summen.antall),
            "aarsaksvalg": [
                Filtervalg(s.verdi, aarsaker[s.verdi].navn[spraak] if s.verdi in aarsaker else "", s.antall)
                for s in summer.aarsak
            ],
            "handlervalg": [Filtervalg(s.verdi, handlere[s.verdi], s.antall) for s in summer.handler],
            "sikkerheter": [ett.value for ett in Sikkerhet],
            "sektorer": [sektor.navn for sektor in arbeidsgiver.sektorer.all()],
            "uten_aarsak": UTEN_AARSAK,
            "med_oere": har_oere(*(linje.avvik_oere for linje in linjer)),
        },
    )


@require_POST
@for_arbeidsgiver
def oppdater(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """Begin to bring the list up to date, and go back to it."""
    start_oppdatering(arbeidsgiver, LOKAL_BRUKER).traad.join(VENT_SEKUNDER)
    return HttpResponseRedirect(f"{reverse('avvik')}?arbeidsgiver={arbeidsgiver.orgnr}")


@require_safe
@for_arbeidsgiver
def fremdrift(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """How far a run has come, as a part of the page; when it is over, the page is loaded anew."""
    kjoering = kjoering_for(arbeidsgiver)
    svar = render(request, "web/deler/avviksfremdrift.html", {"kjoering": kjoering})
    if kjoering is None or not kjoering.gaar:
        svar["HX-Refresh"] = "true"
    return svar


def _utvalg(request: HttpRequest) -> Avviksutvalg:
    felt = {navn: str(verdi).replace("\0", "") for navn, verdi in request.GET.items()}
    tur = felt.get("tur", Tur.VAAR.value)
    if tur != ALLE and tur not in [ett.value for ett in Tur]:
        raise UgyldigValg("listevalg", tur)
    return Avviksutvalg(
        tur=None if tur == ALLE else Tur(tur),
        aarsak=felt.get("aarsak", ""),
        handler=felt.get("hvem", ""),
        sikkerhet=felt.get("sikkerhet", ""),
        sektor=felt.get("sektor", ""),
        ansvar=les_ansvar(felt.get("ansvar", "")) or "",
        person_id=les_tall(felt.get("person", "")),
    )


def _rekkefoelge(request: HttpRequest) -> Rekkefoelge:
    verdi = request.GET.get("sorter", "") or Rekkefoelge.BELOEP.value
    if verdi not in [ett.value for ett in Rekkefoelge]:
        raise UgyldigValg("listevalg", verdi)
    return Rekkefoelge(verdi)


def _alle(summer: Iterable[Gruppesum]) -> Gruppesum:
    alle = list(summer)
    return Gruppesum(ALLE, sum(s.antall for s in alle), sum(s.oere for s in alle))


def _visninger(linjer: Iterable[Avvikslinje], spraak: Spraak) -> Iterator[Avviksvisning]:
    i_dag: date = timezone.localdate()
    navn = gjeldende_aarsaker()
    for linje in linjer:
        muligheter = linje.muligheter[:FLEST_MULIGHETER]
        yield Avviksvisning(
            linje,
            tuple(lag_aarsakskort(del_, spraak) for del_ in linje.deler),
            tuple(" + ".join(navn[kode].navn[spraak] for kode in koder) for koder in muligheter),
            (i_dag - linje.sendt).days if linje.sendt else None,
        )


def _ark(
    request: HttpRequest,
    arbeidsgiver: Arbeidsgiver,
    utvalg: Avviksutvalg,
    rekkefoelge: Rekkefoelge,
    spraak: Spraak,
) -> HttpResponse:
    linjer = avvikslinjer(arbeidsgiver, utvalg, rekkefoelge)
    logg_oppslag((linje.person_id for linje in linjer), LOKAL_BRUKER, "avviksliste som regneark")
    ord_ = katalog_for(request)
    rader: list[tuple[Verdi, ...]] = [
        (
            v.linje.referanse,
            v.linje.navn,
            kodeord(ord_, "ytelse", v.linje.ytelse),
            v.linje.fom,
            v.linje.tom,
            v.linje.ansvar,
            v.linje.sektor,
            v.linje.sendt,
            v.linje.ventet_oere,
            v.linje.mottatt_oere,
            v.linje.avvik_oere,
            "; ".join(a.setning for a in v.aarsaker) or ord_("uten_aarsak"),
            kodeord(ord_, "visshet", v.linje.sikkerhet),
            "; ".join(dict.fromkeys(a.hvem for a in v.aarsaker)),
            "; ".join(dict.fromkeys(a.neste_steg for a in v.aarsaker)),
        )
        for v in _visninger(linjer, spraak)
    ]
    return regneark(request, arbeidsgiver, les_valg(request, arbeidsgiver), "avvik", KOLONNER, rader)
