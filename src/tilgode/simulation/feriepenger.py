"""Feriepenger of refunded sykepenger for one earning year, by the law's own function.

Border: the 48 days and the rate are in `rules`; here the paid days are gathered.
"""

from __future__ import annotations

from collections.abc import Sequence

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.feriepenger import (
    Kilde,
    Mottaker,
    Utbetaling,
    beregn_feriepenger,
)
from tilgode.simulation.lov import Rett
from tilgode.simulation.modell import Historie
from tilgode.values.periode import Periode

KR = 100


def feriepenger_oere(
    historie: Historie, rett: Rett, aar: int, parametre: Lovparametre, tapt: Sequence[Periode] = ()
) -> int:
    """What Nav pays for one earning year, in øre; days in `tapt` were never refunded."""
    utbetalinger = [
        Utbetaling(
            periode=loep.periode,
            orgnr=historie.ansatt.arbeidsforhold,
            mottaker=Mottaker.ARBEIDSGIVER,
            kilde=Kilde.SPLEIS,
            dagsbeloep=loep.verdi // KR,
        )
        for loep in rett.betalt
        if loep.fom.year <= aar <= loep.tom.year and not any(loep.periode.overlapper(p) for p in tapt)
    ]
    if not utbetalinger:
        return 0
    utfall = beregn_feriepenger(historie.ansatt.foedt, aar, utbetalinger, parametre)
    return sum(r.differanse for r in utfall.resultat) * KR
