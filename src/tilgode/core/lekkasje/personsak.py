"""One person under analysis: the facts, what the law makes of them, and what several checks ask for.

The assessment is `vurder_refusjon`; a check that asks "what if" changes one fact and assesses again.
Border: no check is here. Everything is a function of the person's rows and `Regning`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeVar

from tilgode.core.innlesing.rader import InntektsmeldingRad
from tilgode.core.lekkasje.arbeidsgiverdata import Arbeidsgiverdata, Forhold, Persondata
from tilgode.core.lekkasje.dekning import dekkes_av_krav, inntektsmelding_for, meldt
from tilgode.core.lekkasje.inntekt import med_kjente_inntekter
from tilgode.core.lekkasje.typer import Regning
from tilgode.core.lekkasje.verdi import NULL, Dagsverdi, med_tak
from tilgode.rules.felles.alder import Alder
from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Dagtype, Personfakta
from tilgode.rules.ytelser.sykepenger.feriepenger import finn_sats
from tilgode.rules.ytelser.sykepenger.grunnlag import beregn_tre_maaneder, velg_inntektsopplysning
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import finn_skjaeringstidspunkter
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Vurdertdag
from tilgode.values.beloep import OERE_PER_KRONE, rund_halv_opp
from tilgode.values.kalender import er_helg
from tilgode.values.periode import Periode

MAANEDER_I_AARET = 12
HUNDRE = 100
SYK = (Dagtype.SYK, Dagtype.EGENMELDING)
NAVS = (Dagklasse.NAV, Dagklasse.AGP_NAV)
#: Weekdays nobody asks about.
TIL_STEDE = (Dagklasse.ARBEID, Dagklasse.UKJENT)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Agpdag:
    """A weekday of own sickness that the employer bears, with the first day of its period."""

    dag: date
    grad: Fraction
    periode_fom: date


class Personsak:
    """What the law says of one person's days, computed when first asked for."""

    def __init__(self, person: Persondata, data: Arbeidsgiverdata, regning: Regning) -> None:
        self.person = person
        self.data = data
        self.regning = regning
        self._husket: dict[Hashable, Any] = {}

    @cached_property
    def fakta(self) -> Personfakta:
        """The facts, with the income of new employees found as § 8-28 third ledd allows."""
        return med_kjente_inntekter(self.person.fakta, self.regning.parametre)

    @cached_property
    def vurdering(self) -> Vurdering:
        """What is right by the facts; raises ValueError for facts that contradict themselves."""
        return vurder_refusjon(self.fakta, self.regning.parametre)

    def vurder_med(self, navn: str, endret: Arbeidsgiverfakta) -> Vurdering:
        """The assessment with one employment's facts changed."""
        alle = tuple(endret if a.navn == navn else a for a in self.fakta.arbeidsgivere)
        return vurder_refusjon(replace(self.fakta, arbeidsgivere=alle), self.regning.parametre)

    def verdier(self, dag: date) -> Sykepengeparametre:
        """The values of the law on a day."""
        return self.regning.parametre.paa(dag)

    def par(self) -> Iterator[tuple[Forhold, Arbeidsgiverfakta]]:
        """Each employment's rows with its facts."""
        return zip(self.person.forhold, self.fakta.arbeidsgivere, strict=True)

    def virkedager(self, navn: str, vurdering: Vurdering | None = None) -> dict[date, Vurdertdag]:
        """Each weekday of absence up to the day of the analysis with what it is at this employment."""
        if vurdering is None:
            return self.husk(("virkedager", navn), lambda: self._virkedager(navn, self.vurdering))
        return self._virkedager(navn, vurdering)

    def _virkedager(self, navn: str, vurdering: Vurdering) -> dict[date, Vurdertdag]:
        siste = self.regning.per.toordinal()
        dager: dict[date, Vurdertdag] = {}
        for ett in vurdering.arbeidsgivere[navn].loep:
            if ett.klasse_ukedag.klasse in TIL_STEDE:
                continue
            ukedag = ett.ukedag
            for nummer in range(ett.fom, min(ett.tom, siste) + 1):
                dag = date.fromordinal(nummer)
                if not er_helg(dag):
                    dager[dag] = ukedag
        return dager

    def husk(self, noekkel: Hashable, regn: Callable[[], T]) -> T:
        """What several checks ask for, computed once."""
        if noekkel not in self._husket:
            self._husket[noekkel] = regn()
        svar: T = self._husket[noekkel]
        return svar

    def refusjon(self, navn: str, vurdering: Vurdering | None = None) -> dict[date, Fraction]:
        """The weekdays on which Nav owes this employment something, kroner."""
        return {
            dag: vurdert.refusjon_kroner
            for dag, vurdert in self.virkedager(navn, vurdering).items()
            if vurdert.refusjon_oere > 0
        }

    def fravaer(self, arbeidsgiver: Arbeidsgiverfakta) -> tuple[Periode, ...]:
        """The absences of one employment, each with its own first day."""
        return finn_skjaeringstidspunkter([arbeidsgiver.tidslinje]) if arbeidsgiver.tidslinje else ()

    def meldinger(self, forhold: Forhold, fravaer: Periode) -> list[InntektsmeldingRad]:
        """The inntektsmeldinger of an absence."""
        verdier = self.verdier(fravaer.fom)
        return inntektsmelding_for(forhold, fravaer, verdier.agp_dager + verdier.opphold_dager)

    def ukrevd(
        self, forhold: Forhold, fravaer: Periode, kroner: dict[date, Fraction], *ytelser: str
    ) -> dict[date, Fraction]:
        """What of these days nobody has claimed."""
        meldinger = self.meldinger(forhold, fravaer)
        return {
            dag: verdi
            for dag, verdi in kroner.items()
            if dag in fravaer
            and not meldt(meldinger, dag)
            and not dekkes_av_krav(self.person, forhold.noekkel, dag, ytelser)
        }

    def agp_dager(self, arbeidsgiver: Arbeidsgiverfakta) -> list[Agpdag]:
        """The weekdays of own sickness that the employer bears and Nav does not refund."""
        perioder = self.vurdering.arbeidsgivere[arbeidsgiver.navn].arbeidsgiverperioder
        starter = {dag: p.dager[0].fom for p in perioder for del_ in p.dager for dag in del_}
        return [
            Agpdag(dag, kjent.grad, starter[dag])
            for dag, vurdert in self.virkedager(arbeidsgiver.navn).items()
            if vurdert.klasse is Dagklasse.AGP and not vurdert.refusjon_oere and dag in starter
            if (kjent := arbeidsgiver.tidslinje.verdi(dag)) is not None and kjent.type in SYK
        ]

    def maanedsinntekt(self, arbeidsgiver: Arbeidsgiverfakta, dag: date) -> Fraction:
        """Monthly income as an absence from this day would be counted; zero when it is not known."""
        verdier = self.verdier(dag)
        opplysning = velg_inntektsopplysning(arbeidsgiver.inntektsmeldinger, dag, verdier)
        if opplysning is not None:
            return opplysning.maanedsinntekt
        return beregn_tre_maaneder(arbeidsgiver.loenn, dag, verdier)

    def dagsats(self, arbeidsgiver: Arbeidsgiverfakta, dag: date) -> Fraction:
        """D: what Nav pays for a whole day from this day, whole kroner, at most 6 G/260."""
        verdier = self.verdier(dag)
        aar = min(MAANEDER_I_AARET * self.maanedsinntekt(arbeidsgiver, dag), Fraction(verdier.tak))
        return Fraction(rund_halv_opp(aar / verdier.dager_i_aaret))

    def agp_kroner(self, arbeidsgiver: Arbeidsgiverfakta, dager: list[Agpdag]) -> dict[date, Fraction]:
        """D · g of days the employer bears, D of the first day of their period."""
        return {d.dag: self.dagsats(arbeidsgiver, d.periode_fom) * d.grad / HUNDRE for d in dager}

    def feriepengesats(self, dag: date) -> Fraction:
        """Nav's rate of sykepenger for the earning year of the day (12.5 percent from 59)."""
        alder = Alder(self.person.foedselsdato).ved_utgangen_av(dag.year)
        return finn_sats(alder, self.verdier(date(dag.year, 12, 31)))

    def i_feriepengetaket(self, kroner: dict[date, Fraction]) -> list[Dagsverdi]:
        """The days with what each adds within the first 48 paid dates of its year."""
        if not kroner:
            return []
        betalt = {dag: verdi for dag, verdi in self.navs_kroner.items() if dag not in kroner}
        return med_tak(kroner, betalt, self.verdier(self.regning.per).feriepengedager)

    @cached_property
    def navs_kroner(self) -> dict[date, Fraction]:
        """What Nav owes all employments for each of its days."""
        samlet: dict[date, Fraction] = {}
        for arbeidsgiver in self.fakta.arbeidsgivere:
            for dag, vurdert in self.virkedager(arbeidsgiver.navn).items():
                if vurdert.klasse in NAVS and vurdert.refusjon_oere:
                    samlet[dag] = samlet.get(dag, NULL) + vurdert.refusjon_kroner
        return samlet

    @property
    def er_ansatt(self) -> bool:
        """True when the person is employed on the day of the analysis."""
        return any(self.regning.per in p for a in self.fakta.arbeidsgivere for p in a.ansatt)

    @cached_property
    def uten_inntekt(self) -> bool:
        """True when some absence has no income to count with."""
        return any(
            not self.har_inntekt(arbeidsgiver, periode.fom)
            for arbeidsgiver in self.fakta.arbeidsgivere
            for periode in self.fravaer(arbeidsgiver)
        )

    def har_inntekt(self, arbeidsgiver: Arbeidsgiverfakta, dag: date) -> bool:
        """True when an inntektsmelding or the pay of the months before says what the income is."""
        return self.maanedsinntekt(arbeidsgiver, dag) > 0


def som_kroner(oere: int) -> Fraction:
    """Exact kroner."""
    return Fraction(oere, OERE_PER_KRONE)
