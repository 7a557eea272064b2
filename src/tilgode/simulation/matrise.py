"""Whole-kroner tables with given row and column sums, by iterative proportional fitting.

Only the margins of the published tables are known; the cells are chosen as near to a seed as the
margins allow, then rounded so that both margins hold exactly. Border: numbers only.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

Matrise = list[list[int]]
_RUNDER = 400
_SIFRE = 34


def tilpass(froe: Sequence[Sequence[int]], rader: Sequence[int], kolonner: Sequence[int]) -> Matrise:
    """Scale `froe` until rows and columns sum to the margins; whole numbers, both margins exact.

    Raises ValueError when the margins do not have the same sum.
    """
    if sum(rader) != sum(kolonner):
        raise ValueError(f"radene summerer til {sum(rader)}, kolonnene til {sum(kolonner)}")
    with localcontext() as regning:
        regning.prec = _SIFRE
        celler = [[Decimal(verdi) for verdi in rad] for rad in froe]
        for _ in range(_RUNDER):
            _skaler_rader(celler, rader)
            _skaler_kolonner(celler, kolonner)
        hele = [[int(verdi) for verdi in rad] for rad in celler]
        aapne = [[verdi > 0 for verdi in rad] for rad in celler]
    return _fordel_rest(hele, aapne, rader, kolonner)


def _skaler_rader(celler: list[list[Decimal]], rader: Sequence[int]) -> None:
    for rad, maal in zip(celler, rader, strict=True):
        total = sum(rad)
        if total:
            rad[:] = [verdi * maal / total for verdi in rad]


def _skaler_kolonner(celler: list[list[Decimal]], kolonner: Sequence[int]) -> None:
    for j, maal in enumerate(kolonner):
        total = sum(rad[j] for rad in celler)
        if total:
            for rad in celler:
                rad[j] = rad[j] * maal / total


def _fordel_rest(
    hele: Matrise, aapne: Sequence[Sequence[bool]], rader: Sequence[int], kolonner: Sequence[int]
) -> Matrise:
    """Add the kroner lost by truncation, cell by cell, where both row and column lack some."""
    mangler_rad = [maal - sum(rad) for rad, maal in zip(hele, rader, strict=True)]
    mangler_kolonne = [maal - sum(rad[j] for rad in hele) for j, maal in enumerate(kolonner)]
    for i, rad in enumerate(hele):
        for j, aapen in enumerate(aapne[i]):
            plass = min(mangler_rad[i], mangler_kolonne[j]) if aapen else 0
            rad[j] += plass
            mangler_rad[i] -= plass
            mangler_kolonne[j] -= plass
    return hele
