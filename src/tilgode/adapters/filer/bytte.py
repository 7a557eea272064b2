"""Have two columns changed places? A hint beside the faults, found by trying the other way round.

Border: a guess for the user; nothing is ever read by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tilgode.adapters.filer.kart import Kobling
from tilgode.adapters.filer.tabell import Blokk
from tilgode.adapters.filer.tolkere import Tolkebuffer
from tilgode.core.innlesing.feilsamler import Feilsamler

_PROEVE = 50


def _andel_lest(buffer: Tolkebuffer, tekster: Sequence[str]) -> int:
    feil = sum(buffer[tekst] in buffer.feil for tekst in tekster)
    return 100 * (len(tekster) - feil) // max(len(tekster), 1)


def meld_byttede(
    blokk: Blokk, kobling: Kobling, buffere: list[Tolkebuffer], linje: int, samler: Feilsamler
) -> None:
    """One fault for each pair of columns that reads badly as it stands and well when exchanged."""
    tekster = [blokk.kolonner[plass][:_PROEVE] if plass >= 0 else () for plass in kobling.plass]
    andel = [_andel_lest(b, t) if t else 100 for b, t in zip(buffere, tekster, strict=True)]
    for a, b in combinations(range(len(buffere)), 2):
        if min(andel[a], andel[b]) > 50 or not tekster[a] or not tekster[b]:
            continue
        if min(_andel_lest(buffere[a], tekster[b]), _andel_lest(buffere[b], tekster[a])) >= 90:
            navn = f"{kobling.kolonner[a].navn}, {kobling.kolonner[b].navn}"
            samler.legg(
                linje,
                navn,
                "",
                f"kolonnene {navn.replace(', ', ' og ')} ser ut til å være byttet om",
                "bytt om overskriftene, eller hent fila på nytt",
            )
