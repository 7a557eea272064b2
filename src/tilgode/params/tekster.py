"""Sentences for the steps of an assessment, in bokmål, nynorsk and English.

The law gives a step with a rule key and named values; the sentence for each key lies in
`tekster/steg.csv`, the names of codes in `tekster/koder.csv`. A placeholder is `{navn}` or
`{navn:form}`, where `navn` is a fact, a parameter, `utfall`, `periode`, `fom`, `tom` or `hjemmel`
and `form` one of `FORMER`; `{grad_*:prosent}` lists `grad_1`, `grad_2` and so on. A rule whose
outcome is true or false may have two sentences, `regel:ja` and `regel:nei`.
Border: only reading and filling in. What the values are is decided in `rules`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

from tilgode.params import formatering
from tilgode.params.formatering import HARDT_MELLOMROM, SPRAAK, Spraak
from tilgode.rules.sporing import Steg, Verdi
from tilgode.values.periode import Periode

_FELT = re.compile(r"\{(?P<navn>[a-z_0-9]+\*?)(?::(?P<form>[a-z]+))?\}")
_NUMMER = re.compile(r"_(\d+)$")
_JA_NEI = {
    "nb": ("ja", "nei"),
    "nn": ("ja", "nei"),
    "en": ("yes", "no"),
}
_UKJENT = {"nb": "ukjent", "nn": "ukjend", "en": "unknown"}
_KRONER = {"nb": "kroner", "nn": "kroner", "en": "NOK"}
_OG = {"nb": "og", "nn": "og", "en": "and"}


def vis_steg(steg: Steg, spraak: Spraak = "nb") -> str:
    """The sentence of one step with its values filled in; raises KeyError for an unknown rule key."""
    verdier = _verdier(steg)
    mal = _mal(steg, spraak)

    def fyll(treff: re.Match[str]) -> str:
        return _fyll(verdier, treff["navn"], treff["form"], spraak)

    return _FELT.sub(fyll, mal)


def _mal(steg: Steg, spraak: Spraak) -> str:
    tekster = stegtekster()
    if isinstance(steg.utfall, bool):
        delt = f"{steg.regel}:{'ja' if steg.utfall else 'nei'}"
        if delt in tekster:
            return tekster[delt][spraak]
    return tekster[steg.regel][spraak]


def _verdier(steg: Steg) -> dict[str, Verdi]:
    verdier: dict[str, Verdi] = {**dict(steg.fakta), **dict(steg.parametre)}
    verdier |= {"utfall": steg.utfall, "hjemmel": str(steg.hjemmel), "periode": steg.periode}
    if steg.periode is not None:
        verdier |= {"fom": steg.periode.fom, "tom": steg.periode.tom}
    return verdier


def _fyll(verdier: Mapping[str, Verdi], navn: str, form: str | None, spraak: Spraak) -> str:
    if not navn.endswith("*"):
        return vis_verdi(verdier[navn], form, spraak)
    stamme = navn[:-1]
    nummererte = sorted(
        (int(treff[1]), verdi)
        for noekkel, verdi in verdier.items()
        if noekkel.startswith(stamme) and (treff := _NUMMER.search(noekkel))
        if noekkel[: treff.start() + 1] == stamme
    )
    return _rams_opp([vis_verdi(verdi, form, spraak) for _, verdi in nummererte], spraak)


def _rams_opp(ledd: list[str], spraak: Spraak) -> str:
    if len(ledd) < 2:
        return "".join(ledd)
    return f"{', '.join(ledd[:-1])} {_OG[spraak]} {ledd[-1]}"


def plassholdere(mal: str) -> set[str]:
    """The names a sentence asks for (with `*` where it lists numbered ones)."""
    return {treff["navn"] for treff in _FELT.finditer(mal)}


@lru_cache(maxsize=1)
def stegtekster() -> dict[str, dict[Spraak, str]]:
    """Every sentence by rule key and language."""
    return _les("steg.csv", "regel")


@lru_cache(maxsize=1)
def kodetekster() -> dict[str, dict[Spraak, str]]:
    """The name of every code by code and language."""
    return _les("koder.csv", "kode")


def _les(fil: str, noekkel: str) -> dict[str, dict[Spraak, str]]:
    tekst = files("tilgode.params").joinpath("tekster", fil).read_text(encoding="utf-8")
    rader = list(csv.DictReader(tekst.splitlines()))
    if len({rad[noekkel] for rad in rader}) != len(rader):
        raise ValueError(f"{fil}: samme {noekkel} står flere ganger")
    return {rad[noekkel]: {spraak: rad[spraak] for spraak in SPRAAK} for rad in rader}


# --- values ---------------------------------------------------------------------------------------


def vis_verdi(verdi: Verdi, form: str | None = None, spraak: Spraak = "nb") -> str:
    """One value as a person reads it; without a form, the type decides."""
    if verdi is None:
        return _UKJENT[spraak]
    if form is not None:
        return FORMER[form](verdi, spraak)
    if isinstance(verdi, bool):
        return _JA_NEI[spraak][0 if verdi else 1]
    if isinstance(verdi, date):
        return _dato(verdi, spraak)
    if isinstance(verdi, Periode):
        return _periode(verdi, spraak)
    if isinstance(verdi, str):
        return verdi
    return _tall(verdi, 2, spraak)


def _tall(verdi: Verdi, desimaler: int, spraak: Spraak, *, faste: bool = False) -> str:
    if not isinstance(verdi, int | Fraction):
        raise TypeError(f"ikke et tall: {verdi!r}")
    return formatering.broek(verdi, spraak, desimaler, faste=faste)


def _kroner(verdi: Verdi, spraak: Spraak) -> str:
    return f"{_tall(verdi, 2, spraak, faste=True)}{HARDT_MELLOMROM}{_KRONER[spraak]}"


def _oere(verdi: Verdi, spraak: Spraak) -> str:
    if not isinstance(verdi, int | Fraction):
        raise TypeError(f"ikke et beløp i øre: {verdi!r}")
    return _kroner(Fraction(verdi) / 100, spraak)


def _prosent(verdi: Verdi, spraak: Spraak) -> str:
    return _tall(verdi, 3, spraak) + formatering.PROSENTTEGN[spraak]


def _andel(verdi: Verdi, spraak: Spraak) -> str:
    if not isinstance(verdi, int | Fraction):
        raise TypeError(f"ikke en andel: {verdi!r}")
    return _prosent(Fraction(verdi) * 100, spraak)


def _dato(verdi: Verdi, spraak: Spraak) -> str:
    if not isinstance(verdi, date):
        raise TypeError(f"ikke en dato: {verdi!r}")
    return formatering.lang_dato(verdi, spraak)


def _periode(verdi: Verdi, spraak: Spraak) -> str:
    if not isinstance(verdi, Periode):
        raise TypeError(f"ikke en periode: {verdi!r}")
    if verdi.fom == verdi.tom:
        return _dato(verdi.fom, spraak)
    bindestrek = "to" if spraak == "en" else "til"
    return f"{_dato(verdi.fom, spraak)} {bindestrek} {_dato(verdi.tom, spraak)}"


def _kode(verdi: Verdi, spraak: Spraak) -> str:
    return _rams_opp([kodetekster()[kode][spraak] for kode in str(verdi).split(",")], spraak)


def _aar(verdi: Verdi, spraak: Spraak) -> str:
    return str(verdi)


def _ja_nei(verdi: Verdi, spraak: Spraak) -> str:
    return _JA_NEI[spraak][0 if verdi else 1]


#: The forms a placeholder may ask for.
FORMER: dict[str, Callable[[Verdi, Spraak], str]] = {
    "kroner": _kroner,
    "oere": _oere,
    "prosent": _prosent,
    "andel": _andel,
    "dato": _dato,
    "periode": _periode,
    "kode": _kode,
    "aar": _aar,
    "janei": _ja_nei,
}
