"""An employment as it was on a day, as known at a moment; and pay as known (two times).

Border: reads only, never the fødselsnummer (`services.vis_foedselsnummer`).
"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, Sum

from tilgode.apps.person.models import Arbeidsforhold, Arbeidsforholdtilstand, Loennslinje, Person


def tilstand_paa(
    arbeidsforhold: Arbeidsforhold, dato: date, kjent: datetime | None = None
) -> Arbeidsforholdtilstand | None:
    """The state of an employment on `dato` as known at `kjent` (now when None).

    The one that began to hold last counts; None before the start, after the end, or when unknown.
    """
    tilstander: list[Arbeidsforholdtilstand] = list(
        Arbeidsforholdtilstand.objects.filter(arbeidsforhold=arbeidsforhold, gyldig_fom__lte=dato)
        .kjent(kjent)
        .exclude(gyldig_tom__lt=dato)
        .select_related("ansvar", "ansvar__sektor")
        .order_by("-gyldig_fom", "-pk")[:1]
    )
    gjeldende = tilstander[0] if tilstander else None
    if gjeldende is None or not _er_ansatt(gjeldende, dato):
        return None
    return gjeldende


def _er_ansatt(tilstand: Arbeidsforholdtilstand, dato: date) -> bool:
    return tilstand.startdato <= dato and (tilstand.sluttdato is None or dato <= tilstand.sluttdato)


def tilstander(person: Person, dato: date, kjent: datetime | None = None) -> list[Arbeidsforholdtilstand]:
    """The state on `dato` of every employment the person has that day."""
    funnet = (tilstand_paa(forhold, dato, kjent) for forhold in person.arbeidsforhold.order_by("noekkel"))
    return [tilstand for tilstand in funnet if tilstand is not None]


def loenn_per_maaned(
    arbeidsforhold: Arbeidsforhold,
    fom: date,
    tom: date,
    kjent: datetime | None = None,
    typer: tuple[str, ...] | None = None,
) -> dict[date, int]:
    """Pay in øre by month (its first day) from `fom` to `tom`, of the given types (all when None)."""
    av_type = Q() if typer is None else Q(type__in=typer)
    rader = (
        Loennslinje.objects.filter(av_type, arbeidsforhold=arbeidsforhold, maaned__gte=fom, maaned__lte=tom)
        .kjent(kjent)
        .values("maaned")
        .annotate(sum_oere=Sum("oere"))
        .order_by("maaned")
    )
    return {rad["maaned"]: int(rad["sum_oere"]) for rad in rader}
