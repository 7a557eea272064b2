"""R-008, R-082: a settlement's lines, how each was matched, and the heap that is not."""

import pytest

from tests.web.conftest import les
from tests.web.kommune import JANUAR, MOTTATT_FEBRUAR
from tilgode.apps.oppgjoer.models import Oppgjoer

pytestmark = pytest.mark.django_db
SUM = JANUAR + MOTTATT_FEBRUAR + 40_000


def test_list_adds_up_matched_and_unmatched(client, kommune):
    svar = client.get("/oppgjoer/")
    assert svar.context["sum_oere"] == SUM
    assert svar.context["sum_koblet"] + svar.context["sum_rest"] == SUM
    assert svar.context["sum_rest"] == 40_000
    assert svar.context["sum_aapne"] == 1


def test_settlement_shows_each_line_with_its_claim_and_reason(client, kommune):
    oppgjoer = Oppgjoer.objects.get()
    svar = client.get(f"/oppgjoer/{oppgjoer.pk}/")
    linjer = svar.context["side"].rader
    assert [linje.haug for linje in linjer] == ["KLARERT", "KLARERT", "UKJENT"]
    assert sum(linje.koblet_oere + linje.rest_oere for linje in linjer) == oppgjoer.sum_oere == SUM
    tekst = les(svar).tekst
    assert "K-JAN 11 076: Samme person, ytelse, periode og beløp." in tekst
    assert "Ukjent kode Q" in tekst


def test_only_open_lines_on_request(client, kommune):
    svar = client.get(f"/oppgjoer/{Oppgjoer.objects.get().pk}/", {"aapne": "1"})
    assert [linje.linje.linjenummer for linje in svar.context["side"].rader] == [3]


def test_expected_but_not_claimed_is_listed_with_its_deadline(client, kommune):
    """R-106, R-220: March 2024 has lapsed in October."""
    svar = client.get("/ventet/", {"dato": "2024-06-03"})
    (rad,) = svar.context["ukrevde"]
    assert (rad.forventning.ventet_oere, rad.dager_igjen) == (21 * 184_600, 27)
    assert rad.ansvar.nummer == "2100"
    assert "for sent" in les(client.get("/ventet/", {"dato": "2024-10-02"})).tekst


def test_expected_and_claimed_per_sektor_and_year_have_one_sum(client, kommune):
    svar = client.get("/ventet/", {"dato": "2024-06-03"})
    for rader in (svar.context["per_sektor"], svar.context["per_aar"]):
        assert sum(rad.ventet for rad in rader) == svar.context["sum"].ventet == (6 + 21 + 21) * 184_600
        assert sum(rad.krevd for rad in rader) == svar.context["sum"].krevd
