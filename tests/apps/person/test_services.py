"""A person's number: masked everywhere, shown only with a purpose, and every look is noted."""

import base64
import json
import secrets

import pytest

from tests.apps.kommune import fnr, lag_kommune
from tilgode.apps.felles.kryptering import noekkelnummer
from tilgode.apps.felles.noekler import ny_noekkelfil
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.person.models import Oppslag, Person
from tilgode.apps.person.services import (
    ManglerHensikt,
    bytt_krypteringsnoekkel,
    finn_person,
    vis_foedselsnummer,
)
from tilgode.values.identer import Foedselsnummer

pytestmark = pytest.mark.django_db


def test_a_look_shows_the_number_and_is_noted() -> None:
    lag_kommune(1)
    person = Person.objects.get()
    nummer = vis_foedselsnummer(person, "kari", "ringer Nav om krav K1")
    assert nummer.verdi == fnr(0)
    oppslag = Oppslag.objects.get()
    assert (oppslag.bruker, oppslag.person, oppslag.hensikt) == ("kari", person, "ringer Nav om krav K1")
    siste = Revisjonshendelse.objects.latest("pk")
    assert (siste.handling, siste.aktoer) == ("person.vis_foedselsnummer", "kari")


@pytest.mark.parametrize("hensikt", ["", "   "])
def test_a_look_without_a_purpose_is_refused(hensikt: str) -> None:
    lag_kommune(1)
    with pytest.raises(ManglerHensikt):
        vis_foedselsnummer(Person.objects.get(), "kari", hensikt)
    assert not Oppslag.objects.exists()


def test_the_number_is_masked_in_every_text_form() -> None:
    lag_kommune(1)
    person = Person.objects.get()
    nummer = vis_foedselsnummer(person, "kari", "prøve")
    for tekst in (repr(person), str(person), repr(nummer), str(nummer), repr(vars(person))):
        assert fnr(0) not in tekst
        assert fnr(0)[6:] not in tekst


def test_no_digit_of_it_is_in_the_audit_trail() -> None:
    lag_kommune(2)
    vis_foedselsnummer(Person.objects.first(), "kari", "prøve")  # type: ignore[arg-type]
    spor = json.dumps(list(Revisjonshendelse.objects.values("objekt", "opplysninger")))
    assert fnr(0) not in spor
    assert fnr(1) not in spor


def test_a_person_is_found_by_number_without_a_look() -> None:
    kommune = lag_kommune(2)
    funnet = finn_person(kommune.arbeidsgiver, Foedselsnummer(fnr(1)))
    assert funnet is not None
    assert funnet.navn == "Ansatt 1"
    assert finn_person(kommune.arbeidsgiver, Foedselsnummer(fnr(9))) is None


def test_a_new_key_takes_over_every_person(monkeypatch: pytest.MonkeyPatch) -> None:
    noekler = json.loads(ny_noekkelfil())
    monkeypatch.setenv("TILGODE_NOEKKEL", json.dumps(noekler))
    lag_kommune(3)
    noekler["kryptering"]["2"] = base64.b64encode(secrets.token_bytes(32)).decode()
    noekler["gjeldende"] = 2
    monkeypatch.setenv("TILGODE_NOEKKEL", json.dumps(noekler))
    assert bytt_krypteringsnoekkel("kari", porsjon=2) == 3
    assert {noekkelnummer(p.fnr_kryptert) for p in Person.objects.all()} == {2}
    assert bytt_krypteringsnoekkel("kari") == 0
    del noekler["kryptering"]["1"]
    monkeypatch.setenv("TILGODE_NOEKKEL", json.dumps(noekler))
    assert vis_foedselsnummer(Person.objects.earliest("pk"), "kari", "prøve").verdi == fnr(0)
