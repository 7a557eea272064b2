"""The table of the day ledger as it was first made."""

import django.db.models.deletion
from django.db import migrations, models

from tilgode.apps.felles.utloesere import ForbyEndring


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("regnskap", "0003_lovlig_klasse"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dagpost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("versjon", models.PositiveSmallIntegerField()),
                (
                    "metode",
                    models.CharField(
                        choices=[
                            ("DAGSSATS", "Dagssats"),
                            ("JEVNT", "Jevnt"),
                            ("IKKE_FORDELT", "Ikke Fordelt"),
                        ],
                        max_length=12,
                    ),
                ),
                ("fom", models.DateField(null=True)),
                ("tom", models.DateField(null=True)),
                ("dagsbeloep_oere", models.BigIntegerField(help_text="øre per virkedag i løpet")),
                ("oere", models.BigIntegerField(help_text="løpet i alt")),
                ("registrert", models.DateTimeField(null=True)),
                (
                    "bevegelse",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dagposter",
                        to="regnskap.bevegelse",
                    ),
                ),
            ],
            options={
                "db_table": "dagpost",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("fom__isnull", True), ("metode", "IKKE_FORDELT"), ("tom__isnull", True)
                            ),
                            models.Q(
                                models.Q(("metode", "IKKE_FORDELT"), _negated=True),
                                ("fom__isnull", False),
                                ("tom__gte", models.F("fom")),
                            ),
                            _connector="OR",
                        ),
                        name="dagpost_dager_eller_ikke_fordelt",
                        violation_error_message="En dagpost har dager, eller er merket som ikke fordelt.",
                    )
                ],
            },
        ),
        ForbyEndring("dagpost"),
    ]
