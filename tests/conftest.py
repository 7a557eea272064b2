"""What every test shares: which database it meets. (Its data folder: oppstart.py.)

A test that asks for the database (`django_db`, `db`, `live_server` …) is marked `database` here.
`make test` runs everything once on SQLite, and what is marked `database` once more on PostgreSQL
(tests/postgres.py). A test marked `postgres` makes sense on PostgreSQL only and belongs to the
second run alone; it is left out of the first, not skipped.
"""

import os
from collections.abc import Iterator

import pytest
from django.db import connections
from hypothesis import settings as hypothesis_settings

from tests.toemming import _toemmer_for_testene

__all__ = ["_toemmer_for_testene"]

hypothesis_settings.register_profile("tilgode", deadline=None, derandomize=True, print_blob=True)
hypothesis_settings.load_profile("tilgode")

DATABASEFIKSTURER = {"db", "transactional_db", "live_server", "django_db_setup"}


def paa_postgres() -> bool:
    """Tell whether this run has PostgreSQL behind it."""
    return bool(os.environ.get("TILGODE_DATABASE_URL"))


def bruker_database(test: pytest.Item) -> bool:
    """Tell whether a test asks for the database, by mark or by fixture."""
    fikstur = DATABASEFIKSTURER.intersection(getattr(test, "fixturenames", ()))
    return bool(fikstur) or any(test.iter_markers("django_db")) or any(test.iter_markers("postgres"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Let each page request give back its connection: PostgreSQL drops no database that is still in use."""
    if paa_postgres():
        connections.settings["default"]["CONN_MAX_AGE"] = 0


@pytest.fixture(scope="session", autouse=True)
def _databasen_gis_tilbake(request: pytest.FixtureRequest) -> Iterator[None]:
    """End what a page's thread still holds when the run is over: PostgreSQL drops no database in use."""
    if not paa_postgres():
        yield
        return
    request.getfixturevalue("django_db_setup")
    sperre = request.getfixturevalue("django_db_blocker")
    yield
    with sperre.unblock(), connections["default"].cursor() as peker:
        peker.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what uses the database, and leave PostgreSQL's own tests out of the run without it."""
    for test in items:
        if bruker_database(test):
            test.add_marker(pytest.mark.database)
    if not paa_postgres():
        utelatt = [test for test in items if any(test.iter_markers("postgres"))]
        items[:] = [test for test in items if test not in utelatt]
        config.hook.pytest_deselected(items=utelatt)
