"""A document as DOCX: heading styles, repeated table heads, numbers to the right, language set."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Dokumenttype
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from tilgode.params.formatering import Spraak
from tilgode.reports.dokument import (
    Avsnitt,
    Blokk,
    Dokument,
    Kolonnetype,
    Overskrift,
    Punkter,
    Tabellblokk,
    Tabellrad,
)

LOKALE = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
SKRIFT = "Calibri"


def tegn(dokument: Dokument) -> bytes:
    """The document as bytes."""
    fil = Document()
    _oppsett(fil, dokument)
    fil.add_heading(dokument.tittel, level=0)
    fil.add_paragraph(dokument.undertittel, style="Subtitle")
    _opplysninger(fil, dokument)
    for blokk in dokument.blokker:
        _blokk(fil, blokk, dokument.spraak)
    lager = io.BytesIO()
    fil.save(lager)
    return lager.getvalue()


def _oppsett(fil: Dokumenttype, dokument: Dokument) -> None:
    egenskaper = fil.core_properties
    egenskaper.title, egenskaper.subject = dokument.tittel, dokument.undertittel
    egenskaper.author = dokument.opplysninger[0][1] if dokument.opplysninger else ""
    egenskaper.language = LOKALE[dokument.spraak]
    normal = fil.styles["Normal"]
    normal.font.name, normal.font.size = SKRIFT, Pt(11)
    spraak = OxmlElement("w:lang")
    spraak.set(qn("w:val"), LOKALE[dokument.spraak])
    normal.element.get_or_add_rPr().append(spraak)
    for seksjon in fil.sections:
        seksjon.page_width, seksjon.page_height = Cm(21), Cm(29.7)
        seksjon.left_margin = seksjon.right_margin = Cm(2.2)


def _opplysninger(fil: Dokumenttype, dokument: Dokument) -> None:
    for navn, verdi in dokument.opplysninger:
        avsnitt = fil.add_paragraph()
        avsnitt.paragraph_format.space_after = Pt(0)
        avsnitt.add_run(f"{navn}: ").bold = True
        avsnitt.add_run(verdi)


def _blokk(fil: Dokumenttype, blokk: Blokk, spraak: Spraak) -> None:
    match blokk:
        case Overskrift():
            fil.add_heading(blokk.tekst, level=blokk.nivaa)
        case Avsnitt():
            fil.add_paragraph(blokk.tekst)
        case Punkter():
            for punkt in blokk.punkter:
                fil.add_paragraph(punkt, style="List Bullet")
        case Tabellblokk():
            _tabell(fil, blokk, spraak)


def _tabell(fil: Dokumenttype, blokk: Tabellblokk, spraak: Spraak) -> None:
    fil.add_paragraph(blokk.tittel, style="Caption").paragraph_format.keep_with_next = True
    tabell = fil.add_table(rows=1, cols=len(blokk.kolonner), style="Light List Accent 1")
    tabell.alignment = WD_TABLE_ALIGNMENT.CENTER
    for celle, kolonne in zip(tabell.rows[0].cells, blokk.kolonner, strict=True):
        _skriv(celle, kolonne.navn, kolonne.type, fet=True)
    _gjenta_hode(tabell)
    for rad, tekster in zip(blokk.rader, blokk.formatert(spraak), strict=True):
        _rad(tabell, blokk, rad, tekster)
    loep = fil.add_paragraph().add_run(blokk.merknad)
    loep.italic, loep.font.size = True, Pt(9)


def _rad(tabell: Table, blokk: Tabellblokk, rad: Tabellrad, tekster: list[str]) -> None:
    celler = tabell.add_row().cells  # type: ignore[no-untyped-call]
    for celle, tekst, kolonne in zip(celler, tekster, blokk.kolonner, strict=True):
        _skriv(celle, tekst, kolonne.type, fet=rad.er_sum, kursiv=rad.merket)


def _skriv(celle: _Cell, tekst: str, type_: Kolonnetype, *, fet: bool = False, kursiv: bool = False) -> None:
    avsnitt = celle.paragraphs[0]
    loep = avsnitt.add_run(tekst)
    loep.bold, loep.italic, loep.font.size = fet, kursiv, Pt(9)
    if type_.er_tall:
        avsnitt.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _gjenta_hode(tabell: Table) -> None:
    egenskaper = tabell.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no public way
    hode = OxmlElement("w:tblHeader")
    hode.set(qn("w:val"), "true")
    egenskaper.append(hode)
