"""Causes that are about one claim and not about the law: late, refused, twice, taken back, set off, rounded.

Border: each changes a claim and what Nav pays on it; which claim gets which is chosen here by weight.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.simulation.aarsaksfelles import Fakta
from tilgode.simulation.feilkrav import Sak, Simkrav, krev_for_sent, krev_to_ganger
from tilgode.simulation.navsyn import lag_linjer
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.kalender import er_helg

#: (claim, kind, cause code, øre Nav pays less, facts)
Merket = tuple[Simkrav, str, str, int, Fakta]
KRAVSLAG = (
    ("KRAV_FOR_SENT", "FORELDET", 25),
    ("KRAV_TO_GANGER", "DOBBELTREGISTRERT", 20),
    ("AVSLAG", "AVSLAG", 12),
    ("TATT_TILBAKE", "TILBAKEKREVD", 12),
    ("TREKK_FOR_ET_ANNET", "MOTREGNET", 20),
    ("EN_KRONE", "AVRUNDING", 20),
)
_KR = 100


def plant_paa_krav(sak: Sak, k: Simkrav, t: Tilfeldig, brukt: Collection[str]) -> Iterator[Merket]:
    """One of the kinds on a claim (and on its neighbour, for a set-off)."""
    navn, kode, _ = t.vektet([(slag, slag[2]) for slag in KRAVSLAG])
    rett = k.krav.rett_oere
    if kode == "FORELDET":
        krev_for_sent(sak, k)
    elif kode == "DOBBELTREGISTRERT":
        krev_to_ganger(sak, k)
        k = sak.krav[-1]
        k.krav.rett_oere = rett
    elif kode == "AVSLAG":
        k.nav_oere, k.grunn, k.krav.status = 0, "AVSLAG", "AVSLAG"
    elif kode == "TILBAKEKREVD":
        k.tilbakefoeres, k.grunn = True, kode
    elif kode == "MOTREGNET":
        yield from _motregn(sak, k, navn, brukt)
        return
    else:
        yield _avrund(sak, k, navn, 1 if t.sjanse(50) else -1)
        return
    yield k, navn, kode, rett, {}


def _motregn(sak: Sak, k: Simkrav, navn: str, brukt: Collection[str]) -> Iterator[Merket]:
    """Nav paid a day too much on an earlier claim and takes it out of this one."""
    foer = [
        a
        for a in sak.krav
        if a.krav.ytelse == k.krav.ytelse == "SYKEPENGER"
        and a.krav.periode.tom < k.krav.periode.fom
        and a.krav.referanse not in brukt
        and k.krav.periode.fom - a.krav.periode.tom < timedelta(days=300)
    ]
    oere = sak.sats(k)
    if not foer or not 0 < oere < k.krav.rett_oere:
        return
    for krav, endring in ((foer[-1], oere), (k, -oere)):
        krav.nav_oere = krav.krav.rett_oere + endring
        krav.linjer = ((krav.krav.periode, krav.nav_oere),)
        krav.grunn = "MOTREGNET"
        yield krav, navn, "MOTREGNET", -endring, {"oere": endring}


def _avrund(sak: Sak, k: Simkrav, navn: str, kroner: int) -> Merket:
    """Nav rounds the other way on each day."""
    rett = _rettmessige_dager(sak, k)
    k.linjer = tuple(lag_linjer([(d, o + kroner * _KR) for d, o in rett], samlet=False))
    k.nav_oere, k.grunn = sum(o for _, o in k.linjer), "AVRUNDING"
    return k, navn, "AVRUNDING", k.krav.rett_oere - k.nav_oere, {"kroner_per_dag": kroner}


def _rettmessige_dager(sak: Sak, k: Simkrav) -> list[tuple[date, int]]:
    """The weekdays of the claim with what the law gives."""
    i_perioden = k.krav.ytelse == "SYKEPENGER_AGP"
    return [
        (dag, loep.refusjon_oere_per_dag)
        for loep in sak.rett.loep
        if loep.refusjon_oere_per_dag and i_perioden == (loep.klasse_ukedag.klasse is Dagklasse.AGP)
        for dag in loep.periode
        if dag in k.krav.periode and not er_helg(dag)
    ]
