"""An employer's own matching rules, the owners of open lines; and an index that nobody asks is gone."""

import django.db.models.deletion
from django.db import migrations, models

from tilgode.apps.felles.utloesere import ForbyEndring


class Migration(migrations.Migration):
    dependencies = [
        ("oppgjoer", "0002_utloesere"),
        ("organisasjon", "0002_utloesere"),
    ]

    operations = [
        migrations.CreateModel(
            name="Linjeeier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("eier", models.CharField(blank=True, max_length=150)),
                ("registrert", models.DateTimeField()),
                ("aktoer", models.CharField(max_length=150)),
                (
                    "linje",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="eiere",
                        to="oppgjoer.oppgjoerslinje",
                    ),
                ),
            ],
            options={"db_table": "linjeeier"},
        ),
        migrations.CreateModel(
            name="Regelvalg",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gyldig_fom", models.DateField(help_text="dagen reglene gjelder fra")),
                ("regler", models.JSONField(help_text="navn på reglene, i rekkefølge")),
                ("overbetalt_prosent", models.PositiveIntegerField()),
                ("overbetalt_oere", models.PositiveIntegerField()),
                ("samme_periode_prosent", models.PositiveIntegerField()),
                ("etterbetaling_prosent", models.PositiveIntegerField()),
                ("slakk_virkedager", models.PositiveIntegerField()),
                ("grunn", models.TextField(blank=True)),
                ("registrert", models.DateTimeField()),
                ("aktoer", models.CharField(max_length=150)),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regelvalg",
                        to="organisasjon.arbeidsgiver",
                    ),
                ),
            ],
            options={"db_table": "regelvalg"},
        ),
        migrations.RemoveIndex(model_name="oppgjoerslinje", name="linje_blindindeks"),
        ForbyEndring("linjeeier"),
        ForbyEndring("regelvalg"),
    ]
