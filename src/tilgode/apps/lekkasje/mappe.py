"""Analysing a folder of exports: read, gather, count. The front door of the leak analysis outside the core.

Border: no database, nothing is stored, and no form is chosen; see `reports/lekkasje`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from tilgode.apps.lekkasje.mappelesing import Filutfall, Mappefeil, les_mappe
from tilgode.apps.lekkasje.opplysninger import les_opplysninger
from tilgode.apps.lekkasje.samling import samle
from tilgode.core.lekkasje import analyser
from tilgode.core.lekkasje.typer import Analyse, Regning
from tilgode.params import last, last_avgiftssatser
from tilgode.rules.felles.arbeidsgiveravgift import finn_avgiftssats
from tilgode.rules.parametre import ManglerParameter

PROSENT = 100


@dataclass(frozen=True, slots=True)
class Mappeanalyse:
    """The analysis, what it was counted with, and what each file gave."""

    analyse: Analyse
    regning: Regning
    sone: str
    filer: tuple[Filutfall, ...]

    @property
    def har_feil(self) -> bool:
        """True when a file could not be used."""
        return any(fil.feil for fil in self.filer)


def analyser_mappe(mappe: Path, per: date, *, kildesystem: str = "", sone: str = "") -> Mappeanalyse:
    """The leak analysis of a folder on a day; raises Mappefeil with a mend."""
    fortalt = les_opplysninger(mappe)
    innhold = les_mappe(mappe, kildesystem)
    valgt_sone = sone or fortalt.sone
    regning = Regning(
        per=per,
        parametre=last(),
        avgift=_avgift(valgt_sone, per),
        feriepengesats=fortalt.feriepengesats / PROSENT,
        opplysninger=fortalt.opplysninger,
    )
    data = samle(innhold, per, regning.parametre, fortalt.opplysninger)
    return Mappeanalyse(analyser(data, regning), regning, valgt_sone, tuple(innhold.filer))


def _avgift(sone: str, per: date) -> Fraction:
    """The share of arbeidsgiveravgift in the zone; in zone Ia the low rate, until the free amount is spent."""
    try:
        return finn_avgiftssats(last_avgiftssatser(), sone, per).sats_prosent / PROSENT
    except ManglerParameter:
        soner = sorted({s.sone for s in last_avgiftssatser()} - {"ALLE"})
        raise Mappefeil(f"kjenner ikke avgiftssonen «{sone}»; velg blant {', '.join(soner)}") from None
