"""The survival estimate: scipy's Kaplan-Meier, with Greenwood's band, as a `Kurve` of whole millionths.

scipy is loaded when the first curve is asked for; it is an extra of the package (`statistikk`).
Border: numbers in, a curve out; floats stop here.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence

from tilgode.core.ventetid.kurve import HELE, Kurve


class ManglerBibliotek(Exception):
    """scipy is not installed; the message says how to get it."""


def estimer(observasjoner: Sequence[tuple[int, bool]]) -> Kurve:
    """The curve of (days, answered) pairs; those not answered are right-censored."""
    try:
        from scipy import stats
    except ImportError as feil:
        raise ManglerBibliotek(
            "ventetider trenger biblioteket scipy; installer det med pip install 'tilgode[statistikk]'"
        ) from feil
    dager = [d for d, _ in observasjoner]
    sensurert = [not besvart for _, besvart in observasjoner]
    funksjon = stats.ecdf(stats.CensoredData.right_censored(dager, sensurert)).sf
    with warnings.catch_warnings():
        # the band is not defined where the curve is 1 or 0; there it has no width
        warnings.simplefilter("ignore", RuntimeWarning)
        baand = funksjon.confidence_interval(method="log-log")
    ubesvart = _hele(funksjon.probabilities, ())
    return Kurve(
        tuple(int(d) for d in funksjon.quantiles),
        ubesvart,
        _hele(baand.low.probabilities, ubesvart),
        _hele(baand.high.probabilities, ubesvart),
        len(dager),
        len(dager) - sum(sensurert),
    )


def _hele(andeler: Iterable[float], ellers: Sequence[int]) -> tuple[int, ...]:
    """Millionths; the value of `ellers` where a number is not a number."""
    return tuple(ellers[i] if a != a else round(a * HELE) for i, a in enumerate(andeler))
