"""The tables of explained deviations as they were first made."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("krav", "0002_utloesere"),
        ("organisasjon", "0002_utloesere"),
    ]

    operations = [
        migrations.CreateModel(
            name="Avviksliste",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dato", models.DateField()),
                ("ferdig", models.DateTimeField()),
                ("vannmerke", models.JSONField()),
                (
                    "arbeidsgiver",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="avviksliste",
                        to="organisasjon.arbeidsgiver",
                    ),
                ),
            ],
            options={
                "db_table": "avviksliste",
            },
        ),
        migrations.CreateModel(
            name="Forklartkrav",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("avtrykk", models.CharField(max_length=64)),
                ("sendt", models.DateField(null=True)),
                ("ventet_oere", models.BigIntegerField()),
                ("krevd_oere", models.BigIntegerField()),
                ("mottatt_oere", models.BigIntegerField()),
                ("uforklart_oere", models.BigIntegerField()),
                ("stoerrelse_oere", models.BigIntegerField(help_text="avvikets beløp uten fortegn")),
                ("sikkerhet", models.CharField(max_length=12)),
                ("aarsak", models.CharField(blank=True, max_length=60)),
                ("handler", models.CharField(blank=True, max_length=12)),
                ("klasse", models.CharField(blank=True, max_length=20)),
                ("forklaring", models.JSONField(help_text="årsaker og alternativer")),
                ("feil", models.TextField(blank=True)),
                (
                    "krav",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="forklart", to="krav.krav"
                    ),
                ),
            ],
            options={
                "db_table": "forklart_krav",
                "indexes": [models.Index(fields=["handler", "stoerrelse_oere"], name="forklart_handler")],
            },
        ),
        migrations.CreateModel(
            name="Avviksdel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("aarsak", models.CharField(max_length=60)),
                ("oere", models.BigIntegerField()),
                (
                    "avvik",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deler",
                        to="avvik.forklartkrav",
                    ),
                ),
            ],
            options={
                "db_table": "avviksdel",
                "indexes": [models.Index(fields=["aarsak"], name="avviksdel_aarsak")],
            },
        ),
    ]
