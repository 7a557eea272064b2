"""What goes wrong is told in words, with the value and the mend; nothing comes from other hosts."""

import itertools
import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

from tests.web.conftest import les
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.models import Oppgjoer, Oppgjoerslinje
from tilgode.apps.organisasjon.models import Arbeidsgiver

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("felt", "melding"),
    [
        ({"dato": "31.02.2026"}, "«31.02.2026» er ikke en gyldig dato. Skriv den som dd.mm.åååå."),
        ({"dato": "i går"}, "«i går» er ikke en gyldig dato."),
        ({"dato": "0001-01-01"}, "«0001-01-01» er ikke en gyldig dato."),
        ({"kjent": "2026-13-01"}, "«2026-13-01» er ikke en gyldig dato."),
        ({"kravaar": "24"}, "«24» er ikke et kravår. Skriv et årstall (2024) eller to (2016-2020)."),
        ({"ansvar_fra": "tre"}, "«tre» er ikke et ansvar. Skriv fire sifre, for eksempel 3000."),
        ({"person": "²"}, "«²» er ikke et tall"),
        ({"person": "9" * 30}, "er ikke et tall som kan brukes i adressen"),
    ],
)
def test_unusable_value_gives_400_with_value_and_mend(client, kommune, felt, melding):
    svar = client.get("/utestaaende/", felt)
    assert svar.status_code == 400
    assert melding in les(svar).tekst


def test_markup_in_the_address_is_shown_as_text(client, kommune):
    svar = client.get("/utestaaende/", {"dato": "<script>alert(1)</script>"})
    assert b"<script>alert" not in svar.content


def test_norwegian_date_is_understood(client, kommune):
    assert str(client.get("/", {"dato": "02.10.2024"}).context["valg"].dato) == "2024-10-02"


@pytest.mark.parametrize(
    "adresse",
    [
        "/krav/999999/",
        "/krav/999999/hvorfor/",
        "/krav/99999999999999999999/",
        "/oppgjoer/999/",
        "/finnes/ikke/",
    ],
)
def test_unknown_page_gives_404_in_words(client, kommune, adresse):
    svar = client.get(adresse)
    assert svar.status_code == 404
    assert les(svar).overskrifter == [("h1", "Siden finnes ikke")]


def test_unknown_form_of_the_memo_is_404(client, kommune):
    assert client.get("/notat/statusnotat.exe").status_code == 404


def test_question_that_cannot_be_asked_is_400(client, kommune):
    krav = Krav.objects.first()
    svar = client.get(f"/krav/{krav.pk}/hvorfor/", {"hva": "formue", "dag": "2024-02-05"})
    assert svar.status_code == 400
    assert "«formue» kan det ikke spørres om." in les(svar).tekst


def test_without_data_the_page_says_what_to_do(client, db):
    assert "Kjør «tilgode demo»" in les(client.get("/")).tekst


def test_two_employers_must_be_chosen_between(client, kommune):
    Arbeidsgiver.objects.create(orgnr="312040107", navn="Fjord kommune")
    leser = les(client.get("/", {"dato": "2024-10-02"}))
    assert ("h1", "Velg arbeidsgiver") in leser.overskrifter
    href = next(href for href, tekst in leser.lenker if tekst.startswith("Prøve kommune"))
    assert client.get(href).context["arbeidsgiver"].navn == "Prøve kommune"


def test_unknown_employer_is_named(client, kommune):
    svar = client.get("/", {"arbeidsgiver": "123456789"})
    assert "Ingen arbeidsgiver med organisasjonsnummer «123456789» er lagt inn." in les(svar).tekst


def test_pages_only_answer_reading(client, kommune):
    assert client.post("/utestaaende/").status_code == 405


def test_server_fault_page_needs_nothing_but_itself():
    side = render_to_string("500.html")
    assert "Ingen tall er endret" in side
    assert "{" not in side


def test_server_fault_gives_that_page(kommune, monkeypatch):
    def feiler(*args, **kwargs):
        raise RuntimeError("prøve")

    monkeypatch.setattr("tilgode.web.visning.oversikt.hent_notat", feiler)
    svar = Client(raise_request_exception=False).get("/")
    assert svar.status_code == 500
    assert "Noe gikk galt i Tilgode" in svar.content.decode()


def adresser():
    krav, oppgjoer = Krav.objects.get(referanse="K-FEB"), Oppgjoer.objects.get()
    return [
        "/",
        "/utestaaende/",
        "/utestaaende/?nivaa=krav",
        "/bevegelser/",
        "/ventet/",
        f"/krav/{krav.pk}/",
        f"/krav/{krav.pk}/hvorfor/?dag=2024-02-05",
        "/oppgjoer/",
        f"/oppgjoer/{oppgjoer.pk}/",
        "/oppgjoer/hauger/",
        f"/oppgjoer/linje/{Oppgjoerslinje.objects.first().pk}/",
        f"/krav/{krav.pk}/avvik/",
        f"/krav/{krav.pk}/hvis/?grad=60",
        "/avvik/",
        "/notat/",
    ]


def test_no_page_has_inline_style_or_script_or_another_host(client, kommune):
    for adresse in adresser():
        svar = client.get(adresse)
        html = svar.content.decode()
        assert svar.status_code == 200, adresse
        assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=", html), adresse
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html), adresse
        assert "default-src 'self'" in svar["Content-Security-Policy"]


@pytest.mark.parametrize("spraak", ["nb", "nn", "en"])
def test_every_page_is_in_the_chosen_language_with_headings_in_order(client, kommune, spraak):
    client.cookies["django_language"] = spraak
    for adresse in adresser():
        svar = client.get(adresse)
        assert f'<html lang="{spraak}"' in svar.content.decode()
        nivaaer = [int(tag[1]) for tag, _ in les(svar).overskrifter]
        assert nivaaer[0] == 1
        assert nivaaer.count(1) == 1
        assert all(b - a <= 1 for a, b in itertools.pairwise(nivaaer)), (adresse, nivaaer)
