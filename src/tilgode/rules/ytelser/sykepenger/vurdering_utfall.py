"""What an assessment of sykepenger says: types only.

A person's days are kept as runs that go over weekends (`Vurdertloep`): Nav pays Monday to Friday,
so the weekend inside a run has its own class and never money. `dager` gives the same as a timeline
in which each day has its one value; it is made when asked for.
Border: nothing is computed here but the translation from runs to days.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from tilgode.rules.felles.telling import virkedager_mellom
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import Arbeidsgiverperiode
from tilgode.rules.ytelser.sykepenger.dagklasse import Klassedag
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag, Dagklasse
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje
from tilgode.values.uketidslinje import Ukeloep, Uketidslinje

OERE_PER_KRONE = 100
INGEN_GRAD = Fraction(0)


class Betaler(Enum):
    """Who carries a day."""

    ARBEIDSGIVER = "A"
    NAV = "N"
    INGEN = "I"


class Sikkerhet(Enum):
    """How far an amount can be trusted: to the krone, as an upper bound, or only after a person."""

    EKSAKT = "EKSAKT"
    GRENSE = "GRENSE"
    MANUELL = "MANUELL"


EKSAKT = Sikkerhet.EKSAKT


@dataclass(frozen=True, slots=True)
class Vurdertdag:
    """One day at one employer.

    Degrees are percent; `refusjon_oere` is what Nav owes the employer for the day, `person_oere`
    what it owes the employee. `avslag` holds every reason when the day is refused.
    """

    klasse: Dagklasse
    betaler: Betaler
    grad: Fraction
    totalgrad: Fraction
    utbetalingsgrad: Fraction
    refusjon_oere: int
    person_oere: int
    avslag: tuple[Avslag, ...]
    hjemmel: Hjemmel
    sikkerhet: Sikkerhet

    @property
    def refusjon_kroner(self) -> Fraction:
        """The refund in kroner (whole, except under § 8-20, § 8-21 and covid)."""
        return Fraction(self.refusjon_oere, OERE_PER_KRONE)


class Vurdertloep(NamedTuple):
    """Unbroken days from `fom` to `tom` (ordinals) at one employer; money is for each weekday in it.

    `klasse_ukedag` and `klasse_helg` say what the weekdays and the weekends are.
    """

    fom: int
    tom: int
    klasse_ukedag: Klassedag
    klasse_helg: Klassedag
    totalgrad: Fraction
    totalgrad_helg: Fraction
    utbetalingsgrad: Fraction
    refusjon_oere_per_dag: int
    person_oere_per_dag: int
    sikkerhet: Sikkerhet

    @property
    def periode(self) -> Periode:
        """The days."""
        return Periode(date.fromordinal(self.fom), date.fromordinal(self.tom))

    @property
    def antall_virkedager(self) -> int:
        """Monday to Friday."""
        return virkedager_mellom(self.fom, self.tom)

    @property
    def refusjon_oere(self) -> int:
        """What Nav owes the employer for the whole run."""
        return self.antall_virkedager * self.refusjon_oere_per_dag

    @property
    def ukedag(self) -> Vurdertdag:
        """What each weekday of the run is."""
        dag = self.klasse_ukedag
        return Vurdertdag(
            klasse=dag.klasse,
            betaler=finn_betaler(dag.klasse, self.refusjon_oere_per_dag),
            grad=dag.grad,
            totalgrad=self.totalgrad,
            utbetalingsgrad=self.utbetalingsgrad,
            refusjon_oere=self.refusjon_oere_per_dag,
            person_oere=self.person_oere_per_dag,
            avslag=dag.avslag,
            hjemmel=dag.hjemmel,
            sikkerhet=self.sikkerhet,
        )

    @property
    def helg(self) -> Vurdertdag:
        """What each weekend day of the run is; never money."""
        dag = self.klasse_helg
        return Vurdertdag(
            klasse=dag.klasse,
            betaler=finn_betaler(dag.klasse, 0),
            grad=dag.grad,
            totalgrad=self.totalgrad_helg,
            utbetalingsgrad=INGEN_GRAD,
            refusjon_oere=0,
            person_oere=0,
            avslag=dag.avslag,
            hjemmel=dag.hjemmel,
            sikkerhet=Sikkerhet.EKSAKT,
        )


def finn_betaler(klasse: Dagklasse, refusjon_oere: int) -> Betaler:
    """Who carries a day of the class, given what Nav refunds for it."""
    if klasse in (Dagklasse.NAV, Dagklasse.AGP_NAV) or refusjon_oere:
        return Betaler.NAV
    return Betaler.ARBEIDSGIVER if klasse is Dagklasse.AGP else Betaler.INGEN


@dataclass(frozen=True)
class Arbeidsgivervurdering:
    """One employer's days: as runs over weekends (`loep`) and as a timeline of days (`dager`)."""

    navn: str
    arbeidsgiverperioder: tuple[Arbeidsgiverperiode, ...]
    loep: tuple[Vurdertloep, ...]

    @cached_property
    def dager(self) -> Tidslinje[Vurdertdag]:
        """Every day from the first to the last, weekends apart; made on first use."""
        return Uketidslinje(Ukeloep(r.fom, r.tom, r.ukedag, r.helg) for r in self.loep).tidslinje()

    @property
    def refusjon_oere(self) -> int:
        """What Nav owes the employer in all."""
        return sum([loep.refusjon_oere for loep in self.loep if loep.refusjon_oere_per_dag])

    def finn_loep(self, dag: date) -> Vurdertloep | None:
        """The run a day lies in, or None outside the employer's timeline."""
        ordinal = dag.toordinal()
        indeks = bisect_right(self.loep, ordinal, key=lambda loep: loep.fom) - 1
        if indeks < 0 or ordinal > self.loep[indeks].tom:
            return None
        return self.loep[indeks]
