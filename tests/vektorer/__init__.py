"""The cases of the law, one JSON object per line: `README.md` says what the fields mean.

Border: reading only. Each rule's own test turns a case into facts and compares.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

MAPPE = Path(__file__).parent
FILER = tuple(sorted(fil.stem for fil in MAPPE.glob("*.jsonl")))

Vektor = dict[str, Any]


@cache
def les(fil: str) -> tuple[Vektor, ...]:
    """Every case of one file, in order."""
    return tuple(json.loads(linje) for linje in (MAPPE / f"{fil}.jsonl").read_text("utf-8").splitlines())


def vektorer(fil: str, *typer: str) -> list[Any]:
    """The cases of one file (of some types) as parameters of a test, named by their id."""
    valgt = [v for v in les(fil) if not typer or v.get("type") in typer]
    return [pytest.param(v, id=v["id"]) for v in valgt]
