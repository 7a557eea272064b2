"""Registering Nav's settlements and the bank's postings.

A settlement is kept as it came, byte for byte, with its lines beside it. Identity is report and
line number: equal lines are two payments. A line of an unknown person is stored all the same; it
is found later by its blind index.
Border: no matching to claims (`services`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from tilgode.apps.felles.feilsamler import Feilsamler, arbeidsgiver_for
from tilgode.apps.felles.kryptering import blindindekser, krypter
from tilgode.apps.felles.masse import sett_inn, sett_inn_kolonner
from tilgode.apps.felles.masselesing import hent, utvalg
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.oppgjoer.models import Bankpost, Oppgjoer, Oppgjoerslinje
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Person
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.core.innlesing.rader import BankRad, OppgjoerRad
from tilgode.core.innlesing.radtabell import Radtabell, Verdikolonne

_LINJEFELT = (
    "oppgjoer_id",
    "linjenummer",
    "navenhet",
    "underenhet_orgnr",
    "kode",
    "ytelse",
    "feriepenger_av",
    "person_id",
    "blindindeks",
    "fnr_kryptert",
    "navn",
    "fom",
    "tom",
    "oere",
    "maksdato",
)
_BANKFELT = (
    "arbeidsgiver_id",
    "kontonummer",
    "dato",
    "oere",
    "referanse",
    "tekst",
    "registrert",
    "innlesing_id",
)


@transaction.atomic
def register_oppgjoer(
    rader: Sequence[OppgjoerRad], innlesing: Innlesing, *, rapport_id: str, valutadato: date, raadata: bytes
) -> Utfall:
    """Store a settlement and its lines. The same report again stores nothing; Filfeil when it differs."""
    arbeidsgiver = arbeidsgiver_for(innlesing)
    tabell = Radtabell.av(OppgjoerRad, rader)
    kjent = Oppgjoer.objects.filter(arbeidsgiver=arbeidsgiver, rapport_id=rapport_id).first()
    if kjent is not None:
        utfall = _kjent_rapport(kjent, rader, innlesing)
    else:
        oppgjoer = Oppgjoer.objects.create(
            arbeidsgiver=arbeidsgiver,
            rapport_id=rapport_id,
            orgnr=arbeidsgiver.orgnr,
            valutadato=valutadato,
            kontonummer=tabell[0].kontonummer if tabell else "",
            filnavn=innlesing.filnavn,
            sha256=innlesing.sha256,
            raadata=raadata,
            antall_linjer=len(rader),
            sum_oere=sum(tabell.kolonner["oere"]),
            registrert=dagens_start(valutadato),
            innlesing=innlesing,
        )
        _skriv_linjer(oppgjoer, tabell)
        utfall = Utfall(nye=len(rader))
    opplysninger = {**utfall.tall, "rapport_id": rapport_id}
    revisjon.skriv("oppgjoer.register", f"innlesing:{innlesing.pk}", opplysninger, innlesing.aktoer)
    return utfall


def _kjent_rapport(kjent: Oppgjoer, rader: Sequence[OppgjoerRad], innlesing: Innlesing) -> Utfall:
    samler = Feilsamler(innlesing.filnavn)
    if kjent.sha256 != innlesing.sha256:
        samler.meld(
            None,
            "rapport_id",
            kjent.rapport_id,
            f"Rapporten er alt lest inn fra {kjent.filnavn}, med annet innhold.",
            "Kontroller hvilken fil som er Navs, og gi den andre en annen rapport-id.",
        )
    samler.kast()
    return Utfall(uendrede=len(rader))


def _kjente(arbeidsgiver_id: int, indekser: Sequence[str]) -> dict[str, int]:
    """The keys of the persons we have among these: a settlement names few of all who are employed."""
    alle = Person.objects.filter(arbeidsgiver_id=arbeidsgiver_id)
    return {
        indeks: pk
        for personer in utvalg(alle, "blindindeks", indekser)
        for indeks, pk in hent(personer, "blindindeks", "pk")
    }


def _skriv_linjer(oppgjoer: Oppgjoer, rader: Radtabell[OppgjoerRad]) -> None:
    fnr = rader.kolonner["fnr"]
    indekser = Verdikolonne(blindindekser(fnr.verdier), fnr.nr)
    personer = _kjente(oppgjoer.arbeidsgiver_id, indekser.verdier)
    kolonner = {
        **rader.kolonner,
        "oppgjoer_id": Verdikolonne.lik(oppgjoer.pk, len(rader)),
        "linjenummer": rader.linjer,
        "underenhet_orgnr": rader.kolonner["bedriftsnummer"],
        "person_id": indekser.omform(personer.get),
        "blindindeks": indekser,
        "fnr_kryptert": krypter(list(fnr), list(indekser)),
    }
    sett_inn_kolonner(Oppgjoerslinje, {felt: kolonner[felt] for felt in _LINJEFELT}, len(rader))


@transaction.atomic
def register_bank(rader: Sequence[BankRad], innlesing: Innlesing) -> Utfall:
    """Store postings on the refund account, once per reference."""
    arbeidsgiver = arbeidsgiver_for(innlesing)
    nye = _nye_poster(rader, arbeidsgiver, innlesing)
    sett_inn(
        Bankpost,
        _BANKFELT,
        [
            (
                arbeidsgiver.pk,
                rad.kontonummer,
                rad.dato,
                rad.oere,
                rad.referanse,
                rad.tekst,
                dagens_start(rad.dato),
                innlesing.pk,
            )
            for rad in nye
        ],
    )
    utfall = Utfall(nye=len(nye), uendrede=len(rader) - len(nye))
    revisjon.skriv("oppgjoer.register_bank", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


def _nye_poster(rader: Sequence[BankRad], arbeidsgiver: Arbeidsgiver, innlesing: Innlesing) -> list[BankRad]:
    """The rows that are not stored; one reference with two contents is a fault."""
    samler = Feilsamler(innlesing.filnavn)
    kjente = {
        rad[0]: rad
        for rad in Bankpost.objects.filter(arbeidsgiver=arbeidsgiver).values_list(
            "referanse", "kontonummer", "dato", "oere"
        )
    }
    nye: list[BankRad] = []
    for rad in rader:
        post = (rad.referanse, rad.kontonummer, rad.dato, rad.oere)
        if rad.referanse not in kjente:
            kjente[rad.referanse] = post
            nye.append(rad)
        elif kjente[rad.referanse] != post:
            samler.meld(
                rad.linje,
                "referanse",
                rad.referanse,
                "En annen bankpost har samme referanse.",
                "Kontroller referansen mot kontoutskriften.",
            )
    samler.kast()
    return nye
