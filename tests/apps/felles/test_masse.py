"""Writing in bulk stores what Django would have stored, whatever the columns have in common."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tilgode.apps.felles.masse import reserver_id, sett_inn, sett_inn_kolonner
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.organisasjon.registrering import finn_eller_opprett_arbeidsgiver
from tilgode.apps.person.models import Oppslag, Person
from tilgode.core.innlesing.radtabell import Verdikolonne

TID = datetime(2025, 3, 1, 8, 30, 1, 5, tzinfo=UTC)
FELT = ("tid", "bruker", "person_id", "hensikt")
pytestmark = pytest.mark.django_db


@pytest.fixture
def arbeidsgiver() -> Arbeidsgiver:
    return finn_eller_opprett_arbeidsgiver("999999999", "Lillevik kommune", "test")


@pytest.fixture
def person(arbeidsgiver: Arbeidsgiver) -> Person:
    return Person.objects.create(
        arbeidsgiver=arbeidsgiver, blindindeks="a" * 64, fnr_kryptert=b"x", foedselsdato=date(1980, 2, 29)
    )


def lagret() -> list[tuple[object, ...]]:
    return list(Oppslag.objects.order_by("pk").values_list(*FELT))


@pytest.mark.parametrize("antall", [1, 2, 199, 200, 201, 450])
def test_alle_rader_er_der_ogsaa_naar_de_er_like(person: Person, antall: int) -> None:
    """Equal in every column: as many rows as were given."""
    rader = [(TID, "kari", person.pk, "krav")] * antall
    assert sett_inn(Oppslag, FELT, rader) == antall
    assert lagret() == rader


@pytest.mark.parametrize("ulik", range(4))
def test_kolonner_som_skifter_og_kolonner_som_er_faste(person: Person, ulik: int) -> None:
    """Each column in turn is the one that differs, in one row of 300."""
    rad: list[object] = [TID, "kari", person.pk, "krav"]
    annen = Person.objects.create(
        arbeidsgiver=person.arbeidsgiver, blindindeks="b", fnr_kryptert=b"y", foedselsdato=date(1981, 1, 1)
    )
    avvik: list[object] = [datetime(2024, 1, 1, tzinfo=UTC), "per", annen.pk, ""]
    rader = [tuple(rad)] * 300
    rader[250] = (*rad[:ulik], avvik[ulik], *rad[ulik + 1 :])
    sett_inn(Oppslag, FELT, rader)
    assert lagret() == rader


def test_kolonner_med_felles_verdier_og_med_ulike(arbeidsgiver: Arbeidsgiver) -> None:
    antall = 401
    kolonner = {
        "id": reserver_id(Person, antall),
        "arbeidsgiver_id": Verdikolonne.lik(arbeidsgiver.pk, antall),
        "blindindeks": [f"{nummer:064d}" for nummer in range(antall)],
        "fnr_kryptert": [b"x"] * antall,
        "navn": Verdikolonne.av(["Kari", *["Åse"] * (antall - 1)]),
        "foedselsdato": Verdikolonne.lik(date(1980, 2, 29), antall),
    }
    assert sett_inn_kolonner(Person, kolonner, antall) == antall
    felt = ("pk", "arbeidsgiver_id", "blindindeks", "navn", "foedselsdato")
    rader = list(Person.objects.order_by("pk").values_list(*felt))
    assert rader == list(zip(*(list(kolonner[n]) for n in ("id", *felt[1:])), strict=True))
    assert {bytes(p.fnr_kryptert) for p in Person.objects.all()} == {b"x"}


def test_ingen_rader_og_ukjent_felt(person: Person) -> None:
    assert sett_inn(Oppslag, FELT, []) == 0
    with pytest.raises(ValueError, match="har ikke feltet farge"):
        sett_inn(Oppslag, (*FELT, "farge"), [(TID, "kari", person.pk, "krav", "blå")])
