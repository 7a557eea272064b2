"""What if: one claim under facts that somebody thinks of, beside the facts as they are.

The page and `tilgode hvis` ask the same question here. Border: reads only, and stores nothing; what a
change means is `core.forklaring.tenkt`, the answer is the law's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum

from tilgode.apps.krav.beregning import vurder
from tilgode.apps.krav.faktarader import hent_personer
from tilgode.apps.krav.forventning import YTELSER
from tilgode.apps.krav.models import Krav
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.core.forklaring.tenkt import Tenktvalg, finn_endringer
from tilgode.core.forklaring.tenkt_utfall import Tenktutfall, sammenlign
from tilgode.params import last
from tilgode.values.periode import Periode


class Tenktfeil(Exception):
    """The question cannot be answered; the message is the user's reason."""


@dataclass(frozen=True, slots=True)
class Tenktsvar:
    """A claim before and after, and what has been received on it by `dato` (øre)."""

    krav: Krav
    valg: Tenktvalg
    utfall: Tenktutfall
    mottatt_oere: int

    @property
    def passer(self) -> bool:
        """With the change, exactly what has been received is expected; before, it was not."""
        utfall = self.utfall
        return self.mottatt_oere == utfall.etter_oere and self.mottatt_oere != utfall.foer_oere


def tenk(krav: Krav, valg: Tenktvalg, dato: date, kjent: datetime | None = None) -> Tenktsvar:
    """The claim with and without the changes; raises Tenktfeil with the reason when it cannot be told."""
    if krav.arbeidsforhold is None or krav.ytelse not in YTELSER:
        raise Tenktfeil("Loven for denne ytelsen regnes ikke ut, så det er ingenting å prøve.")
    periode, navn = Periode(krav.fom, krav.tom), krav.arbeidsforhold.noekkel
    (person,) = hent_personer([krav.person_id], kjent)
    _, foer = vurder(person, last())
    try:
        endringer = finn_endringer(valg, foer, navn, periode)
        utfall = sammenlign(foer, endringer, navn, krav.ytelse, periode)
    except ValueError as grunn:
        raise Tenktfeil(f"Endringene strider mot hverandre eller mot loven: {grunn}") from grunn
    return Tenktsvar(krav, valg, utfall, _mottatt(krav, dato, kjent))


def _mottatt(krav: Krav, dato: date, kjent: datetime | None) -> int:
    bevegelser = Bevegelse.objects.filter(krav=krav, type=Bevegelse.Type.MOTTATT, dato__lte=dato)
    if kjent is not None:
        bevegelser = bevegelser.filter(registrert__lte=kjent)
    return -int(bevegelser.aggregate(s=Sum("oere"))["s"] or 0)
