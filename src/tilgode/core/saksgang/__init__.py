"""Saksgang: the statuses of a claim and what may be done with it, from one table.

Buttons, checks and the diagram all come from `OVERGANGER`.
Border: pure; writing the new status is `apps.krav.services`.
"""

from tilgode.core.saksgang.overganger import OVERGANGER, Handling, Overgang, Sak, Status, Vilkaar
from tilgode.core.saksgang.sjekk import (
    Saksgangfeil,
    can_handling,
    check_handling,
    diagram,
    ny_status,
    tilgjengelige,
)

__all__ = [
    "OVERGANGER",
    "Handling",
    "Overgang",
    "Sak",
    "Saksgangfeil",
    "Status",
    "Vilkaar",
    "can_handling",
    "check_handling",
    "diagram",
    "ny_status",
    "tilgjengelige",
]
