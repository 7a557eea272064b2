"""Tables of intake: what was read in, by which column map, and the audit trail of every use case."""

from __future__ import annotations

from django.db import models

from tilgode.apps.felles.modeller import Faktum, Tilfoeyelse
from tilgode.apps.organisasjon.models import Arbeidsgiver


class Innlesing(Tilfoeyelse):
    """One file (or feed) read in whole; the same content is never read twice."""

    arbeidsgiver = models.ForeignKey(
        Arbeidsgiver, null=True, on_delete=models.PROTECT, related_name="innlesinger"
    )
    type = models.CharField(max_length=30)
    kildesystem = models.CharField(max_length=40, blank=True)
    filnavn = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    antall_rader = models.PositiveIntegerField()
    sum_oere = models.BigIntegerField(null=True)
    tid = models.DateTimeField()
    aktoer = models.CharField(max_length=150)

    class Meta:
        db_table = "innlesing"
        constraints = (
            models.UniqueConstraint(
                fields=("arbeidsgiver", "type", "sha256"),
                name="innlesing_en_gang",
                violation_error_message="Fila er alt lest inn.",
            ),
        )


class Kolonnekart(Faktum):
    """The saved mapping from a source system's headings and codes to the documented columns."""

    kildesystem = models.CharField(max_length=40)
    type = models.CharField(max_length=30)
    kolonner = models.JSONField(default=dict, help_text="{vår kolonne: kildens overskrift}")
    koder = models.JSONField(default=dict, help_text="{vår kolonne: {kildens kode: vår kode}}")

    class Meta:
        db_table = "kolonnekart"


class Revisjonshendelse(Tilfoeyelse):
    """The audit trail: who did what when, each chained to the one before by hash."""

    tid = models.DateTimeField()
    aktoer = models.CharField(max_length=150)
    handling = models.CharField(max_length=60)
    objekt = models.CharField(max_length=120, blank=True)
    opplysninger = models.JSONField(default=dict)
    forrige_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        db_table = "revisjonshendelse"
