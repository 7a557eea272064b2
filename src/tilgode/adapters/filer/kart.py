"""Maps from a source system's headings and codes to our columns: the built-in ones, and suggestions.

A map is data (`data/kart/*.json`); the headings there are those of the systems' usual exports and an
installation saves its own where they differ. Border: which heading is which column; cells are read in
`tolkere`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

from tilgode.adapters.filer.katalog import Kolonne, katalog, kolonner
from tilgode.core.innlesing.feilsamler import Feilsamler
from tilgode.core.innlesing.porter import Kart
from tilgode.core.innlesing.rapport import Filtype
from tilgode.core.innlesing.tolking import fold

_LIKNER = 0.72


@cache
def innebygde_kart() -> tuple[Kart, ...]:
    """Every map that comes with the program; an alias is a map of its own."""
    alle = []
    for fil in sorted(files("tilgode.adapters.filer").joinpath("data/kart").iterdir(), key=lambda f: f.name):
        innhold = json.loads(fil.read_text("utf-8"))
        for system in (innhold["kildesystem"], *innhold.get("alias", ())):
            for filtype, kart in innhold["filer"].items():
                alle.append(Kart(system, Filtype(filtype), kart["kolonner"], kart.get("koder", {})))
    return tuple(alle)


@cache
def _synonymer(filtype: Filtype) -> dict[str, str]:
    """Folded heading of any known system -> our column."""
    funnet: dict[str, str] = {}
    for kart in innebygde_kart():
        if kart.type is filtype:
            for kolonne, overskrift in kart.kolonner.items():
                funnet.setdefault(fold(overskrift), kolonne)
    return funnet


@dataclass(frozen=True, slots=True)
class Kobling:
    """Where each of our columns stands in the file; -1 when it is not there."""

    kolonner: tuple[Kolonne, ...]
    plass: tuple[int, ...]


def finn_plasser(overskrifter: Sequence[str], filtype: Filtype, kart: Kart | None) -> dict[str, int]:
    """Our column -> index in the file, by the map's heading or else by our own name."""
    foldet = [fold(o) for o in overskrifter]
    plasser = {}
    for kolonne in kolonner(filtype):
        kandidater = [fold(kart.kolonner[kolonne.navn])] if kart and kolonne.navn in kart.kolonner else []
        for navn in (*kandidater, kolonne.navn):
            if navn in foldet:
                plasser[kolonne.navn] = foldet.index(navn)
                break
    return plasser


def mangler(filtype: Filtype, plasser: Iterable[str]) -> list[Kolonne]:
    """Required columns that are not there."""
    har = set(plasser)
    return [k for k in kolonner(filtype) if k.paakrevd and k.navn not in har]


def gjenkjenn_type(overskrifter: Sequence[str], kart: Sequence[Kart]) -> Filtype | None:
    """The type whose required columns are all among the headings; most columns found wins."""
    beste: tuple[int, Filtype] | None = None
    for filtype in katalog():
        valgt = next((k for k in kart if k.type is filtype), None)
        plasser = finn_plasser(overskrifter, filtype, valgt)
        if not mangler(filtype, plasser) and (beste is None or len(plasser) > beste[0]):
            beste = (len(plasser), filtype)
    return beste[1] if beste else None


def koble(
    overskrifter: Sequence[str], linje: int, filtype: Filtype, kart: Kart | None, samler: Feilsamler
) -> Kobling | None:
    """Where the columns are, or None with faults that suggest what each heading may be."""
    plasser = finn_plasser(overskrifter, filtype, kart)
    savnet = mangler(filtype, plasser)
    _meld_doble(overskrifter, plasser, linje, samler)
    ubrukte = [o for i, o in enumerate(overskrifter) if i not in plasser.values() and o.strip()]
    if savnet:
        _meld_savnet(savnet, ubrukte, overskrifter, linje, filtype, samler)
        return None
    if ubrukte:
        liste = ", ".join(ubrukte)
        samler.advar(
            linje,
            "(overskrifter)",
            liste,
            f"kolonner som ikke brukes: {liste}",
            "ingenting, eller legg dem i kartet",
        )
    alle = kolonner(filtype)
    return Kobling(alle, tuple(plasser.get(k.navn, -1) for k in alle))


def _meld_doble(overskrifter: Sequence[str], plasser: dict[str, int], linje: int, samler: Feilsamler) -> None:
    foldet = [fold(o) for o in overskrifter]
    for navn, plass in plasser.items():
        if foldet.count(foldet[plass]) > 1:
            melding = f"overskriften «{overskrifter[plass]}» står flere ganger"
            samler.legg(linje, navn, overskrifter[plass], melding, "gi kolonnene ulike navn")


def foreslaa(overskrifter: Sequence[str], filtype: Filtype) -> dict[str, str]:
    """Our column -> the heading that looks most like it, by known systems' names and by spelling."""
    synonymer = _synonymer(filtype)
    forslag: dict[str, str] = {}
    for overskrift in overskrifter:
        kolonne = synonymer.get(fold(overskrift)) or _likest(fold(overskrift), filtype)
        if kolonne:
            forslag.setdefault(kolonne, overskrift)
    return forslag


def _likest(foldet: str, filtype: Filtype) -> str | None:
    treff = [(SequenceMatcher(None, foldet, k.navn).ratio(), k.navn) for k in kolonner(filtype)]
    beste, navn = max(treff)
    return navn if beste >= _LIKNER else None


def passende_systemer(overskrifter: Sequence[str], filtype: Filtype) -> list[str]:
    """Source systems whose built-in map finds every required column."""
    return [
        kart.kildesystem
        for kart in innebygde_kart()
        if kart.type is filtype and not mangler(filtype, finn_plasser(overskrifter, filtype, kart))
    ]


def _meld_savnet(
    savnet: list[Kolonne],
    ubrukte: list[str],
    overskrifter: Sequence[str],
    linje: int,
    filtype: Filtype,
    samler: Feilsamler,
) -> None:
    systemer = passende_systemer(overskrifter, filtype)
    forslag = foreslaa(ubrukte, filtype)
    for kolonne in savnet:
        if systemer:
            rettelse = f"overskriftene passer med {systemer[0]}: bruk --kildesystem {systemer[0]}"
        elif kolonne.navn in forslag:
            ligner = forslag[kolonne.navn]
            rettelse = (
                f"«{ligner}» ligner: gi den navnet {kolonne.navn}, eller lagre et kart med --lagre-kart"
            )
        else:
            rettelse = f"legg til kolonnen, eller hent malen med «tilgode importer --mal {filtype.value}»"
        funnet = ", ".join(overskrifter)
        samler.legg(linje, kolonne.navn, funnet, f"den påkrevde kolonnen «{kolonne.navn}» mangler", rettelse)
