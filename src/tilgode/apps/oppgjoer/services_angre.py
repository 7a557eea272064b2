"""Two use cases of a person with many matches at once: refuse suggestions, and undo what was just done.

To refuse is a decision that the rules keep to. To undo is not: afterwards everything is as before, so the
rules may suggest the same again. Each is one transaction and one audit event, all or none.
Border: accepting, matching by hand and undoing a single match for good are in `services_kobling`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tilgode.apps.innlesing import revisjon
from tilgode.apps.oppgjoer.grunnlag import AUTOMATIKK, Lagret
from tilgode.apps.oppgjoer.lagring import reverser, skriv_opphevinger
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.oppgjoer.services_kobling import Koblingsfeil, aktive_forslag
from tilgode.apps.regnskap.bevegelser import Kravnoekkel
from tilgode.apps.regnskap.models import Bevegelse

ANGRET = "Angret rett etter."


@transaction.atomic
def avvis(koblinger: Collection[int], grunn: str, *, aktoer: str, naa: datetime | None = None) -> int:
    """Refuse suggestions; the rules do not make them again. Returns how many.

    Raises Koblingsfeil without a reason, or when one is no longer open.
    """
    naa = naa or timezone.now()
    if not grunn.strip():
        raise Koblingsfeil("Skriv hvorfor forslagene avvises.")
    valgte = sorted(aktive_forslag().filter(pk__in=koblinger).values_list("pk", flat=True))
    if len(valgte) != len(set(koblinger)):
        raise Koblingsfeil("Et av forslagene er alt godtatt, avvist eller falt bort. Last siden på nytt.")
    skriv_opphevinger(valgte, naa, aktoer, grunn)
    opplysninger = {"koblinger": valgte, "grunn": grunn}
    revisjon.skriv("oppgjoer.avvis", f"koblinger:{len(valgte)}", opplysninger, aktoer, naa)
    return len(valgte)


@transaction.atomic
def angre(koblinger: Collection[int], *, aktoer: str, naa: datetime | None = None) -> int:
    """Undo matches of a person as if they had not been made; their lines are open again. Returns how many.

    Raises Koblingsfeil when one is undone already, or was made by the rules.
    """
    naa = naa or timezone.now()
    valgte = list(
        Kobling.objects.filter(pk__in=koblinger, oppheving__isnull=True)
        .exclude(maate=Kobling.Maate.SIKKER)
        .select_related("krav__arbeidsgiver")
        .order_by("pk")
        .select_for_update(of=("self",))
    )
    bevegelser = {
        b.kobling_id: b
        for b in Bevegelse.objects.filter(kobling__in=valgte, reverserer__isnull=True).exclude(
            reversert_av__isnull=False
        )
    }
    if not valgte or len(bevegelser) != len(set(koblinger)):
        raise Koblingsfeil("Noe av dette er alt angret. Last siden på nytt.")
    # Marked as the rules' own undoing: a person's would keep the rules from suggesting the same again.
    # Who did it stands in the audit trail.
    skriv_opphevinger([kobling.pk for kobling in valgte], naa, AUTOMATIKK, ANGRET)
    for kobling in valgte:
        _reverser(kobling, bevegelser[kobling.pk], naa)
    noekler = [kobling.pk for kobling in valgte]
    revisjon.skriv("oppgjoer.angre", f"koblinger:{len(noekler)}", {"koblinger": noekler}, aktoer, naa)
    return len(noekler)


def _reverser(kobling: Kobling, bevegelse: Bevegelse, naa: datetime) -> None:
    krav = kobling.krav
    noekkel = Kravnoekkel(krav.pk, bevegelse.ansvar_id, krav.kravaar, krav.ytelse)
    lagret = Lagret(
        kobling.pk,
        kobling.linje_id,
        krav.pk,
        kobling.oere,
        kobling.regel,
        kobling.maate,
        bevegelse.pk,
        bevegelse.dato,
    )
    dato = max(timezone.localdate(naa), bevegelse.dato)
    reverser(krav.arbeidsgiver, [lagret], {krav.pk: noekkel}, naa, dato)
