"""What could be claimed and is not: months without a claim, claims for too little, late absences (R-220, R-021).

A month's difference is told once, with one cause: that the absence came into the register late, that last
year's G was used, or that it has not been claimed.
Border: reads only; what is expected is `krav.forventning`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.db.models import QuerySet
from django.utils import timezone

from tilgode.apps.fravaer.models import Fravaer
from tilgode.apps.kontroll.overkrav import TOLERANSE_OERE
from tilgode.apps.krav.beregning import SYKEPENGER_AGP
from tilgode.apps.krav.forventning import Forventning, forventninger
from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.sene_fravaer import SYKEFRAVAER
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.kontroll import Kontrollfunn, Kontrollkode
from tilgode.core.kontroll.typer import Faktum
from tilgode.params import last
from tilgode.values.beloep import OERE_PER_KRONE, rund_halv_opp
from tilgode.values.kalender import antall_virkedager, legg_til_aar
from tilgode.values.periode import Periode

#: An absence registered later than this after its first day is late.
SENT = timedelta(days=14)
#: (first day, last day, registered)
Fravaersrad = tuple[date, date, date]


def finn_underkrav(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None, person_id: int | None = None
) -> Iterator[Kontrollfunn]:
    """Each month with something left to claim by `dato`, lapsed or not."""
    rader = [r for r in forventninger(arbeidsgiver, dato, kjent, person_id) if _er_funn(r)]
    krav = Krav.objects.filter(arbeidsgiver=arbeidsgiver)
    forhold = Fravaer.objects.kjent(kjent).filter(arbeidsforhold__arbeidsgiver=arbeidsgiver)
    if person_id is not None:
        krav = krav.filter(person_id=person_id)
        forhold = forhold.filter(arbeidsforhold__person_id=person_id)
    fravaer = _per_forhold(forhold)
    kravdag = {pk: timezone.localdate(tid) for pk, tid in krav.values_list("pk", "registrert")}
    for rad in rader:
        yield _funn(rad, fravaer.get(rad.arbeidsforhold_id, []), kravdag)


def _er_funn(rad: Forventning) -> bool:
    return rad.differanse_oere > TOLERANSE_OERE * max(1, antall_virkedager(Periode(rad.fom, rad.tom)))


def _per_forhold(fravaer: QuerySet[Fravaer]) -> Mapping[int, list[Fravaersrad]]:
    per_forhold: dict[int, list[Fravaersrad]] = defaultdict(list)
    for pk, fom, tom, tid in fravaer.filter(type__in=SYKEFRAVAER).values_list(
        "arbeidsforhold_id", "fom", "tom", "registrert"
    ):
        per_forhold[pk].append((fom, tom, timezone.localdate(tid)))
    return per_forhold


def _funn(rad: Forventning, fravaer: list[Fravaersrad], kravdag: Mapping[int, date]) -> Kontrollfunn:
    sene = _sene(rad, fravaer, min((kravdag[pk] for pk in rad.krav), default=None))
    fakta: tuple[Faktum, ...] = (
        ("ventet_oere", rad.ventet_oere),
        ("krevd_oere", rad.krevd_oere),
        ("sikkerhet", rad.sikkerhet),
    )
    if sene:
        kode, aarsak = Kontrollkode.SENT_FRAVAER, "SENT_REGISTRERT"
        fakta = (*fakta, ("registrert", max(sene).isoformat()))
    elif not rad.krav and rad.ytelse == SYKEPENGER_AGP:
        kode, aarsak = Kontrollkode.FRITAK_IKKE_BRUKT, "KRAV_MANGLER"
    elif not rad.krav:
        kode, aarsak = Kontrollkode.KRAV_MANGLER, "KRAV_MANGLER"
    else:
        kode, aarsak = Kontrollkode.UNDERKRAV, "GAMMEL_G" if _gammel_g(rad) else "KRAV_MANGLER"
    return Kontrollfunn(
        kode,
        aarsak,
        rad.krav[0] if rad.krav else None,
        rad.person_id,
        rad.arbeidsforhold_id,
        rad.ytelse,
        rad.fom,
        rad.tom,
        rad.differanse_oere,
        fakta,
        rad.siste_mottak,
    )


def _sene(rad: Forventning, fravaer: list[Fravaersrad], foerste_krav: date | None) -> list[date]:
    """When late absences came in that the month's claim could not know of.

    One that ended before the month, within reach of its arbeidsgiverperiode (§ 8-19), moves the first day
    of a claim that was made.
    """
    verdier = last().paa(rad.fom)
    rekkevidde = timedelta(days=0 if foerste_krav is None else verdier.agp_dager + verdier.opphold_dager)
    return [
        registrert
        for fom, tom, registrert in fravaer
        if fom <= rad.tom and tom >= rad.fom - rekkevidde and registrert > fom + SENT
        if foerste_krav is None or registrert > foerste_krav
    ]


def _gammel_g(rad: Forventning) -> bool:
    """The claim is days at last year's ceiling where this year's gives what is expected (§§ 8-10, 1-4)."""
    ny, gammel = _taksats(rad.fom), _taksats(legg_til_aar(rad.fom, -1))
    dager, rest = divmod(rad.ventet_oere, ny)
    return bool(dager) and not rest and abs(rad.krevd_oere - dager * gammel) <= TOLERANSE_OERE * dager


def _taksats(dag: date) -> int:
    """6 G/260 in øre, whole kroner."""
    verdier = last().paa(dag)
    return rund_halv_opp(Fraction(verdier.tak, verdier.dager_i_aaret)) * OERE_PER_KRONE
