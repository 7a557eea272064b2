"""Valid synthetic numbers: fødselsnummer (month + 80), organisasjonsnummer and kontonummer.

Border: the check-digit rules are in `values.identer`; here numbers are only tried until one holds.
"""

from __future__ import annotations

from datetime import date

from tilgode.values.identer import (
    Kontonummer,
    Organisasjonsnummer,
    UgyldigIdent,
    lag_foedselsnummer,
)

#: Individual numbers that mean the twentieth and the twenty-first century in the old table.
_INDIVID_1900 = (0, 499)
_INDIVID_2000 = (500, 899)


class Foedselsnummerserie:
    """Hands out synthetic fødselsnumre, each once."""

    def __init__(self) -> None:
        self._brukt: set[str] = set()

    def neste(self, foedt: date, start: int) -> str:
        """A number for the birth date; `start` decides where the search begins."""
        lav, hoey = _INDIVID_2000 if foedt.year >= 2000 else _INDIVID_1900
        for i in range(hoey - lav + 1):
            funnet = lag_foedselsnummer(foedt, lav + (start + i) % (hoey - lav + 1))
            if funnet is not None and funnet.verdi not in self._brukt:
                self._brukt.add(funnet.verdi)
                return funnet.verdi
        raise ValueError(f"ingen ledige syntetiske numre for {foedt}")


def lag_orgnr(grunn: int) -> str:
    """The first valid organisasjonsnummer whose first eight digits are `grunn` or the next ones."""
    for kandidat in range(grunn, grunn + 100):
        for kontroll in range(10):
            try:
                return Organisasjonsnummer(f"{kandidat:08d}{kontroll}").verdi
            except UgyldigIdent:
                continue
    raise ValueError("fant ikke gyldig organisasjonsnummer")


def lag_konto(grunn: int) -> str:
    """The first valid kontonummer whose first ten digits are `grunn` or the next ones."""
    for kandidat in range(grunn, grunn + 100):
        for kontroll in range(10):
            try:
                return Kontonummer(f"{kandidat:010d}{kontroll}").verdi
            except UgyldigIdent:
                continue
    raise ValueError("fant ikke gyldig kontonummer")
