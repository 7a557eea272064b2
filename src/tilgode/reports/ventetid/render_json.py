"""Waiting times as JSON; days are whole, shares are millionths (`_ppm`), dates ISO.

Border: nothing is computed; persons do not appear.
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from tilgode.apps.ventetid.queries import Overgrense, Ventetider
from tilgode.core.ventetid import Normrad, Ventetidsrad
from tilgode.core.ventetid.statistikk import PERSENTILER
from tilgode.params.normtider import normer, publiserte_andeler

HELE = 1_000_000


def tegn(ventetider: Ventetider) -> bytes:
    """The JSON document, UTF-8, indented."""
    s = ventetider.statistikk
    innhold = {
        "per": s.per.isoformat(),
        "ytelser": [_rad(r) for r in s.ytelser],
        "kravtyper": [_rad(r) for r in s.typer],
        "maaneder": [_rad(r) for r in s.maaneder],
        "nasjonal": [_normrad(r, s.aar) for r in s.nasjonal],
        "utland": [_normrad(r, s.aar) for r in s.utland],
        "publisert": [
            {
                "tabell": p.kilde,
                "omraade": p.navn,
                "krav_prosent": p.krav_prosent,
                "aar": p.aar,
                "prosent": p.prosent,
            }
            for p in publiserte_andeler()
        ],
        "normer": [
            {
                "ytelse": n.ytelse,
                "norm_dager": n.norm_dager,
                "ytre_grense_dager": n.ytre_grense_dager,
                "krav_prosent": n.krav_prosent,
                "fom": n.fom.isoformat(),
                "tom": n.tom.isoformat() if n.tom else None,
                "status": n.status,
                "kilde": n.kilde,
            }
            for n in normer()
        ],
        "over_ytre_grense": [_overgrense(o) for o in ventetider.over_grensen],
    }
    return (json.dumps(innhold, ensure_ascii=False, indent=1) + "\n").encode()


def _rad(r: Ventetidsrad) -> dict[str, Any]:
    return {
        "ytelse": r.ytelse,
        "kravtype": r.type.value if r.type else None,
        "maaned": str(r.maaned) if r.maaned else None,
        "antall": r.antall,
        "besvart": r.besvart,
        "ubesvart": r.ubesvart,
        "persentiler_dager": dict(zip(map(str, PERSENTILER), r.persentiler, strict=True)),
        "norm_dager": r.norm_dager,
        "ytre_grense_dager": r.ytre_grense_dager,
        "innen_norm_ppm": _ppm(r.innen_norm),
        "innen_norm_baand_ppm": None if r.innen_baand is None else [_ppm(a) for a in r.innen_baand],
        "over_norm_ppm": _ppm(r.over_norm),
        "over_ytre_grense_ppm": _ppm(r.over_ytre),
        "ubesvart_over_norm": r.ubesvart_over_norm,
        "ubesvart_over_ytre_grense": r.ubesvart_over_ytre,
    }


def _normrad(r: Normrad, aar: tuple[int, ...]) -> dict[str, Any]:
    return {
        "omraade": r.omraade,
        "krav_prosent": r.krav_prosent,
        "antall": r.antall,
        "innen_norm_ppm": {str(a): _ppm(andel) for a, andel in zip(aar, r.andeler, strict=True)},
    }


def _overgrense(o: Overgrense) -> dict[str, Any]:
    return {
        "krav": o.krav,
        "ytelse": o.ytelse,
        "sendt": o.sendt.isoformat(),
        "dager": o.dager,
        "ytre_grense_dager": o.ytre_grense_dager,
        "utestaaende_oere": o.oere,
    }


def _ppm(andel: Fraction | None) -> int | None:
    return None if andel is None else round(andel * HELE)
