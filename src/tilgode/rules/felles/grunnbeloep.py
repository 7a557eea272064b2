"""Grunnbeløpet (G), ftrl. § 1-4: which G holds for which day and purpose.

Three dates belong to a G: the day it is valid from (1 May), the day it takes effect for
sykepenger (the same day except in 2020) and the day the income floors (½ G, 2 G) begin to use it.
Border: only G. What is capped or tested with it lies in the benefit's own rules.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tilgode.values.beloep import rund_halv_opp
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.kalender import Maaned, maaneder
from tilgode.values.periode import Periode

MAANEDER_I_AARET = 12


@dataclass(frozen=True, slots=True)
class Grunnbeloep:
    """One G in kroner: valid from, in effect from, and used by the income floors from."""

    fom: date
    g: int
    virkning: date
    gulv_virkning: date
    hjemmel: Hjemmel
    kilde: str
    sist_kontrollert: date
    merknad: str = ""


@dataclass(frozen=True)
class Grunnbeloepstabell:
    """Every G since 1967, oldest first; a G holds until the next one."""

    rader: tuple[Grunnbeloep, ...]
    _fom: list[date] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._fom.extend(rad.fom for rad in self.rader)
        if self._fom != sorted(set(self._fom)):
            raise ValueError("grunnbeløpene må stå i stigende rekkefølge, én rad per dato")

    def rad(self, dag: date, virkning: date | None = None) -> Grunnbeloep:
        """The G for a skjæringstidspunkt, as it is known when decisions have effect on `virkning`.

        The later of the two dates decides whether a late G (2020) has begun to work; without
        `virkning` that is the day itself. Raises ValueError before 1967.
        """
        kjent = dag if virkning is None else max(dag, virkning)
        indeks = bisect_right(self._fom, dag) - 1
        while indeks >= 0 and self.rader[indeks].virkning > kjent:
            indeks -= 1
        if indeks < 0:
            raise ValueError(f"ingen G for {dag.isoformat()}")
        return self.rader[indeks]

    def paa(self, dag: date, virkning: date | None = None) -> int:
        """The G in kroner; see `rad`."""
        return self.rad(dag, virkning).g

    def gulv_rad(self, dag: date) -> Grunnbeloep:
        """The G that ½ G and 2 G are taken of for a skjæringstidspunkt."""
        aktuelle = [rad for rad in self.rader if rad.gulv_virkning <= dag]
        if not aktuelle:
            raise ValueError(f"ingen G for {dag.isoformat()}")
        return aktuelle[-1]

    def gulv_paa(self, dag: date) -> int:
        """The floor's G in kroner; see `gulv_rad`."""
        return self.gulv_rad(dag).g

    def snitt(self, aar: int) -> int:
        """The average G of a calendar year in whole kroner, weighted by months."""
        aaret = Periode(date(aar, 1, 1), date(aar, 12, 31))
        summen = sum(self._gyldig(maaned) for maaned in maaneder(aaret))
        return rund_halv_opp(Fraction(summen, MAANEDER_I_AARET))

    def _gyldig(self, maaned: Maaned) -> int:
        return self.rader[bisect_right(self._fom, maaned.periode.fom) - 1].g

    def skiftdatoer(self) -> set[date]:
        """The days on which some look-up begins to give another answer."""
        return {dag for rad in self.rader for dag in (rad.virkning, rad.gulv_virkning)}
