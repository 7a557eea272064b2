"""Registering claims from a file: the claim, its movements, and the events of its status.

A claim's own data and its amount never change. What may come later in the same row is a
tilleggskrav and a new status; any other difference is a fault that points to `justering.csv`.
Border: claims computed from the law are made in `services`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from tilgode.apps.felles.feilsamler import Feilsamler, arbeidsgiver_for
from tilgode.apps.felles.masse import reserver_id, sett_inn
from tilgode.apps.felles.masselesing import hent, utvalg
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.krav.models import Krav, Kravhendelse
from tilgode.apps.krav.parter import Parter
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.bevegelser import (
    Kravnoekkel,
    NyBevegelse,
    dagens_start,
    grunn_fra_kilden,
    skriv_bevegelser,
)
from tilgode.core.innlesing.porter import Mangelfull
from tilgode.core.innlesing.rader import KravRad

_KRAVFELT = (
    "id",
    "arbeidsgiver_id",
    "referanse",
    "person_id",
    "arbeidsforhold_id",
    "ytelse",
    "feriepenger_av",
    "fom",
    "tom",
    "kravaar",
    "ansvar_id",
    "opprinnelse",
    "registrert",
    "innlesing_id",
)
_HENDELSESFELT = ("krav_id", "type", "dato", "registrert", "aktoer", "notat")
_SENDT = Kravhendelse.Type.SENDT.value


@dataclass(frozen=True, slots=True)
class _Kjent:
    """A claim that is stored already, with what a row may add to."""

    noekkel: Kravnoekkel
    fom: date
    tom: date
    sendt_oere: int
    tillegg_oere: int
    statuser: frozenset[str]


@dataclass(slots=True)
class _Kladd:
    """All that one file will store."""

    innlesing: Innlesing
    krav: list[tuple[object, ...]] = field(default_factory=list)
    hendelser: list[tuple[object, ...]] = field(default_factory=list)
    bevegelser: list[NyBevegelse] = field(default_factory=list)
    endrede: int = 0
    uendrede: int = 0

    def hendelse(self, krav_id: int, type_: str, dato: date, registrert: datetime) -> None:
        """Note an event of a claim."""
        self.hendelser.append((krav_id, type_, dato, registrert, self.innlesing.aktoer, ""))

    def bevegelse(self, type_: str, oere: int, dato: date, krav: Kravnoekkel, rad: KravRad) -> None:
        """Note a movement; a source that registered it late is marked as such."""
        self.bevegelser.append(
            NyBevegelse(
                type_,
                oere,
                dato,
                krav,
                registrert=max(rad.registrert, dagens_start(dato)) if rad.registrert else None,
                tilbakedatert_grunn=grunn_fra_kilden(dato, rad.registrert),
            )
        )


@transaction.atomic
def register_krav(rader: Sequence[KravRad], innlesing: Innlesing) -> Utfall:
    """Store claims with their movements and events; raises Filfeil with every fault."""
    arbeidsgiver = arbeidsgiver_for(innlesing)
    samler = Feilsamler(innlesing.filnavn)
    parter = Parter.hent(arbeidsgiver)
    kladd = _Kladd(innlesing)
    rader = list(rader)
    kjente = _kjente(arbeidsgiver, {rad.referanse for rad in rader})
    linjer = _nye_linjer(rader, kjente, samler)
    for rad, krav_id in zip(linjer, reserver_id(Krav, len(linjer)), strict=True):
        _nytt_krav(rad, krav_id, arbeidsgiver, parter, kladd, samler)
    for rad in rader:
        if rad.referanse in kjente:
            _kjent_krav(rad, kjente[rad.referanse], kladd, samler)
    samler.kast()
    sett_inn(Krav, _KRAVFELT, kladd.krav)
    sett_inn(Kravhendelse, _HENDELSESFELT, kladd.hendelser)
    skriv_bevegelser(arbeidsgiver, kladd.bevegelser, innlesing)
    utfall = Utfall(len(kladd.krav), kladd.endrede, kladd.uendrede)
    revisjon.skriv("krav.register", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


def _nye_linjer(rader: Iterable[KravRad], kjente: dict[str, _Kjent], samler: Feilsamler) -> list[KravRad]:
    """The rows whose reference is not stored; the same reference twice in the file is a fault."""
    i_fila: dict[str, KravRad] = {}
    for rad in rader:
        foer = i_fila.setdefault(rad.referanse, rad)
        if foer is not rad:
            samler.meld(
                rad.linje,
                "referanse",
                rad.referanse,
                f"Referansen er alt brukt på linje {foer.linje}.",
                "Gi hvert krav sin egen referanse.",
            )
    return [rad for referanse, rad in i_fila.items() if referanse not in kjente]


def _nytt_krav(
    rad: KravRad,
    krav_id: int,
    arbeidsgiver: Arbeidsgiver,
    parter: Parter,
    kladd: _Kladd,
    samler: Feilsamler,
) -> None:
    if min(rad.oere, rad.tilleggskrav_oere) < 0:
        samler.meld(
            rad.linje,
            "beloep",
            rad.oere,
            "Et krav kan ikke være negativt.",
            "Sett kravet ned med en justering.",
        )
    ansettelse = parter.ansettelse(rad, samler)
    ansvar_id = parter.ansvar_id(rad, ansettelse, samler) if ansettelse else None
    if ansettelse is None or ansvar_id is None:
        return
    noekkel = Kravnoekkel(krav_id, ansvar_id, rad.kravaar or rad.fom.year, rad.ytelse)
    registrert = rad.registrert or dagens_start(rad.sendt)
    kladd.krav.append(
        (
            krav_id,
            arbeidsgiver.pk,
            rad.referanse,
            ansettelse.person_id,
            ansettelse.arbeidsforhold_id,
            rad.ytelse,
            rad.feriepenger_av,
            rad.fom,
            rad.tom,
            noekkel.kravaar,
            ansvar_id,
            rad.opprinnelse,
            registrert,
            kladd.innlesing.pk,
        )
    )
    kladd.bevegelse("KRAV", rad.oere, rad.sendt, noekkel, rad)
    kladd.hendelse(krav_id, _SENDT, rad.sendt, registrert)
    if rad.tilleggskrav_oere:
        kladd.bevegelse(
            "TILLEGGSKRAV", rad.tilleggskrav_oere, rad.tilleggskrav_dato or rad.sendt, noekkel, rad
        )
    if rad.status and rad.status != _SENDT:
        kladd.hendelse(krav_id, rad.status, rad.sendt, registrert)


def _kjent_krav(rad: KravRad, kjent: _Kjent, kladd: _Kladd, samler: Feilsamler) -> None:
    """A claim that is stored: the row may add a tilleggskrav and a status, nothing else."""
    if not _samme_krav(rad, kjent, samler):
        return
    tid = kladd.innlesing.tid
    tillegg = rad.tilleggskrav_oere - kjent.tillegg_oere
    ny_status = bool(rad.status) and rad.status not in kjent.statuser
    if tillegg:
        dato = rad.tilleggskrav_dato or timezone.localdate(tid)
        kladd.bevegelse("TILLEGGSKRAV", tillegg, dato, kjent.noekkel, rad)
    if ny_status:
        kladd.hendelse(
            kjent.noekkel.krav_id,
            rad.status,
            timezone.localdate(rad.registrert or tid),
            rad.registrert or tid,
        )
    if tillegg or ny_status:
        kladd.endrede += 1
    else:
        kladd.uendrede += 1


def kontroller_kjente(
    mangelfulle: Sequence[Mangelfull], arbeidsgiver: Arbeidsgiver, samler: Feilsamler
) -> None:
    """Hold rows with a fault against the stored claims, in the fields that could be read."""
    kjente = _kjente(arbeidsgiver, {m.rad.referanse for m in mangelfulle if m.har(("referanse",))})
    for rad, uleselig in ((m.rad, m.uleselig) for m in mangelfulle if m.har(("referanse",))):
        if rad.referanse in kjente:
            _samme_krav(rad, kjente[rad.referanse], samler, uleselig)


def _samme_krav(
    rad: KravRad, kjent: _Kjent, samler: Feilsamler, uleselig: frozenset[str] = frozenset()
) -> bool:
    """Note every field in which the row differs from the stored claim."""
    foer = len(samler.feil)
    like = (
        ("ytelse", "ytelse", kjent.noekkel.ytelse),
        ("fom", "fom", kjent.fom),
        ("tom", "tom", kjent.tom),
        ("beloep", "oere", kjent.sendt_oere),
    )
    for felt, attributt, gammel in like:
        ny = getattr(rad, attributt)
        if attributt not in uleselig and ny != gammel:
            samler.meld(
                rad.linje,
                felt,
                ny,
                f"Kravet {rad.referanse} er alt registrert med en annen verdi: {gammel}.",
                "Et sendt krav endres ikke. Rett beløpet med en justering, eller bruk en ny referanse.",
            )
    if "tilleggskrav_oere" not in uleselig and rad.tilleggskrav_oere < kjent.tillegg_oere:
        samler.meld(
            rad.linje,
            "tilleggskrav",
            rad.tilleggskrav_oere,
            f"Tilleggskravet er alt registrert med {kjent.tillegg_oere} øre.",
            "Sett det ned med en justering.",
        )
    return len(samler.feil) == foer


def _kjente(arbeidsgiver: Arbeidsgiver, referanser: Collection[str]) -> dict[str, _Kjent]:
    """The stored claims of the employer with these references (there may be more)."""
    alle = Krav.objects.filter(arbeidsgiver=arbeidsgiver)
    return {
        referanse: kjent
        for krav in utvalg(alle, "referanse", referanser)
        for referanse, kjent in _som_kjente(krav)
    }


def _som_kjente(krav: QuerySet[Krav]) -> Iterator[tuple[str, _Kjent]]:
    statuser: dict[int, set[str]] = defaultdict(set)
    for krav_id, type_ in hent(Kravhendelse.objects.filter(krav__in=krav.values("pk")), "krav_id", "type"):
        statuser[krav_id].add(type_)
    sendt = Sum("bevegelser__oere", filter=Q(bevegelser__type="KRAV"), default=0)
    tillegg = Sum("bevegelser__oere", filter=Q(bevegelser__type="TILLEGGSKRAV"), default=0)
    med_sum = krav.annotate(sendt_oere=sendt, tillegg_oere=tillegg)
    felt = ("ansvar_id", "kravaar", "ytelse", "fom", "tom", "sendt_oere", "tillegg_oere")
    for referanse, pk, ansvar_id, aar, ytelse, fom, tom, oere, mer in hent(med_sum, "referanse", "pk", *felt):
        noekkel = Kravnoekkel(pk, ansvar_id, aar, ytelse)
        yield referanse, _Kjent(noekkel, fom, tom, oere, mer, frozenset(statuser[pk]))
