"""What happens to a demo claim: the parts of it that are paid, adjusted or stay open, and when.

A claim is cut into parts by the interval in which they close. Border: dates and lines come later
(`demo_hendelser`); here are only the values and the calendar they are laid in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from tilgode.simulation.demo_tall import DATOER
from tilgode.simulation.modell import Krav
from tilgode.simulation.navvaner import foerste_virkedag, ordinaer_dag
from tilgode.values.kalender import maaneder
from tilgode.values.periode import EN_DAG, Periode

#: The days the demo knows: first absence to the last fact before the last balance date.
VINDU = Periode(date(2023, 10, 1), DATOER[2] - EN_DAG)
#: Shortest time from a claim is sent until Nav can pay it.
MINSTE_BEHANDLING = timedelta(days=7)
#: A claim in the ordinary run is paid at one of the first settlements that can.
STRAKS_VALG = 3
_EKSTRA_DAG = 18
_EKSTRA_OPPGJOER = (date(2025, 4, 29), date(2026, 3, 27))


class Slutt(Enum):
    """When and how a part of a claim closes."""

    BETALT_STRAKS = "BETALT_STRAKS"
    BETALT_FOER = "BETALT_FOER"
    BETALT_ETTER = "BETALT_ETTER"
    JUSTERT_FOER = "JUSTERT_FOER"
    JUSTERT_ETTER = "JUSTERT_ETTER"
    AAPEN = "AAPEN"


@dataclass(slots=True)
class Del:
    """So many øre of a claim that close in one way; `aarsak` for adjusted parts."""

    slutt: Slutt
    oere: int
    aarsak: str = ""
    purret: date | None = None
    purret_oere: int = 0
    betalt: date | None = None


@dataclass(slots=True)
class Forloep:
    """A claim with its parts; they sum to the claim."""

    krav: Krav
    sektor: str
    deler: list[Del] = field(default_factory=list)

    def sum_oere(self, *slutter: Slutt) -> int:
        """The øre that close in one of these ways."""
        return sum(d.oere for d in self.deler if d.slutt in slutter)


def _oppgjoersdatoer() -> tuple[date, ...]:
    """Every month's ordinary report, one extra in the middle of the month, and two odd ones."""
    datoer = set(_EKSTRA_OPPGJOER)
    for maaned in maaneder(VINDU)[1:]:
        datoer.add(ordinaer_dag(maaned))
        datoer.add(foerste_virkedag(date(maaned.aar, maaned.nummer, _EKSTRA_DAG)))
    return tuple(sorted(datoer))


OPPGJOERSDATOER = _oppgjoersdatoer()


def neste_dato(dag: date) -> date:
    """The first balance date on which a claim sent that day can be seen."""
    return DATOER[bisect_left(DATOER, dag)]


def oppgjoer_mellom(etter: date, til: date) -> Sequence[date]:
    """The settlements after `etter`, up to and including `til`."""
    return OPPGJOERSDATOER[bisect_right(OPPGJOERSDATOER, etter) : bisect_right(OPPGJOERSDATOER, til)]


def straks(sendt: date) -> Sequence[date]:
    """The settlements that can pay a claim before any balance date sees it (may be none)."""
    return oppgjoer_mellom(sendt + MINSTE_BEHANDLING - EN_DAG, neste_dato(sendt))
