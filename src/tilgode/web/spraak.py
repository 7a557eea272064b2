"""What every page knows: language, menu, and where in it the page stands.

Border: no figures. `felles` is the context processor of all templates.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

MENY = ("oversikt", "utestaaende", "ventet", "kontroller", "oppgjoersliste", "avvik", "notat", "rapporter")
#: Pages below a point of the menu.
UNDER = {
    "krav": "utestaaende",
    "hvorfor": "utestaaende",
    "hvis": "utestaaende",
    "kravavvik": "avvik",
    "kravkontroll": "kontroller",
    "rapport": "rapporter",
    "bevegelser": "utestaaende",
    "oppgjoer": "oppgjoersliste",
    "hauger": "oppgjoersliste",
    "linje": "oppgjoersliste",
}


def felles(request: HttpRequest) -> dict[str, Any]:
    """Menu, languages and the point of the menu that the page belongs to."""
    treff = request.resolver_match
    navn = treff.url_name if treff and treff.url_name else ""
    return {
        "meny": MENY,
        "menypunkt": UNDER.get(navn, navn),
        "er_menypunkt": navn in MENY,
        "spraakliste": settings.LANGUAGES,
    }
