"""The key figures as JSON: numerator and denominator of each, so that the share can be checked.

Border: nothing is computed but the millionths (`ppm`) of a share; days are tenths.
"""

from __future__ import annotations

import json
from typing import Any

from tilgode.apps.noekkeltall.queries import Noekkeltallsrapport
from tilgode.core.noekkeltall import Maaling
from tilgode.values.beloep import rund_halv_opp

HELE, TIDELER = 1_000_000, 10


def tegn(rapport: Noekkeltallsrapport) -> bytes:
    """The JSON document, UTF-8, indented."""
    avvik = rapport.avvik
    innhold = {
        "per": rapport.per.isoformat(),
        "kvartaler": [
            {
                "kvartal": rad.kvartal.navn,
                "fra": rad.kvartal.fra.isoformat(),
                "til": rad.kvartal.til.isoformat(),
                "helt": rad.kvartal.helt,
                "noekkeltall": {m.hva.value: _maaling(m) for m in rad.maalinger},
            }
            for rad in rapport.kvartaler
        ],
        "avvik_forklart": avvik
        and {
            "dato": avvik.dato.isoformat(),
            "teller_oere": avvik.forklart_oere,
            "nevner_oere": avvik.avvik_oere,
        },
    }
    return (json.dumps(innhold, ensure_ascii=False, indent=1) + "\n").encode()


def _maaling(m: Maaling) -> dict[str, Any]:
    faktor, navn = (TIDELER, "dager_tideler") if m.hva.er_dager else (HELE, "ppm")
    verdi = None if m.verdi is None else rund_halv_opp(m.verdi * faktor)
    return {"teller": m.teller, "nevner": m.nevner, navn: verdi}
