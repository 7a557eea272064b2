"""Tables of explained deviations. They are derived: emptying them loses nothing but the time to fill them.

Border: nothing here is a fact, and no figure of the ledger or the reports reads it.
"""

from __future__ import annotations

from django.db import models

from tilgode.apps.krav.models import Krav
from tilgode.apps.organisasjon.models import Arbeidsgiver


class Avviksliste(models.Model):
    """When an employer's deviations were last explained, as of which day, and what was stored then."""

    arbeidsgiver = models.OneToOneField(Arbeidsgiver, on_delete=models.CASCADE, related_name="avviksliste")
    dato = models.DateField()
    ferdig = models.DateTimeField()
    vannmerke = models.JSONField()

    class Meta:
        db_table = "avviksliste"

    def __str__(self) -> str:
        return f"{self.arbeidsgiver} {self.dato}"


class Forklartkrav(models.Model):
    """A claim whose expected and received amounts differ, with the explanation as it was found.

    `avtrykk` is a fingerprint of all it was found from. `aarsak`, `handler` and `klasse` are those of the
    cause that explains most; empty when no cause is pointed out.
    """

    krav = models.OneToOneField(Krav, on_delete=models.CASCADE, related_name="forklart")
    avtrykk = models.CharField(max_length=64)
    sendt = models.DateField(null=True)
    ventet_oere = models.BigIntegerField()
    krevd_oere = models.BigIntegerField()
    mottatt_oere = models.BigIntegerField()
    uforklart_oere = models.BigIntegerField()
    stoerrelse_oere = models.BigIntegerField(help_text="avvikets beløp uten fortegn")
    sikkerhet = models.CharField(max_length=12)
    aarsak = models.CharField(max_length=60, blank=True)
    handler = models.CharField(max_length=12, blank=True)
    klasse = models.CharField(max_length=20, blank=True)
    forklaring = models.JSONField(help_text="årsaker og alternativer")
    feil = models.TextField(blank=True)

    class Meta:
        db_table = "forklart_krav"
        indexes = (models.Index(fields=("handler", "stoerrelse_oere"), name="forklart_handler"),)

    def __str__(self) -> str:
        return f"{self.krav} {self.aarsak}".strip()


class Avviksdel(models.Model):
    """One cause of a deviation and the øre it accounts for."""

    avvik = models.ForeignKey(Forklartkrav, on_delete=models.CASCADE, related_name="deler")
    aarsak = models.CharField(max_length=60)
    oere = models.BigIntegerField()

    class Meta:
        db_table = "avviksdel"
        indexes = (models.Index(fields=("aarsak",), name="avviksdel_aarsak"),)

    def __str__(self) -> str:
        return f"{self.aarsak} {self.oere}"
