"""Arbeidsgiveravgift, ftrl. § 23-2: the rate of a zone on a day, and what a refund saves.

No levy is owed on wages and feriepenger that Nav refunds (fifth ledd).
Border: only the rate and the product; which refunds and when is the ledger's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from tilgode.rules.parametre import Avgiftssats, ManglerParameter

ORDINAER = "ordinaer"


def finn_avgiftssats(
    satser: Sequence[Avgiftssats], sone: str, dag: date, kategori: str = ORDINAER
) -> Avgiftssats:
    """The rate of a zone and category on a day; raises ManglerParameter."""
    for sats in satser:
        if (
            (sats.sone, sats.kategori) == (sone, kategori)
            and sats.fom <= dag
            and (sats.tom is None or dag <= sats.tom)
        ):
            return sats
    raise ManglerParameter(f"ingen avgiftssats for sone {sone} {dag.isoformat()}")


def beregn_spart_avgift(
    sats: Avgiftssats, refusjon: Fraction, feriepenger: Fraction = Fraction(0)
) -> Fraction:
    """The levy that falls away on a refund and its feriepenger, in the unit of the amounts."""
    return (refusjon + feriepenger) * sats.sats_prosent / 100
