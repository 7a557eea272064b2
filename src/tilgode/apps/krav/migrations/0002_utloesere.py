"""The append-only tables of `krav`: the database refuses to change or delete a row."""

from django.db import migrations

from tilgode.apps.felles.utloesere import ForbyEndring


class Migration(migrations.Migration):
    dependencies = [("krav", "0001_initial")]

    operations = [
        ForbyEndring("beregning"),
        ForbyEndring("krav"),
        ForbyEndring("kravhendelse"),
        ForbyEndring("ventetloep"),
    ]
