"""The demo's feriepenger of 2024: claimed in May 2025, paid in the June report.

Border: the amount is in `feriepenger`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tilgode.rules.parametre import Lovparametre
from tilgode.simulation.demo_forloep import Del, Forloep, Slutt
from tilgode.simulation.demo_nye import Sak
from tilgode.simulation.feriepenger import feriepenger_oere
from tilgode.simulation.modell import Krav
from tilgode.values.periode import Periode

_AAR = 2024
_SENDT = date(2025, 5, 15)


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
