"""Sentences about an explained deviation, in bokmål, nynorsk and English.

The texts lie in `data/forklaringer.csv`; names, actors and next steps of the causes in the register.
Border: words only; what is explained comes from `core.forklaring`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files

from tilgode.core.forklaring import Aarsaksdel, Alternativ, Forklaring, Sikkerhet
from tilgode.params.aarsaker import gjeldende_aarsaker, handlernavn
from tilgode.params.formatering import Spraak, dato, kr

#: So many of what fits too are told.
MAKS_ANDRE = 4


@lru_cache(maxsize=1)
def forklaringstekster() -> dict[str, dict[str, str]]:
    """Every text by key and language."""
    tekst = files("tilgode.params").joinpath("data/forklaringer.csv").read_text(encoding="utf-8")
    return {rad["noekkel"]: rad for rad in csv.DictReader(tekst.splitlines(), delimiter=";")}


def vis_forklaring(forklaring: Forklaring, spraak: Spraak = "nb") -> list[str]:
    """The deviation in lines: how much, each cause with who acts and next step, how sure, what else fits."""
    differanse = forklaring.differanse_oere
    noekkel = "mindre" if differanse > 0 else "mer" if differanse < 0 else "likt"
    linjer = [_tekst(noekkel, spraak).format(beloep=kr(abs(differanse), spraak))]
    if not differanse:
        return linjer
    for aarsak in forklaring.aarsaker:
        linjer += _aarsakslinjer(aarsak, spraak)
    if forklaring.uforklart_oere:
        linjer.append(_tekst("uforklart", spraak).format(beloep=kr(forklaring.uforklart_oere, spraak)))
    linjer.append(_tekst(forklaring.sikkerhet.value, spraak))
    return [*linjer, *_andre(forklaring, spraak)]


def _tekst(noekkel: str, spraak: Spraak) -> str:
    return forklaringstekster()[noekkel][spraak]


def _aarsakslinjer(aarsak: Aarsaksdel, spraak: Spraak) -> Iterator[str]:
    register = gjeldende_aarsaker()[aarsak.kode]
    fakta = vis_fakta(aarsak, spraak)
    yield f"  {kr(aarsak.oere, spraak)}: {register.navn[spraak]}{f' ({fakta})' if fakta else ''}"
    hvem = handlernavn(spraak)[register.handler]
    yield f"    {_tekst('handler', spraak).format(hvem=hvem, steg=register.neste_steg[spraak])}"
    if aarsak.bevis:
        yield f"    {_tekst('bevis', spraak).format(liste=', '.join(vis_bevis(aarsak, spraak)))}"


def vis_bevis(aarsak: Aarsaksdel, spraak: Spraak) -> list[str]:
    """The evidence for a cause, in words."""
    return [_tekst(f"bevis.{ett}", spraak) for ett in aarsak.bevis]


def vis_fakta(aarsak: Aarsaksdel, spraak: Spraak) -> str:
    """The facts of a cause, in words."""
    return ", ".join(
        f"{_tekst(f'fakta.{navn}', spraak)} {_verdi(navn, v, spraak)}" for navn, v in aarsak.fakta
    )


def _verdi(navn: str, verdi: str | int, spraak: Spraak) -> str:
    if isinstance(verdi, int):
        return kr(verdi, spraak) if navn.endswith("oere") else str(verdi)
    kode = forklaringstekster().get(f"kode.{verdi}")
    if kode is not None:
        return kode[spraak]
    try:
        return dato(date.fromisoformat(verdi), spraak)
    except ValueError:
        return verdi


def _andre(forklaring: Forklaring, spraak: Spraak) -> Iterator[str]:
    """What fits besides what is said to be the cause."""
    andre: Sequence[Alternativ] = forklaring.alternativer
    if forklaring.sikkerhet is Sikkerhet.UAVKLART:
        yield _tekst("flere_mulige" if andre else "ingen_passer", spraak)
    else:
        andre = andre[1:]
        if andre:
            yield _tekst("flere_passer", spraak)
    navn = gjeldende_aarsaker()
    for alternativ in andre[:MAKS_ANDRE]:
        liste = " + ".join(navn[a.kode].navn[spraak] for a in alternativ.aarsaker)
        yield f"  {_tekst('andel', spraak).format(liste=liste, promille=alternativ.promille)}"
