"""R-267: a list as a workbook holds the rows of the screen, and its numbers are numbers."""

import io

import pytest
from openpyxl import load_workbook

from tilgode.apps.person.models import Oppslag

pytestmark = pytest.mark.django_db
DATO = {"dato": "2024-10-02", "form": "xlsx"}


def ark(svar):
    assert svar["Content-Type"].endswith("spreadsheetml.sheet")
    bok = load_workbook(io.BytesIO(svar.content))
    return [rad for rad in bok.worksheets[1].iter_rows(values_only=True) if any(v is not None for v in rad)]


@pytest.mark.parametrize(
    ("adresse", "navn"),
    [
        ("/utestaaende/", "utestaaende-2024-10-02.xlsx"),
        ("/utestaaende/?nivaa=krav", "krav-2024-10-02.xlsx"),
        ("/bevegelser/", "bevegelser-2024-10-02.xlsx"),
        ("/ventet/", "ikke_krevd-2024-10-02.xlsx"),
    ],
)
def test_list_is_a_file_with_its_date_in_the_name(client, kommune, adresse, navn):
    svar = client.get(adresse, DATO | ({"nivaa": "krav"} if "nivaa" in adresse else {}))
    assert svar["Content-Disposition"] == f'attachment; filename="{navn}"'
    assert len(ark(svar)) >= 3


def test_sum_of_the_workbook_is_that_of_the_screen(client, kommune):
    skjerm = client.get("/utestaaende/", {"dato": "2024-10-02"}).context["sum"].utestaaende
    for felt in ({}, {"nivaa": "krav", "alle": "1"}):
        siste = ark(client.get("/utestaaende/", DATO | felt))[-1]
        assert round(siste[-1] * 100) == skjerm


def test_all_pages_are_in_the_file(client, kommune, monkeypatch):
    monkeypatch.setattr("tilgode.web.visning.utestaaende.RADER_PER_SIDE", 1)
    rader = ark(client.get("/utestaaende/", DATO | {"nivaa": "krav", "alle": "1"}))
    assert {rad[0] for rad in rader} >= {"K-JAN", "K-FEB", "K-FP", "K-2023", "K-AAR"}
    assert Oppslag.objects.count() == 4, "everybody in the file is noted as looked at"


def test_headings_are_in_the_readers_language(nynorsk, kommune):
    rader = ark(nynorsk.get("/utestaaende/", DATO | {"nivaa": "krav"}))
    assert "Uteståande" in rader[1]
