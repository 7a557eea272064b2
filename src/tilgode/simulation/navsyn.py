"""Nav's view of one person, which may differ from the kommune's, and what the law gives on it.

The kommune's papers stay as they are; here Nav knows something else. Lines are made of the days the law
then gives, one for each row of days with one rate, or one for the claim (older reports).
Border: no causes are named here; `aarsaksslag` changes the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Inntektsopplysning, Personfakta
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.simulation.lov import lag_fakta
from tilgode.simulation.modell import Historie
from tilgode.values.kalender import er_helg
from tilgode.values.periode import EN_DAG, Periode

#: (day, øre) of one ytelse, oldest first.
Dagsbeloep = dict[date, int]
Faktaendring = Callable[[Personfakta], Personfakta]


@dataclass(slots=True)
class Navsyn:
    """What Nav knows: a history of its own, changes of the facts made from it, and the law it applies.

    `inntekter` is monthly income in øre by the first day of a spell.
    """

    historie: Historie
    parametre: Lovparametre
    inntekter: dict[date, int] = field(default_factory=dict)
    endringer: list[Faktaendring] = field(default_factory=list)

    @staticmethod
    def av(historie: Historie, parametre: Lovparametre) -> Navsyn:
        """The view before anything differs; changing it leaves the kommune's history alone."""
        kopi = replace(historie, syk=list(historie.syk), fritak=list(historie.fritak))
        return Navsyn(kopi, parametre)

    def vurder(self) -> Vurdering | None:
        """The law's answer; None when there is no absence left."""
        if not self.historie.syk:
            return None
        fakta = lag_fakta(self.historie)
        (arbeidsgiver,) = fakta.arbeidsgivere
        fakta = replace(fakta, arbeidsgivere=(self._med_inntekter(arbeidsgiver),))
        for endre in self.endringer:
            fakta = endre(fakta)
        return vurder_refusjon(fakta, self.parametre)

    def _med_inntekter(self, arbeidsgiver: Arbeidsgiverfakta) -> Arbeidsgiverfakta:
        """The income Nav uses in the basis; the refund claimed is still what the kommune told."""
        return replace(
            arbeidsgiver,
            inntektsmeldinger=tuple(
                Inntektsopplysning(
                    o.foerste_fravaersdag, Fraction(self.inntekter[o.foerste_fravaersdag], 100)
                )
                if o.foerste_fravaersdag in self.inntekter
                else o
                for o in arbeidsgiver.inntektsmeldinger
            ),
        )


def dagsbeloep(vurdering: Vurdering | None, navn: str) -> dict[str, Dagsbeloep]:
    """Øre of each weekday with money at the employment, by ytelse."""
    samlet: dict[str, Dagsbeloep] = {"SYKEPENGER": {}, "SYKEPENGER_AGP": {}}
    if vurdering is None:
        return samlet
    for loep in vurdering.arbeidsgivere[navn].loep:
        if loep.refusjon_oere_per_dag:
            i_perioden = loep.klasse_ukedag.klasse is Dagklasse.AGP
            til = samlet["SYKEPENGER_AGP" if i_perioden else "SYKEPENGER"]
            for dag in loep.periode:
                if not er_helg(dag):
                    til[dag] = loep.refusjon_oere_per_dag
    return samlet


def lag_linjer(dager: Iterable[tuple[date, int]], *, samlet: bool) -> Iterator[tuple[Periode, int]]:
    """Lines of (period, øre): rows of weekdays with one rate, over weekends; or all in one."""
    ordnet = sorted((dag, oere) for dag, oere in dager if oere)
    if samlet and ordnet:
        yield Periode(ordnet[0][0], ordnet[-1][0]), sum(oere for _, oere in ordnet)
        return
    rekke: list[tuple[date, int]] = []
    for dag, oere in ordnet:
        if rekke and (oere != rekke[-1][1] or dag != _neste_virkedag(rekke[-1][0])):
            yield _linje(rekke)
            rekke = []
        rekke.append((dag, oere))
    if rekke:
        yield _linje(rekke)


def _linje(rekke: list[tuple[date, int]]) -> tuple[Periode, int]:
    return Periode(rekke[0][0], rekke[-1][0]), sum(oere for _, oere in rekke)


def _neste_virkedag(dag: date) -> date:
    neste = dag + EN_DAG
    while er_helg(neste):
        neste += timedelta(days=1)
    return neste
