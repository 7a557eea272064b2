"""The tables of `innlesing`: the links to apps made after it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("innlesing", "0001_initial"),
        ("organisasjon", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="innlesing",
            name="arbeidsgiver",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="innlesinger",
                to="organisasjon.arbeidsgiver",
            ),
        ),
        migrations.AddField(
            model_name="kolonnekart",
            name="erstatter",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="erstattet_av",
                to="innlesing.kolonnekart",
            ),
        ),
        migrations.AddField(
            model_name="kolonnekart",
            name="innlesing",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="innlesing.innlesing",
            ),
        ),
        migrations.AddConstraint(
            model_name="innlesing",
            constraint=models.UniqueConstraint(
                fields=("arbeidsgiver", "type", "sha256"),
                name="innlesing_en_gang",
                violation_error_message="Fila er alt lest inn.",
            ),
        ),
    ]
