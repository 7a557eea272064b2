"""The files of a folder of exports: what each is, which system it is from, and the order to read them.

Border: names and first bytes only, and no database; reading them in is `services_mappe`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tilgode.apps.innlesing.kilder import Filkilde
from tilgode.apps.innlesing.porter import oppgjoersformat
from tilgode.core.innlesing.rapport import Filtype
from tilgode.core.innlesing.tolking import fold

KILDESYSTEMFIL = "kildesystem.json"
ENDELSER = {".csv", ".txt", ".xlsx", ".xls", ".xlsm"}
_REKKEFOELGE = {filtype: nummer for nummer, filtype in enumerate(Filtype)}
_HODE = 64


@dataclass(frozen=True, slots=True)
class Mappefil:
    """A file of the folder with what its name says."""

    sti: Path
    filtype: Filtype | None
    kildesystem: str
    rekkefoelge: tuple[int, str, str]


def finn_filer(mappe: Path) -> list[Mappefil]:
    """The files of the folder and its subfolders in the order they are to be read."""
    systemer = _kildesystemer(mappe)
    stier = [s for s in mappe.rglob("*") if s.is_file() and s.suffix.lower() in ENDELSER]
    synlige = [s for s in stier if not s.name.startswith((".", "~$"))]
    return sorted((_mappefil(sti, systemer) for sti in synlige), key=lambda fil: fil.rekkefoelge)


def _mappefil(sti: Path, systemer: dict[str, str]) -> Mappefil:
    filtype = _type_av(sti)
    navn = oppgjoersformat().tolk_navn(sti.name)
    dato = navn.valutadato.isoformat() if navn else ""
    plass = _REKKEFOELGE[filtype] if filtype else len(_REKKEFOELGE)
    return Mappefil(sti, filtype, systemer.get(sti.name, ""), (plass, dato, sti.name))


def _type_av(sti: Path) -> Filtype | None:
    """By the name of the file, or a settlement by its first bytes; None leaves it to the headings."""
    if oppgjoersformat().ligner(sti.name, Filkilde(sti).hode(_HODE)):
        return Filtype.OPPGJOER
    foldet = fold(sti.name)
    treff = [t for t in Filtype if t is not Filtype.OPPGJOER and foldet.startswith(t.value)]
    return max(treff, key=lambda t: len(t.value)) if treff else None


def _kildesystemer(mappe: Path) -> dict[str, str]:
    """{file name: source system} from the folder's own kildesystem.json, when it has one."""
    fil = mappe / KILDESYSTEMFIL
    if not fil.is_file():
        return {}
    try:
        innhold = json.loads(fil.read_text("utf-8-sig"))
        return {str(navn): str(system) for navn, system in innhold.items()}
    except (ValueError, AttributeError) as feil:
        raise ValueError(f'{fil.name} skal være JSON: {{"fravaer.csv": "Gat"}}') from feil
