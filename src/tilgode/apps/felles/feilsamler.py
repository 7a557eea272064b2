"""Collecting every fault of a file before refusing it, and finding what a row refers to.

Border: the wording of a fault is given by the service that finds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.innlesing.radtabell import Radtabell, Verdikolonne
from tilgode.core.innlesing.rapport import Feil, Filfeil

T = TypeVar("T")


@dataclass(slots=True)
class Feilsamler:
    """The faults found so far in one file."""

    fil: str
    feil: list[Feil] = field(default_factory=list)

    def meld(self, linje: int | None, felt: str, verdi: object, melding: str, rettelse: str) -> None:
        """Note a fault."""
        self.feil.append(Feil(self.fil, linje, felt, str(verdi), melding, rettelse))

    def finn(self, register: Mapping[str, T], linje: int, felt: str, verdi: str, *, hva: str) -> T | None:
        """Look up what a row refers to; None, and a fault noted, when it is not there."""
        funnet = register.get(verdi)
        if funnet is None:
            self.meld(linje, felt, verdi, f"Ukjent {hva}: {verdi}", _rettelse(hva))
        return funnet

    def finn_alle(
        self, register: Mapping[str, T], rader: Radtabell[Any], felt: str, *, hva: str
    ) -> Verdikolonne:
        """What each row refers to, as a column; None, and a fault for each such row, where it is not there."""
        kolonne = rader.kolonner[felt]
        if any(verdi not in register for verdi in kolonne.verdier):
            for linje, verdi in zip(rader.linjer, kolonne, strict=True):
                self.finn(register, linje, felt, verdi, hva=hva)
        return kolonne.omform(register.get)

    def kast(self) -> None:
        """Raise Filfeil when there is a fault."""
        if self.feil:
            raise Filfeil(self.feil)


def _rettelse(hva: str) -> str:
    fil = {
        "ansvar": "organisasjon.csv",
        "underenhet": "organisasjon.csv",
        "arbeidsforhold": "ansatte.csv",
        "ansattnummer": "ansatte.csv",
        "krav": "krav.csv",
    }.get(hva, "fila som har det")
    return f"Les inn {fil} med dette først, eller rett skrivemåten."


def arbeidsgiver_for(innlesing: Innlesing) -> Arbeidsgiver:
    """The employer a file belongs to; Filfeil when the import does not say."""
    if innlesing.arbeidsgiver is None:
        feil = Feil(
            innlesing.filnavn,
            None,
            "arbeidsgiver",
            "",
            "Fila er ikke knyttet til en arbeidsgiver.",
            "Les inn organisasjon.csv først, eller oppgi arbeidsgiverens organisasjonsnummer.",
        )
        raise Filfeil([feil])
    return innlesing.arbeidsgiver
