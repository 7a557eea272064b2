"""What every page knows: language, menu, the employer it is about.

Border: no figures. `felles` is the context processor of all templates.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

MENY = ("oversikt", "utestaaende", "oppgjoer", "notat")


def felles(request: HttpRequest) -> dict[str, Any]:
    """Menu, languages and the name of the current page."""
    treff = request.resolver_match
    return {
        "meny": MENY,
        "side": treff.url_name if treff else "",
        "spraakliste": settings.LANGUAGES,
    }
