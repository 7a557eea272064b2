"""Nav's one-character codes for the ytelser, as the simulated Nav prints them.

Border: reading codes is the adapter's; this is the way back, one code for each ytelse.
"""

from __future__ import annotations

#: ytelse → kode on an ordinary line.
KODER = {
    "SYKEPENGER": "4",
    "SYKEPENGER_AGP": "6",
    "FORELDREPENGER": "2",
    "SVANGERSKAPSPENGER": "3",
    "PLEIEPENGER": "9",
    "OPPLAERINGSPENGER": "Y",
    "OMSORGSPENGER": "Z",
    "REISETILSKUDD": "8",
}
#: ytelse → kode on a feriepenger line.
FERIEPENGEKODER = {"SYKEPENGER": "H", "SYKEPENGER_AGP": "J", "FORELDREPENGER": "F", "SVANGERSKAPSPENGER": "G"}
TREKK = "A"
UKJENT = "Q"


def kode_for(ytelse: str, feriepenger_av: str = "") -> str:
    """The code of a line."""
    return FERIEPENGEKODER[feriepenger_av] if ytelse == "FERIEPENGER" else KODER[ytelse]
