"""The report of exemptions (R-040, R-227, R-241, R-252 to R-254): candidates with cost, decisions that run out,
exemptions that are not used, and days with a sick child that have become Nav's.

`tegn` gives the overview of `apps.fritak.queries` any form in any of the languages.
"""

from __future__ import annotations

from datetime import date

from tilgode.apps.fritak.queries import Fritaksoversikt
from tilgode.params.formatering import Spraak
from tilgode.reports import render
from tilgode.reports.fritak import render_json
from tilgode.reports.fritak.avsnitt import lag_dokument

__all__ = ["lag_dokument", "tegn"]


def tegn(oversikt: Fritaksoversikt, hvem: str, dato: date, spraak: Spraak, form: str) -> bytes:
    """The report as tekst, html, pdf, docx, xlsx or json; raises KeyError for another form."""
    if form == "json":
        return render_json.tegn(oversikt, dato)
    return render.tegn(lag_dokument(oversikt, hvem, dato, spraak), form)
