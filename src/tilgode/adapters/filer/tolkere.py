"""How the text of each kind of column becomes a value, with what is allowed and what is missing.

Each distinct text is read once (`Tolkebuffer`): a payroll file has few dates and many rows.
Border: one cell at a time; what holds between cells is in core's `radregler`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tilgode.adapters.filer.katalog import Kolonne, Slag
from tilgode.core.innlesing.rader import Opplysning
from tilgode.core.innlesing.tolking import (
    SYNTETISK,
    SYNTETISK_RETTELSE,
    UENDELIG,
    Tolkefeil,
    fold,
    puss,
    tolk_beloep,
    tolk_dato,
    tolk_heltall,
    tolk_janei,
    tolk_maaned,
    tolk_prosent,
    tolk_tid,
)
from tilgode.values.identer import Foedselsnummer, Kontonummer, Organisasjonsnummer, UgyldigIdent
from tilgode.values.periode import Periode

OSLO = ZoneInfo("Europe/Oslo")
Tolk = Callable[[str], object]


class Tolkebuffer(dict[str, int]):
    """Text -> number of its value in `verdier`, for one column.

    A text that cannot be read has the value None, and its number lies in `feil`.
    """

    __slots__ = ("_tolk", "feil", "verdier")

    def __init__(self, tolk: Tolk) -> None:
        super().__init__()
        self._tolk = tolk
        self.verdier: list[object] = []
        self.feil: dict[int, Tolkefeil] = {}

    def __missing__(self, tekst: str) -> int:
        verdi: object = None
        nr = len(self.verdier)
        try:
            verdi = self._tolk(tekst)
        except Tolkefeil as feil:
            self.feil[nr] = feil
        self[tekst] = nr
        self.verdier.append(verdi)
        return nr


def lag_tolk(kolonne: Kolonne, koder: dict[str, str] | None = None, *, syntetiske: bool = True) -> Tolk:
    """The reader of one column; `koder` is the source system's code table, folded code -> our code.

    Without `syntetiske`, fødselsnummer made for tests are refused.
    """
    les = _GRUNNTOLKER[kolonne.slag](kolonne, koder or {})
    if kolonne.slag is Slag.FNR and not syntetiske:
        les = _bare_virkelige(les)
    standard = _standard(kolonne, les)

    def tolk(tekst: str) -> object:
        rent = puss(tekst)
        if rent:
            return les(rent)
        if kolonne.paakrevd:
            raise Tolkefeil("feltet mangler", f"fyll ut {kolonne.navn}, for eksempel {kolonne.eksempel}")
        return standard

    return tolk


def _standard(kolonne: Kolonne, les: Tolk) -> object:
    if kolonne.standard and not kolonne.standard.startswith("="):
        return les(kolonne.standard)
    return "" if kolonne.slag in _TEKSTSLAG else () if kolonne.slag in _LISTESLAG else None


_TEKSTSLAG = {Slag.TEKST, Slag.KODE, Slag.ORGNR, Slag.KONTO, Slag.ANSVAR, Slag.FNR}
_LISTESLAG = {Slag.PERIODER, Slag.ENDRINGER, Slag.OPPLYSNINGER}


def _tekst(kolonne: Kolonne, koder: dict[str, str]) -> Tolk:
    def les(tekst: str) -> str:
        if kolonne.maks and len(tekst) > kolonne.maks:
            raise Tolkefeil(f"teksten er lengre enn {kolonne.maks} tegn", "kort ned teksten")
        return tekst

    return les


def _kode(kolonne: Kolonne, koder: dict[str, str]) -> Tolk:
    egne = {fold(kode): kode for kode in kolonne.koder}

    def les(tekst: str) -> str:
        foldet = fold(tekst)
        funnet = koder.get(foldet) or egne.get(foldet)
        if funnet is None:
            raise Tolkefeil(
                "ukjent kode",
                f"bruk en av {', '.join(kolonne.koder)}, eller legg koden i kildesystemets kart",
            )
        return funnet

    return les


def _ident(type_: type[Foedselsnummer | Organisasjonsnummer | Kontonummer], lengde: int) -> Tolk:
    def les(tekst: str) -> str:
        try:
            return type_(tekst).verdi
        except UgyldigIdent as feil:
            raise Tolkefeil(str(feil), _ident_rettelse(tekst, lengde)) from None

    return les


def _ident_rettelse(tekst: str, lengde: int) -> str:
    if tekst.isdigit() and len(tekst) == lengde - 1:
        return "en ledende null er trolig borte: gi kolonnen tekstformat i regnearket før du lagrer"
    if not any(tegn.isdigit() for tegn in tekst):
        return "er kolonnene byttet om? se etter nummeret i en annen kolonne"
    return "kontroller nummeret mot kildesystemet"


def _bare_virkelige(les: Tolk) -> Tolk:
    def les_virkelig(tekst: str) -> object:
        nummer = les(tekst)
        if Foedselsnummer(str(nummer)).er_syntetisk:
            raise Tolkefeil(SYNTETISK, SYNTETISK_RETTELSE)
        return nummer

    return les_virkelig


def _ansvar(kolonne: Kolonne, koder: dict[str, str]) -> Tolk:
    def les(tekst: str) -> str:
        if not re.fullmatch(r"[0-9]{4}", tekst):
            hint = "skriv fire sifre"
            mangler = tekst.isdigit() and len(tekst) < 4
            rettelse = f"{hint}, ledende null er trolig borte ({tekst.zfill(4)})" if mangler else hint
            raise Tolkefeil("ansvar skal ha fire sifre", rettelse)
        return tekst

    return les


def _dato(kolonne: Kolonne, koder: dict[str, str]) -> Tolk:
    def les(tekst: str) -> date | None:
        dag = tolk_dato(tekst)
        if dag != UENDELIG:
            return dag
        if kolonne.paakrevd:
            raise Tolkefeil("datoen 31.12.9999 er ikke en dato her", "skriv den virkelige datoen")
        return None

    return les


def _prosent(kolonne: Kolonne, koder: dict[str, str]) -> Tolk:
    def les(tekst: str) -> object:
        prosent = tolk_prosent(tekst)
        if kolonne.maks and prosent > kolonne.maks:
            raise Tolkefeil(f"prosenten er over {kolonne.maks}", f"skriv et tall fra 0 til {kolonne.maks}")
        return prosent

    return les


def _tid(tekst: str) -> datetime:
    return tolk_tid(tekst, OSLO)


_PERIODE = re.compile(r"\s*(\S+?)\s*(?:\.\.|/)\s*(\S+)\s*")


def _tolk_periode(tekst: str) -> Periode:
    treff = _PERIODE.fullmatch(tekst)
    if not treff:
        raise Tolkefeil("dette er ikke en periode", "skriv 2024-01-01..2024-01-16")
    fom, tom = tolk_dato(treff[1]), tolk_dato(treff[2])
    if tom < fom:
        raise Tolkefeil("perioden slutter før den begynner", "skriv den første datoen først")
    return Periode(fom, tom)


def _perioder(tekst: str) -> tuple[Periode, ...]:
    return tuple(_tolk_periode(del_) for del_ in tekst.split(",") if del_.strip())


def _endringer(tekst: str) -> tuple[tuple[date, int], ...]:
    endringer = []
    for del_ in re.split(r",(?=\s*\d{4}-)", tekst):
        dag, tegn, beloep = del_.partition("=")
        if not tegn:
            raise Tolkefeil("dette er ikke en endring", "skriv dato=kroner, for eksempel 2024-05-01=45000")
        endringer.append((tolk_dato(dag), tolk_beloep(beloep)))
    return tuple(endringer)


_OPPLYSNING = re.compile(r"([A-Za-zÆØÅæøå_]+)\s+(\S+?\s*(?:\.\.|/)\s*\S+)(?:\s+(\d+(?:[.]\d+)?)\s*%?)?")


def _opplysninger(tekst: str) -> tuple[Opplysning, ...]:
    funnet = []
    for del_ in tekst.split(","):
        treff = _OPPLYSNING.fullmatch(del_.strip())
        if not treff:
            raise Tolkefeil(
                "dette er ikke en opplysning", "skriv ART fom..tom, for eksempel FERIE 2024-07-01..2024-07-05"
            )
        periode = _tolk_periode(treff[2])
        grad = tolk_prosent(f"{treff[3]}%") if treff[3] else None
        funnet.append(Opplysning(fold(treff[1]).upper(), periode.fom, periode.tom, grad))
    return tuple(funnet)


def _alltid(tolk: Tolk) -> Callable[[Kolonne, dict[str, str]], Tolk]:
    """A reader that asks nothing of the column."""
    return lambda kolonne, koder: tolk


_GRUNNTOLKER: dict[Slag, Callable[[Kolonne, dict[str, str]], Tolk]] = {
    Slag.TEKST: _tekst,
    Slag.FNR: _alltid(_ident(Foedselsnummer, 11)),
    Slag.ORGNR: _alltid(_ident(Organisasjonsnummer, 9)),
    Slag.KONTO: _alltid(_ident(Kontonummer, 11)),
    Slag.ANSVAR: _ansvar,
    Slag.DATO: _dato,
    Slag.MAANED: _alltid(tolk_maaned),
    Slag.TID: _alltid(_tid),
    Slag.BELOEP: _alltid(tolk_beloep),
    Slag.PROSENT: _prosent,
    Slag.HELTALL: _alltid(tolk_heltall),
    Slag.KODE: _kode,
    Slag.JANEI: _alltid(tolk_janei),
    Slag.PERIODER: _alltid(_perioder),
    Slag.ENDRINGER: _alltid(_endringer),
    Slag.OPPLYSNINGER: _alltid(_opplysninger),
}
