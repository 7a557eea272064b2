"""Builds timelines for tests: from the runs of a vector, and from a short row of words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.rules.vektorlesing import periode
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype, Sykdomstidslinje
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep, Tidslinje

#: 2018 begins on a Monday.
MANDAG = date(2018, 1, 1)

ORD = {
    "syk": Dagtype.SYK,
    "egenmelding": Dagtype.EGENMELDING,
    "foreldet": Dagtype.FORELDET,
    "arbeid": Dagtype.ARBEID,
    "ferie": Dagtype.FERIE,
    "permisjon": Dagtype.PERMISJON,
    "ikke_gjenopptatt": Dagtype.ARBEID_IKKE_GJENOPPTATT,
    "annen_ytelse": Dagtype.ANDRE_YTELSER,
}


def fra_vektor(runs: Iterable[dict[str, Any]]) -> Sykdomstidslinje:
    """The timeline of a vector; degree 100 where none is given."""
    return Tidslinje(
        Loep(periode(r), Dag(Dagtype[r["type"]], Fraction(r.get("grad", 100)), r.get("ytelse"))) for r in runs
    )


def rekke(*deler: tuple[str, int], fra: date = MANDAG, grad: int = 100) -> Sykdomstidslinje:
    """Days in a row: ("syk", 16), ("taus", 2) …; nothing is known about the `taus` ones."""
    loep = []
    for hva, antall in deler:
        til = fra + timedelta(days=antall - 1)
        if hva != "taus":
            ytelse = "FORELDREPENGER" if hva == "annen_ytelse" else None
            loep.append(Loep(Periode(fra, til), Dag(ORD[hva], Fraction(grad), ytelse)))
        fra = til + timedelta(days=1)
    return Tidslinje(loep)


def januar(fom: int, tom: int) -> Periode:
    """Days of January 2018; numbers above 31 run into February and on."""
    return Periode(MANDAG + timedelta(days=fom - 1), MANDAG + timedelta(days=tom - 1))
