"""What people have done with settlement lines lately, from the audit trail: who, when, and what can be undone.

Border: reads the trail only; undoing is `haughandlinger`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.oppgjoer.services_angre import avviste

GODTA, KOBLE, OPPHEV, AVVIS, ANGRE, ANGRE_AVVISNING = (
    "oppgjoer.godta",
    "oppgjoer.koble",
    "oppgjoer.opphev",
    "oppgjoer.avvis",
    "oppgjoer.angre",
    "oppgjoer.angre_avvisning",
)
HANDLINGER = (GODTA, KOBLE, OPPHEV, AVVIS, ANGRE, ANGRE_AVVISNING)
SISTE = 6


@dataclass(frozen=True, slots=True)
class Handling:
    """Something done: `koblinger` are its matches, `i_kraft` those of them that are still so."""

    id: int
    tid: datetime
    aktoer: str
    handling: str
    koblinger: tuple[int, ...]
    i_kraft: tuple[int, ...]

    @property
    def navn(self) -> str:
        """The action without its domain, for the words of the page."""
        return self.handling.rpartition(".")[2]

    @property
    def antall(self) -> int:
        """How many matches it was about."""
        return len(self.koblinger) or 1

    @property
    def kan_angres(self) -> bool:
        """Everything it made, or refused, still is so."""
        return (
            self.handling in (GODTA, KOBLE, AVVIS) and bool(self.koblinger) and self.i_kraft == self.koblinger
        )


def siste_handlinger(antall: int = SISTE) -> list[Handling]:
    """The last actions of people, newest first."""
    rader = Revisjonshendelse.objects.filter(handling__in=HANDLINGER).order_by("-pk")[:antall]
    return _som_handlinger(list(rader))


def hendelse_for(nummer: str) -> Handling | None:
    """The action with a number from the address; None when it is not one."""
    if not nummer.isdecimal() or len(nummer) > 15:
        return None
    rad = Revisjonshendelse.objects.filter(pk=int(nummer), handling__in=HANDLINGER).first()
    return _som_handlinger([rad])[0] if rad else None


def _som_handlinger(rader: list[Revisjonshendelse]) -> list[Handling]:
    alle = {pk for rad in rader for pk in rad.opplysninger.get("koblinger", ())}
    koblet = Kobling.objects.filter(pk__in=alle, oppheving__isnull=True, bevegelser__isnull=False)
    i_kraft = {*koblet.values_list("pk", flat=True)}
    avvist = {*avviste().filter(pk__in=alle).values_list("pk", flat=True)}
    return [
        Handling(
            rad.pk,
            rad.tid,
            rad.aktoer,
            rad.handling,
            koblinger := tuple(rad.opplysninger.get("koblinger", ())),
            tuple(pk for pk in koblinger if pk in (avvist if rad.handling == AVVIS else i_kraft)),
        )
        for rad in rader
    ]
