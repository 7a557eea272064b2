"""The controls at the source as a work list: what is wrong with which claim, in kroner, and what to do.

Border: the findings are `apps.kontroll`'s and only read here; deciding about one is on the claim
(`kravkontroll`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tilgode.apps.kontroll.husk import kontroller_husket
from tilgode.apps.kontroll.queries import Kontrollrad
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag
from tilgode.core.kontroll import KONTROLLER, Kontrollkode, Retning
from tilgode.params.aarsaker import gjeldende_aarsaker
from tilgode.params.formatering import Spraak
from tilgode.params.kontrolltekster import (
    avgjoerelsesnavn,
    beskriv_funn,
    ikke_kontrollert,
    kontrollnavn,
    retningsnavn,
)
from tilgode.reports.dokument import Verdi
from tilgode.web.templatetags.tilgode import spraak_for
from tilgode.web.valg import UgyldigValg, les_ansvar, les_dato, les_kjent, les_kravaar, les_tall, les_valg
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, har_oere, vis
from tilgode.web.visning.regneark import BELOEP, DATO, TEKST, Kolonner, regneark, vil_ha_regneark
from tilgode.web.visning.sider import del_i_sider

RADER_PER_SIDE = 50
KOLONNER: Kolonner = (
    ("krav", TEKST),
    ("person", TEKST),
    ("ansattnummer", TEKST),
    ("ansvar", TEKST),
    ("aarsak", TEKST),
    ("fra_og_med", DATO),
    ("til_og_med", DATO),
    ("funnet", BELOEP),
    ("rettet", BELOEP),
    ("aapent", BELOEP),
    ("frist", DATO),
    ("hva_kontrollen_fant", TEKST),
    ("neste_steg", TEKST),
)


@dataclass(frozen=True, slots=True)
class Kontrollvisning:
    """A finding in words; `vurdert` what was decided about it, `for_sent` that its last day has passed."""

    rad: Kontrollrad
    aarsak: str
    setning: str
    steg: str
    vurdert: str
    for_sent: bool


def visninger(rader: Sequence[Kontrollrad], spraak: Spraak) -> Iterator[Kontrollvisning]:
    """The findings in words."""
    i_dag, aarsaker = timezone.localdate(), gjeldende_aarsaker()
    for rad in rader:
        aarsak = aarsaker[rad.funn.aarsak]
        yield Kontrollvisning(
            rad,
            aarsak.navn[spraak],
            beskriv_funn(rad.funn, spraak),
            aarsak.neste_steg[spraak],
            avgjoerelsesnavn(rad.vurdering.avgjoerelse, spraak) if rad.vurdering else "",
            rad.funn.frist is not None and rad.funn.frist < i_dag,
        )


@dataclass(frozen=True, slots=True)
class _Filter:
    """What the address asks for."""

    retning: Retning
    kontroll: str
    ansvar: str | None
    kravaar: tuple[int | None, int | None]
    alle: bool

    def slipper(self, rad: Kontrollrad) -> bool:
        """The row is to be shown."""
        fra, til = self.kravaar
        return (
            (self.alle or rad.aapent_oere > 0)
            and self.kontroll in ("", rad.funn.kontroll.value)
            and self.ansvar in (None, rad.ansvar)
            and (fra is None or rad.kravaar >= fra)
            and (til is None or rad.kravaar <= til)
        )


@require_safe
@for_arbeidsgiver
def kontroller(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """The list of one direction, the most open kroner first."""
    valget = _filter(request)
    spraak = spraak_for(getattr(request, "LANGUAGE_CODE", None))
    koder = tuple(kode for kode, k in KONTROLLER.items() if k.retning is valget.retning)
    dato = les_dato(request.GET.get("dato", "")) or timezone.localdate()
    svar = kontroller_husket(arbeidsgiver, dato, les_kjent(request.GET.get("kjent", "")), koder)
    rader = [rad for rad in svar.rader if valget.slipper(rad)]
    if vil_ha_regneark(request):
        return _ark(request, arbeidsgiver, rader, spraak)
    side = del_i_sider(rader, les_tall(request.GET.get("side", "")) or 1, RADER_PER_SIDE)
    logg_oppslag({rad.funn.person_id for rad in side.rader}, LOKAL_BRUKER, "kontroller")
    return vis(
        request,
        "web/kontroller.html",
        arbeidsgiver,
        {
            "retninger": [(r.value, retningsnavn(r, spraak)) for r in Retning],
            "med_frist": any(rad.funn.frist for rad in side.rader),
            "valgt": valget.retning.value,
            "tittel": retningsnavn(valget.retning, spraak),
            "kontroller": [(kode.value, kontrollnavn(kode, spraak)) for kode in koder],
            "valg": valget,
            "kravaar": request.GET.get("kravaar", ""),
            "sum_oere": sum(rad.aapent_oere for rad in rader),
            "funnet_oere": sum(rad.funn.oere for rad in rader),
            "side": side,
            "visninger": list(visninger(side.rader, spraak)),
            "uten": [(ikke_kontrollert(g, spraak), n) for g, n in sorted(svar.ikke_kontrollert.items())],
            "med_oere": har_oere(*(rad.funn.oere for rad in side.rader)),
        },
    )


def _filter(request: HttpRequest) -> _Filter:
    felt = request.GET
    retning = felt.get("retning", "") or Retning.FOR_MYE.value
    kontroll = felt.get("kontroll", "")
    if retning not in [r.value for r in Retning]:
        raise UgyldigValg("listevalg", retning)
    if kontroll and kontroll not in [k.value for k in Kontrollkode]:
        raise UgyldigValg("listevalg", kontroll)
    return _Filter(
        Retning(retning),
        kontroll,
        les_ansvar(felt.get("ansvar", "")),
        les_kravaar(felt.get("kravaar", "")),
        felt.get("alle", "") == "1",
    )


def _ark(
    request: HttpRequest, arbeidsgiver: Arbeidsgiver, rader: Sequence[Kontrollrad], spraak: Spraak
) -> HttpResponse:
    logg_oppslag({rad.funn.person_id for rad in rader}, LOKAL_BRUKER, "kontroller som regneark")
    linjer: list[tuple[Verdi, ...]] = [
        (
            v.rad.krav,
            v.rad.navn,
            v.rad.ansattnummer,
            v.rad.ansvar,
            v.aarsak,
            v.rad.funn.fom,
            v.rad.funn.tom,
            v.rad.funn.oere,
            v.rad.rettet_oere,
            v.rad.aapent_oere,
            v.rad.funn.frist,
            v.setning,
            v.vurdert or v.steg,
        )
        for v in visninger(rader, spraak)
    ]
    return regneark(
        request, arbeidsgiver, les_valg(request, arbeidsgiver), "kontroller_tittel", KOLONNER, linjer
    )
