"""Enkeltstående behandlingsdager, ftrl. §§ 8-4, 8-19: one day a week, wholly sick from the treatment.

The arbeidsgiverperiode is then not 16 calendar days but the number of days the employee normally
works in 16 calendar days: twelve treatment days with a five-day week. Nav from the thirteenth.
Border: what a gap of 16 days or other sickness in the series does is not settled (Uavklart).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode

BEHANDLINGSDAGER = Hjemmel("ftrl", "8-19", ledd=1)
DAGER_I_UKEN = 7


class Behandlingsfeil(Enum):
    """Why a series of treatment days is the wrong kind of sick note."""

    FLERE_I_SAMME_UKE = "FLERE_I_SAMME_UKE"


@dataclass(frozen=True, slots=True)
class Behandlingsfordeling:
    """Treatment days the employer pays, those Nav pays, and what is wrong with the series."""

    arbeidsgiver: tuple[date, ...]
    nav: tuple[date, ...]
    feil: Behandlingsfeil | None


def er_behandlingsdager(perioder: Sequence[Periode], parametre: Sykepengeparametre) -> bool:
    """True for exactly twelve days in twelve different ISO weeks: a full period of treatment days."""
    dager = {dag for p in perioder for dag in p}
    uker = {dag.isocalendar()[:2] for dag in dager}
    return len(dager) == len(uker) == parametre.agp_behandlingsdager


def fordel_behandlingsdager(
    dager: Collection[date], parametre: Sykepengeparametre, agp_dager: int | None = None
) -> Behandlingsfordeling:
    """Who pays each treatment day; `agp_dager` for a roster other than five days a week."""
    ordnet = sorted(set(dager))
    grense = parametre.agp_behandlingsdager if agp_dager is None else agp_dager
    uker = {dag.isocalendar()[:2] for dag in ordnet}
    feil = Behandlingsfeil.FLERE_I_SAMME_UKE if len(uker) < len(ordnet) else None
    return Behandlingsfordeling(tuple(ordnet[:grense]), tuple(ordnet[grense:]), feil)


def beregn_agp_dager(arbeidsdager: Collection[int], parametre: Sykepengeparametre) -> int:
    """Treatment days in the period for a weekly roster (0 Monday - 6 Sunday): the most in any 16 days.

    Nav publishes only the figure of the five-day week, which this gives; other rosters are our reading.
    """
    return max(
        sum((start + dag) % DAGER_I_UKEN in arbeidsdager for dag in range(parametre.agp_dager))
        for start in range(DAGER_I_UKEN)
    )


def spor_behandlingsdager(fordeling: Behandlingsfordeling, parametre: Sykepengeparametre) -> Steg:
    """The step: how many treatment days fall on the employer, and how many on Nav."""
    return Steg(
        regel="sykepenger.behandlingsdager.fordel",
        hjemmel=BEHANDLINGSDAGER,
        fakta=(
            ("arbeidsgiver_dager", len(fordeling.arbeidsgiver)),
            ("foerste_nav_dag", fordeling.nav[0] if fordeling.nav else None),
        ),
        parametre=(("agp_behandlingsdager", parametre.agp_behandlingsdager),),
        utfall=len(fordeling.nav),
    )
