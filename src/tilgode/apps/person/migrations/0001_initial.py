"""The tables of `person` as they were first made."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("innlesing", "0001_initial"),
        ("organisasjon", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("blindindeks", models.CharField(max_length=64)),
                ("fnr_kryptert", models.BinaryField()),
                ("navn", models.CharField(max_length=200)),
                ("foedselsdato", models.DateField()),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="personer",
                        to="organisasjon.arbeidsgiver",
                    ),
                ),
            ],
            options={
                "db_table": "person",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("arbeidsgiver", "blindindeks"),
                        name="person_en_gang",
                        violation_error_message="Personen er alt registrert hos arbeidsgiveren.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Oppslag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tid", models.DateTimeField()),
                ("bruker", models.CharField(max_length=150)),
                ("hensikt", models.CharField(max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oppslag",
                        to="person.person",
                    ),
                ),
            ],
            options={
                "db_table": "oppslag",
            },
        ),
        migrations.CreateModel(
            name="Arbeidsforhold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ansattnummer", models.CharField(max_length=40)),
                ("noekkel", models.CharField(max_length=80)),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arbeidsforhold",
                        to="organisasjon.arbeidsgiver",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arbeidsforhold",
                        to="person.person",
                    ),
                ),
            ],
            options={
                "db_table": "arbeidsforhold",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("arbeidsgiver", "noekkel"),
                        name="arbeidsforhold_en_gang",
                        violation_error_message="Det finnes alt et arbeidsforhold med denne nøkkelen.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Arbeidsforholdtilstand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField(help_text="da kilden fikk vite det")),
                ("opphevet", models.BooleanField(default=False)),
                ("startdato", models.DateField()),
                ("sluttdato", models.DateField(null=True)),
                ("stillingsprosent", models.DecimalField(decimal_places=2, max_digits=6)),
                (
                    "arbeidstid",
                    models.CharField(
                        choices=[("FAST", "Fast"), ("TURNUS", "Turnus")], default="FAST", max_length=10
                    ),
                ),
                ("gyldig_fom", models.DateField()),
                ("gyldig_tom", models.DateField(null=True)),
                (
                    "ansvar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisasjon.ansvar",
                    ),
                ),
                (
                    "arbeidsforhold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tilstander",
                        to="person.arbeidsforhold",
                    ),
                ),
                (
                    "erstatter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erstattet_av",
                        to="person.arbeidsforholdtilstand",
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
                "db_table": "arbeidsforhold_tilstand",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sluttdato__isnull", True),
                            ("sluttdato__gte", models.F("startdato")),
                            _connector="OR",
                        ),
                        name="tilstand_slutt_etter_start",
                        violation_error_message="Arbeidsforholdet kan ikke slutte før det begynner.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gyldig_tom__isnull", True),
                            ("gyldig_tom__gte", models.F("gyldig_fom")),
                            _connector="OR",
                        ),
                        name="tilstand_tom_etter_fom",
                        violation_error_message="Tilstanden kan ikke slutte å gjelde før den begynner å gjelde.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stillingsprosent__gte", 0)),
                        name="tilstand_prosent_ikke_negativ",
                        violation_error_message="Stillingsprosenten kan ikke være negativ.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Loennslinje",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField(help_text="da kilden fikk vite det")),
                ("opphevet", models.BooleanField(default=False)),
                ("maaned", models.DateField(help_text="første dag i måneden")),
                ("loennsart", models.CharField(max_length=40)),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("FAST", "Fast"),
                            ("FAST_TILLEGG", "Fast Tillegg"),
                            ("VARIABEL", "Variabel"),
                            ("OVERTID", "Overtid"),
                            ("FERIEPENGER", "Feriepenger"),
                            ("UTGIFT", "Utgift"),
                        ],
                        max_length=15,
                    ),
                ),
                ("oere", models.BigIntegerField()),
                (
                    "arbeidsforhold",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="loennslinjer",
                        to="person.arbeidsforhold",
                    ),
                ),
                (
                    "erstatter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erstattet_av",
                        to="person.loennslinje",
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
                "db_table": "loennslinje",
                "indexes": [models.Index(fields=["arbeidsforhold", "maaned"], name="loenn_arbeidsforhold")],
            },
        ),
    ]
