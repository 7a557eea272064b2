"""Skjæringstidspunktet, ftrl. §§ 8-2, 8-28: the day conditions and income are fixed.

One per unbroken sickness, common to all employers: their days are merged, sickness first, then
time off, then what breaks it. Runs are read in one pass through the table.
Border: the employer's first absence day and the form's bestemmende fraværsdag are other dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype, Sykdomstidslinje
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt_tabell import (
    DAGSLAG,
    SKJAERINGSTIDSPUNKT,
    TABELL,
    Dagslag,
    Tilstand,
    Virkning,
)
from tilgode.values.periode import Periode
from tilgode.values.uketidslinje import LOERDAG, ukedagsnummer

_SLAG = {type_: int(slag) for type_, slag in DAGSLAG.items()}
_UKJENT = _SLAG[Dagtype.UKJENT]


class _Strekning(NamedTuple):
    """Days in a row (ordinals) of one kind; unknown weekdays and weekends in one."""

    fom: int
    tom: int
    slag: int


def finn_skjaeringstidspunkter(tidslinjer: Sequence[Sykdomstidslinje]) -> tuple[Periode, ...]:
    """Find every sickness as [skjæringstidspunkt, last day], oldest first."""
    if len(tidslinjer) == 1:
        strekninger = _strekninger(tidslinjer[0])
    else:
        strekninger = _slaa_sammen([_strekninger(linje) for linje in tidslinjer])
    return tuple(_intervaller(strekninger))


def skjaeringstidspunkt_for(intervaller: Iterable[Periode], periode: Periode) -> date | None:
    """The first day of the last sickness that touches the period, or None."""
    beroert = [intervall.fom for intervall in intervaller if intervall.overlapper(periode)]
    return beroert[-1] if beroert else None


def _strekninger(tidslinje: Sykdomstidslinje) -> list[_Strekning]:
    return [
        _Strekning(r.periode.fom.toordinal(), r.periode.tom.toordinal(), _SLAG[r.verdi.type])
        for r in tidslinje.loep
    ]


def _slaa_sammen(linjer: Sequence[Sequence[_Strekning]]) -> list[_Strekning]:
    """Merge employers: on each day the kind that weighs most."""
    grenser = sorted({dag for linje in linjer for s in linje for dag in (s.fom, s.tom + 1)})
    posisjon = [0] * len(linjer)
    resultat: list[_Strekning] = []
    for i in range(len(grenser) - 1):
        fom, tom = grenser[i], grenser[i + 1] - 1
        slag = -1
        for nummer, linje in enumerate(linjer):
            while posisjon[nummer] < len(linje) and linje[posisjon[nummer]].tom < fom:
                posisjon[nummer] += 1
            if posisjon[nummer] < len(linje) and linje[posisjon[nummer]].fom <= fom:
                slag = max(slag, linje[posisjon[nummer]].slag)
        if slag >= 0:
            resultat.append(_Strekning(fom, tom, slag))
    return resultat


def _intervaller(strekninger: Iterable[_Strekning]) -> Iterator[Periode]:
    tilstand, start, siste = int(Tilstand.INGEN), 0, 0
    for s in _uten_hull(strekninger):
        rad = tilstand * len(Dagslag) + s.slag
        virkning = TABELL.kolonner.virkning[rad]
        if virkning == Virkning.START:
            if tilstand != Tilstand.INGEN:
                yield _periode(start, siste)
            start, siste = s.fom, s.tom
        elif virkning == Virkning.UTVID:
            siste = s.tom
        elif virkning == Virkning.SLUTT:
            yield _periode(start, siste)
        tilstand = TABELL.kolonner.neste[rad]
    if tilstand != Tilstand.INGEN:
        yield _periode(start, siste)


def _uten_hull(strekninger: Iterable[_Strekning]) -> Iterator[_Strekning]:
    """The stretches with unknown days between, cut into what the table knows."""
    neste = 0
    for s in strekninger:
        if neste and neste < s.fom:
            yield from _ukjent(neste, s.fom - 1)
        if s.slag == _UKJENT:
            yield from _ukjent(s.fom, s.tom)
        else:
            yield s
        neste = s.tom + 1


def _ukjent(fom: int, tom: int) -> Iterator[_Strekning]:
    """Unknown days: the weekend they begin with, then the rest, which has a weekday first."""
    ukedag = ukedagsnummer(fom)
    if ukedag >= LOERDAG:
        soendag = min(tom, fom + 6 - ukedag)
        yield _Strekning(fom, soendag, Dagslag.UKJENT_HELG)
        fom = soendag + 1
    if fom <= tom:
        yield _Strekning(fom, tom, Dagslag.UKJENT_UKEDAG)


def _periode(fom: int, tom: int) -> Periode:
    return Periode(date.fromordinal(fom), date.fromordinal(tom))


def spor_skjaeringstidspunkter(tidslinjer: Sequence[Sykdomstidslinje]) -> tuple[Steg, ...]:
    """One step per sickness: when it began, when it ended, and among how many employers."""
    return tuple(
        Steg(
            regel="sykepenger.skjaeringstidspunkt.finn",
            hjemmel=SKJAERINGSTIDSPUNKT,
            periode=intervall,
            fakta=(("arbeidsgivere", len(tidslinjer)), ("siste_dag", intervall.tom)),
            utfall=intervall.fom,
        )
        for intervall in finn_skjaeringstidspunkter(tidslinjer)
    )
