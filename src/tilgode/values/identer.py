"""Identer: fødselsnummer and its relatives, organisasjonsnummer, kontonummer, KID.

A number is checked once, when it becomes a value. What points at a person or an account is masked
in every repr so that it cannot leak into a log; an organisasjonsnummer is public and is not. Own module because the public library refuses Tenor test numbers (month + 80)
and the check-digit rule for numbers from 2032; orgnr and kontonummer are plain mod 11.
Border: no look-up in any register.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from operator import mul

_VEKTER_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_VEKTER_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_VEKTER_ORGNR = (3, 2, 7, 6, 5, 4, 3, 2)
_VEKTER_KONTO = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
#: From 2032 the first check digit may leave a remainder of 0-3 (Skatteetaten's new number).
_REST_2032 = (0, 1, 2, 3)


class Identtype(Enum):
    """What kind of person number this is."""

    FNR = "fødselsnummer"
    DNR = "D-nummer"
    SYNTETISK = "syntetisk nummer"
    SYNTETISK_DNR = "syntetisk D-nummer"


class UgyldigIdent(ValueError):
    """The text is not a valid number of its kind; the message is for the user, without the number."""


def _vektsum(sifre: str, vekter: tuple[int, ...]) -> int:
    return sum(map(mul, vekter, map(int, sifre)))


def _kontrollsiffer_11(sifre: str, vekter: tuple[int, ...]) -> int | None:
    siffer = -_vektsum(sifre, vekter) % 11
    return siffer if siffer < 10 else None


def _uten_skille(tekst: str) -> str:
    """Without spaces of any kind (hard and narrow too) and without dots."""
    return "".join(tekst.split()).replace(".", "")


def _krev_sifre(tekst: str, antall: int, navn: str) -> str:
    rene = _uten_skille(tekst)
    if len(rene) != antall or not (rene.isascii() and rene.isdigit()):
        raise UgyldigIdent(f"{navn} skal ha {antall} sifre")
    return rene


def _foerste_rest(nummer: str) -> int:
    return (_vektsum(nummer, _VEKTER_1) + int(nummer[9])) % 11


def _kontrollsifre_stemmer(nummer: str) -> bool:
    andre = (_vektsum(nummer, _VEKTER_2) + int(nummer[10])) % 11
    return _foerste_rest(nummer) in _REST_2032 and andre == 0


@dataclass(frozen=True, slots=True)
class Foedselsnummer:
    """An 11-digit fødselsnummer, D-number or synthetic number (month +40, +65 or +80).

    Raises UgyldigIdent. `repr` and `str` are masked; the digits are only in `verdi`.
    """

    verdi: str

    def __post_init__(self) -> None:
        nummer = _krev_sifre(self.verdi, 11, "fødselsnummer")
        object.__setattr__(self, "verdi", nummer)
        if not _kontrollsifre_stemmer(nummer):
            raise UgyldigIdent("fødselsnummeret har feil kontrollsiffer")
        if not _mulige_foedselsdatoer(nummer):
            raise UgyldigIdent("fødselsnummeret har en umulig dato")

    def __repr__(self) -> str:
        return f"Foedselsnummer({self.maskert})"

    def __str__(self) -> str:
        return self.maskert

    @property
    def maskert(self) -> str:
        """Birth digits and stars, the form for screens."""
        return f"{self.verdi[:6]} *****"

    @property
    def formatert(self) -> str:
        """All digits as `010190 12345`; only where the user has asked to see it."""
        return f"{self.verdi[:6]} {self.verdi[6:]}"

    @property
    def identtype(self) -> Identtype:
        """Ordinary, D-number or synthetic."""
        er_dnr = int(self.verdi[0]) >= 4
        if int(self.verdi[2:4]) > 12:
            return Identtype.SYNTETISK_DNR if er_dnr else Identtype.SYNTETISK
        return Identtype.DNR if er_dnr else Identtype.FNR

    @property
    def er_syntetisk(self) -> bool:
        """True for a number that is made for tests and belongs to nobody."""
        return self.identtype in (Identtype.SYNTETISK, Identtype.SYNTETISK_DNR)

    def foedselsdato(self, per: date) -> date:
        """The birth date, read as the latest century in which the person is born by `per`.

        From 2032 the individual digits no longer tell the century, so they are used only where
        the old table gives a date that is possible, and not in a number whose first check digit
        says that it was given after the change.
        """
        mulige = [d for d in _mulige_foedselsdatoer(self.verdi) if d <= per]
        if not mulige:
            raise UgyldigIdent("fødselsdatoen ligger fram i tid")
        etter_tabell = _aarhundre(self.verdi) if _foerste_rest(self.verdi) == 0 else None
        treff = [d for d in mulige if d.year // 100 == etter_tabell]
        return treff[0] if treff else max(mulige)


def _dag_og_maaned(nummer: str) -> tuple[int, int]:
    dag, maaned = int(nummer[:2]), int(nummer[2:4])
    dag = dag - 40 if dag > 40 else dag
    for tillegg in (80, 65, 40):
        if tillegg < maaned <= tillegg + 12:
            return dag, maaned - tillegg
    return dag, maaned


def _mulige_foedselsdatoer(nummer: str) -> list[date]:
    dag, maaned = _dag_og_maaned(nummer)
    datoer = []
    for aarhundre in (18, 19, 20):
        try:
            datoer.append(date(aarhundre * 100 + int(nummer[4:6]), maaned, dag))
        except ValueError:
            continue
    return datoer


def _aarhundre(nummer: str) -> int:
    aar, individ = int(nummer[4:6]), int(nummer[6:9])
    if individ < 500:
        return 19
    if individ < 750 and aar >= 54:
        return 18
    if individ >= 900 and aar >= 40:
        return 19
    return 20


@dataclass(frozen=True, slots=True, order=True)
class Organisasjonsnummer:
    """A 9-digit organisasjonsnummer with a valid check digit; raises UgyldigIdent."""

    verdi: str

    def __post_init__(self) -> None:
        nummer = _krev_sifre(self.verdi, 9, "organisasjonsnummer")
        object.__setattr__(self, "verdi", nummer)
        if _kontrollsiffer_11(nummer[:8], _VEKTER_ORGNR) != int(nummer[8]):
            raise UgyldigIdent("organisasjonsnummeret har feil kontrollsiffer")

    def __str__(self) -> str:
        return self.verdi

    @property
    def formatert(self) -> str:
        """As `123 456 789`."""
        return f"{self.verdi[:3]} {self.verdi[3:6]} {self.verdi[6:]}"


@dataclass(frozen=True, slots=True, order=True)
class Kontonummer:
    """An 11-digit Norwegian bank account number; raises UgyldigIdent. `repr` is masked."""

    verdi: str

    def __post_init__(self) -> None:
        nummer = _krev_sifre(self.verdi, 11, "kontonummer")
        object.__setattr__(self, "verdi", nummer)
        if _kontrollsiffer_11(nummer[:10], _VEKTER_KONTO) != int(nummer[10]):
            raise UgyldigIdent("kontonummeret har feil kontrollsiffer")

    def __repr__(self) -> str:
        return f"Kontonummer({self.verdi[:4]} *******)"

    def __str__(self) -> str:
        return self.verdi

    @property
    def formatert(self) -> str:
        """As `1234 56 78901`."""
        return f"{self.verdi[:4]} {self.verdi[4:6]} {self.verdi[6:]}"


@dataclass(frozen=True, slots=True, order=True)
class Kid:
    """A KID of 2-25 characters that passes MOD10 or MOD11 (last character `-` means remainder 10).

    Raises UgyldigIdent. `repr` is masked: a KID may hold any number its owner has chosen.
    """

    verdi: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "verdi", _uten_skille(self.verdi))
        grunn, kontroll = self.verdi[:-1], self.verdi[-1:]
        if not (2 <= len(self.verdi) <= 25 and grunn.isascii() and grunn.isdigit()):
            raise UgyldigIdent("KID skal ha 2 til 25 sifre")
        if kontroll not in (kid_mod10(grunn), kid_mod11(grunn)):
            raise UgyldigIdent("KID har feil kontrollsiffer")

    def __repr__(self) -> str:
        return f"Kid({'*' * len(self.verdi)})"

    def __str__(self) -> str:
        return self.verdi


def kid_mod10(grunn: str) -> str:
    """Check digit by MOD10 (Luhn)."""
    total = 0
    for indeks, siffer in enumerate(reversed(grunn)):
        produkt = int(siffer) * (2 - indeks % 2)
        total += produkt - 9 if produkt > 9 else produkt
    return str(-total % 10)


def kid_mod11(grunn: str) -> str:
    """Check digit by MOD11, weights 2-7 from the right; remainder 10 gives `-`."""
    total = sum(int(s) * (2 + i % 6) for i, s in enumerate(reversed(grunn)))
    rest = -total % 11
    return "-" if rest == 10 else str(rest)


def lag_foedselsnummer(foedt: date, individ: int, maaned_tillegg: int = 80) -> Foedselsnummer | None:
    """A synthetic number (month + 40, 65 or 80) for a birth date, or None when `individ` gives none."""
    if maaned_tillegg not in (40, 65, 80):
        raise ValueError("et syntetisk nummer har +40, +65 eller +80 på måneden")
    grunn = f"{foedt.day:02d}{foedt.month + maaned_tillegg:02d}{foedt.year % 100:02d}{individ:03d}"
    k1 = _kontrollsiffer_11(grunn, _VEKTER_1)
    if k1 is None:
        return None
    k2 = _kontrollsiffer_11(f"{grunn}{k1}", _VEKTER_2)
    return None if k2 is None else Foedselsnummer(f"{grunn}{k1}{k2}")
