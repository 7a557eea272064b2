"""The report of the controls at the source (R-221 to R-231): what was found, mended and left, with kroner.

`tegn` gives the rows of `apps.kontroll.queries` any form in any of the languages.
"""

from __future__ import annotations

from datetime import date

from tilgode.apps.kontroll.queries import Kontrollsvar
from tilgode.params.formatering import Spraak
from tilgode.reports import render
from tilgode.reports.kontroll import render_json
from tilgode.reports.kontroll.avsnitt import lag_dokument

__all__ = ["lag_dokument", "tegn"]


def tegn(svar: Kontrollsvar, hvem: str, dato: date, spraak: Spraak, form: str) -> bytes:
    """The report as tekst, html, pdf, docx, xlsx or json; raises KeyError for another form."""
    if form == "json":
        return render_json.tegn(svar, dato)
    return render.tegn(lag_dokument(svar, hvem, dato, spraak), form)
