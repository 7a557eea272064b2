"""Reading the facts of many persons in bulk, as plain rows in one bundle per person.

`kjent` reads the facts as they were known at a moment.
Border: reads only; the bundles are in `personrader`, what they mean to the law in `personfakta`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Aggregate, QuerySet, TextField

from tilgode.apps.felles.masselesing import hent_enkelt
from tilgode.apps.fravaer.models import Fravaer, Inntektsmelding, Soeknad, Sykmelding, Vedtak
from tilgode.apps.krav.personrader import Personrader, Raaforhold, Rad, pakk, pakk_ut
from tilgode.apps.krav.virksomheter import virksomheter
from tilgode.apps.person.models import Arbeidsforhold, Arbeidsforholdtilstand, Loennslinje, Person

#: Kinds of pay that count in the basis (ftrl. § 8-28: not overtime, feriepenger or refunded outlay).
GRUNNLAGSTYPER = (Loennslinje.Type.FAST, Loennslinje.Type.FAST_TILLEGG, Loennslinje.Type.VARIABEL)

_TILSTAND = ("arbeidsforhold_id", "startdato", "sluttdato", "gyldig_fom", "stillingsprosent")
_VEDTAK = ("person_id", "type", "mottatt_nav", "termin", "fom", "tom")
#: Table, and the columns of a row after the employment.
_MELDINGER: tuple[tuple[type[Any], tuple[str, ...]], ...] = (
    (Fravaer, ("pk", "registrert", "type", "fom", "tom", "grad", "kilde_kode")),
    (Sykmelding, ("pk", "registrert", "mottatt", "fom", "tom", "grad")),
    (Soeknad, ("pk", "registrert", "sendt", "status", "fom", "tom", "opplysninger")),
    (
        Inntektsmelding,
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
    return (pakk_ut(pakke) for _, pakke in hent_pakker(personer, kjent))


def hent_pakker(personer: Sequence[int], kjent: datetime | None = None) -> Iterator[tuple[int, bytes]]:
    """As `hent_personer`: the person's key and facts as one parcel (`personrader.pakk`)."""
    foedt = hent_enkelt(Person.objects.filter(pk__in=personer).order_by("pk"), "pk", "foedselsdato")
    forhold: dict[int, list[tuple[int, str]]] = {pk: [] for pk in personer}
    eier = Arbeidsforhold.objects.filter(person_id__in=personer).order_by("noekkel")
    for pk, person, noekkel in eier.values_list("pk", "person_id", "noekkel"):
        forhold[person].append((pk, noekkel))
    noekler = [pk for egne in forhold.values() for pk, _ in egne]
    tabeller = [_tabell(rader, felter) for rader, felter in _spoerringer(noekler, kjent)]
    flere = [pk for egne in forhold.values() if len(egne) > 1 for pk, _ in egne]
    tabeller.append(virksomheter(flere, kjent) if flere else {})
    vedtak = _tabell(
        Vedtak.objects.filter(person_id__in=personer).kjent(kjent).order_by("fom", "pk"), _VEDTAK
    )
    for person, dag in foedt:
        raa = [_raaforhold(pk, navn, tabeller) for pk, navn in forhold[person]]
        yield person, pakk(person, dag, raa, vedtak.get(person, ()))


Tabell = dict[int, list[Rad]]


def _raaforhold(pk: int, noekkel: str, tabeller: Sequence[Tabell]) -> Raaforhold:
    tilstander, loenn, *resten = (tabell.get(pk, ()) for tabell in tabeller)
    # the database gives the lines in no certain order, and equal facts are to be equal bytes
    linjer = ",".join(sorted(loenn[0][1].split(","))) if loenn else ""
    return Raaforhold(pk, noekkel, tilstander, linjer, *resten)


def _tabell(rader: QuerySet[Any], felter: Sequence[str]) -> Tabell:
    """The rows by their first column."""
    tabell: Tabell = defaultdict(list)
    for rad in hent_enkelt(rader, *felter):
        tabell[rad[0]].append(rad)
    return tabell


def _spoerringer(
    forhold: Sequence[int], kjent: datetime | None
) -> Iterator[tuple[QuerySet[Any], Sequence[str]]]:
    """What to read of these employments, in the order of `Raaforhold`."""
    yield _gjeldende(Arbeidsforholdtilstand, forhold, kjent).order_by("gyldig_fom", "pk"), _TILSTAND
    yield _loenn(forhold, kjent), ("arbeidsforhold_id", "maaneder")
    for modell, kolonner in _MELDINGER:
        sortering = ("fom", "pk") if "fom" in kolonner else ("foerste_fravaersdag", "versjon", "pk")
        yield _gjeldende(modell, forhold, kjent).order_by(*sortering), ("arbeidsforhold_id", *kolonner)


def _gjeldende(modell: type[Any], forhold: Sequence[int], kjent: datetime | None) -> QuerySet[Any]:
    """The versions in force for these employments."""
    rader = modell.objects.filter(arbeidsforhold__in=forhold)
    if kjent is None:
        # few rows are ever replaced, so their keys are a short list
        erstattede = modell.objects.filter(erstatter__isnull=False).values("erstatter")
        gjeldende: QuerySet[Any] = rader.filter(opphevet=False).exclude(pk__in=erstattede)
        return gjeldende
    som_kjent: QuerySet[Any] = rader.kjent(kjent)
    return som_kjent


class _Rekke(Aggregate):
    """All lines of a group as one text, each line its two values put together; in no certain order."""

    template = "GROUP_CONCAT('' || %(expressions)s)"
    arg_joiner = " || "
    arity = 2
    output_field = TextField()

    def as_postgresql(self, *valg: Any, **navngitte: Any) -> Any:
        """The same under PostgreSQL's name for it."""
        return self.as_sql(*valg, template="STRING_AGG('' || %(expressions)s, ',')", **navngitte)


def _loenn(forhold: Sequence[int], kjent: datetime | None) -> QuerySet[Any]:
    """Pay that counts: one row an employment, all its months in it."""
    rader: QuerySet[Any] = (
        _gjeldende(Loennslinje, forhold, kjent)
        .filter(type__in=GRUNNLAGSTYPER)
        .values("arbeidsforhold_id")
        .annotate(maaneder=_Rekke("maaned", "oere"))
    )
    return rader
