"""Fills the memo: asks the queries for figures at the three dates and checks that they tie.

Border: no words and no layout. Every table is summed from its own rows, and the controls compare
sums that were found in different ways.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from tilgode.apps.oppgjoer.noekkeltall import avstemmingsgrad
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap import oppfoelging, queries
from tilgode.reports.statusnotat.innhold import (
    Aarsaksrad,
    Avstemmingsgrad,
    Kontroll,
    Notat,
    Plan,
    Planlinje,
    Purresum,
    Rad,
    Rulling,
    Tabell,
    grupper_kravaar,
)
from tilgode.values.identer import Organisasjonsnummer

Datoer = tuple[date, date, date]
#: How many employers are named when one must be chosen.
VISTE_ARBEIDSGIVERE = 10


class Mangler(Exception):
    """There is nothing to report on, or it is not clear for whom; the message is for the user."""


def finn_arbeidsgiver(orgnr: str | None) -> Arbeidsgiver:
    """The employer with this number, or the only one; raises Mangler."""
    alle = Arbeidsgiver.objects.order_by("navn")
    if orgnr is not None:
        funnet = alle.filter(orgnr=orgnr).first()
        if funnet is None:
            raise Mangler(f"ingen arbeidsgiver med organisasjonsnummer {orgnr} er lagt inn")
        return funnet
    valg = list(alle[:VISTE_ARBEIDSGIVERE])
    if not valg:
        raise Mangler(
            "ingen arbeidsgiver er lagt inn ennå; les inn en organisasjonsfil eller kjør «tilgode demo»"
        )
    if len(valg) > 1:
        liste = ", ".join(f"{a.navn} ({a.orgnr})" for a in valg)
        raise Mangler(f"flere arbeidsgivere er lagt inn; velg én med organisasjonsnummeret: {liste}")
    return valg[0]


def hent_notat(arbeidsgiver: Arbeidsgiver, datoer: Datoer, kjent: datetime | None = None) -> Notat:
    """The memo of one employer at three dates (oldest first), as known at `kjent` (now when None)."""
    per_sektor = _per_sektor(arbeidsgiver, datoer, kjent)
    per_kravaar = utestaaende_per_kravaar(arbeidsgiver, datoer[1:], kjent)
    justert = oppfoelging.justert_per_kravaar(arbeidsgiver, datoer[0], datoer[2], kjent)
    rulling = _rulling(arbeidsgiver, datoer[1], datoer[2], kjent)
    avstemming = _avstemming(arbeidsgiver, datoer[0], datoer[2], kjent)
    justert_aar, aarsaker = _justert_aar(justert, datoer[2].year), _aarsaker(justert)
    return Notat(
        arbeidsgiver=arbeidsgiver.navn,
        orgnr=Organisasjonsnummer(arbeidsgiver.orgnr).formatert,
        datoer=datoer,
        laget=timezone.localtime(),
        kjent=kjent,
        per_sektor=per_sektor,
        per_kravaar=per_kravaar,
        justert_per_kravaar=justert_aar,
        aarsaker=aarsaker,
        rulling=rulling,
        purring=_purring(arbeidsgiver, datoer[0], datoer[2], kjent),
        plan=_plan(arbeidsgiver, datoer[2], kjent),
        avstemming=avstemming,
        kontroller=(
            *_sektor_mot_kravaar(per_sektor, per_kravaar, datoer),
            Kontroll("rulling", datoer[2], rulling.beregnet_utgaaende, per_sektor.sum_oere[2]),
            _oppgjoer(avstemming, datoer[2]),
            Kontroll("justert", datoer[2], justert_aar.sum_oere[0], sum(a.oere for a in aarsaker)),
        ),
    )


def _per_sektor(arbeidsgiver: Arbeidsgiver, datoer: Datoer, kjent: datetime | None) -> Tabell:
    rader = queries.utestaaende_ved(arbeidsgiver, datoer, kjent, ("sektor",))
    return Tabell(tuple(Rad(rad.gruppe.sektor, rad.oere) for rad in rader), len(datoer))


def utestaaende_per_kravaar(
    arbeidsgiver: Arbeidsgiver, datoer: Sequence[date], kjent: datetime | None = None
) -> Tabell:
    """Outstanding per claim year; money without a claim year is a marked row of its own."""
    rader = queries.utestaaende_ved(arbeidsgiver, datoer, kjent, ("kravaar",))
    per_aar = {rad.gruppe.kravaar: rad.oere for rad in rader if rad.gruppe.kravaar is not None}
    linjer = [
        Rad(navn, _kolonnesum([per_aar[aar] for aar in aarene]))
        for navn, aarene in grupper_kravaar(list(per_aar), datoer[-1].year)
    ]
    linjer += [Rad("Ufordelt", rad.oere, merket=True) for rad in rader if rad.gruppe.kravaar is None]
    return Tabell(tuple(linjer), len(datoer))


def _kolonnesum(rader: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sum(kolonne) for kolonne in zip(*rader, strict=True))


def _justert_aar(justert: Sequence[oppfoelging.Justert], siste: int) -> Tabell:
    per_aar: dict[int, int] = defaultdict(int)
    for rad in justert:
        per_aar[rad.kravaar] += rad.oere
    rader = [
        Rad(navn, (sum(per_aar[aar] for aar in aarene),))
        for navn, aarene in grupper_kravaar([a for a in per_aar if a], siste)
    ]
    if 0 in per_aar:
        rader.append(Rad("Ufordelt", (per_aar[0],), merket=True))
    return Tabell(tuple(rader), 1)


def _aarsaker(justert: Sequence[oppfoelging.Justert]) -> tuple[Aarsaksrad, ...]:
    samlet: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for rad in justert:
        samlet[(rad.aarsak, rad.klasse)][0] += rad.antall
        samlet[(rad.aarsak, rad.klasse)][1] += rad.oere
    rader = [Aarsaksrad(aarsak, klasse, n, oere) for (aarsak, klasse), (n, oere) in samlet.items()]
    return tuple(sorted(rader, key=lambda rad: (-rad.oere, rad.aarsak)))


def _rulling(arbeidsgiver: Arbeidsgiver, fra: date, til: date, kjent: datetime | None) -> Rulling:
    r = queries.rulleforward(arbeidsgiver, fra, til, kjent, ())[0]
    return Rulling(
        fra,
        til,
        r.inngaaende_oere,
        r.nytt_oere,
        r.oppjustert_oere,
        r.mottatt_oere,
        r.nedjustert_oere,
        r.avskrevet_oere,
        r.ufordelt_oere,
        r.utgaaende_oere,
    )


def _purring(arbeidsgiver: Arbeidsgiver, fra: date, til: date, kjent: datetime | None) -> Purresum:
    p = oppfoelging.purring_sum(arbeidsgiver, til, fra, kjent)[0]
    per_aar = oppfoelging.purring_sum(arbeidsgiver, til, fra, kjent, ("kravaar",))
    return Purresum(
        p.antall,
        p.purret_oere,
        p.innkommet_oere,
        p.avslag_oere,
        p.forklart_oere,
        tuple(Rad(str(rad.gruppe[0]), (rad.purret_oere,)) for rad in per_aar),
    )


def _plan(arbeidsgiver: Arbeidsgiver, til: date, kjent: datetime | None) -> Plan:
    """The versions side by side; a row number missing in a version is empty there."""
    versjoner = oppfoelging.planversjoner(arbeidsgiver, til, kjent)
    tekst: dict[int, str] = {}
    naar: dict[int, dict[str, str]] = defaultdict(dict)
    for versjon in versjoner:
        for rad in versjon.rader:
            tekst[rad.rad] = rad.refusjonsperiode
            naar[rad.rad][versjon.versjon] = rad.naar
    navn = tuple(versjon.versjon for versjon in versjoner)
    linjer = (Planlinje(nr, tekst[nr], tuple(naar[nr].get(n, "") for n in navn)) for nr in sorted(tekst))
    return Plan(navn, tuple(linjer))


def _avstemming(arbeidsgiver: Arbeidsgiver, fra: date, til: date, kjent: datetime | None) -> Avstemmingsgrad:
    grad = avstemmingsgrad(arbeidsgiver, fra, til, kjent)
    return Avstemmingsgrad(
        grad.linjer, grad.linjer_koblet, grad.sum_oere, grad.koblet_oere, grad.ukoblet_oere
    )


def _sektor_mot_kravaar(per_sektor: Tabell, per_kravaar: Tabell, datoer: Datoer) -> list[Kontroll]:
    """R-236: the sum of the sectors against the sum of the claim years, without and with Ufordelt."""
    kontroller = []
    for i in (0, 1):
        sektorer, ufordelt = per_sektor.sum_oere[i + 1], per_kravaar.sum_oere[i]
        aar = per_kravaar.sum_umerket_oere[i]
        forklart = sektorer == ufordelt
        kontroller.append(Kontroll("sektor_mot_kravaar", datoer[i + 1], sektorer, aar, forklart))
        if aar != ufordelt:
            kontroller.append(Kontroll("sektor_mot_kravaar_med", datoer[i + 1], sektorer, ufordelt))
    return kontroller


def _oppgjoer(grad: Avstemmingsgrad, til: date) -> Kontroll:
    return Kontroll("oppgjoer", til, grad.koblet_oere + grad.ukoblet_oere, grad.sum_oere)
