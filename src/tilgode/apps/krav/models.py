"""Tables of claims and of what the law says to expect."""

from __future__ import annotations

from django.db import models

from tilgode.apps.felles.modeller import Faktum, Tilfoeyelse
from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver
from tilgode.apps.person.models import Arbeidsforhold, Person


class Ytelse(models.TextChoices):
    """The benefits an employer claims refund of."""

    SYKEPENGER = "SYKEPENGER"
    SYKEPENGER_AGP = "SYKEPENGER_AGP"
    FORELDREPENGER = "FORELDREPENGER"
    SVANGERSKAPSPENGER = "SVANGERSKAPSPENGER"
    OMSORGSPENGER = "OMSORGSPENGER"
    PLEIEPENGER = "PLEIEPENGER"
    OPPLAERINGSPENGER = "OPPLAERINGSPENGER"
    REISETILSKUDD = "REISETILSKUDD"
    TILRETTELEGGING = "TILRETTELEGGING"
    FERIEPENGER = "FERIEPENGER"


class Krav(Tilfoeyelse):
    """A refund claim: person, employment, ytelse, period, usually one calendar month.

    Its amounts are movements (`regnskap.Bevegelse`); its status is the last `Kravhendelse`.
    """

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="krav")
    referanse = models.CharField(max_length=80)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="krav")
    arbeidsforhold = models.ForeignKey(
        Arbeidsforhold, null=True, on_delete=models.PROTECT, related_name="krav"
    )
    ytelse = models.CharField(max_length=20, choices=Ytelse.choices)
    feriepenger_av = models.CharField(max_length=20, choices=Ytelse.choices, blank=True)
    fom = models.DateField()
    tom = models.DateField()
    kravaar = models.PositiveIntegerField()
    ansvar = models.ForeignKey(Ansvar, on_delete=models.PROTECT, related_name="krav")
    opprinnelse = models.CharField(max_length=40, help_text="system kravet ble laget i")
    registrert = models.DateTimeField()
    innlesing = models.ForeignKey(
        "innlesing.Innlesing", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "krav"
        constraints = (
            models.UniqueConstraint(
                fields=("arbeidsgiver", "referanse"),
                name="krav_referanse_en_gang",
                violation_error_message="Det finnes alt et krav med denne referansen.",
            ),
            models.CheckConstraint(
                condition=models.Q(tom__gte=models.F("fom")),
                name="krav_tom_etter_fom",
                violation_error_message="Til-datoen kan ikke være før fra-datoen.",
            ),
        )
        indexes = (models.Index(fields=("person", "ytelse", "fom"), name="krav_person_ytelse"),)

    def __str__(self) -> str:
        return self.referanse


class Kravhendelse(Tilfoeyelse):
    """A dated change of a claim's status, or a note on it."""

    class Type(models.TextChoices):
        """Status codes; see core/saksgang for the transitions."""

        REGISTRERT = "REGISTRERT"
        SENDT = "SENDT"
        KVITTERT = "KVITTERT"
        AVSLAG = "AVSLAG"
        LUKKET = "LUKKET"
        NOTAT = "NOTAT"

    krav = models.ForeignKey(Krav, on_delete=models.PROTECT, related_name="hendelser")
    type = models.CharField(max_length=12, choices=Type.choices)
    dato = models.DateField()
    registrert = models.DateTimeField()
    aktoer = models.CharField(max_length=150, blank=True)
    notat = models.TextField(blank=True)

    class Meta:
        db_table = "kravhendelse"


class Beregning(Faktum):
    """One computation of a person's expected refunds; a later one replaces it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="beregninger")
    faktaavtrykk = models.CharField(max_length=64, help_text="SHA-256 of facts and parameters")

    class Meta:
        db_table = "beregning"


class Ventetloep(Tilfoeyelse):
    """Expected: an unbroken run of days with the same class, payer, degree and day amount."""

    class Betaler(models.TextChoices):
        """Who carries the day."""

        ARBEIDSGIVER = "A"
        NAV = "N"
        INGEN = "I"

    beregning = models.ForeignKey(Beregning, on_delete=models.PROTECT, related_name="loep")
    arbeidsforhold = models.ForeignKey(Arbeidsforhold, on_delete=models.PROTECT, related_name="ventet")
    ytelse = models.CharField(max_length=20, choices=Ytelse.choices)
    fom = models.DateField()
    tom = models.DateField()
    klasse = models.CharField(max_length=2)
    betaler = models.CharField(max_length=1, choices=Betaler.choices)
    grad = models.DecimalField(max_digits=5, decimal_places=2)
    dagsbeloep_oere = models.BigIntegerField(help_text="øre per virkedag i løpet")
    hjemmel = models.CharField(max_length=30)
    sikkerhet = models.CharField(max_length=8)
    avslag = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "ventetloep"
        indexes = (models.Index(fields=("arbeidsforhold", "fom"), name="ventet_arbeidsforhold"),)
