"""Reads the neutral test vectors (tests/vektorer) as pytest parameters, numbers exact as written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from tests.vektorer import MAPPE
from tilgode.values import Periode

DAGER_I_AARET = 260
MAANEDER = 12


@cache
def _les(fil: str) -> tuple[dict[str, Any], ...]:
    linjer = (MAPPE / f"{fil}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(linje, parse_float=Decimal) for linje in linjer)


def vektorer(fil: str, *typer: str) -> list[Any]:
    """One parameter per vector of these types (all when none), named by its id."""
    valgte = [v for v in _les(fil) if not typer or v["type"] in typer]
    assert valgte, f"ingen vektorer i {fil} av type {typer}"
    return [pytest.param(v["input"], v["expected"], id=v["id"]) for v in valgte]


def alle_typer(fil: str) -> set[str]:
    """Every type in a file, so that a test can see that none is left out."""
    return {v["type"] for v in _les(fil)}


def periode(p: dict[str, str]) -> Periode:
    """A period of a vector."""
    return Periode.fra_iso(p["fom"], p["tom"])


def perioder(liste: list[dict[str, str]] | None) -> list[Periode]:
    """Several periods of a vector."""
    return [periode(p) for p in liste or ()]


def dato(tekst: str) -> date:
    """A date of a vector."""
    return date.fromisoformat(tekst)


def aarlig(beloep: dict[str, Any]) -> Fraction:
    """An amount of a vector as kroner a year."""
    faktor = {"daglig": DAGER_I_AARET, "maanedlig": MAANEDER, "aarlig": 1}
    ((enhet, verdi),) = beloep.items()
    return Fraction(verdi) * faktor[enhet]


def dager(runs: list[dict[str, Any]]) -> Iterator[tuple[date, dict[str, Any]]]:
    """Every day of a list of runs."""
    return ((dag, run) for run in runs for dag in periode(run))
