"""Asking the law what a claim would have been worth under other facts.

Amounts come from `vurder_refusjon` and from nowhere else. An absence is asked about once for all its
claims: the answer is kept as øre for each day, and each claim reads its own days out of it.
Border: no proposals and no judgement; one question, one answer, and the answers are kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from tilgode.core.forklaring.avgrensing import avgrens, fravaeret
from tilgode.core.forklaring.endringer import Endring, Utfall
from tilgode.core.forklaring.maal import Maal, lag_maal
from tilgode.core.forklaring.typer import Avvik, Mottatt, Nabokrav
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.values.kalender import virkedager
from tilgode.values.periode import Periode

Endringer = tuple[Endring, ...]
SYKEPENGER, SYKEPENGER_AGP = "SYKEPENGER", "SYKEPENGER_AGP"
#: Øre of each weekday with money, by ytelse.
Dagsatser = dict[str, dict[int, int]]


class Fravaer:
    """The law on one absence at one employment, with every answer it has given."""

    def __init__(self, navn: str, fakta: Personfakta, vurdering: Vurdering, lov: Lov) -> None:
        """`vurdering` is the law on the facts as we know them."""
        self.navn = navn
        self.fakta = fakta
        self.vurdering = vurdering
        self._lov = lov
        self._svar: dict[Endringer, Dagsatser | None] = {(): per_dag(vurdering, navn)}

    def satser(self, endringer: Endringer) -> Dagsatser | None:
        """What each day is worth under the changes, in their order; None when the facts then contradict."""
        if endringer not in self._svar:
            try:
                self._svar[endringer] = per_dag(self._vurder(endringer), self.navn)
            except ValueError:
                self._svar[endringer] = None
        return self._svar[endringer]

    def _vurder(self, endringer: Endringer) -> Vurdering:
        fakta = self.fakta
        for endring in endringer:
            fakta = endring.fakta(fakta)
        return vurder_refusjon(fakta, self._lov.med(endringer))


class Lov:
    """The law's values as they are and as a cause changes them; made once for many claims."""

    def __init__(self, parametre: Lovparametre) -> None:
        """`parametre` are the values in force."""
        self.parametre = parametre
        self._endret: dict[Endring, Lovparametre] = {}
        self._person: Personfakta | None = None
        self._alt: dict[str, Dagsatser] = {}
        self._fravaer: dict[tuple[str, Periode], Fravaer] = {}

    def fravaer(self, fakta: Personfakta, navn: str, periode: Periode) -> Fravaer:
        """The absence the period lies in; those of the last person are kept for the next claim.

        Only the absence's own days are asked about, when they give what all the facts give.
        """
        if self._person is not fakta:
            self._person, self._alt, self._fravaer = fakta, {}, {}
            self._vurdering = vurder_refusjon(fakta, self.parametre)
        spenn = fravaeret(fakta, periode)
        if (navn, spenn) not in self._fravaer:
            self._fravaer[(navn, spenn)] = self._lag(fakta, navn, spenn)
        return self._fravaer[(navn, spenn)]

    @property
    def alle_fravaer(self) -> tuple[Periode, ...]:
        """All stretches of sickness of the last person."""
        return self._vurdering.skjaeringstidspunkter

    def alt(self, navn: str) -> Dagsatser:
        """What each day is worth, on all facts of the last person."""
        if navn not in self._alt:
            self._alt[navn] = per_dag(self._vurdering, navn)
        return self._alt[navn]

    def _lag(self, fakta: Personfakta, navn: str, spenn: Periode) -> Fravaer:
        kort = avgrens(fakta, spenn)
        vurdering = vurder_refusjon(kort, self.parametre)
        innenfor = range(spenn.fom.toordinal(), spenn.tom.toordinal() + 1)
        alt = {ytelse: {d: o for d, o in s.items() if d in innenfor} for ytelse, s in self.alt(navn).items()}
        if per_dag(vurdering, navn) == alt:
            return Fravaer(navn, kort, vurdering, self)
        return Fravaer(navn, fakta, self._vurdering, self)

    def med(self, endringer: Endringer) -> Lovparametre:
        """The values under these changes."""
        parametre = self.parametre
        for endring in endringer:
            if endring.i_loven:
                if endring not in self._endret:
                    self._endret[endring] = endring.parametre(self.parametre)
                parametre = self._endret[endring]
        return parametre


@dataclass(frozen=True, slots=True)
class Nabo:
    """Another claim of the absence: its weekdays, what Nav paid, and what was expected."""

    krav: Nabokrav
    dager: tuple[date, ...]
    maal: Maal
    grunn: Utfall


class Regner:
    """What the law gives for one claim under changed facts."""

    def __init__(self, avvik: Avvik, lov: Lov) -> None:
        """Looks at the claim's own days; raises ValueError when the facts contradict themselves."""
        self.avvik = avvik
        self.fravaer = lov.fravaer(avvik.fakta, avvik.navn, avvik.periode)
        self._lov = lov
        self._spurt: set[Endringer] = set()
        #: What the neighbouring claims say of a set of changes (see `samsvar`).
        self.samsvar: dict[Endringer, Fraction] = {}
        self.dager = self._vindu()
        self._nuller = Utfall((0,) * len(self.dager))
        self.grunn = self._les(self._grunnsatser)
        ventede = [dag for dag, oere in zip(self.dager, self.grunn.dager, strict=True) if oere]
        self._ventet = Periode(ventede[0], ventede[-1]) if ventede else None

    @property
    def grunnvurdering(self) -> Vurdering:
        """The law's answer on our facts, for the absence."""
        return self.fravaer.vurdering

    @property
    def alle_fravaer(self) -> tuple[Periode, ...]:
        """All stretches of sickness of the person; each begins on its skjæringstidspunkt."""
        return self._lov.alle_fravaer

    @property
    def parametre(self) -> Lovparametre:
        """The values of the law as they are."""
        return self._lov.parametre

    @property
    def regnet(self) -> int:
        """How many questions this claim has put to the law."""
        return len(self._spurt)

    @cached_property
    def maal(self) -> Maal:
        """What Nav paid, on the days looked at."""
        return lag_maal(self.dager, self.avvik.mottatt)

    @cached_property
    def naboer(self) -> tuple[Nabo, ...]:
        """The other claims of the absence that Nav has answered, or should have by now."""
        loep = [ett for a in self.fravaer.fakta.arbeidsgivere for ett in a.tidslinje]
        if not loep:
            return ()
        fom, tom = min(ett.fom for ett in loep), max(ett.tom for ett in loep)
        return tuple(
            _nabo(krav, self._grunnsatser)
            for krav in self.avvik.opplysninger.nabokrav
            if krav.periode.fom <= tom and krav.periode.tom >= fom
        )

    def ventede_dager(self, ytelse: str) -> Mapping[int, int]:
        """Øre of each expected day of the absence."""
        return self._grunnsatser[ytelse]

    def regn(self, endringer: Endringer) -> Utfall | None:
        """The outcome under the changes, in their order; None when the facts then contradict themselves."""
        if self._ventet is not None and any(_dekker(e.uten_refusjon, self._ventet) for e in endringer):
            return self._nuller
        satser = self._spoer(endringer)
        if satser is None:
            return None
        utfall = self._les(satser)
        for endring in endringer:
            utfall = endring.oppgjoer(utfall)
        return utfall

    def regn_nabo(self, nabo: Nabo, endringer: Endringer) -> Utfall | None:
        """What a neighbour would have been worth under the changes."""
        satser = self._spoer(endringer)
        return None if satser is None else _utfall(satser, nabo.krav.ytelse, nabo.dager)

    def _spoer(self, endringer: Endringer) -> Dagsatser | None:
        spoersmaal = tuple(e for e in endringer if not e.i_oppgjoeret)
        self._spurt.add(spoersmaal)
        return self.fravaer.satser(spoersmaal)

    @property
    def _grunnsatser(self) -> Dagsatser:
        satser = self.fravaer.satser(())
        assert satser is not None
        return satser

    def _les(self, satser: Dagsatser) -> Utfall:
        return _utfall(satser, self.avvik.ytelse, self.dager)

    def _vindu(self) -> tuple[date, ...]:
        """The claim's weekdays, with those the lines reach outside it where nothing is expected."""
        egne = virkedager(self.avvik.periode)
        utenfor = _utenfor(self.avvik.mottatt, self.avvik.periode)
        if not utenfor:
            return tuple(egne)
        alt = self._lov.alt(self.avvik.navn)
        fri = [dag for dag in utenfor if not any(s.get(dag.toordinal()) for s in alt.values())]
        return tuple(sorted({*egne, *fri}))


def _dekker(uten_refusjon: Periode | None, ventet: Periode) -> bool:
    """No day that something is expected for can have a refund."""
    return uten_refusjon is not None and uten_refusjon.omslutter(ventet)


def _utenfor(mottatt: Sequence[Mottatt], periode: Periode) -> list[date]:
    return [
        dag
        for m in mottatt
        if m.fom is not None and m.tom is not None and (m.fom < periode.fom or m.tom > periode.tom)
        for dag in virkedager(Periode(m.fom, m.tom))
        if dag not in periode
    ]


def _nabo(krav: Nabokrav, satser: Dagsatser) -> Nabo:
    dager = tuple(virkedager(krav.periode))
    return Nabo(krav, dager, lag_maal(dager, krav.mottatt), _utfall(satser, krav.ytelse, dager))


def _utfall(satser: Dagsatser, ytelse: str, dager: Sequence[date]) -> Utfall:
    egne = satser[ytelse]
    return Utfall(tuple([egne.get(dag.toordinal(), 0) for dag in dager]))


def per_dag(vurdering: Vurdering, navn: str) -> Dagsatser:
    """Øre of each day with money at the employer, weekends of a run too, by ytelse."""
    satser: Dagsatser = {SYKEPENGER: {}, SYKEPENGER_AGP: {}}
    for loep in vurdering.arbeidsgivere[navn].loep:
        oere = loep.refusjon_oere_per_dag
        if oere:
            i_perioden = loep.klasse_ukedag.klasse is Dagklasse.AGP
            satser[SYKEPENGER_AGP if i_perioden else SYKEPENGER].update(
                dict.fromkeys(range(loep.fom, loep.tom + 1), oere)
            )
    return satser
