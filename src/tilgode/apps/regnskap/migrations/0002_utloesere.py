"""The append-only tables of `regnskap`: the database refuses to change or delete a row."""

from django.db import migrations

from tilgode.apps.felles.utloesere import ForbyEndring


class Migration(migrations.Migration):
    dependencies = [("regnskap", "0001_initial")]

    operations = [
        ForbyEndring("bevegelse"),
        ForbyEndring("justering"),
        ForbyEndring("planrad"),
        ForbyEndring("purring"),
        ForbyEndring("purringssvar"),
    ]
