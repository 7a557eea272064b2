"""The income floors of sykepenger from Nav, ftrl. §§ 8-3, 8-51: ½ G, and 2 G after 67.

Tested with the basis and the floor's G of skjæringstidspunktet, but applied day by day: one
absence can be refused for one reason before the 67th birthday and for another after it.
Border: not inside the arbeidsgiverperiode, where there is no floor.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.sporing import Steg
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode

GULV = Hjemmel("ftrl", "8-3", ledd=2)
GULV_OVER_67 = Hjemmel("ftrl", "8-51", ledd=2)


class Gulvbrudd(Enum):
    """Why a day is refused; the value is the name Nav's engine uses."""

    MINSTEINNTEKT = "MinimumInntekt"
    MINSTEINNTEKT_OVER_67 = "MinimumInntektOver67"


class Minsteinntekt(NamedTuple):
    """The outcome of both floors for one skjæringstidspunkt."""

    under_halv_g: bool
    under_2g: bool

    def avslag(self, dag: date, dag67: date) -> Gulvbrudd | None:
        """The reason to refuse a Nav day, or None; the birthday itself belongs to the time before."""
        if dag <= dag67:
            return Gulvbrudd.MINSTEINNTEKT if self.under_halv_g else None
        return Gulvbrudd.MINSTEINNTEKT_OVER_67 if self.under_2g else None

    def periode_under_krav(self, periode: Periode, dag67: date) -> bool:
        """True when some day of the period is below its floor."""
        return any(self.avslag(dag, dag67) for dag in (periode.fom, periode.tom))


def vurder_minsteinntekt(
    sykepengegrunnlag: Fraction, skjaeringstidspunkt: date, parametre: Lovparametre
) -> Minsteinntekt:
    """Test the basis; exactly ½ G and exactly 2 G are accepted.

    § 8-51 says that the basis must exceed 2 G; Nav refuses below it (see Uavklart in the README).
    """
    verdier = parametre.paa(skjaeringstidspunkt)
    under_2g = sykepengegrunnlag < verdier.gulv_over_67
    # the floor after 67 is the higher one, so most people are asked once
    return Minsteinntekt(under_halv_g=under_2g and sykepengegrunnlag < verdier.gulv, under_2g=under_2g)


def spor_minsteinntekt(
    sykepengegrunnlag: Fraction, skjaeringstidspunkt: date, dag: date, dag67: date, parametre: Lovparametre
) -> Steg:
    """The step of the floor that holds on `dag`."""
    verdier = parametre.paa(skjaeringstidspunkt)
    over = dag > dag67
    avslag = vurder_minsteinntekt(sykepengegrunnlag, skjaeringstidspunkt, parametre).avslag(dag, dag67)
    return Steg(
        regel="sykepenger.minsteinntekt.over_67" if over else "sykepenger.minsteinntekt.halv_g",
        hjemmel=GULV_OVER_67 if over else GULV,
        periode=Periode(dag, dag),
        fakta=(("sykepengegrunnlag", sykepengegrunnlag), ("skjaeringstidspunkt", skjaeringstidspunkt)),
        parametre=(
            ("gulv_g", verdier.gulv_g),
            ("gulv", verdier.gulv_over_67 if over else verdier.gulv),
        ),
        utfall=avslag is None,
    )
