"""Sykepengegrunnlaget, ftrl. §§ 8-10, 8-28, 8-29, 8-30: whose income, how much, and the 6 G cap.

Fixed on skjæringstidspunktet and kept for the whole sickness: later pay rises and a later G change
nothing. Income is the average of the three calendar months before; the employer's
inntektsmelding states it, a-ordningen fills in for the others.
Border: the floors are in `minsteinntekt`; refund claims in `refusjon`; the rules before 2019 in
`ukesats`. A deviation above 25 percent is flagged, not decided: that is a person's task.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from tilgode.rules.felles.binaertall import binaert_forhold
from tilgode.rules.parametre import Inntektsregel, Lovparametre, Sykepengeparametre
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Dagtype,
    Inntektsopplysning,
    Personfakta,
)
from tilgode.values.beloep import rund_halv_opp_broek
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode

MAANEDER_I_AARET = 12
HUNDRE_PROSENT = Fraction(100)
#: Types of day on which the employee is sick, also when self-certified or claimed too late.
FRAVAERSDAGER = (Dagtype.SYK, Dagtype.EGENMELDING, Dagtype.FORELDET)
#: A ghost employer's income must lie in one of the two calendar months before.
GHOST_MAANEDER = 2
Loenn = Mapping[Maaned, Fraction]


class Inntektskilde(Enum):
    """Where a yearly income comes from."""

    INNTEKTSMELDING = "INNTEKTSMELDING"
    A_ORDNINGEN = "A_ORDNINGEN"
    SKJOENN = "SKJOENN"


class Arbeidsgiverinntekt(NamedTuple):
    """One employer's income in the basis, kroner a year, uncapped; `ghost` has no absence that day."""

    navn: str
    aarsinntekt: Fraction
    kilde: Inntektskilde
    ghost: bool = False


class Grunnlag(NamedTuple):
    """The basis of one skjæringstidspunkt, kroner a year, not rounded.

    `beregningsgrunnlag` is the sum of incomes, `sykepengegrunnlag` the same capped at `tak` (6 G).
    `avviksprosent` is None when the reported pay of the comparison year is not known.
    """

    skjaeringstidspunkt: date
    arbeidsgivere: tuple[Arbeidsgiverinntekt, ...]
    g: int
    tak: int
    sammenligningsgrunnlag: Fraction | None
    avviksprosent: Fraction | None
    avvik_godtatt: bool
    regel: Inntektsregel

    @property
    def beregningsgrunnlag(self) -> Fraction:
        """All incomes in the basis, uncapped."""
        return summer_eksakt([a.aarsinntekt for a in self.arbeidsgivere])

    @property
    def sykepengegrunnlag(self) -> Fraction:
        """The basis Nav pays from (§ 8-10 second ledd: at most 6 G)."""
        samlet = self.beregningsgrunnlag
        teller, nevner = samlet.as_integer_ratio()
        return samlet if teller <= self.tak * nevner else Fraction(self.tak)

    @property
    def skjoenn_kreves(self) -> bool:
        """True when a case worker must set the basis (§ 8-30), unless that has been done."""
        return not self.avvik_godtatt and any(
            a.kilde is not Inntektskilde.SKJOENN for a in self.arbeidsgivere
        )

    @property
    def usikker(self) -> bool:
        """True when a figure of the old rule (ukesats) is estimated from the months of a-ordningen."""
        return self.regel is Inntektsregel.UKESATS and any(
            a.kilde is Inntektskilde.A_ORDNINGEN for a in self.arbeidsgivere
        )

    def inntekt(self, navn: str) -> Fraction:
        """One employer's yearly income in the basis, zero when it is not part of it."""
        return summer_eksakt([a.aarsinntekt for a in self.arbeidsgivere if a.navn == navn])


def finn_grunnlag(
    person: Personfakta, skjaeringstidspunkt: date, parametre: Lovparametre, *, virkning: date | None = None
) -> Grunnlag:
    """The basis on skjæringstidspunktet.

    `virkning` is the day the decision has effect, for the late G of 2020: without it that G is
    used from 21 September 2020, with a later day also for skjæringstidspunkter from 1 May.
    """
    verdier = parametre.paa(skjaeringstidspunkt)
    mulige = [_finn_inntekt(a, skjaeringstidspunkt, verdier) for a in person.arbeidsgivere]
    inntekter = tuple([inntekt for inntekt in mulige if inntekt is not None])
    sammenligning = _sammenlign([a.loenn for a in person.arbeidsgivere], skjaeringstidspunkt, verdier)
    samlet = summer_eksakt([i.aarsinntekt for i in inntekter])
    avvik = None if sammenligning is None else beregn_avvik(samlet, sammenligning, verdier)
    g = verdier.g if virkning is None else parametre.grunnbeloep.paa(skjaeringstidspunkt, virkning)
    godtatt = avvik is None or avvik_er_godtatt(avvik, verdier)
    tak, regel = verdier.tak_i_g * g, verdier.inntektsregel
    return Grunnlag(skjaeringstidspunkt, inntekter, g, tak, sammenligning, avvik, godtatt, regel)


def _finn_inntekt(
    arbeidsgiver: Arbeidsgiverfakta, skjaeringstidspunkt: date, parametre: Sykepengeparametre
) -> Arbeidsgiverinntekt | None:
    borte = er_borte(arbeidsgiver, skjaeringstidspunkt)
    if not borte and not vurder_ghost(arbeidsgiver.loenn, arbeidsgiver.ansatt, skjaeringstidspunkt).ghost:
        return None
    opplysning = velg_inntektsopplysning(arbeidsgiver.inntektsmeldinger, skjaeringstidspunkt, parametre)
    if opplysning is None:
        antall = parametre.beregningsmaaneder
        aarsinntekt = _snitt(arbeidsgiver.loenn, skjaeringstidspunkt, antall, MAANEDER_I_AARET)
        kilde = Inntektskilde.A_ORDNINGEN
    else:
        aarsinntekt = opplysning.maanedsinntekt * MAANEDER_I_AARET
        kilde = Inntektskilde.SKJOENN if opplysning.skjoenn else Inntektskilde.INNTEKTSMELDING
    return Arbeidsgiverinntekt(arbeidsgiver.navn, aarsinntekt, kilde, ghost=not borte)


def er_borte(arbeidsgiver: Arbeidsgiverfakta, dag: date) -> bool:
    """True when the employee is sick (also self-certified or late) at this employer that day."""
    kjent = arbeidsgiver.tidslinje.verdi(dag)
    return kjent is not None and kjent.type in FRAVAERSDAGER


def velg_inntektsopplysning(
    opplysninger: Sequence[Inntektsopplysning], skjaeringstidspunkt: date, parametre: Sykepengeparametre
) -> Inntektsopplysning | None:
    """The stated income that counts: a discretionary one before any other, else the latest.

    An inntektsmelding for a first absence day in a later month than skjæringstidspunktet is not
    used for income. One may name the first day of an arbeidsgiverperiode in pieces, so it may lie
    as far before as the period and the gap are long; an older one belongs to another sickness.
    """
    tidligst = skjaeringstidspunkt.toordinal() - parametre.agp_dager - parametre.opphold_dager
    senest = (skjaeringstidspunkt.year, skjaeringstidspunkt.month)
    valgt: Inntektsopplysning | None = None
    for o in opplysninger:
        dag = o.foerste_fravaersdag
        if tidligst <= dag.toordinal() and (dag.year, dag.month) <= senest and _gaar_foran(o, valgt):
            valgt = o
    return valgt


def _gaar_foran(ny: Inntektsopplysning, valgt: Inntektsopplysning | None) -> bool:
    if valgt is None or ny.skjoenn != valgt.skjoenn:
        return valgt is None or ny.skjoenn
    return ny.foerste_fravaersdag >= valgt.foerste_fravaersdag


def beregn_tre_maaneder(loenn: Loenn, skjaeringstidspunkt: date, parametre: Sykepengeparametre) -> Fraction:
    """Monthly income from a-ordningen: the three calendar months before, divided by three (§ 8-28).

    The divisor stays three when a month is missing; a negative sum counts as zero.
    """
    return _snitt(loenn, skjaeringstidspunkt, parametre.beregningsmaaneder, 1)


def _snitt(loenn: Loenn, skjaeringstidspunkt: date, antall: int, ganger: int) -> Fraction:
    """The average of the months before, times a whole number; never negative."""
    teller, nevner = _summer_forhold(_kjente_maaneder(loenn, skjaeringstidspunkt, antall))
    return Fraction(max(0, teller) * ganger, nevner * antall)


def beregn_aktuell_maanedsinntekt(
    loenn: Loenn, skjaeringstidspunkt: date, parametre: Sykepengeparametre, *, gjelder_fra: date | None = None
) -> Fraction | None:
    """What the statute lets the employer state: the average of the whole months since a change.

    `gjelder_fra` is the first day of a new job or of a lasting pay change inside the three months
    (§ 8-28 third ledd). None when no whole month is left to average; then the employer's own figure is needed.
    """
    maaneder = [Maaned.av(skjaeringstidspunkt) - n for n in range(1, parametre.beregningsmaaneder + 1)]
    hele = [m for m in maaneder if gjelder_fra is None or m.periode.fom >= gjelder_fra]
    if not hele:
        return None
    return max(Fraction(0), sum((loenn.get(m, Fraction(0)) for m in hele), Fraction(0))) / len(hele)


def _kjente_maaneder(loenn: Loenn, skjaeringstidspunkt: date, antall: int) -> list[Fraction]:
    maaneder = maaneder_foer(skjaeringstidspunkt.year, skjaeringstidspunkt.month, antall)
    return [beloep for beloep in map(loenn.get, maaneder) if beloep is not None]


@lru_cache(maxsize=4096)
def maaneder_foer(aar: int, maaned: int, antall: int) -> tuple[Maaned, ...]:
    """The calendar months before one, latest first; the same few for everybody, so they are kept."""
    return tuple(Maaned(aar, maaned) - n for n in range(1, antall + 1))


def summer_eksakt(beloep: Sequence[Fraction]) -> Fraction:
    """The sum, added as whole numbers of the common denominator."""
    if len(beloep) == 1:
        return beloep[0]
    return Fraction(*_summer_forhold(beloep))


def _summer_forhold(beloep: Sequence[Fraction]) -> tuple[int, int]:
    deler = [b.as_integer_ratio() for b in beloep]
    nevnere = {nevner for _, nevner in deler}
    felles = lcm(*nevnere)
    if len(nevnere) == 1:
        return sum([teller for teller, _ in deler]), felles
    return sum([teller * (felles // nevner) for teller, nevner in deler]), felles


@dataclass(frozen=True, slots=True)
class Ghostvurdering:
    """Whether an employer without absence is part of the basis, and the three facts that decide."""

    inntekt_siste_to_maaneder: bool
    ansatt: bool
    nyoppstartet: bool

    @property
    def ghost(self) -> bool:
        """True when the employer's income belongs in the basis."""
        return self.ansatt and (self.inntekt_siste_to_maaneder or self.nyoppstartet)


def vurder_ghost(loenn: Loenn, ansatt: Sequence[Periode], skjaeringstidspunkt: date) -> Ghostvurdering:
    """Test an employer without absence: employed on the day, and paid lately or newly begun."""
    maaned = Maaned.av(skjaeringstidspunkt)
    siste = {maaned - n for n in range(1, GHOST_MAANEDER + 1)}
    naa = [p for p in ansatt if skjaeringstidspunkt in p]
    grense = (maaned - GHOST_MAANEDER).periode.fom
    return Ghostvurdering(
        inntekt_siste_to_maaneder=any(m in siste for m in loenn),
        ansatt=bool(naa),
        nyoppstartet=not loenn and any(p.fom >= grense for p in naa),
    )


def summer_sammenligning(
    loenn: Sequence[Loenn], skjaeringstidspunkt: date, parametre: Sykepengeparametre
) -> Fraction:
    """All reported income of all employers in the twelve calendar months before (§ 8-30)."""
    antall = parametre.sammenligningsmaaneder
    return summer_eksakt([b for en in loenn for b in _kjente_maaneder(en, skjaeringstidspunkt, antall)])


def _sammenlign(
    loenn: Sequence[Loenn], skjaeringstidspunkt: date, parametre: Sykepengeparametre
) -> Fraction | None:
    """None when no pay is known at all: then the test has not been made, rather than failed."""
    return summer_sammenligning(loenn, skjaeringstidspunkt, parametre) if any(loenn) else None


def beregn_avvik(grunnlag: Fraction, sammenligning: Fraction, parametre: Sykepengeparametre) -> Fraction:
    """Deviation in percent, rounded half up to four decimals; 100 when there is nothing to compare with.

    Nav's service compares the amounts as binary numbers: 449,999.70 against 600,000 is a hair
    below 25.00005 percent and is accepted.
    """
    if not sammenligning:
        return HUNDRE_PROSENT
    skala = 10**parametre.avvik_desimaler
    egen, egen_nevner = binaert_forhold(grunnlag)
    annen, annen_nevner = binaert_forhold(sammenligning)
    avvik = abs(egen * annen_nevner - annen * egen_nevner)
    return Fraction(rund_halv_opp_broek(100 * skala * avvik, egen_nevner * abs(annen)), skala)


def avvik_er_godtatt(avviksprosent: Fraction, parametre: Sykepengeparametre) -> bool:
    """Exactly 25 percent, after rounding, is accepted (§ 8-30 second ledd: more than 25)."""
    teller, nevner = avviksprosent.as_integer_ratio()
    return teller <= parametre.avvik_prosent * nevner


def samme_beregningsgrunnlag(forrige: Fraction, ny: Fraction) -> bool:
    """True when the change is below one krone, so that the deviation test is not made again."""
    return abs(forrige - ny) < 1
