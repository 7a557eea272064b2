"""Sentences about an explained deviation, in bokmål, nynorsk and English.

The texts lie in `data/forklaringer.csv`, a sentence for each cause in `data/forklaringssetninger.csv`; names,
actors and next steps of the causes in the register.
Border: words only; what is explained comes from `core.forklaring`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from string import Formatter

from tilgode.core.forklaring import Aarsaksdel, Alternativ, Forklaring, Sikkerhet
from tilgode.params.aarsaker import gjeldende_aarsaker, handlernavn
from tilgode.params.formatering import Spraak, dato, kr, lang_dato
from tilgode.values.kalender import antall_virkedager
from tilgode.values.periode import Periode

#: So many of what fits too are told.
MAKS_ANDRE = 4


@lru_cache(maxsize=1)
def forklaringstekster() -> dict[str, dict[str, str]]:
    """Every text by key and language."""
    tekst = files("tilgode.params").joinpath("data/forklaringer.csv").read_text(encoding="utf-8")
    return {rad["noekkel"]: rad for rad in csv.DictReader(tekst.splitlines(), delimiter=";")}


@lru_cache(maxsize=1)
def aarsakssetninger() -> dict[str, dict[str, str]]:
    """What each cause says of the claim, with its facts to be filled in, by code and language."""
    tekst = files("tilgode.params").joinpath("data/forklaringssetninger.csv").read_text(encoding="utf-8")
    return {rad["kode"]: rad for rad in csv.DictReader(tekst.splitlines(), delimiter=";")}


def vis_aarsak(aarsak: Aarsaksdel, spraak: Spraak) -> str:
    """The cause with its facts as a sentence (no capital, no full stop); its name when a fact is missing."""
    fakta = {navn: _verdi(navn, verdi, spraak) for navn, verdi in aarsak.fakta}
    fakta["tid"] = _tid(dict(aarsak.fakta), spraak)
    rad = aarsakssetninger().get(aarsak.kode)
    felter = {felt for _, felt, _, _ in Formatter().parse(rad[spraak]) if felt} if rad else set()
    if rad is None or any(not fakta.get(felt) for felt in felter):
        return gjeldende_aarsaker()[aarsak.kode].navn[spraak]
    return rad[spraak].format(**fakta)


def _tid(fakta: Mapping[str, str | int], spraak: Spraak) -> str:
    """When: a period, or a number of days when the place is not known."""
    if "dager" in fakta:
        return _tekst("tid.dager", spraak).format(dager=fakta["dager"])
    if "fom" not in fakta or "tom" not in fakta:
        return ""
    return vis_periode(date.fromisoformat(str(fakta["fom"])), date.fromisoformat(str(fakta["tom"])), spraak)


def vis_periode(fom: date, tom: date, spraak: Spraak) -> str:
    """A period in words: «14.–17. juli 2024», «14–17 July 2024»."""
    if fom == tom:
        return lang_dato(fom, spraak)
    if (fom.year, fom.month) == (tom.year, tom.month):
        return f"{fom.day}{'' if spraak == 'en' else '.'}–{lang_dato(tom, spraak)}"
    return f"{lang_dato(fom, spraak)}–{lang_dato(tom, spraak)}"


def vis_dager(dager: Sequence[date], spraak: Spraak) -> str:
    """Weekdays in words: rows of them as periods, over weekends."""
    rekker: list[list[date]] = []
    for dag in dager:
        if rekker and antall_virkedager(Periode(rekker[-1][-1], dag)) == 2:
            rekker[-1].append(dag)
        else:
            rekker.append([dag])
    return ", ".join(vis_periode(rekke[0], rekke[-1], spraak) for rekke in rekker)


def vis_forklaring(forklaring: Forklaring, spraak: Spraak = "nb") -> list[str]:
    """The deviation in lines: how much, each cause with who acts and next step, how sure, what else fits."""
    differanse = forklaring.differanse_oere
    noekkel = "mindre" if differanse > 0 else "mer" if differanse < 0 else "likt"
    linjer = [_tekst(noekkel, spraak).format(beloep=kr(abs(differanse), spraak)), *_egne(forklaring, spraak)]
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


def _egne(forklaring: Forklaring, spraak: Spraak) -> Iterator[str]:
    """What was recorded wrongly here: claimed more or less than the law gives."""
    over = forklaring.overkrevd_oere
    if not over:
        return
    noekkel = "krevd_for_mye" if over > 0 else "krevd_for_lite"
    yield _tekst(noekkel, spraak).format(beloep=kr(abs(over), spraak))
    for aarsak in forklaring.egne:
        yield from _aarsakslinjer(aarsak, spraak)
    if not forklaring.egne:
        yield f"  {_tekst('uforklart', spraak).format(beloep=kr(over, spraak))}"


def _aarsakslinjer(aarsak: Aarsaksdel, spraak: Spraak) -> Iterator[str]:
    register = gjeldende_aarsaker()[aarsak.kode]
    yield f"  {kr(aarsak.oere, spraak)}: {vis_aarsak(aarsak, spraak)}."
    hvem = handlernavn(spraak)[register.handler]
    yield f"    {_tekst('handler', spraak).format(hvem=hvem, steg=register.neste_steg[spraak])}"
    if aarsak.bevis:
        yield f"    {_tekst('bevis', spraak).format(liste=', '.join(vis_bevis(aarsak, spraak)))}"
    if aarsak.dager:
        yield f"    {_tekst('dager_ulik', spraak).format(liste=vis_dager(aarsak.dager, spraak))}"


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
