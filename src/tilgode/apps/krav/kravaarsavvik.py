"""Deviation per claim year and origin system (R-110), also at the same age so that years can be compared.

An old year has had longer to be paid than a new one: at the age of so many months each claim is measured
by what was dated within that many months of the day it was sent, and only claims that old are counted.
Border: reads only. The table as it stands is `regnskap.kravliste` summed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from tilgode.apps.krav.forventning import BOLK, KREVD
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.kravliste import Kravrad, kravliste
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import kjent_ved
from tilgode.rules.felles.frister import legg_til_maaneder

#: Ages in months at which claims are compared.
ALDRE = (3, 6, 12, 24)
_MOTTATT = Bevegelse.Type.MOTTATT.value
_Noekkel = tuple[int, str]
_Bevegelse = tuple[date, str, int]


@dataclass(slots=True)
class Ved:
    """The claims of a group that have reached an age: how many, claimed and received by then, in øre."""

    antall: int = 0
    krevd_oere: int = 0
    mottatt_oere: int = 0

    @property
    def avvik_andel(self) -> Fraction | None:
        """Not received of what was claimed; None when no claim is that old."""
        return Fraction(self.krevd_oere - self.mottatt_oere, self.krevd_oere) if self.krevd_oere else None


@dataclass(frozen=True, slots=True)
class Kravaarsrad:
    """A claim year and origin system: as it stands, and at each age."""

    kravaar: int
    opprinnelse: str
    antall: int
    krevd_oere: int
    mottatt_oere: int
    justert_oere: int
    avskrevet_oere: int
    utestaaende_oere: int
    ved_alder: Mapping[int, Ved]

    @property
    def avvik_oere(self) -> int:
        """Claimed less received, before adjustments."""
        return self.krevd_oere - self.mottatt_oere


def kravaarsavvik(arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None) -> list[Kravaarsrad]:
    """The rows by claim year and system."""
    grupper: dict[_Noekkel, list[Kravrad]] = defaultdict(list)
    for krav in kravliste(arbeidsgiver, dato, kjent):
        grupper[(krav.kravaar, krav.opprinnelse)].append(krav)
    bevegelser = _bevegelser(arbeidsgiver, dato, kjent)
    return [_rad(noekkel, egne, bevegelser, dato) for noekkel, egne in sorted(grupper.items())]


def _bevegelser(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None
) -> dict[int, list[_Bevegelse]]:
    rader = Bevegelse.objects.filter(
        kjent_ved(kjent), arbeidsgiver=arbeidsgiver, dato__lte=dato, type__in=(*KREVD, _MOTTATT)
    )
    per_krav: dict[int, list[_Bevegelse]] = defaultdict(list)
    for krav, dag, type_, oere in rader.values_list("krav_id", "dato", "type", "oere").iterator(BOLK):
        if krav is not None:
            per_krav[krav].append((dag, type_, oere))
    return per_krav


def _rad(
    noekkel: _Noekkel, krav: list[Kravrad], bevegelser: Mapping[int, list[_Bevegelse]], dato: date
) -> Kravaarsrad:
    return Kravaarsrad(
        *noekkel,
        len(krav),
        sum(k.krevd_oere for k in krav),
        sum(k.mottatt_oere for k in krav),
        sum(k.justert_oere for k in krav),
        sum(k.avskrevet_oere for k in krav),
        sum(k.utestaaende_oere for k in krav),
        {alder: _ved([bevegelser.get(k.krav_id, []) for k in krav], alder, dato) for alder in ALDRE},
    )


def _ved(krav: list[list[_Bevegelse]], alder: int, dato: date) -> Ved:
    """The claims that are old enough; the age is counted from the first day something was claimed."""
    ved = Ved()
    for egne in krav:
        sendt = min((dag for dag, type_, _ in egne if type_ != _MOTTATT), default=None)
        if sendt is None or (grense := legg_til_maaneder(sendt, alder)) > dato:
            continue
        ved.antall += 1
        for dag, type_, oere in egne:
            if dag <= grense and type_ == _MOTTATT:
                ved.mottatt_oere -= oere
            elif dag <= grense:
                ved.krevd_oere += oere
    return ved
