"""The key figures (R-315) by quarter, each as it stood at the quarter's end.

Border: reads only. What a figure is, is `core.noekkeltall`; the match rate is `oppgjoer.noekkeltall`. What
the law gives is taken as computed now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.db.models.functions import Abs

from tilgode.apps.avvik.models import Avviksliste, Forklartkrav
from tilgode.apps.noekkeltall.maanedsrett import Rettslesing
from tilgode.apps.noekkeltall.renekrav import rene_krav
from tilgode.apps.oppgjoer.noekkeltall import treffrater
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse, Justering
from tilgode.core.noekkeltall import AARSDAGER, Kvartal, Maaling, Noekkeltall, kvartaler, rater
from tilgode.values.periode import EN_DAG

#: A cause that says that the cause is not known.
UKJENTE_AARSAKER = ("", "UKJENT_TAP")
KVARTALER = 8
_KREVD = (Bevegelse.Type.KRAV, Bevegelse.Type.TILLEGGSKRAV)


@dataclass(frozen=True, slots=True)
class Kvartalstall:
    """All figures of a quarter, in the order of `Noekkeltall`."""

    kvartal: Kvartal
    maalinger: tuple[Maaling, ...]


@dataclass(frozen=True, slots=True)
class Forklartandel:
    """How much of the deviations the inverse engine explains, as the list of deviations was last made."""

    dato: date
    forklart_oere: int
    avvik_oere: int


@dataclass(frozen=True, slots=True)
class Noekkeltallsrapport:
    """The figures over time, and the explained share when the deviations have been explained."""

    per: date
    kvartaler: tuple[Kvartalstall, ...]
    avvik: Forklartandel | None


def noekkeltall(arbeidsgiver: Arbeidsgiver, per: date, antall: int = KVARTALER) -> Noekkeltallsrapport:
    """Every figure of the last `antall` quarters up to `per`."""
    rett = Rettslesing.av(arbeidsgiver)
    rader = tuple(
        Kvartalstall(
            k,
            (
                *rater(rett.maaneder(k.fra, k.til)),
                rene_krav(arbeidsgiver, k.fra, k.til),
                *_treffrater(arbeidsgiver, k.fra, k.til),
                _utestaaende_dager(arbeidsgiver, k.til),
                _kroner_forklart(arbeidsgiver, k.fra, k.til),
            ),
        )
        for k in kvartaler(per, antall)
    )
    return Noekkeltallsrapport(per, rader, forklart_andel(arbeidsgiver))


def _treffrater(arbeidsgiver: Arbeidsgiver, fra: date, til: date) -> tuple[Maaling, Maaling]:
    rate = treffrater(arbeidsgiver, fra=fra + EN_DAG, til=til).alle
    return (
        Maaling(Noekkeltall.TREFFRATE_LINJER, rate.automatisk_linjer, rate.linjer),
        Maaling(Noekkeltall.TREFFRATE_KRONER, rate.automatisk_oere, rate.oere),
    )


def _utestaaende_dager(arbeidsgiver: Arbeidsgiver, til: date) -> Maaling:
    """Outstanding at the end against what was claimed in the 365 days before."""
    bevegelser = Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver, dato__lte=til)
    utestaaende = bevegelser.aggregate(s=Sum("oere", default=0))["s"]
    krevd = bevegelser.filter(type__in=_KREVD, dato__gt=til - timedelta(days=AARSDAGER))
    return Maaling(
        Noekkeltall.UTESTAAENDE_DAGER, int(utestaaende), int(krevd.aggregate(s=Sum("oere", default=0))["s"])
    )


def _kroner_forklart(arbeidsgiver: Arbeidsgiver, fra: date, til: date) -> Maaling:
    """Of what was adjusted and written off: the kroner with a known cause and a note."""
    justeringer = Justering.objects.filter(arbeidsgiver=arbeidsgiver, dato__gt=fra, dato__lte=til)
    forklart = justeringer.exclude(aarsak__in=UKJENTE_AARSAKER).exclude(notat="")
    teller, nevner = (j.aggregate(s=Sum(Abs("oere"), default=0))["s"] for j in (forklart, justeringer))
    return Maaling(Noekkeltall.KRONER_FORKLART, int(teller), int(nevner))


def forklart_andel(arbeidsgiver: Arbeidsgiver) -> Forklartandel | None:
    """From the stored list of deviations; None when it has not been made."""
    liste = Avviksliste.objects.filter(arbeidsgiver=arbeidsgiver).first()
    if liste is None:
        return None
    summer = Forklartkrav.objects.filter(krav__arbeidsgiver=arbeidsgiver).aggregate(
        alle=Sum("stoerrelse_oere", default=0), uforklart=Sum(Abs("uforklart_oere"), default=0)
    )
    return Forklartandel(liste.dato, int(summer["alle"] - summer["uforklart"]), int(summer["alle"]))
