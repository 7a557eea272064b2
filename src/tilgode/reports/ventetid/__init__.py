"""The waiting time report (R-117): how long Nav takes, with the unanswered claims counted in.

`hent` finds the figures, `tegn` gives them any form in any of the languages.
"""

from __future__ import annotations

from tilgode.apps.ventetid.queries import Ventetider
from tilgode.params.formatering import Spraak
from tilgode.reports import render
from tilgode.reports.ventetid import render_json
from tilgode.reports.ventetid.avsnitt import lag_dokument

__all__ = ["lag_dokument", "tegn"]


def tegn(ventetider: Ventetider, arbeidsgiver: str, spraak: Spraak, form: str) -> bytes:
    """The report as tekst, html, pdf, docx, xlsx or json; raises KeyError for another form."""
    if form == "json":
        return render_json.tegn(ventetider)
    return render.tegn(lag_dokument(ventetider, arbeidsgiver, spraak), form)
