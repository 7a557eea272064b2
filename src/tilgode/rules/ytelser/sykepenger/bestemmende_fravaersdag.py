"""Bestemmende fraværsdag: the day that decides the month of income in the employer's form.

Not skjæringstidspunktet: it is found from the employer's own arbeidsgiverperiode and the
employee's absence, and a gap the employer states beats one unbroken sick note (ftrl. § 8-28).
Border: only the day; the income of the three months before is in `grunnlag`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tilgode.rules.felles.opptjening import henger_sammen
from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode, slaa_sammen

BEREGNINGSMAANEDER = Hjemmel("ftrl", "8-28")


class IngenFravaersperioder(ValueError):
    """There is no absence to find a day in."""


def finn_bestemmende_fravaersdag(
    arbeidsgiverperioder: Sequence[Periode],
    fravaersperioder: Sequence[Periode],
    parametre: Sykepengeparametre,
) -> date:
    """The day, from the employer's ranges and the absence (sick notes and egenmelding), in any order.

    Raises IngenFravaersperioder without absence. An arbeidsgiverperiode that ended more than 16
    days before the absence belongs to another sickness and is left out.
    """
    if not fravaersperioder:
        raise IngenFravaersperioder("ingen fraværsperioder å finne dagen i")
    fravaer = slaa_sammen(fravaersperioder)
    perioder = slaa_sammen(arbeidsgiverperioder)
    if not perioder or (fravaer[0].fom - perioder[-1].tom).days > parametre.agp_dager:
        return slaa_sammen_over_helg(fravaer)[-1].fom
    *tidligere, siste = perioder
    rest = [del_ for p in fravaer for del_ in _etter(p, siste.tom)]
    samlet = [*tidligere, *slaa_sammen_over_helg([siste, *rest])]
    return _siste_innenfor(samlet, parametre.agp_dager).fom


def slaa_sammen_over_helg(perioder: Sequence[Periode]) -> list[Periode]:
    """Join periods that overlap, meet, or have only a weekend between them."""
    resultat: list[Periode] = []
    for periode in sorted(perioder):
        if resultat and henger_sammen(resultat[-1].tom, periode.fom):
            resultat[-1] = Periode(resultat[-1].fom, max(resultat[-1].tom, periode.tom))
        else:
            resultat.append(periode)
    return resultat


def _etter(periode: Periode, dag: date) -> list[Periode]:
    return [del_ for del_ in periode.uten(Periode(min(periode.fom, dag), dag)) if del_.fom > dag]


def _siste_innenfor(perioder: Sequence[Periode], grense: int) -> Periode:
    """The last period that still begins before the earlier ones have filled the arbeidsgiverperiode."""
    valgt, sum_dager = perioder[0], 0
    for periode in perioder:
        if sum_dager <= grense:
            valgt = periode
        sum_dager += periode.lengde_dager
    return valgt


def spor_bestemmende_fravaersdag(
    arbeidsgiverperioder: Sequence[Periode],
    fravaersperioder: Sequence[Periode],
    parametre: Sykepengeparametre,
) -> Steg:
    """The step of the day, with the absence it was found in."""
    return Steg(
        regel="sykepenger.bestemmende_fravaersdag.finn",
        hjemmel=BEREGNINGSMAANEDER,
        fakta=(
            *((f"arbeidsgiverperiode_{n}", p) for n, p in enumerate(slaa_sammen(arbeidsgiverperioder), 1)),
            *((f"fravaer_{n}", p) for n, p in enumerate(slaa_sammen(fravaersperioder), 1)),
        ),
        parametre=(("agp_dager", parametre.agp_dager),),
        utfall=finn_bestemmende_fravaersdag(arbeidsgiverperioder, fravaersperioder, parametre),
    )
