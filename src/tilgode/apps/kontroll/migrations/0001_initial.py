"""What people decide about the controls' findings, and duplicates taken back; both append-only."""

import django.db.models.deletion
from django.db import migrations, models

from tilgode.apps.felles.utloesere import ForbyEndring


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("krav", "0002_utloesere"),
        ("organisasjon", "0002_utloesere"),
        ("person", "0002_utloesere"),
        ("regnskap", "0003_lovlig_klasse"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dublettlenke",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("registrert", models.DateTimeField()),
                ("aktoer", models.CharField(max_length=150)),
                (
                    "beholdt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dubletter", to="krav.krav"
                    ),
                ),
                (
                    "justering",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dublettlenke",
                        to="regnskap.justering",
                    ),
                ),
                (
                    "krav",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dublett_av", to="krav.krav"
                    ),
                ),
            ],
            options={
                "db_table": "dublettlenke",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("krav", models.F("beholdt")), _negated=True),
                        name="dublettlenke_to_krav",
                        violation_error_message="Et krav kan ikke være dublett av seg selv.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Kontrollvurdering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kontroll", models.CharField(max_length=20)),
                ("aarsak", models.CharField(max_length=40)),
                ("fom", models.DateField()),
                ("tom", models.DateField()),
                ("oere", models.BigIntegerField(help_text="funnets beløp da det ble vurdert")),
                (
                    "avgjoerelse",
                    models.CharField(
                        choices=[("RIKTIG", "Riktig"), ("RETTES", "Rettes"), ("OPPHEVET", "Opphevet")],
                        max_length=10,
                    ),
                ),
                ("notat", models.TextField()),
                ("aktoer", models.CharField(max_length=150)),
                ("registrert", models.DateTimeField()),
                (
                    "arbeidsforhold",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="person.arbeidsforhold",
                    ),
                ),
                (
                    "arbeidsgiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisasjon.arbeidsgiver",
                    ),
                ),
                (
                    "krav",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kontrollvurderinger",
                        to="krav.krav",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="person.person"
                    ),
                ),
            ],
            options={
                "db_table": "kontrollvurdering",
                "indexes": [
                    models.Index(fields=["arbeidsgiver", "kontroll"], name="kontrollvurdering_kontroll")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("notat", ""), _negated=True),
                        name="kontrollvurdering_begrunnet",
                        violation_error_message="Skriv hvorfor.",
                    )
                ],
            },
        ),
        ForbyEndring("dublettlenke"),
        ForbyEndring("kontrollvurdering"),
    ]
