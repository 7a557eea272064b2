"""Beloep: an exact amount of money in whole øre, and the named roundings.

Border: no currency but kroner, no formatting for people, no float ever.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

OERE_PER_KRONE = 100
#: The technical form, as `str` writes it; what people write is read in `core.innlesing`.
_KRONER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def rund_halv_opp(verdi: Fraction | int) -> int:
    """Round to the nearest whole number, half away from zero (Nav's whole kroner)."""
    return rund_halv_opp_broek(verdi.numerator, verdi.denominator)


def rund_halv_opp_broek(teller: int, nevner: int) -> int:
    """As `rund_halv_opp`, of a fraction that need not be in lowest terms; `nevner` is positive."""
    positiv = (2 * abs(teller) + nevner) // (2 * nevner)
    return positiv if teller >= 0 else -positiv


@dataclass(frozen=True, slots=True, order=True)
class Beloep:
    """An amount in øre; positive is money to the employer. Raises TypeError for all but whole numbers."""

    oere: int

    def __post_init__(self) -> None:
        if not isinstance(self.oere, int):
            raise TypeError(f"øre skal være et heltall, ikke {type(self.oere).__name__}")

    @classmethod
    def kroner(cls, kroner: int | Fraction | Decimal | str) -> Beloep:
        """From kroner, as text `1234.50`.

        Raises ValueError when the amount is not a whole number of øre or the text not a number,
        TypeError for a type that cannot hold the amount exactly.
        """
        if not isinstance(kroner, int | Fraction | Decimal | str):
            raise TypeError(f"kroner skal være et eksakt tall, ikke {type(kroner).__name__}")
        if isinstance(kroner, str) and not _KRONER.fullmatch(kroner):
            raise ValueError(f"«{kroner}» er ikke et beløp i kroner")
        oere = Fraction(kroner) * OERE_PER_KRONE
        if oere.denominator != 1:
            raise ValueError(f"{kroner} kroner er ikke et helt antall øre")
        return cls(oere.numerator)

    def __add__(self, annen: Beloep) -> Beloep:
        return Beloep(self.oere + annen.oere)

    def __sub__(self, annen: Beloep) -> Beloep:
        return Beloep(self.oere - annen.oere)

    def __neg__(self) -> Beloep:
        return Beloep(-self.oere)

    def __mul__(self, antall: int) -> Beloep:
        return Beloep(self.oere * antall)

    def __bool__(self) -> bool:
        return self.oere != 0

    def __str__(self) -> str:
        kroner, rest = divmod(abs(self.oere), OERE_PER_KRONE)
        return f"{'-' if self.oere < 0 else ''}{kroner}.{rest:02d}"


NULL = Beloep(0)


def summer(beloep: Sequence[Beloep]) -> Beloep:
    """Exact sum; zero for none."""
    return Beloep(sum(b.oere for b in beloep))


def fordel_oere(oere: int, vekter: Sequence[int]) -> list[int]:
    """Split a whole amount by non-negative weights so that the parts add up exactly.

    Largest remainder first, earlier part first on a tie. All weights zero, or one below zero: ValueError.
    """
    total = sum(vekter)
    if total <= 0:
        raise ValueError("ingen vekt å fordele etter")
    if min(vekter) < 0:
        raise ValueError("en vekt er negativ")
    fortegn = -1 if oere < 0 else 1
    deler = [divmod(abs(oere) * vekt, total) for vekt in vekter]
    mangler = abs(oere) - sum(hel for hel, _ in deler)
    rekkefoelge = sorted(range(len(vekter)), key=lambda i: (-deler[i][1], i))
    tillegg = set(rekkefoelge[:mangler])
    return [fortegn * (hel + (i in tillegg)) for i, (hel, _) in enumerate(deler)]
