"""The status memo on outstanding refunds (R-120): figures at dates, causes, dunning, plan.

`hent` fetches the content once; `tegn` gives it any of its forms in any of the languages.
"""

from __future__ import annotations

from datetime import date, datetime

from tilgode.params.aarsaker import aarsaksnavn
from tilgode.params.formatering import Spraak
from tilgode.reports import render
from tilgode.reports.statusnotat import render_json
from tilgode.reports.statusnotat.avsnitt import lag_dokument
from tilgode.reports.statusnotat.datoer import tre_datoer
from tilgode.reports.statusnotat.innhold import Notat
from tilgode.reports.statusnotat.query import (
    Mangler,
    finn_arbeidsgiver,
    hent_notat,
    utestaaende_per_kravaar,
)

__all__ = [
    "Mangler",
    "Notat",
    "finn_arbeidsgiver",
    "hent",
    "hent_notat",
    "lag_dokument",
    "tegn",
    "tre_datoer",
    "utestaaende_per_kravaar",
]


def hent(
    *,
    per: date,
    orgnr: str | None = None,
    datoer: tuple[date, date, date] | None = None,
    kjent: datetime | None = None,
) -> Notat:
    """The memo at `datoer`, or at `per` and the two reporting dates before it. Raises Mangler."""
    return hent_notat(finn_arbeidsgiver(orgnr), datoer or tre_datoer(per), kjent)


def tegn(notat: Notat, spraak: Spraak, form: str) -> bytes:
    """The memo as tekst, html, pdf, docx, xlsx or json; raises KeyError for another form."""
    if form == "json":
        return render_json.tegn(notat)
    return render.tegn(lag_dokument(notat, spraak, aarsaksnavn(spraak)), form)
