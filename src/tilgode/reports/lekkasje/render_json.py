"""The analysis as JSON in the fixed form for programs; amounts are whole øre, dates ISO.

Border: nothing is computed; persons are named by their ansattnummer.
"""

from __future__ import annotations

import json
from typing import Any

from tilgode.apps.lekkasje.mappe import Mappeanalyse
from tilgode.core.lekkasje.typer import Funn, IkkeKontrollert
from tilgode.params.formatering import Spraak
from tilgode.reports.lekkasje import setninger
from tilgode.reports.lekkasje.avsnitt import PAKKE
from tilgode.reports.tekstkatalog import Tekstkatalog, katalog


def tegn(mappeanalyse: Mappeanalyse, spraak: Spraak) -> bytes:
    """The JSON document, UTF-8, indented; sentences in the language."""
    t = katalog(PAKKE, spraak)
    innhold = {
        "funn": [_funn(t, funn) for funn in mappeanalyse.analyse.funn],
        "ikke_kontrollert": [_ikke(t, ikke) for ikke in mappeanalyse.analyse.ikke_kontrollert],
    }
    return (json.dumps(innhold, ensure_ascii=False, indent=2) + "\n").encode()


def _funn(t: Tekstkatalog, funn: Funn) -> dict[str, Any]:
    return {
        "kontroll": funn.kontroll,
        "person": funn.person,
        "fom": funn.fom.isoformat(),
        "tom": funn.tom.isoformat(),
        "oere": funn.oere,
        "siste_frist": funn.siste_frist.isoformat() if funn.siste_frist else None,
        "tapt_oere": funn.tapt_oere,
        "sikkerhet": funn.sikkerhet.value,
        "tekst": setninger.funnsetning(t, funn).replace("\u00a0", " "),
    }


def _ikke(t: Tekstkatalog, ikke: IkkeKontrollert) -> dict[str, Any]:
    return {
        "kontroll": ikke.kontroll.id,
        "navn": setninger.navn(t, ikke.kontroll),
        "mangler": setninger.mangler(t, ikke),
        "rettelse": setninger.rettelse(t, ikke),
        "personer": list(ikke.personer),
    }
