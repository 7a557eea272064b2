"""Norms for Nav's handling time, and the shares that were published of them (R-117, R-256).

Nav states handling times for some ytelser; sykepenger has no published norm, and there the level is our
own: six months, the age at which a claim is dunned. Each line has its source and status.
Border: reading only; the statistics are `core.ventetid`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from tilgode.core.ventetid import Norm


@dataclass(frozen=True, slots=True)
class Publisertandel:
    """A published share within norm, in per cent, of one area and year; `omraade` is empty when we have none."""

    omraade: str
    navn: str
    type: str
    krav_prosent: int | None
    aar: int
    prosent: int | None
    kilde: str


@lru_cache(maxsize=1)
def normer() -> tuple[Norm, ...]:
    """Every norm, in the order of the file."""
    return tuple(
        Norm(
            rad["ytelse"],
            rad["omraade"],
            int(rad["norm_dager"]),
            int(rad["ytre_grense_dager"]),
            _heltall(rad["krav_prosent"]),
            date.fromisoformat(rad["fom"]),
            date.fromisoformat(rad["tom"]) if rad["tom"] else None,
            rad["status"],
            rad["kilde"],
            rad["merknad"],
        )
        for rad in _tabell("normtider.csv")
    )


def norm_for(ytelse: str, dag: date) -> Norm | None:
    """The norm of a ytelse for a claim sent on the day."""
    return next((n for n in normer() if n.ytelse == ytelse and n.gjelder(dag)), None)


@lru_cache(maxsize=1)
def publiserte_andeler() -> tuple[Publisertandel, ...]:
    """T-11 (national) and T-12 (cross-border), as they were printed."""
    return tuple(
        Publisertandel(
            rad["omraade"],
            rad["navn"],
            rad["type"],
            _heltall(rad["krav_prosent"]),
            int(rad["aar"]),
            _heltall(rad["prosent"]),
            rad["kilde"],
        )
        for rad in _tabell("normandeler.csv")
    )


def _heltall(tekst: str) -> int | None:
    return int(tekst) if tekst else None


def _tabell(navn: str) -> list[dict[str, str]]:
    tekst = files("tilgode.params").joinpath(f"data/{navn}").read_text(encoding="utf-8")
    return list(csv.DictReader(tekst.splitlines(), delimiter=";"))
