"""Keeping only the absence a claim is about, so that the law has little to look at.

The arbeidsgiverperiode, the skjæringstidspunkt and the basis of a day depend on the absence it lies in
and on what lies near it; days far from it do not matter, except to maksdato. Whether the restriction
changed anything is tested by `utregning`, which else takes all facts.
Border: cuts timelines; decides nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Personfakta
from tilgode.values.periode import Periode

#: Days without any word between two absences: longer than any gap the counting rules look over.
UAVHENGIG = timedelta(days=40)
#: What comes after decides about weekends, and nothing else.
ETTER = timedelta(days=20)


def avgrens(fakta: Personfakta, periode: Periode) -> Personfakta:
    """The facts with only the days that hang together with the period, at every employer."""
    fom = _foerste(fakta, periode)
    vindu = Periode(fom, periode.tom + ETTER)
    return replace(fakta, arbeidsgivere=tuple(_avgrens_en(a, vindu) for a in fakta.arbeidsgivere))


def _foerste(fakta: Personfakta, periode: Periode) -> date:
    """The first day of the chain of days that reaches the period."""
    loep = sorted(
        (ett.fom, ett.tom) for a in fakta.arbeidsgivere for ett in a.tidslinje if ett.fom <= periode.tom
    )
    start = periode.fom
    for fom, tom in reversed(loep):
        if tom >= start - UAVHENGIG:
            start = min(start, fom)
    return start


def _avgrens_en(arbeidsgiver: Arbeidsgiverfakta, vindu: Periode) -> Arbeidsgiverfakta:
    return replace(arbeidsgiver, tidslinje=arbeidsgiver.tidslinje.avgrens(vindu))
