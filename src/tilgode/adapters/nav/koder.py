"""Nav's benefit codes in the settlement: kode -> ytelse, and what feriepenger are of (`koder.csv`).

The set is not closed: a code that is not in the table is not a fault, its lines go to suspense.
Border: the table; reading lines is in `oppgjoer`.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Kode(NamedTuple):
    """What a code stands for; `ytelse` is "" for trekk (A), which belongs to no claim."""

    betydning: str
    ytelse: str
    feriepenger_av: str
    kilde: str


@cache
def koder() -> dict[str, Kode]:
    """Every documented code."""
    tekst = files("tilgode.adapters.nav").joinpath("koder.csv").read_text("utf-8")
    leser = csv.DictReader(tekst.splitlines(), delimiter=";")
    return {r["kode"]: Kode(r["betydning"], r["ytelse"], r["feriepenger_av"], r["kilde"]) for r in leser}


def ytelse_av(kode: str) -> tuple[str, str]:
    """(ytelse, feriepenger_av); ("", "") for trekk and for an unknown code."""
    funnet = koder().get(kode)
    return (funnet.ytelse, funnet.feriepenger_av) if funnet else ("", "")
