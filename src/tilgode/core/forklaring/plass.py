"""Where in the absence the days lie that Nav did not pay.

Border: reads the paid and unpaid days of all the absence's claims; proposes nothing.
"""

from __future__ import annotations

from typing import Literal

from tilgode.core.forklaring.rom import Rom
from tilgode.values.periode import Periode

#: MIDT: paid before and after. START: paid after only. SLUTT: paid before, and nothing expected after.
#: ALT: nothing paid at all. UVISST: paid before, but what comes after has not been answered.
Plass = Literal["MIDT", "START", "SLUTT", "ALT", "UVISST"]


def finn_plass(rom: Rom, periode: Periode) -> Plass:
    """Where the unpaid days lie."""
    foer, etter = rom.betalt_foer(periode.fom), rom.betalt_etter(periode.tom)
    if etter:
        return "MIDT" if foer else "START"
    if not foer:
        return "ALT"
    return "SLUTT" if periode.tom >= rom.siste_ventede else "UVISST"
