"""The refund report as JSON: amounts in øre, dates ISO, stored codes.

Border: nothing is computed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from tilgode.apps.krav.refusjonsliste import Refusjonsrad


def tegn(rader: Sequence[Refusjonsrad], dato: date) -> bytes:
    """The JSON document, UTF-8, indented."""
    innhold = {"per": dato.isoformat(), "krav": [_rad(r) for r in rader]}
    return (json.dumps(innhold, ensure_ascii=False, indent=1, default=date.isoformat) + "\n").encode()


def _rad(rad: Refusjonsrad) -> dict[str, Any]:
    return {
        **asdict(rad.krav),
        "avvik_oere": rad.krav.avvik_oere,
        "ventet_oere": rad.ventet_oere,
        "fremtidig": rad.fremtidig,
        "overfoert": rad.overfoert,
        "ikke_overfoert_oere": rad.ikke_overfoert_oere,
    }
