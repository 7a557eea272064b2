"""Asking the law what a claim would have been worth under other facts.

Amounts come from `vurder_refusjon` and from nowhere else. The answer is øre for each weekday of the
claim, and of days that Nav's lines reach outside it without anything being expected there.
Border: no proposals and no judgement; one question, one answer, and the answers are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from tilgode.core.forklaring.avgrensing import avgrens
from tilgode.core.forklaring.endringer import Endring, UtenGrunnbeloep, Utfall
from tilgode.core.forklaring.maal import Maal, lag_maal
from tilgode.core.forklaring.typer import Avvik
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.values.kalender import virkedager
from tilgode.values.periode import Periode

Endringer = tuple[Endring, ...]
SYKEPENGER_AGP = "SYKEPENGER_AGP"


class Lov:
    """The law's values as they are, and with a G left out; made once for many claims."""

    def __init__(self, parametre: Lovparametre) -> None:
        """`parametre` are the values in force."""
        self.parametre = parametre
        self._endret: dict[Endring, Lovparametre] = {}
        self._sist: tuple[Personfakta, Vurdering] | None = None

    def vurder_alt(self, fakta: Personfakta) -> Vurdering:
        """The law on all facts of a person; the answer for the last person is kept for the next claim."""
        if self._sist is None or self._sist[0] is not fakta:
            self._sist = (fakta, vurder_refusjon(fakta, self.parametre))
        return self._sist[1]

    def med(self, endringer: Endringer) -> Lovparametre:
        """The values under these changes."""
        parametre = self.parametre
        for endring in endringer:
            if isinstance(endring, UtenGrunnbeloep):
                if endring not in self._endret:
                    self._endret[endring] = endring.parametre(self.parametre)
                parametre = self._endret[endring]
        return parametre


class Regner:
    """What the law gives for one claim under changed facts; `regnet` counts the questions."""

    def __init__(self, avvik: Avvik, lov: Lov) -> None:
        """Looks at the claim's own days; raises ValueError when the facts contradict themselves."""
        self.avvik = avvik
        self.regnet = 0
        self._lov = lov
        self._svar: dict[Endringer, Utfall | None] = {}
        self._fakta, self.grunnvurdering, self.dager = self._velg_fakta()
        self._plass = {dag.toordinal(): i for i, dag in enumerate(self.dager)}
        self.grunn = Utfall(_beloep(self.grunnvurdering, avvik, self.dager))
        self._svar[()] = self.grunn

    @property
    def parametre(self) -> Lovparametre:
        """The values of the law as they are."""
        return self._lov.parametre

    @cached_property
    def maal(self) -> Maal:
        """What Nav paid, on the days looked at."""
        return lag_maal(self.dager, self.avvik.mottatt)

    def regn(self, endringer: Endringer) -> Utfall | None:
        """The outcome under the changes, in their order; None when the facts then contradict themselves."""
        utfall = self._etter_loven(tuple(e for e in endringer if not e.i_oppgjoeret))
        if utfall is not None:
            for endring in endringer:
                utfall = endring.oppgjoer(utfall)
        return utfall

    def vurder(self, endringer: Endringer) -> Vurdering:
        """The law's whole answer under the changes."""
        fakta = self._fakta
        for endring in endringer:
            fakta = endring.fakta(fakta)
        return self._spoer(fakta, self._lov.med(endringer))

    def _etter_loven(self, endringer: Endringer) -> Utfall | None:
        """What the law gives under the changes of facts."""
        if endringer not in self._svar:
            try:
                self._svar[endringer] = Utfall(_beloep(self.vurder(endringer), self.avvik, self.dager))
            except ValueError:
                self._svar[endringer] = None
        return self._svar[endringer]

    def _spoer(self, fakta: Personfakta, parametre: Lovparametre) -> Vurdering:
        self.regnet += 1
        return vurder_refusjon(fakta, parametre)

    def _velg_fakta(self) -> tuple[Personfakta, Vurdering, tuple[date, ...]]:
        """The absence's own facts when they give what all facts give, else all facts."""
        avvik = self.avvik
        alt = self._lov.vurder_alt(avvik.fakta)
        dager = self._vindu(alt)
        kort = avgrens(avvik.fakta, Periode(dager[0], dager[-1]) if dager else avvik.periode)
        vurdering = self._spoer(kort, self.parametre)
        if _beloep(vurdering, avvik, dager) == _beloep(alt, avvik, dager):
            return kort, vurdering, dager
        return avvik.fakta, alt, dager

    def _vindu(self, vurdering: Vurdering) -> tuple[date, ...]:
        """The claim's weekdays, with those the lines reach outside it where nothing is expected."""
        egne = virkedager(self.avvik.periode)
        utenfor = [
            dag
            for m in self.avvik.mottatt
            if m.fom is not None and m.tom is not None
            for dag in virkedager(Periode(m.fom, m.tom))
            if dag not in self.avvik.periode
        ]
        if not utenfor:
            return tuple(egne)
        vindu = (min(utenfor).toordinal(), max(utenfor).toordinal())
        ventet = _per_dag(vurdering, self.avvik.navn, None, vindu)
        return tuple(sorted({*egne, *(dag for dag in utenfor if not ventet.get(dag.toordinal()))}))


def _beloep(vurdering: Vurdering, avvik: Avvik, dager: Sequence[date]) -> tuple[int, ...]:
    if not dager:
        return ()
    ordinaler = [dag.toordinal() for dag in dager]
    satser = _per_dag(vurdering, avvik.navn, avvik.ytelse, (ordinaler[0], ordinaler[-1]))
    return tuple([satser.get(ordinal, 0) for ordinal in ordinaler])


def _per_dag(vurdering: Vurdering, navn: str, ytelse: str | None, vindu: tuple[int, int]) -> dict[int, int]:
    """Øre of each day with money at the employer; of one ytelse, or of all when None."""
    satser: dict[int, int] = {}
    for loep in vurdering.arbeidsgivere[navn].loep:
        oere = loep.refusjon_oere_per_dag
        if not oere or loep.tom < vindu[0] or loep.fom > vindu[1]:
            continue
        i_perioden = loep.klasse_ukedag.klasse is Dagklasse.AGP
        if ytelse is None or i_perioden == (ytelse == SYKEPENGER_AGP):
            satser.update(dict.fromkeys(range(loep.fom, loep.tom + 1), oere))
    return satser
