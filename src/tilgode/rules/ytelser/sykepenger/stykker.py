"""Stykker: a person's days cut wherever anything changes, several employers side by side.

A line is a row of (first day, last day, value) with ordinals, sorted and never overlapping. Cutting
several lines gives pieces in which every line has one value or none, so that a rule that needs all
of them (the degree over all employers, the day's pot) is asked once for a piece and not for a day.
Border: shape only; what takes a right away and what is paid is in `utbetaling`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

from tilgode.rules.ytelser.sykepenger.dagklasse import Avslagsstrekk, Klassedag, avslaa_dag
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag, Dagklasse
from tilgode.rules.ytelser.sykepenger.grad import HUNDRE, Dagsdel
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import INGEN_GRAD
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.tidslinje import Tidslinje

#: Classes of weekdays that are Nav's to pay.
NAVS_DAGER = (Dagklasse.NAV, Dagklasse.AGP_NAV)
#: Classes that later rules may change, or that somebody may ask an amount about.
TIL_VURDERING = (*NAVS_DAGER, Dagklasse.AVVIST)
NULL_KRONER = Fraction(0)
INGEN_VERDI = (None,)
Klassepar = tuple[Klassedag, Klassedag]
T = TypeVar("T")
Linje = Sequence[tuple[int, int, T]]


def linje_av(tidslinje: Tidslinje[T]) -> Linje[T]:
    """A timeline as a line."""
    return tidslinje.tall


def del_opp(
    linjer: Sequence[Linje[T]], fom: int, tom: int, kutt: Iterable[int] = ()
) -> list[tuple[int, int, tuple[T | None, ...]]]:
    """The pieces of the days `fom` to `tom`, with the value of each line (or None) in the order given.

    `kutt` are further first days of a piece.
    """
    grenser = {fom, tom + 1, *[dag for dag in kutt if fom < dag <= tom]}
    hele = [_dekker(linje, fom, tom) for linje in linjer]
    if None not in hele and len(grenser) == 2:
        # the common case: every line has one value (or none) for all the days
        return [(fom, tom, tuple([par[0] for par in hele if par]))]
    for linje in linjer:
        for start, slutt, _ in linje:
            if fom < start <= tom:
                grenser.add(start)
            if fom <= slutt < tom:
                grenser.add(slutt + 1)
    ordnet = sorted(grenser)
    verdier = [_verdier(linje, ordnet) for linje in linjer]
    return [(ordnet[i], ordnet[i + 1] - 1, verdi) for i, verdi in enumerate(zip(*verdier, strict=True))]


def _dekker(linje: Linje[T], fom: int, tom: int) -> tuple[T | None] | None:
    """The one value of a line for all days `fom` to `tom`, in a tuple; None when the line changes inside."""
    # (fom + 1,) sorts before every run that starts later and after every other
    i = bisect_right(linje, (fom + 1,)) - 1
    if i >= 0 and fom <= linje[i][1]:
        return (linje[i][2],) if tom <= linje[i][1] else None
    return INGEN_VERDI if i + 1 == len(linje) or tom < linje[i + 1][0] else None


def _verdier(linje: Linje[T], grenser: list[int]) -> list[T | None]:
    """The value of one line in each piece; the pieces are cut so that a run covers it or does not."""
    if not linje:
        return [None] * (len(grenser) - 1)
    resultat: list[T | None] = []
    i, antall = 0, len(linje)
    for dag in grenser[:-1]:
        while i < antall and linje[i][1] < dag:
            i += 1
        resultat.append(linje[i][2] if i < antall and linje[i][0] <= dag else None)
    return resultat


@dataclass(slots=True)
class Stykke:
    """Days from `fom` to `tom` (ordinals) in which nothing changes at any employer.

    Rows are in the order of the employers: class of weekdays and weekends (None outside the
    employer's days), refund claimed and new income (kroner a year), refunded arbeidsgiverperiode
    (øre a weekday). `grupper` numbers the employer of each row when some share one (`virksomhet`).
    `andre_ytelser` is percent, as are the degrees over all employers, which are
    to be found for pieces that are `felles` (several employers, or new income). `dekningsgrad` is percent
    of the right (§ 8-47).
    """

    fom: int
    tom: int
    klasser: list[Klassepar | None]
    krav: Sequence[Fraction]
    ny_inntekt: Sequence[Fraction]
    fritak: Sequence[int]
    andre_ytelser: Fraction = NULL_KRONER
    skjaeringstidspunkt: date | None = None
    totalgrad: Fraction = INGEN_GRAD
    totalgrad_helg: Fraction = INGEN_GRAD
    felles: bool = True
    grupper: tuple[int, ...] | None = None
    dekningsgrad: int = HUNDRE

    def er_navs(self) -> bool:
        """True when a weekday is Nav's to pay at some employer (and a sickness has begun)."""
        if self.skjaeringstidspunkt is not None:
            for par in self.klasser:
                if par is not None and par[0].klasse in NAVS_DAGER:
                    return True
        return False

    def deler(self, inntekter: Sequence[Fraction]) -> list[Dagsdel]:
        """The weekday's part at each employer; one that knows nothing of the day counts as at work."""
        return [
            Dagsdel(inntekt, INGEN_GRAD, krav, False, ny, self.dekningsgrad)
            if par is None
            else Dagsdel(inntekt, par[0].grad, krav, par[0].klasse in NAVS_DAGER, ny, self.dekningsgrad)
            for par, krav, ny, inntekt in zip(
                self.klasser, self.krav, self.ny_inntekt, inntekter, strict=True
            )
        ]

    def helgedeler(self, inntekter: Sequence[Fraction]) -> list[Dagsdel]:
        """The weekend day's part: an employer that knows nothing of the day has no weight."""
        return [
            Dagsdel(inntekt=inntekt, grad=par[1].grad, ny_inntekt=ny)
            for par, ny, inntekt in zip(self.klasser, self.ny_inntekt, inntekter, strict=True)
            if par is not None
        ]

    def avslaa(self, grunner: Mapping[Avslag, Hjemmel]) -> None:
        """Refuse the weekdays that are Nav's at every employer; other days stay as they are."""
        for i, par in enumerate(self.klasser):
            if par is not None and par[0].klasse in NAVS_DAGER:
                ukedag = par[0]
                for grunn, hjemmel in grunner.items():
                    ukedag = avslaa_dag(ukedag, grunn, hjemmel)
                self.klasser[i] = (ukedag, par[1])

    def avslaa_alt(self, strekk: Avslagsstrekk) -> None:
        """Refuse what Nav would pay, and give days refused before one more reason."""
        grunn, hjemmel = strekk.avslag, strekk.hjemmel
        self.klasser = [
            None if par is None else (avslaa_dag(par[0], grunn, hjemmel), avslaa_dag(par[1], grunn, hjemmel))
            for par in self.klasser
        ]

    def gi_uterett(self, dekningsgrad: int, hjemmel: Hjemmel, *, forskuttert: bool) -> None:
        """Let Nav's days rest on § 8-47: so much of the right, and a claim only when pay is advanced."""
        self.dekningsgrad = dekningsgrad
        if not forskuttert:
            self.krav = [NULL_KRONER] * len(self.krav)
        self.klasser = [
            (replace(par[0], hjemmel=hjemmel), par[1])
            if par is not None and par[0].klasse in NAVS_DAGER
            else par
            for par in self.klasser
        ]

    def mellom(self, fom: int, tom: int) -> Stykke:
        """The part of the piece from `fom` to `tom`, to be changed without changing this one."""
        return replace(self, fom=fom, tom=tom, klasser=list(self.klasser))
