"""Measures processor time, and makes the people that the law is measured on.

The people are the same for the explained and the mass executor: one job each, 5.5 absences in three
years on average unless more are asked for, most of them short, some of many months.
Border: measuring and made-up people only.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date
from fractions import Fraction

import numpy as np

from tilgode.rules.masse.koder import DAGTYPER
from tilgode.rules.masse.kolonner import ALDRI, Massekolonner
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Dag, Dagtype, Personfakta
from tilgode.values.kalender import legg_til_aar, maaneder
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep, Tidslinje

GANGER = 5
START = date(2022, 1, 1)
AAR = 3
LOEP_PER_PERSON = 5.5
ANDEL_LANGE = 0.2
GRADER = (100, 100, 100, 100, 50, 60, 80, 40, 20)
DAGER_I_AARET = 365


def maal(arbeid: Callable[[], object], ganger: int = GANGER) -> float:
    """Seconds of one core: the median of several runs, after one that is not counted.

    Processor time of this process, because the machine may have other work to do.
    """
    arbeid()
    tider = []
    for _ in range(ganger):
        start = time.process_time()
        arbeid()
        tider.append(time.process_time() - start)
    return statistics.median(tider)


def vis(hva: str, verdi: str, grense: str = "") -> None:
    """Print one figure, and the limit set for it."""
    print(f"{hva:<62} {verdi:>12}  {grense}".rstrip(), flush=True)


def lag_kolonner(antall: int, froe: int = 7, loep_per_person: float = LOEP_PER_PERSON) -> Massekolonner:
    """So many people, three years each; the same seed gives the same people."""
    tilfeldig = np.random.default_rng(froe)
    antall_loep = tilfeldig.poisson(loep_per_person, antall)
    person = np.repeat(np.arange(antall), antall_loep)
    dag = tilfeldig.integers(0, AAR * DAGER_I_AARET, len(person))
    dag = dag[np.lexsort((dag, person))]
    lang = tilfeldig.random(len(person)) < ANDEL_LANGE
    lengde = np.where(lang, tilfeldig.integers(17, 250, len(person)), tilfeldig.integers(1, 17, len(person)))
    # the next absence of the same person cuts the one before
    neste = np.append(dag[1:], AAR * DAGER_I_AARET)
    neste[np.append(person[1:] != person[:-1], [True])] = AAR * DAGER_I_AARET
    tom = np.minimum(dag + lengde, neste) - 1
    med = tom >= dag
    start = START.toordinal()
    inntekt = 100 * 12 * tilfeldig.integers(25_000, 75_000, antall)
    foedt = start - tilfeldig.integers(20 * DAGER_I_AARET, 66 * DAGER_I_AARET, antall)
    sekstisju = np.array([legg_til_aar(date.fromordinal(int(d)), 67).toordinal() for d in foedt], dtype="i4")
    return Massekolonner(
        ptr=np.concatenate([[0], np.cumsum(np.bincount(person[med], minlength=antall))]),
        fom=(start + dag[med]).astype("i4"),
        tom=(start + tom[med]).astype("i4"),
        type=np.full(int(med.sum()), DAGTYPER.index(Dagtype.SYK), dtype="u1"),
        grad=tilfeldig.choice(GRADER, int(med.sum())).astype("u1"),
        inntekt=inntekt,
        krav=inntekt,
        dag_67=sekstisju,
        dag_70=sekstisju + 3 * DAGER_I_AARET,
        doed=np.full(antall, ALDRI, dtype="i4"),
    )


def lag_personer(kolonner: Massekolonner) -> list[Personfakta]:
    """The same people as facts for the explained executor."""
    return [_person(kolonner, p) for p in range(kolonner.antall)]


def _person(kolonner: Massekolonner, p: int) -> Personfakta:
    ansatt = Periode(legg_til_aar(START, -2), legg_til_aar(START, AAR))
    inntekt = Fraction(int(kolonner.inntekt[p]), 1200)
    loep = [
        Loep(
            Periode(date.fromordinal(int(kolonner.fom[i])), date.fromordinal(int(kolonner.tom[i]))),
            Dag(DAGTYPER[int(kolonner.type[i])], Fraction(int(kolonner.grad[i]))),
        )
        for i in range(kolonner.ptr[p], kolonner.ptr[p + 1])
    ]
    arbeidsgiver = Arbeidsgiverfakta(
        navn="kommunen",
        tidslinje=Tidslinje(loep),
        loenn=dict.fromkeys(maaneder(ansatt), inntekt),
        refusjon=Tidslinje.av((ansatt, inntekt)),
        ansatt=(ansatt,),
    )
    return Personfakta(legg_til_aar(date.fromordinal(int(kolonner.dag_67[p])), -67), (arbeidsgiver,))
