"""Triggers that make the database itself refuse to change or delete an append-only row.

Every table of a `Tilfoeyelse` has one; its migration makes it with `ForbyEndring`. SQLite drops a
table's triggers when Django rebuilds the table, so a later migration that alters one must make
its trigger again (`manglende_utloesere` tells, and a test asks).
Border: what an owner of the database may do with DDL (DROP, TRUNCATE) is not stopped here; on
PostgreSQL the program's role should own no tables. `flush` is refused on SQLite.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState

from tilgode.apps.felles.modeller import Tilfoeyelse

#: Starts every refusal from the database, so that a program can tell it from other faults.
MERKE = "tilgode_uforanderlig"
FORKLARING = "rader i denne tabellen kan bare legges til, ikke endres eller slettes"
_FUNKSJON = "tilgode_forby_endring"
_HANDLINGER = ("UPDATE", "DELETE")


def _navn(tabell: str, handling: str) -> str:
    return f"{tabell}_forby_{handling.lower()}"


def _opprett_sqlite(tabell: str) -> list[str]:
    melding = f"{MERKE}: {tabell}: {FORKLARING}"
    return [
        f'CREATE TRIGGER "{_navn(tabell, h)}" BEFORE {h} ON "{tabell}" '
        f"BEGIN SELECT RAISE(ABORT, '{melding}'); END"
        for h in _HANDLINGER
    ]


def _opprett_postgres(tabell: str) -> list[str]:
    funksjon = f"""
        CREATE OR REPLACE FUNCTION {_FUNKSJON}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '{MERKE}: %: {FORKLARING}', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END $$"""
    utloesere = [
        f'CREATE TRIGGER "{_navn(tabell, h)}" BEFORE {h} ON "{tabell}" '
        f"FOR EACH ROW EXECUTE FUNCTION {_FUNKSJON}()"
        for h in _HANDLINGER
    ]
    return [funksjon, *utloesere]


def opprett(leverandoer: str, tabell: str) -> list[str]:
    """The SQL that makes a table append-only on `sqlite` or `postgresql`; KeyError for others."""
    return {"sqlite": _opprett_sqlite, "postgresql": _opprett_postgres}[leverandoer](tabell)


def fjern(leverandoer: str, tabell: str) -> list[str]:
    """The SQL that takes it away again."""
    paa = f' ON "{tabell}"' if leverandoer == "postgresql" else ""
    return [f'DROP TRIGGER IF EXISTS "{_navn(tabell, h)}"{paa}' for h in _HANDLINGER]


def tabeller() -> list[str]:
    """Every table whose rows may only be added."""
    modeller = (m for m in apps.get_models() if issubclass(m, Tilfoeyelse))
    return sorted(m._meta.db_table for m in modeller)


def manglende_utloesere(forbindelse: BaseDatabaseWrapper) -> list[str]:
    """The triggers that should be in the database and are not."""
    spoerring = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
    }[forbindelse.vendor]
    with forbindelse.cursor() as peker:
        peker.execute(spoerring)
        finnes = {rad[0] for rad in peker.fetchall()}
    return [n for t in tabeller() for h in _HANDLINGER if (n := _navn(t, h)) not in finnes]


class ForbyEndring(Operation):
    """Migration step: from here on the database refuses UPDATE and DELETE on the table."""

    reversible = True
    category = OperationCategory.SQL

    def __init__(self, tabell: str) -> None:
        self.tabell = tabell

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models do not change."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Make the triggers, anew where they are: not every database drops them with the table."""
        self._kjoer(schema_editor, fjern)
        self._kjoer(schema_editor, opprett)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Remove the triggers."""
        self._kjoer(schema_editor, fjern)

    def _kjoer(self, schema_editor: BaseDatabaseSchemaEditor, lag: Any) -> None:
        for setning in lag(schema_editor.connection.vendor, self.tabell):
            schema_editor.execute(setning, params=None)

    def describe(self) -> str:
        """For the list of migrations."""
        return f"Forby endring og sletting i {self.tabell}"
