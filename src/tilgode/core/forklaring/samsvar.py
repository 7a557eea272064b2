"""Whether a set of causes agrees with what Nav paid on the other claims of the same absence.

Most causes are about the absence and not about one month: another basis, another first day, an end of the
refund. Such a cause must show in the neighbouring claims too. One that gives exactly what Nav paid there is
strengthened; one that would have changed a claim that was paid as expected is weakened.
Border: weighs; which causes fit the claim itself is `motor`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tilgode.core.forklaring.katalog import Hypotese
from tilgode.core.forklaring.rom import SIKKERT_SVART, TROLIG_SVART
from tilgode.core.forklaring.utregning import Endringer, Nabo, Regner

#: Weight of a neighbour that comes out exactly (a claim seldom differs for a reason of its own), of more
#: such, of one that has only probably been answered, of one that was paid as if nothing were wrong, and of one
#: that needs more than this.
STEMMER, STEMMER_OGSAA = Fraction(30), Fraction(3)
STEMMER_TROLIG = Fraction(8)
MOTSIER, BLANDET = Fraction(1, 40), Fraction(1, 2)


def samsvar(regner: Regner, rekke: Sequence[Hypotese]) -> Fraction:
    """The weight of what the neighbouring claims say."""
    endringer = tuple(h.endring for h in rekke if not h.endring.i_oppgjoeret)
    if not endringer:
        return Fraction(1)
    if endringer not in regner.samsvar:
        regner.samsvar[endringer] = _vei(regner, endringer)
    return regner.samsvar[endringer]


def _vei(regner: Regner, endringer: Endringer) -> Fraction:
    vekter = sorted((_nabo(regner, nabo, endringer) for nabo in regner.naboer), reverse=True)
    vekt = Fraction(1)
    for nr, ett in enumerate(vekter):
        if ett < 1 or nr == 0:
            vekt *= ett
        elif ett > 1 and nr == 1:
            vekt *= STEMMER_OGSAA
    return vekt


def _nabo(regner: Regner, nabo: Nabo, endringer: Endringer) -> Fraction:
    if nabo.krav.venter > TROLIG_SVART:
        return Fraction(1)
    utfall = regner.regn_nabo(nabo, endringer)
    if utfall is None or utfall == nabo.grunn:
        return Fraction(1)
    if nabo.maal.treffer(utfall):
        return STEMMER if nabo.krav.venter <= SIKKERT_SVART else STEMMER_TROLIG
    return MOTSIER if nabo.maal.treffer(nabo.grunn) else BLANDET
