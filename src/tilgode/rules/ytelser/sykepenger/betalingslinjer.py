"""Nav's payment lines: consecutive days with one day amount and one degree, as the settlement shows.

A line spans the weekends between its weekdays but pays weekdays only. A sick weekend with the same
degree makes a line longer, or begins one when nothing is open; one with another degree is passed
over. Every other day ends the line. Read from the behaviour of Nav's engine.
Border: grouping; amounts come from the assessment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.stykker import NAVS_DAGER
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import OERE_PER_KRONE, Vurdertdag
from tilgode.values.kalender import antall_virkedager
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep


class Mottaker(Enum):
    """Who gets the line's money."""

    ARBEIDSGIVER = "ARBEIDSGIVER"
    PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class Betalingslinje:
    """The days, kroner for each weekday, and the degree in percent."""

    periode: Periode
    dagsats: int
    grad: Fraction

    @property
    def total(self) -> int:
        """Kroner for the whole line."""
        return self.dagsats * antall_virkedager(self.periode)


class _Aapen(NamedTuple):
    """A line in the making; `dagsats` is None as long as only a weekend has been read."""

    fom: date
    tom: date
    dagsats: int | None
    grad: Fraction


def lag_betalingslinjer(
    dager: Iterable[Loep[Vurdertdag]], mottaker: Mottaker = Mottaker.ARBEIDSGIVER
) -> tuple[Betalingslinje, ...]:
    """Group one employer's days (the runs of `Arbeidsgivervurdering.dager`) to lines, oldest first."""
    linjer: list[_Aapen] = []
    aapen: _Aapen | None = None
    for loep in dager:
        neste = _les(aapen, loep, mottaker)
        if aapen is not None and (neste is None or neste.fom != aapen.fom):
            linjer.append(aapen)
        aapen = neste
    if aapen is not None:
        linjer.append(aapen)
    # neither a weekend no paid day followed, nor days that pay this recipient nothing, are lines
    return tuple(Betalingslinje(Periode(r.fom, r.tom), r.dagsats, r.grad) for r in linjer if r.dagsats)


def _les(aapen: _Aapen | None, loep: Loep[Vurdertdag], mottaker: Mottaker) -> _Aapen | None:
    """The open line after one more run of equal days, or None when the days end it."""
    dag = loep.verdi
    samme_grad = aapen is not None and aapen.grad == dag.grad
    if dag.klasse is Dagklasse.HELG:
        if aapen is not None and (samme_grad or aapen.dagsats is not None):
            return aapen._replace(tom=loep.tom) if samme_grad else aapen
        return _Aapen(loep.fom, loep.tom, None, dag.grad)
    if dag.klasse not in NAVS_DAGER:
        return None
    dagsats = _dagsats(dag, mottaker)
    if aapen is not None and samme_grad and aapen.dagsats in (None, dagsats):
        return aapen._replace(tom=loep.tom, dagsats=dagsats)
    return _Aapen(loep.fom, loep.tom, dagsats, dag.grad)


def _dagsats(dag: Vurdertdag, mottaker: Mottaker) -> int:
    oere = dag.refusjon_oere if mottaker is Mottaker.ARBEIDSGIVER else dag.person_oere
    return oere // OERE_PER_KRONE
