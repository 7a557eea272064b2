"""Tables of Nav's settlements, their lines, the matches to claims, and the bank."""

from __future__ import annotations

from django.db import models

from tilgode.apps.felles.modeller import Tilfoeyelse
from tilgode.apps.krav.models import Krav, Ytelse
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Person


class Oppgjoer(Tilfoeyelse):
    """One oppgjørsrapport (earlier K27); the file is kept as it came."""

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="oppgjoer")
    rapport_id = models.CharField(max_length=40)
    orgnr = models.CharField(max_length=9)
    valutadato = models.DateField()
    kontonummer = models.CharField(max_length=11, blank=True)
    filnavn = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    raadata = models.BinaryField()
    antall_linjer = models.PositiveIntegerField()
    sum_oere = models.BigIntegerField()
    registrert = models.DateTimeField()
    innlesing = models.ForeignKey(
        "innlesing.Innlesing", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "oppgjoer"
        constraints = (
            models.UniqueConstraint(
                fields=("arbeidsgiver", "rapport_id"),
                name="oppgjoer_rapport_en_gang",
                violation_error_message="Oppgjørsrapporten er alt lest inn.",
            ),
        )


class Oppgjoerslinje(Tilfoeyelse):
    """A line as Nav sent it. Identity is report + line number; equal lines are two payments."""

    oppgjoer = models.ForeignKey(Oppgjoer, on_delete=models.PROTECT, related_name="linjer", db_index=False)
    linjenummer = models.PositiveIntegerField()
    navenhet = models.CharField(max_length=4)
    underenhet_orgnr = models.CharField(max_length=9)
    kode = models.CharField(max_length=1)
    ytelse = models.CharField(max_length=20, choices=Ytelse.choices, blank=True)
    feriepenger_av = models.CharField(max_length=20, choices=Ytelse.choices, blank=True)
    person = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="oppgjoerslinjer", db_index=False
    )
    blindindeks = models.CharField(max_length=64)
    fnr_kryptert = models.BinaryField()
    navn = models.CharField(max_length=25)
    fom = models.DateField(null=True)
    tom = models.DateField(null=True)
    oere = models.BigIntegerField()
    maksdato = models.DateField(null=True)

    class Meta:
        db_table = "oppgjoerslinje"
        constraints = (
            models.UniqueConstraint(
                fields=("oppgjoer", "linjenummer"),
                name="oppgjoerslinje_en_gang",
                violation_error_message="Linja er alt lest inn.",
            ),
        )
        indexes = (models.Index(fields=("person", "ytelse"), name="linje_person_ytelse"),)


class Kobling(Tilfoeyelse):
    """A match: so much of a line belongs to a claim, by this rule and for this reason."""

    class Maate(models.TextChoices):
        """Sure by rule, suggested by rule, or made by a person."""

        SIKKER = "SIKKER"
        FORESLAATT = "FORESLAATT"
        MANUELL = "MANUELL"

    linje = models.ForeignKey(Oppgjoerslinje, on_delete=models.PROTECT, related_name="koblinger")
    krav = models.ForeignKey(Krav, on_delete=models.PROTECT, related_name="koblinger")
    oere = models.BigIntegerField()
    maate = models.CharField(max_length=10, choices=Maate.choices)
    regel = models.CharField(max_length=60)
    grunn = models.JSONField(default=dict)
    registrert = models.DateTimeField()
    aktoer = models.CharField(max_length=150)

    class Meta:
        db_table = "kobling"


class Koblingsoppheving(Tilfoeyelse):
    """The undoing of a match."""

    kobling = models.OneToOneField(Kobling, on_delete=models.PROTECT, related_name="oppheving")
    registrert = models.DateTimeField()
    aktoer = models.CharField(max_length=150)
    grunn = models.TextField()

    class Meta:
        db_table = "koblingsoppheving"


class Avvisningsangring(Tilfoeyelse):
    """A refused suggestion that somebody refused by mistake: the rules may make it again."""

    kobling = models.OneToOneField(Kobling, on_delete=models.PROTECT, related_name="avvisningsangring")
    registrert = models.DateTimeField()
    aktoer = models.CharField(max_length=150)

    class Meta:
        db_table = "avvisningsangring"


class Regelvalg(Tilfoeyelse):
    """Which rules an employer lets run, in which order and with which tolerance, from a day on.

    Of two for the same day the one registered last is in force. Without any the delivered rules run.
    """

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="regelvalg")
    gyldig_fom = models.DateField(help_text="dagen reglene gjelder fra")
    regler = models.JSONField(help_text="navn på reglene, i rekkefølge")
    som_forslag = models.JSONField(default=list, help_text="sikre regler som bare foreslår")
    overbetalt_prosent = models.PositiveIntegerField()
    overbetalt_oere = models.PositiveIntegerField()
    samme_periode_prosent = models.PositiveIntegerField()
    etterbetaling_prosent = models.PositiveIntegerField()
    slakk_virkedager = models.PositiveIntegerField()
    grunn = models.TextField(blank=True)
    registrert = models.DateTimeField()
    aktoer = models.CharField(max_length=150)

    class Meta:
        db_table = "regelvalg"


class Linjeeier(Tilfoeyelse):
    """Who is to clear up an open line; the last one counts, an empty name takes it away."""

    linje = models.ForeignKey(Oppgjoerslinje, on_delete=models.PROTECT, related_name="eiere")
    eier = models.CharField(max_length=150, blank=True)
    registrert = models.DateTimeField()
    aktoer = models.CharField(max_length=150)

    class Meta:
        db_table = "linjeeier"


class Bankpost(Tilfoeyelse):
    """A credit or debit on the refund account."""

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="bankposter")
    kontonummer = models.CharField(max_length=11)
    dato = models.DateField()
    oere = models.BigIntegerField()
    referanse = models.CharField(max_length=80)
    tekst = models.CharField(max_length=200, blank=True)
    registrert = models.DateTimeField()
    innlesing = models.ForeignKey(
        "innlesing.Innlesing", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "bankpost"
        constraints = (
            models.UniqueConstraint(
                fields=("arbeidsgiver", "referanse"),
                name="bankpost_en_gang",
                violation_error_message="Bankposten er alt lest inn.",
            ),
        )
