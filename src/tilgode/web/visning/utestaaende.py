"""The way down: sektor → ansvar → person → claim, each level a sum of the next.

With a start date (`fra`) the same levels show how the amount changed: opening, movements, closing.
Border: sums come from the queries; a level shows its own total beside its rows.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.innsyn import logg_oppslag
from tilgode.apps.regnskap.kravliste import kravliste, tell_krav
from tilgode.apps.regnskap.queries import Rulling, rulleforward, utestaaende_ved
from tilgode.apps.regnskap.utvalg import Gruppe
from tilgode.reports.dokument import Verdi
from tilgode.web.valg import Valg, les_valg
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, har_oere, vis
from tilgode.web.visning.regneark import (
    BELOEP,
    KRAVKOLONNER,
    TEKST,
    katalog_for,
    kravrader,
    regneark,
    vil_ha_regneark,
)
from tilgode.web.visning.sider import Side, antall_sider
from tilgode.web.visning.smuler import ansvarsnavn, smuler

RADER_PER_SIDE = 100
#: The columns of a level's workbook, in the order of `Beloep`.
ARKKOLONNER = (
    "inngaaende",
    "nye_krav",
    "oppjustert",
    "mottatt",
    "nedjustert",
    "avskrevet",
    "ufordelt_kort",
    "utestaaende",
)


@dataclass(frozen=True, slots=True)
class Beloep:
    """The amounts of a row in øre: the columns of a roll-forward, positive in their usual direction."""

    inngaaende: int
    krevd: int
    oppjustert: int
    mottatt: int
    nedjustert: int
    avskrevet: int
    ufordelt: int
    utestaaende: int

    @property
    def justert(self) -> int:
        """Net adjustment with money that has no claim; negative lowers what Nav owes."""
        return self.oppjustert - self.nedjustert + self.ufordelt

    @property
    def endring(self) -> int:
        """Closing less opening."""
        return self.utestaaende - self.inngaaende


@dataclass(frozen=True, slots=True)
class Rad:
    """A row of a level: what it is about, the value that opens the next level, and its amounts."""

    navn: str
    verdi: str
    beloep: Beloep


@require_safe
@for_arbeidsgiver
def utestaaende(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """One level of the receivable at a date, or of its change since another."""
    valg = les_valg(request, arbeidsgiver)
    nivaa = _nivaa(request)
    felles = {
        "valg": valg,
        "nivaa": nivaa,
        "brodsmuler": smuler(request, arbeidsgiver, valg),
        "sektorer": [sektor.navn for sektor in arbeidsgiver.sektorer.all()],
        "kravaarliste": _kravaar(arbeidsgiver, valg),
        "sum": _beloep(_rull(arbeidsgiver, valg, ())[0]),
    }
    if nivaa == "krav":
        if vil_ha_regneark(request):
            return _kravark(request, arbeidsgiver, valg)
        return vis(request, "web/kravliste.html", arbeidsgiver, felles | _krav(arbeidsgiver, valg))
    rader = _rader(arbeidsgiver, valg, nivaa)
    if vil_ha_regneark(request):
        return _nivaaark(request, arbeidsgiver, valg, nivaa, rader)
    innhold = felles | {"rader": rader, "med_oere": har_oere(*_alle(rader))}
    return vis(request, "web/utestaaende.html", arbeidsgiver, innhold)


def _nivaa(request: HttpRequest) -> str:
    felt = request.GET
    if felt.get("person") or felt.get("nivaa") == "krav":
        return "krav"
    if felt.get("ansvar"):
        return "person"
    return "ansvar" if felt.get("sektor") else "sektor"


def _rull(arbeidsgiver: Arbeidsgiver, valg: Valg, grupper_paa: tuple[str, ...]) -> list[Rulling]:
    return rulleforward(arbeidsgiver, valg.fra or date.min, valg.dato, valg.kjent, grupper_paa, valg.utvalg)


def _rader(arbeidsgiver: Arbeidsgiver, valg: Valg, nivaa: str) -> list[Rad]:
    navn = ansvarsnavn(arbeidsgiver, valg) if nivaa == "ansvar" else {}
    rader = [_rad(rulling, nivaa, navn) for rulling in _rull(arbeidsgiver, valg, (nivaa,))]
    if nivaa == "person":
        logg_oppslag((int(rad.verdi) for rad in rader if rad.verdi), LOKAL_BRUKER, "utestående per person")
    return [rad for rad in rader if any(_tall(rad.beloep))]


def _rad(r: Rulling, nivaa: str, ansvarene: dict[str, str]) -> Rad:
    return Rad(_navn(r.gruppe, nivaa, ansvarene), _verdi(r.gruppe, nivaa), _beloep(r))


def _beloep(r: Rulling) -> Beloep:
    return Beloep(
        r.inngaaende_oere,
        r.nytt_oere,
        r.oppjustert_oere,
        r.mottatt_oere,
        r.nedjustert_oere,
        r.avskrevet_oere,
        r.ufordelt_oere,
        r.utgaaende_oere,
    )


def _tall(beloep: Beloep) -> list[int]:
    return [getattr(beloep, felt.name) for felt in fields(beloep)]


def _alle(rader: list[Rad]) -> list[int]:
    return [tall for rad in rader for tall in _tall(rad.beloep)]


def _verdi(gruppe: Gruppe, nivaa: str) -> str:
    if nivaa == "person":
        return "" if gruppe.person_id is None else str(gruppe.person_id)
    return gruppe.ansvar if nivaa == "ansvar" else gruppe.sektor


def _navn(gruppe: Gruppe, nivaa: str, ansvarene: dict[str, str]) -> str:
    if nivaa == "ansvar":
        return f"{gruppe.ansvar} {ansvarene.get(gruppe.ansvar, '')}".strip()
    return gruppe.person if nivaa == "person" else gruppe.sektor


def _kravaar(arbeidsgiver: Arbeidsgiver, valg: Valg) -> list[int]:
    rader = utestaaende_ved(arbeidsgiver, (valg.dato,), valg.kjent, ("kravaar",))
    return [rad.gruppe.kravaar for rad in rader if rad.gruppe.kravaar is not None]


def _nivaaark(
    request: HttpRequest, arbeidsgiver: Arbeidsgiver, valg: Valg, nivaa: str, rader: list[Rad]
) -> HttpResponse:
    ord_ = katalog_for(request)
    kolonner = [(nivaa, TEKST), *((navn, BELOEP) for navn in ARKKOLONNER)]
    tall: list[tuple[Verdi, ...]] = [(rad.navn or ord_("ufordelt"), *_tall(rad.beloep)) for rad in rader]
    return regneark(request, arbeidsgiver, valg, "utestaaende", kolonner, tall)


def _kravark(request: HttpRequest, arbeidsgiver: Arbeidsgiver, valg: Valg) -> HttpResponse:
    rader = kravliste(arbeidsgiver, valg.dato, valg.kjent, valg.utvalg, bare_aapne=valg.bare_aapne)
    logg_oppslag((rad.person_id for rad in rader), LOKAL_BRUKER, "kravliste som regneark")
    ord_ = katalog_for(request)
    celler = list(kravrader(rader, ord_))
    ufordelt = _rull(arbeidsgiver, valg, ())[0].ufordelt_oere
    if ufordelt:
        tomme: list[Verdi] = [None] * (len(KRAVKOLONNER) - 2)
        celler.append((ord_("ufordelt"), *tomme, ufordelt))
    return regneark(request, arbeidsgiver, valg, "krav", KRAVKOLONNER, celler)


def _krav(arbeidsgiver: Arbeidsgiver, valg: Valg) -> dict[str, object]:
    """One page of claims; the sum under it is that of all of them."""
    antall = tell_krav(arbeidsgiver, valg.dato, valg.kjent, valg.utvalg, bare_aapne=valg.bare_aapne)
    av = antall_sider(antall, RADER_PER_SIDE)
    nr = min(valg.side, av)
    rader = kravliste(
        arbeidsgiver,
        valg.dato,
        valg.kjent,
        valg.utvalg,
        bare_aapne=valg.bare_aapne,
        fra_nr=(nr - 1) * RADER_PER_SIDE,
        antall=RADER_PER_SIDE,
    )
    logg_oppslag((rad.person_id for rad in rader), LOKAL_BRUKER, "kravliste")
    tallene = (t for r in rader for t in (r.krevd_oere, r.mottatt_oere, r.justert_oere, r.avskrevet_oere))
    return {"side": Side(rader, nr, av, antall), "med_oere": har_oere(*tallene)}
