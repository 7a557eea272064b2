"""Nav's settlement file ref-arbg (earlier K27): read and written byte for byte.

Contract: Nav's oppgjørsrapport, version 1.1.2 (June 2026). ISO-8859-1, twelve fields between `;`, CRLF
after every line, no heading, amounts in øre with the sign last (`-` or a space). Two equal lines are two
payments. The file is a receipt for money, so nothing is repaired: what departs from the form is refused.
Border: one file; whose settlement it is and whether it is here already is asked of the registers.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from tilgode.adapters.nav.felt import FELT, FELT_VIRKELIG, Felt, oere_av
from tilgode.adapters.nav.koder import koder, ytelse_av
from tilgode.core.innlesing.feilsamler import Feilsamler
from tilgode.core.innlesing.porter import Innlestfil, Kilde, Lesevalg, Mangelfull, Oppgjoersnavn
from tilgode.core.innlesing.rader import OppgjoerRad
from tilgode.core.innlesing.radtabell import Radtabell, Verdikolonne
from tilgode.core.innlesing.rapport import Filtype

MB = 1024 * 1024
ANTALL_FELT = len(FELT)
NAVN_BREDDE = 25
_HENT_PAA_NYTT = "hent fila på nytt fra Nav, og ikke åpne og lagre den i et annet program først"
_FILNAVN = re.compile(r"(\d{9})_(?:ref-arbg|K27)_(\d{4}-\d{2}-\d{2})_([\w-]{1,40})\.csv", re.IGNORECASE)
_HODE = re.compile(rb"(?:\xef\xbb\xbf)?\d{1,4};\d{9};")
_TEGN_I_NAVN = re.compile(r'[";\r\n]+')
#: The sound rows, and those with a fault.
Lest = tuple[Radtabell[OppgjoerRad], Sequence[Mangelfull]]
#: Field of the file -> attribute of the row, where they differ.
_ATTRIBUTT = {"beloep": "oere"}
_INGEN = Radtabell.av(OppgjoerRad, ())


class Oppgjoersformat:
    """Implements core's port for Nav's settlement file."""

    def ligner(self, filnavn: str, hode: bytes) -> bool:
        """True when the name or the first bytes say that this is meant as a settlement."""
        return _FILNAVN.fullmatch(filnavn) is not None or _HODE.match(hode) is not None

    def tolk_navn(self, filnavn: str) -> Oppgjoersnavn | None:
        """What `{orgnr}_ref-arbg_{valutadato}_{id}.csv` says, or None when it is named otherwise."""
        treff = _FILNAVN.fullmatch(filnavn)
        if treff is None:
            return None
        try:
            return Oppgjoersnavn(treff[1], date.fromisoformat(treff[2]), treff[3])
        except ValueError:
            return None

    def les(self, kilde: Kilde, valg: Lesevalg) -> Innlestfil:
        """Read, parse and check one settlement; faults are in the answer, never raised."""
        samler = Feilsamler(kilde.navn)
        if kilde.stoerrelse > valg.maks_byte:
            melding = f"fila er {kilde.stoerrelse // MB} MB, grensen er {valg.maks_byte // MB} MB"
            samler.legg(None, "(fila)", "", melding, "hev grensen med TILGODE_MAKS_FIL_MB")
            return _svar(kilde.navn, b"", 0, (_INGEN, ()), samler)
        innhold = kilde.les()
        linjer = _del_i_linjer(innhold, samler)
        felt = FELT if valg.syntetiske else FELT_VIRKELIG
        return _svar(kilde.navn, innhold, len(linjer), _les_linjer(linjer, samler, felt), samler)

    def skriv(self, rader: Sequence[OppgjoerRad]) -> bytes:
        """The file as Nav would send it: names cleaned and cut, characters outside ISO-8859-1 as `?`."""
        return "".join(map(_linje, rader)).encode("iso-8859-1", "replace")


def _svar(navn: str, innhold: bytes, antall: int, lest: Lest, samler: Feilsamler) -> Innlestfil:
    rader, mangelfulle = lest
    return Innlestfil(
        fil=navn,
        type=Filtype.OPPGJOER,
        sha256=hashlib.sha256(innhold).hexdigest(),
        linjer=antall,
        sum_oere=sum(rader.kolonner["oere"]),
        rader=rader,
        mangelfulle=mangelfulle,
        feil=tuple(sorted(samler.feil, key=lambda f: f.linje or 0)),
        advarsler=tuple(samler.advarsler),
        antall_feil=samler.antall_feil,
        raadata=innhold,
    )


def _er_flerbyte_utf8(innhold: bytes) -> bool:
    """True when bytes above ASCII form valid UTF-8; a name in ISO-8859-1 practically never does."""
    if innhold.isascii():
        return False
    try:
        innhold.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _sjekk_koding(innhold: bytes, samler: Feilsamler) -> bool:
    if not innhold:
        samler.legg(None, "(fila)", "", "fila er tom", _HENT_PAA_NYTT)
    elif innhold.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in innhold[:4096]:
        melding = "fila er kodet som UTF-16 eller er ikke tekst; Navs fil er ISO-8859-1"
        samler.legg(1, "(fila)", "", melding, _HENT_PAA_NYTT)
    elif innhold.startswith(b"\xef\xbb\xbf"):
        samler.legg(1, "(fila)", "BOM", "fila har BOM (UTF-8); Navs fil er ISO-8859-1", _HENT_PAA_NYTT)
    elif _er_flerbyte_utf8(innhold):
        nummer = next(n for n, linje in enumerate(innhold.split(b"\n"), 1) if not linje.isascii())
        samler.legg(nummer, "navn", "", "fila er kodet som UTF-8; Navs fil er ISO-8859-1", _HENT_PAA_NYTT)
    return samler.antall_feil == 0


def _del_i_linjer(innhold: bytes, samler: Feilsamler) -> list[str]:
    """The lines without their CRLF; faults for other line ends and for a last line without one."""
    if not _sjekk_koding(innhold, samler):
        return []
    linjer = innhold.decode("iso-8859-1").split("\r\n")
    siste = linjer.pop()
    if siste:
        _meld_siste(siste, len(linjer) + 1, samler)
    return linjer


def _meld_siste(siste: str, nummer: int, samler: Feilsamler) -> None:
    if "\n" in siste:
        melding = "linjene slutter med LF; Navs fil har CRLF etter hver linje"
        samler.legg(nummer, "(linja)", "", melding, _HENT_PAA_NYTT)
    else:
        melding = "siste linje mangler linjeslutt: fila er kuttet (halv linje)"
        samler.legg(nummer, "(linja)", siste, melding, _HENT_PAA_NYTT)


def _les_linjer(linjer: list[str], samler: Feilsamler, felt: Sequence[Felt]) -> Lest:
    numre, delt = [], []
    for nummer, linje in enumerate(linjer, 1):
        tekster = linje.split(";")
        if len(tekster) == ANTALL_FELT:
            numre.append(nummer)
            delt.append(tekster)
        else:
            _meld_antall(nummer, linje, len(tekster), samler)
    return _bygg(numre, delt, samler, felt) if delt else (_INGEN, ())


def _meld_antall(nummer: int, linje: str, antall: int, samler: Feilsamler) -> None:
    melding = f"linja har {antall} felt, skal ha {ANTALL_FELT}"
    if antall < ANTALL_FELT:
        melding += " (halv linje?)"
    samler.legg(nummer, "(linja)", linje, melding, _HENT_PAA_NYTT)


def _bygg(numre: list[int], delt: list[list[str]], samler: Feilsamler, alle_felt: Sequence[Felt]) -> Lest:
    """Column by column: each distinct text of a field is checked once."""
    daarlige: dict[int, set[str]] = defaultdict(set)
    kolonner: dict[str, Verdikolonne] = {}
    for felt, tekster in zip(alle_felt, zip(*delt, strict=True), strict=True):
        kolonner[_ATTRIBUTT.get(felt.navn, felt.navn)] = _les_felt(felt, tekster, numre, daarlige, samler)
    _meld_bakvendte(kolonner, numre, daarlige, samler)
    _advar_koder(kolonner["kode"], numre, samler)
    del kolonner["reservert"]  # the row class keeps the file's order of the others
    kolonner["ytelse"] = kolonner["kode"].omform(lambda kode: ytelse_av(kode)[0])
    kolonner["feriepenger_av"] = kolonner["kode"].omform(lambda kode: ytelse_av(kode)[1])
    alle = Radtabell(OppgjoerRad, numre, kolonner)
    if not daarlige:
        return alle, []
    mangelfulle = [Mangelfull(alle[plass], frozenset(daarlige[plass])) for plass in sorted(daarlige)]
    return alle.plukk([plass for plass in range(len(alle)) if plass not in daarlige]), mangelfulle


def _les_felt(
    felt: Felt, tekster: Sequence[str], numre: list[int], daarlige: dict[int, set[str]], samler: Feilsamler
) -> Verdikolonne:
    kolonne = Verdikolonne.av(tekster)
    svar = kolonne.omform(felt.les)
    if any(melding for _, melding in svar.verdier):
        for plass, (_, melding) in enumerate(svar):
            if melding:
                daarlige[plass].add(_ATTRIBUTT.get(felt.navn, felt.navn))
                er_fnr = felt.navn == "fnr"
                samler.legg(numre[plass], felt.navn, tekster[plass], melding, felt.rettelse, er_fnr=er_fnr)
    return svar.omform(lambda ett: ett[0])


def _meld_bakvendte(
    kolonner: dict[str, Verdikolonne], numre: list[int], daarlige: dict[int, set[str]], samler: Feilsamler
) -> None:
    for plass, (fom, tom) in enumerate(zip(kolonner["fom"], kolonner["tom"], strict=True)):
        if fom and tom and tom < fom:
            daarlige[plass] |= {"fom", "tom"}
            melding = f"tilDato {tom:%d.%m.%Y} ligger før fraDato {fom:%d.%m.%Y}"
            samler.legg(
                numre[plass], "tom", f"{tom:%Y%m%d}", melding, "er kolonnene byttet om? " + _HENT_PAA_NYTT
            )


def _advar_koder(kolonne: Verdikolonne, numre: list[int], samler: Feilsamler) -> None:
    kjente = koder()
    if all(not kode or kode in kjente for kode in kolonne.verdier):
        return
    for plass, kode in enumerate(kolonne):
        if kode and kode not in kjente:
            melding = f"kode «{kode}» er ukjent: linja står på observasjon til noen plasserer den"
            samler.advar(numre[plass], "kode", kode, melding, "spør Nav hva koden gjelder, og plasser linja")


def _dato(dag: date | None) -> str:
    return f"{dag:%Y%m%d}" if dag else "00000000"


def rens_navn(navn: str) -> str:
    """As Nav does it: trimmed, each run of quotes, semicolons and line ends one space, 25 wide."""
    return _TEGN_I_NAVN.sub(" ", navn.strip())[:NAVN_BREDDE].ljust(NAVN_BREDDE)


def _linje(rad: OppgjoerRad) -> str:
    felt = (
        rad.navenhet,
        rad.orgnr,
        rad.bedriftsnummer,
        rad.kode,
        rad.fnr,
        _dato(rad.fom),
        rad.kontonummer,
        rens_navn(rad.navn),
        _dato(rad.tom),
        oere_av(rad.oere),
        oere_av(0),
        _dato(rad.maksdato),
    )
    return ";".join(felt) + "\r\n"
