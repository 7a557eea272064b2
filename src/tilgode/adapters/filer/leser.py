"""The reader of tables: bytes -> raw table -> columns -> typed rows, with every fault on the way.

Works column by column in blocks, so that a payroll file of half a million lines takes seconds and
little memory. Border: the front door of `adapters/filer`; implements core's port `Filleser`.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tilgode.adapters.filer import kart as kartmodul
from tilgode.adapters.filer.bytte import meld_byttede
from tilgode.adapters.filer.csvfil import les_csv
from tilgode.adapters.filer.kart import Kobling, gjenkjenn_type, innebygde_kart, koble
from tilgode.adapters.filer.katalog import RADTYPER, Kolonne, Slag, katalog
from tilgode.adapters.filer.koding import Kodingsfeil, dekod, er_zip
from tilgode.adapters.filer.maler import lag_mal
from tilgode.adapters.filer.tabell import Blokk, Raatabell, Tabellfeil
from tilgode.adapters.filer.tolkere import Tolkebuffer, lag_tolk
from tilgode.adapters.filer.xlsxfil import les_xlsx
from tilgode.core.innlesing.feilsamler import Feilsamler
from tilgode.core.innlesing.porter import Innlestfil, Kart, Kilde, Lesevalg, Mangelfull
from tilgode.core.innlesing.radregler import finn_brudd
from tilgode.core.innlesing.radtabell import Radtabell, Verdikolonne
from tilgode.core.innlesing.rapport import Filtype
from tilgode.core.innlesing.tolking import fold

MB = 1024 * 1024


class Filadapter:
    """Reads CSV and XLSX by the column catalogue."""

    def les(self, kilde: Kilde, valg: Lesevalg) -> Innlestfil:
        """Read, parse and check one file; faults are in the answer, never raised."""
        samler = Feilsamler(kilde.navn)
        try:
            tabell = _aapne(kilde, valg, samler)
            return _les_tabell(tabell, kilde.navn, valg, samler)
        except (Kodingsfeil, Tabellfeil) as feil:
            linje = getattr(feil, "linje", None)
            samler.legg(linje, "(fila)", getattr(feil, "verdi", ""), feil.melding, feil.rettelse)
            return _svar(kilde.navn, valg.type, "", 0, None, (), samler)

    def kart(self) -> Sequence[Kart]:
        """The maps that come with the program."""
        return innebygde_kart()

    def foreslaa(self, kilde: Kilde, filtype: Filtype) -> dict[str, str]:
        """Our column -> the file's heading that looks like it."""
        try:
            tabell = _aapne(kilde, Lesevalg(), Feilsamler(kilde.navn))
        except (Kodingsfeil, Tabellfeil):
            return {}
        return kartmodul.foreslaa(tabell.overskrifter, filtype)

    def kolonnenavn(self, filtype: Filtype) -> Sequence[str]:
        """The names of the documented columns."""
        return [kolonne.navn for kolonne in katalog()[filtype]]

    def mal(self, filtype: Filtype, endelse: str) -> bytes:
        """An empty file to fill in; `endelse` is `csv` or `xlsx`."""
        return lag_mal(filtype, endelse)


def _aapne(kilde: Kilde, valg: Lesevalg, samler: Feilsamler) -> Raatabell:
    if kilde.stoerrelse > valg.maks_byte:
        raise Tabellfeil(
            f"fila er {kilde.stoerrelse // MB} MB, grensen er {valg.maks_byte // MB} MB",
            "del fila, for eksempel per år, eller hev grensen med TILGODE_MAKS_FIL_MB",
        )
    innhold = kilde.les()
    if not innhold:
        raise Tabellfeil("fila er tom", "hent fila på nytt fra kildesystemet")
    if er_zip(innhold):
        return les_xlsx(innhold, samler)
    tekst = dekod(innhold)
    if tekst.dobbeltkodet:
        samler.advar(
            None, "(fila)", "", "æ, ø og å er ødelagt (kodet to ganger)", "hent fila på nytt som UTF-8"
        )
    return les_csv(tekst.tekst, samler)


def _type_av_navn(navn: str) -> Filtype | None:
    """The type the file is named after (`fravaer_2025.csv`, `Lønn mars.xlsx`)."""
    foldet = fold(navn)
    treff = [t for t in katalog() if foldet.startswith(t.value)]
    return max(treff, key=lambda t: len(t.value)) if treff else None


def _les_tabell(tabell: Raatabell, navn: str, valg: Lesevalg, samler: Feilsamler) -> Innlestfil:
    filtype = valg.type or _type_av_navn(navn) or gjenkjenn_type(tabell.overskrifter, valg.kart)
    if filtype is None or filtype not in katalog():
        typer = ", ".join(t.value for t in katalog())
        vist = ", ".join(tabell.overskrifter)
        samler.legg(
            1, "(overskrifter)", vist, "kjenner ikke igjen filtypen", f"bruk --type med en av {typer}"
        )
        return _svar(navn, None, tabell.sha256, 0, None, (), samler)
    kart = valg.kart_for(filtype)
    kobling = koble(tabell.overskrifter, tabell.overskriftslinje, filtype, kart, samler)
    if kobling is None:
        return _svar(navn, filtype, tabell.sha256, 0, None, (), samler)
    lesing = Kolonnelesing(filtype, kobling, kart, samler, syntetiske=valg.syntetiske)
    for blokk in tabell.blokker:
        lesing.ta_blokk(blokk, tabell.overskriftslinje)
    rader, mangelfulle = _uten_brudd(filtype, *lesing.ferdig(), samler)
    if lesing.linjer == 0 and not samler.antall_feil:
        samler.advar(
            None,
            "(fila)",
            "",
            "fila har bare overskrifter, ingen linjer",
            "kontroller utvalget i kildesystemet",
        )
    svar = _svar(navn, filtype, tabell.sha256, lesing.linjer, lesing.sum_oere, rader, samler)
    return replace(svar, mangelfulle=mangelfulle)


def _uten_brudd(
    filtype: Filtype, rader: Radtabell[Any], mangelfulle: list[Mangelfull], samler: Feilsamler
) -> tuple[Radtabell[Any], list[Mangelfull]]:
    """The rows that break none of the type's rules, and all the others; every breach is a fault."""
    funnet = finn_brudd(filtype, rader, mangelfulle)
    for brudd in funnet:
        samler.legg(*brudd)
    daarlige = {brudd.linje for brudd in funnet} - {mangelfull.rad.linje for mangelfull in mangelfulle}
    if not daarlige:
        return rader, mangelfulle
    hele = rader.plukk([plass for plass, linje in enumerate(rader.linjer) if linje not in daarlige])
    brutt = [Mangelfull(rad) for rad in rader if rad.linje in daarlige]
    return hele, sorted([*mangelfulle, *brutt], key=lambda m: m.rad.linje)


class Kolonnelesing:
    """The walk through the blocks of one table, column by column."""

    def __init__(
        self,
        filtype: Filtype,
        kobling: Kobling,
        kart: Kart | None,
        samler: Feilsamler,
        *,
        syntetiske: bool = True,
    ) -> None:
        self.radtype: Any = RADTYPER[filtype]
        self.kobling = kobling
        self.samler = samler
        koder = {k: {fold(a): b for a, b in v.items()} for k, v in (kart.koder if kart else {}).items()}
        self.buffere = [
            Tolkebuffer(lag_tolk(k, koder.get(k.navn), syntetiske=syntetiske)) for k in kobling.kolonner
        ]
        self._nr = [array("I") for _ in kobling.kolonner]
        self._linjer = array("I")
        #: Place of a row with a fault -> the columns that could not be read (many rows share the same few).
        self._uleselige: dict[int, frozenset[int]] = {}
        self._delte: dict[frozenset[int], frozenset[int]] = {}

    @property
    def linjer(self) -> int:
        """How many lines there are so far."""
        return len(self._linjer)

    @property
    def sum_oere(self) -> int | None:
        """The sum of the amounts that could be read; None for a type without an amount."""
        summer = [
            sum(filter(None, Verdikolonne(buffer.verdier, nr)))
            for kolonne, buffer, nr in zip(self.kobling.kolonner, self.buffere, self._nr, strict=True)
            if kolonne.felt == "oere"
        ]
        return summer[0] if summer else None

    def ta_blokk(self, blokk: Blokk, overskriftslinje: int) -> None:
        """Parse one block."""
        foer, foerste = len(self._uleselige), self.linjer
        self._linjer.extend(blokk.linjer)
        for nummer, plass in enumerate(self.kobling.plass):
            if plass < 0 or not blokk.linjer:
                continue
            buffer, nr = self.buffere[nummer], self._nr[nummer]
            nr.extend(map(buffer.__getitem__, blokk.kolonner[plass]))
            if buffer.feil:
                self._meld(nummer, blokk.kolonner[plass], foerste)
        if foer == 0 and len(self._uleselige) and foerste == 0:
            meld_byttede(blokk, self.kobling, self.buffere, overskriftslinje, self.samler)

    def _meld(self, nummer: int, tekster: Sequence[str], foerste: int) -> None:
        kolonne, feil, nr = self.kobling.kolonner[nummer], self.buffere[nummer].feil, self._nr[nummer]
        for plass, tekst in enumerate(tekster, foerste):
            if funnet := feil.get(nr[plass]):
                numre = self._uleselige.get(plass, frozenset()) | {nummer}
                self._uleselige[plass] = self._delte.setdefault(numre, numre)
                er_fnr = kolonne.slag is Slag.FNR
                self.samler.legg(
                    self._linjer[plass], kolonne.navn, tekst, funnet.melding, funnet.rettelse, er_fnr=er_fnr
                )

    def ferdig(self) -> tuple[Radtabell[Any], list[Mangelfull]]:
        """The rows that could be read in full, and those with a fault."""
        felter = [kolonne.felt for kolonne in self.kobling.kolonner]
        kolonner = [self._kolonne(nummer) for nummer in range(len(felter))]
        alle: Radtabell[Any] = Radtabell(self.radtype, self._linjer, dict(zip(felter, kolonner, strict=True)))
        if not self._uleselige:
            return alle, []
        uleselige = {numre: frozenset(felter[n] for n in self._med_avledede(numre)) for numre in self._delte}
        mangelfulle = [
            Mangelfull(alle[plass], uleselige[numre]) for plass, numre in sorted(self._uleselige.items())
        ]
        return alle.plukk([p for p in range(len(alle)) if p not in self._uleselige]), mangelfulle

    def _kolonne(self, nummer: int) -> Verdikolonne:
        buffer = self.buffere[nummer]
        if self.kobling.plass[nummer] < 0:
            egen = Verdikolonne.lik(buffer.verdier[buffer[""]], self.linjer)
        else:
            egen = Verdikolonne(buffer.verdier, self._nr[nummer])
        annen = self._reserve(nummer)
        if annen is None:
            return egen
        if self.kobling.plass[nummer] < 0:
            return annen
        return Verdikolonne.av(verdi or reserve for verdi, reserve in zip(egen, annen, strict=True))

    def _reserve(self, nummer: int) -> Verdikolonne | None:
        """What an empty cell means when that is another column: its value, or in a text column its text."""
        kolonne = self.kobling.kolonner[nummer]
        if not kolonne.standard.startswith("="):
            return None
        annen = self._annen(kolonne)
        if kolonne.slag is Slag.TEKST:
            return Verdikolonne([tekst.strip() for tekst in self.buffere[annen]], self._nr[annen])
        return self._kolonne(annen)

    def _annen(self, kolonne: Kolonne) -> int:
        navn = kolonne.standard[1:]
        return next(n for n, annen in enumerate(self.kobling.kolonner) if annen.navn == navn)

    def _med_avledede(self, numre: frozenset[int]) -> frozenset[int]:
        """The columns that could not be read, and those that may take their value from them."""
        avledede = {
            nummer
            for nummer, kolonne in enumerate(self.kobling.kolonner)
            if kolonne.standard.startswith("=") and self._annen(kolonne) in numre
        }
        return numre | avledede


def _svar(
    navn: str,
    filtype: Filtype | None,
    sha256: str,
    linjer: int,
    sum_oere: int | None,
    rader: Sequence[Any],
    samler: Feilsamler,
) -> Innlestfil:
    ordnet = sorted(samler.feil, key=lambda f: f.linje or 0)
    return Innlestfil(
        fil=navn,
        type=filtype,
        sha256=sha256,
        linjer=linjer,
        sum_oere=sum_oere,
        rader=rader,
        feil=tuple(ordnet),
        advarsler=tuple(samler.advarsler),
        antall_feil=samler.antall_feil,
    )
