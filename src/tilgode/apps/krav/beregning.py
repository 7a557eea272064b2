"""From facts to the runs that are stored: what the law says to expect of one person.

A run goes over weekends; its money is for each weekday in it. Days of which nothing is said, and days
at work, are not stored: they carry neither money nor a reason.
Border: pure, so that it can run in another process; the law is `vurder_refusjon`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from functools import lru_cache

from tilgode.apps.krav.personfakta import Oversatt, oversett
from tilgode.apps.krav.personrader import Personrader
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Sikkerhet, Vurdertloep
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode

SYKEPENGER = "SYKEPENGER"
#: Refunded days of the arbeidsgiverperiode (§§ 8-20, 8-21): Nav pays them under codes of their own.
SYKEPENGER_AGP = "SYKEPENGER_AGP"
IKKE_LAGRET = (Dagklasse.ARBEID, Dagklasse.UKJENT)
HUNDREDEL = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Beregnetloep:
    """A run as it is stored (`krav.Ventetloep`)."""

    arbeidsforhold_id: int
    ytelse: str
    fom: date
    tom: date
    klasse: str
    betaler: str
    grad: Decimal
    dagsbeloep_oere: int
    hjemmel: str
    sikkerhet: str
    avslag: str


def vurder(person: Personrader, parametre: Lovparametre) -> tuple[Oversatt, Vurdering]:
    """The assessment of one person with what it was made from."""
    oversatt = oversett(person, parametre)
    return oversatt, vurder_refusjon(oversatt.fakta, parametre)


def beregn_loep(person: Personrader, parametre: Lovparametre) -> list[Beregnetloep]:
    """The runs of all the person's employments, in order."""
    oversatt, vurdering = vurder(person, parametre)
    return [
        loep
        for navn, utfall in vurdering.arbeidsgivere.items()
        for loep in _loep(oversatt.forhold[navn], utfall.loep, oversatt.uten_inntektsmelding[navn])
    ]


def _loep(
    forhold: int, loep: Sequence[Vurdertloep], uten_inntektsmelding: Sequence[Periode]
) -> Iterator[Beregnetloep]:
    for ett in loep:
        ukedag = ett.klasse_ukedag
        if ukedag.klasse in IKKE_LAGRET and not ett.refusjon_oere_per_dag and not ukedag.avslag:
            continue
        periode = ett.periode
        antatt = ett.refusjon_oere_per_dag and any(p.overlapper(periode) for p in uten_inntektsmelding)
        sikkerhet = Sikkerhet.GRENSE if antatt and ett.sikkerhet is Sikkerhet.EKSAKT else ett.sikkerhet
        yield Beregnetloep(
            forhold,
            _ytelse(ett),
            periode.fom,
            periode.tom,
            ukedag.klasse.value,
            ett.ukedag.betaler.value,
            _prosent(ukedag.grad),
            ett.refusjon_oere_per_dag,
            _noekkel(ukedag.hjemmel),
            sikkerhet.value,
            ukedag.avslag[0].value if ukedag.avslag else "",
        )


def _ytelse(loep: Vurdertloep) -> str:
    refundert_agp = loep.klasse_ukedag.klasse is Dagklasse.AGP and loep.refusjon_oere_per_dag > 0
    return SYKEPENGER_AGP if refundert_agp else SYKEPENGER


@lru_cache(maxsize=4096)
def _prosent(grad: Fraction) -> Decimal:
    """Two decimals, cut: a degree is never rounded up."""
    return (Decimal(grad.numerator) / Decimal(grad.denominator)).quantize(HUNDREDEL, rounding=ROUND_DOWN)


@lru_cache(maxsize=256)
def _noekkel(hjemmel: Hjemmel) -> str:
    return hjemmel.noekkel
