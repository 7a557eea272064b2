"""What a claimed amount shows by itself: levy laid on top, or a full degree where the absence is graded.

Only an amount that agrees, within a room of some øre, tells anything.
Border: one claim against the law's days; which days the claim has too many of is `overkrav`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from tilgode.core.kontroll.typer import HELT, Dagsrett, Kravsak

#: The rates of employer's contribution by zone, per mille (ftrl. § 23-2, the yearly decision).
AVGIFTSSATSER = (141, 106, 79, 64, 51)
PROMILLE = 1000


def finn_avgift(sak: Kravsak, rett: Mapping[date, Dagsrett], rom_oere: int) -> str:
    """AVGIFT_MEDREGNET when the claim is the law's amount with arbeidsgiveravgift (§ 23-2), else empty."""
    ventet = sum(rett[dag].oere for dag in sak.dager)
    rom = rom_oere * PROMILLE
    for sats in AVGIFTSSATSER:
        if ventet and abs(sak.oere * PROMILLE - ventet * (PROMILLE + sats)) <= rom:
            return "AVGIFT_MEDREGNET"
    return ""


def finn_grad(sak: Kravsak, rett: Mapping[date, Dagsrett], rom_oere: int) -> str:
    """FEIL_GRAD when the claim is what a full degree would give (§ 8-13), else empty.

    Whoever made the claim may have raised each day from its own degree, or the sum from one of them.
    """
    dager = [rett[dag] for dag in sak.dager if rett[dag].oere]
    grader = {d.grad for d in dager if 0 < d.grad < HELT}
    if not grader:
        return ""
    ventet = sum(d.oere for d in dager)
    fulle = [
        sum((d.oere * HELT / d.grad for d in dager), Fraction(0)),
        *(ventet * HELT / grad for grad in grader),
    ]
    return "FEIL_GRAD" if any(abs(sak.oere - full) <= rom_oere for full in fulle) else ""
