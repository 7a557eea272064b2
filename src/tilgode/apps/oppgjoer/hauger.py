"""The three heaps as lists to work from: how much lies in each, and the lines of one.

Whether a line is open and what is suggested for it is stored; only the reason of an unknown line is asked
of the rules again, and only for those that are shown. Amounts are øre.
Border: reads only; what a person does with a line is `services_kobling`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.oppgjoer.queries import (
    UKJENT,
    Forslag,
    Haug,
    Koblingsrad,
    forslag_per_linje,
    grunner_for,
    koblingsrader,
)
from tilgode.apps.oppgjoer.services_eier import eiere
from tilgode.apps.oppgjoer.vannmerke import aapne_linjer
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.avstemming import RESTGRUNNER

_FELTER = (
    "pk",
    "oppgjoer__rapport_id",
    "linjenummer",
    "oppgjoer__valutadato",
    "person_id",
    "navn",
    "kode",
    "ytelse",
    "fom",
    "tom",
    "oere",
)


@dataclass(frozen=True, slots=True)
class Haugsum:
    """How many lines lie in a heap, their amounts added up, and what of it is not matched."""

    linjer: int
    oere: int
    rest_oere: int


@dataclass(frozen=True, slots=True)
class Haugrad:
    """A line in its heap: `grunn` is why it is open (empty: it is not, or the rules were not asked).

    `alder_dager` is from its value date; `eier` is who is to clear it up.
    """

    haug: Haug
    linje_id: int
    rapport_id: str
    linjenummer: int
    valutadato: date
    person_id: int | None
    navn: str
    kode: str
    ytelse: str
    fom: date | None
    tom: date | None
    oere: int
    rest_oere: int
    alder_dager: int
    koblinger: tuple[Koblingsrad, ...]
    forslag: tuple[Forslag, ...]
    grunn: str
    eier: str = ""

    @property
    def forklaring(self) -> str:
        """Why it is open, in a sentence."""
        return RESTGRUNNER.get(self.grunn, self.grunn)


def haugsummer(arbeidsgiver: Arbeidsgiver, per: date) -> dict[Haug, Haugsum]:
    """Every line with a value date up to `per`, in one of the heaps."""
    rester, forslag = aapne_linjer(arbeidsgiver), forslag_per_linje(arbeidsgiver)
    summer: dict[Haug, list[int]] = {haug: [0, 0, 0] for haug in Haug}
    for pk, oere in _linjer(arbeidsgiver, per).values_list("pk", "oere"):
        sum_ = summer[_haug(pk, rester, forslag)]
        sum_[0] += 1
        sum_[1] += oere
        sum_[2] += rester.get(pk, 0)
    return {haug: Haugsum(*sum_) for haug, sum_ in summer.items()}


def linjer_i_haug(
    arbeidsgiver: Arbeidsgiver,
    haug: Haug,
    per: date,
    *,
    hopp: int = 0,
    antall: int = 200,
    oppgjoer_id: int | None = None,
) -> list[Haugrad]:
    """The lines of a heap, cleared ones newest first and open ones oldest first; a part of them at a time."""
    rester, forslag = aapne_linjer(arbeidsgiver), forslag_per_linje(arbeidsgiver)
    rader = _linjer(arbeidsgiver, per)
    if oppgjoer_id is not None:
        rader = rader.filter(oppgjoer_id=oppgjoer_id)
    retning = "-" if haug is Haug.KLARERT else ""
    ordnet = rader.order_by(f"{retning}oppgjoer__valutadato", "oppgjoer__rapport_id", "linjenummer")
    i_haugen = [pk for pk in ordnet.values_list("pk", flat=True) if _haug(pk, rester, forslag) is haug]
    valgte = i_haugen[hopp : hopp + antall]
    grunner = _grunner(arbeidsgiver, valgte) if haug is Haug.UKJENT else {}
    return _rader(valgte, per, rester, forslag, grunner)


def aapne(arbeidsgiver: Arbeidsgiver, per: date, oppgjoer_id: int | None = None) -> list[Haugrad]:
    """Every line that is not wholly matched, suggested or unknown, oldest first, and why."""
    rester, forslag = aapne_linjer(arbeidsgiver), forslag_per_linje(arbeidsgiver)
    rader = _linjer(arbeidsgiver, per)
    if oppgjoer_id is not None:
        rader = rader.filter(oppgjoer_id=oppgjoer_id)
    ordnet = rader.order_by("oppgjoer__valutadato", "oppgjoer__rapport_id", "linjenummer")
    valgte = [pk for pk in ordnet.values_list("pk", flat=True) if pk in rester]
    return _rader(valgte, per, rester, forslag, _grunner(arbeidsgiver, valgte))


def _grunner(arbeidsgiver: Arbeidsgiver, linjer: Sequence[int]) -> dict[int, str]:
    funnet = grunner_for(arbeidsgiver, linjer)
    return {pk: funnet.get(pk, UKJENT) for pk in linjer}


def _rader(
    linjer: Sequence[int],
    per: date,
    rester: dict[int, int],
    forslag: dict[int, list[Forslag]],
    grunner: dict[int, str],
) -> list[Haugrad]:
    """The lines in the order given."""
    koblinger, eier = _koblinger(linjer), eiere(linjer)
    ut = []
    for rad in _i_rekkefoelge(linjer):
        pk, valutadato = rad[0], rad[3]
        verdier: tuple[Any, ...] = (
            _haug(pk, rester, forslag),
            *rad,
            rester.get(pk, 0),
            (per - valutadato).days,
            tuple(koblinger.get(pk, ())),
            tuple(forslag.get(pk, ())),
            grunner.get(pk, ""),
            eier.get(pk, ""),
        )
        ut.append(Haugrad(*verdier))
    return ut


def _linjer(arbeidsgiver: Arbeidsgiver, per: date) -> QuerySet[Oppgjoerslinje]:
    return Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver, oppgjoer__valutadato__lte=per)


def _haug(linje: int, rester: dict[int, int], forslag: dict[int, list[Forslag]]) -> Haug:
    if linje not in rester:
        return Haug.KLARERT
    return Haug.FORESLAATT if linje in forslag else Haug.UKJENT


def _i_rekkefoelge(valgte: Sequence[int], bolk: int = 500) -> list[Any]:
    """The columns of these lines, in their order."""
    funnet: dict[int, Any] = {}
    for i in range(0, len(valgte), bolk):
        rader = Oppgjoerslinje.objects.filter(pk__in=valgte[i : i + bolk]).values_list(*_FELTER)
        funnet |= {rad[0]: rad for rad in rader}
    return [funnet[pk] for pk in valgte]


def _koblinger(linjer: Iterable[int], bolk: int = 500) -> dict[int, list[Koblingsrad]]:
    """The matches in force of these lines."""
    noekler, samlet = list(linjer), defaultdict(list)
    for i in range(0, len(noekler), bolk):
        rader = Kobling.objects.filter(linje_id__in=noekler[i : i + bolk])
        for kobling in koblingsrader(rader):
            samlet[kobling.linje_id].append(kobling)
    return samlet
