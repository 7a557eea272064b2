"""The answer to «Hvorfor?» for one amount of a claim's day, or for the expected sum.

Expected: the steps of the law with the facts they read. Claimed and received: which movements and
settlement lines the day's amount is a part of, and how they were laid out over the days.
Border: sentences of steps are `params.tekster`'s; nothing is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tilgode.apps.dagregnskap.queries import dagregnskap_for_krav
from tilgode.apps.fravaer.queries import Opplysning, finn_opplysninger
from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.queries import hvorfor
from tilgode.apps.oppgjoer.models import Oppgjoerslinje
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.params.formatering import Spraak
from tilgode.params.tekster import vis_steg
from tilgode.rules.sporing import Steg

VENTET, KREVD, MOTTATT = "ventet", "krevd", "mottatt"
#: Which amounts can be asked about.
BELOEP = (VENTET, KREVD, MOTTATT)


@dataclass(frozen=True, slots=True)
class Stegvisning:
    """A step as a sentence, with its provision."""

    tekst: str
    hjemmel: str


@dataclass(frozen=True, slots=True)
class Andel:
    """A part of a day's claimed or received amount: what it is a part of, and how it was laid out."""

    bevegelse: Bevegelse | None
    linje: Oppgjoerslinje | None
    hele_oere: int
    oere: int
    metode: str


@dataclass(frozen=True, slots=True)
class Dagloep:
    """Days in a row with the same amount: `dager` weekdays of `dagsbeloep_oere` are `sum_oere`."""

    fom: date
    tom: date
    klasse: str
    betaler: str
    hjemmel: str
    dager: int
    dagsbeloep_oere: int
    sum_oere: int


def stegene(krav: Krav, dag: date, kjent: datetime | None) -> tuple[Steg, ...]:
    """The steps behind the day; none for a ytelse that is not computed."""
    return hvorfor(krav, dag, kjent)


def som_setninger(stegene: tuple[Steg, ...], spraak: Spraak) -> list[Stegvisning]:
    """The steps in the page's language (nb, nn or en)."""
    return [Stegvisning(vis_steg(steg, spraak), str(steg.hjemmel)) for steg in stegene]


def opplysninger(
    krav: Krav, dag: date, stegene: tuple[Steg, ...], kjent: datetime | None
) -> list[Opplysning]:
    """The facts of the stretch of days that the steps are about, up to the day."""
    if krav.arbeidsforhold is None or not stegene:
        return []
    # a step may look back over years (opptjening): the stretch is what reaches the day
    foerste = min((s.periode.fom for s in stegene if s.periode and dag in s.periode), default=dag)
    return finn_opplysninger(krav.arbeidsforhold, min(foerste, dag), dag, kjent)


def andeler(krav: Krav, dag: date, hva: str, dato: date, kjent: datetime | None) -> list[Andel]:
    """What the day's claimed (or received) amount is made of."""
    regnskap = dagregnskap_for_krav(krav, dato, kjent)
    poster = {fordelt.post.kilde: fordelt for fordelt in regnskap.poster}
    dagen = next((rad for rad in regnskap.dager if rad.fom == dag), None)
    delene = (
        [] if dagen is None else [(k, oere) for slag, k, oere in dagen.kilder if slag.value == hva.upper()]
    )
    return [
        _andel(kilde, oere, poster[kilde].post.oere, poster[kilde].metode.value) for kilde, oere in delene
    ]


def _andel(kilde: str, oere: int, hele_oere: int, metode: str) -> Andel:
    slag, _, noekkel = kilde.partition(":")
    if slag == "LINJE":
        linje = Oppgjoerslinje.objects.select_related("oppgjoer").get(pk=int(noekkel))
        return Andel(None, linje, hele_oere, oere, metode)
    bevegelse = Bevegelse.objects.select_related("innlesing", "justering").get(pk=int(noekkel))
    return Andel(bevegelse, None, hele_oere, oere, metode)


def ventet_loep(krav: Krav, dato: date, kjent: datetime | None) -> list[Dagloep]:
    """The expected sum as rows of equal days."""
    loep: list[Dagloep] = []
    for rad in dagregnskap_for_krav(krav, dato, kjent).dager:
        if rad.ventet is None or (not rad.ventet_oere and rad.fom.isoweekday() > 5):
            continue
        ny = Dagloep(
            rad.fom,
            rad.fom,
            rad.ventet.klasse,
            rad.ventet.betaler,
            rad.ventet.hjemmel,
            1,
            rad.ventet_oere,
            rad.ventet_oere,
        )
        forrige = loep[-1] if loep else None
        if forrige is not None and _like(forrige, ny):
            loep[-1] = _forleng(forrige, rad.fom)
        else:
            loep.append(ny)
    return loep


def _like(a: Dagloep, b: Dagloep) -> bool:
    naer = (b.fom - a.tom).days <= 3
    return naer and (a.klasse, a.betaler, a.hjemmel, a.dagsbeloep_oere) == (
        b.klasse,
        b.betaler,
        b.hjemmel,
        b.dagsbeloep_oere,
    )


def _forleng(loep: Dagloep, tom: date) -> Dagloep:
    return Dagloep(
        loep.fom,
        tom,
        loep.klasse,
        loep.betaler,
        loep.hjemmel,
        loep.dager + 1,
        loep.dagsbeloep_oere,
        loep.sum_oere + loep.dagsbeloep_oere,
    )
