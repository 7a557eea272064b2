"""From facts and classes to pieces: all employers' days cut wherever something changes at one of them.

A run that is not Nav's to pay, at the only employer, with nothing beside it that changes the day's
figures, needs no cutting at all; most runs are such.
Border: no rule; `stykker` says what a piece is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from tilgode.rules.parametre import Lovparametre, Sykepengeparametre
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import Arbeidsgiverperiode
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode_refusjon import finn_refundert_agp
from tilgode.rules.ytelser.sykepenger.dagklasse import Klassedag
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Personfakta
from tilgode.rules.ytelser.sykepenger.fastsetting import Fastsetting
from tilgode.rules.ytelser.sykepenger.grunnlag import MAANEDER_I_AARET
from tilgode.rules.ytelser.sykepenger.stykker import (
    NULL_KRONER,
    TIL_VURDERING,
    Linje,
    Stykke,
    del_opp,
    linje_av,
)
from tilgode.rules.ytelser.sykepenger.virksomhet import deler_arbeidsgiver, finn_grupper
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import EKSAKT, INGEN_GRAD, Vurdertloep
from tilgode.values.tidslinje import Tidslinje
from tilgode.values.uketidslinje import Uketidslinje

Talt = tuple[tuple[Arbeidsgiverperiode, ...], Uketidslinje[Klassedag]]
INTET: tuple[Fraction, ...] = (NULL_KRONER,)
INTET_FRITAK = (0,)
#: First and last day (ordinals) of a sickness; the first is its skjæringstidspunkt.
Sykefravaer = tuple[int, int]


class Oppdeling(NamedTuple):
    """Pieces, oldest first, and the runs that no later rule can change (only with one employer)."""

    stykker: list[Stykke]
    uroerte: list[Vurdertloep]


def del_opp_dager(
    fakta: Personfakta,
    talte: Sequence[Talt],
    sykefravaer: Sequence[Sykefravaer],
    fastsetting: Fastsetting,
    kutt: Sequence[int],
) -> Oppdeling:
    """The pieces of a person's days; each day of `kutt` (ordinals) begins a new one.

    `talte` is each employer's periods and classes, `sykefravaer` the stretches of sickness.
    """
    if len(talte) == 1 and _er_enkel(fakta):
        return _for_en(fakta, talte[0][1], sykefravaer, kutt)
    return Oppdeling(_for_flere(fakta, talte, sykefravaer, fastsetting, kutt), [])


def _er_enkel(fakta: Personfakta) -> bool:
    """True when only the refund claim and the skjæringstidspunkt can cut Nav's runs."""
    arbeidsgiver = fakta.arbeidsgivere[0]
    return not (
        arbeidsgiver.inntektsjustering
        or arbeidsgiver.fritak
        or arbeidsgiver.koronafravaer
        or fakta.andre_ytelser
        or fakta.vedtatt_skjaeringstidspunkt
    )


def _for_en(
    fakta: Personfakta,
    klasser: Uketidslinje[Klassedag],
    sykefravaer: Sequence[Sykefravaer],
    kutt: Sequence[int],
) -> Oppdeling:
    krav: Linje[Any] | None = None
    start: Linje[Any] = ()
    ut = Oppdeling([], [])
    for fom, tom, ukedag, helg in klasser.loep:
        if ukedag.klasse not in TIL_VURDERING:
            ut.uroerte.append(
                Vurdertloep(fom, tom, ukedag, helg, ukedag.grad, helg.grad, INGEN_GRAD, 0, 0, EKSAKT)
            )
            continue
        if krav is None:
            refusjon = linje_av(fakta.arbeidsgivere[0].refusjon)
            krav = [(fra, til, (krevd * MAANEDER_I_AARET,)) for fra, til, krevd in refusjon]
            start = [(fra, til, fra) for fra, til in sykefravaer]
        for fra, til, (krevd, dag) in del_opp([krav, start], fom, tom, kutt):
            ut.stykker.append(
                Stykke(
                    fra,
                    til,
                    [(ukedag, helg)],
                    krevd or INTET,
                    INTET,
                    INTET_FRITAK,
                    NULL_KRONER,
                    dag and date.fromordinal(dag),
                    ukedag.grad,
                    helg.grad,
                    felles=False,
                )
            )
    return ut


def _for_flere(
    fakta: Personfakta,
    talte: Sequence[Talt],
    sykefravaer: Sequence[Sykefravaer],
    fastsetting: Fastsetting,
    kutt: Sequence[int],
) -> list[Stykke]:
    antall = len(talte)
    klasser: list[Linje[Any]] = [
        [(r.fom, r.tom, (r.ukedag, r.helg)) for r in linje.loep] for _, linje in talte
    ]
    med_dager = [linje for linje in klasser if linje]
    if not med_dager:
        return []
    deles = deler_arbeidsgiver(fakta)
    linjer: list[Linje[Any]] = [
        *klasser,
        *(_aarlig(a.refusjon) for a in fakta.arbeidsgivere),
        *(_aarlig(a.inntektsjustering) for a in fakta.arbeidsgivere),
        *(
            finn_refundert_agp(a, perioder, fastsetting)
            for a, (perioder, _) in zip(fakta.arbeidsgivere, talte, strict=True)
        ),
        *([linje_av(a.virksomhet) for a in fakta.arbeidsgivere] if deles else ()),
        linje_av(fakta.andre_ytelser),
        linje_av(fakta.vedtatt_skjaeringstidspunkt),
        _som_linje(sykefravaer),
    ]
    fom, tom = min(linje[0][0] for linje in med_dager), max(linje[-1][1] for linje in med_dager)
    return [
        Stykke(
            fra,
            til,
            list(verdier[:antall]),
            [v or NULL_KRONER for v in verdier[antall : 2 * antall]],
            [v or NULL_KRONER for v in verdier[2 * antall : 3 * antall]],
            [v or 0 for v in verdier[3 * antall : 4 * antall]],
            verdier[-3] or NULL_KRONER,
            verdier[-2] or verdier[-1],
            grupper=finn_grupper(verdier[4 * antall : 5 * antall]) if deles else None,
        )
        for fra, til, verdier in del_opp(linjer, fom, tom, kutt)
        if any(par is not None for par in verdier[:antall])
    ]


def _aarlig(maanedlig: Tidslinje[Fraction]) -> list[tuple[int, int, Fraction]]:
    return [
        (loep.periode.fom.toordinal(), loep.periode.tom.toordinal(), loep.verdi * MAANEDER_I_AARET)
        for loep in maanedlig.loep
    ]


def _som_linje(sykefravaer: Sequence[Sykefravaer]) -> list[tuple[int, int, date]]:
    return [(fom, tom, date.fromordinal(fom)) for fom, tom in sykefravaer]


def verdier_for_telling(arbeidsgiver: Arbeidsgiverfakta, parametre: Lovparametre) -> Sykepengeparametre:
    """The values of the law that count an employer's days: those of its last stretch of days."""
    return parametre.paa(date.fromordinal(arbeidsgiver.tidslinje.tall[-1][0]))
