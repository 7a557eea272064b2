"""The sums of section 22, written out once more for the tests: V(K, Kf), and a folder's findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from tests.core.lekkasje.eksportmappe import Eksportmappe
from tilgode.apps.lekkasje.mappe import analyser_mappe
from tilgode.core.lekkasje.typer import Analyse, Funn

SONE_I = Fraction("0.141")
NAV = Fraction("0.102")


def v(k: int | Fraction, kf: int | Fraction, sats: Fraction = NAV, s: Fraction = SONE_I) -> int:
    """V(K, Kf) in øre of kroner, half up."""
    return int((Fraction(k) + sats * Fraction(kf)) * (1 + s) * 100 + Fraction(1, 2))


def sats(loenn: int, g: int = 10**9) -> int:
    """The daily rate in whole kroner, half up."""
    return int(min(Fraction(12 * loenn), Fraction(6 * g)) / 260 + Fraction(1, 2))


@dataclass
class Svar:
    analyse: Analyse

    def funn(self, kontroll: str) -> list[Funn]:
        return [f for f in self.analyse.funn if f.kontroll == kontroll]

    def ett(self, kontroll: str) -> Funn:
        (funnet,) = self.funn(kontroll)
        return funnet

    @property
    def kontroller(self) -> list[str]:
        return sorted({f.kontroll for f in self.analyse.funn})

    @property
    def ikke(self) -> set[str]:
        return {i.kontroll.noekkel for i in self.analyse.ikke_kontrollert if not i.personer}


def analyser(mappe: Eksportmappe, sti: Path, per: date, sone: str = "I") -> Svar:
    return Svar(analyser_mappe(mappe.skriv(sti / "eksport"), per, sone=sone).analyse)
