"""The reader of tables: bytes -> raw table -> columns -> typed rows, with every fault on the way.

Works column by column in blocks, so that a payroll file of half a million lines takes seconds and
little memory. Border: the front door of `adapters/filer`; implements core's port `Filleser`.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from tilgode.core.innlesing.porter import Innlestfil, Kart, Kilde, Lesevalg
from tilgode.core.innlesing.radregler import finn_brudd
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
    lesing = Kolonnelesing(filtype, kobling, kart, samler)
    for blokk in tabell.blokker:
        lesing.ta_blokk(blokk, tabell.overskriftslinje)
    rader = _uten_brudd(filtype, lesing.rader, samler)
    if lesing.linjer == 0 and not samler.antall_feil:
        samler.advar(
            None,
            "(fila)",
            "",
            "fila har bare overskrifter, ingen linjer",
            "kontroller utvalget i kildesystemet",
        )
    return _svar(navn, filtype, tabell.sha256, lesing.linjer, lesing.sum_oere, rader, samler)


def _uten_brudd(filtype: Filtype, rader: list[Any], samler: Feilsamler) -> list[Any]:
    """The rows that break none of the type's rules; every breach is a fault."""
    funnet = finn_brudd(filtype, rader)
    for brudd in funnet:
        samler.legg(*brudd)
    daarlige = {brudd.linje for brudd in funnet}
    return [rad for rad in rader if rad.linje not in daarlige] if daarlige else rader


class Kolonnelesing:
    """The walk through the blocks of one table, column by column."""

    def __init__(self, filtype: Filtype, kobling: Kobling, kart: Kart | None, samler: Feilsamler) -> None:
        self.radtype: Any = RADTYPER[filtype]
        self.kobling = kobling
        self.samler = samler
        koder = {k: {fold(a): b for a, b in v.items()} for k, v in (kart.koder if kart else {}).items()}
        self.buffere = [Tolkebuffer(lag_tolk(k, koder.get(k.navn))) for k in kobling.kolonner]
        self.nummer = {k.navn: i for i, k in enumerate(kobling.kolonner)}
        self.rader: list[Any] = []
        self.linjer = 0
        self._sumkolonne = next((i for i, k in enumerate(kobling.kolonner) if k.felt == "oere"), None)
        self.sum_oere: int | None = None if self._sumkolonne is None else 0

    def ta_blokk(self, blokk: Blokk, overskriftslinje: int) -> None:
        """Parse one block and add its rows; rows with a fault are left out."""
        self.linjer += len(blokk.linjer)
        if not blokk.linjer:
            return
        tekster = list(zip(*blokk.rader, strict=True))
        verdier, daarlige = self._tolk(tekster, blokk.linjer)
        if daarlige and not self.rader:
            meld_byttede(blokk, self.kobling, self.buffere, overskriftslinje, self.samler)
        if self._sumkolonne is not None and self.sum_oere is not None:
            self.sum_oere += sum(filter(None, verdier[self._sumkolonne]))
        rader = map(self.radtype, blokk.linjer, *verdier)
        if daarlige:
            nye = [self.radtype(*v) for v in _uten(daarlige, blokk.linjer, verdier)]
            self.rader.extend(nye)
        else:
            self.rader.extend(rader)
        for buffer in self.buffere:
            buffer.toem_om_stor()

    def _tolk(self, tekster: list[tuple[str, ...]], linjer: list[int]) -> tuple[list[list[Any]], set[int]]:
        verdier, daarlige = [], set()
        for kolonne, plass, buffer in zip(
            self.kobling.kolonner, self.kobling.plass, self.buffere, strict=True
        ):
            if plass < 0:
                verdier.append([buffer[""]] * len(linjer))
                continue
            kolonneverdier = list(map(buffer.__getitem__, tekster[plass]))
            if buffer.feil:
                daarlige |= self._meld(kolonne, buffer, tekster[plass], linjer)
            verdier.append(kolonneverdier)
        self._fyll_fra_andre(verdier, tekster)
        return verdier, daarlige

    def _meld(
        self, kolonne: Kolonne, buffer: Tolkebuffer, tekster: tuple[str, ...], linjer: list[int]
    ) -> set[int]:
        daarlige = set()
        for nummer, tekst in enumerate(tekster):
            if feil := buffer.feil.get(tekst):
                daarlige.add(nummer)
                er_fnr = kolonne.slag is Slag.FNR
                self.samler.legg(
                    linjer[nummer], kolonne.navn, tekst, feil.melding, feil.rettelse, er_fnr=er_fnr
                )
        return daarlige

    def _fyll_fra_andre(self, verdier: list[list[Any]], tekster: list[tuple[str, ...]]) -> None:
        """Empty cells whose standard is another column: its value, or its text in a text column."""
        for nummer, kolonne in enumerate(self.kobling.kolonner):
            if not kolonne.standard.startswith("="):
                continue
            annen = self.nummer[kolonne.standard[1:]]
            if kolonne.slag is Slag.TEKST:
                reserve: Sequence[Any] = [t.strip() for t in tekster[self.kobling.plass[annen]]]
            else:
                reserve = verdier[annen]
            verdier[nummer] = [v or r for v, r in zip(verdier[nummer], reserve, strict=True)]


def _uten(daarlige: set[int], linjer: list[int], verdier: list[list[Any]]) -> list[tuple[Any, ...]]:
    alle = zip(linjer, *verdier, strict=True)
    return [v for nummer, v in enumerate(alle) if nummer not in daarlige]


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
