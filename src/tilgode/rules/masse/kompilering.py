"""Compiles the walks: the very functions the explained executor runs, made into machine code.

numba is asked for only when somebody wants compiled code, since importing it takes a second. Each
function is compiled with its helpers bound to their compiled twins. The statute's numbers come in
as arguments, so nothing of the law is baked in; what is kept between runs (only when a folder has
been named, NUMBA_CACHE_DIR) is kept in a folder named by the hash of the source, see
`apps.felles.mellomlager`.
Border: no rule. Without numba, or with it switched off, the plain functions are given.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import FunctionType, ModuleType
from typing import Any

from tilgode.rules.felles import telling as dagtelling
from tilgode.rules.masse import kjerne, oppdeling, telling
from tilgode.rules.ytelser.sykepenger import (
    arbeidsgiverperiode_kjerne,
    fordeling,
    maksdato_kjerne,
    skjaeringstidspunkt_kjerne,
)

#: Every module with functions to compile, those that are called before those that call.
MODULER: tuple[ModuleType, ...] = (
    dagtelling,
    arbeidsgiverperiode_kjerne,
    skjaeringstidspunkt_kjerne,
    maksdato_kjerne,
    fordeling,
    telling,
    oppdeling,
    kjerne,
)
#: Of a module with other things too, only these.
UTVALG = {fordeling: ("fordel_en",)}


def _funksjoner(modul: ModuleType) -> list[FunctionType]:
    alle = [f for f in vars(modul).values() if isinstance(f, FunctionType) and f.__module__ == modul.__name__]
    return [f for f in alle if modul not in UTVALG or f.__name__ in UTVALG[modul]]


@lru_cache(maxsize=1)
def kompiler() -> Callable[..., Any] | None:
    """The compiled `kjerne.beregn_personer`, or None where numba is missing or switched off."""
    try:
        import numba
    except ImportError:
        return None
    if numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
        return None
    # many small functions, so they are laid into each other; no reference counts (nothing is allocated)
    # and no test for a zero divisor (none is zero)
    valg: dict[str, Any] = {"forceinline": True, "nogil": True, "_nrt": False, "error_model": "numpy"}
    valg["cache"] = bool(numba.config.CACHE_DIR)  # type: ignore[attr-defined]
    kompilert: dict[FunctionType, Any] = {}
    for modul in MODULER:
        # one set of names a module, filled while its functions are made: they may call each other
        navn = {n: kompilert.get(v, v) if isinstance(v, FunctionType) else v for n, v in vars(modul).items()}
        for funksjon in _funksjoner(modul):
            tvilling = FunctionType(funksjon.__code__, navn, funksjon.__name__)
            kompilert[funksjon] = navn[funksjon.__name__] = numba.njit(**valg)(tvilling)
    hoved: Any = kjerne.beregn_personer
    resultat: Callable[..., Any] = kompilert[hoved]
    return resultat
