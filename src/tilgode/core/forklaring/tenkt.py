"""What if a fact had been another: the declared changes of a choice, for one claim.

A `Tenktvalg` says what a person wants to try; `finn_endringer` makes it the declared changes that the
inverse engine uses, so that a cause and a what-if never differ in what a change means.
Border: pure, and nothing is stored; what came of it is compared in `tenkt_utfall`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from fractions import Fraction

from tilgode.core.forklaring.endringer import (
    Endring,
    MedTidligereArbeid,
    SettDager,
    SettGrad,
    SettInntekt,
    Sluttet,
    UtenFritak,
    UtenRefusjon,
)
from tilgode.core.forklaring.tenkte_endringer import ForlengRefusjon, MedFritak, SettRefusjon, etter
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Dag, Dagtype
from tilgode.rules.ytelser.sykepenger.grunnlag import MAANEDER_I_AARET
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering
from tilgode.values.beloep import OERE_PER_KRONE
from tilgode.values.periode import Periode

#: A weekend that nobody speaks of does not end a sick note.
HELG = timedelta(days=3)
#: An egenmelding so long before the claim may belong to its arbeidsgiverperiode.
FORKANT = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Tenktvalg:
    """What to try; None (or empty) leaves a fact as it is.

    `grad` is percent on the sick days of `gradperiode` (the claim's days when None), `sykmelding` the days
    that the sick note covers, `inntekt_oere` the income a month, `refusjon_til` the last day of refund,
    `fritak_fra` the first day of an exemption under § 8-20, `slutt` the last day of the employment,
    `tidligere_arbeid` work elsewhere before the sickness (§§ 8-2, 8-47).
    """

    ferie: tuple[Periode, ...] = ()
    grad: int | None = None
    gradperiode: Periode | None = None
    sykmelding: Periode | None = None
    inntekt_oere: int | None = None
    egenmelding: Periode | None = None
    uten_egenmelding: bool = False
    refusjon_til: date | None = None
    fritak_fra: date | None = None
    uten_fritak: bool = False
    slutt: date | None = None
    tidligere_arbeid: Periode | None = None

    @property
    def valgte(self) -> tuple[tuple[str, object], ...]:
        """What is to be changed, by name, in the order above."""
        verdier = ((felt.name, getattr(self, felt.name)) for felt in fields(self))
        return tuple((navn, verdi) for navn, verdi in verdier if verdi not in (None, (), False))


def finn_endringer(valg: Tenktvalg, vurdering: Vurdering, navn: str, periode: Periode) -> tuple[Endring, ...]:
    """The declared changes of a choice for a claim's employment and days; raises ValueError for a bad one."""
    arbeidsgiver = next(a for a in vurdering.fakta.arbeidsgivere if a.navn == navn)
    return (
        *_om_dager(valg, arbeidsgiver, periode),
        *_om_inntekt(valg, vurdering, arbeidsgiver, periode),
        *_om_rett(valg, navn),
    )


def _om_dager(valg: Tenktvalg, arbeidsgiver: Arbeidsgiverfakta, periode: Periode) -> Iterator[Endring]:
    if valg.sykmelding is not None:
        yield from _ny_sykmelding(valg.sykmelding, arbeidsgiver, periode)
    if valg.grad is not None:
        if not 0 <= valg.grad <= 100:
            raise ValueError(f"grad {valg.grad}")
        yield SettGrad(arbeidsgiver.navn, valg.gradperiode or periode, valg.grad)
    for ferie in valg.ferie:
        yield SettDager(arbeidsgiver.navn, ferie, Dag(Dagtype.FERIE))
    yield from _om_egenmelding(valg, arbeidsgiver, periode)


def _om_egenmelding(valg: Tenktvalg, arbeidsgiver: Arbeidsgiverfakta, periode: Periode) -> Iterator[Endring]:
    """Without those that may belong to the absence, and with another one."""
    naere = Periode(periode.fom - FORKANT, periode.tom)
    for loep in arbeidsgiver.tidslinje if valg.uten_egenmelding else ():
        if loep.verdi.type is Dagtype.EGENMELDING and loep.periode.overlapper(naere):
            yield SettDager(arbeidsgiver.navn, loep.periode, None)
    if valg.egenmelding is not None:
        yield SettDager(arbeidsgiver.navn, valg.egenmelding, Dag(Dagtype.EGENMELDING))


def _ny_sykmelding(ny: Periode, arbeidsgiver: Arbeidsgiverfakta, periode: Periode) -> Iterator[Endring]:
    """Sick days of the absence outside the note are gone; days of the note that nobody has told of are sick."""
    navn, linje = arbeidsgiver.navn, arbeidsgiver.tidslinje
    syke = linje.velg(lambda dag: dag.type is Dagtype.SYK)
    for loep in syke.avgrens(_fravaeret(arbeidsgiver, periode)):
        for bit in loep.periode.uten(ny):
            yield SettDager(navn, bit, None)
    dag = next((loep.verdi for loep in syke if loep.periode.overlapper(periode)), Dag(Dagtype.SYK))
    udekket = [ny]
    for loep in linje.velg(lambda dag: dag.type not in (Dagtype.ARBEID, Dagtype.UKJENT)):
        udekket = [bit for p in udekket for bit in p.uten(loep.periode)]
    for bit in udekket:
        yield SettDager(navn, bit, dag)
        yield ForlengRefusjon(navn, bit)


def _fravaeret(arbeidsgiver: Arbeidsgiverfakta, periode: Periode) -> Periode:
    """The sick days that hang together with the claim's, over weekends; the claim's own when there are none."""
    syke = [loep.periode for loep in arbeidsgiver.tidslinje if loep.verdi.type is Dagtype.SYK]
    fravaeret = periode
    for stykke in [*syke, *reversed(syke)]:
        if stykke.fom <= fravaeret.tom + HELG and stykke.tom >= fravaeret.fom - HELG:
            fravaeret = Periode(min(stykke.fom, fravaeret.fom), max(stykke.tom, fravaeret.tom))
    return fravaeret


def _om_inntekt(
    valg: Tenktvalg, vurdering: Vurdering, arbeidsgiver: Arbeidsgiverfakta, periode: Periode
) -> Iterator[Endring]:
    """Another income; a refund that is the whole income (as when full pay is advanced) goes with it."""
    if valg.inntekt_oere is None:
        return
    if valg.inntekt_oere < 0:
        raise ValueError(f"inntekt {valg.inntekt_oere}")
    fravaer = next((p for p in vurdering.skjaeringstidspunkter if p.overlapper(periode)), periode)
    ny = Fraction(valg.inntekt_oere, OERE_PER_KRONE)
    foer = vurdering.grunnlag_paa(fravaer.fom).inntekt(arbeidsgiver.navn) / MAANEDER_I_AARET
    yield SettInntekt(arbeidsgiver.navn, fravaer.fom, ny)
    for loep in arbeidsgiver.refusjon.avgrens(Periode(fravaer.fom, max(fravaer.tom, periode.tom))):
        if loep.verdi == foer:
            yield SettRefusjon(arbeidsgiver.navn, loep.periode, ny)


def _om_rett(valg: Tenktvalg, navn: str) -> Iterator[Endring]:
    if valg.refusjon_til is not None:
        yield UtenRefusjon(navn, etter(valg.refusjon_til))
    if valg.uten_fritak:
        yield UtenFritak(navn)
    if valg.fritak_fra is not None:
        yield MedFritak(navn, valg.fritak_fra)
    if valg.slutt is not None:
        yield Sluttet(navn, valg.slutt)
    if valg.tidligere_arbeid is not None:
        yield MedTidligereArbeid(valg.tidligere_arbeid)
