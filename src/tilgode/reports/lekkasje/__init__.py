"""The leak report (R-304): what an employer gets too little of, from a folder of exports.

`tegn` gives an analysis any of its forms in any of the languages.
"""

from __future__ import annotations

from tilgode.apps.lekkasje.mappe import Mappeanalyse, analyser_mappe
from tilgode.params.formatering import Spraak
from tilgode.reports import render
from tilgode.reports.lekkasje import render_json
from tilgode.reports.lekkasje.avsnitt import lag_dokument

__all__ = ["Mappeanalyse", "analyser_mappe", "lag_dokument", "tegn"]


def tegn(mappeanalyse: Mappeanalyse, spraak: Spraak, form: str, mappenavn: str) -> bytes:
    """The report as tekst, html, pdf, docx, xlsx or json; raises KeyError for another form.

    The HTML is a whole page, to be opened from the disk.
    """
    if form == "json":
        return render_json.tegn(mappeanalyse, spraak)
    dokument = lag_dokument(mappeanalyse, spraak, mappenavn)
    innhold = render.tegn(dokument, form)
    return _side(dokument.tittel, spraak, innhold) if form == "html" else innhold


def _side(tittel: str, spraak: Spraak, innhold: bytes) -> bytes:
    hode = (
        f'<!doctype html>\n<html lang="{spraak}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{tittel}</title></head><body><main>'
    )
    return hode.encode() + innhold + b"</main></body></html>\n"
