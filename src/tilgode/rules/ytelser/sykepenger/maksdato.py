"""Maksdato, ftrl. §§ 8-12, 8-51, 8-3: how many days are spent, and when the right ends.

All employers and earlier payments become one day each (the heaviest class counts), the table in
`maksdato_tabell` is walked by `maksdato_kjerne`, and the date is counted ahead from where the walk
ended. A degree plays no part: a day paid at 20 percent is a whole day.
Border: days refused for other reasons come in as refused. Days at employers nobody told of are not
seen, so for one employer the date is an upper bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.ytelser.sykepenger import maksdato_kjerne as kjerne
from tilgode.rules.ytelser.sykepenger.dagklasse import Avslagsstrekk, Klasselinje
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag, Dagklasse
from tilgode.rules.ytelser.sykepenger.maksdato_tabell import (
    AVSLAG,
    DAGSLAG,
    TABELL,
    Dagslag,
)
from tilgode.values.kalender import legg_til_aar
from tilgode.values.periode import Periode, slaa_sammen
from tilgode.values.tidslinje import Loep, Tidslinje
from tilgode.values.uketidslinje import Ukeloep, Uketidslinje

_SLAG = {klasse: (int(slag), vekt) for klasse, (slag, vekt) in DAGSLAG.items()}
_UKJENT = (int(Dagslag.BRUDD), -1)
_BETALT = _SLAG[Dagklasse.NAV]
_HELG = _SLAG[Dagklasse.HELG]
_AVSLAG = {int(virkning): avslag for virkning, avslag in AVSLAG.items()}
SAKSPLASSER = range(kjerne.VURDERT_TOM + 1)
_Slag = tuple[int, int]


class Bestemmelse(Enum):
    """Which limit gives the date; the value is Nav's own code."""

    ORDINAER_RETT = "ORDINÆR_RETT"
    BEGRENSET_RETT = "BEGRENSET_RETT"
    SYTTI_AAR = "SYTTI_ÅR"


#: By the number the walk gives.
_BESTEMMELSER = (Bestemmelse.ORDINAER_RETT, Bestemmelse.BEGRENSET_RETT, Bestemmelse.SYTTI_AAR)


@dataclass(frozen=True, slots=True)
class Grenser:
    """The limits of one person: the statute's numbers and the person's own dates."""

    maks_dager: int
    maks_dager_over_67: int
    ny_rett_dager: int
    vindu_aar: int
    dag_67: date
    dag_70: date
    doedsdato: date | None = None

    @classmethod
    def av(cls, foedselsdato: date, doedsdato: date | None, parametre: Sykepengeparametre) -> Grenser:
        """From the date of birth; born 29 February has the birthday on the 28th."""
        return cls(
            maks_dager=parametre.maks_dager,
            maks_dager_over_67=parametre.maks_dager_over_67,
            ny_rett_dager=parametre.ny_rett_dager,
            vindu_aar=parametre.vindu_aar,
            dag_67=legg_til_aar(foedselsdato, parametre.alder_begrenset_rett),
            dag_70=legg_til_aar(foedselsdato, parametre.alder_ingen_rett),
            doedsdato=doedsdato,
        )

    def tall(self) -> tuple[int, ...]:
        """As whole numbers, in the order of the walk."""
        return (
            self.maks_dager,
            self.maks_dager_over_67,
            self.ny_rett_dager,
            self.vindu_aar,
            self.dag_67.toordinal(),
            self.dag_70.toordinal(),
            self.doedsdato.toordinal() if self.doedsdato else kjerne.ALDRI,
        )


class Prognose(NamedTuple):
    """The last day with a right, which limit gives it, and the weekdays left until then."""

    maksdato: date
    bestemmelse: Bestemmelse
    gjenstaende: int


@dataclass(frozen=True, slots=True)
class Sak:
    """One right: from its first paid day until 26 weeks without, or until the days end.

    `start_rett` is None when nothing is paid yet. `forbrukt` are days inside the window,
    `forbrukt_over_67` those of them after the 67th birthday; `opphold` days of gap after the last
    paid day; `avslatt` refused days. It was looked at until `vurdert_tom`.
    """

    start_rett: date | None
    start_vindu: date | None
    forbrukt: int
    forbrukt_over_67: int
    opphold: int
    avslatt: int
    siste_betalte: date | None
    vurdert_tom: date | None = None


@dataclass(frozen=True)
class Maksdatoresultat:
    """The rights in turn, the refused days, and what can be foreseen from `vurdert_tom`."""

    saker: tuple[Sak, ...]
    avslagsstrekk: tuple[Avslagsstrekk, ...]
    vurdert_tom: date
    grenser: Grenser

    @property
    def sak(self) -> Sak:
        """The right that runs, or the last one."""
        return self.saker[-1]

    @cached_property
    def prognose(self) -> Prognose:
        """The date, from where the running right stands."""
        return finn_maksdato(self.sak, self.vurdert_tom, self.grenser)

    @cached_property
    def avslag(self) -> Tidslinje[Avslag]:
        """Every refused day with its reason; weekends only where they are refused too."""
        uker = Uketidslinje(
            Ukeloep(s.fom, s.tom, s.avslag, s.avslag if s.med_helg else None) for s in self.avslagsstrekk
        )
        return Tidslinje.fra_sortert(
            Loep(loep.periode, loep.verdi) for loep in uker.tidslinje() if loep.verdi is not None
        )


def beregn_maksdato(
    dager_per_arbeidsgiver: Sequence[Klasselinje],
    foedselsdato: date,
    doedsdato: date | None,
    parametre: Sykepengeparametre,
    historikk: Sequence[Periode] = (),
    vurdert_tom: date | None = None,
) -> Maksdatoresultat:
    """Count the days of one person, all employers and earlier payments (`historikk`) together.

    Days after `vurdert_tom` are not looked at. Raises ValueError when there are no days at all.
    """
    return beregn(
        [til_slag(linje) for linje in dager_per_arbeidsgiver] + historikk_som_dager(historikk),
        Grenser.av(foedselsdato, doedsdato, parametre),
        vurdert_tom.toordinal() if vurdert_tom else None,
    )


class Slagloep(NamedTuple):
    """Days in a row (ordinals): kind and weight on weekdays, kind and weight in weekends."""

    fom: int
    tom: int
    ukedag: _Slag
    helg: _Slag


def beregn(
    linjer: Sequence[Sequence[Slagloep]], grenser: Grenser, vurdert: int | None = None
) -> Maksdatoresultat:
    """As `beregn_maksdato`, from kinds of day and limits."""
    loep = linjer[0] if len(linjer) == 1 else slaa_sammen_dager(linjer)
    if not loep:
        raise ValueError("ingen dager å beregne maksdato av")
    siste = loep[-1].tom if vurdert is None else vurdert
    return avslutt(*_gaa(loep, grenser.tall(), siste), siste, grenser)


def avslutt(s: list[int], ut: list[int], siste: int, grenser: Grenser) -> Maksdatoresultat:
    """The outcome of a walk that has taken all days up to `siste` (an ordinal)."""
    kjerne.lukk_sak(s, ut, siste)
    return Maksdatoresultat(
        saker=tuple(
            som_sak([ut[kjerne.UT_KOLONNER * i + kjerne.UT_SAK + p] for p in SAKSPLASSER])
            for i in range(s[kjerne.ANTALL_SAKER])
        ),
        avslagsstrekk=_avslagsstrekk(s, ut),
        vurdert_tom=date.fromordinal(siste),
        grenser=grenser,
    )


def start(antall_loep: int) -> tuple[list[int], list[int]]:
    """The state before the first day, and room for what comes out of so many runs."""
    return [0] * kjerne.PLASSER, [0] * (4 * antall_loep + 8) * kjerne.UT_KOLONNER


def _gaa(loep: Sequence[Slagloep], grenser: Sequence[int], siste: int) -> tuple[list[int], list[int]]:
    s, ut = start(len(loep))
    tall = TABELL.tall
    neste = loep[0].fom
    for fom, tom, ukedag, helg in loep:
        if fom > siste:
            break
        if neste < fom:
            kjerne.tell_dager(s, ut, tall, neste, fom - 1, _UKJENT[0], _UKJENT[0], grenser)
        kjerne.tell_dager(s, ut, tall, fom, min(tom, siste), ukedag[0], helg[0], grenser)
        neste = tom + 1
    return s, ut


def som_sak(plasser: Sequence[int]) -> Sak:
    """A right from its row of whole numbers."""
    return Sak(
        start_rett=som_dato(plasser[kjerne.START]),
        start_vindu=som_dato(plasser[kjerne.VINDU]),
        forbrukt=plasser[kjerne.FORBRUKT],
        forbrukt_over_67=plasser[kjerne.FORBRUKT_67],
        opphold=plasser[kjerne.OPPHOLD],
        avslatt=plasser[kjerne.AVSLAATT],
        siste_betalte=som_dato(plasser[kjerne.SISTE_BRUKTE]),
        vurdert_tom=som_dato(plasser[kjerne.VURDERT_TOM]),
    )


def som_dato(dag: int) -> date | None:
    """The date of an ordinal; 0 is none."""
    return date.fromordinal(dag) if dag else None


def _avslagsstrekk(s: Sequence[int], ut: list[int]) -> tuple[Avslagsstrekk, ...]:
    return tuple(
        Avslagsstrekk(
            ut[kjerne.UT_KOLONNER * i + kjerne.UT_AVSLAG_FOM],
            ut[kjerne.UT_KOLONNER * i + kjerne.UT_AVSLAG_TOM],
            *_AVSLAG[ut[kjerne.UT_KOLONNER * i + kjerne.UT_AVSLAG_VIRKNING]],
            bool(ut[kjerne.UT_KOLONNER * i + kjerne.UT_AVSLAG_HELG]),
        )
        for i in range(s[kjerne.ANTALL_AVSLAG])
    )


def til_slag(linje: Klasselinje) -> list[Slagloep]:
    """What each day of one employer is to the right."""
    return [Slagloep(r.fom, r.tom, _SLAG[r.ukedag.klasse], _SLAG[r.helg.klasse]) for r in linje.loep]


def historikk_som_dager(perioder: Sequence[Periode]) -> list[list[Slagloep]]:
    """Earlier payments as one more employer's days."""
    betalt = slaa_sammen(perioder)
    if not betalt:
        return []
    return [[Slagloep(p.fom.toordinal(), p.tom.toordinal(), _BETALT, _HELG) for p in betalt]]


def slaa_sammen_dager(linjer: Sequence[Sequence[Slagloep]]) -> list[Slagloep]:
    """Merge employers: each day, weekday and weekend apart, the class that weighs most."""
    if len(linjer) == 1 and all(foer.tom + 1 == etter.fom for foer, etter in pairwise(linjer[0])):
        return list(linjer[0])
    grenser = sorted({dag for linje in linjer for r in linje for dag in (r.fom, r.tom + 1)})
    posisjon = [0] * len(linjer)
    resultat: list[Slagloep] = []
    for fom, neste in pairwise(grenser):
        ukedag = helg = _UKJENT
        for nummer, linje in enumerate(linjer):
            while posisjon[nummer] < len(linje) and linje[posisjon[nummer]].tom < fom:
                posisjon[nummer] += 1
            if posisjon[nummer] < len(linje) and linje[posisjon[nummer]].fom <= fom:
                loep = linje[posisjon[nummer]]
                ukedag = max(ukedag, loep.ukedag, key=_vekt)
                helg = max(helg, loep.helg, key=_vekt)
        resultat.append(Slagloep(fom, neste - 1, ukedag, helg))
    return resultat


def _vekt(slag: _Slag) -> int:
    return slag[1]


def finn_maksdato(sak: Sak, vurdert_tom: date, grenser: Grenser) -> Prognose:
    """The last day with a right, counted from `vurdert_tom` (an empty quota: from its last day)."""
    dag, bestemmelse, igjen = kjerne.finn_maksdato(
        sak.forbrukt,
        sak.forbrukt_over_67,
        sak.siste_betalte.toordinal() if sak.siste_betalte else 0,
        vurdert_tom.toordinal(),
        grenser.tall(),
    )
    return Prognose(date.fromordinal(dag), _BESTEMMELSER[bestemmelse], igjen)
