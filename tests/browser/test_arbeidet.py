"""An hour of a payroll clerk: the heaps after a settlement, the inbox of deviations, and what-if.

The main tasks (`hovedoppgave`) are run once more on PostgreSQL by `make test-postgres`.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.web.forslag import lag_forslag
from tests.web.kommune import lag_full_kommune
from tilgode.apps.avvik.services import oppdater_avvik
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.oppgjoer.services_kobling import aktive_forslag


@pytest.fixture
def adresse(live_server: object) -> str:
    """The program with a kommune, two suggestions and a list of deviations."""
    kommune = lag_forslag(lag_full_kommune())
    oppdater_avvik(kommune.arbeidsgiver, timezone.localdate(), aktoer="prøve", arbeidere=1)
    return str(live_server)


def haug(side: Page, navn: str) -> object:
    """The card of a heap."""
    return side.get_by_role("navigation", name="Haugene").get_by_role("link", name=re.compile(navn))


@pytest.mark.hovedoppgave
def test_accept_all_shown_and_undo_it_right_after(side: Page, adresse: str) -> None:
    side.goto(f"{adresse}/oppgjoer/")
    side.get_by_role("link", name=re.compile("Behandle linjene")).click()
    expect(haug(side, "Forslag finnes")).to_have_attribute("aria-current", "true")
    side.get_by_label("Velg alle viste").check()
    expect(side.get_by_text(re.compile("2 valgt, 2.000 kr"))).to_be_visible()
    side.get_by_role("button", name="Godta valgte").click()
    melding = side.locator("#utfort")
    expect(melding).to_contain_text("Forslag godtatt. Antall: 2.")
    expect(melding).to_be_focused()
    assert not aktive_forslag().exists()
    melding.get_by_role("button", name=re.compile("Angre")).click()
    expect(side.get_by_role("table").first).to_contain_text("Ansatt 1")
    assert aktive_forslag().count() == 2
    assert {h.aktoer for h in Revisjonshendelse.objects.filter(handling="oppgjoer.godta")} == {"lokal bruker"}


def test_choose_with_the_keyboard_alone(side: Page, adresse: str) -> None:
    side.goto(f"{adresse}/oppgjoer/hauger/?haug=FORESLAATT")
    foerste = side.get_by_label(re.compile("Velg forslaget for ANSATT 1"))
    foerste.focus()
    side.keyboard.press("Space")
    expect(foerste).to_be_checked()
    side.keyboard.press("Shift+ArrowDown")
    andre = side.get_by_label(re.compile("Velg forslaget for ANSATT 2"))
    expect(andre).to_be_focused()
    expect(andre).to_be_checked()
    side.keyboard.press("Enter")
    expect(side.locator("#utfort")).to_contain_text("Antall: 2.")
    assert not aktive_forslag().exists()


def test_refuse_one_with_a_reason(side: Page, adresse: str) -> None:
    side.goto(f"{adresse}/oppgjoer/hauger/?haug=FORESLAATT")
    side.get_by_label(re.compile("Velg forslaget for ANSATT 1")).check()
    side.get_by_text("Avvis valgte").click()
    side.get_by_label("Hvorfor avvises de?").fill("gjelder et annet år")
    side.get_by_role("button", name="Avvis", exact=True).click()
    expect(side.locator("#utfort")).to_be_visible()
    assert Kobling.objects.filter(oppheving__grunn="gjelder et annet år").count() == 1


@pytest.mark.hovedoppgave
def test_match_by_hand_and_split_on_two_claims(side: Page, adresse: str) -> None:
    side.goto(f"{adresse}/oppgjoer/hauger/?haug=FORESLAATT")
    side.get_by_role("link", name="Ansatt 1").click()
    expect(side.get_by_role("heading", level=1)).to_contain_text("Ansatt 1: 1.000 kr".replace(".", "\u00a0"))
    side.get_by_label("Beløp i kroner til krav F-11").fill("600")
    side.get_by_label("Beløp i kroner til krav F-12").fill("400")
    expect(side.locator("#fordelt")).to_contain_text("Fordelt 1")
    expect(side.locator("#fordelt")).to_contain_text("igjen 0 kr")
    side.get_by_role("button", name="Koble beløpene").click()
    expect(side.locator("#utfort")).to_contain_text("Koblet for hånd.")
    tabell = side.get_by_role("region", name="Koblet og foreslått")
    expect(tabell.get_by_role("row")).to_have_count(3)
    linje = Oppgjoerslinje.objects.get(oppgjoer__rapport_id="R-2", linjenummer=1)
    i_kraft = linje.koblinger.filter(oppheving__isnull=True)
    assert sorted(i_kraft.values_list("krav__referanse", "oere")) == [("F-11", 60_000), ("F-12", 40_000)]


def test_too_much_is_told_and_nothing_is_lost(side: Page, adresse: str, klager: list[str]) -> None:
    side.goto(f"{adresse}/oppgjoer/hauger/?haug=FORESLAATT")
    side.get_by_role("link", name="Ansatt 1").click()
    side.get_by_label("Beløp i kroner til krav F-11").fill("5 000")
    side.get_by_role("button", name="Koble beløpene").click()
    expect(side.get_by_role("alert")).to_contain_text("mer enn det som er igjen")
    expect(side.get_by_label("Beløp i kroner til krav F-11")).to_have_value("5 000")
    assert len(klager) == 1, "the browser notes the 400"
    klager.clear()


def test_the_heaps_work_without_javascript(nettleser: Browser, adresse: str) -> None:
    context = nettleser.new_context(java_script_enabled=False, locale="nb-NO")
    uten = context.new_page()
    uten.goto(f"{adresse}/oppgjoer/hauger/?haug=FORESLAATT")
    expect(uten.get_by_label("Velg alle viste")).to_be_hidden()
    uten.get_by_role("button", name="Godta alle 2 viste").click()
    expect(uten.locator("#utfort")).to_contain_text("Antall: 2.")
    uten.locator("#utfort").get_by_role("button", name=re.compile("Angre")).click()
    uten.get_by_role("link", name="Ansatt 2").click()
    uten.get_by_role("button", name="Hele resten til krav F-21").click()
    expect(uten.locator("#utfort")).to_contain_text("Koblet for hånd.")
    context.close()


@pytest.mark.hovedoppgave
def test_from_the_inbox_to_why_and_to_the_days_if_it_is_right(side: Page, adresse: str) -> None:
    side.goto(f"{adresse}/")
    side.get_by_role("link", name="Avvik").click()
    side.get_by_role("navigation", name="Hvem sin tur det er").get_by_role(
        "link", name=re.compile("Alle")
    ).click()
    side.get_by_label("Ansvar").fill("2100")
    side.get_by_label("Sorter etter").select_option(label="eldste krav")
    side.get_by_role("button", name="Vis").click()
    expect(side.get_by_label("Ansvar")).to_have_value("2100")
    side.get_by_role("link", name="Ansatt 0").click()
    forklaring = side.get_by_role("heading", name=re.compile("Nav betalte 8.766 kr mindre enn ventet"))
    expect(forklaring).to_be_visible()
    side.get_by_role("link", name="Prøv kravet med andre fakta").click()
    side.get_by_role("group", name="Ferie", exact=True).get_by_label("Fra og med").fill("05.02.2024")
    side.get_by_role("group", name="Ferie", exact=True).get_by_label("Til og med").fill("060224")
    side.get_by_role("button", name="Regn ut").click()
    expect(side.get_by_role("img", name=re.compile("Før 38.766 kr, Etter 35.074 kr"))).to_be_visible()
    expect(side.get_by_role("row", name=re.compile("5. februar 2024.*endret"))).to_be_visible()
    side.get_by_role("link", name="Steg for 20. februar 2024").click()
    expect(side.get_by_role("heading", name="Steg for 20. februar 2024")).to_be_visible()
    assert "ferie_fra=05.02.2024" in side.url


def test_why_without_javascript_is_a_page_of_its_own(nettleser: Browser, adresse: str) -> None:
    context = nettleser.new_context(java_script_enabled=False, locale="nb-NO")
    uten = context.new_page()
    uten.goto(f"{adresse}/krav/{Krav.objects.get(referanse='K-FEB').pk}/")
    uten.get_by_role("link", name="Vis hvorfor Nav betalte et annet beløp").click()
    expect(uten.get_by_role("heading", name=re.compile("8.766 kr mindre enn ventet"))).to_be_visible()
    context.close()


def test_the_list_is_brought_up_to_date_from_the_page(
    side: Page, live_server: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the test database is in memory, where a reader cannot wait for a writer
    monkeypatch.setattr("tilgode.web.visning.avvik.VENT_SEKUNDER", 60)
    lag_full_kommune()
    side.goto(f"{live_server}/avvik/")
    side.get_by_role("button", name="Finn årsakene").click()
    expect(side.get_by_text(re.compile("Årsakene ble funnet"))).to_be_visible()
    expect(side.get_by_role("link", name=re.compile("Vår tur"))).to_be_visible()
