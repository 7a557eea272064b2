"""Matching over columns: the first pass for all persons at once, and the walk for the few that are left.

The outcome is the one that `avstem` gives from objects, by test.
Border: pure; reading and storing are `apps.oppgjoer`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from tilgode.core.avstemming.foerstepass import Par, finn_par
from tilgode.core.avstemming.kolonner import (
    INGEN,
    Kolonne,
    Kravkolonner,
    Linjekolonner,
    Ordliste,
    kravkolonner,
    linjekolonner,
)
from tilgode.core.avstemming.motor import avstem
from tilgode.core.avstemming.oeyer import Oeyer
from tilgode.core.avstemming.regler import LEVERT, Regel, Regelsett
from tilgode.core.avstemming.regler_sikre import grunn_av
from tilgode.core.avstemming.typer import (
    Beslutning,
    Kravpost,
    Linje,
    Resultat,
    Treff,
)


@dataclass(slots=True)
class Resten:
    """What the first pass leaves of some persons: whole persons, so that each heap stands alone."""

    linjer: list[Linje]
    krav: list[Kravpost]
    beslutninger: list[Beslutning]


@dataclass(slots=True)
class Masseresultat:
    """The pairs of the first pass (places in the columns), and what the walk made of the rest."""

    par: Par
    resten: Resultat
    linjer: Linjekolonner
    krav: Kravkolonner
    regler: Sequence[Regel]

    def treff(self) -> Iterator[Treff]:
        """The pairs as matches."""
        p = self.par
        felter: tuple[Any, ...] = (
            self.linjer.id[p.linje],
            self.krav.id[p.krav],
            p.oere,
            p.dato,
            p.regel,
            p.utestaaende_foer,
            p.samme_periode,
            p.samme_ytelse,
            p.antall_linjer,
        )
        for linje, krav, oere, dato, nr, foer, periode, ytelse, antall in zip(
            *(felt.tolist() for felt in felter), strict=True
        ):
            regel = self.regler[nr]
            grunn = grunn_av(
                samme_periode=periode, samme_ytelse=ytelse, beloep=oere, foer=foer, antall_linjer=antall
            )
            yield Treff(linje, krav, oere, date.fromordinal(dato), regel.art, regel.navn, grunn)

    def samlet(self) -> Resultat:
        """All as objects, sorted by line: what `avstem` gives."""
        k = self.linjer
        tekst = k.ord.ord
        orden = {
            pk: (valuta, tekst[rapport], nr)
            for pk, valuta, rapport, nr in zip(
                *(felt.tolist() for felt in (k.id, k.valuta, k.rapport, k.nr)), strict=True
            )
        }
        treff = sorted([*self.treff(), *self.resten.treff], key=lambda t: orden[t.linje])
        return Resultat(tuple(treff), self.resten.forslag, self.resten.rester)


def avstem_kolonner(
    linjer: Linjekolonner,
    krav: Kravkolonner,
    beslutninger: Iterable[Beslutning] = (),
    *,
    plan: Sequence[Regelsett] = LEVERT,
) -> Masseresultat:
    """Match all lines against all claims; see `avstem`."""
    alle = list(beslutninger)
    par, oeyer = finn_par(linjer, krav, alle, plan)
    resten = finn_resten(linjer, krav, alle, par, oeyer)
    utfall = avstem(resten.linjer, resten.krav, resten.beslutninger, plan=plan)
    regler = [regel for sett in plan for regel in sett.regler]
    return Masseresultat(par, utfall, linjer, krav, regler)


def finn_resten(
    linjer: Linjekolonner, krav: Kravkolonner, beslutninger: list[Beslutning], par: Par, oeyer: Oeyer
) -> Resten:
    """Lines that are not settled, with every claim of their persons that may still be meant."""
    igjen = np.ones(len(linjer), dtype=bool)
    igjen[par.linje] = False
    personer = np.unique(linjer.person[igjen & (linjer.person != INGEN)])
    med = np.isin(krav.person, personer) & ~_oppgjort(krav, par)
    faste = np.flatnonzero(med[par.krav])
    return Resten(
        linjer.linjer(np.flatnonzero(igjen)),
        krav.poster(np.flatnonzero(med)),
        [*beslutninger, *_som_beslutninger(linjer, krav, par, faste)],
    )


def _oppgjort(krav: Kravkolonner, par: Par) -> Kolonne:
    """Claims that the pass has settled to the øre, now and by all later changes: nothing can mean them."""
    loepende = np.concatenate([[0], np.cumsum(krav.endring_oere)])
    rest = loepende[krav.ptr[1:]] - loepende[krav.ptr[:-1]]
    np.subtract.at(rest, par.krav, par.oere)
    tatt = np.zeros(len(krav), dtype=bool)
    tatt[par.krav] = True
    return tatt & (rest == 0)


def _som_beslutninger(
    linjer: Linjekolonner, krav: Kravkolonner, par: Par, plasser: Kolonne
) -> list[Beslutning]:
    """Settled pairs whose claim is still of interest, as what the walk must take for given."""
    felter: tuple[Any, ...] = (linjer.id[par.linje], krav.id[par.krav], par.oere, par.dato)
    return [
        Beslutning(linje, post, oere, date.fromordinal(dato))
        for linje, post, oere, dato in zip(*(felt[plasser].tolist() for felt in felter), strict=True)
    ]


def fra_objekter(linjer: Sequence[Linje], krav: Sequence[Kravpost]) -> tuple[Linjekolonner, Kravkolonner]:
    """Columns of both sides, over one list of words."""
    ordliste = Ordliste()
    return linjekolonner(linjer, ordliste), kravkolonner(krav, ordliste)
