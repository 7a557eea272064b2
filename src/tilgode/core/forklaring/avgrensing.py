"""Keeping only the absence a claim is about, so that the law has little to look at.

The arbeidsgiverperiode, the skjæringstidspunkt and the basis of a day depend on the absence it lies in
and on what lies near it; days far from it do not matter, except to maksdato. Whether the restriction
changed anything is tested by `utregning`, which else takes all facts.
Border: cuts timelines; decides nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Personfakta
from tilgode.values.periode import Periode

#: Days without any word between two absences: longer than any gap the counting rules look over.
UAVHENGIG = timedelta(days=40)
#: What comes after decides about weekends, and nothing else.
ETTER = timedelta(days=20)


def fravaeret(fakta: Personfakta, periode: Periode) -> Periode:
    """The chain of days, at any employer, that the period lies in: first to last day."""
    loep = sorted((ett.fom, ett.tom) for a in fakta.arbeidsgivere for ett in a.tidslinje)
    fom, tom = periode.fom, periode.tom
    for foerste, siste in reversed(loep):
        if foerste <= tom and siste >= fom - UAVHENGIG:
            fom = min(fom, foerste)
    for foerste, siste in loep:
        if fom <= foerste <= tom + UAVHENGIG:
            tom = max(tom, siste)
    return Periode(fom, tom)


def avgrens(fakta: Personfakta, fravaer: Periode) -> Personfakta:
    """The facts with only the days of an absence, at every employer."""
    vindu = Periode(fravaer.fom, fravaer.tom + ETTER)
    return replace(fakta, arbeidsgivere=tuple(_avgrens_en(a, vindu) for a in fakta.arbeidsgivere))


def _avgrens_en(arbeidsgiver: Arbeidsgiverfakta, vindu: Periode) -> Arbeidsgiverfakta:
    return replace(arbeidsgiver, tidslinje=arbeidsgiver.tidslinje.avgrens(vindu))
