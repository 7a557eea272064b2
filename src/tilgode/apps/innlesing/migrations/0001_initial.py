"""The tables of `innlesing` as they were first made."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Innlesing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("type", models.CharField(max_length=30)),
                ("kildesystem", models.CharField(blank=True, max_length=40)),
                ("filnavn", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("antall_rader", models.PositiveIntegerField()),
                ("sum_oere", models.BigIntegerField(null=True)),
                ("tid", models.DateTimeField()),
                ("aktoer", models.CharField(max_length=150)),
            ],
            options={
                "db_table": "innlesing",
            },
        ),
        migrations.CreateModel(
            name="Kolonnekart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField(help_text="da kilden fikk vite det")),
                ("opphevet", models.BooleanField(default=False)),
                ("kildesystem", models.CharField(max_length=40)),
                ("type", models.CharField(max_length=30)),
                ("kolonner", models.JSONField(default=dict, help_text="{vår kolonne: kildens overskrift}")),
                (
                    "koder",
                    models.JSONField(default=dict, help_text="{vår kolonne: {kildens kode: vår kode}}"),
                ),
            ],
            options={
                "db_table": "kolonnekart",
            },
        ),
        migrations.CreateModel(
            name="Revisjonshendelse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tid", models.DateTimeField()),
                ("aktoer", models.CharField(max_length=150)),
                ("handling", models.CharField(max_length=60)),
                ("objekt", models.CharField(blank=True, max_length=120)),
                ("opplysninger", models.JSONField(default=dict)),
                ("forrige_hash", models.CharField(max_length=64, unique=True)),
                ("hash", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "db_table": "revisjonshendelse",
            },
        ),
    ]
