"""Templates to download: an empty table with the documented columns, and a sheet that explains them.

Border: written from the column catalogue; no data of anybody.
"""

from __future__ import annotations

import io

import xlsxwriter

from tilgode.adapters.filer.katalog import Kolonne, kolonner
from tilgode.core.innlesing.rapport import Filtype

#: The sheet that explains; the reader knows that it holds no data.
BESKRIVELSE = "Beskrivelse"


def lag_mal(filtype: Filtype, endelse: str) -> bytes:
    """An empty file of the type, `csv` (UTF-8 with BOM, for Excel) or `xlsx`; ValueError for others."""
    if endelse == "csv":
        return ("\ufeff" + ";".join(k.navn for k in kolonner(filtype)) + "\r\n").encode()
    if endelse == "xlsx":
        return _xlsx(filtype)
    raise ValueError(f"ukjent format {endelse}, bruk csv eller xlsx")


def krav_til(kolonne: Kolonne) -> str:
    """What may stand in the column, in a few words."""
    if kolonne.koder:
        return "en av " + ", ".join(kolonne.koder)
    return kolonne.slag.value


def _xlsx(filtype: Filtype) -> bytes:
    ut = io.BytesIO()
    bok = xlsxwriter.Workbook(ut, {"in_memory": True, "strings_to_formulas": False})
    fet = bok.add_format({"bold": True, "bottom": 1})
    tekstformat = bok.add_format({"num_format": "@"})
    ark = bok.add_worksheet(filtype.value)
    for nummer, kolonne in enumerate(kolonner(filtype)):
        ark.set_column(nummer, nummer, max(12, len(kolonne.navn) + 2), tekstformat)
        ark.write_string(0, nummer, kolonne.navn, fet)
    ark.freeze_panes(1, 0)
    _beskriv(bok.add_worksheet(BESKRIVELSE), filtype, fet)
    bok.close()
    return ut.getvalue()


def _beskriv(ark: xlsxwriter.worksheet.Worksheet, filtype: Filtype, fet: object) -> None:
    for nummer, tittel in enumerate(("Kolonne", "Påkrevd", "Innhold", "Eksempel", "Bokmål", "Nynorsk")):
        ark.write_string(0, nummer, tittel, fet)
    for rad, kolonne in enumerate(kolonner(filtype), start=1):
        celler = (
            kolonne.navn,
            "ja" if kolonne.paakrevd else "nei",
            krav_til(kolonne),
            kolonne.eksempel,
            kolonne.beskrivelse_nb,
            kolonne.beskrivelse_nn,
        )
        for nummer, tekst in enumerate(celler):
            ark.write_string(rad, nummer, tekst)
    ark.set_column(0, 5, 28)
