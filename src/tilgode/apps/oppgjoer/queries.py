"""Settlements as a person sees them: three heaps, what each line was matched to, and what is left.

For every settlement, matched + open = the sum of its lines. Amounts are øre.
Border: reads only. Why a line is open is asked of the rules again; the answer is not stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from django.db.models import QuerySet
from django.utils import timezone

from tilgode.apps.oppgjoer.funn import les_grunn
from tilgode.apps.oppgjoer.grunnlag import hent_grunnlag
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoer, Oppgjoerslinje
from tilgode.apps.oppgjoer.regelvalg import regelplan
from tilgode.apps.oppgjoer.services_kobling import MANUELL, aktive_forslag
from tilgode.apps.oppgjoer.vannmerke import BOLK, aapne_linjer, ukjente_personer
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.avstemming import REGLER
from tilgode.core.avstemming.masseavstemming import avstem_kolonner

FORKLARINGER = {regel.navn: regel.forklaring for regel in REGLER} | {
    MANUELL: "Koblet av en person.",
}
#: Lines named in one question.
OPPSLAG = 500
#: The reason of a line whose person is not among the employer's.
UKJENT = "UKJENT_PERSON"


class Haug(Enum):
    """Where a line lies after the rules have run."""

    KLARERT = "KLARERT"
    FORESLAATT = "FORESLAATT"
    UKJENT = "UKJENT"


@dataclass(frozen=True, slots=True)
class Forslag:
    """A suggested match: the claim, the amount, the rule and what it found."""

    kobling_id: int
    krav_id: int
    krav: str
    oere: int
    regel: str
    grunn: dict[str, object]

    @property
    def forklaring(self) -> str:
        """Why, in a sentence."""
        return FORKLARINGER.get(self.regel, self.regel)


def grunner_for(arbeidsgiver: Arbeidsgiver, linjer: Iterable[int]) -> dict[int, str]:
    """The reason of each open line, from the rules; those of unknown persons are not told."""
    aapne_id = set(linjer)
    personer: set[int] = set()
    for bolk in _bolker(sorted(aapne_id)):
        rader = Oppgjoerslinje.objects.filter(pk__in=bolk, person__isnull=False)
        personer |= set(rader.values_list("person_id", flat=True))
    funnet = ukjente_personer(arbeidsgiver)
    personer |= {person for linje, person in funnet.items() if linje in aapne_id}
    grunnlag = hent_grunnlag(arbeidsgiver, personer)
    plan = regelplan(arbeidsgiver, timezone.localdate())
    utfall = avstem_kolonner(grunnlag.linjer, grunnlag.krav, grunnlag.beslutninger, plan=plan)
    return {rest.linje: rest.grunn for rest in utfall.resten.rester}


def _bolker(noekler: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(noekler), OPPSLAG):
        yield noekler[start : start + OPPSLAG]


def forslag_per_linje(arbeidsgiver: Arbeidsgiver) -> dict[int, list[Forslag]]:
    """The suggestions in force, by line."""
    samlet: dict[int, list[Forslag]] = defaultdict(list)
    rader = aktive_forslag().filter(krav__arbeidsgiver=arbeidsgiver).order_by("pk")
    felter = ("linje_id", "pk", "krav_id", "krav__referanse", "oere", "regel", "grunn")
    for linje, pk, krav_id, krav, oere, regel, grunn in rader.values_list(*felter):
        hel = les_grunn(grunn, oere, Kobling.Maate.FORESLAATT)
        samlet[linje].append(Forslag(pk, krav_id, krav, oere, regel, hel))
    return samlet


@dataclass(frozen=True, slots=True)
class Oppgjoersrad:
    """A settlement: `koblet_oere + rest_oere = sum_oere`, always."""

    oppgjoer_id: int
    rapport_id: str
    valutadato: date
    linjer: int
    sum_oere: int
    koblet_oere: int
    klarerte_linjer: int

    @property
    def rest_oere(self) -> int:
        """What is not matched."""
        return self.sum_oere - self.koblet_oere

    @property
    def aapne_linjer(self) -> int:
        """Lines that are not wholly matched."""
        return self.linjer - self.klarerte_linjer


def oppgjoersliste(arbeidsgiver: Arbeidsgiver) -> list[Oppgjoersrad]:
    """Every settlement with what is matched and what is left, newest first."""
    rester = aapne_linjer(arbeidsgiver)
    sum_: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    rader = Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver)
    for pk, oppgjoer, oere in rader.values_list("pk", "oppgjoer_id", "oere").iterator(BOLK):
        rest = rester.get(pk, 0)
        tall = sum_[oppgjoer]
        tall[0] += 1
        tall[1] += oere
        tall[2] += oere - rest
        tall[3] += rest == 0
    oppgjoer_rader = Oppgjoer.objects.filter(arbeidsgiver=arbeidsgiver).order_by("-valutadato", "-rapport_id")
    return [
        Oppgjoersrad(pk, rapport, valuta, *sum_[pk])
        for pk, rapport, valuta in oppgjoer_rader.values_list("pk", "rapport_id", "valutadato")
    ]


@dataclass(frozen=True, slots=True)
class Koblingsrad:
    """A booked match in force, seen from its claim or its line."""

    kobling_id: int
    krav_id: int
    krav: str
    linje_id: int
    rapport_id: str
    valutadato: date
    linjenummer: int
    oere: int
    maate: str
    regel: str
    grunn: dict[str, object]
    aktoer: str

    @property
    def forklaring(self) -> str:
        """Why, in a sentence."""
        return FORKLARINGER.get(self.regel, self.regel)


def koblinger(
    *, krav_id: int | None = None, linje_id: int | None = None, oppgjoer_id: int | None = None
) -> list[Koblingsrad]:
    """The booked matches in force of a claim, a line or a settlement, by value date."""
    valg = {"krav_id": krav_id, "linje_id": linje_id, "linje__oppgjoer_id": oppgjoer_id}
    valgt = {felt: verdi for felt, verdi in valg.items() if verdi is not None}
    return koblingsrader(Kobling.objects.filter(**valgt))


def koblingsrader(rader: QuerySet[Kobling]) -> list[Koblingsrad]:
    """Those of the matches that are booked and in force, by value date."""
    i_kraft = rader.filter(oppheving__isnull=True, bevegelser__isnull=False)
    felter = (
        "pk",
        "krav_id",
        "krav__referanse",
        "linje_id",
        "linje__oppgjoer__rapport_id",
        "linje__oppgjoer__valutadato",
        "linje__linjenummer",
        "oere",
        "maate",
        "regel",
        "grunn",
        "aktoer",
    )
    ordnet = i_kraft.order_by("linje__oppgjoer__valutadato", "linje__linjenummer", "pk")
    funnet = [Koblingsrad(*rad) for rad in ordnet.values_list(*felter)]
    return [replace(rad, grunn=les_grunn(rad.grunn, rad.oere, rad.maate)) for rad in funnet]
