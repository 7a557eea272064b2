"""The tables of `fravaer` as they were first made."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("innlesing", "0001_initial"),
        ("person", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Fravaer",
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
                    "type",
                    models.CharField(
                        choices=[
                            ("EGENMELDING", "Egenmelding"),
                            ("SYKMELDING", "Sykmelding"),
                            ("SYKT_BARN", "Sykt Barn"),
                            ("PLEIE", "Pleie"),
                            ("OPPLAERING", "Opplaering"),
                            ("FORELDREPERMISJON", "Foreldrepermisjon"),
                            ("SVANGERSKAP", "Svangerskap"),
                            ("FERIE", "Ferie"),
                            ("PERMISJON", "Permisjon"),
                        ],
                        max_length=20,
                    ),
                ),
                ("fom", models.DateField()),
                ("tom", models.DateField()),
                ("grad", models.DecimalField(decimal_places=2, default=100, max_digits=5)),
                ("kildesystem", models.CharField(max_length=40)),
                ("kilde_kode", models.CharField(blank=True, max_length=40)),
                ("kilde_referanse", models.CharField(blank=True, max_length=80)),
                (
                    "arbeidsforhold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fravaer",
                        to="person.arbeidsforhold",
                    ),
                ),
                (
                    "erstatter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erstattet_av",
                        to="fravaer.fravaer",
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
                "db_table": "fravaer",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tom__gte", models.F("fom"))),
                        name="fravaer_tom_etter_fom",
                        violation_error_message="Til-datoen kan ikke være før fra-datoen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grad__gte", 0), ("grad__lte", 100)),
                        name="fravaer_grad_0_100",
                        violation_error_message="Graden må være mellom 0 og 100 prosent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inntektsmelding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField(help_text="da kilden fikk vite det")),
                ("opphevet", models.BooleanField(default=False)),
                ("versjon", models.PositiveIntegerField(default=1)),
                ("foerste_fravaersdag", models.DateField()),
                ("arbeidsgiverperioder", models.JSONField(default=list, help_text="[[fom, tom], …]")),
                ("inntekt_oere", models.BigIntegerField(help_text="øre per måned")),
                ("refusjon_oere", models.BigIntegerField(help_text="øre per måned")),
                ("refusjon_opphoer", models.DateField(help_text="siste dag med refusjon", null=True)),
                ("refusjonsendringer", models.JSONField(default=list, help_text="[[dato, oere], …]")),
                ("begrunnelse_redusert", models.CharField(blank=True, max_length=40)),
                ("sendt", models.DateField(null=True)),
                ("kvittering", models.CharField(blank=True, max_length=80)),
                ("referanse", models.CharField(blank=True, max_length=80)),
                (
                    "arbeidsforhold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inntektsmeldinger",
                        to="person.arbeidsforhold",
                    ),
                ),
                (
                    "erstatter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erstattet_av",
                        to="fravaer.inntektsmelding",
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
                "db_table": "inntektsmelding",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("inntekt_oere__gte", 0), ("refusjon_oere__gte", 0)),
                        name="inntektsmelding_ikke_negativ",
                        violation_error_message="Inntekt og refusjon kan ikke være negative.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Soeknad",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField(help_text="da kilden fikk vite det")),
                ("opphevet", models.BooleanField(default=False)),
                ("fom", models.DateField()),
                ("tom", models.DateField()),
                ("sendt", models.DateField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("MANGLER", "Mangler"),
                            ("INNSENDT", "Innsendt"),
                            ("INNVILGET_ANTATT", "Innvilget Antatt"),
                            ("AVSLAG", "Avslag"),
                        ],
                        max_length=20,
                    ),
                ),
                ("opplysninger", models.JSONField(default=list, help_text="[{type, fom, tom, grad}]")),
                ("referanse", models.CharField(blank=True, max_length=80)),
                (
                    "arbeidsforhold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="soeknader",
                        to="person.arbeidsforhold",
                    ),
                ),
                (
                    "erstatter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erstattet_av",
                        to="fravaer.soeknad",
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
                "db_table": "soeknad",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tom__gte", models.F("fom"))),
                        name="soeknad_tom_etter_fom",
                        violation_error_message="Til-datoen kan ikke være før fra-datoen.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sykmelding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField(help_text="da kilden fikk vite det")),
                ("opphevet", models.BooleanField(default=False)),
                ("fom", models.DateField()),
                ("tom", models.DateField()),
                ("grad", models.DecimalField(decimal_places=2, default=100, max_digits=5)),
                ("mottatt", models.DateField()),
                ("referanse", models.CharField(blank=True, max_length=80)),
                (
                    "arbeidsforhold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sykmeldinger",
                        to="person.arbeidsforhold",
                    ),
                ),
                (
                    "erstatter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erstattet_av",
                        to="fravaer.sykmelding",
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
                "db_table": "sykmelding",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tom__gte", models.F("fom"))),
                        name="sykmelding_tom_etter_fom",
                        violation_error_message="Til-datoen kan ikke være før fra-datoen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grad__gte", 0), ("grad__lte", 100)),
                        name="sykmelding_grad_0_100",
                        violation_error_message="Graden må være mellom 0 og 100 prosent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vedtak",
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
                    "type",
                    models.CharField(
                        choices=[
                            ("FRITAK_KRONISK", "Fritak Kronisk"),
                            ("FRITAK_SVANGERSKAP", "Fritak Svangerskap"),
                            ("SVANGERSKAPSPENGER", "Svangerskapspenger"),
                        ],
                        max_length=20,
                    ),
                ),
                ("soekt", models.DateField(null=True)),
                ("mottatt_nav", models.DateField()),
                ("termin", models.DateField(null=True)),
                ("fom", models.DateField()),
                ("tom", models.DateField()),
                ("kopi_vedlagt", models.BooleanField(default=False)),
                ("signert", models.BooleanField(default=False)),
                ("referanse", models.CharField(blank=True, max_length=80)),
                (
                    "erstatter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erstattet_av",
                        to="fravaer.vedtak",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="vedtak", to="person.person"
                    ),
                ),
            ],
            options={
                "db_table": "vedtak",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tom__gte", models.F("fom"))),
                        name="vedtak_tom_etter_fom",
                        violation_error_message="Til-datoen kan ikke være før fra-datoen.",
                    )
                ],
            },
        ),
    ]
