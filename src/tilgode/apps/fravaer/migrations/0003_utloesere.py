"""The append-only tables of `fravaer`: the database refuses to change or delete a row."""

from django.db import migrations

from tilgode.apps.felles.utloesere import ForbyEndring


class Migration(migrations.Migration):
    dependencies = [("fravaer", "0001_initial")]

    operations = [
        ForbyEndring("fravaer"),
        ForbyEndring("inntektsmelding"),
        ForbyEndring("soeknad"),
        ForbyEndring("sykmelding"),
        ForbyEndring("vedtak"),
    ]
