"""Reading the facts of many persons in bulk, as plain rows in one bundle per person.

`kjent` reads the facts as they were known at a moment.
Border: reads only; the bundles are in `personrader`, what they mean to the law in `personfakta`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Sum

from tilgode.apps.felles.masselesing import hent
from tilgode.apps.fravaer.models import Fravaer, Inntektsmelding, Soeknad, Sykmelding, Vedtak
from tilgode.apps.krav.personrader import Forholdrader, Personrader
from tilgode.apps.person.models import Arbeidsforhold, Arbeidsforholdtilstand, Loennslinje, Person

#: Kinds of pay that count in the basis (ftrl. § 8-28: not overtime, feriepenger or refunded outlay).
GRUNNLAGSTYPER = (Loennslinje.Type.FAST, Loennslinje.Type.FAST_TILLEGG, Loennslinje.Type.VARIABEL)

#: Table, list it goes into, and the columns of a row.
_MELDINGER: tuple[tuple[type[Any], str, tuple[str, ...]], ...] = (
    (Fravaer, "fravaer", ("pk", "registrert", "type", "fom", "tom", "grad")),
    (Sykmelding, "sykmeldinger", ("pk", "registrert", "mottatt", "fom", "tom", "grad")),
    (Soeknad, "soeknader", ("pk", "registrert", "sendt", "status", "fom", "tom", "opplysninger")),
    (
        Inntektsmelding,
        "inntektsmeldinger",
        (
            "pk",
            "registrert",
            "sendt",
            "versjon",
            "foerste_fravaersdag",
            "arbeidsgiverperioder",
            "inntekt_oere",
            "refusjon_oere",
            "refusjon_opphoer",
            "refusjonsendringer",
        ),
    ),
)


def personer_med_fravaer(arbeidsgiver_id: int) -> list[int]:
    """The keys of all persons with an absence or a message, in order."""
    funnet: set[int] = set()
    for modell in (Fravaer, Sykmelding, Soeknad):
        funnet.update(
            modell.objects.filter(arbeidsforhold__arbeidsgiver_id=arbeidsgiver_id)
            .values_list("arbeidsforhold__person_id", flat=True)
            .distinct()
        )
    return sorted(funnet)


def hent_personer(personer: Sequence[int], kjent: datetime | None = None) -> Iterator[Personrader]:
    """The facts of these persons (at most some thousand at a time), in the order of their keys."""
    samlet = {
        pk: Personrader(pk, foedt)
        for pk, foedt in hent(Person.objects.filter(pk__in=personer).order_by("pk"), "pk", "foedselsdato")
    }
    forhold: dict[int, Forholdrader] = {}
    rader = Arbeidsforhold.objects.filter(person_id__in=personer).order_by("noekkel")
    for pk, person, noekkel in rader.values_list("pk", "person_id", "noekkel"):
        forhold[pk] = Forholdrader(pk, noekkel)
        samlet[person].forhold.append(forhold[pk])
    _les_tilstander(personer, forhold, kjent)
    _les_loenn(personer, forhold, kjent)
    for modell, felt, kolonner in _MELDINGER:
        sortering = ("fom", "pk") if "fom" in kolonner else ("foerste_fravaersdag", "versjon", "pk")
        gjeldende = _gjeldende(modell, personer, kjent).order_by(*sortering)
        for forhold_id, *rad in hent(gjeldende, "arbeidsforhold_id", *kolonner):
            getattr(forhold[forhold_id], felt).append(tuple(rad))
    _les_vedtak(personer, samlet, kjent)
    yield from samlet.values()


def _gjeldende(modell: type[Any], personer: Sequence[int], kjent: datetime | None) -> QuerySet[Any]:
    """The versions in force for these persons' employments."""
    rader = modell.objects.filter(arbeidsforhold__person_id__in=personer)
    if kjent is None:
        gjeldende: QuerySet[Any] = rader.filter(erstattet_av__isnull=True, opphevet=False)
        return gjeldende
    som_kjent: QuerySet[Any] = rader.kjent(kjent)
    return som_kjent


def _les_tilstander(
    personer: Sequence[int], forhold: dict[int, Forholdrader], kjent: datetime | None
) -> None:
    rader = _gjeldende(Arbeidsforholdtilstand, personer, kjent).order_by("gyldig_fom", "pk")
    for pk, start, slutt in hent(rader, "arbeidsforhold_id", "startdato", "sluttdato"):
        forhold[pk].tilstander.append((start, slutt))


def _les_loenn(personer: Sequence[int], forhold: dict[int, Forholdrader], kjent: datetime | None) -> None:
    """Pay that counts, summed per month by the database."""
    rader = (
        _gjeldende(Loennslinje, personer, kjent)
        .filter(type__in=GRUNNLAGSTYPER)
        .values("arbeidsforhold_id", "maaned")
        .annotate(sum=Sum("oere"))
        .order_by("arbeidsforhold_id", "maaned")
    )
    for pk, maaned, oere in hent(rader, "arbeidsforhold_id", "maaned", "sum"):
        forhold[pk].loenn.append((maaned, int(oere)))


def _les_vedtak(personer: Sequence[int], samlet: dict[int, Personrader], kjent: datetime | None) -> None:
    rader = Vedtak.objects.filter(person_id__in=personer).kjent(kjent).order_by("fom", "pk")
    for person, *rad in hent(rader, "person_id", "type", "mottatt_nav", "termin", "fom", "tom"):
        samlet[person].vedtak.append(tuple(rad))
