"""Tables of persons, employments and pay lines. Fødselsnummer is encrypted, found by a blind index."""

from __future__ import annotations

from django.db import models

from tilgode.apps.felles.modeller import Faktum, Tilfoeyelse
from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver


class Person(models.Model):
    """A person at one employer; `blindindeks` is HMAC of the fødselsnummer (hex), never the number."""

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="personer")
    blindindeks = models.CharField(max_length=64)
    fnr_kryptert = models.BinaryField()
    navn = models.CharField(max_length=200)
    foedselsdato = models.DateField()

    class Meta:
        db_table = "person"
        constraints = (
            models.UniqueConstraint(
                fields=("arbeidsgiver", "blindindeks"),
                name="person_en_gang",
                violation_error_message="Personen er alt registrert hos arbeidsgiveren.",
            ),
        )

    def __str__(self) -> str:
        return self.navn


class Arbeidsforhold(models.Model):
    """The identity of an employment; what it is like over time is in `Arbeidsforholdtilstand`."""

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="arbeidsforhold")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="arbeidsforhold")
    ansattnummer = models.CharField(max_length=40)
    noekkel = models.CharField(max_length=80)

    class Meta:
        db_table = "arbeidsforhold"
        constraints = (
            models.UniqueConstraint(
                fields=("arbeidsgiver", "noekkel"),
                name="arbeidsforhold_en_gang",
                violation_error_message="Det finnes alt et arbeidsforhold med denne nøkkelen.",
            ),
        )

    def __str__(self) -> str:
        return self.noekkel


class Arbeidsforholdtilstand(Faktum):
    """Start, end, ansvar and stillingsprosent of an employment, valid in a period."""

    class Arbeidstid(models.TextChoices):
        """Fixed hours or rota (turnus)."""

        FAST = "FAST"
        TURNUS = "TURNUS"

    arbeidsforhold = models.ForeignKey(Arbeidsforhold, on_delete=models.PROTECT, related_name="tilstander")
    startdato = models.DateField()
    sluttdato = models.DateField(null=True)
    ansvar = models.ForeignKey(Ansvar, on_delete=models.PROTECT, related_name="+")
    stillingsprosent = models.DecimalField(max_digits=6, decimal_places=2)
    arbeidstid = models.CharField(max_length=10, choices=Arbeidstid.choices, default=Arbeidstid.FAST)
    gyldig_fom = models.DateField()
    gyldig_tom = models.DateField(null=True)

    class Meta:
        db_table = "arbeidsforhold_tilstand"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(sluttdato__isnull=True) | models.Q(sluttdato__gte=models.F("startdato")),
                name="tilstand_slutt_etter_start",
                violation_error_message="Arbeidsforholdet kan ikke slutte før det begynner.",
            ),
            models.CheckConstraint(
                condition=models.Q(gyldig_tom__isnull=True)
                | models.Q(gyldig_tom__gte=models.F("gyldig_fom")),
                name="tilstand_tom_etter_fom",
                violation_error_message="Tilstanden kan ikke slutte å gjelde før den begynner å gjelde.",
            ),
            models.CheckConstraint(
                condition=models.Q(stillingsprosent__gte=0),
                name="tilstand_prosent_ikke_negativ",
                violation_error_message="Stillingsprosenten kan ikke være negativ.",
            ),
        )


class Loennslinje(Faktum):
    """Pay of one kind in one calendar month, in øre."""

    class Type(models.TextChoices):
        """How the line counts in the basis (ftrl. § 8-29)."""

        FAST = "FAST"
        FAST_TILLEGG = "FAST_TILLEGG"
        VARIABEL = "VARIABEL"
        OVERTID = "OVERTID"
        FERIEPENGER = "FERIEPENGER"
        UTGIFT = "UTGIFT"

    arbeidsforhold = models.ForeignKey(
        Arbeidsforhold, on_delete=models.PROTECT, related_name="loennslinjer", db_index=False
    )
    maaned = models.DateField(help_text="første dag i måneden")
    loennsart = models.CharField(max_length=40)
    type = models.CharField(max_length=15, choices=Type.choices)
    oere = models.BigIntegerField()

    class Meta:
        db_table = "loennslinje"
        indexes = (models.Index(fields=("arbeidsforhold", "maaned"), name="loenn_arbeidsforhold"),)


class Oppslag(Tilfoeyelse):
    """Who looked at whom, when and why."""

    tid = models.DateTimeField()
    bruker = models.CharField(max_length=150)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="oppslag")
    hensikt = models.CharField(max_length=200)

    class Meta:
        db_table = "oppslag"
