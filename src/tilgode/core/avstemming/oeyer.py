"""Islands: the lines and claims of a person that can concern each other, found for all at once.

Two belong together when they are of one family of ytelser and share days, directly or through others;
feriepenger belong together by earning year. The sure rules for ordinary lines look nowhere else, so
each island can be settled alone. Who has a set-off (kode A), a decision of a person or a reversal of
feriepenger is left whole to the walk, since those may reach across.
Border: finds islands over columns; the conditions are `vilkaar`, the pass is `foerstepass`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from tilgode.core.avstemming.kolonner import INGEN, Kolonne, Kravkolonner, Linjekolonner
from tilgode.core.avstemming.tilstand import FERIEPENGER, MOTREGNING, familie
from tilgode.core.avstemming.typer import Beslutning

#: Room for a day (an ordinal is below 2**22).
DAGBIT = 22
#: Keys below this leave room for 512 words.
STOERSTE_PERSON = 2**32
_EPOKE = 719_163  # the ordinal of 1970-01-01


@dataclass(slots=True)
class Oeyer:
    """For every line and claim the number of its island, -1 when it has none.

    `hele` tells which lines belong to persons that the walk takes whole.
    """

    antall: int
    linje: Kolonne
    krav: Kolonne
    linje_ferie: Kolonne
    hele: Kolonne


def er_ferie(side: Linjekolonner | Kravkolonner) -> Kolonne:
    """Which are feriepenger; the column form of `tilstand.er_feriepenger`."""
    return side.ord.merk(side.ytelse, FERIEPENGER) | (side.feriepenger_av != 0)


def finn_oeyer(linjer: Linjekolonner, krav: Kravkolonner, beslutninger: Iterable[Beslutning]) -> Oeyer:
    """The islands of all persons that have lines."""
    linje_ferie, krav_ferie = er_ferie(linjer), er_ferie(krav)
    hele_personer = _hele_personer(linjer, krav, linje_ferie, beslutninger)
    hele = np.isin(linjer.person, hele_personer)
    med_linje = ~hele & (linjer.person != INGEN) & (linje_ferie | ((linjer.ytelse != 0) & (linjer.fom > 0)))
    il, ik = np.flatnonzero(med_linje), np.flatnonzero(~np.isin(krav.person, hele_personer))
    familier = np.concatenate([_familier(linjer, linje_ferie)[il], _familier(krav, krav_ferie)[ik]])
    person = _smaa_numre(np.concatenate([linjer.person[il], krav.person[ik]]))
    gruppe = person * (len(linjer.ord.ord) + 1) + familier
    aar = np.where(linjer.fom > 0, linjer.fom, linjer.valuta)[il]
    fom = np.concatenate(
        [
            np.where(linje_ferie[il], _aar(aar) - 1, linjer.fom[il]),
            np.where(krav_ferie[ik], krav.kravaar[ik], krav.fom[ik]),
        ]
    )
    tom = np.concatenate(
        [
            np.where(linje_ferie[il], _aar(aar) - 1, linjer.tom[il]),
            np.where(krav_ferie[ik], krav.kravaar[ik], krav.tom[ik]),
        ]
    )
    oey = _nummerer(gruppe, fom, tom)
    svar_linje, svar_krav = (np.full(len(side), INGEN, dtype=np.int64) for side in (linjer, krav))
    svar_linje[il], svar_krav[ik] = oey[: len(il)], oey[len(il) :]
    antall = int(oey.max()) + 1 if len(oey) else 0
    return Oeyer(antall, svar_linje, svar_krav, linje_ferie, hele)


def _hele_personer(
    linjer: Linjekolonner, krav: Kravkolonner, linje_ferie: Kolonne, beslutninger: Iterable[Beslutning]
) -> Kolonne:
    """Persons with something that may reach from one island to another."""
    alle = list(beslutninger)
    beroert = (
        linjer.ord.merk(linjer.kode, MOTREGNING)
        | (linje_ferie & (linjer.oere < 0))
        | np.isin(linjer.id, np.array([b.linje for b in alle], dtype=np.int64))
    )
    krav_beroert = np.isin(krav.id, np.array([b.krav for b in alle], dtype=np.int64))
    personer = np.unique(np.concatenate([linjer.person[beroert], krav.person[krav_beroert]]))
    return personer[personer != INGEN]


def _familier(side: Linjekolonner | Kravkolonner, ferie: Kolonne) -> Kolonne:
    """One number for the family; feriepenger are one of their own."""
    familier = side.ord.omsett(side.ytelse, familie).astype(np.int64)
    familier[ferie] = len(side.ord.ord)
    return familier


def _smaa_numre(personer: Kolonne) -> Kolonne:
    """The keys themselves when there is room for them in a number with family and day, else new numbers."""
    if not len(personer) or (personer.min() >= 0 and personer.max() < STOERSTE_PERSON):
        return personer
    return np.unique(personer, return_inverse=True)[1]


def _aar(ordinaler: Kolonne) -> Kolonne:
    dager: Any = (ordinaler.astype(np.int64) - _EPOKE).astype("datetime64[D]")
    return dager.astype("datetime64[Y]").astype(np.int64) + 1970


def _nummerer(gruppe: Kolonne, fom: Kolonne, tom: Kolonne) -> Kolonne:
    """Number the islands of each group: a new one begins where no earlier period reaches."""
    start, slutt = (gruppe << DAGBIT) + fom, (gruppe << DAGBIT) + tom
    rekke = np.argsort(start)
    naadd = np.maximum.accumulate(slutt[rekke])
    ny = np.ones(len(rekke), dtype=np.int64)
    ny[1:] = start[rekke][1:] > naadd[:-1]
    oey = np.empty(len(rekke), dtype=np.int64)
    oey[rekke] = np.cumsum(ny) - 1
    return oey
