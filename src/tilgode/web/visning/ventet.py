"""What the law says to expect beside what is claimed, and the months nobody has claimed yet.

Sykepenger only, since the law of the other ytelser is not computed. Border: the months come from
`apps.krav.forventning`; here they are summed for a level and shown in order of deadline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tilgode.apps.krav.forventning import Forventning, forventninger
from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag
from tilgode.apps.person.models import Person
from tilgode.apps.person.oppslag import Ansvarshistorikk
from tilgode.reports.dokument import Verdi
from tilgode.reports.tekstkatalog import Tekstkatalog
from tilgode.web.valg import les_valg
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
from tilgode.web.visning.sider import del_i_sider

RADER_PER_SIDE = 100
KOLONNER: Kolonner = (
    ("person", TEKST),
    ("frist", DATO),
    ("fra_og_med", DATO),
    ("til_og_med", DATO),
    ("ytelse", TEKST),
    ("ansvar", TEKST),
    ("ventet", BELOEP),
)


@dataclass(frozen=True, slots=True)
class Ventetsum:
    """A sektor or year: what the law gives and what is claimed, in øre."""

    navn: str
    ventet: int
    krevd: int

    @property
    def differanse(self) -> int:
        """Expected less claimed."""
        return self.ventet - self.krevd


@dataclass(frozen=True, slots=True)
class Ikkekrevd:
    """A month with something to expect and no claim; `dager_igjen` is negative when it has lapsed."""

    forventning: Forventning
    person: Person | None
    ansvar: Ansvar | None
    dager_igjen: int


@require_safe
@for_arbeidsgiver
def ventet(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """Expected and claimed per sektor and year, and the unclaimed months with the nearest deadline first."""
    valg = les_valg(request, arbeidsgiver)
    rader = forventninger(arbeidsgiver, valg.dato, valg.kjent)
    finn_ansvar = _ansvar_for(arbeidsgiver)
    ukrevde = sorted((r for r in rader if not r.krav and r.ventet_oere), key=_hast)
    hele = vil_ha_regneark(request)
    side = del_i_sider(ukrevde, valg.side, len(ukrevde) or 1 if hele else RADER_PER_SIDE)
    personer = Person.objects.defer("fnr_kryptert").in_bulk([rad.person_id for rad in side.rader])
    logg_oppslag(personer, LOKAL_BRUKER, "ventet, ikke krevd")
    viste = [
        Ikkekrevd(rad, personer.get(rad.person_id), finn_ansvar(rad), (rad.siste_mottak - valg.dato).days)
        for rad in side.rader
    ]
    if hele:
        return regneark(
            request, arbeidsgiver, valg, "ikke_krevd", KOLONNER, _celler(viste, katalog_for(request))
        )
    return vis(
        request,
        "web/ventet.html",
        arbeidsgiver,
        {
            "valg": valg,
            "per_sektor": _per(rader, lambda rad: _sektor(finn_ansvar(rad))),
            "per_aar": _per(rader, lambda rad: (0, str(rad.maaned.aar))),
            "sum": Ventetsum("", sum(r.ventet_oere for r in rader), sum(r.krevd_oere for r in rader)),
            "side": side,
            "ukrevde": viste,
            "sum_ukrevd": sum(rad.ventet_oere for rad in ukrevde),
            "med_oere": har_oere(*(rad.ventet_oere for rad in rader), *(rad.krevd_oere for rad in rader)),
        },
    )


def _hast(rad: Forventning) -> tuple[object, ...]:
    """The nearest deadline first, then the largest amount."""
    return (rad.siste_mottak, -rad.ventet_oere, rad.arbeidsforhold_id)


def _ansvar_for(arbeidsgiver: Arbeidsgiver) -> Callable[[Forventning], Ansvar | None]:
    historikk = Ansvarshistorikk(arbeidsgiver)
    alle = {a.pk: a for a in Ansvar.objects.filter(arbeidsgiver=arbeidsgiver).select_related("sektor")}

    def finn(rad: Forventning) -> Ansvar | None:
        return alle.get(historikk.paa(rad.arbeidsforhold_id, rad.fom) or 0)

    return finn


def _sektor(ansvar: Ansvar | None) -> tuple[int, str]:
    return (ansvar.sektor.rekkefoelge, ansvar.sektor.navn) if ansvar else (0, "")


def _per(rader: Iterable[Forventning], gruppe: Callable[[Forventning], tuple[int, str]]) -> list[Ventetsum]:
    summer: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0])
    for rad in rader:
        sum_ = summer[gruppe(rad)]
        sum_[0] += rad.ventet_oere
        sum_[1] += rad.krevd_oere
    return [Ventetsum(navn, *summer[(orden, navn)]) for orden, navn in sorted(summer)]


def _celler(rader: Iterable[Ikkekrevd], ord_: Tekstkatalog) -> Iterable[tuple[Verdi, ...]]:
    for rad in rader:
        f = rad.forventning
        navn, ansvar = str(rad.person or ""), str(rad.ansvar or "")
        ytelse = kodeord(ord_, "ytelse", f.ytelse)
        yield (navn, f.siste_mottak, f.fom, f.tom, ytelse, ansvar, f.ventet_oere)
