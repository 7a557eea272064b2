"""Dagregnskap: expected, claimed and received, day by day, side by side.

What the law gives per day comes from the assessment; a claim or a settlement line is one amount for a
period and is laid out over its weekdays by the law's own day rates. All sums are to the øre.
Border: pure; where the days and amounts come from, and where they are kept, is `apps.dagregnskap`.
"""

from tilgode.core.dagregnskap.foering import foer
from tilgode.core.dagregnskap.fordeling import (
    Satsloep,
    fordel,
    legg_ut,
    satser_av,
    satsloep,
)
from tilgode.core.dagregnskap.typer import (
    Beloepspost,
    Dagloep,
    Dagrad,
    Dagregnskap,
    Fordelt,
    Metode,
    Slag,
    Ventet,
)

__all__ = [
    "Beloepspost",
    "Dagloep",
    "Dagrad",
    "Dagregnskap",
    "Fordelt",
    "Metode",
    "Satsloep",
    "Slag",
    "Ventet",
    "foer",
    "fordel",
    "legg_ut",
    "satser_av",
    "satsloep",
]
