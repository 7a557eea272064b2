"""Steg: one step of an assessment, with the provision, the facts it used and what came out.

A step carries a stable rule key and plain values, never prose: the sentences in bokmål, nynorsk
and English are kept by key in `params/tekster`, so that the law stays free of language.
Border: nothing here decides anything.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode

#: What a step may hold: whole numbers, exact fractions, dates, periods, codes and truth values.
Verdi = int | Fraction | date | Periode | str | bool | None

#: Values with their names.
Navngitt = tuple[tuple[str, Verdi], ...]


class Steg(NamedTuple):
    """One application of one rule.

    `regel` is the key of the rule (for example `sykepenger.arbeidsgiverperiode.tell`), `periode`
    the days it decided about, `fakta` and `parametre` the named values it used, `utfall` the result.
    """

    regel: str
    hjemmel: Hjemmel
    utfall: Verdi
    periode: Periode | None = None
    fakta: Navngitt = ()
    parametre: Navngitt = ()
