"""The list of claims with their amounts and status (R-006), at a date and as known at a moment.

Invariant of every row: sendt + tilleggskrav + oppjustert - mottatt - nedjustert - avskrevet =
utestaaende. Border: reads only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum

from tilgode.apps.krav.models import Krav, Kravhendelse
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import ALT, Utvalg, kjent_ved

_SORTERING = ("person__navn", "fom", "referanse")
_FELTER = (
    "pk",
    "referanse",
    "person_id",
    "person__navn",
    "arbeidsforhold_id",
    "arbeidsforhold__ansattnummer",
    "ytelse",
    "feriepenger_av",
    "fom",
    "tom",
    "kravaar",
    "ansvar__nummer",
    "ansvar__sektor__navn",
    "opprinnelse",
    "sendt_dato",
    "status",
    "overfoeringskode",
    "sendt",
    "tilleggskrav",
    "oppjustert",
    "mottatt",
    "nedjustert",
    "avskrevet",
    "utestaaende",
)


@dataclass(frozen=True, slots=True)
class Kravrad:
    """A claim as a row of the refund report; amounts in øre, positive in their usual direction."""

    krav_id: int
    referanse: str
    person_id: int
    navn: str
    arbeidsforhold_id: int | None
    ansattnummer: str | None
    ytelse: str
    feriepenger_av: str
    fom: date
    tom: date
    kravaar: int
    ansvar: str
    sektor: str
    opprinnelse: str
    sendt_dato: date | None
    status: str
    overfoeringskode: str
    sendt_oere: int
    tilleggskrav_oere: int
    oppjustert_oere: int
    mottatt_oere: int
    nedjustert_oere: int
    avskrevet_oere: int
    utestaaende_oere: int

    @property
    def krevd_oere(self) -> int:
        """Claimed with additional claims."""
        return self.sendt_oere + self.tilleggskrav_oere

    @property
    def justert_oere(self) -> int:
        """Net adjustment of the claim; negative lowers it."""
        return self.oppjustert_oere - self.nedjustert_oere

    @property
    def avvik_oere(self) -> int:
        """Claimed less received, before adjustments."""
        return self.sendt_oere + self.tilleggskrav_oere - self.mottatt_oere


def kravliste(
    arbeidsgiver: Arbeidsgiver,
    dato: date,
    kjent: datetime | None = None,
    utvalg: Utvalg = ALT,
    *,
    bare_aapne: bool = False,
    fra_nr: int = 0,
    antall: int | None = None,
) -> list[Kravrad]:
    """Claims with a movement up to `dato`, by name and period; `fra_nr` and `antall` give one page."""
    krav = _med_sum(arbeidsgiver, dato, kjent, utvalg)
    if bare_aapne:
        krav = krav.exclude(utestaaende=0)
    til = None if antall is None else fra_nr + antall
    if fra_nr or til is not None:
        # Amounts and status are found for the rows of the page only.
        side = list(krav.order_by(*_SORTERING).values_list("pk", flat=True)[fra_nr:til])
        krav = _med_sum(arbeidsgiver, dato, kjent, utvalg).filter(pk__in=side)
    return [_rad(rad) for rad in _med_beloep(krav, dato, kjent).order_by(*_SORTERING).values_list(*_FELTER)]


def tell_krav(
    arbeidsgiver: Arbeidsgiver,
    dato: date,
    kjent: datetime | None = None,
    utvalg: Utvalg = ALT,
    *,
    bare_aapne: bool = False,
) -> int:
    """How many rows the list has in all."""
    krav = _med_sum(arbeidsgiver, dato, kjent, utvalg)
    return (krav.exclude(utestaaende=0) if bare_aapne else krav).count()


def _med_sum(arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None, utvalg: Utvalg) -> QuerySet[Any]:
    til_da = Q(bevegelser__dato__lte=dato)
    if kjent is not None:
        til_da &= Q(bevegelser__registrert__lte=kjent)
    return (
        Krav.objects.filter(utvalg.paa_krav(), arbeidsgiver=arbeidsgiver)
        .filter(til_da)
        .annotate(utestaaende=Sum("bevegelser__oere"))
    )


def _med_beloep(krav: QuerySet[Any], dato: date, kjent: datetime | None) -> QuerySet[Any]:
    def sum_av(type_: str) -> Sum:
        return Sum("bevegelser__oere", filter=Q(bevegelser__type=type_), default=0)

    status = (
        Kravhendelse.objects.filter(kjent_ved(kjent), krav=OuterRef("pk"), dato__lte=dato)
        .exclude(type=Kravhendelse.Type.NOTAT)
        .order_by("-dato", "-pk")
        .values("type")[:1]
    )
    sendt = (
        Kravhendelse.objects.filter(krav=OuterRef("pk"), type=Kravhendelse.Type.SENDT)
        .order_by("pk")
        .values("dato")[:1]
    )
    kode = (
        Bevegelse.objects.filter(krav=OuterRef("pk"), linje__isnull=False)
        .order_by("-pk")
        .values("linje__kode")[:1]
    )
    med_beloep: QuerySet[Any] = krav.annotate(
        **{
            type_.lower(): sum_av(type_)
            for type_ in Bevegelse.Type.values
            if type_ not in ("KRAV", "UFORDELT")
        },
        sendt=sum_av(Bevegelse.Type.KRAV),
        status=Subquery(status),
        sendt_dato=Subquery(sendt),
        overfoeringskode=Subquery(kode),
    )
    return med_beloep


def _rad(rad: tuple[Any, ...]) -> Kravrad:
    hode, (sendt, tillegg, opp, mottatt, ned, avskrevet, utestaaende) = rad[:17], map(int, rad[17:])
    *foran, status, kode = hode
    verdier: tuple[Any, ...] = (
        *foran,
        status or "",
        kode or "",
        sendt,
        tillegg,
        opp,
        -mottatt,
        -ned,
        -avskrevet,
        utestaaende,
    )
    return Kravrad(*verdier)
