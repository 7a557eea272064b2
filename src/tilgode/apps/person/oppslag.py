"""Finding many employments and persons at once, by the names files use for them.

Border: one employer at a time; a single person's number is shown by `services`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Arbeidsforhold, Arbeidsforholdtilstand


@dataclass(frozen=True, slots=True)
class Ansettelse:
    """The identity of an employment, as keys."""

    arbeidsforhold_id: int
    person_id: int
    noekkel: str
    ansattnummer: str


def ansettelser(arbeidsgiver: Arbeidsgiver) -> dict[str, Ansettelse]:
    """Every employment by its key in the source system."""
    rader = Arbeidsforhold.objects.filter(arbeidsgiver=arbeidsgiver).values_list(
        "pk", "person_id", "noekkel", "ansattnummer"
    )
    return {rad[2]: Ansettelse(*rad) for rad in rader.iterator(chunk_size=5000)}


def etter_ansattnummer(alle: dict[str, Ansettelse]) -> dict[str, list[Ansettelse]]:
    """The employments of each ansattnummer."""
    grupper: dict[str, list[Ansettelse]] = defaultdict(list)
    for ansettelse in alle.values():
        grupper[ansettelse.ansattnummer].append(ansettelse)
    return dict(grupper)


class Ansvarshistorikk:
    """Which ansvar an employment had on a day, from its states in force."""

    def __init__(self, arbeidsgiver: Arbeidsgiver) -> None:
        rader = (
            Arbeidsforholdtilstand.objects.filter(arbeidsforhold__arbeidsgiver=arbeidsgiver)
            .kjent()
            .order_by("gyldig_fom", "pk")
            .values_list("arbeidsforhold_id", "gyldig_fom", "ansvar_id")
        )
        self._rader: dict[int, list[tuple[date, int]]] = defaultdict(list)
        for arbeidsforhold_id, fom, ansvar_id in rader.iterator(chunk_size=5000):
            self._rader[arbeidsforhold_id].append((fom, ansvar_id))

    def paa(self, arbeidsforhold_id: int, dato: date) -> int | None:
        """The ansvar row on `dato`; the first known one for an earlier day, None when none is known."""
        rader = self._rader.get(arbeidsforhold_id)
        if not rader:
            return None
        gjeldende = [ansvar for fom, ansvar in rader if fom <= dato]
        return gjeldende[-1] if gjeldende else rader[0][1]
