"""Seeded chance that gives the same draws on every Python version.

Only `random()` is used (its sequence is promised to stay), so that a change in how the library
shuffles or samples cannot change a generated file. Border: no cryptography, no clock.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Tilfeldig:
    """A stream of draws from one seed."""

    __slots__ = ("_neste",)

    def __init__(self, froe: int | str) -> None:
        self._neste = random.Random(str(froe)).random  # noqa: S311 - synthetic data, not secrets

    def sjanse(self, prosent: float) -> bool:
        """True in `prosent` of 100 draws."""
        return self._neste() * 100 < prosent

    def heltall(self, fra: int, til: int) -> int:
        """A whole number from `fra` to `til`, both included."""
        return fra + int(self._neste() * (til - fra + 1))

    def velg(self, mulige: Sequence[T]) -> T:
        """One of the possibilities, all equally likely."""
        return mulige[int(self._neste() * len(mulige))]

    def vektet(self, mulige: Sequence[tuple[T, int]]) -> T:
        """One of the possibilities by whole-number weight."""
        rest = int(self._neste() * sum(vekt for _, vekt in mulige))
        for verdi, vekt in mulige:
            rest -= vekt
            if rest < 0:
                return verdi
        return mulige[-1][0]

    def stokket(self, verdier: Sequence[T]) -> list[T]:
        """The values in random order."""
        noekler = [self._neste() for _ in verdier]
        return [verdier[i] for i in sorted(range(len(verdier)), key=noekler.__getitem__)]

    def antall(self, promille_ventet: int) -> int:
        """A count whose mean is `promille_ventet`/1000 (many small chances)."""
        hele, rest = divmod(promille_ventet, 1000)
        utfall = sum(self._neste() < 1 / 2 for _ in range(2 * hele))
        return utfall + (self._neste() * 1000 < rest)
