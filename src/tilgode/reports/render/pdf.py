"""A document as tagged PDF (PDF/A-2a and PDF/UA-1) by typst.

The content goes in as JSON data, so nothing from a user is spliced into markup; the template reads
no other file. Fonts are the ones typst carries.
"""

from __future__ import annotations

import json
import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

import typst

from tilgode.params.formatering import Spraak
from tilgode.reports.dokument import Avsnitt, Blokk, Dokument, Overskrift, Punkter, Tabellblokk
from tilgode.reports.tekstkatalog import katalog

MAL = "dokument.typ"
STANDARDER: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]


def tegn(dokument: Dokument) -> bytes:
    """The PDF as bytes; raises typst's error when the document cannot meet the standards."""
    t = katalog("tilgode.reports.render", dokument.spraak)
    innhold = {
        "tittel": dokument.tittel,
        "undertittel": dokument.undertittel,
        "liggende": dokument.liggende,
        "spraak": dokument.spraak,
        "side": t("side"),
        "side_av": t("side_av"),
        "opplysninger": [list(linje) for linje in dokument.opplysninger],
        "blokker": [_blokk(blokk, dokument.spraak) for blokk in dokument.blokker],
    }
    with as_file(files("tilgode.reports.render").joinpath(MAL)) as mal:
        return _kompiler(mal, innhold)


def _kompiler(mal: Path, innhold: dict[str, Any]) -> bytes:
    with tempfile.TemporaryDirectory() as mappe:
        kilde = Path(mappe) / MAL
        kilde.write_bytes(mal.read_bytes())
        resultat = typst.compile(
            str(kilde),
            root=mappe,
            sys_inputs={"innhold": json.dumps(innhold, ensure_ascii=False)},
            pdf_standards=[*STANDARDER],
        )
    if not isinstance(resultat, bytes):
        raise TypeError("typst ga ikke én PDF")
    return resultat


def _blokk(blokk: Blokk, spraak: Spraak) -> dict[str, Any]:
    match blokk:
        case Overskrift():
            return {"type": "overskrift", "tekst": blokk.tekst, "nivaa": blokk.nivaa}
        case Avsnitt():
            return {"type": "avsnitt", "tekst": blokk.tekst}
        case Punkter():
            return {"type": "punkter", "punkter": list(blokk.punkter)}
        case Tabellblokk():
            return {
                "type": "tabell",
                "tittel": blokk.tittel,
                "kolonner": _kolonner(blokk, spraak),
                "rader": [
                    {"celler": tekster, "sum": rad.er_sum, "merket": rad.merket}
                    for rad, tekster in zip(blokk.rader, blokk.formatert(spraak), strict=True)
                ],
                "merknad": blokk.merknad,
            }


def _kolonner(blokk: Tabellblokk, spraak: Spraak) -> list[dict[str, Any]]:
    """Headings; the text column with the longest content takes the room that is left."""
    tekster = blokk.formatert(spraak)
    lengder = {
        i: max((len(rad[i]) for rad in tekster), default=0)
        for i, kolonne in enumerate(blokk.kolonner)
        if not kolonne.type.er_tall
    }
    bredest = max(lengder, key=lambda i: lengder[i]) if lengder else 0
    return [
        {"navn": kolonne.navn, "tall": kolonne.type.er_tall, "bred": i == bredest}
        for i, kolonne in enumerate(blokk.kolonner)
    ]
