"""Key figures of matching: the match rate in lines and kroner, and the money in suspense at a date.

Border: reads only; the lines themselves are in `queries`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from tilgode.apps.oppgjoer.models import Kobling, Koblingsoppheving, Oppgjoerslinje
from tilgode.apps.oppgjoer.vannmerke import BOLK
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import kjent_ved

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


@dataclass(frozen=True, slots=True)
class Avstemmingsgrad:
    """The lines of an interval: all, those with something matched, and the money on either side (øre).

    `koblet_oere` is what was booked as received, `ukoblet_oere` what the matches leave open; the two
    are found apart, so that their sum is a control.
    """

    linjer: int
    linjer_koblet: int
    sum_oere: int
    koblet_oere: int
    ukoblet_oere: int


def avstemmingsgrad(
    arbeidsgiver: Arbeidsgiver, fra: date, til: date, kjent: datetime | None = None
) -> Avstemmingsgrad:
    """Settlement lines with value date after `fra` up to and including `til`, as known at `kjent`."""
    rader = Oppgjoerslinje.objects.filter(
        kjent_ved_oppgjoer(kjent),
        oppgjoer__arbeidsgiver=arbeidsgiver,
        oppgjoer__valutadato__gt=fra,
        oppgjoer__valutadato__lte=til,
    )
    sum_oere = rader.aggregate(sum=Sum("oere", default=0))["sum"]
    foert = Bevegelse.objects.filter(kjent_ved(kjent), kobling__isnull=False, kobling__linje__in=rader)
    foert_oere = foert.aggregate(sum=Sum("oere", default=0))["sum"]
    koblinger = koblinger_i_kraft(kjent).filter(linje__in=rader)
    koblet_oere = koblinger.aggregate(sum=Sum("oere", default=0))["sum"]
    return Avstemmingsgrad(
        linjer=rader.count(),
        linjer_koblet=koblinger.values("linje_id").distinct().count(),
        sum_oere=int(sum_oere),
        koblet_oere=-int(foert_oere),
        ukoblet_oere=int(sum_oere - koblet_oere),
    )


def kjent_ved_oppgjoer(kjent: datetime | None) -> Q:
    """The condition on a line that its settlement was known at the moment."""
    return Q() if kjent is None else Q(oppgjoer__registrert__lte=kjent)


def koblinger_i_kraft(kjent: datetime | None = None) -> QuerySet[Kobling]:
    """Matches that move money: not suggestions, and not undone by the moment."""
    opphevet = Koblingsoppheving.objects.filter(kjent_ved(kjent), kobling=OuterRef("pk"))
    return Kobling.objects.filter(kjent_ved(kjent), ~Exists(opphevet)).exclude(maate=Kobling.Maate.FORESLAATT)
