"""Outcome inference (R-306, R-249): what has probably become of a claim that Nav says nothing about.

An inference is never a fact: it has a type of its own, always carries its probability and its evidence, and
is not stored. A refusal is only inferred when something besides the time that has passed speaks for it;
time alone gives *uavklart* (ask Nav).
Border: pure. What is known of the claims is read in `apps.utfallsanslag`, the words are `params`.
"""

from tilgode.core.utfallsanslag.katalog import KATALOG, Beviskunnskap
from tilgode.core.utfallsanslag.modell import Modell, tilpass
from tilgode.core.utfallsanslag.slutning import anslaa
from tilgode.core.utfallsanslag.typer import (
    AntattUtfall,
    Bevis,
    Bevistype,
    Hendelse,
    Tilfelle,
    Utfallsanslag,
)

__all__ = [
    "KATALOG",
    "AntattUtfall",
    "Bevis",
    "Beviskunnskap",
    "Bevistype",
    "Hendelse",
    "Modell",
    "Tilfelle",
    "Utfallsanslag",
    "anslaa",
    "tilpass",
]
