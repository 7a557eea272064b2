"""The front door of sykepenger: what Nav owes the employers of one person, day by day.

`vurder_refusjon` puts the rules in the law's order over a whole history, with several employers
and several skjæringstidspunkter: the days of each employer are counted (§ 8-19), classed, tested
for degree and floor (§§ 8-13, 8-3), counted against maksdato (§ 8-12), and paid (§§ 8-10, 22-3).
Everything is runs; a day has no object of its own until somebody asks for it.
Border: no rule lives here. Why an amount became what it is, is told by `vurdering_spor`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from tilgode.rules.felles.alder import Alder
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.agp_refusjon import finn_refundert_agp
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import (
    Arbeidsgiverperiode,
    finn_arbeidsgiverperioder,
)
from tilgode.rules.ytelser.sykepenger.dagklasse import Avslagsstrekk, Klassedag, klassifiser
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Personfakta
from tilgode.rules.ytelser.sykepenger.grunnlag import MAANEDER_I_AARET, Grunnlag
from tilgode.rules.ytelser.sykepenger.maksdato import Maksdatoresultat, beregn_maksdato
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import finn_skjaeringstidspunkter
from tilgode.rules.ytelser.sykepenger.stykker import Linje, del_opp, linje_av
from tilgode.rules.ytelser.sykepenger.utbetaling import (
    NULL_KRONER,
    Fastsetting,
    Stykke,
    avslaa_uten_rett,
    betal,
)
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Arbeidsgivervurdering, Vurdertloep
from tilgode.values.periode import Periode
from tilgode.values.uketidslinje import Ukeloep, Uketidslinje


@dataclass(frozen=True, slots=True)
class Vurdering:
    """The outcome for one person; `steg` replays why.

    `grunnlag` are the bases that some day needed, oldest first (sickness that stays inside the
    arbeidsgiverperiode needs none); `skjaeringstidspunkter` are all stretches of sickness.
    """

    fakta: Personfakta
    parametre: Lovparametre
    arbeidsgivere: dict[str, Arbeidsgivervurdering]
    skjaeringstidspunkter: tuple[Periode, ...]
    grunnlag: tuple[Grunnlag, ...]
    maksdato: Maksdatoresultat | None
    stykker: tuple[Stykke, ...] = field(repr=False)
    fastsetting: Fastsetting = field(repr=False)

    @property
    def refusjon_oere(self) -> int:
        """What Nav owes all employers together."""
        return sum(a.refusjon_oere for a in self.arbeidsgivere.values())

    def grunnlag_paa(self, skjaeringstidspunkt: date) -> Grunnlag:
        """The basis of a skjæringstidspunkt, also one that no paid day needed."""
        return self.fastsetting.paa(skjaeringstidspunkt).grunnlag

    def steg(self, dag: date | None = None, navn: str | None = None) -> tuple[Steg, ...]:
        """The steps behind the outcome; for one day (and employer), only those that matter for it."""
        from tilgode.rules.ytelser.sykepenger.vurdering_spor import spor_dag, spor_vurdering

        if dag is None:
            return spor_vurdering(self, navn)
        return tuple(steg for n in self.arbeidsgivere if navn in (None, n) for steg in spor_dag(self, dag, n))


@dataclass(frozen=True, slots=True)
class _Talt:
    """One employer's counted days."""

    fakta: Arbeidsgiverfakta
    perioder: tuple[Arbeidsgiverperiode, ...]
    klasser: Uketidslinje[Klassedag]


def vurder_refusjon(fakta: Personfakta, parametre: Lovparametre) -> Vurdering:
    """Assess a person's whole history; amounts are per weekday in øre (see `Arbeidsgivervurdering`)."""
    talte = [_tell(a, parametre) for a in fakta.arbeidsgivere]
    sykefravaer = finn_skjaeringstidspunkter([a.tidslinje for a in fakta.arbeidsgivere])
    fastsetting = Fastsetting(fakta, parametre)
    alder = Alder(fakta.foedselsdato, fakta.doedsdato)
    verdier = parametre.paa(sykefravaer[-1].fom if sykefravaer else date.max)
    dag67 = alder.fyller(verdier.alder_begrenset_rett)
    stykker = _lag_stykker(fakta, talte, sykefravaer, fastsetting, dag67)
    avslaa_uten_rett(stykker, fastsetting, dag67, fakta.opptjening_oppfylt)
    maksdato = None
    if stykker:
        maksdato = beregn_maksdato(
            _klasser_etter_avslag(stykker, len(talte)),
            fakta.foedselsdato,
            fakta.doedsdato,
            verdier,
            historikk=fakta.historikk,
        )
        stykker = _avslaa_etter_maksdato(stykker, maksdato.avslagsstrekk)
    return Vurdering(
        fakta=fakta,
        parametre=parametre,
        arbeidsgivere=_sett_sammen(talte, betal(stykker, fakta, fastsetting)),
        skjaeringstidspunkter=sykefravaer,
        grunnlag=tuple(fastsetting.funnet[dag].grunnlag for dag in sorted(fastsetting.funnet)),
        maksdato=maksdato,
        stykker=tuple(stykker),
        fastsetting=fastsetting,
    )


def _tell(arbeidsgiver: Arbeidsgiverfakta, parametre: Lovparametre) -> _Talt:
    tidslinje = arbeidsgiver.tidslinje
    if not tidslinje:
        return _Talt(arbeidsgiver, (), Uketidslinje())
    perioder = finn_arbeidsgiverperioder(
        tidslinje,
        parametre.paa(tidslinje.loep[-1].fom),
        betalt_av_infotrygd=arbeidsgiver.betalt_av_infotrygd,
        ferie_i_infotrygd=arbeidsgiver.ferie_i_infotrygd,
    )
    return _Talt(
        arbeidsgiver, perioder, klassifiser(tidslinje, perioder, nav_overtar=arbeidsgiver.nav_overtar_agp)
    )


def _sett_sammen(
    talte: Sequence[_Talt], loep: Sequence[tuple[Vurdertloep, ...]]
) -> dict[str, Arbeidsgivervurdering]:
    return {
        talt.fakta.navn: Arbeidsgivervurdering(talt.fakta.navn, talt.perioder, egne)
        for talt, egne in zip(talte, loep, strict=True)
    }


# --- pieces ---------------------------------------------------------------------------------------


def _lag_stykker(
    fakta: Personfakta,
    talte: Sequence[_Talt],
    sykefravaer: Sequence[Periode],
    fastsetting: Fastsetting,
    dag67: date,
) -> list[Stykke]:
    """Cut all employers' days wherever something changes at one of them."""
    antall = len(talte)
    klasser = [[(r.fom, r.tom, (r.ukedag, r.helg)) for r in talt.klasser.loep] for talt in talte]
    dager = [linje for linje in klasser if linje]
    if not dager:
        return []
    fom, tom = min(linje[0][0] for linje in dager), max(linje[-1][1] for linje in dager)
    linjer: list[Linje[Any]] = [
        *klasser,
        *(linje_av(talt.fakta.refusjon) for talt in talte),
        *(linje_av(talt.fakta.inntektsjustering) for talt in talte),
        *(finn_refundert_agp(talt.fakta, talt.perioder, fastsetting) for talt in talte),
        linje_av(fakta.andre_ytelser),
        linje_av(fakta.vedtatt_skjaeringstidspunkt),
        [(p.fom.toordinal(), p.tom.toordinal(), p.fom) for p in sykefravaer],
    ]
    return [
        Stykke(
            fom=start,
            tom=slutt,
            klasser=verdier[:antall],
            krav=[_aarlig(v) for v in verdier[antall : 2 * antall]],
            ny_inntekt=[_aarlig(v) for v in verdier[2 * antall : 3 * antall]],
            fritak=[v or 0 for v in verdier[3 * antall : 4 * antall]],
            andre_ytelser=verdier[-3] or NULL_KRONER,
            skjaeringstidspunkt=verdier[-2] or verdier[-1],
        )
        for start, slutt, verdier in del_opp(linjer, fom, tom, (dag67.toordinal() + 1,))
    ]


def _aarlig(maanedlig: Fraction | None) -> Fraction:
    return maanedlig * MAANEDER_I_AARET if maanedlig else NULL_KRONER


# --- maksdato -------------------------------------------------------------------------------------


def _klasser_etter_avslag(stykker: Sequence[Stykke], antall: int) -> list[Uketidslinje[Klassedag]]:
    """Each employer's classes as they stand before maksdato has been counted."""
    return [
        Uketidslinje(
            Ukeloep(stykke.fom, stykke.tom, *par)
            for stykke in stykker
            if (par := stykke.klasser[i]) is not None
        )
        for i in range(antall)
    ]


def _avslaa_etter_maksdato(stykker: list[Stykke], strekk: Sequence[Avslagsstrekk]) -> list[Stykke]:
    """Take away the days that maksdato, age or death refuse; pieces are cut where that begins or ends."""
    if not strekk:
        return stykker
    linjer: list[Linje[Any]] = [[(s.fom, s.tom, s) for s in stykker], [(a.fom, a.tom, a) for a in strekk]]
    resultat = []
    for fom, tom, (stykke, avslag) in del_opp(linjer, stykker[0].fom, stykker[-1].tom):
        if stykke is not None:
            del_ = stykke.mellom(fom, tom)
            if avslag is not None:
                del_.avslaa_alt(avslag)
            resultat.append(del_)
    return resultat
