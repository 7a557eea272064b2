"""The day picture of a claim: three bands (expected, claimed, received), one column for each day.

The geometry is made here and drawn by the template `deler/dagbilde.svg`; state is told by shape and
text as well as by colour. Border: no amounts are computed; the days come from the day ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tilgode.core.dagregnskap import Dagrad
from tilgode.values.kalender import Maaned, er_helg

DAGBREDDE = 22
MELLOM = 2
BAANDHOEYDE = 34
BAANDAVSTAND = 10
TOPP = 40
VENSTRE = 92
BUNN = 18
BAAND = ("ventet", "krevd", "mottatt")


@dataclass(frozen=True, slots=True)
class Stolpe:
    """A rectangle of one day in one band; `klasse` names its look, `tekst` what a reader is told."""

    x: int
    y: int
    bredde: int
    hoeyde: int
    klasse: str
    oere: int
    dag: date


@dataclass(frozen=True, slots=True)
class Dagmerke:
    """The day's number under the month heading."""

    x: int
    dag: date
    er_helg: bool
    avviker: bool


@dataclass(frozen=True, slots=True)
class Maanedsmerke:
    """Where a month begins."""

    x: int
    dag: date


@dataclass(frozen=True, slots=True)
class Baand:
    """A band's label and bars."""

    navn: str
    y: int
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


def lag_dagbilde(dager: Sequence[Dagrad]) -> Dagbilde:
    """The picture of one-day rows; an empty sequence gives an empty picture."""
    x_av = {rad.fom: VENSTRE + i * DAGBREDDE for i, rad in enumerate(dager)}
    hoeyest = max((abs(_beloep(rad, navn)) for rad in dager for navn in BAAND), default=0)
    baand = tuple(_baand(navn, i, dager, x_av, hoeyest) for i, navn in enumerate(BAAND))
    merker = tuple(Dagmerke(x_av[r.fom], r.fom, er_helg(r.fom), avviker(r)) for r in dager)
    hoeyde = TOPP + len(BAAND) * (BAANDHOEYDE + BAANDAVSTAND) + BUNN
    return Dagbilde(VENSTRE + len(dager) * DAGBREDDE + MELLOM, hoeyde, merker, _maaneder(dager, x_av), baand)


def avviker(rad: Dagrad) -> bool:
    """True when the three amounts of a day are not the same."""
    return len({rad.ventet_oere, rad.krevd_oere, rad.mottatt_oere}) > 1


def _beloep(rad: Dagrad, baand: str) -> int:
    verdi: int = getattr(rad, f"{baand}_oere")
    return verdi


def _baand(navn: str, nummer: int, dager: Sequence[Dagrad], x_av: dict[date, int], hoeyest: int) -> Baand:
    y = TOPP + nummer * (BAANDHOEYDE + BAANDAVSTAND)
    stolper = tuple(_stolpe(navn, y, rad, x_av[rad.fom], hoeyest) for rad in dager)
    return Baand(navn, y, stolper, sum(_beloep(rad, navn) for rad in dager))


def _stolpe(navn: str, y: int, rad: Dagrad, x: int, hoeyest: int) -> Stolpe:
    oere = _beloep(rad, navn)
    hoeyde = -(-abs(oere) * BAANDHOEYDE // hoeyest) if hoeyest and oere else 0
    klasse = _klasse(navn, rad, oere)
    if not oere:
        return Stolpe(x, y + BAANDHOEYDE - 4, DAGBREDDE - MELLOM, 4, klasse, 0, rad.fom)
    return Stolpe(x, y + BAANDHOEYDE - hoeyde, DAGBREDDE - MELLOM, hoeyde, klasse, oere, rad.fom)


def _klasse(navn: str, rad: Dagrad, oere: int) -> str:
    if oere < 0:
        return f"{navn} minus"
    if oere:
        return navn
    if navn == "ventet" and rad.ventet is not None:
        return "arbeidsgiver" if rad.ventet.betaler == "A" else "tom"
    return "tom"


def _maaneder(dager: Sequence[Dagrad], x_av: dict[date, int]) -> tuple[Maanedsmerke, ...]:
    foerste: dict[Maaned, date] = {}
    for rad in dager:
        foerste.setdefault(Maaned.av(rad.fom), rad.fom)
    return tuple(Maanedsmerke(x_av[dag], dag) for dag in foerste.values())
