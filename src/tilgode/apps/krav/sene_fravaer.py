"""Absences that were registered late, and what that costs (R-221).

Border: reads only. What is lost is counted as of the day the absence was registered: a claim cannot
be made before that.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from tilgode.apps.fravaer.models import Fravaer
from tilgode.apps.krav.forventning import Forventning, forventninger
from tilgode.apps.organisasjon.models import Arbeidsgiver

SYKEFRAVAER = (Fravaer.Type.EGENMELDING, Fravaer.Type.SYKMELDING)


@dataclass(frozen=True, slots=True)
class SentFravaer:
    """One absence: what had lapsed when it was registered, and what could still be claimed then.

    `dager_igjen` runs from the registration to the nearest deadline that was left; None without one.
    """

    fravaer_id: int
    person_id: int
    arbeidsforhold_id: int
    fom: date
    tom: date
    registrert: date
    foreldet_oere: int
    kan_kreves_oere: int
    dager_igjen: int | None


def sent_registrert(arbeidsgiver: Arbeidsgiver, dato: date, *, grense_dager: int = 14) -> list[SentFravaer]:
    """Absences registered more than `grense_dager` after their first day, with unclaimed money in them."""
    per_forhold: dict[int, list[Forventning]] = defaultdict(list)
    for rad in forventninger(arbeidsgiver, dato):
        if rad.differanse_oere > 0:
            per_forhold[rad.arbeidsforhold_id].append(rad)
    fravaer = Fravaer.objects.filter(
        arbeidsforhold__in=list(per_forhold),
        type__in=SYKEFRAVAER,
        fom__lte=dato,
        erstattet_av__isnull=True,
        opphevet=False,
    ).order_by("fom", "pk")
    felter = ("pk", "arbeidsforhold__person_id", "arbeidsforhold_id", "fom", "tom", "registrert")
    sene = []
    for pk, person, forhold, fom, tom, tid in fravaer.values_list(*felter):
        registrert = timezone.localdate(tid)
        rader = [r for r in per_forhold[forhold] if r.fom <= tom and fom <= r.tom]
        if rader and registrert > fom + timedelta(days=grense_dager):
            sene.append(_sent(pk, person, forhold, fom, tom, registrert, rader))
    return sene


def _sent(
    pk: int, person: int, forhold: int, fom: date, tom: date, registrert: date, rader: list[Forventning]
) -> SentFravaer:
    foreldet = sum(r.differanse_oere for r in rader if r.siste_mottak < registrert)
    igjen = [r for r in rader if r.siste_mottak >= registrert]
    naermest = min((r.siste_mottak for r in igjen), default=None)
    return SentFravaer(
        pk,
        person,
        forhold,
        fom,
        tom,
        registrert,
        foreldet,
        sum(r.differanse_oere for r in igjen),
        (naermest - registrert).days if naermest else None,
    )
