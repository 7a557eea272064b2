"""Tables of money: every change of what Nav owes, adjustments with cause, dunning and the plan.

The outstanding amount of anything on any date is the sum of `Bevegelse` with `dato` up to that
date (and `registrert` up to a moment, for what was known then). Nothing else holds a balance.
"""

from __future__ import annotations

from django.db import models

from tilgode.apps.felles.modeller import Faktum, Tilfoeyelse
from tilgode.apps.krav.models import Krav, Ytelse
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver


class Justering(Tilfoeyelse):
    """An adjustment or write-off with cause, note, proposer and approver."""

    class Klasse(models.TextChoices):
        """What it is in the accounts (R-010)."""

        OVERREGISTRERT = "OVERREGISTRERT"
        REELT_TAP = "REELT_TAP"
        TIDSAVVIK = "TIDSAVVIK"
        DUBLETT = "DUBLETT"
        TEKNISK = "TEKNISK"
        LOVLIG = "LOVLIG"

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="justeringer")
    referanse = models.CharField(max_length=80)
    krav = models.ForeignKey(Krav, null=True, on_delete=models.PROTECT, related_name="justeringer")
    ansvar = models.ForeignKey(Ansvar, on_delete=models.PROTECT, related_name="+")
    dato = models.DateField()
    oere = models.BigIntegerField(help_text="virkning på utestående; negativ setter ned")
    aarsak = models.CharField(max_length=40)
    klasse = models.CharField(max_length=15, choices=Klasse.choices)
    notat = models.TextField(blank=True)
    foreslaatt_av = models.CharField(max_length=150, blank=True)
    godkjent_av = models.CharField(max_length=150, blank=True)
    registrert = models.DateTimeField()
    innlesing = models.ForeignKey(
        "innlesing.Innlesing", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "justering"
        constraints = (
            models.UniqueConstraint(
                fields=("arbeidsgiver", "referanse"),
                name="justering_en_gang",
                violation_error_message="Det finnes alt en justering med denne referansen.",
            ),
        )


class Bevegelse(Tilfoeyelse):
    """One change of the receivable, in øre; positive increases what Nav owes.

    `krav` is empty only for money booked on an ansvar before it has a claim (UFORDELT); it has
    then no claim year. A wrong movement is reversed by a new one (`reverserer`), never edited.
    """

    class Type(models.TextChoices):
        """Why the receivable changed."""

        KRAV = "KRAV"
        TILLEGGSKRAV = "TILLEGGSKRAV"
        OPPJUSTERT = "OPPJUSTERT"
        MOTTATT = "MOTTATT"
        NEDJUSTERT = "NEDJUSTERT"
        AVSKREVET = "AVSKREVET"
        UFORDELT = "UFORDELT"

    arbeidsgiver = models.ForeignKey(
        Arbeidsgiver, on_delete=models.PROTECT, related_name="bevegelser", db_index=False
    )
    krav = models.ForeignKey(
        Krav, null=True, on_delete=models.PROTECT, related_name="bevegelser", db_index=False
    )
    ansvar = models.ForeignKey(Ansvar, on_delete=models.PROTECT, related_name="bevegelser", db_index=False)
    kravaar = models.PositiveIntegerField(null=True)
    ytelse = models.CharField(max_length=20, choices=Ytelse.choices, blank=True)
    type = models.CharField(max_length=12, choices=Type.choices)
    oere = models.BigIntegerField()
    dato = models.DateField()
    registrert = models.DateTimeField()
    kobling = models.ForeignKey(
        Kobling, null=True, on_delete=models.PROTECT, related_name="bevegelser", db_index=False
    )
    justering = models.ForeignKey(
        Justering, null=True, on_delete=models.PROTECT, related_name="bevegelser", db_index=False
    )
    linje = models.ForeignKey(
        Oppgjoerslinje, null=True, on_delete=models.PROTECT, related_name="bevegelser", db_index=False
    )
    reverserer = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="reversert_av"
    )
    tilbakedatert_grunn = models.CharField(max_length=200, blank=True)
    innlesing = models.ForeignKey(
        "innlesing.Innlesing", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "bevegelse"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(type="UFORDELT", krav__isnull=True, kravaar__isnull=True)
                | (~models.Q(type="UFORDELT") & models.Q(krav__isnull=False, kravaar__isnull=False)),
                name="bevegelse_krav_eller_ufordelt",
                violation_error_message="En bevegelse hører til et krav med kravår, eller er ufordelt uten begge.",
            ),
            models.CheckConstraint(
                condition=models.Q(reverserer__isnull=False)
                | ~models.Q(type__in=("KRAV", "TILLEGGSKRAV"))
                | models.Q(oere__gte=0),
                name="bevegelse_krav_ikke_negativt",
                violation_error_message="Et krav kan ikke være negativt; nedsettelse er en egen bevegelse.",
            ),
            models.CheckConstraint(
                condition=models.Q(reverserer__isnull=False)
                | ~models.Q(type="AVSKREVET")
                | models.Q(oere__lte=0),
                name="bevegelse_avskriving_ned",
                violation_error_message="En avskriving kan ikke øke det Nav skylder.",
            ),
        )
        indexes = (
            models.Index(fields=("arbeidsgiver", "dato"), name="bevegelse_dato"),
            models.Index(fields=("krav", "dato"), name="bevegelse_krav"),
            *(
                models.Index(
                    fields=(felt,), name=f"bevegelse_{felt}", condition=models.Q((f"{felt}__isnull", False))
                )
                for felt in ("kobling", "justering", "linje")
            ),
        )


class Purring(Tilfoeyelse):
    """A dunning of one claim: what was asked for and what came of it is in `Purringssvar`."""

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="purringer")
    referanse = models.CharField(max_length=80, help_text="purringens eget nummer, flere krav kan dele det")
    krav = models.ForeignKey(Krav, on_delete=models.PROTECT, related_name="purringer")
    dato = models.DateField()
    kanal = models.CharField(max_length=20)
    oere = models.BigIntegerField()
    registrert = models.DateTimeField()
    innlesing = models.ForeignKey(
        "innlesing.Innlesing", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "purring"
        constraints = (
            models.UniqueConstraint(
                fields=("arbeidsgiver", "referanse", "krav"),
                name="purring_en_gang",
                violation_error_message="Kravet står alt i denne purringen.",
            ),
        )


class Purringssvar(Tilfoeyelse):
    """What came of a dunning: paid, rejected or explained."""

    class Utfall(models.TextChoices):
        """The answer."""

        INNKOMMET = "INNKOMMET"
        AVSLAG = "AVSLAG"
        FORKLART = "FORKLART"

    purring = models.ForeignKey(Purring, on_delete=models.PROTECT, related_name="svar")
    utfall = models.CharField(max_length=10, choices=Utfall.choices)
    dato = models.DateField()
    oere = models.BigIntegerField()
    notat = models.TextField(blank=True)
    registrert = models.DateTimeField()
    innlesing = models.ForeignKey(
        "innlesing.Innlesing", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        db_table = "purringssvar"


class Planrad(Faktum):
    """A work package of the clean-up plan in one version of the plan (T-05)."""

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="planrader")
    versjon = models.CharField(max_length=80, help_text="for eksempel «Plan mai 2025»")
    versjon_dato = models.DateField()
    rad = models.PositiveIntegerField()
    refusjonsperiode = models.CharField(max_length=200)
    naar = models.CharField(max_length=120, blank=True, help_text="måned(er) planlagt eller gjennomført")
    ansvar_fra = models.CharField(max_length=4, blank=True)
    ansvar_til = models.CharField(max_length=4, blank=True)
    periode_fom = models.DateField(null=True)
    periode_tom = models.DateField(null=True)

    class Meta:
        db_table = "planrad"
