"""The tables of `fravaer` as they were first made."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

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
            ],
            options={
                "db_table": "fravaer",
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
            ],
            options={
                "db_table": "inntektsmelding",
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
            ],
            options={
                "db_table": "soeknad",
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
            ],
            options={
                "db_table": "sykmelding",
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
            ],
            options={
                "db_table": "vedtak",
            },
        ),
    ]
