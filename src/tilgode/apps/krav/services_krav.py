"""The use cases of a claim: make it from what the law says to expect, and move it along.

Each is one transaction and one audit event. What may be done from which status is asked of
`core.saksgang`; the amount of a claim is a movement and is never changed.
Border: claims from files are in `registrering`; receipts in `oppgjoer`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from tilgode.apps.dagregnskap.foering import foer_dager
from tilgode.apps.innlesing import revisjon
from tilgode.apps.kontroll.sperre import beskriv_sperrer
from tilgode.apps.krav.forventning import Forventning, foreldelsesdato
from tilgode.apps.krav.models import Krav, Kravhendelse
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Arbeidsforhold
from tilgode.apps.person.oppslag import Ansvarshistorikk
from tilgode.apps.regnskap.bevegelser import Kravnoekkel, NyBevegelse, skriv_bevegelser
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.core.saksgang import Handling, Sak, Saksgangfeil, Status, check_handling

OPPRINNELSE = "Tilgode"


class Kravfeil(Exception):
    """The claim cannot be made or changed; the message is the user's reason."""


@dataclass(frozen=True, slots=True)
class Registrert:
    """What came of a list of expectations: new claims, additions to claims, and rows left alone."""

    nye: tuple[int, ...]
    tillegg: tuple[int, ...]
    hoppet_over: int
    oere: int


@transaction.atomic
def register_krav_fra_ventet(
    arbeidsgiver: Arbeidsgiver,
    rader: Sequence[Forventning],
    *,
    aktoer: str,
    dato: date | None = None,
    naa: datetime | None = None,
) -> Registrert:
    """Make claims of what is expected and not claimed, one per employment, ytelse and month.

    A month with one claim gets the difference as a tilleggskrav; months with several claims, or
    with more claimed than expected, are for a person to look at and are left alone.
    """
    naa = naa or timezone.now()
    dato = dato or timezone.localdate(naa)
    aktuelle = [r for r in rader if r.differanse_oere > 0 and len(r.krav) <= 1]
    nye = _nye_krav(arbeidsgiver, [r for r in aktuelle if not r.krav], dato, naa, aktoer)
    tillegg = [r for r in aktuelle if r.krav]
    noekler = _kravnoekler(arbeidsgiver, [r.krav[0] for r in tillegg])
    bevegelser = [NyBevegelse("KRAV", r.differanse_oere, dato, n, registrert=naa) for n, r in nye]
    bevegelser += [
        NyBevegelse("TILLEGGSKRAV", r.differanse_oere, dato, noekler[r.krav[0]], registrert=naa)
        for r in tillegg
    ]
    skriv_bevegelser(arbeidsgiver, bevegelser)
    resultat = Registrert(
        tuple(n.krav_id for n, _ in nye),
        tuple(r.krav[0] for r in tillegg),
        len(rader) - len(aktuelle),
        sum(b.oere for b in bevegelser),
    )
    foer_dager(arbeidsgiver, krav=resultat.nye + resultat.tillegg, naa=naa)
    opplysninger = {"nye": list(resultat.nye), "tillegg": list(resultat.tillegg), "oere": resultat.oere}
    revisjon.skriv("krav.fra_ventet", f"arbeidsgiver:{arbeidsgiver.pk}", opplysninger, aktoer, naa)
    return resultat


def _nye_krav(
    arbeidsgiver: Arbeidsgiver, rader: Sequence[Forventning], dato: date, naa: datetime, aktoer: str
) -> list[tuple[Kravnoekkel, Forventning]]:
    historikk = Ansvarshistorikk(arbeidsgiver)
    forhold = Arbeidsforhold.objects.in_bulk([r.arbeidsforhold_id for r in rader])
    nye = []
    for rad in rader:
        ansvar_id = historikk.paa(rad.arbeidsforhold_id, rad.fom)
        if ansvar_id is None:
            raise Kravfeil(f"Arbeidsforholdet {forhold[rad.arbeidsforhold_id]} har ikke noe ansvar.")
        krav = Krav.objects.create(
            arbeidsgiver=arbeidsgiver,
            referanse=f"{forhold[rad.arbeidsforhold_id].noekkel}/{rad.ytelse}/{rad.maaned}",
            person_id=rad.person_id,
            arbeidsforhold_id=rad.arbeidsforhold_id,
            ytelse=rad.ytelse,
            fom=rad.fom,
            tom=rad.tom,
            kravaar=rad.fom.year,
            ansvar_id=ansvar_id,
            opprinnelse=OPPRINNELSE,
            registrert=naa,
        )
        Kravhendelse.objects.create(
            krav=krav, type=Kravhendelse.Type.REGISTRERT, dato=dato, registrert=naa, aktoer=aktoer
        )
        nye.append((Kravnoekkel(krav.pk, ansvar_id, krav.kravaar, krav.ytelse), rad))
    return nye


def _kravnoekler(arbeidsgiver: Arbeidsgiver, krav: Iterable[int]) -> dict[int, Kravnoekkel]:
    rader = Krav.objects.filter(arbeidsgiver=arbeidsgiver, pk__in=list(krav))
    return {rad[0]: Kravnoekkel(*rad) for rad in rader.values_list("pk", "ansvar_id", "kravaar", "ytelse")}


def finn_status(krav: Krav) -> Status:
    """The claim's status now: its last event that is not a note."""
    siste = (
        Kravhendelse.objects.filter(krav=krav)
        .exclude(type=Kravhendelse.Type.NOTAT)
        .order_by("-dato", "-pk")
        .values_list("type", flat=True)
        .first()
    )
    return Status(siste) if siste else Status.REGISTRERT


def finn_sak(krav: Krav, dag: date, notat: str = "") -> Sak:
    """What the conditions of an action look at, on a day."""
    utestaaende = Bevegelse.objects.filter(krav=krav, dato__lte=dag).aggregate(sum=Sum("oere"))["sum"] or 0
    return Sak(finn_status(krav), utestaaende, dag, krav.tom, foreldelsesdato(krav.fom), notat)


@transaction.atomic
def endre_status(
    krav: Krav,
    handling: Handling,
    *,
    aktoer: str,
    dato: date | None = None,
    notat: str = "",
    naa: datetime | None = None,
) -> Status:
    """Take an action on a claim; raises Kravfeil with the reason when the table does not allow it."""
    naa = naa or timezone.now()
    dag = dato or timezone.localdate(naa)
    Krav.objects.select_for_update().get(pk=krav.pk)
    sak = finn_sak(krav, dag, notat)
    if handling is Handling.SEND:
        sak = replace(sak, kontrollfunn=beskriv_sperrer(krav, dag))
    try:
        overgang = check_handling(sak, handling)
    except Saksgangfeil as feil:
        raise Kravfeil(str(feil)) from feil
    Kravhendelse.objects.create(
        krav=krav, type=overgang.til.value, dato=dag, registrert=naa, aktoer=aktoer, notat=notat
    )
    opplysninger = {"handling": handling.value, "status": overgang.til.value, "dato": str(dag)}
    revisjon.skriv("krav.endre_status", f"krav:{krav.pk}", opplysninger, aktoer, naa)
    return overgang.til
