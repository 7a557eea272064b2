"""The tables of `organisasjon` as they were first made."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("innlesing", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Arbeidsgiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("orgnr", models.CharField(max_length=9, unique=True)),
                ("navn", models.CharField(max_length=200)),
            ],
            options={
                "db_table": "arbeidsgiver",
            },
        ),
        migrations.CreateModel(
            name="Sektor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("navn", models.CharField(max_length=200)),
                ("rekkefoelge", models.PositiveIntegerField(default=0)),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sektorer",
                        to="organisasjon.arbeidsgiver",
                    ),
                ),
            ],
            options={
                "db_table": "sektor",
                "ordering": ("rekkefoelge", "navn"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("arbeidsgiver", "navn"),
                        name="sektor_navn_en_gang",
                        violation_error_message="Det finnes alt en sektor med dette navnet.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Underenhet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("orgnr", models.CharField(max_length=9, unique=True)),
                ("navn", models.CharField(max_length=200)),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="underenheter",
                        to="organisasjon.arbeidsgiver",
                    ),
                ),
            ],
            options={
                "db_table": "underenhet",
            },
        ),
        migrations.CreateModel(
            name="Ansvar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField(help_text="da kilden fikk vite det")),
                ("opphevet", models.BooleanField(default=False)),
                ("nummer", models.CharField(max_length=4)),
                ("navn", models.CharField(max_length=200)),
                ("gyldig_fom", models.DateField()),
                ("gyldig_tom", models.DateField(null=True)),
                (
                    "erstatter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erstattet_av",
                        to="organisasjon.ansvar",
                    ),
                ),
                (
                    "innlesing",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="innlesing.innlesing",
                    ),
                ),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ansvar",
                        to="organisasjon.arbeidsgiver",
                    ),
                ),
                (
                    "sektor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ansvar",
                        to="organisasjon.sektor",
                    ),
                ),
                (
                    "underenhet",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ansvar",
                        to="organisasjon.underenhet",
                    ),
                ),
            ],
            options={
                "db_table": "ansvar",
                "indexes": [models.Index(fields=["arbeidsgiver", "nummer"], name="ansvar_nummer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gyldig_tom__isnull", True),
                            ("gyldig_tom__gte", models.F("gyldig_fom")),
                            _connector="OR",
                        ),
                        name="ansvar_tom_etter_fom",
                        violation_error_message="Ansvaret kan ikke slutte å gjelde før det begynner å gjelde.",
                    )
                ],
            },
        ),
    ]
