"""Deviations with their causes: the question a page, a list or `tilgode forklar` asks.

Border: reads only; nothing that is inferred is stored as a fact. A deviation is explained anew when asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet, Sum

from tilgode.apps.krav.avvik import avviksrader
from tilgode.apps.krav.avviksrader import Avviksrad, Oppdrag, Svar
from tilgode.apps.krav.faktarader import GRUNNLAGSTYPER, hent_personer
from tilgode.apps.krav.masseforklaring import forklarere
from tilgode.apps.krav.models import Krav
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Loennslinje, Person
from tilgode.apps.regnskap.utvalg import kjent_ved
from tilgode.core.forklaring import Forklaring

BOLK = 400


@dataclass(frozen=True, slots=True)
class Forklartavvik:
    """A claim's deviation and why; `feil` is a sentence when the facts cannot be assessed.

    `person` is the payroll's number. The causes and the unexplained rest add up to `ventet_oere` less
    `mottatt_oere`.
    """

    krav_id: int
    krav: str
    person: str
    ytelse: str
    fom: date
    tom: date
    krevd_oere: int
    ventet_oere: int
    mottatt_oere: int
    forklaring: Forklaring | None
    feil: str = ""

    @property
    def er_avvik(self) -> bool:
        """Nav paid otherwise than expected, the claim was made otherwise, or the facts cannot be assessed."""
        if self.forklaring is None:
            return True
        return self.ventet_oere != self.mottatt_oere or bool(self.forklaring.overkrevd_oere)


def forklaringer(
    arbeidsgiver: Arbeidsgiver, dato: date, krav_id: int | None = None, arbeidere: int | None = None
) -> list[Forklartavvik]:
    """Every deviation of claims sent by `dato` (or of one claim), by person and period, explained.

    Claims that were for another amount than the law gives are there too, though Nav paid by the law.
    `arbeidere` is how many processes may work at once; the answers are the same.
    """
    return _forklar_alle(arbeidsgiver, avviksrader(arbeidsgiver, dato, krav_id, egne=True), arbeidere, None)


def _forklar_alle(
    arbeidsgiver: Arbeidsgiver,
    per_person: dict[int, list[Avviksrad]],
    arbeidere: int | None,
    kjent: datetime | None,
) -> list[Forklartavvik]:
    navn = _ansattnumre(arbeidsgiver, list(per_person))
    return [
        _sett_sammen(rad, svar, navn.get(person, ""))
        for person, rader, alle in forklar_rader(arbeidsgiver, per_person, arbeidere, kjent)
        for rad, svar in zip(rader, alle, strict=True)
    ]


def forklar_krav(krav: Krav, dato: date, kjent: datetime | None = None) -> Forklartavvik | None:
    """The deviation of one claim as known at a moment; None when it has got what was expected and claimed."""
    rader = avviksrader(krav.arbeidsgiver, dato, krav.pk, egne=True, kjent=kjent)
    funnet = _forklar_alle(krav.arbeidsgiver, rader, 1, kjent)
    return next((avvik for avvik in funnet if avvik.er_avvik), None)


def _ansattnumre(arbeidsgiver: Arbeidsgiver, personer: Sequence[int]) -> dict[int, str]:
    valgt = set(personer)
    rader = Person.objects.filter(arbeidsgiver=arbeidsgiver).values_list("pk", "arbeidsforhold__ansattnummer")
    return {pk: nummer or "" for pk, nummer in rader.order_by("-arbeidsforhold__noekkel") if pk in valgt}


def forklar_rader(
    arbeidsgiver: Arbeidsgiver,
    per_person: dict[int, list[Avviksrad]],
    arbeidere: int | None = None,
    kjent: datetime | None = None,
) -> Iterator[tuple[int, list[Avviksrad], Svar]]:
    """Explain these rows, person by person; in batches, the next is read while the one before is worked on."""
    personer = list(per_person)
    loenn_til = Loennslinje.objects.filter(
        kjent_ved(kjent), arbeidsforhold__arbeidsgiver=arbeidsgiver
    ).aggregate(siste=Max("maaned"))["siste"]
    with forklarere(arbeidere) as hjelpere:
        venter = [
            (bolk, hjelpere.start(list(_oppdrag(bolk, per_person, loenn_til, kjent))))
            for bolk in (personer[i : i + BOLK] for i in range(0, len(personer), BOLK))
        ]
        for bolk, hent in venter:
            for person, svar in zip(bolk, hent(), strict=True):
                yield person, per_person[person], svar


def _oppdrag(
    personer: Sequence[int],
    per_person: dict[int, list[Avviksrad]],
    loenn_til: date | None,
    kjent: datetime | None,
) -> Iterator[Oppdrag]:
    loenn: dict[int, list[tuple[int, str, date, int]]] = defaultdict(list)
    rader = (
        _loennslinjer(kjent)
        .filter(arbeidsforhold__person_id__in=personer, type__in=GRUNNLAGSTYPER)
        .values("arbeidsforhold__person_id", "arbeidsforhold_id", "type", "maaned")
        .annotate(sum=Sum("oere"))
        .values_list("arbeidsforhold__person_id", "arbeidsforhold_id", "type", "maaned", "sum")
    )
    for person, forhold, type_, maaned, oere in rader:
        loenn[person].append((forhold, type_, maaned, int(oere)))
    for fakta in hent_personer(personer, kjent):
        yield Oppdrag(fakta, tuple(per_person[fakta.id]), tuple(loenn[fakta.id]), loenn_til)


def _loennslinjer(kjent: datetime | None) -> QuerySet[Loennslinje]:
    """The pay lines in force, as known at a moment."""
    if kjent is None:
        return Loennslinje.objects.filter(erstattet_av__isnull=True, opphevet=False)
    som_kjent: QuerySet[Loennslinje] = Loennslinje.objects.kjent(kjent)
    return som_kjent


def _sett_sammen(rad: Avviksrad, svar: Forklaring | str, person: str) -> Forklartavvik:
    forklaring = None if isinstance(svar, str) else svar
    return Forklartavvik(
        krav_id=rad.krav_id,
        krav=rad.referanse,
        person=person,
        ytelse=rad.ytelse,
        fom=rad.fom,
        tom=rad.tom,
        krevd_oere=rad.krevd_oere,
        ventet_oere=rad.ventet_oere if forklaring is None else forklaring.ventet_oere,
        mottatt_oere=rad.mottatt_oere,
        forklaring=forklaring,
        feil=svar if isinstance(svar, str) else "",
    )
