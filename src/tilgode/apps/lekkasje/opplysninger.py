"""What the employer tells beside the files: `lekkasje.json` in the folder. All of it may be left out.

`{"sone": "I", "feriepengesats": "12", "forsikret_fra": "2024-01-01", "plikt_over_6g": false,
"omsorgsdager": {"100234": 20}, "kronisk_over_12": ["100301"], …}`; persons by ansattnummer, posts by
arbeidsforhold, amounts in kroner as text. All keys are in `docs/how-to/lekkasje.md`.
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
from tilgode.core.lekkasje.typer import Opplysninger, Tariff, Tillegg
from tilgode.values.beloep import OERE_PER_KRONE
from tilgode.values.kalender import Maaned

FILNAVN = "lekkasje.json"
STANDARD_SONE = "I"
PROSENT = 100
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
    sone, sats = felt.pop("sone"), felt.pop("feriepengesats")
    felt["omsorgsdager"] = felt["omsorgsdager"] or ()
    return Fortalt(
        Opplysninger(**felt), sone or STANDARD_SONE, STANDARD_FERIEPENGESATS if sats is None else sats
    )


def _les(navn: str, tolk: tuple[Callable[[Any], Any], str], innhold: dict[str, Any]) -> Any:
    if innhold.get(navn) is None:
        return None
    les, eksempel = tolk
    try:
        return les(innhold[navn])
    except (ValueError, TypeError, AttributeError, KeyError) as feil:
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


def _kroner(verdi: Any) -> Fraction:
    """An amount in kroner: a whole number, or text as a Norwegian export writes it."""
    if isinstance(verdi, bool | float):
        raise TypeError(verdi)
    funnet = Fraction(str(verdi).replace("\u00a0", "").replace(" ", "").replace(",", "."))
    if funnet < 0 or funnet.denominator > OERE_PER_KRONE:
        raise ValueError(verdi)
    return funnet


def _tariff(verdi: Any) -> tuple[Tariff, ...]:
    return tuple(
        Tariff(
            date.fromisoformat(ett["avtalt"]),
            date.fromisoformat(ett["virkning"]),
            _sats(_tekst(ett["prosent"])) / PROSENT,
        )
        for ett in verdi
    )


def _tillegg(beloep: str) -> Callable[[Any], tuple[Tillegg, ...]]:
    """Amounts of posts, the kroner under the name given."""

    def les(verdi: Any) -> tuple[Tillegg, ...]:
        return tuple(
            Tillegg(
                _tekst(ett["arbeidsforhold"]),
                date.fromisoformat(ett["fom"]),
                date.fromisoformat(ett["tom"]) if ett.get("tom") else date.max,
                _kroner(ett[beloep]),
                date.fromisoformat(ett["syk_fra"]) if ett.get("syk_fra") else None,
            )
            for ett in verdi
        )

    return les


def _fradrag(verdi: Any) -> tuple[tuple[Maaned, int], ...]:
    par = ((Maaned.fra_iso(maaned), _kroner(kroner) * OERE_PER_KRONE) for maaned, kroner in verdi.items())
    return tuple((maaned, oere.numerator) for maaned, oere in par)


def _dekning(verdi: Any) -> tuple[tuple[str, int], ...]:
    valg = tuple((str(nummer), int(prosent)) for nummer, prosent in verdi.items())
    if any(prosent not in (80, 100) for _, prosent in valg):
        raise ValueError(verdi)
    return valg


def _grunnlag(verdi: Any) -> tuple[tuple[str, int, Fraction], ...]:
    return tuple(
        (str(nummer), int(aar), _kroner(kroner))
        for nummer, aarene in verdi.items()
        for aar, kroner in aarene.items()
    )


TOLKERE: dict[str, tuple[Callable[[Any], Any], str]] = {
    "sone": (_tekst, '"I"'),
    "feriepengesats": (_sats, '"12"'),
    "forsikret_fra": (date.fromisoformat, '"2024-01-01"'),
    "plikt_over_6g": (_janei, "false"),
    "omsorgsdager": (_kvoter, '{"100234": 20}'),
    "kronisk_over_12": (_liste, '["100301"]'),
    "tariff": (_tariff, '[{"avtalt": "2026-05-20", "virkning": "2026-05-01", "prosent": "4,1"}]'),
    "reiseutgifter": (
        _tillegg("per_dag"),
        '[{"arbeidsforhold": "100234-1", "syk_fra": "2026-01-05", "fom": "2026-02-02", "tom": "2026-02-27", "per_dag": "180,00"}]',
    ),
    "naturalytelser": (
        _tillegg("per_maaned"),
        '[{"arbeidsforhold": "100234-1", "fom": "2026-02-01", "per_maaned": "366,00"}]',
    ),
    "avgiftsfradrag": (_fradrag, '{"2026-02": "58200,00"}'),
    "dekningsgrad": (_dekning, '{"100234": 80}'),
    "feriepengegrunnlag": (_grunnlag, '{"100234": {"2025": "412000,00"}}'),
    "plikt_feriepenger": (_janei, "false"),
}
