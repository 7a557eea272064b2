"""What helps a person to judge a suggestion: how it fits, and which other open claims there are.

Border: reads and compares; which claim is suggested is decided by the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.hauger import Haugrad
from tilgode.apps.oppgjoer.queries import Forslag


@dataclass(frozen=True, slots=True)
class Aapentkrav:
    """A claim with its days and what is outstanding on it (øre)."""

    krav_id: int
    referanse: str
    fom: date
    tom: date
    utestaaende_oere: int

    def felles_dager(self, rad: Haugrad) -> int:
        """Calendar days shared with a line."""
        if rad.fom is None or rad.tom is None:
            return 0
        return max(0, (min(rad.tom, self.tom) - max(rad.fom, self.fom)).days + 1)


@dataclass(frozen=True, slots=True)
class Forslagsvisning:
    """A suggestion and its claim; `andre` are the person's other open claims that share days with the line."""

    forslag: Forslag
    krav: Aapentkrav | None
    samme_periode: bool
    felles_dager: int
    linjedager: int
    andre: tuple[Aapentkrav, ...]

    @property
    def antall(self) -> int:
        """How many open claims it was chosen from."""
        return len(self.andre) + 1

    @property
    def forskjell_oere(self) -> int:
        """What the line pays more than is outstanding; negative: less."""
        return self.forslag.oere - (self.krav.utestaaende_oere if self.krav else 0)


def aapne_krav(personer: Collection[int]) -> dict[int, list[Aapentkrav]]:
    """The claims of these persons with something outstanding, or nothing: by person, oldest first."""
    samlet: dict[int, list[Aapentkrav]] = defaultdict(list)
    rader = Krav.objects.filter(person_id__in=personer).annotate(rest=Sum("bevegelser__oere"))
    felter = ("person_id", "pk", "referanse", "fom", "tom", "rest")
    for person, pk, referanse, fom, tom, rest in rader.order_by("fom", "referanse").values_list(*felter):
        samlet[person].append(Aapentkrav(pk, referanse, fom, tom, int(rest or 0)))
    return samlet


def vis_forslag(rad: Haugrad, forslag: Forslag, kravene: Sequence[Aapentkrav]) -> Forslagsvisning:
    """The suggestion beside the other open claims."""
    krav = next((ett for ett in kravene if ett.krav_id == forslag.krav_id), None)
    andre = [
        ett
        for ett in kravene
        if ett.krav_id != forslag.krav_id and ett.utestaaende_oere and ett.felles_dager(rad)
    ]
    return Forslagsvisning(
        forslag,
        krav,
        krav is not None and (krav.fom, krav.tom) == (rad.fom, rad.tom),
        krav.felles_dager(rad) if krav else 0,
        (rad.tom - rad.fom).days + 1 if rad.fom and rad.tom else 0,
        tuple(andre),
    )
