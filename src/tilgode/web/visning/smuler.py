"""The trail at the top of a page: each step a level of the way down, with the filter kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.organisasjon.queries import organisasjon
from tilgode.apps.person.models import Person
from tilgode.web.valg import Valg

#: The words of the address that a level of the way down sets.
NIVAAER = ("sektor", "ansvar", "person")
#: Words that belong to one page only.
BARE_SIDEN = ("side", "nivaa", "alle", "ufordelt")


@dataclass(frozen=True, slots=True)
class Smule:
    """A step: its name (empty for the top) and the query that opens it."""

    navn: str
    query: str


def smuler(request: HttpRequest, arbeidsgiver: Arbeidsgiver, valg: Valg) -> list[Smule]:
    """The steps from the top down to what is chosen."""
    query = request.GET.copy()
    for ord_ in BARE_SIDEN:
        query.pop(ord_, None)
    navn = {
        "sektor": valg.utvalg.sektor or "",
        "ansvar": _ansvar(request, arbeidsgiver, valg),
        "person": _person(arbeidsgiver, valg),
    }
    stien: list[Smule] = []
    for ord_ in reversed(NIVAAER):
        if navn[ord_]:
            stien.append(Smule(navn[ord_], f"?{query.urlencode()}"))
        query.pop(ord_, None)
    stien.append(Smule("", f"?{query.urlencode()}"))
    return stien[::-1]


def ansvarsnavn(arbeidsgiver: Arbeidsgiver, valg: Valg) -> dict[str, str]:
    """The names of the ansvar at the date."""
    return {rad.nummer: rad.navn for rad in organisasjon(arbeidsgiver, valg.dato, valg.kjent)}


def _ansvar(request: HttpRequest, arbeidsgiver: Arbeidsgiver, valg: Valg) -> str:
    nummer = request.GET.get("ansvar", "")
    return f"{nummer} {ansvarsnavn(arbeidsgiver, valg).get(nummer, '')}".strip() if nummer else ""


def _person(arbeidsgiver: Arbeidsgiver, valg: Valg) -> str:
    if valg.utvalg.person_id is None:
        return ""
    person = Person.objects.filter(arbeidsgiver=arbeidsgiver, pk=valg.utvalg.person_id).first()
    return person.navn if person else ""
