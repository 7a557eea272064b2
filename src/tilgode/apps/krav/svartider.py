"""How long each claim waited for its first line, and the day we know what Nav has paid up to.

Border: reads only; what the waits say of an open claim is `core.forklaring.ventende`. Statistics with norms are
`apps.ventetid`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Max, Min

from tilgode.apps.krav.forventning import YTELSER
from tilgode.apps.krav.models import Kravhendelse
from tilgode.apps.oppgjoer.models import Oppgjoer
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import kjent_ved
from tilgode.core.forklaring.ventende import Svartid


def siste_oppgjoer(arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None) -> date:
    """The day we know what Nav has paid up to."""
    rader = Oppgjoer.objects.filter(kjent_ved(kjent), arbeidsgiver=arbeidsgiver, valutadato__lte=dato)
    siste: date | None = rader.aggregate(siste=Max("valutadato"))["siste"]
    return dato if siste is None else min(siste, dato)


def svartider(arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None) -> Iterator[Svartid]:
    """Days from each claim was sent to its first line, or to the last settlement when it has none."""
    til = siste_oppgjoer(arbeidsgiver, dato, kjent)
    foerste = dict(
        Bevegelse.objects.filter(
            kjent_ved(kjent),
            arbeidsgiver=arbeidsgiver,
            type=Bevegelse.Type.MOTTATT,
            dato__lte=dato,
            ytelse__in=YTELSER,
        )
        .values("krav_id")
        .annotate(foerste=Min("linje__oppgjoer__valutadato"))
        .values_list("krav_id", "foerste")
    )
    sendt = (
        Kravhendelse.objects.filter(
            kjent_ved(kjent),
            krav__arbeidsgiver=arbeidsgiver,
            krav__ytelse__in=YTELSER,
            type="SENDT",
            dato__lte=til,
        )
        .values("krav_id")
        .annotate(sendt=Min("dato"))
        .values_list("krav_id", "sendt")
    )
    for krav, dag in sendt:
        svar = foerste.get(krav)
        yield Svartid(max(0, ((svar or til) - dag).days), svar is not None)
