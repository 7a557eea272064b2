"""The demo's claims from 2024 on: what the law gives for the absences, month by month, as claimed.

Border: which of them are still unpaid on a balance date is chosen in `demo_utvalg`; the claims that
were registered too high are made in `demo_overfoert`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tilgode.rules.parametre import Lovparametre
from tilgode.simulation.demo_forloep import VINDU
from tilgode.simulation.lov import Rett, finn_rett, oppgitte_refusjoner
from tilgode.simulation.modell import Historie, Krav, Refusjon
from tilgode.simulation.tilfeldig import Tilfeldig

#: Days from the end of the period; many claims are made with the payroll run before the month is out.
_FORSINKELSE = ((-7, 38), (-3, 12), (3, 20), (8, 18), (14, 8), (25, 3), (45, 1))


@dataclass(frozen=True, slots=True)
class Sak:
    """A person's history with what the law says about it."""

    historie: Historie
    rett: Rett


def lag_saker(historier: Iterable[Historie], parametre: Lovparametre) -> list[Sak]:
    """Ask the law about everybody."""
    return [Sak(historie, finn_rett(historie, parametre)) for historie in historier]


def lag_krav(saker: Iterable[Sak], parametre: Lovparametre, t: Tilfeldig) -> list[Krav]:
    """One claim per person, ytelse and month with a refund, sent with a human delay."""
    krav: list[Krav] = []
    for sak in saker:
        for refusjon in _refusjoner(sak, parametre):
            sendt = max(
                refusjon.periode.fom + timedelta(days=1),
                refusjon.periode.tom + timedelta(days=t.vektet(_FORSINKELSE) + t.heltall(0, 4)),
            )
            if sendt <= VINDU.tom and refusjon.oere:
                krav.append(_krav(len(krav) + 1, sak, refusjon, sendt))
    return krav


def _refusjoner(sak: Sak, parametre: Lovparametre) -> Iterator[Refusjon]:
    yield from sak.rett.refusjoner
    for annet in sak.historie.annet:
        yield from oppgitte_refusjoner(annet, sak.historie.ansatt, parametre)


def _krav(nr: int, sak: Sak, refusjon: Refusjon, sendt: date) -> Krav:
    aar = refusjon.periode.fom.year
    return Krav(
        referanse=f"R{aar}-{nr:05d}",
        ansatt=sak.historie.ansatt,
        ytelse=refusjon.ytelse,
        periode=refusjon.periode,
        oere=refusjon.oere,
        sendt=sendt,
        rett_oere=refusjon.oere,
        kravaar=aar,
        virkedager=refusjon.virkedager,
        maksdato=refusjon.maksdato,
        rett_periode=refusjon.periode,
    )
