"""The append-only tables of `person`: the database refuses to change or delete a row."""

from django.db import migrations

from tilgode.apps.felles.utloesere import ForbyEndring


class Migration(migrations.Migration):
    dependencies = [("person", "0001_initial")]

    operations = [
        ForbyEndring("arbeidsforhold_tilstand"),
        ForbyEndring("loennslinje"),
        ForbyEndring("oppslag"),
    ]
