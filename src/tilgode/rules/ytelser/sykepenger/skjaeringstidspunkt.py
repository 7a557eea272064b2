"""Skjæringstidspunktet, ftrl. §§ 8-2, 8-28: the day conditions and income are fixed.

One per unbroken sickness, common to all employers: their days are merged, sickness first, then
time off, then what breaks it. Runs are read in one pass through the table.
Border: the employer's first absence day and the form's bestemmende fraværsdag are other dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from tilgode.rules.ytelser.sykepenger import skjaeringstidspunkt_kjerne as kjerne
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype, Sykdomstidslinje
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt_tabell import DAGSLAG, TABELL
from tilgode.values.periode import Periode

#: Kinds of day as whole numbers (weekday, weekend), by type.
_SLAG = {type_: (int(ukedag), int(helg)) for type_, (ukedag, helg) in DAGSLAG.items()}
_UKJENT = _SLAG[Dagtype.UKJENT]

#: Days in a row of one kind: ordinals, kind on weekdays, kind in weekends.
_Strekning = tuple[int, int, int, int]


def finn_skjaeringstidspunkter(tidslinjer: Sequence[Sykdomstidslinje]) -> tuple[Periode, ...]:
    """Find every sickness as [skjæringstidspunkt, last day], oldest first."""
    return tuple([_periode(fom, tom) for fom, tom in finn_sykefravaer(tidslinjer)])


def finn_sykefravaer(tidslinjer: Sequence[Sykdomstidslinje]) -> list[tuple[int, int]]:
    """As `finn_skjaeringstidspunkter`, with days as ordinals."""
    linjer = [[(fom, tom, *_SLAG[dag.type]) for fom, tom, dag in tidslinje.tall] for tidslinje in tidslinjer]
    strekninger = linjer[0] if len(linjer) == 1 else _slaa_sammen(linjer)
    plass = len(strekninger) + 1
    s = [0] * kjerne.PLASSER
    ut = [0] * (plass * kjerne.UT_KOLONNER)
    neste = 0
    for fom, tom, ukedag, helg in strekninger:
        if neste and neste < fom:
            kjerne.les_dager(s, ut, TABELL.tall, neste, fom - 1, *_UKJENT)
        kjerne.les_dager(s, ut, TABELL.tall, fom, tom, ukedag, helg)
        neste = tom + 1
    kjerne.avslutt(s, ut)
    brukt = ut[: kjerne.UT_KOLONNER * s[kjerne.ANTALL]]
    return list(zip(brukt[kjerne.UT_FOM :: 2], brukt[kjerne.UT_TOM :: 2], strict=True))


def skjaeringstidspunkt_for(intervaller: Iterable[Periode], periode: Periode) -> date | None:
    """The first day of the last sickness that touches the period, or None."""
    beroert = [intervall.fom for intervall in intervaller if intervall.overlapper(periode)]
    return beroert[-1] if beroert else None


def _slaa_sammen(linjer: Sequence[Sequence[_Strekning]]) -> list[_Strekning]:
    """Merge employers: on each day the kind that weighs most."""
    grenser = sorted({dag for linje in linjer for s in linje for dag in (s[0], s[1] + 1)})
    posisjon = [0] * len(linjer)
    resultat: list[_Strekning] = []
    for fom, etter in pairwise(grenser):
        slag = _UKJENT
        for nummer, linje in enumerate(linjer):
            while posisjon[nummer] < len(linje) and linje[posisjon[nummer]][1] < fom:
                posisjon[nummer] += 1
            if posisjon[nummer] < len(linje) and linje[posisjon[nummer]][0] <= fom:
                slag = max(slag, linje[posisjon[nummer]][2:])
        resultat.append((fom, etter - 1, *slag))
    return resultat


def _periode(fom: int, tom: int) -> Periode:
    return Periode(date.fromordinal(fom), date.fromordinal(tom))
