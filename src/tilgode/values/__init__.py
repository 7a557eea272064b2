"""Immutable value types the whole project thinks in; standard library only.

Border: no law, no I/O, no clock. A value here knows how to check, combine and print itself in
its technical form; what a person reads (language, number format) is made in `reports` and `web`.
"""

from tilgode.values.beloep import Beloep, fordel_oere, rund_halv_opp
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.identer import Foedselsnummer, Kontonummer, Organisasjonsnummer
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep, Tidslinje

__all__ = [
    "Beloep",
    "Foedselsnummer",
    "Hjemmel",
    "Kontonummer",
    "Loep",
    "Maaned",
    "Organisasjonsnummer",
    "Periode",
    "Tidslinje",
    "fordel_oere",
    "rund_halv_opp",
]
