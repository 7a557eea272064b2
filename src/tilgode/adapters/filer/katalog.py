"""The column catalogue: every file type's columns as data (`data/katalog.csv`).

The parser, the templates and the reference page are all made from it, so they cannot disagree.
Border: what a column is; how its text is read is in `tolkere`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from tilgode.core.innlesing import rader
from tilgode.core.innlesing.rapport import Filtype


class Slag(Enum):
    """What kind of value a column holds."""

    TEKST = "tekst"
    FNR = "fødselsnummer"
    ORGNR = "organisasjonsnummer"
    KONTO = "kontonummer"
    ANSVAR = "ansvar, fire sifre"
    DATO = "dato"
    MAANED = "måned"
    TID = "tidspunkt"
    BELOEP = "beløp i kroner"
    PROSENT = "prosent"
    HELTALL = "helt tall"
    KODE = "kode"
    JANEI = "ja eller nei"
    PERIODER = "perioder"
    ENDRINGER = "datoer med beløp"
    OPPLYSNINGER = "opplysninger"


@dataclass(frozen=True, slots=True)
class Kolonne:
    """One documented column.

    `felt` is the row's attribute. `standard` is what an empty cell means: a text in the column's own
    form, or `=annen` for the value of another column. `maks` is the longest text or highest percent.
    """

    navn: str
    felt: str
    slag: Slag
    paakrevd: bool
    standard: str
    koder: tuple[str, ...]
    maks: int
    eksempel: str
    beskrivelse_nb: str
    beskrivelse_nn: str


def _kolonne(rad: dict[str, str]) -> Kolonne:
    return Kolonne(
        navn=rad["kolonne"],
        felt=rad["felt"] or rad["kolonne"],
        slag=Slag[rad["slag"]],
        paakrevd=rad["paakrevd"] == "ja",
        standard=rad["standard"],
        koder=tuple(rad["koder"].split()),
        maks=int(rad["maks"] or 0),
        eksempel=rad["eksempel"],
        beskrivelse_nb=rad["nb"],
        beskrivelse_nn=rad["nn"],
    )


@cache
def katalog() -> dict[Filtype, tuple[Kolonne, ...]]:
    """The columns of every table type, in the order of the template."""
    tekst = files("tilgode.adapters.filer").joinpath("data/katalog.csv").read_text("utf-8")
    samlet: dict[Filtype, list[Kolonne]] = {}
    for rad in csv.DictReader(tekst.splitlines(), delimiter=";"):
        samlet.setdefault(Filtype(rad["type"]), []).append(_kolonne(rad))
    return {filtype: tuple(kolonner) for filtype, kolonner in samlet.items()}


def kolonner(filtype: Filtype) -> tuple[Kolonne, ...]:
    """The columns of one type; KeyError for Nav's settlement, which is not a table of ours."""
    return katalog()[filtype]


#: The row class of each table type; its fields are `linje` and then the columns.
RADTYPER: dict[Filtype, type[rader.Rad]] = {
    Filtype.ORGANISASJON: rader.OrganisasjonRad,
    Filtype.ANSATTE: rader.AnsattRad,
    Filtype.LOENN: rader.LoennRad,
    Filtype.FRAVAER: rader.FravaerRad,
    Filtype.SYKMELDING: rader.SykmeldingRad,
    Filtype.SOEKNAD: rader.SoeknadRad,
    Filtype.INNTEKTSMELDING: rader.InntektsmeldingRad,
    Filtype.VEDTAK: rader.VedtakRad,
    Filtype.KRAV: rader.KravRad,
    Filtype.JUSTERING: rader.JusteringRad,
    Filtype.PURRING: rader.PurringRad,
    Filtype.PLAN: rader.PlanRad,
    Filtype.BANK: rader.BankRad,
}
