"""One employer, several positions: counted and paid together, ftrl. §§ 8-18, 8-19, 22-3.

Nav knows an employer by its underenhet. A person's positions at one underenhet are one employer: a day
of absence in one of them is a day of the employer's arbeidsgiverperiode, and the day's refund is made
of their pay and claims together, rounded once, and laid out over the positions again to the øre, by
what each claims for the degree it is sick in. Positions at different underenheter are different
employers. A position that moves to another underenhet takes its days with it, and so does one that
follows within two weeks of another's end (§ 8-18 second ledd): the period goes on.
Border: which day is what has been decided before; the count is `arbeidsgiverperiode`, the day's amount
`fordeling`. A person with one position has nothing to do with this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Dag,
    Dagtype,
    Personfakta,
    Sykdomstidslinje,
)
from tilgode.rules.ytelser.sykepenger.fordeling import Dagsfordeling, fordel_dag
from tilgode.rules.ytelser.sykepenger.grad import Dagsdel
from tilgode.rules.ytelser.sykepenger.grunnlag import Grunnlag
from tilgode.rules.ytelser.sykepenger.refusjon import REFUSJON
from tilgode.values.beloep import OERE_PER_KRONE, fordel_oere
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import EN_DAG, Periode

SAMME_ARBEIDSGIVER = Hjemmel("ftrl", "8-19", ledd=1)
SYKE = (Dagtype.SYK, Dagtype.EGENMELDING, Dagtype.FORELDET)
FRI = (Dagtype.FERIE, Dagtype.PERMISJON)
#: Which position's day is the employer's: sickness, then time off, then anything known.
_SYK, _FRI, _ANNET = 3, 2, 1


def deler_arbeidsgiver(person: Personfakta) -> bool:
    """True when some of the person's positions may belong to one employer."""
    return len(person.arbeidsgivere) > 1 and sum(bool(a.virksomhet) for a in person.arbeidsgivere) > 1


def finn_telledager(person: Personfakta, parametre: Lovparametre) -> Sequence[Sykdomstidslinje]:
    """For each position the days that count in its arbeidsgiverperiode, in the order of the facts.

    They are its own days, those of the other positions while they are at the same underenhet, and
    those of positions it follows (see the module).
    """
    egne = [a.tidslinje for a in person.arbeidsgivere]
    if not deler_arbeidsgiver(person):
        return egne
    ferdige: dict[int, Sykdomstidslinje] = {}
    for nummer in sorted(range(len(egne)), key=lambda i: _start(person.arbeidsgivere[i])):
        ferdige[nummer] = _telledager(person, nummer, ferdige, parametre)
    return [ferdige[nummer] for nummer in range(len(egne))]


def _start(arbeidsgiver: Arbeidsgiverfakta) -> int:
    linje = arbeidsgiver.virksomhet.tall
    return linje[0][0] if linje else 0


def _telledager(
    person: Personfakta, nummer: int, ferdige: dict[int, Sykdomstidslinje], parametre: Lovparametre
) -> Sykdomstidslinje:
    egen = person.arbeidsgivere[nummer]
    dager = egen.tidslinje
    for i, annen in enumerate(person.arbeidsgivere):
        if i == nummer or not annen.virksomhet or not egen.virksomhet:
            continue
        for periode in felles_perioder(egen, annen):
            dager = _legg_sammen(dager, annen.tidslinje.avgrens(periode))
        if i in ferdige and foelger(egen, annen, parametre):
            foer = Periode(date.min, egen.virksomhet.loep[0].fom - EN_DAG)
            dager = _legg_sammen(dager, ferdige[i].avgrens(foer))
    return dager


def felles_perioder(en: Arbeidsgiverfakta, annen: Arbeidsgiverfakta) -> list[Periode]:
    """The days on which two positions belong to the same underenhet."""
    felles = en.virksomhet.kombiner(annen.virksomhet, lambda a, b: a if a == b else None)
    return [loep.periode for loep in felles]


def foelger(ny: Arbeidsgiverfakta, gammel: Arbeidsgiverfakta, parametre: Lovparametre) -> bool:
    """True when `ny` begins within two weeks of the end of `gammel` (§ 8-18 second ledd)."""
    start, slutt = ny.virksomhet.loep[0].fom, gammel.virksomhet.loep[-1].tom
    return slutt < start and (start - slutt).days - 1 <= parametre.paa(start).gjenansatt_dager


def _legg_sammen(en: Sykdomstidslinje, annen: Sykdomstidslinje) -> Sykdomstidslinje:
    return en.kombiner(annen, lambda a, b: a if _vekt(a) >= _vekt(b) else b)


def _vekt(dag: Dag | None) -> int:
    if dag is None:
        return 0
    return _SYK if dag.type in SYKE else _FRI if dag.type in FRI else _ANNET


# --- the day's money ------------------------------------------------------------------------------


def finn_grupper(virksomheter: Sequence[str | None]) -> tuple[int, ...] | None:
    """Which employer (a number) each position belongs to on a day; None when each has its own."""
    nummer: dict[str, int] = {}
    grupper = tuple(i if navn is None else nummer.setdefault(navn, i) for i, navn in enumerate(virksomheter))
    return None if len(set(grupper)) == len(grupper) else grupper


def antall_arbeidsgivere(person: Personfakta, grunnlag: Grunnlag) -> int:
    """How many employers have income in the basis; positions at one underenhet are one."""
    if len(grunnlag.arbeidsgivere) < 2 or not deler_arbeidsgiver(person):
        return len(grunnlag.arbeidsgivere)
    virksomhet = {a.navn: a.virksomhet.verdi(grunnlag.skjaeringstidspunkt) for a in person.arbeidsgivere}
    return len({virksomhet.get(a.navn) or a.navn for a in grunnlag.arbeidsgivere})


def inntekt_under_taket(
    person: Personfakta, arbeidsgiver: Arbeidsgiverfakta, grunnlag: Grunnlag, dag: date
) -> Fraction:
    """The position's yearly income; positions of one employer share the 6 G of its arbeidsgiverperiode (§ 8-10)."""
    inntekt = grunnlag.inntekt(arbeidsgiver.navn)
    navn = arbeidsgiver.virksomhet.verdi(dag) if deler_arbeidsgiver(person) else None
    if navn is None:
        return inntekt
    samlet = sum(grunnlag.inntekt(a.navn) for a in person.arbeidsgivere if a.virksomhet.verdi(dag) == navn)
    return inntekt * grunnlag.tak / samlet if samlet > grunnlag.tak else inntekt


class Stilling(NamedTuple):
    """One position's part of a day, ready to be shared out: weights as whole numbers of one unit."""

    krav: int
    person: int


def samle(deler: Sequence[Dagsdel], grupper: Sequence[int]) -> dict[int, Dagsdel]:
    """The parts of the employers: pay added up, degree weighted by it, claims for the sick share."""
    return {
        gruppe: _en_arbeidsgiver([d for d, g in zip(deler, grupper, strict=True) if g == gruppe])
        for gruppe in dict.fromkeys(grupper)
    }


def _en_arbeidsgiver(deler: Sequence[Dagsdel]) -> Dagsdel:
    if len(deler) == 1:
        return deler[0]
    inntekt = sum((Fraction(d.inntekt) for d in deler), Fraction(0))
    ny_inntekt = sum((Fraction(d.ny_inntekt) for d in deler), Fraction(0))
    betalte = [d for d in deler if d.betales]
    syk = sum((Fraction(d.inntekt) * d.grad for d in betalte), Fraction(0))
    grad = syk / inntekt if inntekt else Fraction(0)
    krevd = sum((Fraction(d.refusjon) * d.grad for d in betalte), Fraction(0))
    return Dagsdel(
        inntekt,
        grad,
        krevd / grad if grad else Fraction(0),
        betales=bool(betalte),
        ny_inntekt=ny_inntekt,
        dekningsgrad=deler[0].dekningsgrad,
    )


def fordel_paa_stillinger(
    deler: Sequence[Dagsdel],
    grupper: Sequence[int],
    sykepengegrunnlag: Fraction,
    andre_ytelser: Fraction,
    dager_i_aaret: int,
) -> Dagsfordeling:
    """As `fordel_dag` for the employers, then laid out over their positions: amounts in øre.

    The parts of an employer's positions are exactly its whole kroner.
    """
    samlet = samle(deler, grupper)
    dag = fordel_dag(tuple(samlet.values()), sykepengegrunnlag, andre_ytelser, dager_i_aaret=dager_i_aaret)
    refusjon, person = [0] * len(deler), [0] * len(deler)
    for gruppe, kroner, direkte in zip(samlet, dag.arbeidsgiver, dag.person, strict=True):
        egne = [i for i, g in enumerate(grupper) if g == gruppe]
        vekter = _vekter([deler[i] for i in egne])
        for maal, sum_, hver in (
            (refusjon, kroner, [v.krav for v in vekter]),
            (person, direkte, [v.person for v in vekter]),
        ):
            for i, oere in zip(egne, _del_opp(sum_ * OERE_PER_KRONE, hver), strict=True):
                maal[i] = oere
    return Dagsfordeling(tuple(refusjon), tuple(person), dag.utbetalingsgrad)


def _vekter(deler: Sequence[Dagsdel]) -> list[Stilling]:
    """What each position claims, and what is left of its pay, for the share it is sick."""
    raa = [
        (Fraction(d.refusjon) * d.grad, max(Fraction(0), Fraction(d.inntekt) - d.refusjon) * d.grad)
        if d.betales
        else (Fraction(0), Fraction(0))
        for d in deler
    ]
    felles = lcm(*(x.denominator for par in raa for x in par))
    return [Stilling(int(krav * felles), int(person * felles)) for krav, person in raa]


def _del_opp(oere: int, vekter: Sequence[int]) -> list[int]:
    """By weight, to the øre; what nobody has a weight for goes to the first."""
    if not oere or not any(vekter):
        return [oere] + [0] * (len(vekter) - 1)
    return fordel_oere(oere, vekter)


# --- steps ----------------------------------------------------------------------------------------


def spor_stilling(arbeidsgiver: Arbeidsgiverfakta, ordinal: int, oere: int, periode: Periode) -> Steg:
    """The step that gives a position its part (`oere`) of what the employer gets for a day."""
    return Steg(
        regel="sykepenger.virksomhet.stilling",
        hjemmel=REFUSJON,
        utfall=oere,
        periode=periode,
        fakta=(
            ("virksomhet", arbeidsgiver.virksomhet.verdi(date.fromordinal(ordinal))),
            ("stilling", arbeidsgiver.navn),
        ),
    )


def spor_telledager(egen: Arbeidsgiverfakta, dager: Sykdomstidslinje) -> tuple[Steg, ...]:
    """The step that tells that other positions' days count too; none when only its own do."""
    if dager == egen.tidslinje:
        return ()
    return (
        Steg(
            regel="sykepenger.virksomhet.telling",
            hjemmel=SAMME_ARBEIDSGIVER,
            utfall=True,
            fakta=(("virksomhet", egen.virksomhet.loep[-1].verdi),),
        ),
    )
