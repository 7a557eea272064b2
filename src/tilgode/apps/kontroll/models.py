"""Tables of what people have said of the controls' findings, and of duplicates taken back. Append-only.

A finding itself is not stored: it follows from the facts, and is there for as long as they give it.
"""

from __future__ import annotations

from django.db import models

from tilgode.apps.felles.modeller import Tilfoeyelse
from tilgode.apps.krav.models import Krav
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Arbeidsforhold, Person
from tilgode.apps.regnskap.models import Justering


class Kontrollvurdering(Tilfoeyelse):
    """What somebody decided about one finding, and why; it holds for as long as the finding is the same."""

    class Avgjoerelse(models.TextChoices):
        """The claim is right after all; it is to be corrected; or an earlier decision is withdrawn."""

        RIKTIG = "RIKTIG"
        RETTES = "RETTES"
        OPPHEVET = "OPPHEVET"

    arbeidsgiver = models.ForeignKey(Arbeidsgiver, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    arbeidsforhold = models.ForeignKey(Arbeidsforhold, null=True, on_delete=models.PROTECT, related_name="+")
    krav = models.ForeignKey(Krav, null=True, on_delete=models.PROTECT, related_name="kontrollvurderinger")
    kontroll = models.CharField(max_length=20)
    aarsak = models.CharField(max_length=40)
    fom = models.DateField()
    tom = models.DateField()
    oere = models.BigIntegerField(help_text="funnets beløp da det ble vurdert")
    avgjoerelse = models.CharField(max_length=10, choices=Avgjoerelse.choices)
    notat = models.TextField()
    aktoer = models.CharField(max_length=150)
    registrert = models.DateTimeField()

    class Meta:
        db_table = "kontrollvurdering"
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(notat=""),
                name="kontrollvurdering_begrunnet",
                violation_error_message="Skriv hvorfor.",
            ),
        )
        indexes = (models.Index(fields=("arbeidsgiver", "kontroll"), name="kontrollvurdering_kontroll"),)


class Dublettlenke(Tilfoeyelse):
    """A claim taken back because another asks for the same days; the link stays for the auditor (R-060)."""

    krav = models.OneToOneField(Krav, on_delete=models.PROTECT, related_name="dublett_av")
    beholdt = models.ForeignKey(Krav, on_delete=models.PROTECT, related_name="dubletter")
    justering = models.OneToOneField(Justering, on_delete=models.PROTECT, related_name="dublettlenke")
    registrert = models.DateTimeField()
    aktoer = models.CharField(max_length=150)

    class Meta:
        db_table = "dublettlenke"
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(krav=models.F("beholdt")),
                name="dublettlenke_to_krav",
                violation_error_message="Et krav kan ikke være dublett av seg selv.",
            ),
        )
