"""The use cases of a person: match a line by hand, accept suggestions, undo or refuse a match.

Each is one transaction and one audit event. A match made by hand counts from the day it is made (or
the value date when that is later), so that earlier figures stay; counting it further back needs a
reason, which is kept. Undoing counts from the day of the undoing.
Border: what the rules do by themselves is in `services`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from tilgode.apps.dagregnskap.foering import foer_dager
from tilgode.apps.innlesing import revisjon
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.lagrede import ANGRET, AUTOMATIKK, Lagret
from tilgode.apps.oppgjoer.lagring import (
    FORSLAG_BORTFALT,
    NyKobling,
    mottatt,
    reverser,
    skriv_koblinger,
    skriv_opphevinger,
)
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.oppgjoer.vannmerke import aapne
from tilgode.apps.regnskap.bevegelser import Kravnoekkel, NyBevegelse, skriv_bevegelser
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
    vent_paa_tur([linje.pk])
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


def vent_paa_tur(linjer: Collection[int]) -> None:
    """Hold the lines until the transaction ends, so that two persons cannot place the same øre."""
    list(Oppgjoerslinje.objects.select_for_update().filter(pk__in=linjer).order_by("pk").values_list("pk"))


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
    vent_paa_tur([kobling.linje_id for kobling in forslag])
    _check_plass(forslag)
    if forslag:
        arbeidsgiver = forslag[0].linje.oppgjoer.arbeidsgiver
        skriv_bevegelser(
            arbeidsgiver,
            [
                _godtatt(k, _dato(dato, naa, k.linje, tilbakedatert_grunn), naa, tilbakedatert_grunn)
                for k in forslag
            ],
        )
        foer_dager(arbeidsgiver, krav={k.krav_id for k in forslag}, naa=naa)
    revisjon.skriv(
        "oppgjoer.godta", f"koblinger:{len(forslag)}", {"koblinger": [k.pk for k in forslag]}, aktoer, naa
    )
    return len(forslag)


def _check_plass(forslag: Sequence[Kobling]) -> None:
    """Raise Koblingsfeil unless every line has room for all that is accepted of it."""
    linjer = {kobling.linje_id: kobling.linje for kobling in forslag}
    rester = dict(aapne(Oppgjoerslinje.objects.filter(pk__in=linjer)).values_list("pk", "rest_oere"))
    deler: dict[int, list[int]] = defaultdict(list)
    for kobling in forslag:
        deler[kobling.linje_id].append(kobling.oere)
    for pk, linje in linjer.items():
        check_del(linje, rester.get(pk, 0), deler[pk])


def _godtatt(kobling: Kobling, dato: date, naa: datetime, grunn: str) -> NyBevegelse:
    krav = Kravnoekkel(kobling.krav_id, kobling.krav.ansvar_id, kobling.krav.kravaar, kobling.krav.ytelse)
    return mottatt(krav, kobling.oere, dato, naa, kobling.pk, kobling.linje_id, grunn)


@transaction.atomic
def opphev(kobling: Kobling, grunn: str, *, aktoer: str, naa: datetime | None = None) -> None:
    """Undo a match, or refuse a suggestion; the øre are open again from today, and the rules leave the pair alone.

    Raises Koblingsfeil without a reason, or when it is undone already.
    """
    naa = naa or timezone.now()
    vent_paa_tur([kobling.linje_id])
    if not grunn.strip() or grunn.strip() == ANGRET:
        raise Koblingsfeil("Skriv hvorfor koblingen oppheves.")
    if Kobling.objects.filter(pk=kobling.pk, oppheving__isnull=False).exists():
        raise Koblingsfeil("Koblingen er alt opphevet.")
    opphev_bokfoerte([kobling], grunn, aktoer, naa)
    revisjon.skriv("oppgjoer.opphev", f"kobling:{kobling.pk}", {"grunn": grunn}, aktoer, naa)


def opphev_bokfoerte(koblinger: Sequence[Kobling], grunn: str, aktoer: str, naa: datetime) -> None:
    """Mark matches as undone and write what reverses those that are booked, from today."""
    skriv_opphevinger([kobling.pk for kobling in koblinger], naa, aktoer, grunn)
    bevegelser = list(
        Bevegelse.objects.filter(kobling__in=koblinger, reverserer__isnull=True).select_related(
            "arbeidsgiver", "kobling"
        )
    )
    if not bevegelser:
        return
    lagrede = [
        Lagret(k.pk, k.linje_id, k.krav_id, k.oere, k.regel, k.maate, b.pk, b.dato)
        for b in bevegelser
        if (k := b.kobling) is not None
    ]
    krav = {
        b.krav_id: Kravnoekkel(b.krav_id, b.ansvar_id, b.kravaar, b.ytelse)
        for b in bevegelser
        if b.krav_id is not None and b.kravaar is not None
    }
    arbeidsgiver = bevegelser[0].arbeidsgiver
    reverser(arbeidsgiver, lagrede, krav, naa, timezone.localdate(naa))
    foer_dager(arbeidsgiver, krav=krav, naa=naa)
