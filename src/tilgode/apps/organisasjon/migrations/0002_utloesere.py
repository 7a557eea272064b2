"""The append-only tables of `organisasjon`: the database refuses to change or delete a row."""

from django.db import migrations

from tilgode.apps.felles.utloesere import ForbyEndring


class Migration(migrations.Migration):
    dependencies = [("organisasjon", "0001_initial")]

    operations = [
        ForbyEndring("ansvar"),
    ]
