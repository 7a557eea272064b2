"""Feilsamler: gathers the faults and warnings of one file while it is read.

All are counted; only the first many are kept, so that a file with a million faults does not fill the
memory. Border: gathering and masking; the wording comes from the caller.
"""

from __future__ import annotations

from tilgode.core.innlesing.rapport import Advarsel, Feil
from tilgode.core.innlesing.tolking import masker

#: Faults kept per file. Above this only the count goes on.
MAKS_BEHOLDT = 10_000
_MAKS_VERDI = 80


def setning(tekst: str) -> str:
    """With a capital first and a full stop last."""
    rent = tekst[:1].upper() + tekst[1:]
    return rent if rent.endswith((".", "?", "!", "»")) else f"{rent}."


class Feilsamler:
    """The faults and warnings of one file, masked and counted."""

    def __init__(self, fil: str) -> None:
        self.fil = fil
        self.feil: list[Feil] = []
        self.advarsler: list[Advarsel] = []
        self.antall_feil = 0
        self.antall_advarsler = 0

    def legg(
        self, linje: int | None, felt: str, verdi: str, melding: str, rettelse: str, *, er_fnr: bool = False
    ) -> None:
        """Add a fault."""
        self.antall_feil += 1
        if len(self.feil) < MAKS_BEHOLDT:
            vist = masker(verdi[:_MAKS_VERDI], er_fnr=er_fnr)
            self.feil.append(Feil(self.fil, linje, felt, vist, setning(melding), setning(rettelse)))

    def advar(self, linje: int | None, felt: str, verdi: str, melding: str, rettelse: str) -> None:
        """Add a warning."""
        self.antall_advarsler += 1
        if len(self.advarsler) < MAKS_BEHOLDT:
            vist = masker(verdi[:_MAKS_VERDI])
            self.advarsler.append(Advarsel(self.fil, linje, felt, vist, setning(melding), setning(rettelse)))
