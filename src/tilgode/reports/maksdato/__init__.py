"""The maksdato report (R-107, R-226): warnings, what is claimed and paid after it, our count beside Nav's.

`tegn` gives the rows of `apps.maksdato.queries` any form in any of the languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tilgode.apps.maksdato.queries import Maksdatorad
from tilgode.params.formatering import Spraak
from tilgode.reports import render
from tilgode.reports.maksdato import render_json
from tilgode.reports.maksdato.avsnitt import lag_dokument

__all__ = ["lag_dokument", "tegn"]


def tegn(rader: Sequence[Maksdatorad], hvem: str, dato: date, spraak: Spraak, form: str) -> bytes:
    """The report as tekst, html, pdf, docx, xlsx or json; raises KeyError for another form."""
    if form == "json":
        return render_json.tegn(rader, dato)
    return render.tegn(lag_dokument(rader, hvem, dato, spraak), form)
