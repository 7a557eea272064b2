"""Key figures of matching: the match rate in lines and kroner, and the money in suspense at a date.

Border: reads only; the lines themselves are in `queries`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from tilgode.apps.oppgjoer.grunnlag import BOLK
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse

#: Lines of their own kind, counted apart in the match rate.
MOTREGNING = "A"


@dataclass(frozen=True, slots=True)
class Treffrate:
    """How much was matched without a person: lines and kroner (øre, by absolute amount)."""

    linjer: int
    automatisk_linjer: int
    oere: int
    automatisk_oere: int

    @property
    def promille_linjer(self) -> int:
        """Lines cleared by rule, in thousandths (cut)."""
        return self.automatisk_linjer * 1000 // self.linjer if self.linjer else 0

    @property
    def promille_kroner(self) -> int:
        """Kroner cleared by rule, in thousandths (cut)."""
        return self.automatisk_oere * 1000 // self.oere if self.oere else 0


@dataclass(frozen=True, slots=True)
class Treffrater:
    """The rate of ordinary lines, and of all lines with feriepenger and set-offs."""

    ordinaere: Treffrate
    alle: Treffrate


def treffrater(arbeidsgiver: Arbeidsgiver, fra: date | None = None, til: date | None = None) -> Treffrater:
    """The match rate of settlements with value dates from `fra` to `til`, both included."""
    automatisk: dict[int, int] = dict(
        Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver, kobling__maate=Kobling.Maate.SIKKER)
        .values("kobling__linje_id")
        .annotate(sum=-Sum("oere"))
        .values_list("kobling__linje_id", "sum")
    )
    rader = Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver)
    if fra is not None:
        rader = rader.filter(oppgjoer__valutadato__gte=fra)
    if til is not None:
        rader = rader.filter(oppgjoer__valutadato__lte=til)
    ordinaere, alle = [0, 0, 0, 0], [0, 0, 0, 0]
    felter = ("pk", "oere", "kode", "feriepenger_av")
    for pk, oere, kode, feriepenger_av in rader.values_list(*felter).iterator(BOLK):
        tell = (1, int(automatisk.get(pk, 0) == oere), abs(oere), abs(automatisk.get(pk, 0)))
        for rate in (alle,) if kode == MOTREGNING or feriepenger_av else (alle, ordinaere):
            for i, verdi in enumerate(tell):
                rate[i] += verdi
    return Treffrater(Treffrate(*ordinaere), Treffrate(*alle))


def mellomregning_oere(arbeidsgiver: Arbeidsgiver, dato: date) -> int:
    """Money received and not matched at a date: the lines up to it less what was matched by then."""
    linjer = Oppgjoerslinje.objects.filter(
        oppgjoer__arbeidsgiver=arbeidsgiver, oppgjoer__valutadato__lte=dato
    ).aggregate(sum=Sum("oere"))["sum"]
    koblet = Bevegelse.objects.filter(
        arbeidsgiver=arbeidsgiver, kobling__isnull=False, dato__lte=dato
    ).aggregate(sum=Sum("oere"))["sum"]
    return (linjer or 0) + (koblet or 0)
