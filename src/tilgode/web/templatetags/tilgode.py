"""Words, amounts and dates in the page's language: `{% t "noekkel" %}`, `{{ oere|kroner:spraak }}`.

Border: formatting is `reports.formatering`'s; the sentences are in `web/tekster.toml`.
"""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any, cast

from django import template
from django.http import QueryDict
from django.template.context import Context

from tilgode.reports import formatering
from tilgode.reports.formatering import SPRAAK, Spraak
from tilgode.reports.tekstkatalog import Tekstkatalog, katalog

register = template.Library()


def spraak_for(kode: str | None) -> Spraak:
    """The page's language from Django's language code; bokmål when it is another."""
    kort = (kode or "nb")[:2]
    return cast("Spraak", kort) if kort in SPRAAK else "nb"


def tekster(kode: str | None) -> Tekstkatalog:
    """The catalogue of the pages in a language."""
    return katalog("tilgode.web", spraak_for(kode))


@register.simple_tag(takes_context=True)
def t(context: Context, noekkel: str, **verdier: Any) -> str:
    """A sentence of the pages; named places are filled as text."""
    return tekster(context.get("LANGUAGE_CODE"))(noekkel, **{k: str(v) for k, v in verdier.items()})


@register.simple_tag(takes_context=True)
def kode(context: Context, gruppe: str, verdi: object) -> str:
    """The label of a stored code: `{% kode "ytelse" krav.ytelse %}`; the code itself when unknown."""
    katalogen = tekster(context.get("LANGUAGE_CODE"))
    noekkel = f"{gruppe}_{verdi}"
    return katalogen(noekkel) if katalogen.har(noekkel) else str(verdi)


@register.filter
def kroner(oere: int | None, spraak: str = "nb") -> str:
    """Øre as kroner with two decimals only when needed; empty for None."""
    return "" if oere is None else formatering.kroner(oere, spraak_for(spraak))


@register.filter
def kroner_oere(oere: int | None, spraak: str = "nb") -> str:
    """Øre as kroner, always with two decimals."""
    return "" if oere is None else formatering.kroner(oere, spraak_for(spraak), med_oere=True)


@register.filter
def kr(oere: int | None, spraak: str = "nb") -> str:
    """Øre as kroner with currency."""
    return "" if oere is None else formatering.kr(oere, spraak_for(spraak))


@register.filter
def dag(verdi: date | None, spraak: str = "nb") -> str:
    """A short date."""
    return "" if verdi is None else formatering.dato(verdi, spraak_for(spraak))


@register.filter
def lang_dag(verdi: date | None, spraak: str = "nb") -> str:
    """A long date."""
    return "" if verdi is None else formatering.lang_dato(verdi, spraak_for(spraak))


@register.filter
def tid(verdi: datetime | None, spraak: str = "nb") -> str:
    """Date and time."""
    return "" if verdi is None else formatering.tidspunkt(verdi, spraak_for(spraak))


@register.filter
def prosent(verdi: Fraction | None, spraak: str = "nb") -> str:
    """A share as percent."""
    return formatering.prosent(verdi, spraak_for(spraak))


@register.filter
def antall(verdi: int, spraak: str = "nb") -> str:
    """A count with thousands split."""
    return formatering.tall(verdi, spraak_for(spraak))


@register.simple_tag(takes_context=True)
def lenke(context: Context, **endringer: Any) -> str:
    """The page's own query string with some values changed; an empty value takes one away."""
    query: QueryDict = context["request"].GET.copy()
    for navn, verdi in endringer.items():
        query.pop(navn, None)
        if verdi not in (None, ""):
            query[navn] = verdi.isoformat() if isinstance(verdi, date) else str(verdi)
    return f"?{query.urlencode()}"
