"""The tables of `krav` as they were first made."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("innlesing", "0002_initial"),
        ("organisasjon", "0001_initial"),
        ("person", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Beregning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField(help_text="da kilden fikk vite det")),
                ("opphevet", models.BooleanField(default=False)),
                (
                    "faktaavtrykk",
                    models.CharField(help_text="SHA-256 of facts and parameters", max_length=64),
                ),
                (
                    "erstatter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erstattet_av",
                        to="krav.beregning",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beregninger",
                        to="person.person",
                    ),
                ),
            ],
            options={
                "db_table": "beregning",
            },
        ),
        migrations.CreateModel(
            name="Krav",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("referanse", models.CharField(max_length=80)),
                (
                    "ytelse",
                    models.CharField(
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
                ("fom", models.DateField()),
                ("tom", models.DateField()),
                ("kravaar", models.PositiveIntegerField()),
                ("opprinnelse", models.CharField(help_text="system kravet ble laget i", max_length=40)),
                ("registrert", models.DateTimeField()),
                (
                    "ansvar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="krav",
                        to="organisasjon.ansvar",
                    ),
                ),
                (
                    "arbeidsforhold",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="krav",
                        to="person.arbeidsforhold",
                    ),
                ),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="krav",
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="krav", to="person.person"
                    ),
                ),
            ],
            options={
                "db_table": "krav",
                "indexes": [models.Index(fields=["person", "ytelse", "fom"], name="krav_person_ytelse")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("arbeidsgiver", "referanse"),
                        name="krav_referanse_en_gang",
                        violation_error_message="Det finnes alt et krav med denne referansen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tom__gte", models.F("fom"))),
                        name="krav_tom_etter_fom",
                        violation_error_message="Til-datoen kan ikke være før fra-datoen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Kravhendelse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("REGISTRERT", "Registrert"),
                            ("SENDT", "Sendt"),
                            ("KVITTERT", "Kvittert"),
                            ("AVSLAG", "Avslag"),
                            ("LUKKET", "Lukket"),
                            ("NOTAT", "Notat"),
                        ],
                        max_length=12,
                    ),
                ),
                ("dato", models.DateField()),
                ("registrert", models.DateTimeField()),
                ("aktoer", models.CharField(blank=True, max_length=150)),
                ("notat", models.TextField(blank=True)),
                (
                    "krav",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hendelser", to="krav.krav"
                    ),
                ),
            ],
            options={
                "db_table": "kravhendelse",
            },
        ),
        migrations.CreateModel(
            name="Ventetloep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ytelse",
                    models.CharField(
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
                ("fom", models.DateField()),
                ("tom", models.DateField()),
                ("klasse", models.CharField(max_length=2)),
                (
                    "betaler",
                    models.CharField(
                        choices=[("A", "Arbeidsgiver"), ("N", "Nav"), ("I", "Ingen")], max_length=1
                    ),
                ),
                ("grad", models.DecimalField(decimal_places=2, max_digits=5)),
                ("dagsbeloep_oere", models.BigIntegerField(help_text="øre per virkedag i løpet")),
                ("hjemmel", models.CharField(max_length=30)),
                ("sikkerhet", models.CharField(max_length=8)),
                ("avslag", models.CharField(blank=True, max_length=60)),
                (
                    "arbeidsforhold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ventet",
                        to="person.arbeidsforhold",
                    ),
                ),
                (
                    "beregning",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="loep", to="krav.beregning"
                    ),
                ),
            ],
            options={
                "db_table": "ventetloep",
                "indexes": [models.Index(fields=["arbeidsforhold", "fom"], name="ventet_arbeidsforhold")],
            },
        ),
    ]
