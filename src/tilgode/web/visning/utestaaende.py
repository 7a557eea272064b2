"""The way down: sektor → ansvar → person → claim, each level a sum of the next.

Border: sums come from the queries; a level shows its own total beside its rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.organisasjon.queries import organisasjon
from tilgode.apps.person.models import Person
from tilgode.apps.person.oppslag import logg_oppslag
from tilgode.apps.regnskap.kravliste import Kravrad, kravliste, tell_krav
from tilgode.apps.regnskap.queries import Rulling, Utestaaende, rulleforward, utestaaende_ved
from tilgode.apps.regnskap.utvalg import Gruppe
from tilgode.web.valg import Valg, les_valg
from tilgode.web.visning.grunnlag import LOKAL_BRUKER, for_arbeidsgiver, vis

RADER_PER_SIDE = 100
#: Each level of the way down, and the word in the address that opens the next.
NIVAAER = ("sektor", "ansvar", "person", "krav")


@dataclass(frozen=True, slots=True)
class Rad:
    """A row of a level: what it is about, its way down (word and value), and its amounts in øre."""

    navn: str
    noekkel: str
    verdi: str
    krevd_oere: int
    mottatt_oere: int
    justert_oere: int
    avskrevet_oere: int
    utestaaende_oere: int


@for_arbeidsgiver
def utestaaende(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> HttpResponse:
    """One level of the receivable at a date."""
    valg = les_valg(request, arbeidsgiver)
    nivaa = _nivaa(request)
    felles = {
        "valg": valg,
        "nivaa": nivaa,
        "totalt": utestaaende_ved(arbeidsgiver, (valg.dato,), valg.kjent, (), valg.utvalg)[0].oere[0],
        "brodsmuler": _brodsmuler(request, arbeidsgiver, valg),
        "sektorer": [sektor.navn for sektor in arbeidsgiver.sektorer.all()],
        "kravaarliste": _kravaar(arbeidsgiver, valg),
    }
    if nivaa == "krav":
        return vis(request, "web/kravliste.html", arbeidsgiver, felles | _krav(arbeidsgiver, valg))
    rader = _rader(arbeidsgiver, valg, nivaa)
    return vis(request, "web/utestaaende.html", arbeidsgiver, felles | {"rader": rader, "sum": _sum(rader)})


def _nivaa(request: HttpRequest) -> str:
    felt = request.GET
    if felt.get("person") or felt.get("nivaa") == "krav":
        return "krav"
    if felt.get("ansvar"):
        return "person"
    return "ansvar" if felt.get("sektor") else "sektor"


def _rader(arbeidsgiver: Arbeidsgiver, valg: Valg, nivaa: str) -> list[Rad]:
    rullinger = rulleforward(arbeidsgiver, valg.dato.min, valg.dato, valg.kjent, (nivaa,), valg.utvalg)
    navn = _ansvarsnavn(arbeidsgiver, valg) if nivaa == "ansvar" else {}
    return [_rad(rulling, nivaa, navn) for rulling in rullinger if _har_beloep(rulling)]


def _sum(rader: list[Rad]) -> dict[str, int]:
    felt = ("krevd", "mottatt", "justert", "avskrevet", "utestaaende")
    return {navn: sum(getattr(rad, f"{navn}_oere") for rad in rader) for navn in felt}


def _har_beloep(r: Rulling) -> bool:
    return any((r.nytt_oere, r.oppjustert_oere, r.mottatt_oere, r.ufordelt_oere, r.utgaaende_oere))


def _rad(r: Rulling, nivaa: str, navn: dict[str, str]) -> Rad:
    verdi = _verdi(r.gruppe, nivaa)
    return Rad(
        navn=_radnavn(r.gruppe, nivaa, navn),
        noekkel=nivaa,
        verdi=verdi,
        krevd_oere=r.nytt_oere,
        mottatt_oere=r.mottatt_oere,
        justert_oere=r.oppjustert_oere - r.nedjustert_oere + r.ufordelt_oere,
        avskrevet_oere=r.avskrevet_oere,
        utestaaende_oere=r.utgaaende_oere,
    )


def _verdi(gruppe: Gruppe, nivaa: str) -> str:
    if nivaa == "person":
        return "" if gruppe.person_id is None else str(gruppe.person_id)
    verdi: str = getattr(gruppe, nivaa)
    return verdi


def _radnavn(gruppe: Gruppe, nivaa: str, navn: dict[str, str]) -> str:
    if nivaa == "ansvar":
        return f"{gruppe.ansvar} {navn.get(gruppe.ansvar, '')}".strip()
    return gruppe.person if nivaa == "person" else gruppe.sektor


def _ansvarsnavn(arbeidsgiver: Arbeidsgiver, valg: Valg) -> dict[str, str]:
    return {rad.nummer: rad.navn for rad in organisasjon(arbeidsgiver, valg.dato, valg.kjent)}


def _kravaar(arbeidsgiver: Arbeidsgiver, valg: Valg) -> list[int]:
    rader: list[Utestaaende] = utestaaende_ved(arbeidsgiver, (valg.dato,), valg.kjent, ("kravaar",))
    return [rad.gruppe.kravaar for rad in rader if rad.gruppe.kravaar is not None]


def _krav(arbeidsgiver: Arbeidsgiver, valg: Valg) -> dict[str, object]:
    antall = tell_krav(arbeidsgiver, valg.dato, valg.kjent, valg.utvalg, bare_aapne=valg.bare_aapne)
    sider = max(1, -(-antall // RADER_PER_SIDE))
    side = min(valg.side, sider)
    rader: list[Kravrad] = kravliste(
        arbeidsgiver,
        valg.dato,
        valg.kjent,
        valg.utvalg,
        bare_aapne=valg.bare_aapne,
        fra_nr=(side - 1) * RADER_PER_SIDE,
        antall=RADER_PER_SIDE,
    )
    return {
        "rader": rader,
        "antall": antall,
        "side_nr": side,
        "sider": sider,
        "forrige_side": side - 1,
        "neste_side": side + 1,
    }


@dataclass(frozen=True, slots=True)
class Smule:
    """A step of the way down; `fjern` are the address words below it."""

    navn: str
    query: str


def _brodsmuler(request: HttpRequest, arbeidsgiver: Arbeidsgiver, valg: Valg) -> list[Smule]:
    query = request.GET.copy()
    for ord_ in ("side", "nivaa", "alle"):
        query.pop(ord_, None)
    navn = {
        "sektor": valg.utvalg.sektor or "",
        "ansvar": _smulenavn(arbeidsgiver, valg) if request.GET.get("ansvar") else "",
        "person": _personnavn(arbeidsgiver, valg),
    }
    smuler: list[Smule] = []
    for ord_ in reversed(NIVAAER[:3]):
        if navn[ord_]:
            smuler.append(Smule(navn[ord_], f"?{query.urlencode()}"))
        query.pop(ord_, None)
    smuler.append(Smule("", f"?{query.urlencode()}"))
    return smuler[::-1]


def _smulenavn(arbeidsgiver: Arbeidsgiver, valg: Valg) -> str:
    nummer = valg.utvalg.ansvar_fra or ""
    return f"{nummer} {_ansvarsnavn(arbeidsgiver, valg).get(nummer, '')}".strip()


def _personnavn(arbeidsgiver: Arbeidsgiver, valg: Valg) -> str:
    if valg.utvalg.person_id is None:
        return ""
    person = Person.objects.filter(arbeidsgiver=arbeidsgiver, pk=valg.utvalg.person_id).first()
    if person is None:
        return ""
    logg_oppslag(person, LOKAL_BRUKER, "kravliste")
    return person.navn
