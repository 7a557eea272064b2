"""The controls' findings as JSON: amounts in øre, dates ISO, stored codes.

Border: nothing is computed.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tilgode.apps.kontroll.queries import Kontrollrad, Kontrollsvar


def tegn(svar: Kontrollsvar, dato: date) -> bytes:
    """The JSON document, UTF-8, indented."""
    innhold = {
        "per": dato.isoformat(),
        "funn": [som_objekt(r) for r in svar.rader],
        "ikke_kontrollert": dict(svar.ikke_kontrollert),
    }
    return (json.dumps(innhold, ensure_ascii=False, indent=1) + "\n").encode()


def som_objekt(rad: Kontrollrad) -> dict[str, Any]:
    """One finding."""
    funn, vurdering = rad.funn, rad.vurdering
    return {
        "kontroll": funn.kontroll.value,
        "retning": rad.retning.value,
        "aarsak": funn.aarsak,
        "krav": rad.krav or None,
        "person": rad.ansattnummer,
        "ansvar": rad.ansvar,
        "kravaar": rad.kravaar,
        "ytelse": funn.ytelse,
        "fom": funn.fom.isoformat(),
        "tom": funn.tom.isoformat(),
        "oere": funn.oere,
        "rettet_oere": rad.rettet_oere,
        "aapent_oere": rad.aapent_oere,
        "siste_frist": funn.frist.isoformat() if funn.frist else None,
        "sperrer": rad.sperrer,
        "fakta": dict(funn.fakta),
        "vurdering": None
        if vurdering is None
        else {
            "avgjoerelse": vurdering.avgjoerelse,
            "notat": vurdering.notat,
            "aktoer": vurdering.aktoer,
            "registrert": vurdering.registrert.isoformat(),
        },
    }
