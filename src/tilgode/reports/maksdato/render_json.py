"""The maksdato report as JSON: amounts in øre, dates ISO, stored codes.

Border: nothing is computed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from tilgode.apps.maksdato.queries import Maksdatorad


def tegn(rader: Sequence[Maksdatorad], dato: date) -> bytes:
    """The JSON document, UTF-8, indented."""
    innhold = {"per": dato.isoformat(), "saker": [_rad(r) for r in rader]}
    return (json.dumps(innhold, ensure_ascii=False, indent=1, default=date.isoformat) + "\n").encode()


def _rad(rad: Maksdatorad) -> dict[str, Any]:
    sak = rad.sak
    return {
        "person": rad.ansattnummer,
        "ansvar": rad.ansvar,
        "varsel": sak.varsel.value if sak.varsel else None,
        "maksdato": sak.maksdato,
        "maksdato_nav": sak.nav_maksdato,
        "differanse_kalenderdager": sak.differanse_maksdato,
        "dager_loven": sak.forbrukt_dager,
        "dager_refundert": sak.refundert_dager,
        "differanse_dager": sak.differanse_dager,
        "gjenstaende_dager": sak.gjenstaende_dager,
        "bestemmelse": sak.bestemmelse,
        "fravaersdager_etter": sak.fravaer_dager,
        "krevd_etter_oere": sak.krevd_oere,
        "mottatt_etter_oere": sak.mottatt_oere,
        "loenn_etter_oere": sak.loenn_oere,
    }
