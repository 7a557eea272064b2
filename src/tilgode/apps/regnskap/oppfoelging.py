"""Adjustments by claim year, dunning sums and the versions of the clean-up plan (R-102, R-104, T-05).

Border: reads only; the outstanding amounts are in `queries`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, Sum

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse, Planrad, Purring, Purringssvar
from tilgode.apps.regnskap.utvalg import ALT, Utvalg, kjent_ved

_NEDSETTELSER = (Bevegelse.Type.NEDJUSTERT.value, Bevegelse.Type.AVSKREVET.value)


@dataclass(frozen=True, slots=True)
class Justert:
    """How much claims of a year were lowered, by kind, cause and class; positive øre is lowered.

    `antall` is the number of movements."""

    kravaar: int
    type: str
    aarsak: str
    klasse: str
    antall: int
    oere: int


def justert_per_kravaar(
    arbeidsgiver: Arbeidsgiver,
    fra: date | None,
    til: date,
    kjent: datetime | None = None,
    utvalg: Utvalg = ALT,
) -> list[Justert]:
    """Adjustments and write-offs after `fra` (all earlier ones when None) up to and including `til`.

    A reversed adjustment counts negative on the day it is reversed. Raises of claims are not here.
    """
    bevegelser = Bevegelse.objects.filter(
        kjent_ved(kjent),
        utvalg.betingelse(),
        arbeidsgiver=arbeidsgiver,
        type__in=_NEDSETTELSER,
        dato__lte=til,
    )
    if fra is not None:
        bevegelser = bevegelser.filter(dato__gt=fra)
    felter = ("kravaar", "type", "justering__aarsak", "justering__klasse")
    rader = (
        bevegelser.values(*felter)
        .annotate(antall=Count("pk"), sum_oere=Sum("oere"))
        .order_by(*felter)
        .values_list(*felter, "antall", "sum_oere")
    )
    return [
        Justert(kravaar or 0, type_, aarsak or "", klasse or "", antall, -int(oere))
        for kravaar, type_, aarsak, klasse, antall, oere in rader
        if oere
    ]


#: What dunning may be grouped on, as seen from `Purring`.
PURREGRUPPER = {
    "kravaar": "krav__kravaar",
    "sektor": "krav__ansvar__sektor__navn",
    "referanse": "referanse",
    "kanal": "kanal",
}


@dataclass(frozen=True, slots=True)
class Purresum:
    """Dunned amounts and what came of them, in øre. `gruppe` follows the order asked for."""

    gruppe: tuple[str | int, ...]
    antall: int
    purret_oere: int
    innkommet_oere: int
    avslag_oere: int
    forklart_oere: int

    @property
    def aapent_oere(self) -> int:
        """What has got no answer."""
        return self.purret_oere - self.innkommet_oere - self.avslag_oere - self.forklart_oere


def purring_sum(
    arbeidsgiver: Arbeidsgiver,
    til: date,
    fra: date | None = None,
    kjent: datetime | None = None,
    grupper_paa: tuple[str, ...] = (),
) -> list[Purresum]:
    """Dunning sent after `fra` up to `til`, and the answers to it up to `til`; one row without groups."""
    felter = [PURREGRUPPER[g] for g in grupper_paa]
    utvalg = {"arbeidsgiver": arbeidsgiver, "dato__lte": til} | ({"dato__gt": fra} if fra else {})
    purret: dict[tuple[str | int, ...], list[int]] = defaultdict(list)
    for *noekkel, oere in Purring.objects.filter(kjent_ved(kjent), **utvalg).values_list(*felter, "oere"):
        purret[tuple(noekkel)].append(oere)
    svar: dict[tuple[str | int, ...], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    svarene = Purringssvar.objects.filter(
        kjent_ved(kjent), dato__lte=til, **{f"purring__{felt}": verdi for felt, verdi in utvalg.items()}
    )
    for *noekkel, utfall, oere in svarene.values_list(*(f"purring__{f}" for f in felter), "utfall", "oere"):
        svar[tuple(noekkel)][utfall] += oere
    if not grupper_paa:
        purret.setdefault((), [])
    return [_purresum(gruppe, purret[gruppe], svar[gruppe]) for gruppe in sorted(purret)]


def _purresum(gruppe: tuple[str | int, ...], purret: list[int], svar: dict[str, int]) -> Purresum:
    utfall = Purringssvar.Utfall
    return Purresum(
        gruppe,
        len(purret),
        sum(purret),
        innkommet_oere=svar[utfall.INNKOMMET],
        avslag_oere=svar[utfall.AVSLAG],
        forklart_oere=svar[utfall.FORKLART],
    )


@dataclass(frozen=True, slots=True)
class Planlinje:
    """A work package in one version of the plan."""

    rad: int
    refusjonsperiode: str
    naar: str
    ansvar_fra: str
    ansvar_til: str
    periode_fom: date | None
    periode_tom: date | None


@dataclass(frozen=True, slots=True)
class Planversjon:
    """One version of the clean-up plan, its rows in order."""

    versjon: str
    dato: date
    rader: tuple[Planlinje, ...]


def planversjoner(
    arbeidsgiver: Arbeidsgiver, til: date | None = None, kjent: datetime | None = None
) -> list[Planversjon]:
    """Every version of the plan dated up to `til`, oldest first."""
    datert = Q() if til is None else Q(versjon_dato__lte=til)
    rader = Planrad.objects.filter(datert, arbeidsgiver=arbeidsgiver).kjent(kjent)
    samlet: dict[tuple[date, str], list[Planlinje]] = defaultdict(list)
    for p in rader.order_by("versjon_dato", "versjon", "rad"):
        samlet[(p.versjon_dato, p.versjon)].append(
            Planlinje(
                p.rad,
                p.refusjonsperiode,
                p.naar,
                p.ansvar_fra,
                p.ansvar_til,
                p.periode_fom,
                p.periode_tom,
            )
        )
    return [Planversjon(versjon, dato, tuple(linjer)) for (dato, versjon), linjer in samlet.items()]
