"""The refund report (R-105): each claim of a unit by employee and period, with every column.

`tegn` gives the rows of `apps.krav.refusjonsliste` any form in any of the languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tilgode.apps.krav.refusjonsliste import Refusjonsrad
from tilgode.params.formatering import Spraak
from tilgode.reports import render
from tilgode.reports.refusjonsrapport import render_json
from tilgode.reports.refusjonsrapport.avsnitt import lag_dokument

__all__ = ["lag_dokument", "tegn"]


def tegn(rader: Sequence[Refusjonsrad], hvem: str, dato: date, spraak: Spraak, form: str) -> bytes:
    """The report as tekst, html, pdf, docx, xlsx or json; raises KeyError for another form."""
    if form == "json":
        return render_json.tegn(rader, dato)
    return render.tegn(lag_dokument(rader, hvem, dato, spraak), form)
