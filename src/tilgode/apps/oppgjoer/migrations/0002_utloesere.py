"""The append-only tables of `oppgjoer`: the database refuses to change or delete a row."""

from django.db import migrations

from tilgode.apps.felles.utloesere import ForbyEndring


class Migration(migrations.Migration):
    dependencies = [("oppgjoer", "0001_initial")]

    operations = [
        ForbyEndring("bankpost"),
        ForbyEndring("kobling"),
        ForbyEndring("koblingsoppheving"),
        ForbyEndring("oppgjoer"),
        ForbyEndring("oppgjoerslinje"),
    ]
