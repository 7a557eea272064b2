"""The table of the day ledger: every change of the receivable, laid out on days as runs.

What is expected is runs already (`krav.Ventetloep`); here is what was claimed, adjusted and received.
A movement is the voucher, its day posts are the postings: they add up to it, to the øre. A new lay-out
(the law's day rates have become known, or have changed) never overwrites: the old posts are taken back
with minus and the new ones added. So every total, at any date and as known at any moment, is a plain sum.
Border: which days get what is `core.dagregnskap`; writing is `foering`.
"""

from __future__ import annotations

from django.db import models

from tilgode.apps.felles.modeller import Tilfoeyelse
from tilgode.apps.regnskap.models import Bevegelse


class Dagpost(Tilfoeyelse):
    """A run of weekdays of one movement with the same øre on each; without days when it has none.

    `oere` is the whole run, in the movement's own sign; `registrert` is empty for the first lay-out, which
    is known when the movement is.
    """

    class Metode(models.TextChoices):
        """How the movement was laid out (`core.dagregnskap.Metode`)."""

        DAGSSATS = "DAGSSATS"
        JEVNT = "JEVNT"
        IKKE_FORDELT = "IKKE_FORDELT"

    bevegelse = models.ForeignKey(Bevegelse, on_delete=models.PROTECT, related_name="dagposter")
    versjon = models.PositiveSmallIntegerField()
    metode = models.CharField(max_length=12, choices=Metode.choices)
    fom = models.DateField(null=True)
    tom = models.DateField(null=True)
    dagsbeloep_oere = models.BigIntegerField(help_text="øre per virkedag i løpet")
    oere = models.BigIntegerField(help_text="løpet i alt")
    registrert = models.DateTimeField(null=True)

    class Meta:
        db_table = "dagpost"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(metode="IKKE_FORDELT", fom__isnull=True, tom__isnull=True)
                | (~models.Q(metode="IKKE_FORDELT") & models.Q(fom__isnull=False, tom__gte=models.F("fom"))),
                name="dagpost_dager_eller_ikke_fordelt",
                violation_error_message="En dagpost har dager, eller er merket som ikke fordelt.",
            ),
        )
