"""What each day becomes and who pays it, ftrl. §§ 8-11, 8-17, 8-19, 8-22.

The timeline and the days of the arbeidsgiverperioder are laid over each other, run by run; the
table in `dagklasse_tabell` says what comes out, on weekdays and in weekends.
Border: one employer, whole law of the day apart from what needs the person (degree under 20
percent, floor, maksdato): those refuse days afterwards, with `avslaa_dag`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import Arbeidsgiverperiode
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import (
    TABELL,
    YTELSESAVSLAG,
    Avslag,
    Dagklasse,
    Klasserad,
    Plassering,
)
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype, Sykdomstidslinje
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode, slaa_sammen
from tilgode.values.uketidslinje import Ukeloep, Uketidslinje

INGEN = Fraction(0)
#: Types of day that carry a degree.
MED_GRAD = (Dagtype.SYK, Dagtype.EGENMELDING, Dagtype.FORELDET)
#: Classes for which Nav pays, unless the day is refused.
BETALT_AV_NAV = (Dagklasse.NAV, Dagklasse.AGP_NAV)


@dataclass(frozen=True, slots=True)
class Klassedag:
    """What a day has become: class, degree (percent), why refused, and the provision."""

    klasse: Dagklasse
    grad: Fraction
    avslag: tuple[Avslag, ...]
    hjemmel: Hjemmel


Klasselinje = Uketidslinje[Klassedag]
_Par = tuple[Klassedag, Klassedag]


_FOER, _INNE, _ETTER = Plassering.FOER, Plassering.INNE, Plassering.ETTER
#: Counted days in a row (ordinals), and whose they are.
_Strekk = tuple[int, int, Plassering]


def klassifiser(
    tidslinje: Sykdomstidslinje,
    perioder: Iterable[Arbeidsgiverperiode],
    *,
    nav_overtar: Sequence[Periode] = (),
) -> Klasselinje:
    """Give every calendar day from the first to the last day of the timeline its class.

    `nav_overtar`: days of the arbeidsgiverperiode that Nav pays because the employer does not
    (§ 8-22); only weekdays under a sick note are.
    """
    talte = _talte_dager(perioder, nav_overtar)
    linje: list[Ukeloep[Klassedag]] = []
    # days nobody mentions become the same wherever they lie
    ukjent = _par(Dagtype.UKJENT, 0, 1, None)[_FOER]
    i, antall, neste = 0, len(talte), 0
    for fom, tom, dag in tidslinje.tall:
        if neste and neste < fom:
            linje.append(Ukeloep(neste, fom - 1, *ukjent))
        neste = tom + 1
        teller, nevner = dag.grad.as_integer_ratio()
        par = _par(dag.type, teller, nevner, dag.ytelse)
        while i < antall and talte[i][1] < fom:
            i += 1
        while fom <= tom and i < antall and talte[i][0] <= tom:
            start, slutt, plass = talte[i]
            if fom < start:
                linje.append(Ukeloep(fom, start - 1, *par[_ETTER if i else _FOER]))
                fom = start
            slutt = min(slutt, tom)
            linje.append(Ukeloep(fom, slutt, *par[plass]))
            fom = slutt + 1
            if fom <= tom:
                i += 1
        if fom <= tom:
            linje.append(Ukeloep(fom, tom, *par[_ETTER if i else _FOER]))
    return Uketidslinje(linje)


def _talte_dager(perioder: Iterable[Arbeidsgiverperiode], nav_overtar: Sequence[Periode]) -> list[_Strekk]:
    strekk = [(fom, tom, _INNE) for periode in perioder for fom, tom in periode.strekk]
    for periode in slaa_sammen(nav_overtar):
        fom, tom = periode.fom.toordinal(), periode.tom.toordinal()
        strekk = [del_ for s in strekk for del_ in _del_strekk(s, fom, tom)]
    return strekk


def _del_strekk(strekk: _Strekk, fom: int, tom: int) -> list[_Strekk]:
    start, slutt, plass = strekk
    a, b = max(start, fom), min(slutt, tom)
    if a > b:
        return [strekk]
    deler = ((start, a - 1, plass), (a, b, Plassering.INNE_NAV), (b + 1, slutt, plass))
    return [del_ for del_ in deler if del_[0] <= del_[1]]


@lru_cache(maxsize=4096)
def _par(dagtype: Dagtype, teller: int, nevner: int, ytelse: str | None) -> tuple[_Par, ...]:
    """The two values of a week in each place of `Plassering`; kept, so that equal days share one object."""
    grad = Fraction(teller, nevner) if dagtype in MED_GRAD else INGEN
    avslag = _avslag(dagtype, ytelse)
    return tuple(_bygg(rad, grad, avslag) for rad in TABELL[dagtype])


def _bygg(rad: Klasserad, grad: Fraction, avslag: tuple[Avslag, ...]) -> _Par:
    return (
        Klassedag(rad.ukedag, grad, avslag if rad.ukedag is Dagklasse.AVVIST else (), rad.hjemmel_ukedag),
        Klassedag(rad.helg, grad, avslag if rad.helg is Dagklasse.AVVIST else (), rad.hjemmel_helg),
    )


def _avslag(dagtype: Dagtype, ytelse: str | None) -> tuple[Avslag, ...]:
    if dagtype is Dagtype.ANDRE_YTELSER:
        return (finn_ytelsesavslag(ytelse),)
    return (Avslag.EGENMELDING_UTENFOR_ARBEIDSGIVERPERIODE,)


def finn_ytelsesavslag(ytelse: str | None) -> Avslag:
    """Why a day with another benefit is refused; raises ValueError for a benefit not known."""
    navn = (ytelse or "").upper().replace("Æ", "AE")
    if navn not in YTELSESAVSLAG:
        raise ValueError(f"ukjent ytelse: {ytelse!r}")
    return YTELSESAVSLAG[navn]


class Avslagsstrekk(NamedTuple):
    """Days in a row (ordinals) refused for one reason; the weekends in it only `med_helg`."""

    fom: int
    tom: int
    avslag: Avslag
    hjemmel: Hjemmel
    med_helg: bool = False


def avslaa_dag(dag: Klassedag, avslag: Avslag, hjemmel: Hjemmel) -> Klassedag:
    """The day as refused, when Nav would have paid it or has refused it already."""
    if dag.klasse in BETALT_AV_NAV:
        return Klassedag(Dagklasse.AVVIST, dag.grad, (avslag,), hjemmel)
    if dag.klasse is Dagklasse.AVVIST:
        return Klassedag(dag.klasse, dag.grad, (*dag.avslag, avslag), dag.hjemmel)
    return dag
