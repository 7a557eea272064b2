"""The first pass: every island with one claim and nothing but payments, settled for all persons at once.

It asks the very conditions that the walk asks (`Regel.par`, `Regel.gruppe`), in the order of the rules,
over columns. What it settles is what the walk would have settled, by test; everything else is left to
the walk: islands with several claims, with minus lines, or where no sure rule answers.
Cost: sorting, and a few passes over the columns.
Border: no rule of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tilgode.core.avstemming.kolonner import INGEN, Kolonne, Kravkolonner, Linjekolonner
from tilgode.core.avstemming.oeyer import Oeyer, finn_oeyer
from tilgode.core.avstemming.regler import Naboskap, Regel, Regelsett
from tilgode.core.avstemming.tilstand import familie
from tilgode.core.avstemming.typer import Art, Beslutning, Toleranse


@dataclass(slots=True)
class Par:
    """Settled pairs: places in the columns, the amount, the day, which rule, and what it saw."""

    linje: Kolonne
    krav: Kolonne
    oere: Kolonne
    dato: Kolonne
    regel: Kolonne
    utestaaende_foer: Kolonne
    samme_periode: Kolonne
    samme_ytelse: Kolonne
    antall_linjer: Kolonne

    def __len__(self) -> int:
        return len(self.linje)


@dataclass(slots=True)
class _Linjeside:
    """The lines of the pairs, as the conditions read them."""

    rest: Kolonne
    fom: Kolonne
    tom: Kolonne
    ytelse: Kolonne
    underenhet: Kolonne
    opphav: Kolonne


@dataclass(slots=True)
class _Kravside:
    """The claims of the pairs, as they stood the day the pair met: claimed, and nothing received."""

    krevd: Kolonne
    mottatt: int
    fom: Kolonne
    tom: Kolonne
    opphav: Kolonne

    @property
    def rest(self) -> Kolonne:
        """Outstanding."""
        return self.krevd


def finn_par(
    linjer: Linjekolonner,
    krav: Kravkolonner,
    beslutninger: Iterable[Beslutning],
    plan: Sequence[Regelsett],
) -> tuple[Par, Oeyer]:
    """What the sure rules settle of the simple islands; `Par.regel` counts through the rules of the plan."""
    oeyer = finn_oeyer(linjer, krav, beslutninger)
    linje, eier, dato = _kandidater(linjer, krav, oeyer)
    krevd = _krevd_paa(krav, eier, dato)[eier]
    linjeside = _Linjeside(
        linjer.oere[linje],
        linjer.fom[linje].astype(np.int64),
        linjer.tom[linje].astype(np.int64),
        linjer.ytelse[linje],
        linjer.underenhet[linje],
        _opphav(linjer)[linje],
    )
    kravside = _Kravside(
        krevd, 0, krav.fom[eier].astype(np.int64), krav.tom[eier].astype(np.int64), _opphav(krav)[eier]
    )
    valg = _Valg(oeyer.linje[linje], oeyer.linje_ferie[linje], linjeside, kravside)
    foerste = 0
    for sett, neste in zip(plan, (*plan[1:], None), strict=True):
        valg.gjelder = _i_kraft(dato[valg.start], sett, neste)
        for nr, regel in enumerate(sett.regler, foerste):
            if regel.art is Art.SIKKER:
                valg.proev(nr, regel, sett.toleranse)
        foerste += len(sett.regler)
    return valg.par(linje, eier, dato, krav.ytelse[eier]), oeyer


def _i_kraft(dato: Kolonne, sett: Regelsett, neste: Regelsett | None) -> Kolonne:
    """The islands that are settled while these rules are in force."""
    i_kraft = dato >= sett.fom.toordinal()
    return i_kraft if neste is None else i_kraft & (dato < neste.fom.toordinal())


def _opphav(side: Linjekolonner | Kravkolonner) -> Kolonne:
    return side.ord.omsett(side.feriepenger_av, familie)


def _kandidater(linjer: Linjekolonner, krav: Kravkolonner, oeyer: Oeyer) -> tuple[Kolonne, Kolonne, Kolonne]:
    """Lines in islands with one claim, only payments, and one day on which all meet it; in island order."""
    i_oey, k_oey = oeyer.linje, oeyer.krav
    har_oey, har_krav = np.flatnonzero(i_oey >= 0), np.flatnonzero(k_oey >= 0)
    eneste = np.full(oeyer.antall, INGEN, dtype=np.int64)
    eneste[k_oey[har_krav]] = har_krav
    enkel = np.bincount(k_oey[har_krav], minlength=oeyer.antall) == 1
    enkel &= np.bincount(i_oey[har_oey], weights=linjer.oere[har_oey] <= 0, minlength=oeyer.antall) == 0
    linje = har_oey[enkel[i_oey[har_oey]]]
    linje = linje[np.argsort(i_oey[linje], kind="stable")]
    eier = eneste[i_oey[linje]]
    har_endring = krav.ptr[1:] > krav.ptr[:-1]
    linje, eier = linje[har_endring[eier]], eier[har_endring[eier]]
    dato = np.maximum(linjer.valuta[linje], krav.endring_dato[krav.ptr[:-1][eier]])
    samme = _alle_like(i_oey[linje], dato)
    return linje[samme], eier[samme], dato[samme]


def _alle_like(gruppe: Kolonne, verdi: Kolonne) -> Kolonne:
    """Tell for each row whether its group (rows that stand together) has one value."""
    start = _starter(gruppe)
    if not len(start):
        return np.zeros(0, dtype=bool)
    lik = np.maximum.reduceat(verdi, start) == np.minimum.reduceat(verdi, start)
    return np.repeat(lik, np.diff(np.append(start, len(gruppe))))


def _starter(gruppe: Kolonne) -> Kolonne:
    return np.flatnonzero(np.append(True, gruppe[1:] != gruppe[:-1])[: len(gruppe)])


def _krevd_paa(krav: Kravkolonner, eier: Kolonne, dato: Kolonne) -> Kolonne:
    """What each claim had claimed on the day its lines met it, in øre."""
    dag = np.zeros(len(krav), dtype=np.int64)
    dag[eier] = dato
    av = np.repeat(np.arange(len(krav)), np.diff(krav.ptr))
    gjelder = np.where(krav.endring_dato <= dag[av], krav.endring_oere, 0)
    loepende = np.concatenate([[0], np.cumsum(gjelder)])
    return loepende[krav.ptr[1:]] - loepende[krav.ptr[:-1]]


class _Valg:
    """Which rule takes which pair; an island is decided once, or left to the walk."""

    def __init__(self, oey: Kolonne, ferie: Kolonne, linje: _Linjeside, krav: _Kravside) -> None:
        self.linje, self.krav, self.ferie = linje, krav, ferie
        self.start = _starter(oey)
        self.lengde = np.diff(np.append(self.start, len(oey)))
        self.nr = np.repeat(np.arange(len(self.start)), self.lengde)
        self.alene = self.lengde == 1
        self.aapen = np.ones(len(self.start), dtype=bool)
        self.gjelder = self.aapen
        self.regel = np.full(len(oey), INGEN, dtype=np.int64)

    def proev(self, nr: int, regel: Regel, toleranse: Toleranse) -> None:
        """Let a rule take what it answers for."""
        if not len(self.nr):
            return
        if regel.par is not None:
            svar = regel.par(self.linje, self.krav, toleranse)
            svar &= self.ferie == (regel.naboskap is Naboskap.FERIEPENGER)
            self._ta(nr, np.logical_or.reduceat(svar, self.start), self.alene)
        if regel.gruppe is not None:
            foerste = _rader(self.linje, self.start[self.nr])
            med = np.logical_and.reduceat(
                regel.gruppe(self.linje, self.krav, foerste) & ~self.ferie, self.start
            )
            sum_ = np.add.reduceat(self.linje.rest, self.start)
            self._ta(nr, med & (sum_ == self.krav.rest[self.start]) & ~self.alene, ~self.alene)

    def _ta(self, nr: int, svar: Kolonne, kan_tas: Kolonne) -> None:
        """Islands that the rule answers for are taken by it, or (when it cannot take them) left over."""
        tatt = self.aapen & self.gjelder & svar & kan_tas
        self.regel[tatt[self.nr]] = nr
        self.aapen = self.aapen & ~(self.gjelder & svar)

    def par(self, linje: Kolonne, eier: Kolonne, dato: Kolonne, ytelse: Kolonne) -> Par:
        """The settled pairs."""
        tatt = self.regel != INGEN
        lik = (self.linje.fom == self.krav.fom) & (self.linje.tom == self.krav.tom)
        antall = np.where(self.alene, 0, self.lengde)[self.nr]
        felter: tuple[Any, ...] = (
            linje,
            eier,
            self.linje.rest,
            dato,
            self.regel,
            self.krav.krevd,
            lik,
            self.linje.ytelse == ytelse,
            antall,
        )
        return Par(*(felt[tatt] for felt in felter))


def _rader(side: _Linjeside, plasser: Kolonne) -> _Linjeside:
    return _Linjeside(*(getattr(side, navn)[plasser] for navn in _Linjeside.__slots__))
