"""The key figures as a report (R-315), in any form and language."""

from __future__ import annotations

from tilgode.apps.noekkeltall.queries import Noekkeltallsrapport
from tilgode.params.formatering import Spraak
from tilgode.reports import render
from tilgode.reports.noekkeltall import render_json
from tilgode.reports.noekkeltall.avsnitt import lag_dokument

__all__ = ["lag_dokument", "tegn"]


def tegn(rapport: Noekkeltallsrapport, arbeidsgiver: str, spraak: Spraak, form: str) -> bytes:
    """The report as tekst, html, pdf, docx, xlsx or json; raises KeyError for another form."""
    if form == "json":
        return render_json.tegn(rapport)
    return render.tegn(lag_dokument(rapport, arbeidsgiver, spraak), form)
