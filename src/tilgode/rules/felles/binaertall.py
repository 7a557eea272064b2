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
    return Fraction(*binaert_forhold(verdi))


def binaert_forhold(verdi: Fraction) -> tuple[int, int]:
    """As `som_binaer`: numerator and denominator, which may have a factor in common."""
    teller, nevner = verdi.as_integer_ratio()
    if nevner == 1 and abs(teller) < 1 << BINAERE_SIFRE:
        return teller, 1
    stoerrelse = abs(teller)
    skala = BINAERE_SIFRE - stoerrelse.bit_length() + nevner.bit_length()
    if _rund(stoerrelse, nevner, skala, ned=True) >= 1 << BINAERE_SIFRE:
        skala -= 1
    sifre = _rund(stoerrelse, nevner, skala)
    if teller < 0:
        sifre = -sifre
    return (sifre, 1 << skala) if skala >= 0 else (sifre << -skala, 1)


def _rund(teller: int, nevner: int, potens: int, *, ned: bool = False) -> int:
    """The fraction times two to the power, to the nearest whole number, half to even; or always down."""
    if potens >= 0:
        teller <<= potens
    else:
        nevner <<= -potens
    helt, rest = divmod(teller, nevner)
    if ned or 2 * rest < nevner or (2 * rest == nevner and not helt & 1):
        return helt
    return helt + 1
