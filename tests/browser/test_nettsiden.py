"""The pages as a person meets them: from the front page down to a day and «Hvorfor?», by role and label.

Every page is scanned for accessibility in both written forms of Norwegian, in light and dark, and at
the width of 400 % zoom.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.apps.kommune import Kommune
from tests.web.forslag import lag_forslag
from tests.web.kommune import lag_full_kommune
from tilgode.apps.avvik.services import oppdater_avvik
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.models import Oppgjoer, Oppgjoerslinje

Bilde = Callable[[Page, str], Path]
Axe = Callable[[Page], list[str]]
DATO = "2024-10-02"


@pytest.fixture
def adresse(live_server: object) -> str:
    """The address of the program with a whole kommune in it."""
    kommune = lag_forslag(lag_full_kommune())
    oppdater_avvik(kommune.arbeidsgiver, timezone.localdate(), aktoer="prøve", arbeidere=1)
    return str(live_server)


@pytest.fixture
def kommune(adresse: str) -> Kommune:
    """The kommune behind the address."""
    from tilgode.apps.organisasjon.models import Arbeidsgiver

    return Kommune(Arbeidsgiver.objects.get())


def sidene() -> dict[str, str]:
    """Every page by name."""
    krav = {k.referanse: k.pk for k in Krav.objects.all()}
    oppgjoer = Oppgjoer.objects.get(rapport_id="R-1").pk
    linje = Oppgjoerslinje.objects.get(oppgjoer__rapport_id="R-2", linjenummer=1).pk
    return {
        "oversikt": f"/?dato={DATO}",
        "utestaaende": f"/utestaaende/?dato={DATO}",
        "endring": f"/utestaaende/?dato={DATO}&fra=2024-05-01",
        "personer": f"/utestaaende/?dato={DATO}&sektor=Helse+og+omsorg&ansvar=3000",
        "kravliste": f"/utestaaende/?dato={DATO}&nivaa=krav&alle=1",
        "bevegelser": f"/bevegelser/?dato={DATO}&ufordelt=1",
        "ventet": "/ventet/?dato=2024-06-03",
        "krav": f"/krav/{krav['K-FEB']}/?dato={DATO}",
        "krav_ikke_beregnet": f"/krav/{krav['K-AAR']}/?dato={DATO}",
        "hvorfor": f"/krav/{krav['K-FEB']}/hvorfor/?dato={DATO}&dag=2024-02-05&hva=ventet",
        "oppgjoersliste": "/oppgjoer/",
        "oppgjoer": f"/oppgjoer/{oppgjoer}/",
        "hauger": "/oppgjoer/hauger/?haug=FORESLAATT",
        "ukjent": "/oppgjoer/hauger/?haug=UKJENT",
        "klarert": "/oppgjoer/hauger/?haug=KLARERT",
        "linje": f"/oppgjoer/linje/{linje}/",
        "avvik": "/avvik/?tur=ALLE",
        "kravavvik": f"/krav/{krav['K-FEB']}/avvik/",
        "kontroller": "/kontroller/?alle=1",
        "kontroller_ikke_krevd": "/kontroller/?retning=FOR_LITE",
        "rapporter": "/rapporter/",
        "rapport": f"/rapporter/kontroll/?dato={DATO}",
        "kravkontroll": f"/krav/{krav['K-FP']}/kontroll/",
        "hvis": f"/krav/{krav['K-FEB']}/hvis/?ferie_fra=2024-02-05&ferie_til=2024-02-06",
        "hvis_feil": f"/krav/{krav['K-FEB']}/hvis/?inntekt=mye",
        "notat": f"/notat/?dato={DATO}",
    }


def test_from_the_front_page_down_to_a_day_and_why(side: Page, adresse: str, bilde: Bilde) -> None:
    side.goto(f"{adresse}/?dato={DATO}")
    expect(side.get_by_role("heading", name="Utestående refusjoner fra Nav")).to_be_visible()
    bilde(side, "oversikt")
    tabell = side.get_by_role("region", name="Per sektor")
    tabell.get_by_role("row", name=re.compile("Oppvekst")).get_by_role("link").nth(2).click()
    expect(side.get_by_role("heading", level=1)).to_contain_text("Utestående per 2. oktober 2024")
    side.get_by_role("link", name="2100 Enhet 2100").click()
    side.get_by_role("link", name="Ansatt 0").click()
    side.get_by_role("link", name="K-FEB").click()
    expect(side.get_by_role("heading", level=1)).to_contain_text("Sykepenger 01.02.2024–29.02.2024, Ansatt 0")
    expect(
        side.get_by_role("img", name=re.compile("Ventet 38.766 kr, Krevd 38.766 kr, Mottatt 30.000 kr"))
    ).to_be_visible()
    side.get_by_role("link", name="Hvorfor? Ventet 05.02.2024").click()
    svar = side.get_by_role("heading", name=re.compile("Hvorfor ventet 5. februar 2024: 1.846 kr"))
    expect(svar).to_be_focused()
    expect(side.get_by_label("Hvorfor?", exact=True)).to_contain_text("ftrl. § 8-19")
    expect(side.get_by_label("Hvorfor?", exact=True)).to_contain_text("Visma")
    bilde(side, "krav-hvorfor")
    assert f"/krav/{Krav.objects.get(referanse='K-FEB').pk}/" in side.url, "the answer comes on the same page"


def test_closing_the_answer_gives_the_focus_back(side: Page, adresse: str) -> None:
    side.goto(adresse + sidene()["krav"])
    spoersmaal = side.get_by_role("link", name="Hvorfor? Mottatt 05.02.2024")
    spoersmaal.click()
    expect(side.get_by_role("heading", name=re.compile("Hvorfor mottatt"))).to_be_visible()
    side.get_by_role("link", name="Lukk").click()
    expect(spoersmaal).to_be_focused()


def test_the_whole_way_with_the_keyboard(side: Page, adresse: str) -> None:
    side.goto(f"{adresse}/?dato={DATO}")
    side.keyboard.press("Tab")
    hopp = side.get_by_role("link", name="Hopp til innholdet")
    expect(hopp).to_be_focused()
    assert hopp.bounding_box()["x"] >= 0, "the skip link shows when it has the focus"
    side.keyboard.press("Enter")
    expect(side.get_by_role("main")).to_be_focused()
    side.keyboard.press("Tab")
    expect(side.get_by_label("Måletidspunkt")).to_be_focused()
    lenke = side.get_by_role("region", name="Per sektor").get_by_role("link").first
    lenke.focus()
    assert lenke.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
    side.keyboard.press("Enter")
    expect(side.get_by_role("heading", level=1)).to_contain_text("Utestående per")


def test_without_javascript_why_is_a_page_of_its_own(nettleser: object, adresse: str) -> None:
    context = nettleser.new_context(java_script_enabled=False, locale="nb-NO")  # type: ignore[attr-defined]
    uten = context.new_page()
    uten.goto(adresse + sidene()["krav"])
    uten.get_by_role("link", name="Hvorfor? Ventet 05.02.2024").click()
    expect(uten.get_by_role("heading", name=re.compile("Hvorfor ventet 5. februar 2024"))).to_be_visible()
    expect(uten.get_by_role("navigation", name="Hovedmeny")).to_be_visible()
    context.close()


def test_language_is_changed_on_the_page_one_is_on(side: Page, adresse: str, bilde: Bilde) -> None:
    side.goto(adresse + sidene()["krav"])
    side.get_by_role("button", name="Nynorsk").click()
    expect(side.get_by_role("heading", name="Venta, kravd og motteke")).to_be_visible()
    expect(side.get_by_role("navigation", name="Hovudmeny")).to_be_visible()
    assert "/krav/" in side.url
    side.get_by_role("link", name="Kvifor? Venta 05.02.2024").click()
    expect(side.get_by_role("heading", name="Opplysningar som er brukte")).to_be_visible()
    bilde(side, "krav-nynorsk")
    side.get_by_role("link", name="Oversyn").click()
    expect(side.get_by_role("heading", name="Uteståande refusjonar frå Nav")).to_be_visible()


def test_filter_is_filled_in_and_used(side: Page, adresse: str) -> None:
    side.goto(f"{adresse}/utestaaende/?dato={DATO}")
    side.get_by_label("Ansvar fra").fill("3000")
    side.get_by_label("Ansvar til").fill("6999")
    side.get_by_label("Kravår").select_option("2024")
    side.get_by_role("button", name="Vis").click()
    expect(side.get_by_role("rowheader")).to_contain_text(["Helse og omsorg", "Sum"])
    side.get_by_role("link", name="Vis alle kravene i dette utvalget").click()
    expect(side.get_by_role("link", name="K-FP")).to_be_visible()
    expect(side.get_by_label("Ansvar til")).to_have_value("6999")


@pytest.mark.parametrize("form", ["PDF", "DOCX", "XLSX", "JSON"])
def test_memo_is_downloaded_in_each_form(side: Page, adresse: str, form: str) -> None:
    side.goto(adresse + sidene()["notat"])
    with side.expect_download() as nedlasting:
        side.get_by_role("link", name=f"Last ned {form}").click()
    fil = nedlasting.value
    assert fil.suggested_filename == f"statusnotat-{DATO}-nb.{form.lower()}"
    start = {"PDF": b"%PDF", "DOCX": b"PK", "XLSX": b"PK", "JSON": b"{"}[form]
    assert Path(str(fil.path())).read_bytes().startswith(start)


@pytest.mark.parametrize("spraak", ["nb", "nn", "en"])
def test_no_page_has_an_accessibility_violation(
    side: Page, adresse: str, axe: Axe, bilde: Bilde, spraak: str
) -> None:
    side.context.add_cookies([{"name": "django_language", "value": spraak, "url": adresse}])
    for navn, sti in sidene().items():
        side.goto(adresse + sti)
        assert axe(side) == [], navn
        bilde(side, f"{navn}-{spraak}")


def test_no_violation_in_dark_or_at_400_percent(side: Page, adresse: str, axe: Axe, bilde: Bilde) -> None:
    side.emulate_media(color_scheme="dark")
    side.set_viewport_size({"width": 320, "height": 640})
    for navn, sti in sidene().items():
        side.goto(adresse + sti)
        assert axe(side) == [], navn
        utenfor = side.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert utenfor <= 0, f"{navn}: the page itself scrolls sideways by {utenfor} px"
        bilde(side, f"{navn}-moerk-smal")


def test_faults_are_pages_without_violations(side: Page, adresse: str, axe: Axe, klager: list[str]) -> None:
    for sti in ("/krav/999999/", "/utestaaende/?dato=31.02.2024"):
        side.goto(adresse + sti)
        expect(side.get_by_role("heading", level=1)).to_be_visible()
        assert axe(side) == [], sti
    assert len(klager) == 2, "the browser notes the 404 and the 400, and nothing else"
    klager.clear()
