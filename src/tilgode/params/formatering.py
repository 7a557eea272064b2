"""Numbers, amounts and dates as people read them, in bokmål, nynorsk and English.

Decimal comma, hard space between thousands, «−» as the minus sign and currency after the amount in
Norwegian; figures come in as whole øre. Border: no catalogue of words here, see each report's
texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from babel.dates import format_date

from tilgode.values.beloep import rund_halv_opp

Spraak = Literal["nb", "nn", "en"]
SPRAAK: tuple[Spraak, ...] = ("nb", "nn", "en")
HARDT_MELLOMROM = "\u00a0"
MINUS = "\u2212"
PROSENTTEGN = {"nb": f"{HARDT_MELLOMROM}%", "nn": f"{HARDT_MELLOMROM}%", "en": "%"}
_SKILLE = {"nb": (HARDT_MELLOMROM, ","), "nn": (HARDT_MELLOMROM, ","), "en": (",", ".")}


def tall(verdi: int, spraak: Spraak = "nb") -> str:
    """A whole number with thousands split: `12 345`."""
    return _med_fortegn(verdi < 0, _gruppert(abs(verdi), spraak))


def broek(verdi: Fraction | int, spraak: Spraak = "nb", desimaler: int = 2, *, faste: bool = False) -> str:
    """An exact number, rounded half away from zero: `1 234,5`.

    Trailing zeros are cut; with `faste` a number that is not whole keeps all its decimals.
    """
    heltall = rund_halv_opp(Fraction(verdi) * 10**desimaler)
    sifre = _sifre(heltall, desimaler)
    vist = sifre if faste and sifre.strip("0") else sifre.rstrip("0")
    return _desimaltall(heltall, desimaler, vist, spraak)


def kroner(oere: int, spraak: Spraak = "nb", *, med_oere: bool | None = None) -> str:
    """An amount without currency: `12 345,60`; whole kroner lose the decimals unless `med_oere`."""
    vis_oere = oere % 100 != 0 if med_oere is None else med_oere
    hele, rest = divmod(abs(oere), 100)
    if not vis_oere and rest:
        raise ValueError(f"{oere} øre er ikke hele kroner")
    tekst = _gruppert(hele, spraak)
    if vis_oere:
        tekst += f"{_SKILLE[spraak][1]}{rest:02d}"
    return _med_fortegn(oere < 0, tekst)


def kr(oere: int, spraak: Spraak = "nb", *, med_oere: bool | None = None) -> str:
    """An amount with currency: `12 345,60 kr` (English: `NOK 12,345.60`)."""
    belop = kroner(oere, spraak, med_oere=med_oere)
    return f"NOK{HARDT_MELLOMROM}{belop}" if spraak == "en" else f"{belop}{HARDT_MELLOMROM}kr"


def trenger_oere(beloep: Iterable[int]) -> bool:
    """True when at least one amount of a table is not whole kroner."""
    return any(oere % 100 for oere in beloep)


def prosent(andel: Fraction | None, spraak: Spraak = "nb", desimaler: int = 1) -> str:
    """A share as percent, half away from zero: `36,5 %`; None is shown as a dash."""
    if andel is None:
        return "–"
    heltall = rund_halv_opp(andel * 100 * 10**desimaler)
    return _desimaltall(heltall, desimaler, _sifre(heltall, desimaler), spraak) + PROSENTTEGN[spraak]


def andel(del_oere: int, av_oere: int) -> Fraction | None:
    """`del_oere` as a share of `av_oere`; None when there is nothing to share."""
    return Fraction(del_oere, av_oere) if av_oere else None


def dato(dag: date, spraak: Spraak = "nb") -> str:
    """Short date: `01.06.2026` (English: `1 Jun 2026`)."""
    if spraak == "en":
        return f"{dag.day} {format_date(dag, 'MMM yyyy', locale='en_GB')}"
    return dag.strftime("%d.%m.%Y")


def lang_dato(dag: date, spraak: Spraak = "nb") -> str:
    """Long date: `1. juni 2026` (English: `1 June 2026`)."""
    maaned = format_date(dag, "MMMM", locale=_lokale(spraak))
    prikk = "" if spraak == "en" else "."
    return f"{dag.day}{prikk}{HARDT_MELLOMROM}{maaned} {dag.year}"


def tidspunkt(naar: datetime, spraak: Spraak = "nb") -> str:
    """Date and time to the minute: `01.06.2026 kl. 14.05`."""
    if spraak == "en":
        return f"{dato(naar.date(), spraak)} {naar:%H:%M}"
    return f"{dato(naar.date(), spraak)} kl.{HARDT_MELLOMROM}{naar:%H.%M}"


def desimal(oere: int) -> Decimal:
    """Kroner as an exact decimal for spreadsheets."""
    return Decimal(oere) / 100


def _lokale(spraak: Spraak) -> str:
    return {"nb": "nb", "nn": "nn", "en": "en_GB"}[spraak]


def _gruppert(verdi: int, spraak: Spraak) -> str:
    return f"{verdi:,}".replace(",", _SKILLE[spraak][0])


def _med_fortegn(negativ: bool, tekst: str) -> str:
    return f"{MINUS}{tekst}" if negativ else tekst


def _sifre(heltall: int, desimaler: int) -> str:
    return f"{abs(heltall) % 10**desimaler:0{desimaler}d}" if desimaler else ""


def _desimaltall(heltall: int, desimaler: int, sifre: str, spraak: Spraak) -> str:
    hele = _gruppert(abs(heltall) // 10**desimaler, spraak)
    return _med_fortegn(heltall < 0, hele + (f"{_SKILLE[spraak][1]}{sifre}" if sifre else ""))
