"""The reports of an employer that shell and page both offer: what each may be asked for, and how it is made.

Border: the figures are the queries', the words each report's own. The status memo has three dates and stands by
itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from tilgode.apps.fritak.queries import fritaksoversikt
from tilgode.apps.kontroll.queries import kontroller
from tilgode.apps.krav.kravaarsavvik import kravaarsavvik
from tilgode.apps.krav.refusjonsliste import refusjonsliste
from tilgode.apps.maksdato.queries import maksdatoliste
from tilgode.apps.noekkeltall.queries import noekkeltall
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.utvalg import Utvalg
from tilgode.apps.ventetid.queries import ventetider
from tilgode.params.formatering import Spraak
from tilgode.reports import (
    fritak,
    kontroll,
    kravaar,
    maksdato,
    refusjonsrapport,
    render,
    ventetid,
)
from tilgode.reports import noekkeltall as noekkeltallsrapport
from tilgode.reports.dokument import Blokk, Dokument, Tabellblokk
from tilgode.reports.fritak import render_json as fritak_json
from tilgode.reports.kontroll import render_json as kontroll_json
from tilgode.reports.maksdato import render_json as maksdato_json
from tilgode.reports.noekkeltall import render_json as noekkeltall_json
from tilgode.reports.refusjonsrapport import render_json as refusjon_json
from tilgode.reports.ventetid import render_json as ventetid_json

ANSVAR, KRAVAAR, SONE, KJENT = "ansvar", "kravaar", "sone", "kjent"


@dataclass(frozen=True, slots=True)
class Bestilling:
    """What is asked for: an employer's report on a day, of one unit or claim year when the report can."""

    arbeidsgiver: Arbeidsgiver
    per: date
    kjent: datetime | None = None
    ansvar: str | None = None
    kravaar: int | None = None
    sone: str = "I"

    @property
    def utvalg(self) -> Utvalg:
        """The choice as a filter."""
        return Utvalg(
            ansvar_fra=self.ansvar,
            ansvar_til=self.ansvar,
            kravaar_fra=self.kravaar,
            kravaar_til=self.kravaar,
        )

    @property
    def hvem(self) -> str:
        """The employer, or the unit of it."""
        navn: str = self.arbeidsgiver.navn
        return f"{navn}, ansvar {self.ansvar}" if self.ansvar else navn


@dataclass(frozen=True, slots=True)
class Laget:
    """A report whose figures are found: the document in a language, and the same as JSON."""

    dokument: Callable[[Spraak], Dokument]
    json: Callable[[], bytes]

    def tegn(self, spraak: Spraak, form: str) -> bytes:
        """In a form; raises KeyError for an unknown one."""
        return self.json() if form == "json" else render.tegn(self.dokument(spraak), form)


@dataclass(frozen=True, slots=True)
class Rapport:
    """A report by its stored name, and what of `Bestilling` it takes beside the date."""

    navn: str
    hent: Callable[[Bestilling], Laget]
    valg: frozenset[str]


def _refusjon(b: Bestilling) -> Laget:
    rader = refusjonsliste(b.arbeidsgiver, b.per, b.kjent, b.utvalg)
    return Laget(
        lambda spraak: refusjonsrapport.lag_dokument(rader, b.hvem, b.per, spraak),
        lambda: refusjon_json.tegn(rader, b.per),
    )


def _kravaar(b: Bestilling) -> Laget:
    rader = kravaarsavvik(b.arbeidsgiver, b.per, b.kjent)
    return Laget(
        lambda spraak: kravaar.lag_dokument(rader, b.arbeidsgiver.navn, b.per, spraak),
        lambda: kravaar.tegn(rader, b.arbeidsgiver.navn, b.per, "nb", "json"),
    )


def _kontroll(b: Bestilling) -> Laget:
    svar = kontroller(b.arbeidsgiver, b.per, b.kjent, b.utvalg)
    return Laget(
        lambda spraak: kontroll.lag_dokument(svar, b.hvem, b.per, spraak),
        lambda: kontroll_json.tegn(svar, b.per),
    )


def _maksdato(b: Bestilling) -> Laget:
    rader = maksdatoliste(b.arbeidsgiver, b.per, b.kjent, b.ansvar)
    return Laget(
        lambda spraak: maksdato.lag_dokument(rader, b.hvem, b.per, spraak),
        lambda: maksdato_json.tegn(rader, b.per),
    )


def _fritak(b: Bestilling) -> Laget:
    oversikt = fritaksoversikt(b.arbeidsgiver, b.per, b.kjent, b.ansvar, b.sone)
    return Laget(
        lambda spraak: fritak.lag_dokument(oversikt, b.hvem, b.per, spraak),
        lambda: fritak_json.tegn(oversikt, b.per),
    )


def _ventetid(b: Bestilling) -> Laget:
    funnet = ventetider(b.arbeidsgiver, b.per, b.kjent)
    return Laget(
        lambda spraak: ventetid.lag_dokument(funnet, b.arbeidsgiver.navn, spraak),
        lambda: ventetid_json.tegn(funnet),
    )


def _noekkeltall(b: Bestilling) -> Laget:
    tallene = noekkeltall(b.arbeidsgiver, b.per)
    return Laget(
        lambda spraak: noekkeltallsrapport.lag_dokument(tallene, b.arbeidsgiver.navn, spraak),
        lambda: noekkeltall_json.tegn(tallene),
    )


RAPPORTER: dict[str, Rapport] = {
    r.navn: r
    for r in (
        Rapport("refusjon", _refusjon, frozenset({ANSVAR, KJENT})),
        Rapport("kontroll", _kontroll, frozenset({ANSVAR, KRAVAAR, KJENT})),
        Rapport("maksdato", _maksdato, frozenset({ANSVAR, KJENT})),
        Rapport("fritak", _fritak, frozenset({ANSVAR, SONE, KJENT})),
        Rapport("kravaar", _kravaar, frozenset({KJENT})),
        Rapport("ventetid", _ventetid, frozenset({KJENT})),
        Rapport("noekkeltall", _noekkeltall, frozenset()),
    )
}


def forkort(dokument: Dokument, antall: int) -> tuple[Dokument, int]:
    """The document with at most so many rows in each table (sums kept), and how many rows were left out."""
    blokker: list[Blokk] = []
    utelatt = 0
    for blokk in dokument.blokker:
        if isinstance(blokk, Tabellblokk) and len(blokk.rader) > antall:
            kort = (*blokk.rader[:antall], *(rad for rad in blokk.rader[antall:] if rad.er_sum))
            utelatt += len(blokk.rader) - len(kort)
            blokker.append(replace(blokk, rader=kort))
        else:
            blokker.append(blokk)
    return replace(dokument, blokker=tuple(blokker)), utelatt
