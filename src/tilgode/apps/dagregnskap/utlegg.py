"""How each movement lies on days: which period it has, and by which of the law's rates.

Claimed and adjusted money lies on the claim's days; received money on the days that the line and the claim
share, else on the claim's. Feriepenger belong to a year and money without a claim to no day: neither is
laid out.
Border: reads the rates in force; writes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tilgode.apps.felles.husk import husk
from tilgode.apps.felles.masselesing import hent
from tilgode.apps.krav.forventning import YTELSER
from tilgode.apps.krav.models import Ventetloep, Ytelse
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.dagregnskap import Metode, Satsloep, legg_ut
from tilgode.values.kalender import virkedager_til

#: The fields of `Bevegelse` that `Bevegelsesdager` is read from.
FELTER = (
    "pk",
    "oere",
    "type",
    "ytelse",
    "krav__arbeidsforhold_id",
    "krav__fom",
    "krav__tom",
    "linje__fom",
    "linje__tom",
)
MOTTATT = "MOTTATT"
#: More employments than this, and the rates of all of them are read.
MANGE = 400


class Bevegelsesdager(NamedTuple):
    """A movement with what decides its days."""

    id: int
    oere: int
    type: str
    ytelse: str
    arbeidsforhold_id: int | None
    krav_fom: date | None
    krav_tom: date | None
    linje_fom: date | None
    linje_tom: date | None


class Satser:
    """The law's day rates in force, by employment and ytelse, as weekday numbers."""

    def __init__(self) -> None:
        self._loep: dict[tuple[int | None, str], tuple[list[int], list[Satsloep]]] = {}
        self._numre = husk(_numre)

    @classmethod
    def hent(cls, arbeidsgiver: Arbeidsgiver, forhold: Collection[int | None]) -> Satser:
        """Those of the employments (of all when they are many)."""
        satser = cls()
        rader = Ventetloep.objects.filter(dagsbeloep_oere__gt=0, beregning__erstattet_av__isnull=True)
        if len(forhold) > MANGE:
            rader = rader.filter(arbeidsforhold__arbeidsgiver=arbeidsgiver)
        else:
            rader = rader.filter(arbeidsforhold__in=[f for f in forhold if f is not None])
        felter = ("arbeidsforhold_id", "ytelse", "fom", "tom", "dagsbeloep_oere")
        satser.legg_til(hent(rader.order_by("fom"), *felter))
        return satser

    def legg_til(self, rader: Iterable[tuple[int, str, date, date, int]]) -> None:
        """Add runs, those of an employment in order."""
        for forhold, ytelse, fom, tom, oere in rader:
            ett = self.periode(fom, tom, oere)
            if ett.fra <= ett.til:
                slutt, loep = self._loep.setdefault((forhold, ytelse), ([], []))
                slutt.append(ett.til)
                loep.append(ett)

    def periode(self, fom: date, tom: date, oere: int = 0) -> Satsloep:
        """As weekday numbers."""
        return Satsloep(self._numre(fom)[0], self._numre(tom)[1], oere)

    def _i(self, noekkel: tuple[int | None, str], periode: Satsloep) -> Sequence[Satsloep]:
        funnet = self._loep.get(noekkel)
        if funnet is None:
            return ()
        slutt, loep = funnet
        fra = til = bisect_left(slutt, periode.fra)
        while til < len(loep) and loep[til].fra <= periode.til:
            til += 1
        return loep[fra:til]

    def for_krav(self, forhold: int | None, ytelse: str, periode: Satsloep) -> Sequence[Satsloep]:
        """The rates a claim is laid out by: its own ytelse's, else what else the law gives on the days.

        Refunded days of the arbeidsgiverperiode have their own claim, where there is one of that kind.
        """
        if ytelse not in YTELSER:
            return ()
        egne = self._i((forhold, ytelse), periode)
        if egne:
            return egne
        andre = [loep for annen in YTELSER if annen != ytelse for loep in self._i((forhold, annen), periode)]
        return sorted(andre)


def _numre(dag: date) -> tuple[int, int]:
    """The number of the first weekday from the day on, and of the last up to it."""
    ordinal = dag.toordinal()
    return virkedager_til(ordinal - 1) + 1, virkedager_til(ordinal)


Utlegg = tuple[Metode, Sequence[Satsloep]]
IKKE_FORDELT: Utlegg = (Metode.IKKE_FORDELT, ())


def finn_utlegg(bevegelse: Bevegelsesdager, satser: Satser) -> Utlegg:
    """The runs of one movement."""
    fom, tom = bevegelse.krav_fom, bevegelse.krav_tom
    if fom is None or tom is None or bevegelse.ytelse == Ytelse.FERIEPENGER:
        return IKKE_FORDELT
    krav = satser.periode(fom, tom)
    fra, til = bevegelse.linje_fom, bevegelse.linje_tom
    if bevegelse.type != MOTTATT or fra is None or til is None or til < fom or tom < fra:
        periode = krav
    else:
        periode = satser.periode(max(fom, fra), min(tom, til))
    forhold, ytelse = bevegelse.arbeidsforhold_id, bevegelse.ytelse
    return legg_ut(bevegelse.oere, periode, satser.for_krav(forhold, ytelse, krav))
