"""Waiting times at a date, as known at a moment: the observations and the tables made of them (R-117, R-256).

Border: reads only. Words and forms are `reports.ventetid`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tilgode.apps.oppgjoer.models import Oppgjoerslinje
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.ventetid.forloep import Kravforloep, les_forloep
from tilgode.apps.ventetid.overlevelse import estimer
from tilgode.core.ventetid import Observasjon, Slutt, Ventetidsstatistikk, lag_statistikk, over_grensen
from tilgode.params.normtider import norm_for

#: Nav's unit for cases with another country, printed with and without the leading zero.
UTLANDSENHETER = ("0393", "393")


@dataclass(frozen=True, slots=True)
class Overgrense:
    """A claim without an answer beyond the outer limit; `oere` is what is outstanding on it."""

    krav_id: int
    krav: str
    ytelse: str
    sendt: date
    dager: int
    ytre_grense_dager: int
    oere: int


@dataclass(frozen=True, slots=True)
class Ventetider:
    """The tables and the claims over the outer limit."""

    statistikk: Ventetidsstatistikk
    over_grensen: tuple[Overgrense, ...]


def ventetider(arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None = None) -> Ventetider:
    """All waiting times of claims sent by `per`; raises ManglerBibliotek without scipy."""
    forloep = les_forloep(arbeidsgiver, per, kjent)
    alle = observasjoner(forloep, per, utenlandssaker(arbeidsgiver, per, kjent))
    etter_id = {f.krav_id: f for f in forloep}
    return Ventetider(
        lag_statistikk(alle, per, norm_for, estimer),
        tuple(_overgrense(o, etter_id[o.krav]) for o in over_grensen(alle, norm_for)),
    )


def observasjoner(
    forloep: Iterable[Kravforloep], per: date, utland: frozenset[int] = frozenset()
) -> list[Observasjon]:
    """One observation for each claim; `utland` are the persons whose cases Nav handles as foreign."""
    return [
        Observasjon(f.krav_id, f.ytelse, f.type, f.person_id in utland, f.sendt, *_slutt(f, per))
        for f in forloep
    ]


def _slutt(f: Kravforloep, per: date) -> tuple[date, Slutt]:
    """When and how the wait ended. A refusal without a day of its own says nothing about the wait."""
    if (betalt := f.foerste_betaling) is not None:
        return betalt, Slutt.BETALT
    if f.avslag is not None:
        return f.avslag, Slutt.AVSLAATT if f.avslag > f.sendt else Slutt.AVSLUTTET
    if f.lukket is not None:
        return f.lukket, Slutt.AVSLUTTET
    if not f.utestaaende_oere:
        return f.siste_bevegelse or f.sendt, Slutt.AVSLUTTET
    return per, Slutt.UBESVART


def utenlandssaker(arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None = None) -> frozenset[int]:
    """Persons with a line from Nav's unit for foreign cases by then."""
    linjer = Oppgjoerslinje.objects.filter(
        oppgjoer__arbeidsgiver=arbeidsgiver,
        oppgjoer__valutadato__lte=per,
        navenhet__in=UTLANDSENHETER,
        person__isnull=False,
    )
    if kjent is not None:
        linjer = linjer.filter(oppgjoer__registrert__lte=kjent)
    return frozenset(linjer.values_list("person_id", flat=True).distinct())


def _overgrense(o: Observasjon, f: Kravforloep) -> Overgrense:
    norm = norm_for(o.ytelse, o.sendt)
    grense = norm.ytre_grense_dager if norm else 0
    return Overgrense(o.krav, f.referanse, o.ytelse, o.sendt, o.dager, grense, f.utestaaende_oere)
