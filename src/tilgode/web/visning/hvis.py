"""What if: one claim with a fact changed, days, kroner and steps before and after. Nothing is stored.

Border: the answer is `apps.krav.tenkt`'s; here it is put beside what is, for the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.tenkt import Tenktfeil, Tenktsvar, tenk
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag
from tilgode.core.forklaring.tenkt_utfall import Dagsvar, Stegpar, Tenktdag
from tilgode.params.formatering import Spraak
from tilgode.params.tekster import vis_steg
from tilgode.values.kalender import er_helg
from tilgode.web.dagbilde import lag_dagbilde
from tilgode.web.templatetags.tilgode import spraak_for
from tilgode.web.valg import les_dato, les_valg
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, har_oere, vis
from tilgode.web.visning.hvisvalg import Feltfeil, les_tenktvalg, vist_i_felt
from tilgode.web.visning.krav import finn_krav

BAAND = ("foer", "etter")
#: So many days outside the claim are shown one by one; the sum is of all.
FLEST_ANDRE = 62


@dataclass(frozen=True, slots=True)
class Tenktvisning:
    """A day of the picture and the table: before and after, marked when it differs."""

    tenkt: Tenktdag

    @property
    def dag(self) -> date:
        """The day."""
        return self.tenkt.dag

    @property
    def er_helg(self) -> bool:
        """Saturday or Sunday."""
        return er_helg(self.tenkt.dag)

    @property
    def avviker(self) -> bool:
        """The change made something other of the day."""
        return self.tenkt.er_ulik

    @property
    def forskjell_oere(self) -> int:
        """After less before."""
        return self.tenkt.etter_oere - self.tenkt.foer_oere

    def oere(self, baand: str) -> int:
        """The amount before or after."""
        return self.tenkt.foer_oere if baand == "foer" else self.tenkt.etter_oere

    def arbeidsgiver_betaler(self, baand: str) -> bool:
        """The employer carries the day."""
        svar: Dagsvar | None = self.tenkt.foer if baand == "foer" else self.tenkt.etter
        return svar is not None and svar.betaler == "A"


@dataclass(frozen=True, slots=True)
class Stegvisning:
    """A step in words before and after; equal steps have one sentence."""

    foer: str
    etter: str
    hjemmel: str

    @property
    def er_ulik(self) -> bool:
        """The sentences are not the same."""
        return self.foer != self.etter


@require_safe
@for_arbeidsgiver
def hvis(request: HttpRequest, arbeidsgiver: Arbeidsgiver, krav_id: int) -> HttpResponse:
    """The form, and the answer when something is to be tried."""
    valg = les_valg(request, arbeidsgiver)
    kravet = finn_krav(arbeidsgiver, krav_id)
    logg_oppslag([kravet.person_id], LOKAL_BRUKER, f"hva hvis {kravet.referanse}")
    sendt = {navn: str(verdi) for navn, verdi in request.GET.items()}
    vist = {navn: vist_i_felt(navn, verdi) for navn, verdi in sendt.items()}
    innhold: dict[str, Any] = {"krav": kravet, "felt": vist, "tenkt": None, "feil": None, "feilfelt": ""}
    try:
        tenktvalg = les_tenktvalg(sendt)
        if tenktvalg.valgte:
            dag = les_dato(request.GET.get("dag", ""))
            svar = tenk(kravet, tenktvalg, valg.dato, valg.kjent)
            spraak = spraak_for(getattr(request, "LANGUAGE_CODE", None))
            innhold |= _svar(kravet, svar, dag, spraak)
    except Feltfeil as feil:
        innhold |= {"feil": (f"ugyldig_{feil.slag}", feil.verdi), "feilfelt": feil.felt}
    except Tenktfeil as grunn:
        innhold["feil"] = ("hvis_umulig", str(grunn))
    return vis(request, "web/hvis.html", arbeidsgiver, innhold)


def _svar(kravet: Krav, svar: Tenktsvar, dag: date | None, spraak: Spraak) -> dict[str, Any]:
    utfall = svar.utfall
    dager = [Tenktvisning(ett) for ett in utfall.dager]
    andre = [Tenktvisning(ett) for ett in utfall.andre]
    valgt = dag or utfall.foerste_ulike or kravet.fom
    return {
        "tenkt": svar,
        "dager": dager,
        "andre": andre[:FLEST_ANDRE],
        "flere_andre": len(andre) - FLEST_ANDRE,
        "bilde": lag_dagbilde(dager, BAAND),
        "antall_ulike": sum(ett.avviker for ett in dager),
        "sum_foer": sum(ett.oere("foer") for ett in dager),
        "sum_etter": sum(ett.oere("etter") for ett in dager),
        "sum_forskjell": sum(ett.forskjell_oere for ett in dager),
        "valgt_dag": valgt,
        "steg": list(_steg(utfall.steg(valgt), spraak)),
        "med_oere": har_oere(*(ett.oere(navn) for ett in (*dager, *andre) for navn in BAAND)),
    }


def _steg(stegene: Sequence[Stegpar], spraak: Spraak) -> Iterator[Stegvisning]:
    for par in stegene:
        foer = "" if par.foer is None else vis_steg(par.foer, spraak)
        etter = "" if par.etter is None else vis_steg(par.etter, spraak)
        ett = par.etter or par.foer
        yield Stegvisning(foer, etter, "" if ett is None else str(ett.hjemmel))
