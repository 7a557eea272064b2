"""Feriepenger of the demo's refunded sykepenger of 2024, claimed and paid in May and June 2025.

Border: the 48 days and the rate are the law's (`rules`); here the paid days are gathered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.feriepenger import (
    Kilde,
    Mottaker,
    Utbetaling,
    beregn_feriepenger,
)
from tilgode.simulation.demo_forloep import Del, Forloep, Slutt
from tilgode.simulation.demo_nye import Sak
from tilgode.simulation.lov import Rett
from tilgode.simulation.modell import Historie, Krav
from tilgode.values.periode import Periode

_AAR = 2024
_SENDT = date(2025, 5, 15)
KR = 100


def feriepenger_oere(historie: Historie, rett: Rett, aar: int, parametre: Lovparametre) -> int:
    """What Nav pays of feriepenger for one earning year, in øre."""
    utbetalinger = [
        Utbetaling(
            periode=loep.periode,
            orgnr=historie.ansatt.arbeidsforhold,
            mottaker=Mottaker.ARBEIDSGIVER,
            kilde=Kilde.SPLEIS,
            dagsbeloep=loep.verdi // KR,
        )
        for loep in rett.betalt
        if loep.fom.year <= aar <= loep.tom.year
    ]
    if not utbetalinger:
        return 0
    utfall = beregn_feriepenger(historie.ansatt.foedt, aar, utbetalinger, parametre)
    return sum(r.differanse for r in utfall.resultat) * KR


def lag_feriepenger(saker: Iterable[Sak], parametre: Lovparametre) -> Iterator[Forloep]:
    """One claim for each person with refunded sykepenger in the earning year."""
    for sak in saker:
        oere = feriepenger_oere(sak.historie, sak.rett, _AAR, parametre)
        ansatt = sak.historie.ansatt
        if oere > 0:
            krav = Krav(
                referanse=f"F{_AAR}-{ansatt.nr:05d}",
                ansatt=ansatt,
                ytelse="FERIEPENGER",
                feriepenger_av="SYKEPENGER",
                periode=Periode(date(_AAR, 1, 1), date(_AAR, 12, 31)),
                oere=oere,
                sendt=_SENDT,
                rett_oere=oere,
                kravaar=_AAR,
            )
            yield Forloep(krav, ansatt.enhet.sektor, [Del(Slutt.BETALT_STRAKS, oere)])
