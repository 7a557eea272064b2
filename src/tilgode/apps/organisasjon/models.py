"""Tables of the organisation: arbeidsgiver, underenhet, sektor and ansvar with validity."""

from __future__ import annotations

from django.db import models

from tilgode.apps.felles.modeller import Faktum


class Arbeidsgiver(models.Model):
    """The legal unit (hovedenhet) that claims and receives refunds."""

    orgnr = models.CharField(max_length=9, unique=True)
    navn = models.CharField(max_length=200)

    class Meta:
        db_table = "arbeidsgiver"

    def __str__(self) -> str:
        return self.navn


class Underenhet(models.Model):
    """A virksomhet (bedriftsnummer) under the legal unit; Nav reports by it."""

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="underenheter")
    orgnr = models.CharField(max_length=9, unique=True)
    navn = models.CharField(max_length=200)

    class Meta:
        db_table = "underenhet"

    def __str__(self) -> str:
        return self.navn


class Sektor(models.Model):
    """The top level of the employer's own structure, in the order its reports use."""

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="sektorer")
    navn = models.CharField(max_length=200)
    rekkefoelge = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "sektor"
        ordering = ("rekkefoelge", "navn")
        constraints = (
            models.UniqueConstraint(
                fields=("arbeidsgiver", "navn"),
                name="sektor_navn_en_gang",
                violation_error_message="Det finnes alt en sektor med dette navnet.",
            ),
        )

    def __str__(self) -> str:
        return self.navn


class Ansvar(Faktum):
    """A four-digit ansvar with its enhet, sektor and underenhet in a period."""

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="ansvar")
    nummer = models.CharField(max_length=4)
    navn = models.CharField(max_length=200)
    sektor = models.ForeignKey(Sektor, on_delete=models.PROTECT, related_name="ansvar")
    underenhet = models.ForeignKey(Underenhet, null=True, on_delete=models.PROTECT, related_name="ansvar")
    gyldig_fom = models.DateField()
    gyldig_tom = models.DateField(null=True)

    class Meta:
        db_table = "ansvar"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(gyldig_tom__isnull=True)
                | models.Q(gyldig_tom__gte=models.F("gyldig_fom")),
                name="ansvar_tom_etter_fom",
                violation_error_message="Ansvaret kan ikke slutte å gjelde før det begynner å gjelde.",
            ),
        )
        indexes = (models.Index(fields=("arbeidsgiver", "nummer"), name="ansvar_nummer"),)

    def __str__(self) -> str:
        return f"{self.nummer} {self.navn}"
