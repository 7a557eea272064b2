"""The append-only tables of `innlesing`: the database refuses to change or delete a row."""

from django.db import migrations

from tilgode.apps.felles.utloesere import ForbyEndring


class Migration(migrations.Migration):
    dependencies = [("innlesing", "0002_initial")]

    operations = [
        ForbyEndring("innlesing"),
        ForbyEndring("kolonnekart"),
        ForbyEndring("revisjonshendelse"),
    ]
