"""The tables of `regnskap` as they were first made."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("innlesing", "0002_initial"),
        ("krav", "0001_initial"),
        ("oppgjoer", "0001_initial"),
        ("organisasjon", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Justering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("referanse", models.CharField(max_length=80)),
                ("dato", models.DateField()),
                ("oere", models.BigIntegerField(help_text="virkning på utestående; negativ setter ned")),
                ("aarsak", models.CharField(max_length=40)),
                (
                    "klasse",
                    models.CharField(
                        choices=[
                            ("OVERREGISTRERT", "Overregistrert"),
                            ("REELT_TAP", "Reelt Tap"),
                            ("TIDSAVVIK", "Tidsavvik"),
                            ("DUBLETT", "Dublett"),
                            ("TEKNISK", "Teknisk"),
                        ],
                        max_length=15,
                    ),
                ),
                ("notat", models.TextField(blank=True)),
                ("foreslaatt_av", models.CharField(blank=True, max_length=150)),
                ("godkjent_av", models.CharField(blank=True, max_length=150)),
                ("registrert", models.DateTimeField()),
                (
                    "ansvar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisasjon.ansvar",
                    ),
                ),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="justeringer",
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
                    "krav",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="justeringer",
                        to="krav.krav",
                    ),
                ),
            ],
            options={
                "db_table": "justering",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("arbeidsgiver", "referanse"),
                        name="justering_en_gang",
                        violation_error_message="Det finnes alt en justering med denne referansen.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Bevegelse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kravaar", models.PositiveIntegerField(null=True)),
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
                    "type",
                    models.CharField(
                        choices=[
                            ("KRAV", "Krav"),
                            ("TILLEGGSKRAV", "Tilleggskrav"),
                            ("OPPJUSTERT", "Oppjustert"),
                            ("MOTTATT", "Mottatt"),
                            ("NEDJUSTERT", "Nedjustert"),
                            ("AVSKREVET", "Avskrevet"),
                            ("UFORDELT", "Ufordelt"),
                        ],
                        max_length=12,
                    ),
                ),
                ("oere", models.BigIntegerField()),
                ("dato", models.DateField()),
                ("registrert", models.DateTimeField()),
                ("tilbakedatert_grunn", models.CharField(blank=True, max_length=200)),
                (
                    "ansvar",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bevegelser",
                        to="organisasjon.ansvar",
                    ),
                ),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bevegelser",
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
                    "kobling",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bevegelser",
                        to="oppgjoer.kobling",
                    ),
                ),
                (
                    "krav",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bevegelser",
                        to="krav.krav",
                    ),
                ),
                (
                    "linje",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bevegelser",
                        to="oppgjoer.oppgjoerslinje",
                    ),
                ),
                (
                    "reverserer",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversert_av",
                        to="regnskap.bevegelse",
                    ),
                ),
                (
                    "justering",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bevegelser",
                        to="regnskap.justering",
                    ),
                ),
            ],
            options={
                "db_table": "bevegelse",
                "indexes": [
                    models.Index(fields=["arbeidsgiver", "dato"], name="bevegelse_dato"),
                    models.Index(fields=["krav", "dato"], name="bevegelse_krav"),
                    models.Index(
                        condition=models.Q(("kobling__isnull", False)),
                        fields=["kobling"],
                        name="bevegelse_kobling",
                    ),
                    models.Index(
                        condition=models.Q(("justering__isnull", False)),
                        fields=["justering"],
                        name="bevegelse_justering",
                    ),
                    models.Index(
                        condition=models.Q(("linje__isnull", False)), fields=["linje"], name="bevegelse_linje"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("krav__isnull", True), ("kravaar__isnull", True), ("type", "UFORDELT")),
                            models.Q(
                                models.Q(("type", "UFORDELT"), _negated=True),
                                ("krav__isnull", False),
                                ("kravaar__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="bevegelse_krav_eller_ufordelt",
                        violation_error_message="En bevegelse hører til et krav med kravår, eller er ufordelt uten begge.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reverserer__isnull", False),
                            models.Q(("type__in", ("KRAV", "TILLEGGSKRAV")), _negated=True),
                            ("oere__gte", 0),
                            _connector="OR",
                        ),
                        name="bevegelse_krav_ikke_negativt",
                        violation_error_message="Et krav kan ikke være negativt; nedsettelse er en egen bevegelse.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reverserer__isnull", False),
                            models.Q(("type", "AVSKREVET"), _negated=True),
                            ("oere__lte", 0),
                            _connector="OR",
                        ),
                        name="bevegelse_avskriving_ned",
                        violation_error_message="En avskriving kan ikke øke det Nav skylder.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Planrad",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField(help_text="da kilden fikk vite det")),
                ("opphevet", models.BooleanField(default=False)),
                ("versjon", models.CharField(help_text="for eksempel «Plan mai 2025»", max_length=80)),
                ("versjon_dato", models.DateField()),
                ("rad", models.PositiveIntegerField()),
                ("refusjonsperiode", models.CharField(max_length=200)),
                (
                    "naar",
                    models.CharField(
                        blank=True, help_text="måned(er) planlagt eller gjennomført", max_length=120
                    ),
                ),
                ("ansvar_fra", models.CharField(blank=True, max_length=4)),
                ("ansvar_til", models.CharField(blank=True, max_length=4)),
                ("periode_fom", models.DateField(null=True)),
                ("periode_tom", models.DateField(null=True)),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planrader",
                        to="organisasjon.arbeidsgiver",
                    ),
                ),
                (
                    "erstatter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erstattet_av",
                        to="regnskap.planrad",
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
                "db_table": "planrad",
            },
        ),
        migrations.CreateModel(
            name="Purring",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "referanse",
                    models.CharField(
                        help_text="purringens eget nummer, flere krav kan dele det", max_length=80
                    ),
                ),
                ("dato", models.DateField()),
                ("kanal", models.CharField(max_length=20)),
                ("oere", models.BigIntegerField()),
                ("registrert", models.DateTimeField()),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="purringer",
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
                    "krav",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="purringer", to="krav.krav"
                    ),
                ),
            ],
            options={
                "db_table": "purring",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("arbeidsgiver", "referanse", "krav"),
                        name="purring_en_gang",
                        violation_error_message="Kravet står alt i denne purringen.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Purringssvar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "utfall",
                    models.CharField(
                        choices=[("INNKOMMET", "Innkommet"), ("AVSLAG", "Avslag"), ("FORKLART", "Forklart")],
                        max_length=10,
                    ),
                ),
                ("dato", models.DateField()),
                ("oere", models.BigIntegerField()),
                ("notat", models.TextField(blank=True)),
                ("registrert", models.DateTimeField()),
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
                    "purring",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="svar",
                        to="regnskap.purring",
                    ),
                ),
            ],
            options={
                "db_table": "purringssvar",
            },
        ),
    ]
