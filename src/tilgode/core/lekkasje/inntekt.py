"""The income of those whose last three months do not tell it: new employees, and those just back, § 8-28.

With an inntektsmelding, or pay in all three months, nothing is changed. Else the whole months there are
count; with none, the first whole month with pay from the absence on, for the employer pays the wage then too.
Border: pay in, an income per absence out; the ordinary average is the rules'.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Inntektsopplysning, Personfakta
from tilgode.rules.ytelser.sykepenger.grunnlag import velg_inntektsopplysning
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import finn_skjaeringstidspunkter
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje

NULL = Fraction(0)
#: How far after the absence a first whole month of pay may lie.
MAANEDER_ETTER = 3


def med_kjente_inntekter(fakta: Personfakta, parametre: Lovparametre) -> Personfakta:
    """The facts with an income where the three months before do not give one."""
    return replace(fakta, arbeidsgivere=tuple(_en(a, parametre) for a in fakta.arbeidsgivere))


def _en(arbeidsgiver: Arbeidsgiverfakta, parametre: Lovparametre) -> Arbeidsgiverfakta:
    if not arbeidsgiver.tidslinje:
        return arbeidsgiver
    funnet = [
        (periode, inntekt)
        for periode in finn_skjaeringstidspunkter([arbeidsgiver.tidslinje])
        if (inntekt := finn_inntekt(arbeidsgiver, periode.fom, parametre)) is not None
    ]
    if not funnet:
        return arbeidsgiver
    nye = tuple(Inntektsopplysning(periode.fom, inntekt) for periode, inntekt in funnet)
    return replace(
        arbeidsgiver,
        inntektsmeldinger=(*arbeidsgiver.inntektsmeldinger, *nye),
        refusjon=Tidslinje.av(*funnet).over(arbeidsgiver.refusjon),
    )


def finn_inntekt(arbeidsgiver: Arbeidsgiverfakta, dag: date, parametre: Lovparametre) -> Fraction | None:
    """Monthly income of an absence from `dag`, or None when the ordinary rule gives it or nobody knows."""
    verdier = parametre.paa(dag)
    if velg_inntektsopplysning(arbeidsgiver.inntektsmeldinger, dag, verdier) is not None:
        return None
    start = _ansatt_fra(arbeidsgiver.ansatt, dag)
    maaneder = [Maaned.av(dag) - n for n in range(1, verdier.beregningsmaaneder + 1)]
    hele = _hele_med_loenn(arbeidsgiver.loenn, maaneder, start)
    if len(hele) == len(maaneder):
        return None
    if hele:
        return sum(hele, NULL) / len(hele)
    etter = [Maaned.av(dag) + n for n in range(MAANEDER_ETTER)]
    return next(iter(_hele_med_loenn(arbeidsgiver.loenn, etter, start)), None)


def _hele_med_loenn(
    loenn: Mapping[Maaned, Fraction], maaneder: list[Maaned], start: date | None
) -> list[Fraction]:
    return [
        loenn[m] for m in maaneder if loenn.get(m, NULL) > 0 and (start is None or start <= m.periode.fom)
    ]


def _ansatt_fra(ansatt: tuple[Periode, ...], dag: date) -> date | None:
    return max((p.fom for p in ansatt if p.fom <= dag), default=None)
