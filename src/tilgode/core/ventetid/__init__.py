"""Waiting times: from a claim is sent until Nav answers, with the claims not answered yet counted in.

A claim without an answer is a *censored* observation: it says that the wait is at least so long. Leaving
such claims out would make Nav look faster than it is, and most so where it is slowest.
Border: pure. What was sent and answered when is read in `apps.ventetid`; the survival estimate itself is a
library's and comes in as an argument; norms are `params.normtider`.
"""

from tilgode.core.ventetid.kurve import Estimator, Kurve
from tilgode.core.ventetid.statistikk import (
    Normrad,
    Ventetidsrad,
    Ventetidsstatistikk,
    lag_statistikk,
    over_grensen,
)
from tilgode.core.ventetid.typer import Kravtype, Norm, Observasjon, Slutt, kravtyper

__all__ = [
    "Estimator",
    "Kravtype",
    "Kurve",
    "Norm",
    "Normrad",
    "Observasjon",
    "Slutt",
    "Ventetidsrad",
    "Ventetidsstatistikk",
    "kravtyper",
    "lag_statistikk",
    "over_grensen",
]
