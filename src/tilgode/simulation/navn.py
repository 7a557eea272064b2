"""Invented names: ordinary first names with surnames made of two landscape words.

Border: nothing about the person is in the name but the sex of the first name.
"""

from __future__ import annotations

from tilgode.simulation.tilfeldig import Tilfeldig

KVINNER = (
    "Anne Berit Camilla Dagny Eli Fatima Gro Hilde Ingrid Jorunn Kari Liv Maren Nora Oda Pernille "
    "Ragnhild Siri Tone Unni Vilde Wenche Ylva Åse Astrid Bente Eva Guro Heidi Ida Jenny Karoline "
    "Lise Marit Nina Randi Solveig Thea Turid Vigdis Amina Zofia Elena Sara Mona Ruth Grete Silje"
).split()
MENN = (
    "Arne Bjørn Carl Dag Einar Frode Geir Hans Ivar Jon Knut Lars Magnus Nils Odd Per Roar Svein "
    "Terje Ulf Vidar Øyvind Ahmed Marek Ole Pål Rune Stian Trond Yngve Aksel Erik Henrik Jonas"
).split()
FORLEDD = (
    "Lyng Furu Bjørke Grå Berg Elve Sol Vinter Nord Vest Sør Myr Stein Hav Skog Fjell Rogne Selje "
    "Hassel Eng Kveld Morgen Dal Tind Foss Vik Orre Tiur Spove Tjeld Hegre Måse Kløver Blå Einer"
).split()
ETTERLEDD = "synt prøve mønster eksempel høve tenkt skisse utkast liksom øving".split()


def lag_navn(tilfeldig: Tilfeldig, kvinne: bool) -> str:
    """A full name, plainly synthetic: «Kari Lyngsynt»."""
    fornavn = tilfeldig.velg(KVINNER if kvinne else MENN)
    if tilfeldig.sjanse(25):
        fornavn = f"{fornavn} {tilfeldig.velg(KVINNER if kvinne else MENN)}"
    return f"{fornavn} {tilfeldig.velg(FORLEDD)}{tilfeldig.velg(ETTERLEDD)}"
