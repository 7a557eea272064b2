"""A document as an HTML fragment with real table headings; the page around it is the web's.

No style attributes and no scripts: the fragment works under a strict content policy.
"""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from tilgode.params.formatering import Spraak
from tilgode.reports.dokument import Avsnitt, Blokk, Dokument, Overskrift, Punkter, Tabellblokk


def tegn(dokument: Dokument, overskriftsnivaa: int = 1) -> SafeString:
    """The document as an <article>; `overskriftsnivaa` is the level of its title (1-4)."""
    opplysninger = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", dokument.opplysninger)
    blokker = [_blokk(b, dokument.spraak, overskriftsnivaa) for b in dokument.blokker]
    return format_html(
        '<article lang="{}" class="rapport"><h{} class="ds-heading">{}</h{}><p>{}</p>'
        '<dl class="opplysninger">{}</dl>{}</article>',
        dokument.spraak,
        overskriftsnivaa,
        dokument.tittel,
        overskriftsnivaa,
        dokument.undertittel,
        opplysninger,
        mark_safe("".join(blokker)),  # noqa: S308 - each part is made by format_html
    )


def _blokk(blokk: Blokk, spraak: Spraak, nivaa: int) -> SafeString:
    match blokk:
        case Overskrift():
            n = nivaa + blokk.nivaa
            return format_html('<h{} class="ds-heading">{}</h{}>', n, blokk.tekst, n)
        case Avsnitt():
            return format_html("<p>{}</p>", blokk.tekst)
        case Punkter():
            punkter = format_html_join("", "<li>{}</li>", ((p,) for p in blokk.punkter))
            return format_html("<ul>{}</ul>", punkter)
        case Tabellblokk():
            return tabell(blokk, spraak)


def tabell(blokk: Tabellblokk, spraak: Spraak) -> SafeString:
    """One table with caption, column headings and row headings; sum rows in <tfoot>."""
    hoder = format_html_join(
        "",
        '<th scope="col" class="{}">{}</th>',
        (("tall" if k.type.er_tall else "tekst", k.navn) for k in blokk.kolonner),
    )
    rader = [_rad(blokk, nummer, tekster) for nummer, tekster in enumerate(blokk.formatert(spraak))]
    merknad = format_html('<p class="merknad">{}</p>', blokk.merknad) if blokk.merknad else ""
    return format_html(
        '<div class="tabellramme" role="region" aria-label="{}" tabindex="0">'
        '<table class="ds-table" id="{}"><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>{}",
        blokk.tittel,
        f"tabell-{blokk.noekkel}",
        blokk.tittel,
        hoder,
        mark_safe("".join(rader)),  # noqa: S308 - each part is made by format_html
        merknad,
    )


def _rad(blokk: Tabellblokk, nummer: int, tekster: list[str]) -> SafeString:
    rad = blokk.rader[nummer]
    klasse = "sum" if rad.er_sum else "merket" if rad.merket else ""
    foerste = format_html('<th scope="row">{}</th>', tekster[0])
    resten = format_html_join(
        "",
        '<td class="{}">{}</td>',
        (
            ("tall" if kolonne.type.er_tall else "tekst", tekst)
            for kolonne, tekst in zip(blokk.kolonner[1:], tekster[1:], strict=True)
        ),
    )
    return format_html('<tr class="{}">{}{}</tr>', klasse, foerste, resten)
