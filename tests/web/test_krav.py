"""The page of a claim, and R-303: «Hvorfor?» on every amount with paragraph, rate, facts and source."""

import re

import pytest

from tests.web.conftest import les
from tests.web.kommune import DAGSBELOEP, FEBRUAR, JANUAR, MOTTATT_FEBRUAR
from tilgode.apps.krav.models import Krav
from tilgode.apps.person.models import Oppslag

pytestmark = pytest.mark.django_db
DATO = {"dato": "2024-10-02"}


def krav(referanse):
    return Krav.objects.get(referanse=referanse)


def side(client, referanse, **felt):
    return client.get(f"/krav/{krav(referanse).pk}/", DATO | felt)


def hvorfor(client, referanse, htmx=False, **felt):
    hoder = {"HTTP_HX_REQUEST": "true"} if htmx else {}
    return client.get(f"/krav/{krav(referanse).pk}/hvorfor/", DATO | felt, **hoder)


def test_claim_paid_short_shows_the_three_amounts(client, kommune):
    svar = side(client, "K-FEB")
    dager = svar.context["dager"]
    assert (dager.ventet_oere, dager.krevd_oere, dager.mottatt_oere) == (FEBRUAR, FEBRUAR, MOTTATT_FEBRUAR)
    tekst = les(svar).tekst
    assert "38 766 kr" in tekst
    assert "30 000 kr" in tekst
    assert "Dager der beløpene er ulike: 21" in tekst


def test_claim_paid_in_full_has_no_deviating_day(client, kommune):
    svar = side(client, "K-JAN")
    assert svar.context["rad"].utestaaende_oere == 0
    assert not any(dag.avviker for dag in svar.context["dager"].dager)
    assert [d.ventet_oere for d in svar.context["dager"].dager if not d.er_helg] == [DAGSBELOEP] * 6


def test_matches_add_up_to_what_is_received_and_say_why(client, kommune):
    svar = side(client, "K-FEB")
    assert sum(k.oere for k in svar.context["koblinger"]) == MOTTATT_FEBRUAR
    assert "Beløpet avviker, men bare ett åpent krav kan være ment." in les(svar).tekst


def test_before_the_money_came_nothing_is_received(client, kommune):
    svar = side(client, "K-JAN", dato="2024-03-10")
    assert svar.context["koblinger"] == []
    assert svar.context["dager"].mottatt_oere == 0
    assert svar.context["rad"].utestaaende_oere == JANUAR
    assert "Nav har ikke betalt noe på kravet ennå." in les(svar).tekst


def test_before_the_claim_was_sent_the_page_says_so(client, kommune):
    svar = side(client, "K-JAN", dato="2024-02-01")
    assert svar.context["rad"] is None
    assert "Kravet var ikke sendt 1. februar 2024" in les(svar).tekst


def test_adjustment_shows_cause_and_the_two_persons(client, kommune):
    tekst = les(side(client, "K-2023")).tekst
    assert "Justert ned" in tekst
    assert "Foreslått av kari, godkjent av ola." in tekst


def test_ytelse_whose_law_is_not_computed_says_so(client, kommune):
    tekst = les(side(client, "K-FP")).tekst
    assert "Loven for denne ytelsen regnes ikke ut her; beløpet er det som er krevd." in tekst
    svar = hvorfor(client, "K-FP", dag="2024-02-01", hva="ventet")
    assert "Loven for denne ytelsen regnes ikke ut her" in les(svar).tekst


def test_long_claim_is_shown_a_month_at_a_time(client, kommune):
    svar = side(client, "K-AAR", maaned="2023-05")
    assert {d.dag.month for d in svar.context["viste_dager"]} == {5}
    assert svar.context["maanedssum"].krevd == sum(d.krevd_oere for d in svar.context["viste_dager"])
    assert svar.context["dager"].krevd_dager_oere == 700_050
    assert len(svar.context["maaneder"]) == 12


def test_number_is_masked_and_the_look_is_noted(client, kommune):
    """R-246: who looked at whom, when and why; the fødselsnummer never whole."""
    svar = side(client, "K-FEB")
    assert re.search(r"\d{6} \*{5}", les(svar).tekst)
    assert not re.search(r"\d{11}", svar.content.decode())
    oppslag = Oppslag.objects.get()
    assert (oppslag.person_id, oppslag.hensikt) == (krav("K-FEB").person_id, "krav K-FEB")


@pytest.mark.parametrize(
    ("adresse", "antall"),
    [
        ("/utestaaende/?sektor=Oppvekst&ansvar=2100", 1),
        ("/utestaaende/?nivaa=krav&alle=1", 4),
        ("/oppgjoer/hauger/?haug=UKJENT", 1),
        ("/ventet/", 1),
        ("/", 0),
        ("/utestaaende/", 0),
        ("/oppgjoer/", 0),
    ],
)
def test_every_page_with_names_notes_each_person_once(client, kommune, adresse, antall):
    client.get(adresse)
    assert Oppslag.objects.count() == antall


# --- Hvorfor? -------------------------------------------------------------------------------------


def test_expected_day_shows_steps_with_paragraph_rate_and_the_amount(client, kommune):
    svar = hvorfor(client, "K-FEB", dag="2024-02-05", hva="ventet")
    tekst = les(svar).tekst
    assert "Hvorfor ventet 5. februar 2024: 1 846 kr" in tekst
    assert "ftrl. § 8-19" in tekst
    assert "16 kalenderdager" in tekst or "16 dager" in tekst
    assert "40 000" in tekst
    assert "1 846" in svar.context["steg"][-1].tekst.replace("\u00a0", " ") or any(
        "1 846" in s.tekst.replace("\u00a0", " ") for s in svar.context["steg"]
    )


def test_facts_used_have_source_and_time_of_registration(client, kommune):
    svar = hvorfor(client, "K-FEB", dag="2024-02-05", hva="ventet")
    slag = {o.slag for o in svar.context["opplysninger"]}
    assert slag == {"FRAVAER", "SYKMELDING", "SOEKNAD", "INNTEKTSMELDING", "LOENNSLINJE"}
    tekst = les(svar).tekst
    assert "Kilde: Visma, fravaer-" in tekst
    assert "registrert 08.01.2024 kl. 10.00" in tekst


def test_facts_registered_later_are_not_in_an_earlier_answer(client, kommune):
    svar = hvorfor(client, "K-FEB", dag="2024-02-05", hva="ventet", kjent="2024-03-01")
    assert "SOEKNAD" not in {o.slag for o in svar.context["opplysninger"]}


def test_claimed_day_is_a_part_of_its_claim(client, kommune):
    svar = hvorfor(client, "K-FEB", dag="2024-02-05", hva="krevd")
    (andel,) = svar.context["andeler"]
    assert (andel.oere, andel.hele_oere, andel.metode) == (DAGSBELOEP, FEBRUAR, "DAGSSATS")
    assert "1 846 kr av 38 766 kr" in les(svar).tekst


def test_received_day_names_the_settlement_line(client, kommune):
    svar = hvorfor(client, "K-FEB", dag="2024-02-05", hva="mottatt")
    leser = les(svar)
    assert "fra linje 2, valutadato 15.03.2024" in leser.tekst
    assert any(tekst == "Oppgjørsrapport R-1" for _, tekst in leser.lenker)


def test_expected_sum_is_rows_of_equal_days(client, kommune):
    svar = hvorfor(client, "K-FEB", hva="ventet")
    (loep,) = svar.context["loep"]
    assert (loep.dager, loep.dagsbeloep_oere, loep.sum_oere) == (21, DAGSBELOEP, FEBRUAR)
    assert svar.context["loepsum"] == FEBRUAR


def test_fragment_for_htmx_and_whole_page_without_javascript(client, kommune):
    felt = {"dag": "2024-02-05", "hva": "ventet"}
    hel, del_ = hvorfor(client, "K-FEB", **felt), hvorfor(client, "K-FEB", htmx=True, **felt)
    assert b"<html" in hel.content
    assert b"<html" not in del_.content
    assert les(hel).overskrifter[0][0] == "h1"
    assert les(del_).overskrifter[0][0] == "h3"


def test_every_amount_of_a_day_has_its_own_question(client, kommune):
    lenker = [href for href, tekst in les(side(client, "K-FEB")).lenker if tekst == "Hvorfor?"]
    dagens = [href for href in lenker if "dag=2024-02-05" in href]
    assert sorted(re.search(r"hva=(\w+)", href)[1] for href in dagens) == ["krevd", "mottatt", "ventet"]
    for href in dagens:
        assert client.get(href.replace("&amp;", "&")).status_code == 200


def test_answer_comes_in_nynorsk_and_english(client, nynorsk, kommune):
    felt = DATO | {"dag": "2024-02-05", "hva": "ventet"}
    adresse = f"/krav/{krav('K-FEB').pk}/hvorfor/"
    assert "Opplysningar som er brukte" in les(nynorsk.get(adresse, felt)).tekst
    client.cookies["django_language"] = "en"
    assert "Facts used" in les(client.get(adresse, felt)).tekst
