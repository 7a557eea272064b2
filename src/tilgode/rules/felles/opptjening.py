"""Opptjening against Nav, ftrl. § 8-2: four weeks of work right before the sickness.

Counted in calendar days up to the day before skjæringstidspunktet, over all employers. Spells of
work join when they overlap or meet; only a weekend may lie between. What § 8-2 counts as work
(benefits under chapters 4, 8, 9 and 14) comes in as a spell like any other.
Border: the employer's own test is another (§ 8-18, in `ansettelse`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.kalender import er_helg
from tilgode.values.periode import EN_DAG, Periode

OPPTJENING = Hjemmel("ftrl", "8-2", ledd=1)


@dataclass(frozen=True, slots=True)
class Arbeidsforhold:
    """A spell of work or an equal benefit (open end: `tom` is None); a deactivated one does not count."""

    fom: date
    tom: date | None = None
    deaktivert: bool = False


@dataclass(frozen=True, slots=True)
class Opptjening:
    """The unbroken time before skjæringstidspunktet, and whether it is enough.

    With no connected work the period is the single day before, as in Nav's engine; it is never enough.
    """

    skjaeringstidspunkt: date
    periode: Periode
    oppfylt: bool

    @property
    def antall_dager(self) -> int:
        """Calendar days."""
        return self.periode.lengde_dager


def finn_opptjening(
    arbeidsforhold: Sequence[Arbeidsforhold], skjaeringstidspunkt: date, parametre: Sykepengeparametre
) -> Opptjening:
    """Walk backwards from the day before and join the spells that connect."""
    siste = skjaeringstidspunkt - EN_DAG
    perioder = sorted(
        (
            Periode(a.fom, min(a.tom or siste, siste))
            for a in arbeidsforhold
            if _teller(a, skjaeringstidspunkt)
        ),
        key=lambda p: p.tom,
        reverse=True,
    )
    start = skjaeringstidspunkt
    for periode in perioder:
        if henger_sammen(periode.tom, start):
            start = min(start, periode.fom)
    samlet = Periode(min(start, siste), siste)
    return Opptjening(skjaeringstidspunkt, samlet, samlet.lengde_dager >= parametre.opptjening_dager)


def _teller(arbeidsforhold: Arbeidsforhold, skjaeringstidspunkt: date) -> bool:
    return not arbeidsforhold.deaktivert and arbeidsforhold.fom < skjaeringstidspunkt


def henger_sammen(tom: date, fom: date) -> bool:
    """True when nothing but weekend days lies between the end of one spell and the start of the next."""
    dag = tom + EN_DAG
    while dag < fom and er_helg(dag):
        dag += EN_DAG
    return dag >= fom


def spor_opptjening(opptjening: Opptjening, parametre: Sykepengeparametre) -> Steg:
    """The step of the four weeks test."""
    return Steg(
        regel="felles.opptjening.fire_uker",
        hjemmel=OPPTJENING,
        periode=opptjening.periode,
        fakta=(
            ("skjaeringstidspunkt", opptjening.skjaeringstidspunkt),
            ("antall_dager", opptjening.antall_dager),
        ),
        parametre=(("opptjening_dager", parametre.opptjening_dager),),
        utfall=opptjening.oppfylt,
    )
