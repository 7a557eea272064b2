"""Reading a file in: recognised, checked and stored, all or nothing.

One file is one transaction. The same content again stores nothing and says so. A dry run does all that
the real one does, the registers' own checks too, and then rolls back.
Border: one file; a folder is in `services_mappe`. What bytes mean is the adapters' business, what rows
mean the registers'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from tilgode.apps.felles.avfallshenting import uten_avfallshenting
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.innlesing.forhaandslesing import Leseoppdrag
from tilgode.apps.innlesing.henvisninger import finn_ukjente
from tilgode.apps.innlesing.kart import finn_kart
from tilgode.apps.innlesing.kilder import Innkilde, lag_kilde
from tilgode.apps.innlesing.kontroller import kontroller
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.innlesing.oppgjoerssvar import (
    Rapportdata,
    annen_rapport_id,
    finn_mottaker,
    finn_rapportdata,
)
from tilgode.apps.innlesing.porter import filleser, lesevalg, oppgjoersformat
from tilgode.apps.innlesing.registre import REGISTRE
from tilgode.apps.oppgjoer.registrering import register_oppgjoer
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.organisasjon.registrering import finn_eller_opprett_arbeidsgiver
from tilgode.core.innlesing.feilsamler import Feilsamler
from tilgode.core.innlesing.porter import Innlestfil
from tilgode.core.innlesing.rader import KravRad, OrganisasjonRad
from tilgode.core.innlesing.radtabell import Radtabell
from tilgode.core.innlesing.rapport import Advarsel, Feil, Filfeil, Filtype, Importrapport
from tilgode.core.innlesing.tolking import masker

_HODE = 64
PROEVEKJOERING = "Prøvekjøring: ingenting er lagret."


@dataclass(frozen=True, slots=True)
class Importvalg:
    """What the user has said about the file; empty means find out."""

    filtype: Filtype | None = None
    kildesystem: str = ""
    toerr: bool = False
    valutadato: date | None = None
    rapport_id: str = ""
    orgnr: str = ""
    aktoer: str = "system"


def importer_fil(fil: Path | str | bytes, valg: Importvalg | None = None, *, navn: str = "") -> Importrapport:
    """Read one file in. `fil` is a path, or bytes with `navn`. Faults are in the report.

    Raises OSError when the file cannot be opened.
    """
    valgt = valg or Importvalg()
    with uten_avfallshenting():
        return ta_inn(forbered(lag_kilde(fil, navn), valgt).utfoer(), valgt)


def forbered(kilde: Innkilde, valg: Importvalg) -> Leseoppdrag:
    """Choose the reader and the source system's maps of a file."""
    format_ = oppgjoersformat()
    er_oppgjoer = valg.filtype is Filtype.OPPGJOER or (
        valg.filtype is None and format_.ligner(kilde.navn, kilde.hode(_HODE))
    )
    return Leseoppdrag(
        format_ if er_oppgjoer else filleser(), kilde, lesevalg(valg.filtype, finn_kart(valg.kildesystem))
    )


def ta_inn(innlest: Innlestfil, valg: Importvalg) -> Importrapport:
    """Check a file that has been read against the registers, and store it. Faults are in the report."""
    kjent = _lest_foer(innlest)
    if kjent is not None and not innlest.antall_feil:
        return _uendret(innlest, kjent, valg)
    samler = Feilsamler(innlest.fil)
    with transaction.atomic():
        innlesing, utfall, funn = _registrer(innlest, valg, samler)
        rapport = _rapport(innlest, valg, samler, utfall, funn)
        if rapport.feil or valg.toerr:
            transaction.set_rollback(True)
        return replace(rapport, innlesing_id=innlesing.pk if innlesing and rapport.endret else None)


def _lest_foer(innlest: Innlestfil) -> Innlesing | None:
    if innlest.type is None or not innlest.sha256:
        return None
    return Innlesing.objects.filter(type=innlest.type.value, sha256=innlest.sha256).first()


def _uendret(innlest: Innlestfil, kjent: Innlesing, valg: Importvalg) -> Importrapport:
    """The report of a file whose content has been read before, under this name or another."""
    navn = "" if kjent.filnavn == innlest.fil else f" som {kjent.filnavn},"
    lest = timezone.localtime(kjent.tid)
    return Importrapport(
        fil=innlest.fil,
        type=innlest.type,
        linjer=innlest.linjer,
        sum_oere=innlest.sum_oere,
        advarsler=(*innlest.advarsler, *annen_rapport_id(innlest, kjent, valg.rapport_id)),
        toerr=valg.toerr,
        melding=f"Fila er alt lest inn{navn} {lest:%d.%m.%Y kl. %H.%M}. Ingenting er endret.",
        innlesing_id=kjent.pk,
    )


def _registrer(
    innlest: Innlestfil, valg: Importvalg, samler: Feilsamler
) -> tuple[Innlesing | None, Utfall, tuple[Feil, ...]]:
    """Store in the caller's transaction: (import, outcome, the registers' faults)."""
    rapportdata = Rapportdata("", None)
    if innlest.type is None:
        return None, Utfall(), ()
    if innlest.type is Filtype.OPPGJOER:
        rapportdata = finn_rapportdata(innlest, valg.valutadato, valg.rapport_id, samler, toerr=valg.toerr)
        arbeidsgiver = finn_mottaker(innlest, samler)
    else:
        arbeidsgiver = _finn_arbeidsgiver(innlest, valg, samler)
    if arbeidsgiver is None:
        _meld_uten_arbeidsgiver(innlest, valg, samler)
        return None, Utfall(), ()
    innlesing = _opprett(innlest, valg, arbeidsgiver)
    kontroller(innlest, innlesing, samler)
    funn = finn_ukjente(innlest.type, innlest.mangelfulle, innlesing)
    utfall = Utfall()
    try:
        utfall = _lagre(innlest, innlesing, rapportdata)
    except Filfeil as feil:
        funn.extend(feil.feil)
    return innlesing, utfall, tuple(map(_maskert, funn))


def _maskert(feil: Feil) -> Feil:
    """A register's fault repeats what the file said, and that may be a fødselsnummer in a wrong column."""
    return replace(feil, verdi=masker(feil.verdi), melding=masker(feil.melding))


def _lagre(innlest: Innlestfil, innlesing: Innlesing, rapportdata: Rapportdata) -> Utfall:
    if innlest.type is Filtype.OPPGJOER:
        return register_oppgjoer(
            innlest.rader,  # type: ignore[arg-type]
            innlesing,
            rapport_id=rapportdata.rapport_id,
            valutadato=rapportdata.valutadato or timezone.localdate(innlesing.tid),
            raadata=innlest.raadata,
        )
    if innlest.type is None or not innlest.rader:
        return Utfall()
    return REGISTRE[innlest.type](_med_opprinnelse(innlest.rader, innlesing.kildesystem), innlesing)


def _med_opprinnelse(rader: Sequence[Any], kildesystem: str) -> Sequence[Any]:
    """Claims without an origin of their own come from the system the file is from (R-090)."""
    if not kildesystem or not isinstance(rader[0], KravRad):
        return rader
    tabell = Radtabell.av(KravRad, rader)
    opprinnelse = tabell.kolonner["opprinnelse"].omform(lambda egen: egen or kildesystem)
    return Radtabell(KravRad, tabell.linjer, {**tabell.kolonner, "opprinnelse": opprinnelse})


def _opprett(innlest: Innlestfil, valg: Importvalg, arbeidsgiver: Arbeidsgiver) -> Innlesing:
    """The row of this import. A file with faults gets one too, and is rolled back with it."""
    innlesing = Innlesing(
        arbeidsgiver=arbeidsgiver,
        type=innlest.type.value if innlest.type else "",
        kildesystem=valg.kildesystem,
        filnavn=innlest.fil,
        sha256=innlest.sha256,
        antall_rader=innlest.linjer,
        sum_oere=innlest.sum_oere,
        tid=timezone.now(),
        aktoer=valg.aktoer,
    )
    innlesing.save()
    return innlesing


def _finn_arbeidsgiver(innlest: Innlestfil, valg: Importvalg, samler: Feilsamler) -> Arbeidsgiver | None:
    """The employer the rows belong to: named in the file, named by the user, or the only one there is."""
    if innlest.type is Filtype.ORGANISASJON:
        rad = innlest.rader[0] if innlest.rader else None
        if isinstance(rad, OrganisasjonRad):
            return finn_eller_opprett_arbeidsgiver(rad.orgnr, rad.arbeidsgiver, valg.aktoer)
    kandidater = Arbeidsgiver.objects.filter(orgnr=valg.orgnr) if valg.orgnr else Arbeidsgiver.objects.all()
    funnet = list(kandidater[:2])
    if len(funnet) > 1:
        melding = "det er flere arbeidsgivere, og fila sier ikke hvilken den gjelder"
        samler.legg(None, "arbeidsgiver", "", melding, "oppgi --arbeidsgiver ORGNR")
    return funnet[0] if len(funnet) == 1 else None


def _meld_uten_arbeidsgiver(innlest: Innlestfil, valg: Importvalg, samler: Feilsamler) -> None:
    """Nothing to hold the rows against: a fault, but in a dry run only a warning."""
    if samler.antall_feil or innlest.antall_feil:
        return
    melding = (
        "ingen arbeidsgiver er lest inn ennå; henvisninger til ansatte, krav og ansvar er ikke kontrollert"
    )
    meld = samler.advar if valg.toerr and not valg.orgnr else samler.legg
    meld(None, "arbeidsgiver", valg.orgnr, melding, "les inn organisasjon.csv først")


def _rapport(
    innlest: Innlestfil, valg: Importvalg, samler: Feilsamler, utfall: Utfall, funn: tuple[Feil, ...]
) -> Importrapport:
    feil = sorted((*innlest.feil, *samler.feil, *funn), key=lambda f: f.linje or 0)
    advarsler: tuple[Advarsel, ...] = (*innlest.advarsler, *samler.advarsler, *utfall.advarsler)
    return Importrapport(
        fil=innlest.fil,
        type=innlest.type,
        linjer=innlest.linjer,
        sum_oere=innlest.sum_oere,
        feil=tuple(feil),
        advarsler=advarsler,
        endret=utfall.endret and not feil and not valg.toerr,
        toerr=valg.toerr,
        melding=_melding(utfall, valg, antall_feil=len(feil)),
        antall_feil=innlest.antall_feil + samler.antall_feil + len(funn),
    )


def _melding(utfall: Utfall, valg: Importvalg, *, antall_feil: int) -> str:
    if antall_feil:
        return "Ingenting er lagret."
    if valg.toerr:
        return PROEVEKJOERING
    if not utfall.endret:
        return "Alt i fila var kjent fra før. Ingenting er endret."
    return f"Lagret: {utfall.nye} nye, {utfall.endrede} endrede, {utfall.uendrede} kjent fra før."
