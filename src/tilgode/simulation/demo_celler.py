"""The demo's sektor × claim year cells at the three dates, and how each cell moves between them.

Claims of 2024 and older were all sent before the first date, so their cells may only fall; newer
years take what is left of each row. Border: whole kroner, no claims.
"""

from __future__ import annotations

from dataclasses import dataclass

from tilgode.simulation.demo_tall import UFORDELT_KRONER, UFORDELT_SEKTOR, kravaar, sektorer
from tilgode.simulation.matrise import Matrise, tilpass
from tilgode.values.beloep import fordel_oere

SISTE_GAMLE = 2024
_MINSTE_FROE = 3000
_MINSTE_JUSTERING = 900


@dataclass(frozen=True, slots=True)
class Celle:
    """One sektor and claim year, whole kroner: outstanding at the dates, adjusted between them."""

    sektor: str
    aar: int
    utestaaende: tuple[int, int, int]
    justert: tuple[int, int]


def lag_celler() -> list[Celle]:
    """Every cell; sums over sektor and over year are the published ones."""
    aar = [a.aar for a in kravaar()]
    m1 = _foerste()
    m2 = _andre(m1)
    m3 = _tredje(m2)
    justert = [_justert(m1, m2, m3, j) for j in range(len(aar))]
    return [
        Celle(s.navn, aar[j], (m1[i][j], m2[i][j], m3[i][j]), justert[j][i])
        for i, s in enumerate(sektorer())
        for j in range(len(aar))
    ]


def _foerste() -> Matrise:
    froe = [
        [s.utestaaende[0] // 100 * (s.vekt_2025_d1 if a.aar == 2025 else 100) * (a.utestaaende[0] > 0)
         for a in kravaar()]
        for s in sektorer()
    ]  # fmt: skip
    return tilpass(froe, [s.utestaaende[0] for s in sektorer()], [a.utestaaende[0] for a in kravaar()])


def _andre(m1: Matrise) -> Matrise:
    rader = [s.utestaaende[1] + (UFORDELT_KRONER if s.navn == UFORDELT_SEKTOR else 0) for s in sektorer()]
    froe = [_nedskalert(m1[i], 0) for i in range(len(rader))]
    for rad, maal in zip(froe, rader, strict=True):
        rad[_kolonne(2025)] = max(_MINSTE_FROE, maal - sum(rad))
    return tilpass(froe, rader, [a.utestaaende[1] for a in kravaar()])


def _tredje(m2: Matrise) -> Matrise:
    rader = [s.utestaaende[2] for s in sektorer()]
    froe = [_nedskalert(m2[i], 1) for i in range(len(rader))]
    for rad, maal, s in zip(froe, rader, sektorer(), strict=True):
        nytt = max(_MINSTE_FROE, maal - sum(rad))
        rad[_kolonne(2025)], rad[_kolonne(2026)] = fordel_oere(nytt, [100, s.vekt_2026_d3])
    return tilpass(froe, rader, [a.utestaaende[2] for a in kravaar()])


def _kolonne(aar: int) -> int:
    return aar - kravaar()[0].aar


def _nedskalert(rad: list[int], fra: int) -> list[int]:
    """Old years brought down by the fall of their whole column; newer years empty."""
    return [
        celle * a.utestaaende[fra + 1] // a.utestaaende[fra] if a.aar <= SISTE_GAMLE else 0
        for celle, a in zip(rad, kravaar(), strict=True)
    ]


def _justert(m1: Matrise, m2: Matrise, m3: Matrise, j: int) -> list[tuple[int, int]]:
    """What is adjusted in each sektor: by what closes there (old years) or by what is open (2025)."""
    a = kravaar()[j]
    if a.aar <= SISTE_GAMLE:
        foer = [x[j] - y[j] for x, y in zip(m1, m2, strict=True)]
        etter = [x[j] - y[j] for x, y in zip(m2, m3, strict=True)]
    else:
        foer, etter = [x[j] for x in m1], [x[j] for x in m2]
    return list(zip(_del(a.justert[0], foer), _del(a.justert[1], etter), strict=True))


def _del(kroner: int, vekter: list[int]) -> list[int]:
    """Shares by weight; shares too small to be an adjustment of its own fall to the others."""
    if not kroner:
        return [0] * len(vekter)
    store = [v if kroner * v >= _MINSTE_JUSTERING * sum(vekter) else 0 for v in vekter]
    return fordel_oere(kroner, store)
