"""The demo's fixed figures as whole kroner, and the dates they stand for.

Sums per sektor, per claim year, adjusted, dunned and the plan are the published ones; the split
of 2016-2020 into years, the claim years at the first date and the order of adjustments are
chosen. Border: only reading; the cells in between are made in `matrise`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tilgode.simulation.organisasjon import les_tabell

#: The three balance dates of the status memo.
DATOER = (date(2025, 5, 1), date(2025, 10, 1), date(2026, 4, 1))
#: Money on an ansvar without a claim on the second date: sektor and kroner.
UFORDELT_SEKTOR = "Helse og omsorg"
UFORDELT_KRONER = 713


@dataclass(frozen=True, slots=True)
class Sektortall:
    """One sektor: outstanding at the three dates, weights for the free cells, posts."""

    navn: str
    utestaaende: tuple[int, int, int]
    vekt_2025_d1: int
    vekt_2026_d3: int
    stillinger: int
    sluttede: int


@dataclass(frozen=True, slots=True)
class Aarstall:
    """One claim year: outstanding at the three dates, adjusted between them."""

    aar: int
    utestaaende: tuple[int, int, int]
    justert: tuple[int, int]


@lru_cache(maxsize=1)
def sektorer() -> tuple[Sektortall, ...]:
    """The sektorer in the order of the memo."""
    return tuple(
        Sektortall(
            rad["sektor"],
            (int(rad["d1"]), int(rad["d2"]), int(rad["d3"])),
            int(rad["vekt_2025_d1"]),
            int(rad["vekt_2026_d3"]),
            int(rad["stillinger"]),
            int(rad["sluttede"]),
        )
        for rad in les_tabell("demo/sektorer.csv")
    )


@lru_cache(maxsize=1)
def kravaar() -> tuple[Aarstall, ...]:
    """The claim years, oldest first."""
    return tuple(
        Aarstall(
            int(rad["kravaar"]),
            (int(rad["d1"]), int(rad["d2"]), int(rad["d3"])),
            (int(rad["justert_foer"]), int(rad["justert_etter"])),
        )
        for rad in les_tabell("demo/kravaar.csv")
    )


@lru_cache(maxsize=1)
def purret() -> dict[int, tuple[int, int]]:
    """Claim year → (received on dunned claims, dunned and still open), kroner."""
    return {
        int(rad["kravaar"]): (int(rad["innkommet"]), int(rad["rest"]))
        for rad in les_tabell("demo/purring.csv")
    }
