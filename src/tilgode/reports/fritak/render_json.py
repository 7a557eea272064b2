"""The report of exemptions as JSON: amounts in øre, dates ISO, stored codes.

Border: nothing is computed.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tilgode.apps.fritak.queries import Fritaksoversikt, Hvem


def tegn(oversikt: Fritaksoversikt, dato: date) -> bytes:
    """The JSON document, UTF-8, indented."""
    innhold = {
        "per": dato,
        "kandidater": [
            {
                **_hvem(k.hvem),
                "grunner": [g.value for g in k.kostnad.grunner],
                "egenmeldinger": k.kostnad.egenmeldinger,
                "arbeidsgiverperioder": k.kostnad.perioder,
                "kalenderdager": k.kostnad.kalenderdager,
                "virkedager": k.kostnad.virkedager,
                "kroner_oere": k.kostnad.kroner_oere,
                "feriepenger_oere": k.kostnad.feriepenger_oere,
                "avgift_oere": k.kostnad.avgift_oere,
                "sum_oere": k.kostnad.sum_oere,
            }
            for k in oversikt.kandidater
        ],
        "utloep": [
            {**_hvem(u.hvem), "type": u.type, "tom": u.tom, "varsel_dager": u.varsel_dager}
            for u in oversikt.utloep
        ],
        "ikke_brukt": [
            {
                "person": r.ansattnummer,
                "ansvar": r.ansvar,
                "fom": r.funn.fom,
                "tom": r.funn.tom,
                "oere": r.funn.oere,
                "siste_frist": r.funn.frist,
            }
            for r in oversikt.ikke_brukt
        ],
        "omsorgsdager": [
            {
                **_hvem(o.hvem),
                "aar": o.aar,
                "passert": o.passert,
                "dager": str(o.dager),
                "oere": o.oere,
                "ukrevd_oere": o.ukrevd_oere,
                "siste_frist": o.frist,
            }
            for o in oversikt.omsorg
        ],
    }
    return (json.dumps(innhold, ensure_ascii=False, indent=1, default=date.isoformat) + "\n").encode()


def _hvem(hvem: Hvem) -> dict[str, Any]:
    return {"person": hvem.ansattnummer, "ansvar": hvem.ansvar}
