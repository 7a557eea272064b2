"""Avstemming: whose claim is each line of Nav's settlements, and how do we know.

`avstem` takes lines, claims and what people have decided, and gives matches, suggestions and rests.
Every øre of a line is in a match, in a decision or in a rest. A match never moves money.
Border: pure; storing the outcome is `apps.oppgjoer.services`.
"""

from tilgode.core.avstemming.motor import avstem, avstem_person
from tilgode.core.avstemming.regler import LEVERT, REGEL, REGLER, RESTGRUNNER, Regel, Regelsett
from tilgode.core.avstemming.typer import (
    Art,
    Beslutning,
    Kravpost,
    Linje,
    Rest,
    Resultat,
    Toleranse,
    Treff,
)

__all__ = [
    "LEVERT",
    "REGEL",
    "REGLER",
    "RESTGRUNNER",
    "Art",
    "Beslutning",
    "Kravpost",
    "Linje",
    "Regel",
    "Regelsett",
    "Rest",
    "Resultat",
    "Toleranse",
    "Treff",
    "avstem",
    "avstem_person",
]
