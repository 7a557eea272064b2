"""The reference page of file formats, made from the column catalogue and the maps.

Border: text only; `scripts/dokumenter.py` writes the page.
"""

from __future__ import annotations

from tilgode.adapters.filer.kart import innebygde_kart
from tilgode.adapters.filer.katalog import Kolonne, katalog
from tilgode.adapters.filer.maler import krav_til
from tilgode.core.innlesing.rapport import Filtype

_INNLEDNING = """# Filformater

<!-- Laget av `make dok`; endres i programmet, ikke her. -->

Filene er CSV med semikolon (komma og tabulator forstås også) eller XLSX, der det første arket leses.
Første linje har kolonnenavnene; rekkefølgen er fri, og små og store bokstaver er like. Tegnkodingen er
UTF-8 (gjerne med BOM) eller Windows-1252/ISO-8859-1. En tom mal får du med `tilgode importer --mal TYPE`.

Beløp er i kroner, og slurvete norske former forstås: `12.345,60-`, `12 345,6`, `kr 1 000,-`, `−1 250,00 kr`.
Datoer kan skrives `01.06.2026`, `2026-06-01`, `010626`, `01062026` eller `20260601`. Former som kan bety
to ting (`12.345`, `1/6/2026`, `0,8` i en prosentkolonne) avvises, og rapporten sier hvordan de skrives.

Alt eller ingenting av en fil lagres. Samme innhold om igjen endrer ingenting. Formler i regneark avvises.
"""
_OPPGJOER = """## oppgjoer (Navs fil)

Navs oppgjørsrapport ref-arbg (tidligere K27) leses slik Nav sender den: ISO-8859-1, tolv felt med semikolon,
CRLF etter hver linje, øre med fortegnet bakerst. Ikke åpne og lagre fila i Excel først. Navnet
`orgnr_ref-arbg_valutadato_id.csv` gir valutadato og rapport-id; ellers oppgis de med `--valutadato` og
`--rapport-id`. Linjer som er like, er hver sin utbetaling. Linjer med ukjent kode tas inn og står på observasjon.
"""


def _rad(kolonne: Kolonne) -> str:
    stjerne = "\\*" if kolonne.paakrevd else ""
    eksempel = f"`{kolonne.eksempel}`" if kolonne.eksempel else ""
    tekst = f"{kolonne.beskrivelse_nb} / *{kolonne.beskrivelse_nn}*"
    return f"| `{kolonne.navn}`{stjerne} | {krav_til(kolonne)} | {eksempel} | {tekst} |"


def _type(filtype: Filtype, kolonner: tuple[Kolonne, ...]) -> str:
    hode = "| Kolonne | Innhold | Eksempel | Betyr (bokmål / nynorsk) |\n|---|---|---|---|"
    return "\n".join([f"## {filtype.value}\n", hode, *map(_rad, kolonner)]) + "\n"


def _kart() -> str:
    linjer = [
        "## Kart for kildesystemer\n",
        "| System | Filtype | Kolonner (vår: systemets overskrift) |\n|---|---|---|",
    ]
    for kart in innebygde_kart():
        kolonner = ", ".join(f"{vaar}: {deres}" for vaar, deres in kart.kolonner.items())
        linjer.append(f"| {kart.kildesystem} | {kart.type.value} | {kolonner} |")
    return "\n".join(linjer) + "\n"


def filformater() -> str:
    """The whole page; a star marks required columns."""
    typer = [_type(filtype, kolonner) for filtype, kolonner in katalog().items()]
    return "\n".join([_INNLEDNING, *typer, _OPPGJOER, _kart()])
