"""The use cases of a person: match a line by hand, accept suggestions, undo or refuse a match.

Each is one transaction and one audit event. A match made by hand counts from the day it is made (or
the value date when that is later), so that earlier figures stay; counting it further back needs a
reason, which is kept. Undoing counts from the day of the undoing.
Border: what the rules do by themselves is in `services`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from tilgode.apps.dagregnskap.foering import foer_dager
from tilgode.apps.innlesing import revisjon
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.grunnlag import AUTOMATIKK, Lagret
from tilgode.apps.oppgjoer.lagring import (
    FORSLAG_BORTFALT,
    NyKobling,
    mottatt,
    reverser,
    skriv_koblinger,
    skriv_opphevinger,
)
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.regnskap.bevegelser import Kravnoekkel, skriv_bevegelser
from tilgode.apps.regnskap.models import Bevegelse

MANUELL = "MANUELL"


class Koblingsfeil(Exception):
    """The match cannot be made or undone; the message is the user's reason."""


def aapen_rest(linje: Oppgjoerslinje) -> int:
    """What is left of a line to match, in øre."""
    booket = Bevegelse.objects.filter(kobling__linje=linje).aggregate(sum=Sum("oere"))["sum"] or 0
    return linje.oere + booket


def check_del(linje: Oppgjoerslinje, rest: int, deler: Collection[int]) -> None:
    """Raise Koblingsfeil unless the parts can be taken out of what is left of the line."""
    fortegn = 1 if linje.oere > 0 else -1
    if not deler or any(oere * fortegn <= 0 for oere in deler):
        raise Koblingsfeil("Hver del må ha samme fortegn som linja og kan ikke være null.")
    if sum(deler) * fortegn > rest * fortegn:
        raise Koblingsfeil("Delene er til sammen mer enn det som er igjen av linja.")


@transaction.atomic
def koble(
    linje: Oppgjoerslinje,
    deler: Mapping[int, int],
    *,
    aktoer: str,
    notat: str = "",
    dato: date | None = None,
    tilbakedatert_grunn: str = "",
    naa: datetime | None = None,
) -> list[int]:
    """Match a line to claims by hand: `deler` is øre by claim key. Returns the keys of the matches.

    Raises Koblingsfeil when the parts do not fit, or a claim is not this employer's.
    """
    naa = naa or timezone.now()
    _vent_paa_tur(linje)
    check_del(linje, aapen_rest(linje), deler.values())
    kravene = _kravnoekler(linje.oppgjoer.arbeidsgiver_id, deler)
    gjelder = _dato(dato, naa, linje, tilbakedatert_grunn)
    nye = [
        NyKobling(
            linje.pk,
            kravene[krav_id],
            oere,
            Kobling.Maate.MANUELL,
            MANUELL,
            {"notat": notat} if notat else {},
            naa,
            aktoer,
            gjelder,
            tilbakedatert_grunn,
        )
        for krav_id, oere in sorted(deler.items())
    ]
    _fjern_forslag([linje.pk], naa)
    koblinger = skriv_koblinger(linje.oppgjoer.arbeidsgiver, nye)
    foer_dager(linje.oppgjoer.arbeidsgiver, krav=deler, naa=naa)
    revisjon.skriv(
        "oppgjoer.koble",
        f"linje:{linje.pk}",
        {
            "koblinger": koblinger,
            "deler": {str(k): o for k, o in sorted(deler.items())},
            "dato": str(gjelder),
        },
        aktoer,
        naa,
    )
    return koblinger


def _vent_paa_tur(linje: Oppgjoerslinje) -> None:
    """Hold the line until the transaction ends, so that two persons cannot place the same øre."""
    Oppgjoerslinje.objects.select_for_update().get(pk=linje.pk)


def _kravnoekler(arbeidsgiver_id: int, deler: Collection[int]) -> dict[int, Kravnoekkel]:
    rader = Krav.objects.filter(arbeidsgiver_id=arbeidsgiver_id, pk__in=list(deler))
    funnet = {rad[0]: Kravnoekkel(*rad) for rad in rader.values_list("pk", "ansvar_id", "kravaar", "ytelse")}
    if len(funnet) != len(deler):
        raise Koblingsfeil("Kravet finnes ikke hos denne arbeidsgiveren.")
    return funnet


def _dato(oppgitt: date | None, naa: datetime, linje: Oppgjoerslinje, grunn: str) -> date:
    """From which day a match by hand counts."""
    idag, valuta = timezone.localdate(naa), linje.oppgjoer.valutadato
    dato = oppgitt or max(idag, valuta)
    if dato < valuta:
        raise Koblingsfeil("Koblingen kan ikke gjelde fra før pengene kom.")
    if dato < idag and not grunn.strip():
        raise Koblingsfeil("Skriv hvorfor koblingen skal gjelde fra en tidligere dato.")
    return dato


def _fjern_forslag(linjer: Sequence[int], naa: datetime) -> None:
    """Suggestions for lines that a person has placed are no longer needed."""
    forslag = aktive_forslag().filter(linje_id__in=linjer).values_list("pk", flat=True)
    skriv_opphevinger(list(forslag), naa, AUTOMATIKK, FORSLAG_BORTFALT)


def aktive_forslag() -> Any:
    """Suggestions that are neither accepted, refused nor out of date."""
    return Kobling.objects.filter(
        maate=Kobling.Maate.FORESLAATT, bevegelser__isnull=True, oppheving__isnull=True
    )


@transaction.atomic
def godta(
    koblinger: Collection[int],
    *,
    aktoer: str,
    dato: date | None = None,
    tilbakedatert_grunn: str = "",
    naa: datetime | None = None,
) -> int:
    """Accept suggestions, many at once; all or none. Returns how many.

    Raises Koblingsfeil when one is no longer open or its line has been placed meanwhile.
    """
    naa = naa or timezone.now()
    forslag = list(
        aktive_forslag()
        .filter(pk__in=list(koblinger))
        .select_related("krav", "linje__oppgjoer__arbeidsgiver")
        .order_by("pk")
    )
    if len(forslag) != len(set(koblinger)):
        raise Koblingsfeil("Et av forslagene er alt godtatt, avvist eller falt bort. Last siden på nytt.")
    for kobling in forslag:
        _vent_paa_tur(kobling.linje)
        check_del(kobling.linje, aapen_rest(kobling.linje), [kobling.oere])
        gjelder = _dato(dato, naa, kobling.linje, tilbakedatert_grunn)
        krav = Kravnoekkel(kobling.krav_id, kobling.krav.ansvar_id, kobling.krav.kravaar, kobling.krav.ytelse)
        ny = mottatt(krav, kobling.oere, gjelder, naa, kobling.pk, kobling.linje_id, tilbakedatert_grunn)
        skriv_bevegelser(kobling.linje.oppgjoer.arbeidsgiver, [ny])
        foer_dager(kobling.linje.oppgjoer.arbeidsgiver, krav=[kobling.krav_id], naa=naa)
    revisjon.skriv(
        "oppgjoer.godta", f"koblinger:{len(forslag)}", {"koblinger": [k.pk for k in forslag]}, aktoer, naa
    )
    return len(forslag)


@transaction.atomic
def opphev(kobling: Kobling, grunn: str, *, aktoer: str, naa: datetime | None = None) -> None:
    """Undo a match, or refuse a suggestion; the øre are open again from today.

    Raises Koblingsfeil without a reason, or when it is undone already.
    """
    naa = naa or timezone.now()
    _vent_paa_tur(kobling.linje)
    if not grunn.strip():
        raise Koblingsfeil("Skriv hvorfor koblingen oppheves.")
    if Kobling.objects.filter(pk=kobling.pk, oppheving__isnull=False).exists():
        raise Koblingsfeil("Koblingen er alt opphevet.")
    bevegelse = Bevegelse.objects.filter(kobling=kobling, reverserer__isnull=True).first()
    skriv_opphevinger([kobling.pk], naa, aktoer, grunn)
    if bevegelse is not None:
        krav = Kravnoekkel(kobling.krav_id, bevegelse.ansvar_id, kobling.krav.kravaar, kobling.krav.ytelse)
        lagret = Lagret(
            kobling.pk,
            kobling.linje_id,
            kobling.krav_id,
            kobling.oere,
            kobling.regel,
            kobling.maate,
            bevegelse.pk,
            bevegelse.dato,
        )
        dato = max(timezone.localdate(naa), bevegelse.dato)
        reverser(kobling.linje.oppgjoer.arbeidsgiver, [lagret], {krav.krav_id: krav}, naa, dato)
        foer_dager(kobling.linje.oppgjoer.arbeidsgiver, krav=[krav.krav_id], naa=naa)
    revisjon.skriv("oppgjoer.opphev", f"kobling:{kobling.pk}", {"grunn": grunn}, aktoer, naa)
