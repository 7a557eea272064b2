"""Arbeidsgiverperioden, ftrl. § 8-19: the days the employer pays without refund.

Counting is per employer and in calendar days; weekends inside the absence count. Which day does
what is the table in `arbeidsgiverperiode_tabell`; the walk is `arbeidsgiverperiode_kjerne`; here
facts become numbers and numbers become periods. The steps are made by walking once more, day by
day, when somebody asks.
Border: which days are counted. What each day becomes and who pays is `dagklasse`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tilgode.rules.felles.automat import FELT, radtekster
from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Navngitt, Steg
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

#: Kinds of day as whole numbers (weekday, weekend), by type.
_SLAG = {type_: (int(ukedag), int(helg)) for type_, (ukedag, helg) in DAGSLAG.items()}
_UKJENT = _SLAG[Dagtype.UKJENT]
_BETALT = (int(Dagslag.BETALT_AV_INFOTRYGD),) * 2
_FRAVAER = _SLAG[Dagtype.SYK]
_FERIE = _SLAG[Dagtype.FERIE]


class Arbeidsgiverperiode(NamedTuple):
    """One period: all days that belong to its count, the counted days, and whether it was filled.

    Kept as ordinals (first and last day, stretches of counted days); the periods are made when
    asked for. There are no counted days when Nav (Infotrygd) already paid from the first day.
    """

    fra_og_med: int
    til_og_med: int
    strekk: tuple[tuple[int, int], ...]
    ferdig_avklart: bool

    @property
    def omsluttende(self) -> Periode:
        """From the first day of the count to the last day that belongs to it, gap included."""
        return _periode(self.fra_og_med, self.til_og_med)

    @property
    def dager(self) -> tuple[Periode, ...]:
        """The counted days."""
        return tuple(_periode(fom, tom) for fom, tom in self.strekk)

    # the period holds days, not the parts of a tuple
    def __contains__(self, dag: date) -> bool:  # type: ignore[override]
        return any(fom <= dag.toordinal() <= tom for fom, tom in self.strekk)


_TEKSTER = radtekster(TABELL, lambda virkning: f"sykepenger.arbeidsgiverperiode.{virkning}")
#: Rows of days before any absence: the counters say nothing of them.
_FOER_FRAVAER = {nr for nr, rad in enumerate(TABELL.rader) if rad.neste is rad.tilstand is Tilstand.INGEN}

#: Days in a row of one kind: ordinals, kind on weekdays, kind in weekends.
_Strekning = tuple[int, int, int, int]


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
    s, ut = _start(strekninger, fullfoert_paa_forhaand)
    grenser = (parametre.agp_dager, parametre.opphold_dager)
    for fom, tom, ukedag, helg in strekninger:
        kjerne.tell_dager(s, ut, TABELL.tall, fom, tom, ukedag, helg, grenser)
    return _perioder(s, ut)


def arbeidsgiverperiode_for(
    perioder: Sequence[Arbeidsgiverperiode], periode: Periode
) -> Arbeidsgiverperiode | None:
    """The last period whose days touch `periode`: the one a decision about it knows."""
    for agp in reversed(perioder):
        if agp.omsluttende.overlapper(periode):
            return agp
    return None


def _start(strekninger: Sequence[_Strekning], fullfoert: bool) -> tuple[list[int], list[int]]:
    """The state before the first day, and room for the outcome (two stretches and a period a run)."""
    s = [0] * kjerne.PLASSER
    plass = 2 * len(strekninger) + 2
    ut = [0] * (plass * kjerne.UT_KOLONNER)
    if fullfoert and strekninger:
        kjerne.aapne(s, ut, strekninger[0][0])
        s[kjerne.TILSTAND] = Tilstand.FULLFOERT
        ut[kjerne.UT_FERDIG] = 1
    return s, ut


def _strekninger(
    tidslinje: Sykdomstidslinje, betalt: Sequence[Periode], ferie: Sequence[Periode]
) -> list[_Strekning]:
    """The timeline in whole numbers, without holes."""
    strekninger: list[_Strekning] = []
    neste = 0
    for fom, tom, dag in tidslinje.tall:
        if neste and neste < fom:
            strekninger.append((neste, fom - 1, *_UKJENT))
        strekninger.append((fom, tom, *_SLAG[dag.type]))
        neste = tom + 1
    if strekninger and (betalt or ferie):
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
    if fom < strekninger[0][0]:
        strekninger = [(fom, strekninger[0][0] - 1, *_UKJENT), *strekninger]
    resultat: list[_Strekning] = []
    for start, slutt, ukedag, helg in strekninger:
        a, b = max(start, fom), min(slutt, tom)
        if a > b or (ukedag, helg) not in paa:
            resultat.append((start, slutt, ukedag, helg))
            continue
        deler = ((start, a - 1, ukedag, helg), (a, b, *slag), (b + 1, slutt, ukedag, helg))
        resultat.extend(del_ for del_ in deler if del_[0] <= del_[1])
    return resultat


def _perioder(s: Sequence[int], ut: list[int]) -> tuple[Arbeidsgiverperiode, ...]:
    strekk: list[list[tuple[int, int]]] = [[] for _ in range(s[kjerne.ANTALL_PERIODER])]
    for i in range(0, kjerne.UT_KOLONNER * s[kjerne.ANTALL_STREKK], kjerne.UT_KOLONNER):
        strekk[ut[i + kjerne.UT_PERIODE]].append((ut[i + kjerne.UT_FOM], ut[i + kjerne.UT_TOM]))
    perioder = []
    for nummer, egne in enumerate(strekk):
        fra, til, ferdig = ut[
            nummer * kjerne.UT_KOLONNER + kjerne.UT_PERIODE_FOM : (nummer + 1) * kjerne.UT_KOLONNER
        ]
        perioder.append(Arbeidsgiverperiode(fra, til, tuple(egne), bool(ferdig)))
    return tuple(perioder)


def _periode(fom: int, tom: int) -> Periode:
    return Periode(date.fromordinal(fom), date.fromordinal(tom))


def spor_arbeidsgiverperioder(
    tidslinje: Sykdomstidslinje,
    parametre: Sykepengeparametre,
    *,
    betalt_av_infotrygd: Sequence[Periode] = (),
    ferie_i_infotrygd: Sequence[Periode] = (),
    fullfoert_paa_forhaand: bool = False,
    dag: date | None = None,
) -> tuple[Steg, ...]:
    """Walk once more and give the rows that were used, run by run; with `dag` only that day's.

    The facts say the counters on the last day of the step, so the step of a single day tells which
    day of the period it is.
    """
    strekninger = _strekninger(tidslinje, betalt_av_infotrygd, ferie_i_infotrygd)
    nummer = 0 if dag is None else dag.toordinal()
    steg = _gaa(strekninger, parametre, fullfoert_paa_forhaand, nummer)
    return tuple([ett for fom, tom, ett in steg if dag is None or fom <= nummer <= tom])


def _gaa(
    strekninger: Sequence[_Strekning], parametre: Sykepengeparametre, fullfoert: bool, nummer: int
) -> Iterator[tuple[int, int, Steg]]:
    """The walk of `kjerne.tell_dager`, row by row, with the days of each; runs are cut around `nummer`."""
    s, ut = _start(strekninger, fullfoert)
    tall, grenser = TABELL.tall, (parametre.agp_dager, parametre.opphold_dager)
    verdier = (("agp_dager", parametre.agp_dager), ("opphold_dager", parametre.opphold_dager))
    for fom, tom, ukedag, helg in strekninger:
        dag = fom
        while dag <= tom:
            slutt = min(tom, nummer - 1 if dag < nummer else nummer) if dag <= nummer else tom
            rad, slutt = kjerne.finn_rad(s, tall, dag, slutt, ukedag, helg)
            ventet = s[kjerne.VENTENDE]
            neste = kjerne.bruk_rad(s, ut, tall, rad, dag, slutt, grenser)
            # days that waited are settled before a new one is taken
            start, siste = (dag, neste - 1) if neste > dag else (dag - ventet, dag - 1)
            yield start, siste, _steg((rad // FELT, start, siste), s, verdier, nummer)
            dag = neste


def _steg(bruk: tuple[int, int, int], s: Sequence[int], parametre: Navngitt, nummer: int) -> Steg:
    """One use of a row (its number, first and last day) as a step; of days that waited, day `nummer` has its own count."""
    rad, fom, tom = bruk
    tekst = _TEKSTER[rad]
    talt, opphold = (0, 0) if rad in _FOER_FRAVAER else (s[kjerne.TALT], s[kjerne.OPPHOLD])
    if nummer and TABELL.rader[rad].virkning is Virkning.TELL_VENTENDE:
        talt -= tom - nummer
    fakta = (*tekst.fakta, ("telte_dager", talt), ("oppholdsdager", opphold))
    return Steg(tekst.regel, tekst.hjemmel, tekst.utfall, _periode(fom, tom), fakta, parametre)
