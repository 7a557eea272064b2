"""The tables from nothing, and back, on both databases; and the models say what the migrations do."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader

from tests.apps.kommune import lag_kommune
from tilgode.apps.felles.modeller import Tilfoeyelse
from tilgode.apps.felles.utloesere import MERKE, ForbyEndring, manglende_utloesere, tabeller

VAARE = ("organisasjon", "person", "innlesing", "fravaer", "krav", "oppgjoer", "regnskap", "avvik")


@pytest.mark.django_db
def test_the_models_have_no_change_that_lacks_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_from_zero_and_back_and_up_again() -> None:
    """Every migration can be undone; after a new run the tables refuse change as before."""
    try:
        for app in VAARE:
            call_command("migrate", app, "zero", verbosity=0)
        assert not set(tabeller()) & set(connection.introspection.table_names())
    finally:
        call_command("migrate", verbosity=0)
    assert set(tabeller()) <= set(connection.introspection.table_names())
    assert manglende_utloesere(connection) == []
    lag_kommune(1)
    with pytest.raises(IntegrityError, match=MERKE), transaction.atomic(), connection.cursor() as peker:
        peker.execute("DELETE FROM ansvar")


def test_every_append_only_table_is_named_in_a_migration_of_its_app() -> None:
    """SQLite drops a table's triggers when a migration rebuilds it: then it must be named again."""
    migreringer = MigrationLoader(None).disk_migrations
    for modell in apps.get_models():
        if issubclass(modell, Tilfoeyelse):
            navn = modell._meta.app_label
            gjort = [m.operations for (app, _), m in sorted(migreringer.items()) if app == navn]
            forbud = [o for steg in gjort for o in steg if isinstance(o, ForbyEndring)]
            assert modell._meta.db_table in {o.tabell for o in forbud}, modell


def test_a_migration_that_makes_triggers_says_so() -> None:
    assert ForbyEndring("krav").describe() == "Forby endring og sletting i krav"


def test_every_constraint_has_a_name_and_a_sentence_for_the_user() -> None:
    uten = [
        f"{modell.__name__}.{begrensning.name}"
        for modell in apps.get_models()
        if modell.__module__.startswith("tilgode.")
        for begrensning in modell._meta.constraints
        if begrensning.violation_error_message == models.BaseConstraint.default_violation_error_message
    ]
    assert uten == []


def test_every_migration_has_a_docstring() -> None:
    rot = Path(__file__).resolve().parents[2] / "src" / "tilgode" / "apps"
    filer = sorted(rot.glob("*/migrations/0*.py"))
    assert len(filer) >= 16
    assert [f.name for f in filer if not f.read_text(encoding="utf-8").startswith('"""')] == []
