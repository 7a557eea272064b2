"""The register of causes of deviations, adjustments and write-offs (R-010, R-312).

One dated line per code and version. A code has one class, one who acts, a next step, the key of a text
to write from, and how it is posted. Codes are stored and never shown; names are free to change. `bruk`
says who may use a code: a person who adjusts (J), the program that explains (F), or both.
Border: reading only; which cause a deviation has is found in `core.forklaring`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from tilgode.params.formatering import Spraak

#: Classes of R-010, and lawful differences (nothing is wrong, nothing is owed).
KLASSER = ("REELT_TAP", "OVERREGISTRERT", "TIDSAVVIK", "DUBLETT", "TEKNISK", "LOVLIG")
#: How the cause changes the receivable; INGEN leaves it as it is.
POSTERINGER = ("INGEN", "NEDJUSTERT", "OPPJUSTERT", "AVSKREVET")
JUSTERING, FORKLARING = "J", "F"


@dataclass(frozen=True, slots=True)
class Aarsak:
    """One version of a cause, valid from a day; `lovlig` when Nav's amount is right by the law."""

    aarsak: str
    klasse: str
    navn: dict[Spraak, str]
    bruk: str
    handler: str
    brev: str
    postering: str
    lovlig: bool
    gyldig_fom: date
    versjon: int
    kilde: str
    neste_steg: dict[Spraak, str]


@lru_cache(maxsize=1)
def aarsaksversjoner() -> tuple[Aarsak, ...]:
    """Every version of every cause, in the order of the register."""
    return tuple(_les(rad) for rad in _tabell("aarsaker.csv"))


def gjeldende_aarsaker(dag: date | None = None) -> dict[str, Aarsak]:
    """The version of each cause that holds on a day (the latest when None)."""
    gjeldende: dict[str, Aarsak] = {}
    for ett in aarsaksversjoner():
        foer = gjeldende.get(ett.aarsak)
        if (dag is None or ett.gyldig_fom <= dag) and (foer is None or foer.gyldig_fom <= ett.gyldig_fom):
            gjeldende[ett.aarsak] = ett
    return gjeldende


def aarsaksnavn(spraak: Spraak) -> dict[str, str]:
    """Each cause code with its name in `nb`, `nn` or `en`."""
    return {kode: ett.navn[spraak] for kode, ett in gjeldende_aarsaker().items()}


def aarsaksklasser() -> dict[str, str]:
    """Each cause code with its class."""
    return {kode: ett.klasse for kode, ett in gjeldende_aarsaker().items()}


def handlernavn(spraak: Spraak) -> dict[str, str]:
    """Who acts: each code with its name."""
    return {rad["handler"]: rad[spraak] for rad in _tabell("aarsakshandlere.csv")}


def aarsaksregister() -> str:
    """The register as CSV with `;`, as it is kept: for export."""
    return _tekst("aarsaker.csv")


def _les(rad: dict[str, str]) -> Aarsak:
    return Aarsak(
        aarsak=rad["aarsak"],
        klasse=rad["klasse"],
        navn={"nb": rad["nb"], "nn": rad["nn"], "en": rad["en"]},
        bruk=rad["bruk"],
        handler=rad["handler"],
        brev=rad["brev"],
        postering=rad["postering"],
        lovlig=rad["lovlig"] == "ja",
        gyldig_fom=date.fromisoformat(rad["gyldig_fom"]),
        versjon=int(rad["versjon"]),
        kilde=rad["kilde"],
        neste_steg={"nb": rad["steg_nb"], "nn": rad["steg_nn"], "en": rad["steg_en"]},
    )


@lru_cache(maxsize=4)
def _tabell(navn: str) -> tuple[dict[str, str], ...]:
    return tuple(csv.DictReader(_tekst(navn).splitlines(), delimiter=";"))


def _tekst(navn: str) -> str:
    return files("tilgode.params").joinpath(f"data/{navn}").read_text(encoding="utf-8")
