"""What an employment's inntektsmeldinger say of income and refund, and what is assumed where there is none.

Where no inntektsmelding has been sent for an absence, the refund that could be claimed is taken to be the
full pay, so that a forgotten claim shows; the amount is then a bound and not exact. Of an employee new in
the post, or with another stillingsprosent since, the months after the change are the income that could
be stated (§ 8-28).
Border: pure; which message's income counts on a day is `rules`, `grunnlag`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property, lru_cache

from tilgode.apps.krav.personrader import Forholdrader, Rad
from tilgode.rules.parametre import Lovparametre, Sykepengeparametre
from tilgode.rules.ytelser.sykepenger.fakta import Inntektsopplysning, Sykdomstidslinje
from tilgode.rules.ytelser.sykepenger.grunnlag import (
    beregn_aktuell_maanedsinntekt,
    beregn_tre_maaneder,
    velg_inntektsopplysning,
)
from tilgode.rules.ytelser.sykepenger.refusjon import (
    Refusjonsendring,
    Refusjonsopplysning,
    refusjonstidslinje,
)
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import finn_sykefravaer
from tilgode.values.beloep import OERE_PER_KRONE
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje

#: No calendar month is longer.
MAKS_DAGER = 31


@lru_cache(maxsize=65536)
def kroner(oere: int) -> Fraction:
    """Exact kroner; pay repeats from month to month."""
    return Fraction(oere, OERE_PER_KRONE)


@dataclass
class Meldt:
    """One employment's stated income and claims, with what is assumed."""

    forhold: Forholdrader
    loenn: dict[Maaned, Fraction]
    parametre: Lovparametre

    @cached_property
    def oppgitt(self) -> tuple[Inntektsopplysning, ...]:
        """What the messages state, in the order of their first absence days."""
        return tuple([Inntektsopplysning(rad[4], kroner(rad[6])) for rad in self.forhold.inntektsmeldinger])

    def refusjon(self, tidslinje: Sykdomstidslinje) -> tuple[Tidslinje[Fraction], tuple[Periode, ...]]:
        """The monthly refund over time, and the absences for which it is assumed to be the full pay."""
        deler: list[tuple[int, int, Fraction]] = []
        uten: list[Periode] = []
        for fom, tom in finn_sykefravaer([tidslinje]) if tidslinje else ():
            periode = Periode(date.fromordinal(fom), date.fromordinal(tom))
            egne = self._meldinger_om(periode) if self.oppgitt else ()
            if egne:
                deler.extend(refusjonstidslinje(egne).avgrens(periode).tall)
            else:
                deler.append((fom, tom, self._antatt(periode.fom)))
                uten.append(periode)
        return Tidslinje.fra_tall(deler), tuple(uten)

    def inntekter(self, uten: Sequence[Periode]) -> tuple[Inntektsopplysning, ...]:
        """Stated incomes, and the one that could be stated where a-ordningen's three months are another's."""
        antatt = [Inntektsopplysning(dag, inntekt) for dag, inntekt in self._nye(uten)]
        return (*self.oppgitt, *antatt) if antatt else self.oppgitt

    def _meldinger_om(self, periode: Periode) -> list[Refusjonsopplysning]:
        """The messages about an absence: those of a period begun before it, then its own as they came."""
        verdier = self.parametre.paa(periode.fom)
        tidligst = periode.fom - timedelta(days=verdier.agp_dager + verdier.opphold_dager)
        rader = [r for r in self.forhold.inntektsmeldinger if tidligst <= r[4] <= periode.tom]
        if len(rader) > 1:
            rader.sort(key=lambda rad: (rad[4] >= periode.fom, rad[4] if rad[4] < periode.fom else _kom(rad)))
        return [_refusjonsopplysning(rad) for rad in rader]

    def _antatt(self, dag: date) -> Fraction:
        verdier = self.parametre.paa(dag)
        if self.oppgitt:
            opplysning = velg_inntektsopplysning(self.oppgitt, dag, verdier)
            if opplysning is not None:
                return opplysning.maanedsinntekt
        ny = self._etter_endring(dag, verdier)
        return beregn_tre_maaneder(self.loenn, dag, verdier) if ny is None else ny

    def _nye(self, uten: Sequence[Periode]) -> Iterator[tuple[date, Fraction]]:
        for periode in uten:
            verdier = self.parametre.paa(periode.fom)
            inntekt = self._etter_endring(periode.fom, verdier)
            if inntekt is not None and velg_inntektsopplysning(self.oppgitt, periode.fom, verdier) is None:
                yield periode.fom, inntekt

    def _etter_endring(self, dag: date, verdier: Sykepengeparametre) -> Fraction | None:
        """The average since the post began or changed within the months that count; None without either."""
        endret = self._endret
        if not endret or (dag - endret[-1]).days > MAKS_DAGER * (verdier.beregningsmaaneder + 1):
            return None
        fra = max((ett for ett in endret if ett < dag), default=None)
        if fra is None or fra < (Maaned.av(dag) - verdier.beregningsmaaneder).periode.fom:
            return None
        return beregn_aktuell_maanedsinntekt(self.loenn, dag, verdier, gjelder_fra=fra)

    @cached_property
    def _endret(self) -> list[date]:
        """The days on which the post began or got another stillingsprosent, oldest first."""
        endret: list[date] = []
        forrige: tuple[date, object] | None = None
        for start, _, gyldig_fom, prosent in self.forhold.tilstander:
            if (start, prosent) != forrige:
                endret.append(start if forrige is None else max(start, gyldig_fom))
                forrige = (start, prosent)
        return sorted(endret)


def _kom(rad: Rad) -> date:
    """The day a message was sent, or registered."""
    sendt: date = rad[2] or rad[1].date()
    return sendt


def _refusjonsopplysning(rad: Rad) -> Refusjonsopplysning:
    _, _, _, _, fravaersdag, _, _, refusjon, opphoer, endringer = rad
    return Refusjonsopplysning(
        fravaersdag,
        kroner(refusjon),
        opphoer,
        tuple(Refusjonsendring(date.fromisoformat(dag), kroner(oere)) for dag, oere in endringer),
    )
