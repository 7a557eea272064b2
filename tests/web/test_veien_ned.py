"""R-100, R-101, R-300: every figure on the overview leads to rows whose sum is that figure, down to days."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.conftest import les
from tilgode.apps.krav.models import Krav
from tilgode.params.formatering import kr

pytestmark = pytest.mark.django_db
DATO = "2024-10-02"
BELOEP = re.compile(r"−?[\d ]+(,\d\d)?")


def nivaasum(svar, felt="utestaaende"):
    return sum(getattr(rad.beloep, felt) for rad in svar.context["rader"])


def test_every_figure_of_the_overview_opens_a_page_with_that_figure(client, kommune):
    forside = les(client.get("/", {"dato": DATO}))
    tall = [(href, tekst) for href, tekst in forside.lenker if BELOEP.fullmatch(tekst)]
    assert len(tall) > 20
    for href, tekst in tall:
        side = les(client.get(href))
        assert f": {tekst.removesuffix(',00')} kr" in side.overskrifter[0][1], href


def test_front_page_totals_are_those_of_the_movements(client, kommune):
    svar = client.get("/", {"dato": DATO})
    totalen = kommune_utestaaende()
    assert svar.context["sektorsum"].celler[-1].oere == totalen
    assert svar.context["kravaarssum"].celler[-1].oere == totalen


def kommune_utestaaende():
    # K-FEB is paid short, foreldrepenger and feriepenger wait, 2023 is adjusted down, 713 has no claim.
    return (21 * 184_600 - 3_000_000) + 2_000_000 + 400_000 + 700_050 - 71_300


@pytest.mark.parametrize("kravaar", ["", "2024", "2023", "2016-2023"])
def test_each_level_is_the_sum_of_the_next(client, kommune, kravaar):
    felles = {"dato": DATO, "kravaar": kravaar}
    topp = client.get("/utestaaende/", felles)
    assert nivaasum(topp) == topp.context["sum"].utestaaende
    for sektor in topp.context["rader"]:
        ansvarene = client.get("/utestaaende/", {**felles, "sektor": sektor.verdi})
        assert nivaasum(ansvarene) == sektor.beloep.utestaaende
        for ansvar in ansvarene.context["rader"]:
            sti = {**felles, "sektor": sektor.verdi, "ansvar": ansvar.verdi}
            personer = client.get("/utestaaende/", sti)
            assert nivaasum(personer) == ansvar.beloep.utestaaende
            for person in personer.context["rader"]:
                if person.verdi:
                    kravene = client.get("/utestaaende/", {**sti, "person": person.verdi, "alle": "1"})
                    funnet = sum(rad.utestaaende_oere for rad in kravene.context["side"].rader)
                    assert funnet == person.beloep.utestaaende


def test_every_claim_is_the_sum_of_its_days(client, kommune):
    for krav in Krav.objects.all():
        svar = client.get(f"/krav/{krav.pk}/", {"dato": DATO})
        dager, rad = svar.context["dager"], svar.context["rad"]
        assert sum(d.krevd_oere - d.mottatt_oere for d in dager.dager) == rad.utestaaende_oere
        assert sum(d.mottatt_oere for d in dager.dager) == rad.mottatt_oere
        assert sum(d.ventet_oere for d in dager.dager) == dager.ventet_oere


def test_change_between_two_dates_is_explained_by_its_movements(client, kommune):
    svar = client.get("/utestaaende/", {"fra": "2024-05-01", "dato": DATO})
    assert svar.context["sum"].endring == 700_050 - 100_000 - 71_300
    assert nivaasum(svar, "endring") == svar.context["sum"].endring
    rader = client.get("/bevegelser/", {"fra": "2024-05-01", "dato": DATO})
    assert rader.context["sum"] == svar.context["sum"].endring
    assert [rad.type for rad in rader.context["side"].rader] == ["KRAV", "NEDJUSTERT", "UFORDELT"]


def test_money_without_a_claim_has_a_row_and_a_page(client, kommune):
    svar = client.get("/utestaaende/", {"dato": DATO, "sektor": "Helse og omsorg", "ansvar": "3000"})
    href = next(href for href, tekst in les(svar).lenker if tekst == "Ufordelt (uten krav)")
    side = client.get(href)
    assert side.context["sum"] == -71_300
    assert [rad.krav_id for rad in side.context["side"].rader] == [None]
    assert "Ufordelt (uten krav): −713 kr" in les(side).overskrifter[0][1]


def test_ansvar_range_holds_both_ends(client, kommune):
    """R-001: 3000:6999 includes 3000 and 6999 and excludes 2100 and 7000."""
    svar = client.get("/utestaaende/", {"dato": DATO, "ansvar_fra": "3000", "ansvar_til": "6999"})
    assert [rad.navn for rad in svar.context["rader"]] == ["Helse og omsorg", "Teknisk"]
    krav = client.get(
        "/utestaaende/", {"dato": DATO, "ansvar_fra": "3000", "ansvar_til": "6999", "nivaa": "krav"}
    )
    assert {rad.referanse for rad in krav.context["side"].rader} == {"K-FP", "K-2023"}


def test_filter_is_kept_on_the_way_down(client, kommune):
    svar = client.get("/utestaaende/", {"dato": DATO, "kravaar": "2024"})
    href = next(href for href, tekst in les(svar).lenker if tekst == "Oppvekst")
    assert parse_qs(urlsplit(href).query)["kravaar"] == ["2024"]


def test_as_known_on_an_earlier_day_leaves_out_what_came_later(client, kommune):
    """R-265: the adjustment of June was not known in May."""
    naa = client.get("/utestaaende/", {"dato": DATO}).context["sum"]
    kjent = client.get("/utestaaende/", {"dato": DATO, "kjent": "2024-05-31"})
    assert kjent.context["sum"].utestaaende == naa.utestaaende + 100_000 + 71_300
    assert "slik de var kjent ved utgangen av 31. mai 2024" in les(kjent).tekst


def test_settled_claims_are_hidden_until_asked_for(client, kommune):
    aapne = client.get("/utestaaende/", {"dato": DATO, "nivaa": "krav"})
    alle = client.get("/utestaaende/", {"dato": DATO, "nivaa": "krav", "alle": "1"})
    assert {r.referanse for r in alle.context["side"].rader} - {
        r.referanse for r in aapne.context["side"].rader
    } == {"K-JAN"}


def test_long_list_is_cut_in_pages_and_keeps_its_sum(client, kommune, monkeypatch):
    monkeypatch.setattr("tilgode.web.visning.utestaaende.RADER_PER_SIDE", 2)
    felt = {"dato": DATO, "nivaa": "krav", "side": "2"}
    svar = client.get("/utestaaende/", felt)
    assert (svar.context["side"].nr, svar.context["side"].av, len(svar.context["side"].rader)) == (2, 2, 2)
    siste = client.get("/utestaaende/", {**felt, "side": "99"})
    assert siste.context["side"].nr == 2
    assert "Sum, alle sidene" in les(svar).tekst
    assert kr(svar.context["sum"].utestaaende).replace("\u00a0", " ") in les(svar).overskrifter[0][1]
