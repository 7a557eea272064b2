"""The tables of `fravaer`: the links to apps made after it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("fravaer", "0001_initial"),
        ("innlesing", "0001_initial"),
        ("person", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="fravaer",
            name="arbeidsforhold",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="fravaer",
                to="person.arbeidsforhold",
            ),
        ),
        migrations.AddField(
            model_name="fravaer",
            name="erstatter",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="erstattet_av",
                to="fravaer.fravaer",
            ),
        ),
        migrations.AddField(
            model_name="fravaer",
            name="innlesing",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="innlesing.innlesing",
            ),
        ),
        migrations.AddField(
            model_name="inntektsmelding",
            name="arbeidsforhold",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inntektsmeldinger",
                to="person.arbeidsforhold",
            ),
        ),
        migrations.AddField(
            model_name="inntektsmelding",
            name="erstatter",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="erstattet_av",
                to="fravaer.inntektsmelding",
            ),
        ),
        migrations.AddField(
            model_name="inntektsmelding",
            name="innlesing",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="innlesing.innlesing",
            ),
        ),
        migrations.AddField(
            model_name="soeknad",
            name="arbeidsforhold",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="soeknader",
                to="person.arbeidsforhold",
            ),
        ),
        migrations.AddField(
            model_name="soeknad",
            name="erstatter",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="erstattet_av",
                to="fravaer.soeknad",
            ),
        ),
        migrations.AddField(
            model_name="soeknad",
            name="innlesing",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="innlesing.innlesing",
            ),
        ),
        migrations.AddField(
            model_name="sykmelding",
            name="arbeidsforhold",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sykmeldinger",
                to="person.arbeidsforhold",
            ),
        ),
        migrations.AddField(
            model_name="sykmelding",
            name="erstatter",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="erstattet_av",
                to="fravaer.sykmelding",
            ),
        ),
        migrations.AddField(
            model_name="sykmelding",
            name="innlesing",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="innlesing.innlesing",
            ),
        ),
        migrations.AddField(
            model_name="vedtak",
            name="erstatter",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="erstattet_av",
                to="fravaer.vedtak",
            ),
        ),
        migrations.AddField(
            model_name="vedtak",
            name="innlesing",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="innlesing.innlesing",
            ),
        ),
        migrations.AddField(
            model_name="vedtak",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="vedtak", to="person.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="fravaer",
            constraint=models.CheckConstraint(
                condition=models.Q(("tom__gte", models.F("fom"))),
                name="fravaer_tom_etter_fom",
                violation_error_message="Til-datoen kan ikke være før fra-datoen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fravaer",
            constraint=models.CheckConstraint(
                condition=models.Q(("grad__gte", 0), ("grad__lte", 100)),
                name="fravaer_grad_0_100",
                violation_error_message="Graden må være mellom 0 og 100 prosent.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inntektsmelding",
            constraint=models.CheckConstraint(
                condition=models.Q(("inntekt_oere__gte", 0), ("refusjon_oere__gte", 0)),
                name="inntektsmelding_ikke_negativ",
                violation_error_message="Inntekt og refusjon kan ikke være negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="soeknad",
            constraint=models.CheckConstraint(
                condition=models.Q(("tom__gte", models.F("fom"))),
                name="soeknad_tom_etter_fom",
                violation_error_message="Til-datoen kan ikke være før fra-datoen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sykmelding",
            constraint=models.CheckConstraint(
                condition=models.Q(("tom__gte", models.F("fom"))),
                name="sykmelding_tom_etter_fom",
                violation_error_message="Til-datoen kan ikke være før fra-datoen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sykmelding",
            constraint=models.CheckConstraint(
                condition=models.Q(("grad__gte", 0), ("grad__lte", 100)),
                name="sykmelding_grad_0_100",
                violation_error_message="Graden må være mellom 0 og 100 prosent.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vedtak",
            constraint=models.CheckConstraint(
                condition=models.Q(("tom__gte", models.F("fom"))),
                name="vedtak_tom_etter_fom",
                violation_error_message="Til-datoen kan ikke være før fra-datoen.",
            ),
        ),
    ]
