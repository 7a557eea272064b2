"""Reading what people and systems write as numbers, dates and codes.

Sloppy Norwegian forms are understood (`12.345,60-`, `kr 1 000,-`, `010626`); a form that can mean two
things is refused with a mend, for a wrong amount is worse than a question. Stored values are exact:
øre, Decimal, date. Border: one text in, one value out; no rows, no files, no clock.
"""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal

#: Spaces that exports put in numbers: ordinary, hard, narrow hard, thin, figure.
_MELLOMROM = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007\t", " "))
#: Minus signs that are not the one on the keyboard.
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2013\u2012\ufe63", "-"))
_VALUTA = re.compile(r"^(?:kr\.?|nok)\s*|\s*(?:kr\.?|nok)$", re.IGNORECASE)
_GRUPPER = re.compile(r"\d{1,3}(?:[ .,']\d{3})+")
#: The form most exports have; read first, for a payroll file has half a million different amounts.
_ENKELT_BELOEP = re.compile(r"(-?)([0-9]+|[0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]{1,2}))?")
_AARSSPENN = range(1900, 2101)
#: Two-digit years up to this belong to the 2000s (there is no clock here).
_SISTE_KORTE_AAR = 49
#: HR systems write this for «no end».
UENDELIG = date(9999, 12, 31)
#: What is said of a fødselsnummer made for tests where they are not taken in.
SYNTETISK = "fødselsnummeret er syntetisk (laget for test), og denne installasjonen tar bare imot virkelige"
SYNTETISK_RETTELSE = "rett nummeret; i en testinstallasjon settes TILGODE_SYNTETISKE_NUMRE til ja"
_MAANEDSNAVN = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_FLERTYDIG_TALL = "skriv beløpet med to desimaler, for eksempel 12345,00 eller 12,35"


class Tolkefeil(ValueError):
    """The text has no single meaning; `melding` and `rettelse` are for the user."""

    def __init__(self, melding: str, rettelse: str) -> None:
        super().__init__(melding)
        self.melding = melding
        self.rettelse = rettelse


def puss(tekst: str) -> str:
    """Without outer spaces; special spaces made ordinary."""
    if tekst.isascii() and "\t" not in tekst:
        return tekst.strip()
    return tekst.translate(_MELLOMROM).strip()


def puss_tall(tekst: str) -> str:
    """As `puss`, and every kind of minus sign made the ordinary one; for numbers and dates only."""
    return puss(tekst).translate(_MINUS)


def _ta_fortegn(tekst: str) -> tuple[int, str]:
    if tekst.startswith("(") and tekst.endswith(")"):
        return -1, tekst[1:-1].strip()
    foran, bak = tekst.startswith(("+", "-")), tekst.endswith(("+", "-"))
    if foran and bak and len(tekst) > 1:
        raise Tolkefeil("beløpet har fortegn både foran og bak", "la ett fortegn stå")
    if foran:
        return (-1 if tekst[0] == "-" else 1), tekst[1:].strip()
    if bak:
        return (-1 if tekst[-1] == "-" else 1), tekst[:-1].strip()
    return 1, tekst


def _uten_skille(heltall: str) -> str:
    """Digits of a whole part, thousands groups checked."""
    if heltall.isdigit():
        return heltall
    skiller = set(heltall) - set("0123456789")
    if len(skiller) == 1 and _GRUPPER.fullmatch(heltall):
        return heltall.replace(skiller.pop(), "")
    raise Tolkefeil("dette er ikke et tall", "skriv for eksempel 12345,60 eller 12 345,60")


def _del_desimaler(tekst: str) -> tuple[str, str]:
    """Whole part and decimals; raises when a single dot or comma may be either."""
    siste = max(tekst.rfind(","), tekst.rfind("."))
    if siste < 0:
        return tekst, ""
    tegn, hale = tekst[siste], tekst[siste + 1 :]
    if tekst.count(tegn) > 1:
        return tekst, ""
    annet = "." if tegn == "," else ","
    if len(hale) == 3 and annet not in tekst and " " not in tekst and 0 < siste <= 3:
        raise Tolkefeil("tallet kan leses på to måter", _FLERTYDIG_TALL)
    return tekst[:siste], hale


def tolk_tall(tekst: str) -> Decimal:
    """A number in Norwegian or plain form; raises Tolkefeil."""
    rent = puss_tall(tekst)
    fortegn, rent = _ta_fortegn(rent)
    hel, desimal = _del_desimaler(rent)
    if desimal and not desimal.isdigit():
        raise Tolkefeil("dette er ikke et tall", "skriv for eksempel 12345,60")
    return fortegn * Decimal(f"{_uten_skille(hel or '0')}.{desimal or '0'}")


def tolk_beloep(tekst: str) -> int:
    """An amount in kroner as whole øre; raises Tolkefeil."""
    if enkel := _ENKELT_BELOEP.fullmatch(tekst):
        oere = int(enkel[2].replace(" ", "")) * 100 + int((enkel[3] or "").ljust(2, "0"))
        return -oere if enkel[1] else oere
    rent = _VALUTA.sub("", puss_tall(tekst))
    fortegn, rent = (1, rent) if rent.endswith(",-") else _ta_fortegn(rent)
    rent = _VALUTA.sub("", rent)
    if rent.endswith((",-", ",--")):
        fortegn, rent = _ta_fortegn(rent.rstrip("-").removesuffix(","))
        return fortegn * int(_uten_skille(rent)) * 100
    if not rent or not (rent.isascii() and rent[-1].isdigit()):
        raise Tolkefeil("dette er ikke et beløp", "skriv for eksempel 12345,60")
    hel, desimal = _del_desimaler(rent)
    if len(desimal) > 2 and desimal[2:].strip("0"):
        raise Tolkefeil("beløpet har flere enn to desimaler", "rund av til hele øre")
    if desimal and not desimal.isdigit():
        raise Tolkefeil("dette er ikke et beløp", "skriv for eksempel 12345,60")
    return fortegn * (int(_uten_skille(hel or "0")) * 100 + int((desimal + "00")[:2]))


def tolk_prosent(tekst: str) -> Decimal:
    """A percent with two decimals; raises Tolkefeil. Shares (0,8) are refused unless written with %."""
    rent = puss_tall(tekst)
    med_tegn = rent.endswith("%")
    rent = rent.rstrip("%").strip().replace(",", ".")
    if not re.fullmatch(r"\d{1,3}(\.\d+)?", rent):
        raise Tolkefeil("dette er ikke en prosent", "skriv for eksempel 80 eller 62,5")
    verdi = Decimal(rent)
    if 0 < verdi <= 1 and not med_tegn:
        raise Tolkefeil("kan bety både andel og prosent", "skriv 80 for 80 %, eller ta med prosenttegnet")
    return verdi.quantize(Decimal("0.01"), ROUND_HALF_UP)


def tolk_heltall(tekst: str) -> int:
    """A whole number without separators (Excel's `,0` tolerated); raises Tolkefeil."""
    rent = re.sub(r"[.,]0+$", "", puss_tall(tekst))
    if not (rent.isascii() and rent.isdigit()) or len(rent) > 9:
        raise Tolkefeil("dette er ikke et helt tall", "skriv bare sifre, for eksempel 3")
    return int(rent)


def tolk_janei(tekst: str) -> bool:
    """Yes or no in the usual spellings; raises Tolkefeil."""
    rent = puss_tall(tekst).lower()
    if rent in {"ja", "j", "1", "true", "sann", "x"}:
        return True
    if rent in {"nei", "n", "0", "false", "usann"}:
        return False
    raise Tolkefeil("dette er verken ja eller nei", "skriv ja eller nei")


def _dato(aar: int, maaned: int, dag: int) -> date:
    if aar not in _AARSSPENN and (aar, maaned, dag) != (9999, 12, 31):
        raise Tolkefeil("året er umulig", "skriv et år mellom 1900 og 2100")
    try:
        return date(aar, maaned, dag)
    except ValueError:
        raise Tolkefeil("datoen finnes ikke", "skriv en dato som finnes, på formen 31.12.2024") from None


def _fullt_aar(aar: str) -> int:
    if len(aar) == 4:
        return int(aar)
    return int(aar) + (2000 if int(aar) <= _SISTE_KORTE_AAR else 1900)


def _sifferdato(sifre: str) -> date:
    """ddmmyy, ddmmyyyy or yyyymmdd. The last two cannot both be right for years 1900-2100."""
    if len(sifre) == 6:
        return _dato(_fullt_aar(sifre[4:]), int(sifre[2:4]), int(sifre[:2]))
    if (int(sifre[:4]) in _AARSSPENN and int(sifre[4:6]) <= 12) or sifre == "99991231":
        return _dato(int(sifre[:4]), int(sifre[4:6]), int(sifre[6:]))
    return _dato(int(sifre[4:]), int(sifre[2:4]), int(sifre[:2]))


_SKRAASTREK = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_PUNKTDATO = re.compile(r"(\d{1,2})[.-](\d{1,2})[.-](\d{4}|\d{2})")
_ISODATO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_MIDNATT = re.compile(r"[T ]00:00(:00(\.0+)?)?$")
_DATORETTELSE = "skriv datoen som 31.12.2024 eller 2024-12-31"


def tolk_dato(tekst: str) -> date:
    """A date: dd.mm.yyyy, yyyy-mm-dd, ddmmyy, ddmmyyyy, yyyymmdd, dd/mm/yyyy; raises Tolkefeil."""
    rent = _MIDNATT.sub("", puss_tall(tekst))
    if treff := _ISODATO.fullmatch(rent):
        return _dato(int(treff[1]), int(treff[2]), int(treff[3]))
    if treff := _PUNKTDATO.fullmatch(rent):
        return _dato(_fullt_aar(treff[3]), int(treff[2]), int(treff[1]))
    if treff := _SKRAASTREK.fullmatch(rent):
        if int(treff[1]) <= 12 and int(treff[2]) <= 12 and treff[1] != treff[2]:
            raise Tolkefeil("dag og måned kan være byttet om", _DATORETTELSE)
        return _dato(_fullt_aar(treff[3]), int(treff[2]), int(treff[1]))
    if rent.isascii() and rent.isdigit() and len(rent) in (6, 8):
        return _sifferdato(rent)
    if rent.isdigit() and len(rent) == 5:
        raise Tolkefeil(
            "fem sifre er ikke en dato (Excel-nummer, eller en null er borte)",
            "gi kolonnen datoformat i regnearket, eller skriv 01.06.2026",
        )
    raise Tolkefeil("dette er ikke en dato", _DATORETTELSE)


def tolk_maaned(tekst: str) -> date:
    """A month as its first day: YYYY-MM, mm.yyyy, yyyymm, mmyyyy, `mars 2024`, or any date in it."""
    rent = puss_tall(tekst).lower()
    if (treff := re.fullmatch(r"(\d{4})[-./ ]?(\d{2})", rent)) and int(treff[1]) in _AARSSPENN:
        return _dato(int(treff[1]), int(treff[2]), 1)
    if treff := re.fullmatch(r"(\d{1,2})[-./ ]?(\d{4})", rent):
        return _dato(int(treff[2]), int(treff[1]), 1)
    treff = re.fullmatch(r"([a-z]{3,9})\.? (\d{4})", rent)
    if treff and treff[1][:3] in _MAANEDSNAVN:
        return _dato(int(treff[2]), _MAANEDSNAVN.index(treff[1][:3]) + 1, 1)
    if rent.isdigit() and len(rent) == 6:
        raise Tolkefeil("dette er ikke en måned", "skriv måneden som 2024-03 eller 03.2024")
    try:
        return tolk_dato(rent).replace(day=1)
    except Tolkefeil:
        raise Tolkefeil("dette er ikke en måned", "skriv måneden som 2024-03 eller 03.2024") from None


_KLOKKESLETT = re.compile(r"^(.+?)[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$")


def tolk_tid(tekst: str, sone: tzinfo) -> datetime:
    """A moment: a date with or without a clock time, or ISO 8601 with its own zone; aware."""
    rent = puss(tekst)
    if "T" in rent and (rent.endswith("Z") or "+" in rent):
        try:
            return datetime.fromisoformat(rent)
        except ValueError:
            raise Tolkefeil("dette er ikke et tidspunkt", "skriv 31.12.2024 14:30") from None
    treff = _KLOKKESLETT.fullmatch(rent)
    dag = tolk_dato(treff[1] if treff else rent)
    time, minutt, sekund = (int(treff[i] or 0) for i in (2, 3, 4)) if treff else (0, 0, 0)
    if time > 23 or minutt > 59 or sekund > 59:
        raise Tolkefeil("klokkeslettet finnes ikke", "skriv 31.12.2024 14:30")
    return datetime(dag.year, dag.month, dag.day, time, minutt, sekund, tzinfo=sone)


_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", " ": "_", "-": "_", "/": "_"})


def fold(tekst: str) -> str:
    """A heading or code in the spelling we compare by: lower case, ASCII, `_` between words."""
    rent = puss(tekst).lower().translate(_FOLD)
    return re.sub(r"_+", "_", re.sub(r"[^a-z0-9_]", "", rent)).strip("_")


def masker(verdi: str, *, er_fnr: bool = False) -> str:
    """What may be shown of a value: a run of eleven digits keeps six (in a fnr column also ten: a lost zero)."""
    hale = r"\d{3,5}" if er_fnr else r"\d{5}"
    return re.sub(rf"(?<!\d)(\d{{6}})[ .]?{hale}(?!\d)", r"\1 *****", verdi)
