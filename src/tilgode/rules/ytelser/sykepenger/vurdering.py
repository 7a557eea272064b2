"""The front door of sykepenger: what Nav owes the employers of one person, day by day.

`vurder_refusjon` puts the rules in the law's order over a whole history, with several employers
and several skjæringstidspunkter: the days of each employer are counted (§ 8-19), classed, tested
for degree and floor (§§ 8-13, 8-3), counted against maksdato (§ 8-12), and paid (§§ 8-10, 22-3).
Everything is runs; a day has no object of its own until somebody asks for it.
Border: no rule lives here. Why an amount became what it is, is told by `vurdering_spor`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tilgode.rules.felles.alder import Alder
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.arbeidsgiveransvar import begrunn, finn_navs_fravaer
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import (
    Arbeidsgiverperiode,
    finn_arbeidsgiverperioder,
)
from tilgode.rules.ytelser.sykepenger.dagklasse import Klassedag, klassifiser
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Personfakta, Sykdomstidslinje
from tilgode.rules.ytelser.sykepenger.fastsetting import Fastsetting
from tilgode.rules.ytelser.sykepenger.grunnlag import Grunnlag
from tilgode.rules.ytelser.sykepenger.maksdato import Maksdatoresultat
from tilgode.rules.ytelser.sykepenger.oppdeling import Sykefravaer, del_opp_dager, verdier_for_telling
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import finn_sykefravaer
from tilgode.rules.ytelser.sykepenger.stykker import Stykke
from tilgode.rules.ytelser.sykepenger.utbetaling import avslaa_uten_rett, betal
from tilgode.rules.ytelser.sykepenger.virksomhet import finn_telledager
from tilgode.rules.ytelser.sykepenger.vurdering_maksdato import Maksdatotelling
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Arbeidsgivervurdering
from tilgode.values.periode import Periode
from tilgode.values.uketidslinje import Uketidslinje


@dataclass(frozen=True)
class Vurdering:
    """The outcome for one person; `steg` replays why.

    `dag67` is the birthday that changes the floor. What the steps need (`sykefravaer`, `stykker`,
    `fastsetting`, `telling`) is kept as it was left.
    """

    fakta: Personfakta
    parametre: Lovparametre
    arbeidsgivere: dict[str, Arbeidsgivervurdering]
    dag67: date
    sykefravaer: Sequence[Sykefravaer] = field(repr=False)
    stykker: tuple[Stykke, ...] = field(repr=False)
    fastsetting: Fastsetting = field(repr=False)
    telling: Maksdatotelling = field(repr=False)

    @cached_property
    def skjaeringstidspunkter(self) -> tuple[Periode, ...]:
        """All stretches of sickness; each begins on its skjæringstidspunkt."""
        return tuple(Periode(date.fromordinal(fom), date.fromordinal(tom)) for fom, tom in self.sykefravaer)

    @property
    def refusjon_oere(self) -> int:
        """What Nav owes all employers together."""
        return sum(a.refusjon_oere for a in self.arbeidsgivere.values())

    @property
    def maksdato(self) -> Maksdatoresultat | None:
        """The days spent, the days refused and the date; None when there are no days at all."""
        return self.telling.resultat

    @property
    def grunnlag(self) -> tuple[Grunnlag, ...]:
        """The bases that some day needed, oldest first; none for what stays in the arbeidsgiverperiode."""
        return tuple(self.fastsetting.funnet[dag].grunnlag for dag in sorted(self.fastsetting.funnet))

    def grunnlag_paa(self, skjaeringstidspunkt: date) -> Grunnlag:
        """The basis of a skjæringstidspunkt, also one that no paid day needed."""
        return self.fastsetting.paa(skjaeringstidspunkt).grunnlag

    def finn_stykke(self, ordinal: int) -> Stykke | None:
        """The piece a day lies in; None for days whose amount is not in question."""
        indeks = bisect_right(self.stykker, ordinal, key=lambda stykke: stykke.fom) - 1
        stykke = self.stykker[indeks] if indeks >= 0 else None
        return stykke if stykke is not None and ordinal <= stykke.tom else None

    def steg(self, dag: date | None = None, navn: str | None = None) -> tuple[Steg, ...]:
        """The steps behind the outcome; for one day (and employer), only those that matter for it."""
        # the steps read the outcome, so the two modules need each other; nothing else asks for them
        from tilgode.rules.ytelser.sykepenger.vurdering_spor import spor_dag, spor_vurdering

        if dag is None:
            return spor_vurdering(self, navn)
        return tuple(steg for n in self.arbeidsgivere if navn in (None, n) for steg in spor_dag(self, dag, n))


class Talt(NamedTuple):
    """One employer's counted and classed days."""

    fakta: Arbeidsgiverfakta
    perioder: tuple[Arbeidsgiverperiode, ...]
    klasser: Uketidslinje[Klassedag]


def vurder_refusjon(fakta: Personfakta, parametre: Lovparametre) -> Vurdering:
    """Assess a person's whole history; amounts are per weekday in øre (see `Arbeidsgivervurdering`)."""
    telledager = finn_telledager(fakta, parametre)
    talte = [_tell(fakta, nummer, dager, parametre) for nummer, dager in enumerate(telledager)]
    sykefravaer = finn_sykefravaer([a.tidslinje for a in fakta.arbeidsgivere])
    fastsetting = Fastsetting(fakta, parametre)
    verdier = parametre.paa(date.fromordinal(sykefravaer[-1][0]) if sykefravaer else date.max)
    dag67 = Alder(fakta.foedselsdato).fyller(verdier.alder_begrenset_rett)
    kutt = (dag67.toordinal() + 1, *fastsetting.foerste_dager([fom for fom, _ in sykefravaer]))
    stykker, uroerte = del_opp_dager(
        fakta, [(t.perioder, t.klasser) for t in talte], sykefravaer, fastsetting, kutt
    )
    avslaa_uten_rett(stykker, fastsetting, dag67)
    telling = Maksdatotelling(fakta, verdier, tuple(stykker), uroerte)
    stykker = telling.avslaa(stykker)
    betalt = betal(stykker, uroerte, len(talte), fastsetting)
    return Vurdering(
        fakta=fakta,
        parametre=parametre,
        arbeidsgivere={
            talt.fakta.navn: Arbeidsgivervurdering(talt.fakta.navn, talt.perioder, tuple(loep))
            for talt, loep in zip(talte, betalt, strict=True)
        },
        dag67=dag67,
        sykefravaer=sykefravaer,
        stykker=tuple(stykker),
        fastsetting=fastsetting,
        telling=telling,
    )


def _tell(person: Personfakta, nummer: int, dager: Sykdomstidslinje, parametre: Lovparametre) -> Talt:
    """`dager` are the days that count at the employer; they are more than its own when it has several positions."""
    arbeidsgiver = person.arbeidsgivere[nummer]
    if not arbeidsgiver.tidslinje:
        return Talt(arbeidsgiver, (), Uketidslinje())
    perioder = finn_arbeidsgiverperioder(
        dager,
        verdier_for_telling(arbeidsgiver, parametre),
        betalt_av_infotrygd=arbeidsgiver.betalt_av_infotrygd,
        ferie_i_infotrygd=arbeidsgiver.ferie_i_infotrygd,
    )
    navs_fravaer = finn_navs_fravaer(person, nummer, dager, parametre)
    nav_overtar = (*arbeidsgiver.nav_overtar_agp, *navs_fravaer)
    klasser = klassifiser(arbeidsgiver.tidslinje, perioder, nav_overtar=nav_overtar)
    return Talt(arbeidsgiver, perioder, begrunn(klasser, navs_fravaer) if navs_fravaer else klasser)
