"""Rows that may only be added: the database refuses, the model refuses, and an emptied test database still does."""

from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction
from django.db.backends.sqlite3.base import DatabaseOperations

from tests.apps.kommune import justeringsrad, kravrad, lag_kommune
from tests.toemming import _sql_flush
from tilgode.apps.felles.modeller import Faktum, Tilfoeyelse, UforanderligFeil
from tilgode.apps.felles.utloesere import MERKE, manglende_utloesere, tabeller
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.regnskap.models import Bevegelse


def kjoer(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute(sql)


@pytest.mark.django_db
def test_every_append_only_table_has_its_triggers() -> None:
    assert manglende_utloesere(connection) == []
    assert {"bevegelse", "krav", "loennslinje", "revisjonshendelse", "oppgjoerslinje"} <= set(tabeller())


def test_every_fact_and_money_table_is_append_only() -> None:
    assert issubclass(Faktum, Tilfoeyelse)
    assert len(tabeller()) >= 20


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE bevegelse SET oere = 1",
        "DELETE FROM bevegelse",
        "UPDATE krav SET kravaar = 1999",
        "DELETE FROM ansvar",
        "UPDATE arbeidsforhold_tilstand SET stillingsprosent = 50",
        "DELETE FROM revisjonshendelse",
    ],
)
def test_raw_sql_is_refused_with_a_named_message(sql: str) -> None:
    lag_kommune().krav(kravrad("K1"))
    with pytest.raises(IntegrityError, match=MERKE):
        kjoer(sql)
    assert Bevegelse.objects.get().oere == 1_000_000


@pytest.mark.django_db
@pytest.mark.parametrize("handling", ["UPDATE", "DELETE"])
def test_each_table_with_rows_refuses_by_its_own_name(handling: str) -> None:
    kommune = lag_kommune()
    kommune.krav(kravrad("K1"))
    kommune.juster(justeringsrad("J1", "K1", -100, date(2025, 6, 1)))
    sql = {"DELETE": 'DELETE FROM "{}"', "UPDATE": 'UPDATE "{}" SET id = id'}[handling]
    provd = set()
    for tabell in tabeller():
        with connection.cursor() as peker:
            peker.execute(f'SELECT 1 FROM "{tabell}"')
            har_rader = peker.fetchone()
        if har_rader:
            provd.add(tabell)
            with pytest.raises(IntegrityError, match=f"{MERKE}: {tabell}"):
                kjoer(sql.format(tabell))
    assert {"ansvar", "arbeidsforhold_tilstand", "innlesing", "krav", "kravhendelse", "justering"} < provd


@pytest.mark.django_db
def test_the_queryset_is_refused_too() -> None:
    lag_kommune().krav(kravrad("K1"))
    with pytest.raises(IntegrityError, match=MERKE), transaction.atomic():
        Bevegelse.objects.update(oere=0)
    with pytest.raises(IntegrityError, match=MERKE), transaction.atomic():
        Bevegelse.objects.all().delete()


@pytest.mark.django_db
def test_the_model_is_refused_before_the_database() -> None:
    lag_kommune().krav(kravrad("K1"))
    bevegelse = Bevegelse.objects.get()
    bevegelse.dato = date(2020, 1, 1)
    with pytest.raises(UforanderligFeil, match="kan ikke endres"):
        bevegelse.save()
    with pytest.raises(UforanderligFeil, match="kan ikke slettes"):
        bevegelse.delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("runde", [1, 2])
def test_an_emptied_test_database_still_refuses(runde: int) -> None:
    """Runs twice: the second round meets a database that has been emptied after the first."""
    assert Revisjonshendelse.objects.count() == 0
    lag_kommune()
    with pytest.raises(IntegrityError, match=MERKE):
        kjoer("DELETE FROM revisjonshendelse")


@pytest.mark.django_db(transaction=True)
def test_djangos_own_flush_deletes_and_is_refused_but_the_owners_truncate_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The border told in `utloesere`: what an owner does with DDL is not stopped on PostgreSQL."""
    lag_kommune()
    monkeypatch.setattr(DatabaseOperations, "sql_flush", _sql_flush)
    if connection.vendor == "sqlite":
        with pytest.raises(CommandError):
            call_command("flush", interactive=False, verbosity=0)
        assert Revisjonshendelse.objects.exists()
    else:
        call_command("flush", interactive=False, verbosity=0)
        assert not Revisjonshendelse.objects.exists()
    assert manglende_utloesere(connection) == []
