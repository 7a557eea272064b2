"""The use case of the day ledger: bring it up to date, or lay everything out anew.

One transaction and one audit event. The other use cases write their own days as they go (`foering`); this
one is for what a file brought in by itself, and for a new look at all of it.
Border: nothing is ever overwritten.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tilgode.apps.dagregnskap.foering import Foert, foer_dager
from tilgode.apps.felles.avfallshenting import uten_avfallshenting
from tilgode.apps.innlesing import revisjon
from tilgode.apps.organisasjon.models import Arbeidsgiver


@uten_avfallshenting()
@transaction.atomic
def foer_dagregnskap(
    arbeidsgiver: Arbeidsgiver, *, aktoer: str, alt: bool = False, naa: datetime | None = None
) -> Foert:
    """Lay out what waits; with `alt`, look at every movement again."""
    naa = naa or timezone.now()
    foert = foer_dager(arbeidsgiver, omregnede=None if alt else (), naa=naa)
    if foert.nye or foert.omlagte:
        opplysninger = {"nye": foert.nye, "omlagte": foert.omlagte}
        revisjon.skriv("dagregnskap.foer", f"arbeidsgiver:{arbeidsgiver.pk}", opplysninger, aktoer, naa)
    return foert
