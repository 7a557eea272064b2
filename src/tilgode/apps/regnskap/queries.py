"""What Nav owes, at any date and as known at any moment, and how it changed (R-100, R-101, R-103).

Every figure is a sum of movements, found in one query. A date includes its own movements: the
period between two dates is from the day after the first up to and including the second.
Border: reads only. Adjustments, dunning and plan are in `oppfoelging`, claims in `kravliste`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet, Sum

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import ALT, Gruppe, Utvalg, gruppe, kjent_ved, kolonner

_Type = Bevegelse.Type


@dataclass(frozen=True, slots=True)
class Utestaaende:
    """The outstanding amount of a group, in øre, one per date asked for."""

    gruppe: Gruppe
    oere: tuple[int, ...]


def utestaaende_ved(
    arbeidsgiver: Arbeidsgiver,
    datoer: Sequence[date],
    kjent: datetime | None = None,
    grupper_paa: tuple[str, ...] = (),
    utvalg: Utvalg = ALT,
) -> list[Utestaaende]:
    """Outstanding at each date, grouped on any of sektor, kravaar, ansvar, ytelse, person, krav.

    Sorted by the groups in their order; groups that are zero at every date are left out. Without
    groups: one row. `kjent` leaves out what became known after that moment.
    """
    if not datoer:
        raise ValueError("oppgi minst én dato")
    navn = [f"ved_{i}" for i in range(len(datoer))]
    summer = {n: Sum("oere", filter=Q(dato__lte=d), default=0) for n, d in zip(navn, datoer, strict=True)}
    bevegelser = _bevegelser(arbeidsgiver, kjent, utvalg).filter(dato__lte=max(datoer))
    if not grupper_paa:
        totalt = bevegelser.aggregate(**summer)
        return [Utestaaende(Gruppe(), tuple(int(totalt[n]) for n in navn))]
    rader = (
        Utestaaende(gruppe(rad), tuple(int(rad[n]) for n in navn))
        for rad in _grupper(bevegelser, grupper_paa, summer)
    )
    return [rad for rad in rader if any(rad.oere)]


def utestaaende(
    arbeidsgiver: Arbeidsgiver,
    dato: date,
    kjent: datetime | None = None,
    grupper_paa: tuple[str, ...] = (),
    utvalg: Utvalg = ALT,
) -> list[Utestaaende]:
    """`utestaaende_ved` one date."""
    return utestaaende_ved(arbeidsgiver, (dato,), kjent, grupper_paa, utvalg)


@dataclass(frozen=True, slots=True)
class Rulling:
    """From one date to another, in øre; every column is positive in its usual direction.

    `inngaaende + nytt + oppjustert - mottatt - nedjustert - avskrevet + ufordelt = utgaaende`.
    """

    gruppe: Gruppe
    inngaaende_oere: int
    nytt_oere: int
    oppjustert_oere: int
    mottatt_oere: int
    nedjustert_oere: int
    avskrevet_oere: int
    ufordelt_oere: int
    utgaaende_oere: int

    @property
    def avvik_oere(self) -> int:
        """What is missing for the columns to explain the closing amount; zero always."""
        opp = self.inngaaende_oere + self.nytt_oere + self.oppjustert_oere + self.ufordelt_oere
        return opp - self.mottatt_oere - self.nedjustert_oere - self.avskrevet_oere - self.utgaaende_oere


def rulleforward(
    arbeidsgiver: Arbeidsgiver,
    fra: date,
    til: date,
    kjent: datetime | None = None,
    grupper_paa: tuple[str, ...] = ("sektor",),
    utvalg: Utvalg = ALT,
) -> list[Rulling]:
    """Roll-forward from the end of `fra` to the end of `til`, per group (R-103)."""
    i_perioden = Q(dato__gt=fra)

    def sum_av(*typer: str) -> Sum:
        return Sum("oere", filter=i_perioden & Q(type__in=typer), default=0)

    summer = {
        "inngaaende": Sum("oere", filter=Q(dato__lte=fra), default=0),
        "nytt": sum_av(_Type.KRAV, _Type.TILLEGGSKRAV),
        "oppjustert": sum_av(_Type.OPPJUSTERT),
        "mottatt": sum_av(_Type.MOTTATT),
        "nedjustert": sum_av(_Type.NEDJUSTERT),
        "avskrevet": sum_av(_Type.AVSKREVET),
        "ufordelt": sum_av(_Type.UFORDELT),
        "utgaaende": Sum("oere", default=0),
    }
    bevegelser = _bevegelser(arbeidsgiver, kjent, utvalg).filter(dato__lte=til)
    if not grupper_paa:
        return [_rulling(bevegelser.aggregate(**summer))]
    return [_rulling(rad) for rad in _grupper(bevegelser, grupper_paa, summer)]


def _rulling(rad: dict[str, Any]) -> Rulling:
    return Rulling(
        gruppe(rad),
        inngaaende_oere=int(rad["inngaaende"]),
        nytt_oere=int(rad["nytt"]),
        oppjustert_oere=int(rad["oppjustert"]),
        mottatt_oere=-int(rad["mottatt"]),
        nedjustert_oere=-int(rad["nedjustert"]),
        avskrevet_oere=-int(rad["avskrevet"]),
        ufordelt_oere=int(rad["ufordelt"]),
        utgaaende_oere=int(rad["utgaaende"]),
    )


@dataclass(frozen=True, slots=True)
class Bevegelsesrad:
    """One movement with what it belongs to and where it came from."""

    id: int
    dato: date
    registrert: datetime
    type: str
    oere: int
    ansvar: str
    sektor: str
    kravaar: int | None
    ytelse: str
    krav_id: int | None
    krav: str | None
    person_id: int | None
    justering_id: int | None
    linje_id: int | None
    reverserer_id: int | None
    tilbakedatert_grunn: str
    fil: str | None


def bevegelser_i_perioden(
    arbeidsgiver: Arbeidsgiver,
    fra: date | None,
    til: date,
    kjent: datetime | None = None,
    utvalg: Utvalg = ALT,
) -> Iterator[Bevegelsesrad]:
    """Every movement after `fra` (from the first when None) up to and including `til`, oldest first."""
    bevegelser = _bevegelser(arbeidsgiver, kjent, utvalg).filter(dato__lte=til)
    if fra is not None:
        bevegelser = bevegelser.filter(dato__gt=fra)
    rader = bevegelser.order_by("dato", "pk").values_list(
        "pk",
        "dato",
        "registrert",
        "type",
        "oere",
        "ansvar__nummer",
        "ansvar__sektor__navn",
        "kravaar",
        "ytelse",
        "krav_id",
        "krav__referanse",
        "krav__person_id",
        "justering_id",
        "linje_id",
        "reverserer_id",
        "tilbakedatert_grunn",
        "innlesing__filnavn",
    )
    for rad in rader.iterator(chunk_size=5000):
        yield Bevegelsesrad(*rad)


def _bevegelser(arbeidsgiver: Arbeidsgiver, kjent: datetime | None, utvalg: Utvalg) -> QuerySet[Bevegelse]:
    return Bevegelse.objects.filter(kjent_ved(kjent), utvalg.betingelse(), arbeidsgiver=arbeidsgiver)


def _grupper(
    bevegelser: QuerySet[Bevegelse], grupper_paa: tuple[str, ...], summer: dict[str, Sum]
) -> Iterator[dict[str, Any]]:
    felter = kolonner(grupper_paa)
    sortert = bevegelser.order_by(*(F(f).asc(nulls_last=True) for f in felter))
    yield from sortert.values(*felter).annotate(**summer).iterator(chunk_size=5000)
