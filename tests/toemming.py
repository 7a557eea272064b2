"""Emptying the test database between tests that commit, though its tables refuse deletion.

Django empties a test database with DELETE on SQLite, and the append-only triggers refuse it, as they
should. The tests own their database: here they drop the triggers, empty, and make the triggers
again, in the one transaction Django empties in. The program has no such switch. (PostgreSQL is
emptied with TRUNCATE, which row triggers do not meet.)
"""

from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from django.db.backends.sqlite3.base import DatabaseOperations

from tilgode.apps.felles.utloesere import fjern, opprett, tabeller

_sql_flush = DatabaseOperations.sql_flush


def sql_flush_uten_utloesere(self: DatabaseOperations, *args: Any, **valg: Any) -> list[str]:
    """The statements of Django's own flush, between removing and making the triggers."""
    uforanderlige = tabeller()
    fjernet = [setning for tabell in uforanderlige for setning in fjern("sqlite", tabell)]
    opprettet = [setning for tabell in uforanderlige for setning in opprett("sqlite", tabell)]
    return [*fjernet, *_sql_flush(self, *args, **valg), *opprettet]


@pytest.fixture(scope="session", autouse=True)
def _toemmer_for_testene() -> Iterator[None]:
    with mock.patch.object(DatabaseOperations, "sql_flush", sql_flush_uten_utloesere):
        yield
