"""Words, amounts and dates in the page's language: `{% t "noekkel" %}`, `{{ oere|kroner:spraak }}`.

Border: formatting is `reports.formatering`'s; the sentences are in `web/tekster.toml`.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from babel.dates import format_date
from django import template
from django.http import QueryDict
from django.template.context import Context
from django.urls import reverse
from django.utils import timezone

from tilgode.params import formatering
from tilgode.params.formatering import SPRAAK, Spraak
from tilgode.params.lesing import tolk_hjemmel
from tilgode.params.tekster import kodetekster
from tilgode.reports.tekstkatalog import Tekstkatalog, katalog

register = template.Library()


def spraak_for(kode: str | None) -> Spraak:
    """The page's language from Django's language code; bokmål when it is another."""
    kort = (kode or "nb")[:2]
    return kort if kort in SPRAAK else "nb"


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


@register.simple_tag(takes_context=True)
def lovkode(context: Context, verdi: str) -> str:
    """The name of a code of the law (reason of refusal, certainty), from `params/tekster`."""
    spraak = spraak_for(context.get("LANGUAGE_CODE"))
    return kodetekster()[verdi][spraak] if verdi in kodetekster() else verdi


@register.simple_tag(takes_context=True)
def b(context: Context, oere: int | None) -> str:
    """Øre as kroner in a table: two decimals in every row when the page says `med_oere`, but a bare 0."""
    if not oere:
        return "" if oere is None else "0"
    spraak = spraak_for(context.get("LANGUAGE_CODE"))
    return formatering.kroner(oere, spraak, med_oere=True if context.get("med_oere") else None)


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
def stor_forbokstav(tekst: str) -> str:
    """The sentence with a capital, and the rest as it is."""
    return tekst[:1].upper() + tekst[1:]


@register.filter
def minus(oere: int, annet: int) -> int:
    """The difference of two amounts that belong together (a line less what is left of it)."""
    return oere - annet


@register.filter
def uten_fortegn(oere: int) -> int:
    """The amount without its sign."""
    return abs(oere)


@register.filter
def dag(verdi: date | None, spraak: str = "nb") -> str:
    """A short date."""
    return "" if verdi is None else formatering.dato(verdi, spraak_for(spraak))


@register.filter
def lang_dag(verdi: date | None, spraak: str = "nb") -> str:
    """A long date."""
    return "" if verdi is None else formatering.lang_dato(verdi, spraak_for(spraak))


@register.filter
def maaned(verdi: date, spraak: str = "nb") -> str:
    """A month and year: `januar 2024`."""
    return str(format_date(verdi, "LLLL yyyy", locale="en_GB" if spraak == "en" else spraak_for(spraak)))


@register.filter
def ukedag(verdi: date, spraak: str = "nb") -> str:
    """The day of the week, short: `ti.`."""
    return str(format_date(verdi, "EEE", locale="en_GB" if spraak == "en" else spraak_for(spraak)))


@register.filter
def tid(verdi: datetime | None, spraak: str = "nb") -> str:
    """Date and time."""
    return "" if verdi is None else formatering.tidspunkt(timezone.localtime(verdi), spraak_for(spraak))


@register.filter
def grad(verdi: object, spraak: str = "nb") -> str:
    """A degree of sickness or position as percent, without needless decimals."""
    if isinstance(verdi, Fraction):
        verdi = formatering.broek(verdi, "en")
    tekst = f"{Decimal(str(verdi)).normalize():f}"
    return f"{tekst}%" if spraak_for(spraak) == "en" else f"{tekst.replace('.', ',')}\u00a0%"


@register.filter
def hjemmel(noekkel: str) -> str:
    """A provision from its stored key: `ftrl-8-19-1` is «ftrl. § 8-19 første ledd»."""
    return str(tolk_hjemmel(noekkel))


@register.filter
def slaa_opp(ordbok: dict[str, str], noekkel: str) -> str:
    """The name of a code in a dictionary; the code itself when it is not there."""
    return ordbok.get(noekkel, noekkel)


@register.filter
def del_paa_komma(tekst: str) -> list[str]:
    """The parts of a list written in a template."""
    return tekst.split(",")


@register.filter
def slaa_opp_felt(felt: dict[str, str], navn: str) -> str:
    """What a form was sent with in a field; empty when it was not."""
    return str(felt.get(navn, ""))


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


@register.simple_tag(takes_context=True)
def videre(context: Context, navn: str, *args: Any, **felt: Any) -> str:
    """The address of another page at the same date and moment; more fields may be given."""
    gjeldende = context["request"].GET
    query = QueryDict(mutable=True)
    for felles in ("arbeidsgiver", "dato", "kjent"):
        if gjeldende.get(felles):
            query[felles] = gjeldende[felles]
    for noekkel, verdi in felt.items():
        if verdi not in (None, ""):
            query[noekkel] = verdi.isoformat() if isinstance(verdi, date) else str(verdi)
    adresse = reverse(navn, args=args)
    return f"{adresse}?{query.urlencode()}" if query else adresse
