"""The audit trail: one event per use case, and every kind of tampering shows."""

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from tilgode.apps.felles.utloesere import fjern
from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.models import Revisjonshendelse

pytestmark = pytest.mark.django_db


def skriv(antall: int) -> list[Revisjonshendelse]:
    return [
        revisjon.skriv("proeve.handling", f"ting:{nr}", {"nr": nr, "navn": "Åse"}, "kari")
        for nr in range(antall)
    ]


def tukle(sql: str) -> None:
    """Change the table as its owner can: with the triggers taken away."""
    with connection.cursor() as peker:
        for setning in (*fjern(connection.vendor, "revisjonshendelse"), sql):
            peker.execute(setning)


def test_the_chain_begins_at_zero_and_each_event_points_to_the_one_before() -> None:
    en, to, tre = skriv(3)
    assert en.forrige_hash == revisjon.START
    assert (to.forrige_hash, tre.forrige_hash) == (en.hash, to.hash)
    assert revisjon.siste_hash() == tre.hash
    assert revisjon.find_brudd() == []


def test_an_empty_trail_is_whole() -> None:
    assert revisjon.find_brudd() == []
    assert revisjon.siste_hash() == revisjon.START


@pytest.mark.parametrize(
    "endring",
    [
        "aktoer = 'ola'",
        "handling = 'annen'",
        "objekt = 'annet'",
        "opplysninger = '{\"nr\": 9}'",
        "tid = '2020-01-01 00:00:00'",
    ],
)
def test_a_changed_event_shows(endring: str) -> None:
    _, to, _ = skriv(3)
    tukle(f"UPDATE revisjonshendelse SET {endring} WHERE id = {to.pk}")
    assert [(b.hendelse_id, "endret" in b.melding) for b in revisjon.find_brudd()] == [(to.pk, True)]


def test_a_removed_event_shows() -> None:
    _, to, tre = skriv(3)
    tukle(f"DELETE FROM revisjonshendelse WHERE id = {to.pk}")
    assert [(b.hendelse_id, "mangler" in b.melding) for b in revisjon.find_brudd()] == [(tre.pk, True)]


def test_a_changed_event_with_a_new_hash_breaks_the_next() -> None:
    _, to, tre = skriv(3)
    to.aktoer = "ola"
    tukle(f"UPDATE revisjonshendelse SET aktoer = 'ola', hash = '{revisjon._hash(to)}' WHERE id = {to.pk}")
    assert [b.hendelse_id for b in revisjon.find_brudd()] == [tre.pk]


def test_a_cut_end_shows_against_a_hash_noted_elsewhere() -> None:
    *_, siste = skriv(3)
    notert = revisjon.siste_hash()
    tukle(f"DELETE FROM revisjonshendelse WHERE id = {siste.pk}")
    assert revisjon.find_brudd() == []
    assert "kuttet" in revisjon.find_brudd(kjent_siste=notert)[0].melding


def test_an_event_disappears_with_its_transaction() -> None:
    @transaction.atomic
    def avbrutt() -> None:
        skriv(1)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        avbrutt()
    assert Revisjonshendelse.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(TransactionManagementError, match="transaksjon"):
        skriv(1)
