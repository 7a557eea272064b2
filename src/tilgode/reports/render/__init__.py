"""Renderers: one document, five forms. Border: no figures are computed and no words chosen here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from tilgode.reports.dokument import Dokument

#: Form, MIME type and file ending are the same wherever a report leaves the program.
MIMETYPER = {
    "tekst": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def tegn(dokument: Dokument, form: str) -> bytes:
    """The document in a form of MIMETYPER, as bytes; only that form's library is loaded."""
    if form not in MIMETYPER:
        raise KeyError(form)
    tegner: Callable[[Dokument], str | bytes] = import_module(f"tilgode.reports.render.{form}").tegn
    innhold = tegner(dokument)
    return innhold if isinstance(innhold, bytes) else str(innhold).encode()
