"""Refusals taken back, and sure rules that only suggest. Rebuilding `regelvalg` drops its triggers on SQLite."""

import django.db.models.deletion
from django.db import migrations, models

from tilgode.apps.felles.utloesere import ForbyEndring


class Migration(migrations.Migration):
    dependencies = [
        ("oppgjoer", "0003_regelvalg_og_eiere"),
    ]

    operations = [
        migrations.AddField(
            model_name="regelvalg",
            name="som_forslag",
            field=models.JSONField(default=list, help_text="sikre regler som bare foreslår"),
        ),
        migrations.CreateModel(
            name="Avvisningsangring",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField()),
                ("aktoer", models.CharField(max_length=150)),
                (
                    "kobling",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="avvisningsangring",
                        to="oppgjoer.kobling",
                    ),
                ),
            ],
            options={
                "db_table": "avvisningsangring",
            },
        ),
        ForbyEndring("avvisningsangring"),
        ForbyEndring("regelvalg"),
    ]
