"""Controls at the source: what is wrong with a claim when it is made, with kroner, before Nav sees it.

Border: pure. Each control says what it found and its cause; where the days and claims come from, what
people have said about a finding, and what it stops, is `apps.kontroll`.
"""

from tilgode.core.kontroll.liste import KONTROLLER, Kontroll, Retning
from tilgode.core.kontroll.overkrav import finn_overkrav
from tilgode.core.kontroll.typer import (
    HELT,
    Dagsrett,
    Kontrollfunn,
    Kontrollkode,
    Kravsak,
    Overkrav,
    Overkravdel,
)

__all__ = [
    "HELT",
    "KONTROLLER",
    "Dagsrett",
    "Kontroll",
    "Kontrollfunn",
    "Kontrollkode",
    "Kravsak",
    "Overkrav",
    "Overkravdel",
    "Retning",
    "finn_overkrav",
]
