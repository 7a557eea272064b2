"""Tables of absence and of the messages about it. No diagnosis, anywhere."""

from __future__ import annotations

from django.db import models

from tilgode.apps.felles.modeller import Faktum
from tilgode.apps.person.models import Arbeidsforhold, Person


class Fravaer(Faktum):
    """Absence as the employer's own system registered it."""

    class Type(models.TextChoices):
        """The kinds the law tells apart."""

        EGENMELDING = "EGENMELDING"
        SYKMELDING = "SYKMELDING"
        SYKT_BARN = "SYKT_BARN"
        PLEIE = "PLEIE"
        OPPLAERING = "OPPLAERING"
        FORELDREPERMISJON = "FORELDREPERMISJON"
        SVANGERSKAP = "SVANGERSKAP"
        FERIE = "FERIE"
        PERMISJON = "PERMISJON"

    arbeidsforhold = models.ForeignKey(Arbeidsforhold, on_delete=models.PROTECT, related_name="fravaer")
    type = models.CharField(max_length=20, choices=Type.choices)
    fom = models.DateField()
    tom = models.DateField()
    grad = models.DecimalField(max_digits=5, decimal_places=2, default=100)
    kildesystem = models.CharField(max_length=40)
    kilde_kode = models.CharField(max_length=40, blank=True)
    kilde_referanse = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "fravaer"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(tom__gte=models.F("fom")),
                name="fravaer_tom_etter_fom",
                violation_error_message="Til-datoen kan ikke være før fra-datoen.",
            ),
            models.CheckConstraint(
                condition=models.Q(grad__gte=0, grad__lte=100),
                name="fravaer_grad_0_100",
                violation_error_message="Graden må være mellom 0 og 100 prosent.",
            ),
        )


class Sykmelding(Faktum):
    """A sick note the employer has received; only days and degree."""

    arbeidsforhold = models.ForeignKey(Arbeidsforhold, on_delete=models.PROTECT, related_name="sykmeldinger")
    fom = models.DateField()
    tom = models.DateField()
    grad = models.DecimalField(max_digits=5, decimal_places=2, default=100)
    mottatt = models.DateField()
    referanse = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "sykmelding"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(tom__gte=models.F("fom")),
                name="sykmelding_tom_etter_fom",
                violation_error_message="Til-datoen kan ikke være før fra-datoen.",
            ),
            models.CheckConstraint(
                condition=models.Q(grad__gte=0, grad__lte=100),
                name="sykmelding_grad_0_100",
                violation_error_message="Graden må være mellom 0 og 100 prosent.",
            ),
        )


class Soeknad(Faktum):
    """The employee's sykepengesøknad as far as the employer knows it."""

    class Status(models.TextChoices):
        """Where it stands."""

        MANGLER = "MANGLER"
        INNSENDT = "INNSENDT"
        INNVILGET_ANTATT = "INNVILGET_ANTATT"
        AVSLAG = "AVSLAG"

    arbeidsforhold = models.ForeignKey(Arbeidsforhold, on_delete=models.PROTECT, related_name="soeknader")
    fom = models.DateField()
    tom = models.DateField()
    sendt = models.DateField(null=True)
    status = models.CharField(max_length=20, choices=Status.choices)
    opplysninger = models.JSONField(default=list, help_text="[{type, fom, tom, grad}]")
    referanse = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "soeknad"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(tom__gte=models.F("fom")),
                name="soeknad_tom_etter_fom",
                violation_error_message="Til-datoen kan ikke være før fra-datoen.",
            ),
        )


class Inntektsmelding(Faktum):
    """One version of an inntektsmelding; a correction is a new version that replaces the old."""

    arbeidsforhold = models.ForeignKey(
        Arbeidsforhold, on_delete=models.PROTECT, related_name="inntektsmeldinger"
    )
    versjon = models.PositiveIntegerField(default=1)
    foerste_fravaersdag = models.DateField()
    arbeidsgiverperioder = models.JSONField(default=list, help_text="[[fom, tom], …]")
    inntekt_oere = models.BigIntegerField(help_text="øre per måned")
    refusjon_oere = models.BigIntegerField(help_text="øre per måned")
    refusjon_opphoer = models.DateField(null=True, help_text="siste dag med refusjon")
    refusjonsendringer = models.JSONField(default=list, help_text="[[dato, oere], …]")
    begrunnelse_redusert = models.CharField(max_length=40, blank=True)
    sendt = models.DateField(null=True)
    kvittering = models.CharField(max_length=80, blank=True)
    referanse = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "inntektsmelding"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(inntekt_oere__gte=0, refusjon_oere__gte=0),
                name="inntektsmelding_ikke_negativ",
                violation_error_message="Inntekt og refusjon kan ikke være negative.",
            ),
        )


class Vedtak(Faktum):
    """A decision that changes who pays: fritak, svangerskapspenger."""

    class Type(models.TextChoices):
        """What was decided."""

        FRITAK_KRONISK = "FRITAK_KRONISK"
        FRITAK_SVANGERSKAP = "FRITAK_SVANGERSKAP"
        SVANGERSKAPSPENGER = "SVANGERSKAPSPENGER"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="vedtak")
    type = models.CharField(max_length=20, choices=Type.choices)
    soekt = models.DateField(null=True)
    mottatt_nav = models.DateField()
    termin = models.DateField(null=True)
    fom = models.DateField()
    tom = models.DateField()
    kopi_vedlagt = models.BooleanField(default=False)
    signert = models.BooleanField(default=False)
    referanse = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "vedtak"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(tom__gte=models.F("fom")),
                name="vedtak_tom_etter_fom",
                violation_error_message="Til-datoen kan ikke være før fra-datoen.",
            ),
        )
