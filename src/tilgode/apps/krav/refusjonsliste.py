"""The refund report of a unit (R-105): its claims by employee and period, and what the law gives on their days.

A claim that is registered and not yet booked on the date is a row too, with nothing in the ledger (R-039).
Border: reads only. The amounts are those of `regnskap.kravliste`; what is expected is summed over the runs,
as `queries.ventede_loep` picks them for one claim.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, Sum

from tilgode.apps.felles.tid import dagens_slutt
from tilgode.apps.krav.forventning import BOLK, KREVD, YTELSER, gjeldende_beregninger
from tilgode.apps.krav.models import Krav, Ventetloep
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.kravliste import Kravrad, kravliste
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import ALT, Utvalg, kjent_ved
from tilgode.values.kalender import antall_virkedager
from tilgode.values.periode import Periode

_Loep = tuple[date, date, str, int]


@dataclass(frozen=True, slots=True)
class Refusjonsrad:
    """A claim with what the law gives on its days; None where the law of the ytelse is not computed.

    `fremtidig` says that the period begins after the date; `ikke_overfoert_oere` is claimed by what is
    registered and booked later than the date.
    """

    krav: Kravrad
    ventet_oere: int | None
    fremtidig: bool
    overfoert: bool
    ikke_overfoert_oere: int


def refusjonsliste(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None, utvalg: Utvalg = ALT
) -> list[Refusjonsrad]:
    """The rows by ansvar, employee and period; two employees of the same name are kept apart."""
    foert = kravliste(arbeidsgiver, dato, kjent, utvalg)
    ventende = _ikke_foert(arbeidsgiver, dato, kjent, utvalg)
    loep = _loep_per_forhold(arbeidsgiver, kjent)
    rader = [_rad(k, loep, dato, None) for k in foert] + [_rad(k, loep, dato, oere) for k, oere in ventende]
    return sorted(rader, key=_rekkefoelge)


def _rekkefoelge(rad: Refusjonsrad) -> tuple[Any, ...]:
    k = rad.krav
    return k.ansvar, k.navn, k.person_id, k.fom, k.tom, k.ytelse, k.referanse


def _rad(krav: Kravrad, loep: dict[int, list[_Loep]], dato: date, venter: int | None) -> Refusjonsrad:
    return Refusjonsrad(krav, _ventet(krav, loep), krav.fom > dato, venter is None, venter or 0)


def _ikke_foert(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None, utvalg: Utvalg
) -> list[tuple[Kravrad, int]]:
    """Claims registered by the end of the day without a movement dated by then."""
    foert = Bevegelse.objects.filter(
        kjent_ved(kjent), arbeidsgiver=arbeidsgiver, dato__lte=dato, krav__isnull=False
    )
    krav = Krav.objects.filter(
        kjent_ved(kjent),
        utvalg.paa_krav(),
        arbeidsgiver=arbeidsgiver,
        registrert__lte=dagens_slutt(dato),
    ).exclude(pk__in=foert.values("krav_id"))
    krevd = Q(bevegelser__type__in=KREVD)
    if kjent is not None:
        krevd &= Q(bevegelser__registrert__lte=kjent)
    kommer = Sum("bevegelser__oere", filter=krevd, default=0)
    felter = krav.select_related("person", "arbeidsforhold", "ansvar__sektor").annotate(kommer=kommer)
    return [(_uten_beloep(k), int(k.kommer)) for k in felter]


def _uten_beloep(krav: Krav) -> Kravrad:
    forhold = krav.arbeidsforhold
    return Kravrad(
        krav.pk,
        krav.referanse,
        krav.person_id,
        krav.person.navn,
        krav.arbeidsforhold_id,
        forhold.ansattnummer if forhold else None,
        krav.ytelse,
        krav.feriepenger_av,
        krav.fom,
        krav.tom,
        krav.kravaar,
        krav.ansvar.nummer,
        krav.ansvar.sektor.navn,
        krav.opprinnelse,
        None,
        "",
        "",
        *(0,) * 7,
    )


def _loep_per_forhold(arbeidsgiver: Arbeidsgiver, kjent: datetime | None) -> dict[int, list[_Loep]]:
    """The runs with money, by employment and first day."""
    rader = Ventetloep.objects.filter(
        arbeidsforhold__arbeidsgiver=arbeidsgiver, dagsbeloep_oere__gt=0, **gjeldende_beregninger(kjent)
    )
    felter = ("arbeidsforhold_id", "fom", "tom", "ytelse", "dagsbeloep_oere")
    per_forhold: dict[int, list[_Loep]] = defaultdict(list)
    for forhold, *loep in rader.order_by("fom").values_list(*felter).iterator(BOLK):
        fom, tom, ytelse, oere = loep
        per_forhold[forhold].append((fom, tom, ytelse, oere))
    return per_forhold


def _ventet(krav: Kravrad, per_forhold: dict[int, list[_Loep]]) -> int | None:
    """The days' amounts; a claim of another kind has its own (see `queries.ventede_loep`)."""
    if krav.arbeidsforhold_id is None or krav.ytelse not in YTELSER:
        return None
    alle = per_forhold.get(krav.arbeidsforhold_id, [])
    til = bisect_right(alle, krav.tom, key=lambda loep: loep[0])
    i_kravet = [loep for loep in alle[:til] if loep[1] >= krav.fom]
    egne = [loep for loep in i_kravet if loep[2] == krav.ytelse]
    return sum(
        antall_virkedager(Periode(max(fom, krav.fom), min(tom, krav.tom))) * oere
        for fom, tom, _, oere in egne or i_kravet
    )
