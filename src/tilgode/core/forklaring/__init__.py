"""Forklaring: why Nav paid another amount than the law gives on our facts (R-301).

A cause is a small declared change of facts. The law is asked again under the change, and a cause counts
only when Nav's amounts then come out exactly, line by line.
Border: pure; where deviations come from is `apps.krav.avvik`, what causes are called is `params.aarsaker`.
"""

from tilgode.core.forklaring.katalog import KATALOG, Aarsakstype
from tilgode.core.forklaring.motor import forklar
from tilgode.core.forklaring.typer import (
    Aarsaksdel,
    Alternativ,
    Avvik,
    Forklaring,
    Mottatt,
    Nabokrav,
    Opplysninger,
    Sikkerhet,
    Soeknadsstatus,
)
from tilgode.core.forklaring.utregning import Lov

__all__ = [
    "KATALOG",
    "Aarsaksdel",
    "Aarsakstype",
    "Alternativ",
    "Avvik",
    "Forklaring",
    "Lov",
    "Mottatt",
    "Nabokrav",
    "Opplysninger",
    "Sikkerhet",
    "Soeknadsstatus",
    "forklar",
]
