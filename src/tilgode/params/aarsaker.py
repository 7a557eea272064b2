"""The register of causes of adjustments and write-offs (R-010): code, class and name in each language.

Each cause has exactly one class. Codes are stored and never shown; names are free to change.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _register() -> tuple[dict[str, str], ...]:
    tekst = files("tilgode.params").joinpath("data/aarsaker.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(tekst.splitlines(), delimiter=";"))


def aarsaksnavn(spraak: str) -> dict[str, str]:
    """Each cause code with its name in `nb`, `nn` or `en`."""
    return {rad["aarsak"]: rad[spraak] for rad in _register()}


def aarsaksklasser() -> dict[str, str]:
    """Each cause code with its class."""
    return {rad["aarsak"]: rad["klasse"] for rad in _register()}
