"""A document as a workbook: a front sheet with the criteria and text, then one sheet a table.

Amounts, shares and dates are real numbers and dates. Text from data is written as text, never as a
formula, so a name that begins with «=» stays a name.
"""

from __future__ import annotations

import io
import textwrap
from datetime import date
from decimal import Decimal
from fractions import Fraction

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tilgode.params.formatering import desimal, trenger_oere
from tilgode.reports.dokument import (
    Avsnitt,
    Dokument,
    Kolonnetype,
    Overskrift,
    Punkter,
    Tabellblokk,
    Verdi,
)

TALLFORMAT = {
    Kolonnetype.ANDEL: "0.0 %",
    Kolonnetype.ANTALL: "#,##0",
    Kolonnetype.DATO: "dd.mm.yyyy",
    Kolonnetype.TEKST: "@",
}
TEKSTBREDDE = 100
TEGN_PER_LINJE = 92
LINJEHOEYDE = 15
MINSTE_BREDDE = 12
HODERAD = 1
HODEHOEYDE = 32
LENGSTE_ARKNAVN = 31
A4 = 9


def tegn(dokument: Dokument) -> bytes:
    """The workbook as bytes."""
    lager = io.BytesIO()
    with xlsxwriter.Workbook(
        lager, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as bok:
        bok.set_properties({"title": dokument.tittel, "subject": dokument.undertittel})
        _forside(bok, dokument)
        for tabell in dokument.tabeller:
            _ark(bok, tabell)
    return lager.getvalue()


def _forside(bok: Workbook, dokument: Dokument) -> None:
    ark = bok.add_worksheet("Notat" if dokument.spraak != "en" else "Memo")
    _utskrift(ark)
    ark.set_column(0, 0, 24)
    ark.set_column(1, 1, TEKSTBREDDE)
    tittel = bok.add_format({"bold": True, "font_size": 16})
    fet, brutt = bok.add_format({"bold": True}), bok.add_format({"text_wrap": True, "valign": "top"})
    ark.write_string(0, 0, dokument.tittel, tittel)
    ark.write_string(1, 0, dokument.undertittel)
    linje = 3
    for navn, verdi in dokument.opplysninger:
        ark.write_string(linje, 0, navn, fet)
        ark.write_string(linje, 1, verdi)
        linje += 1
    for blokk in dokument.blokker:
        linje += _tekstblokk(ark, linje, blokk, fet, brutt)


def _tekstblokk(ark: Worksheet, linje: int, blokk: object, fet: Format, brutt: Format) -> int:
    """Write one block of text from row `linje`; returns the rows used (tables use none here)."""
    match blokk:
        case Overskrift(tekst=tekst):
            ark.write_string(linje + 1, 0, tekst, fet)
            return 2
        case Avsnitt(tekst=tekst):
            _avsnitt(ark, linje, tekst, brutt)
            return 1
        case Punkter(punkter=punkter):
            for i, punkt in enumerate(punkter):
                _avsnitt(ark, linje + i, f"• {punkt}", brutt)
            return len(punkter)
    return 0


def _avsnitt(ark: Worksheet, linje: int, tekst: str, brutt: Format) -> None:
    """Wrapped text, with the height it needs: not every program finds it by itself."""
    ark.set_row(linje, LINJEHOEYDE * len(textwrap.wrap(tekst, TEGN_PER_LINJE)))
    ark.write_string(linje, 1, tekst, brutt)


def _ark(bok: Workbook, tabell: Tabellblokk) -> None:
    ark = bok.add_worksheet((tabell.arknavn or tabell.noekkel)[:LENGSTE_ARKNAVN])
    _utskrift(ark)
    hode = bok.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    ark.write_string(0, 0, tabell.tittel, bok.add_format({"bold": True, "font_size": 13}))
    formater = {er_sum: _formater(bok, tabell, er_sum=er_sum) for er_sum in (False, True)}
    for k, kolonne in enumerate(tabell.kolonner):
        ark.write_string(HODERAD, k, kolonne.navn, hode)
        ark.set_column(k, k, _bredde(tabell, k))
    ark.set_row(HODERAD, HODEHOEYDE)
    for r, rad in enumerate(tabell.rader, start=HODERAD + 1):
        for k, verdi in enumerate(rad.verdier):
            _celle(ark, r, k, verdi, tabell.kolonner[k].type, formater[rad.er_sum][k])
    ark.freeze_panes(HODERAD + 1, 1)
    if tabell.rader and not any(rad.er_sum for rad in tabell.rader[:1]):
        siste = HODERAD + sum(not rad.er_sum for rad in tabell.rader)
        ark.autofilter(HODERAD, 0, siste, len(tabell.kolonner) - 1)
    if tabell.merknad:
        ark.write_string(HODERAD + len(tabell.rader) + 2, 0, tabell.merknad)


def _utskrift(ark: Worksheet) -> None:
    """One page wide on A4, should somebody print it."""
    ark.set_paper(A4)
    ark.set_landscape()
    ark.fit_to_pages(1, 0)


def _formater(bok: Workbook, tabell: Tabellblokk, *, er_sum: bool) -> list[Format]:
    stil = {"bold": True, "top": 1} if er_sum else {}
    formater = []
    for k, kolonne in enumerate(tabell.kolonner):
        tallformat = TALLFORMAT.get(kolonne.type)
        if tallformat is None:
            med_oere = trenger_oere(v for r in tabell.rader if isinstance(v := r.verdier[k], int))
            tallformat = "#,##0.00" if med_oere else "#,##0"
        formater.append(bok.add_format({"num_format": tallformat, **stil}))
    return formater


def _celle(ark: Worksheet, rad: int, kolonne: int, verdi: Verdi, type_: Kolonnetype, stil: Format) -> None:
    if verdi is None:
        ark.write_blank(rad, kolonne, None, stil)
    elif isinstance(verdi, str):
        ark.write_string(rad, kolonne, verdi, stil)
    elif isinstance(verdi, date):
        ark.write_datetime(rad, kolonne, verdi, stil)
    else:
        ark.write_number(rad, kolonne, _tall(verdi, type_), stil)


def _tall(verdi: int | Fraction, type_: Kolonnetype) -> Decimal:
    if type_ is Kolonnetype.BELOEP:
        return desimal(int(verdi))
    return Decimal(verdi.numerator) / Decimal(verdi.denominator)


def _bredde(tabell: Tabellblokk, kolonne: int) -> int:
    tekster = [rad[kolonne] for rad in tabell.formatert("nb")]
    lengste = max((len(tekst) for tekst in tekster), default=0)
    return max(MINSTE_BREDDE, min(60, max(lengste, len(tabell.kolonner[kolonne].navn) // 2) + 3))
