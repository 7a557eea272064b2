"""What the property tests draw: periods and timelines around a leap day, small enough to count by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep

#: A Thursday; 29 February 2024 and two month ends lie within the days drawn.
START = date(2024, 2, 1)
ANTALL_DAGER = 60
ALLE_DAGER = [START + timedelta(days=n) for n in range(ANTALL_DAGER)]

DAGER = st.sampled_from(ALLE_DAGER)
PERIODER = st.tuples(DAGER, DAGER).map(lambda d: Periode(min(d), max(d)))

#: (day → value, the same as runs, cut where the drawing cut them). Zero is a value like any other.
Dagbok = dict[date, int]
_DELER = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 9), st.integers(0, 2)), max_size=6)


def _loep(deler: list[tuple[int, int, int]]) -> list[Loep[int]]:
    dag, loep = START, []
    for hull, antall, verdi in deler:
        fom = dag + timedelta(days=hull)
        dag = fom + timedelta(days=antall)
        loep.append(Loep(Periode(fom, dag - timedelta(days=1)), verdi))
    return loep


LOEP = _DELER.map(_loep)


def dagbok(loep: list[Loep[int]]) -> Dagbok:
    """The runs as a dict of days: what every operation of a timeline is measured by."""
    return {dag: r.verdi for r in loep for dag in r.periode}
