"""How far a run of the rules has read, which lines are open, and whose lines to look at again.

Border: reads only; what the rules are given is `grunnlag`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Max, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.oppgjoer.regelvalg import siste_regelvalg
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Person
from tilgode.apps.regnskap.models import Bevegelse

HANDLING = "oppgjoer.avstem"
BOLK = 5000


@dataclass(frozen=True, slots=True)
class Vannmerke:
    """How far an earlier run had read, by primary keys."""

    linje: int = 0
    bevegelse: int = 0
    kobling: int = 0
    regelvalg: int = 0

    def som_opplysninger(self) -> dict[str, int]:
        """For the audit trail, where it is kept."""
        return {
            "siste_linje": self.linje,
            "siste_bevegelse": self.bevegelse,
            "siste_kobling": self.kobling,
            "siste_regelvalg": self.regelvalg,
        }


def forrige_vannmerke(arbeidsgiver: Arbeidsgiver) -> Vannmerke | None:
    """Where the last run stopped, from its event in the audit trail; None before the first."""
    hendelse = (
        Revisjonshendelse.objects.filter(handling=HANDLING, objekt=f"arbeidsgiver:{arbeidsgiver.pk}")
        .order_by("-pk")
        .first()
    )
    if hendelse is None:
        return None
    sagt = hendelse.opplysninger
    # runs from before employers could choose their rules had the delivered ones (0)
    regelvalg = sagt.get("siste_regelvalg", 0)
    return Vannmerke(sagt["siste_linje"], sagt["siste_bevegelse"], sagt["siste_kobling"], regelvalg)


def naavaerende_vannmerke(arbeidsgiver: Arbeidsgiver, naa: datetime) -> Vannmerke:
    """The highest keys stored now."""
    return Vannmerke(
        _hoeyeste(Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver)),
        _hoeyeste(Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver)),
        _hoeyeste(Kobling.objects.filter(krav__arbeidsgiver=arbeidsgiver)),
        siste_regelvalg(arbeidsgiver, naa),
    )


def _hoeyeste(rader: QuerySet[Any]) -> int:
    return rader.aggregate(m=Max("pk"))["m"] or 0


def beroerte_personer(arbeidsgiver: Arbeidsgiver, siden: Vannmerke) -> set[int]:
    """Persons with open lines, or with lines or movements newer than `siden`."""
    nye = Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver, pk__gt=siden.bevegelse, krav__isnull=False)
    personer = set(nye.values_list("krav__person_id", flat=True).distinct())
    linjer = Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver)
    personer |= set(linjer.filter(pk__gt=siden.linje).values_list("person_id", flat=True))
    personer |= set(aapne(linjer).values_list("person_id", flat=True))
    return (personer | set(ukjente_personer(arbeidsgiver).values())) - {None}


def ukjente_personer(arbeidsgiver: Arbeidsgiver) -> dict[int, int]:
    """The person of each line that came before the person was registered, by the blind index."""
    linjer = Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver, person__isnull=True)
    indekser = dict(linjer.values_list("pk", "blindindeks"))
    if not indekser:
        return {}
    kjente = dict(Person.objects.filter(arbeidsgiver=arbeidsgiver).values_list("blindindeks", "pk"))
    return {pk: kjente[indeks] for pk, indeks in indekser.items() if indeks in kjente}


def aapne(linjer: QuerySet[Oppgjoerslinje]) -> QuerySet[Any]:
    """Those of the lines that have something left, with how much as `rest_oere`."""
    booket = Coalesce(Sum("bevegelser__oere"), Value(0))
    return linjer.annotate(rest_oere=F("oere") + booket).exclude(rest_oere=0)


def aapne_linjer(arbeidsgiver: Arbeidsgiver) -> dict[int, int]:
    """The lines with something left, and how much, in øre."""
    linjer = aapne(Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver))
    return dict(linjer.values_list("pk", "rest_oere"))
