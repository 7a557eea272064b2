"""Numbers as a program with binary floating point sees them, made with whole numbers only.

Some of Nav's services read amounts into doubles before they round, so that 0.3 is a hair less
than three tenths and an exact half is no longer one. Where the outcome hangs on that hair, the
law's rule is applied to the value Nav sees. Nothing is stored or computed as floating point here.
Border: only the representation; which rule does so is said in that rule.
"""

from __future__ import annotations

from fractions import Fraction

BINAERE_SIFRE = 53


def som_binaer(verdi: Fraction) -> Fraction:
    """The nearest fraction with 53 binary digits, ties to even; whole numbers below that are themselves."""
    if verdi.denominator == 1 and abs(verdi.numerator) < 1 << BINAERE_SIFRE:
        return verdi
    if verdi < 0:
        return -som_binaer(-verdi)
    skala = BINAERE_SIFRE - verdi.numerator.bit_length() + verdi.denominator.bit_length()
    if _skaler(verdi, skala) >= 1 << BINAERE_SIFRE:
        skala -= 1
    return _skaler(Fraction(round(_skaler(verdi, skala))), -skala)


def _skaler(verdi: Fraction, potens: int) -> Fraction:
    return verdi * (1 << potens) if potens >= 0 else verdi / (1 << -potens)
