"""Reading a folder of exports for the leak analysis: typed rows by file type, and every fault.

A type with a fault in one of its files is not used, for rows that are missing would look like claims that
were never sent. Maps: the built-in ones by source system (kildesystem.json or the user's word), and
`NAVN.kart.json` beside a file, in the form `tilgode importer --foreslaa-kart` writes.
Border: reads files through the ports; no database and nothing is stored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tilgode.apps.innlesing.kilder import Filkilde
from tilgode.apps.innlesing.mappefiler import Mappefil, finn_filer
from tilgode.apps.innlesing.porter import filleser, lesevalg, oppgjoersformat
from tilgode.core.innlesing.feilsamler import Feilsamler
from tilgode.core.innlesing.porter import Innlestfil, Kart
from tilgode.core.innlesing.rapport import Feil, Filtype

#: Column that names an employment or a person, by file type.
HENVISNINGER: dict[Filtype, tuple[str, ...]] = {
    Filtype.LOENN: ("arbeidsforhold",),
    Filtype.FRAVAER: ("arbeidsforhold",),
    Filtype.SYKMELDING: ("arbeidsforhold",),
    Filtype.SOEKNAD: ("arbeidsforhold",),
    Filtype.INNTEKTSMELDING: ("arbeidsforhold",),
    Filtype.VEDTAK: ("ansattnummer",),
    Filtype.KRAV: ("arbeidsforhold", "ansattnummer"),
}
#: File types the analysis reads.
LESES = (Filtype.ANSATTE, *HENVISNINGER, Filtype.JUSTERING, Filtype.OPPGJOER)


class Mappefeil(ValueError):
    """The folder cannot be analysed; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Filutfall:
    """One file: how many lines, whether the analysis uses it, and its faults."""

    fil: str
    type: Filtype | None
    linjer: int
    brukt: bool
    feil: tuple[Feil, ...] = ()


@dataclass(slots=True)
class Mappeinnhold:
    """The rows by type, settlement rows with their value date, and the outcome of each file."""

    rader: dict[Filtype, list[Any]] = field(default_factory=dict)
    oppgjoer: list[tuple[date, Any]] = field(default_factory=list)
    filer: list[Filutfall] = field(default_factory=list)


def les_mappe(mappe: Path, kildesystem: str = "") -> Mappeinnhold:
    """Read every file that the analysis can use; raises Mappefeil for a folder without any."""
    try:
        filer = finn_filer(mappe)
    except ValueError as grunn:
        raise Mappefeil(str(grunn)) from grunn
    leste = [(fil, _les(fil, kildesystem)) for fil in filer]
    if not leste:
        raise Mappefeil(f"ingen filer å lese i {mappe}; mappa skal ha CSV- eller XLSX-filer")
    feil = {id(innlest): list(innlest.feil) for _, innlest in leste}
    _finn_ukjente(leste, feil)
    _finn_uten_valutadato(leste, feil)
    return _samle(leste, feil)


def _les(fil: Mappefil, kildesystem: str) -> Innlestfil:
    kilde = Filkilde(fil.sti)
    if fil.filtype is Filtype.OPPGJOER:
        return oppgjoersformat().les(kilde, lesevalg(Filtype.OPPGJOER))
    kart = _kart(fil, fil.kildesystem or kildesystem)
    return filleser().les(kilde, lesevalg(fil.filtype, kart))


def _kart(fil: Mappefil, kildesystem: str) -> tuple[Kart, ...]:
    ved_fila = fil.sti.with_name(f"{fil.sti.stem}.kart.json")
    if fil.filtype is not None and ved_fila.is_file():
        return (_les_kart(ved_fila, fil.filtype),)
    navn = kildesystem.casefold()
    funnet = tuple(kart for kart in filleser().kart() if kart.kildesystem.casefold() == navn)
    if kildesystem and not funnet:
        kjente = ", ".join(sorted({kart.kildesystem for kart in filleser().kart()}))
        raise Mappefeil(f"kjenner ikke kildesystemet «{kildesystem}»; velg blant {kjente}")
    return funnet


def _les_kart(sti: Path, filtype: Filtype) -> Kart:
    try:
        innhold = json.loads(sti.read_text("utf-8-sig"))
        kart = Kart(sti.stem, filtype, dict(innhold["kolonner"]), dict(innhold.get("koder", {})))
    except (ValueError, TypeError, KeyError) as feil:
        skal = '{"kolonner": {"vår": "deres"}, "koder": {}}'
        raise Mappefeil(f"{sti.name} skal være JSON: {skal}") from feil
    ukjente = sorted((set(kart.kolonner) | set(kart.koder)) - set(filleser().kolonnenavn(filtype)))
    if ukjente:
        raise Mappefeil(f"{sti.name} har kolonner som {filtype.value} ikke har: {', '.join(ukjente)}")
    return kart


Leste = Sequence[tuple[Mappefil, Innlestfil]]


def _finn_ukjente(leste: Leste, feil: dict[int, list[Feil]]) -> None:
    """References to employments and persons that ansatte does not have."""
    ansatte = [rad for _, innlest in leste if innlest.type is Filtype.ANSATTE for rad in innlest.rader]
    if not ansatte:
        return
    kjente = {navn: {getattr(rad, navn) for rad in ansatte} for navn in ("arbeidsforhold", "ansattnummer")}
    for _, innlest in leste:
        samler = Feilsamler(innlest.fil)
        for kolonne in HENVISNINGER.get(innlest.type, ()) if innlest.type else ():
            for rad in innlest.rader:
                verdi = getattr(rad, kolonne)
                if verdi and verdi not in kjente[kolonne]:
                    linje = getattr(rad, "linje", None)
                    samler.legg(
                        linje,
                        kolonne,
                        verdi,
                        "står ikke i ansatte",
                        "ta med den ansatte, eller rett nøkkelen",
                    )
        feil[id(innlest)] += samler.feil


def _finn_uten_valutadato(leste: Leste, feil: dict[int, list[Feil]]) -> None:
    for fil, innlest in leste:
        if innlest.type is Filtype.OPPGJOER and oppgjoersformat().tolk_navn(fil.sti.name) is None:
            samler = Feilsamler(innlest.fil)
            samler.legg(
                None,
                "valutadato",
                "",
                "valutadatoen står ikke i filnavnet, og Navs fil har den ikke",
                "gi fila navnet fra Nav: orgnr_ref-arbg_dato_id.csv",
            )
            feil[id(innlest)] += samler.feil


def _samle(leste: Leste, feil: dict[int, list[Feil]]) -> Mappeinnhold:
    innhold = Mappeinnhold()
    daarlige = {innlest.type for _, innlest in leste if feil[id(innlest)]}
    sett: set[str] = set()
    for fil, innlest in leste:
        brukt = innlest.type in LESES and innlest.type not in daarlige and innlest.sha256 not in sett
        innhold.filer.append(
            Filutfall(innlest.fil, innlest.type, innlest.linjer, brukt, tuple(feil[id(innlest)]))
        )
        if not brukt or innlest.type is None:
            continue
        sett.add(innlest.sha256)
        innhold.rader.setdefault(innlest.type, []).extend(innlest.rader)
        if innlest.type is Filtype.OPPGJOER:
            innhold.oppgjoer += _med_valutadato(fil, innlest.rader)
    return innhold


def _med_valutadato(fil: Mappefil, rader: Iterable[Any]) -> list[tuple[date, Any]]:
    navn = oppgjoersformat().tolk_navn(fil.sti.name)
    return [(navn.valutadato, rad) for rad in rader] if navn else []
