"""Arbeidsgiverperioden, ftrl. § 8-19: the days the employer pays without refund.

Counting is per employer and in calendar days; weekends inside the absence count. Which day does
what is the table in `arbeidsgiverperiode_tabell`; the walk is `arbeidsgiverperiode_kjerne`; here
facts become numbers and numbers become periods. The steps are made by walking once more, day by
day, when somebody asks.
Border: which days are counted. What each day becomes and who pays is `dagklasse`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger import arbeidsgiverperiode_kjerne as kjerne
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode_tabell import (
    DAGSLAG,
    TABELL,
    Dagslag,
    Tilstand,
    Virkning,
)
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype, Sykdomstidslinje
from tilgode.values.periode import Periode, slaa_sammen
from tilgode.values.uketidslinje import LOERDAG, ukedagsnummer

#: Kinds of day as whole numbers (weekday, weekend), by type.
_SLAG = {type_: (int(ukedag), int(helg)) for type_, (ukedag, helg) in DAGSLAG.items()}
_UKJENT = _SLAG[Dagtype.UKJENT]
_BETALT = (int(Dagslag.BETALT_AV_INFOTRYGD),) * 2
_FRAVAER = _SLAG[Dagtype.SYK]
_FERIE = _SLAG[Dagtype.FERIE]


@dataclass(frozen=True, slots=True)
class Arbeidsgiverperiode:
    """One period: all days that belong to its count, the counted days, and whether it was filled.

    `dager` is empty when Nav (Infotrygd) already paid from the first day.
    """

    omsluttende: Periode
    dager: tuple[Periode, ...]
    ferdig_avklart: bool

    def __contains__(self, dag: date) -> bool:
        return any(dag in periode for periode in self.dager)


class _Strekning(NamedTuple):
    """Days in a row of one kind: ordinals, kind on weekdays, kind in weekends."""

    fom: int
    tom: int
    ukedag: int
    helg: int


def finn_arbeidsgiverperioder(
    tidslinje: Sykdomstidslinje,
    parametre: Sykepengeparametre,
    *,
    betalt_av_infotrygd: Sequence[Periode] = (),
    ferie_i_infotrygd: Sequence[Periode] = (),
    fullfoert_paa_forhaand: bool = False,
) -> tuple[Arbeidsgiverperiode, ...]:
    """Find the periods of one employer, oldest first.

    A new absence joins the running period when fewer calendar days than `opphold_dager` lie
    between (third ledd); after a full period none begins before that many days (fourth ledd).
    Days paid by Infotrygd end the count; holiday there is read as holiday where nothing else is
    known. `fullfoert_paa_forhaand`: a full period lies right before the first day.
    """
    strekninger = _strekninger(tidslinje, betalt_av_infotrygd, ferie_i_infotrygd)
    ut = _kolonner(len(strekninger) + 1)
    s = _start(ut, strekninger, fullfoert_paa_forhaand)
    grenser = (parametre.agp_dager, parametre.opphold_dager)
    for fom, tom, ukedag, helg in strekninger:
        kjerne.tell_dager(s, ut, TABELL.kolonner, fom, tom, ukedag, helg, grenser)
    return _perioder(s, ut)


def arbeidsgiverperiode_for(
    perioder: Sequence[Arbeidsgiverperiode], periode: Periode
) -> Arbeidsgiverperiode | None:
    """The last period whose days touch `periode`: the one a decision about it knows."""
    for agp in reversed(perioder):
        if agp.omsluttende.overlapper(periode):
            return agp
    return None


def _kolonner(antall: int) -> tuple[list[int], ...]:
    """Room for the outcome: a run gives at most two stretches and one period."""
    return tuple([0] * (2 * antall) for _ in range(kjerne.UT_KOLONNER))


def _start(ut: kjerne.Utkolonner, strekninger: Sequence[_Strekning], fullfoert: bool) -> list[int]:
    s = [0] * kjerne.PLASSER
    if fullfoert and strekninger:
        kjerne.aapne(s, ut, strekninger[0].fom)
        s[kjerne.TILSTAND] = Tilstand.FULLFOERT
    return s


def _strekninger(
    tidslinje: Sykdomstidslinje, betalt: Sequence[Periode], ferie: Sequence[Periode]
) -> list[_Strekning]:
    """The timeline in whole numbers, without holes."""
    strekninger: list[_Strekning] = []
    neste = 0
    for loep in tidslinje.loep:
        periode = loep.periode
        fom, tom = periode.fom.toordinal(), periode.tom.toordinal()
        if neste and neste < fom:
            strekninger.append(_Strekning(neste, fom - 1, *_UKJENT))
        strekninger.append(_Strekning(fom, tom, *_SLAG[loep.verdi.type]))
        neste = tom + 1
    if betalt or ferie:
        return _med_infotrygd(strekninger, betalt, ferie)
    return strekninger


def _med_infotrygd(
    strekninger: list[_Strekning], betalt: Sequence[Periode], ferie: Sequence[Periode]
) -> list[_Strekning]:
    """Lay the earlier system's days over: paid days on absence and unknown, holiday on unknown."""
    for periode in slaa_sammen(betalt):
        strekninger = _legg_over(strekninger, periode, _BETALT, (_UKJENT, _FRAVAER))
    for periode in slaa_sammen(ferie):
        strekninger = _legg_over(strekninger, periode, _FERIE, (_UKJENT,))
    return strekninger


def _legg_over(
    strekninger: list[_Strekning], periode: Periode, slag: tuple[int, int], paa: Sequence[tuple[int, int]]
) -> list[_Strekning]:
    fom, tom = periode.fom.toordinal(), periode.tom.toordinal()
    resultat: list[_Strekning] = []
    for s in _utvidet_bakover(strekninger, fom):
        a, b = max(s.fom, fom), min(s.tom, tom)
        if a > b or (s.ukedag, s.helg) not in paa:
            resultat.append(s)
            continue
        if s.fom < a:
            resultat.append(s._replace(tom=a - 1))
        resultat.append(_Strekning(a, b, *slag))
        if b < s.tom:
            resultat.append(s._replace(fom=b + 1))
    return resultat


def _utvidet_bakover(strekninger: list[_Strekning], fom: int) -> list[_Strekning]:
    """The same days, with unknown ones before so that they begin at `fom`; nothing is added after."""
    if not strekninger or fom >= strekninger[0].fom:
        return strekninger
    return [_Strekning(fom, strekninger[0].fom - 1, *_UKJENT), *strekninger]


def _perioder(s: Sequence[int], ut: kjerne.Utkolonner) -> tuple[Arbeidsgiverperiode, ...]:
    dager: list[list[Periode]] = [[] for _ in range(s[kjerne.ANTALL_PERIODER])]
    for i in range(s[kjerne.ANTALL_STREKK]):
        dager[ut[kjerne.UT_PERIODE][i]].append(_periode(ut[kjerne.UT_FOM][i], ut[kjerne.UT_TOM][i]))
    return tuple(
        Arbeidsgiverperiode(
            omsluttende=_periode(ut[kjerne.UT_PERIODE_FOM][i], ut[kjerne.UT_PERIODE_TOM][i]),
            dager=tuple(dager[i]),
            ferdig_avklart=bool(ut[kjerne.UT_FERDIG][i]),
        )
        for i in range(s[kjerne.ANTALL_PERIODER])
    )


def _periode(fom: int, tom: int) -> Periode:
    return Periode(date.fromordinal(fom), date.fromordinal(tom))


class _Bruk(NamedTuple):
    """One use of a row of the table: the day (or days that waited) and the counters after."""

    rad: int
    fom: int
    tom: int
    talt: int
    opphold: int
    periode: int


def spor_arbeidsgiverperioder(
    tidslinje: Sykdomstidslinje,
    parametre: Sykepengeparametre,
    *,
    betalt_av_infotrygd: Sequence[Periode] = (),
    ferie_i_infotrygd: Sequence[Periode] = (),
    fullfoert_paa_forhaand: bool = False,
    dag: date | None = None,
) -> tuple[Steg, ...]:
    """Walk once more, a day at a time, and give the rows that were used; with `dag` only its own.

    Days that follow each other by the same row are one step: the facts say the counters on its
    last day, so the step of a single day tells which day of the period it is.
    """
    strekninger = _strekninger(tidslinje, betalt_av_infotrygd, ferie_i_infotrygd)
    ut = _kolonner(len(strekninger) + 1)
    s = _start(ut, strekninger, fullfoert_paa_forhaand)
    bruk = _gaa_dag_for_dag(s, ut, strekninger, parametre)
    if dag is not None:
        nummer = dag.toordinal()
        return tuple(_steg([b], parametre, nummer) for b in bruk if b.fom <= nummer <= b.tom)
    return tuple(_steg(list(like), parametre) for _, like in groupby(bruk, key=lambda b: (b.rad, b.periode)))


def _gaa_dag_for_dag(
    s: list[int], ut: kjerne.Utkolonner, strekninger: Sequence[_Strekning], parametre: Sykepengeparametre
) -> Iterator[_Bruk]:
    grenser = (parametre.agp_dager, parametre.opphold_dager)
    for strekning in strekninger:
        for dag in range(strekning.fom, strekning.tom + 1):
            slag = strekning.helg if ukedagsnummer(dag) >= LOERDAG else strekning.ukedag
            rad = s[kjerne.TILSTAND] * len(Dagslag) + slag
            if TABELL.kolonner.virkning[rad] >= Virkning.TELL_VENTENDE:
                fom = dag - s[kjerne.VENTENDE]
                kjerne.avgjoer_ventende(s, ut, TABELL.kolonner, rad, dag, grenser)
                yield _bruk(rad, fom, dag - 1, s)
                rad = s[kjerne.TILSTAND] * len(Dagslag) + slag
            kjerne.tell_dager(s, ut, TABELL.kolonner, dag, dag, slag, slag, grenser)
            yield _bruk(rad, dag, dag, s)


def _bruk(rad: int, fom: int, tom: int, s: Sequence[int]) -> _Bruk:
    if TABELL.rader[rad].neste is TABELL.rader[rad].tilstand is Tilstand.INGEN:
        return _Bruk(rad, fom, tom, 0, 0, s[kjerne.ANTALL_PERIODER])
    return _Bruk(rad, fom, tom, s[kjerne.TALT], s[kjerne.OPPHOLD], s[kjerne.ANTALL_PERIODER])


def _steg(bruk: Sequence[_Bruk], parametre: Sykepengeparametre, dag: int | None = None) -> Steg:
    """One step for uses of one row in a row; days that waited were settled together, on one day."""
    rad = TABELL.rader[bruk[0].rad]
    siste = bruk[-1]
    talt = siste.talt
    if dag is not None and rad.virkning is Virkning.TELL_VENTENDE:
        talt = min(talt, talt - (siste.tom - dag))
    return Steg(
        regel=f"sykepenger.arbeidsgiverperiode.{rad.virkning.name.lower()}",
        hjemmel=rad.hjemmel,
        periode=_periode(bruk[0].fom, siste.tom),
        fakta=(
            ("tilstand", rad.tilstand.name),
            ("dagslag", rad.slag.name),
            ("telte_dager", talt),
            ("oppholdsdager", siste.opphold),
        ),
        parametre=(("agp_dager", parametre.agp_dager), ("opphold_dager", parametre.opphold_dager)),
        utfall=rad.virkning.name,
    )
