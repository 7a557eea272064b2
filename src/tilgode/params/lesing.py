"""Reading and checking of the parameter files in `data/`.

A file with a hole, an overlap, an unknown name or a value that is not a number stops the program
with file and line; a wrong rate must never be computed with silently.
Border: from CSV to the types of `tilgode.rules`; nothing is decided here.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TypeVar

from tilgode.rules.felles.grunnbeloep import Grunnbeloep, Grunnbeloepstabell
from tilgode.rules.parametre import (
    Agpordning,
    Avgiftssats,
    Frist,
    Fristenhet,
    Inntektsregel,
    Lovparametre,
    Parameterlinje,
    Parameterstatus,
    Parameterverdi,
)
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import EN_DAG

T = TypeVar("T")
Rad = Mapping[str, str]
#: Laws whose paragraphs are numbered chapter-paragraph (§ 8-19).
TODELTE_PARAGRAFER = ("ftrl", "covid")


class UgyldigParameterfil(ValueError):
    """A parameter file cannot be used; the message names file, line and fault."""


@dataclass(frozen=True, slots=True)
class _Opphav:
    hjemmel: Hjemmel
    status: Parameterstatus
    kilde: str
    sist_kontrollert: date
    merknad: str


@lru_cache(maxsize=1)
def last() -> Lovparametre:
    """Every dated value of the law, read and checked once."""
    linjer: dict[str, list[Parameterlinje]] = {}
    for filnavn in ("sykepenger.csv", "andre_ytelser.csv"):
        for linje in _les(filnavn, _parameterlinje):
            linjer.setdefault(linje.navn, []).append(linje)
    for navn, rekke in linjer.items():
        kontroller_rekke(navn, [(linje.fom, linje.tom) for linje in rekke])
    return Lovparametre(
        linjer={navn: tuple(rekke) for navn, rekke in linjer.items()},
        grunnbeloep=Grunnbeloepstabell(tuple(_les("grunnbeloep.csv", _grunnbeloep))),
        agpordninger=tuple(_les("agpordninger.csv", _agpordning)),
        frister=tuple(_les("frister.csv", _frist)),
    )


@lru_cache(maxsize=1)
def last_avgiftssatser() -> tuple[Avgiftssats, ...]:
    """The rates of arbeidsgiveravgift by zone and category (ftrl. § 23-2)."""
    return tuple(_les("arbeidsgiveravgift.csv", _avgiftssats))


def kontroller_rekke(navn: str, rekke: list[tuple[date, date | None]]) -> None:
    """Raise UgyldigParameterfil when the periods of one value overlap, leave a hole or go on after an open end."""
    for (fom, tom), (neste, _) in pairwise(rekke):
        if tom is None or neste <= tom:
            raise UgyldigParameterfil(f"{navn}: periodene fra {fom} og {neste} overlapper")
        if neste != tom + EN_DAG:
            raise UgyldigParameterfil(f"{navn}: hull mellom {tom} og {neste}")


def tolk_verdi(tekst: str) -> Parameterverdi:
    """A whole number, an exact fraction (`1/2`, `0.102`) or the code of an inntektsregel."""
    if tekst in Inntektsregel.__members__:
        return Inntektsregel[tekst]
    tall = Fraction(tekst)
    return tall if "/" in tekst or "." in tekst else tall.numerator


def tolk_hjemmel(noekkel: str) -> Hjemmel:
    """From the stable key (`ftrl-8-19-1`): law, paragraph in two parts, optional ledd and bokstav."""
    lov, *deler = noekkel.split("-")
    antall = 2 if lov in TODELTE_PARAGRAFER else 1
    paragraf, resten = "-".join(deler[:antall]), deler[antall:]
    ledd = int(resten[0]) if resten else None
    return Hjemmel(lov, paragraf, ledd, resten[1] if len(resten) > 1 else None)


def _les(filnavn: str, bygg: Callable[[Rad], T]) -> Iterator[T]:
    kilde = files("tilgode.params") / "data" / filnavn
    rader = csv.DictReader(kilde.read_text(encoding="utf-8").splitlines())
    for nummer, rad in enumerate(rader, start=2):
        try:
            yield bygg(rad)
        except (KeyError, ValueError) as feil:
            raise UgyldigParameterfil(f"{filnavn} linje {nummer}: {feil}") from feil


def _opphav(rad: Rad) -> _Opphav:
    if not rad["kilde"]:
        raise ValueError("kilde mangler")
    return _Opphav(
        hjemmel=tolk_hjemmel(rad["hjemmel"]),
        status=Parameterstatus(rad["status"]),
        kilde=rad["kilde"],
        sist_kontrollert=date.fromisoformat(rad["sist_kontrollert"]),
        merknad=rad["merknad"],
    )


def _dato(tekst: str) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _parameterlinje(rad: Rad) -> Parameterlinje:
    o = _opphav(rad)
    return Parameterlinje(
        navn=rad["navn"],
        verdi=tolk_verdi(rad["verdi"]),
        enhet=rad["enhet"],
        fom=date.fromisoformat(rad["fom"]),
        tom=_dato(rad["tom"]),
        hjemmel=o.hjemmel,
        status=o.status,
        kilde=o.kilde,
        sist_kontrollert=o.sist_kontrollert,
        merknad=o.merknad,
    )


def _grunnbeloep(rad: Rad) -> Grunnbeloep:
    o = _opphav(rad)
    return Grunnbeloep(
        fom=date.fromisoformat(rad["fom"]),
        g=int(rad["g"]),
        virkning=date.fromisoformat(rad["virkning"]),
        gulv_virkning=date.fromisoformat(rad["gulv_virkning"]),
        hjemmel=o.hjemmel,
        kilde=o.kilde,
        sist_kontrollert=o.sist_kontrollert,
        merknad=o.merknad,
    )


def _agpordning(rad: Rad) -> Agpordning:
    o = _opphav(rad)
    return Agpordning(
        navn=rad["navn"],
        fom=date.fromisoformat(rad["fom"]),
        tom=date.fromisoformat(rad["tom"]),
        arbeidsgiver_dager=int(rad["arbeidsgiver_dager"]),
        start_i_vindu={"ja": True, "nei": False}[rad["start_i_vindu"]],
        hjemmel=o.hjemmel,
        status=o.status,
        kilde=o.kilde,
        sist_kontrollert=o.sist_kontrollert,
        merknad=o.merknad,
    )


def _frist(rad: Rad) -> Frist:
    o = _opphav(rad)
    return Frist(
        noekkel=rad["noekkel"],
        kode=rad["kode"],
        hva=rad["hva"],
        antall=int(rad["antall"]),
        enhet=Fristenhet(rad["enhet"]),
        fom=date.fromisoformat(rad["fom"]),
        tom=_dato(rad["tom"]),
        hjemmel=o.hjemmel,
        status=o.status,
        kilde=o.kilde,
        sist_kontrollert=o.sist_kontrollert,
        merknad=o.merknad,
    )


def _avgiftssats(rad: Rad) -> Avgiftssats:
    o = _opphav(rad)
    return Avgiftssats(
        sone=rad["sone"],
        kategori=rad["kategori"],
        sats_prosent=Fraction(rad["sats_prosent"]),
        sats_over_grense_prosent=_desimal(rad["sats_over_grense_prosent"]),
        grense_kroner=int(rad["grense_kr"]) if rad["grense_kr"] else None,
        fom=date.fromisoformat(rad["fom"]),
        tom=_dato(rad["tom"]),
        hjemmel=o.hjemmel,
        status=o.status,
        kilde=o.kilde,
        sist_kontrollert=o.sist_kontrollert,
        merknad=o.merknad,
    )


def _desimal(tekst: str) -> Fraction | None:
    return Fraction(tekst) if tekst else None
