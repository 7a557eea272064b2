"""The tables of `oppgjoer` as they were first made."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("innlesing", "0002_initial"),
        ("krav", "0001_initial"),
        ("organisasjon", "0001_initial"),
        ("person", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Kobling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("oere", models.BigIntegerField()),
                (
                    "maate",
                    models.CharField(
                        choices=[("SIKKER", "Sikker"), ("FORESLAATT", "Foreslaatt"), ("MANUELL", "Manuell")],
                        max_length=10,
                    ),
                ),
                ("regel", models.CharField(max_length=60)),
                ("grunn", models.JSONField(default=dict)),
                ("registrert", models.DateTimeField()),
                ("aktoer", models.CharField(max_length=150)),
                (
                    "krav",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="koblinger", to="krav.krav"
                    ),
                ),
            ],
            options={
                "db_table": "kobling",
            },
        ),
        migrations.CreateModel(
            name="Koblingsoppheving",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField()),
                ("aktoer", models.CharField(max_length=150)),
                ("grunn", models.TextField()),
                (
                    "kobling",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oppheving",
                        to="oppgjoer.kobling",
                    ),
                ),
            ],
            options={
                "db_table": "koblingsoppheving",
            },
        ),
        migrations.CreateModel(
            name="Oppgjoer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rapport_id", models.CharField(max_length=40)),
                ("orgnr", models.CharField(max_length=9)),
                ("valutadato", models.DateField()),
                ("kontonummer", models.CharField(blank=True, max_length=11)),
                ("filnavn", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("raadata", models.BinaryField()),
                ("antall_linjer", models.PositiveIntegerField()),
                ("sum_oere", models.BigIntegerField()),
                ("registrert", models.DateTimeField()),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oppgjoer",
                        to="organisasjon.arbeidsgiver",
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
            ],
            options={
                "db_table": "oppgjoer",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("arbeidsgiver", "rapport_id"),
                        name="oppgjoer_rapport_en_gang",
                        violation_error_message="Oppgjørsrapporten er alt lest inn.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Oppgjoerslinje",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("linjenummer", models.PositiveIntegerField()),
                ("navenhet", models.CharField(max_length=4)),
                ("underenhet_orgnr", models.CharField(max_length=9)),
                ("kode", models.CharField(max_length=1)),
                (
                    "ytelse",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("SYKEPENGER", "Sykepenger"),
                            ("SYKEPENGER_AGP", "Sykepenger Agp"),
                            ("FORELDREPENGER", "Foreldrepenger"),
                            ("SVANGERSKAPSPENGER", "Svangerskapspenger"),
                            ("OMSORGSPENGER", "Omsorgspenger"),
                            ("PLEIEPENGER", "Pleiepenger"),
                            ("OPPLAERINGSPENGER", "Opplaeringspenger"),
                            ("REISETILSKUDD", "Reisetilskudd"),
                            ("TILRETTELEGGING", "Tilrettelegging"),
                            ("FERIEPENGER", "Feriepenger"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "feriepenger_av",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("SYKEPENGER", "Sykepenger"),
                            ("SYKEPENGER_AGP", "Sykepenger Agp"),
                            ("FORELDREPENGER", "Foreldrepenger"),
                            ("SVANGERSKAPSPENGER", "Svangerskapspenger"),
                            ("OMSORGSPENGER", "Omsorgspenger"),
                            ("PLEIEPENGER", "Pleiepenger"),
                            ("OPPLAERINGSPENGER", "Opplaeringspenger"),
                            ("REISETILSKUDD", "Reisetilskudd"),
                            ("TILRETTELEGGING", "Tilrettelegging"),
                            ("FERIEPENGER", "Feriepenger"),
                        ],
                        max_length=20,
                    ),
                ),
                ("blindindeks", models.CharField(max_length=64)),
                ("fnr_kryptert", models.BinaryField()),
                ("navn", models.CharField(max_length=25)),
                ("fom", models.DateField(null=True)),
                ("tom", models.DateField(null=True)),
                ("oere", models.BigIntegerField()),
                ("maksdato", models.DateField(null=True)),
                (
                    "oppgjoer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="linjer",
                        to="oppgjoer.oppgjoer",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oppgjoerslinjer",
                        to="person.person",
                    ),
                ),
            ],
            options={
                "db_table": "oppgjoerslinje",
                "indexes": [
                    models.Index(fields=["person", "ytelse"], name="linje_person_ytelse"),
                    models.Index(fields=["blindindeks"], name="linje_blindindeks"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("oppgjoer", "linjenummer"),
                        name="oppgjoerslinje_en_gang",
                        violation_error_message="Linja er alt lest inn.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="kobling",
            name="linje",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="koblinger",
                to="oppgjoer.oppgjoerslinje",
            ),
        ),
        migrations.CreateModel(
            name="Bankpost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kontonummer", models.CharField(max_length=11)),
                ("dato", models.DateField()),
                ("oere", models.BigIntegerField()),
                ("referanse", models.CharField(max_length=80)),
                ("tekst", models.CharField(blank=True, max_length=200)),
                ("registrert", models.DateTimeField()),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bankposter",
                        to="organisasjon.arbeidsgiver",
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
            ],
            options={
                "db_table": "bankpost",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("arbeidsgiver", "referanse"),
                        name="bankpost_en_gang",
                        violation_error_message="Bankposten er alt lest inn.",
                    )
                ],
            },
        ),
    ]
