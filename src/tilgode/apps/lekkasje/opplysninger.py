"""What the employer tells beside the files: `lekkasje.json` in the folder. All of it may be left out.

`{"sone": "I", "feriepengesats": "12", "forsikret_fra": "2024-01-01", "plikt_over_6g": false,
"omsorgsdager": {"100234": 20}, "kronisk_over_12": ["100301"]}`; persons by ansattnummer.
Border: one small file; what it means is in the checks.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from tilgode.apps.lekkasje.mappelesing import Mappefeil
from tilgode.core.lekkasje.typer import Opplysninger

FILNAVN = "lekkasje.json"
STANDARD_SONE = "I"
#: The employer's own rate, percent: the statute's. Agreements with five weeks have 12.
STANDARD_FERIEPENGESATS = Fraction("10.2")


@dataclass(frozen=True, slots=True)
class Fortalt:
    """The employer's own information with the rates it chooses; `feriepengesats` in percent."""

    opplysninger: Opplysninger
    sone: str
    feriepengesats: Fraction


def les_opplysninger(mappe: Path) -> Fortalt:
    """Read the file of the folder, or the standard when there is none; raises Mappefeil."""
    fil = mappe / FILNAVN
    if not fil.is_file():
        return Fortalt(Opplysninger(), STANDARD_SONE, STANDARD_FERIEPENGESATS)
    try:
        innhold = json.loads(fil.read_text("utf-8-sig"))
    except ValueError as feil:
        raise Mappefeil(f"{FILNAVN} er ikke gyldig JSON: {feil}") from feil
    if not isinstance(innhold, dict):
        raise Mappefeil(f'{FILNAVN} skal være JSON: {{"sone": "I"}}')
    return _tolk(innhold)


def _tolk(innhold: dict[str, Any]) -> Fortalt:
    felt = {navn: _les(navn, tolk, innhold) for navn, tolk in TOLKERE.items()}
    ukjente = sorted(set(innhold) - set(TOLKERE))
    if ukjente:
        raise Mappefeil(f"{FILNAVN} har ukjente navn: {', '.join(ukjente)}; bruk {', '.join(TOLKERE)}")
    return Fortalt(
        Opplysninger(
            felt["forsikret_fra"], felt["plikt_over_6g"], felt["omsorgsdager"] or (), felt["kronisk_over_12"]
        ),
        felt["sone"] or STANDARD_SONE,
        STANDARD_FERIEPENGESATS if felt["feriepengesats"] is None else felt["feriepengesats"],
    )


def _les(navn: str, tolk: tuple[Callable[[Any], Any], str], innhold: dict[str, Any]) -> Any:
    if innhold.get(navn) is None:
        return None
    les, eksempel = tolk
    try:
        return les(innhold[navn])
    except (ValueError, TypeError, AttributeError) as feil:
        raise Mappefeil(f"{FILNAVN}: {navn} skal være for eksempel {eksempel}") from feil


def _tekst(verdi: Any) -> str:
    if not isinstance(verdi, str):
        raise TypeError(verdi)
    return verdi


def _sats(verdi: Any) -> Fraction:
    return Fraction(str(verdi).replace(",", ".").rstrip("% "))


def _janei(verdi: Any) -> bool:
    if not isinstance(verdi, bool):
        raise TypeError(verdi)
    return verdi


def _kvoter(verdi: Any) -> tuple[tuple[str, int], ...]:
    return tuple((str(nummer), int(dager)) for nummer, dager in verdi.items())


def _liste(verdi: Any) -> tuple[str, ...]:
    if not isinstance(verdi, list):
        raise TypeError(verdi)
    return tuple(map(str, verdi))


TOLKERE: dict[str, tuple[Callable[[Any], Any], str]] = {
    "sone": (_tekst, '"I"'),
    "feriepengesats": (_sats, '"12"'),
    "forsikret_fra": (date.fromisoformat, '"2024-01-01"'),
    "plikt_over_6g": (_janei, "false"),
    "omsorgsdager": (_kvoter, '{"100234": 20}'),
    "kronisk_over_12": (_liste, '["100301"]'),
}
