"""The day picture of a claim: three bands (expected, claimed, received), one column for each day.

The geometry is made here and drawn by the template `deler/dagbilde.html`; state is told by shape and
text as well as by colour. Border: no amounts are computed; the days come from the day ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tilgode.values.kalender import Maaned, er_helg

#: Width of a day in the picture: wide enough for its number, or narrow when the claim is long.
BRED_DAG = 22
SMAL_DAG = 5
FLEST_BREDE = 62
BAANDHOEYDE = 36
BAANDAVSTAND = 12
TOPP = 44
VENSTRE = 112
BUNN = 6
#: Height of the mark for a day without money: it is there, and it is nothing.
NULLHOEYDE = 3
BAAND = ("ventet", "krevd", "mottatt")


class Bildedag(Protocol):
    """What the picture must know of a day."""

    @property
    def dag(self) -> date:
        """The day."""

    @property
    def er_helg(self) -> bool:
        """Saturday or Sunday."""

    @property
    def avviker(self) -> bool:
        """To be marked."""

    def oere(self, baand: str) -> int:
        """The amount in a band."""

    def arbeidsgiver_betaler(self, baand: str) -> bool:
        """The employer carries the day, in this band."""


@dataclass(frozen=True, slots=True)
class Dag:
    """A day of a claim as the page shows it; amounts in øre, codes as they are stored.

    `avviker`: something about the day needs a look (decided by the page, which knows the whole claim).
    """

    dag: date
    ventet_oere: int
    krevd_oere: int
    mottatt_oere: int
    klasse: str = ""
    betaler: str = ""
    grad: str = ""
    hjemmel: str = ""
    sikkerhet: str = ""
    avslag: str = ""
    avviker: bool = False

    @property
    def er_helg(self) -> bool:
        """Saturday or Sunday."""
        return er_helg(self.dag)

    @property
    def differanse_oere(self) -> int:
        """Claimed less received."""
        return self.krevd_oere - self.mottatt_oere

    def oere(self, baand: str) -> int:
        """The amount in a band."""
        verdi: int = getattr(self, f"{baand}_oere")
        return verdi

    def arbeidsgiver_betaler(self, baand: str) -> bool:
        """The employer carries the day; only the law's band tells."""
        return baand == "ventet" and self.betaler == "A"


@dataclass(frozen=True, slots=True)
class Stolpe:
    """A rectangle of one day in one band; `klasse` names its look."""

    x: int
    y: int
    bredde: int
    hoeyde: int
    klasse: str


@dataclass(frozen=True, slots=True)
class Dagmerke:
    """A day's place; its number is shown when there is room."""

    x: int
    midt: int
    nummer: str
    er_helg: bool
    avviker: bool


@dataclass(frozen=True, slots=True)
class Maanedsmerke:
    """Where a month begins."""

    x: int
    dag: date


@dataclass(frozen=True, slots=True)
class Baand:
    """A band's bars, the places of its label and sum, and the sum."""

    navn: str
    teksthoeyde: int
    sumhoeyde: int
    stolper: tuple[Stolpe, ...]
    sum_oere: int


@dataclass(frozen=True, slots=True)
class Dagbilde:
    """All a template needs to draw the picture."""

    bredde: int
    hoeyde: int
    dager: tuple[Dagmerke, ...]
    maaneder: tuple[Maanedsmerke, ...]
    baand: tuple[Baand, ...]
    antall_avvik: int


def lag_dagbilde(dager: Sequence[Bildedag], baand: Sequence[str] = BAAND) -> Dagbilde:
    """The picture of the days, in order, in these bands; an empty sequence gives an empty picture."""
    steg = BRED_DAG if len(dager) <= FLEST_BREDE else SMAL_DAG
    hoeyest = max((abs(dag.oere(navn)) for dag in dager for navn in baand), default=0)
    return Dagbilde(
        bredde=VENSTRE + len(dager) * steg + 8,
        hoeyde=TOPP + len(baand) * (BAANDHOEYDE + BAANDAVSTAND) + BUNN,
        dager=tuple(_merke(dag, VENSTRE + i * steg, steg) for i, dag in enumerate(dager)),
        maaneder=tuple(_maaneder(dager, steg)),
        baand=tuple(_baand(navn, i, dager, steg, hoeyest) for i, navn in enumerate(baand)),
        antall_avvik=sum(dag.avviker for dag in dager),
    )


def _merke(dag: Bildedag, x: int, steg: int) -> Dagmerke:
    nummer = str(dag.dag.day) if steg == BRED_DAG else ""
    return Dagmerke(x, x + (steg - 2) // 2, nummer, dag.er_helg, dag.avviker)


def _baand(navn: str, nummer: int, dager: Sequence[Bildedag], steg: int, hoeyest: int) -> Baand:
    bunn = TOPP + nummer * (BAANDHOEYDE + BAANDAVSTAND) + BAANDHOEYDE
    stolper = (_stolpe(navn, bunn, dag, VENSTRE + i * steg, steg, hoeyest) for i, dag in enumerate(dager))
    return Baand(navn, bunn - 18, bunn - 3, tuple(stolper), sum(d.oere(navn) for d in dager))


def _stolpe(navn: str, bunn: int, dag: Bildedag, x: int, steg: int, hoeyest: int) -> Stolpe:
    oere = dag.oere(navn)
    # Rounded up, so that the smallest amount is still a bar; never lower than the mark for nothing.
    hoeyde = max(NULLHOEYDE, -(-abs(oere) * BAANDHOEYDE // hoeyest)) if oere else NULLHOEYDE
    return Stolpe(x, bunn - hoeyde, steg - (2 if steg == BRED_DAG else 1), hoeyde, _utseende(navn, dag, oere))


def _utseende(navn: str, dag: Bildedag, oere: int) -> str:
    if oere:
        return f"{navn} minus" if oere < 0 else navn
    return "arbeidsgiver" if dag.arbeidsgiver_betaler(navn) else "tom"


def _maaneder(dager: Sequence[Bildedag], steg: int) -> Iterable[Maanedsmerke]:
    sett: set[Maaned] = set()
    for i, dag in enumerate(dager):
        maaned = Maaned.av(dag.dag)
        # With narrow days there is room for the name of every third month only.
        if maaned not in sett and (steg == BRED_DAG or not sett or dag.dag.month % 3 == 1):
            yield Maanedsmerke(VENSTRE + i * steg, dag.dag)
        sett.add(maaned)
