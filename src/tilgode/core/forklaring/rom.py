"""What a proposal looks at: the claim's days, which of them Nav left unpaid, and what the absence is.

Border: reads; proposes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from tilgode.core.forklaring.maal import Maal
from tilgode.core.forklaring.typer import Avvik, Opplysninger
from tilgode.core.forklaring.utregning import Regner
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Dag, Dagtype
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep

SYKT = (Dagtype.SYK, Dagtype.EGENMELDING)
#: A claim whose first paid day lies so near the start of the absence may have lost or won days there.
NAER_START_DAGER = 40
HELG_DAGER = 3
#: Unpaid days with no more calendar days between than a weekend and a holiday are one stretch.
SAMME_STREKK = 5
#: A claim of which fewer (per mille) than this are answered later counts as answered; of which fewer than
#: the other, as probably answered.
SIKKERT_SVART, TROLIG_SVART = 20, 100


def _svar(dager: Sequence[date], maal: Maal, grunn: Sequence[int]) -> dict[int, bool]:
    """Of each expected day, whether a line covers it; none when lines cannot be told apart."""
    if not maal.lesbar:
        return {}
    udekket = set(maal.udekket)
    return {dager[i].toordinal(): i not in udekket for i, oere in enumerate(grunn) if oere > 0}


class Rom:
    """One deviation, seen by those who propose causes."""

    def __init__(self, regner: Regner) -> None:
        """The deviation of a `Regner`."""
        self.regner = regner
        self.avvik: Avvik = regner.avvik
        self.maal: Maal = regner.maal
        self.dager = regner.dager

    @property
    def opplysninger(self) -> Opplysninger:
        """What is known beside the facts."""
        return self.avvik.opplysninger

    @property
    def navn(self) -> str:
        """The employment's key."""
        return self.avvik.navn

    @cached_property
    def arbeidsgiver(self) -> Arbeidsgiverfakta:
        """The facts of the employment."""
        return next(a for a in self.avvik.fakta.arbeidsgivere if a.navn == self.navn)

    @cached_property
    def ventede(self) -> tuple[int, ...]:
        """The places of the days that something is expected for."""
        return tuple(i for i, oere in enumerate(self.regner.grunn.dager) if oere > 0)

    @cached_property
    def ubetalt(self) -> tuple[Periode, ...]:
        """Stretches of expected weekdays that no line of Nav's covers; none when lines cannot be told apart."""
        if not self.maal.lesbar:
            return ()
        udekket = set(self.maal.udekket)
        return self._strekk([i in udekket for i in range(len(self.dager))])

    def _strekk(self, merket: list[bool]) -> tuple[Periode, ...]:
        """Neighbours among the expected days that are marked, as periods."""
        strekk: list[Periode] = []
        forrige_med = False
        for i in self.ventede:
            if merket[i] and forrige_med:
                strekk[-1] = Periode(strekk[-1].fom, self.dager[i])
            elif merket[i]:
                strekk.append(Periode(self.dager[i], self.dager[i]))
            forrige_med = merket[i]
        return tuple(strekk)

    @cached_property
    def alt_ubetalt(self) -> bool:
        """True when Nav has paid nothing."""
        return self.maal.sum_oere == 0 and not self.maal.linjer

    @cached_property
    def foerste(self) -> date:
        """The first day that something is expected for (the claim's first day when there is none)."""
        return self.dager[self.ventede[0]] if self.ventede else self.avvik.periode.fom

    @cached_property
    def siste(self) -> date:
        """The last day that something is expected for."""
        return self.dager[self.ventede[-1]] if self.ventede else self.avvik.periode.tom

    @cached_property
    def skjaeringstidspunkt(self) -> date:
        """The first day of the sickness the claim's first expected day lies in."""
        stykke = self.regner.grunnvurdering.finn_stykke(self.foerste.toordinal())
        if stykke is not None and stykke.skjaeringstidspunkt is not None:
            return stykke.skjaeringstidspunkt
        begynt = [p.fom for p in self.regner.grunnvurdering.skjaeringstidspunkter if p.fom <= self.foerste]
        return begynt[-1] if begynt else self.foerste

    @cached_property
    def sykdommens_slutt(self) -> date:
        """The last sick day of the sickness, as far as we know (a weekend does not end it)."""
        slutt = self.foerste
        for ett in self.arbeidsgiver.tidslinje:
            if ett.verdi.type in SYKT and ett.fom.toordinal() <= slutt.toordinal() + HELG_DAGER:
                slutt = max(slutt, ett.tom)
        return slutt

    @cached_property
    def er_foerste(self) -> bool:
        """True when the arbeidsgiverperiode may reach into the claim."""
        return (self.avvik.periode.fom - self.skjaeringstidspunkt).days <= NAER_START_DAGER

    @cached_property
    def naere_loep(self) -> tuple[Loep[Dag], ...]:
        """The runs of days from well before the sickness to the end of the claim."""
        fra = date.fromordinal(self.skjaeringstidspunkt.toordinal() - NAER_START_DAGER)
        return tuple(
            ett for ett in self.arbeidsgiver.tidslinje if ett.tom >= fra and ett.fom <= self.avvik.periode.tom
        )

    def grad_paa(self, dag: date) -> int | None:
        """The degree we know of a sick day, whole percent."""
        kjent = self.arbeidsgiver.tidslinje.verdi(dag)
        return int(kjent.grad) if kjent is not None and kjent.type is Dagtype.SYK else None

    @cached_property
    def gradert(self) -> bool:
        """True when some sick day of the absence has a degree below 100."""
        return any(ett.verdi.type is Dagtype.SYK and ett.verdi.grad < 100 for ett in self.naere_loep)

    @cached_property
    def har_hull(self) -> bool:
        """True when the days Nav paid are others than those expected."""
        return bool(self.ubetalt) or self.har_ekstra

    @cached_property
    def har_ekstra(self) -> bool:
        """True when a line covers a day that nothing is expected for."""
        grunn = self.regner.grunn.dager
        return any(grunn[i] <= 0 for linje in self.maal.linjer for i in linje.plasser)

    @cached_property
    def betalt_foer_ventet(self) -> bool:
        """True when a line begins a few days before the first day that something is expected for."""
        begynner = (self.dager[linje.plasser[0]] for linje in self.maal.linjer if linje.plasser)
        return any(0 < (self.foerste - dag).days <= SAMME_STREKK for dag in begynner)

    @cached_property
    def svar(self) -> dict[int, bool]:
        """Expected days of the absence that Nav has answered, this claim's too: paid or not."""
        svar = _svar(self.dager, self.maal, self.regner.grunn.dager)
        for nabo in self.regner.naboer:
            if nabo.krav.ytelse == self.avvik.ytelse and nabo.krav.venter <= TROLIG_SVART:
                svar |= _svar(nabo.dager, nabo.maal, nabo.grunn.dager)
        return svar

    def utvidet(self, strekk: Periode) -> Periode:
        """The stretch with the unpaid days beside it in the claims before and after."""
        dager = sorted(self.svar)
        fom, tom = strekk.fom, strekk.tom
        for dag in reversed([d for d in dager if d < strekk.fom.toordinal()]):
            if self.svar[dag] or fom.toordinal() - dag > SAMME_STREKK:
                break
            fom = date.fromordinal(dag)
        for dag in (d for d in dager if d > strekk.tom.toordinal()):
            if self.svar[dag] or dag - tom.toordinal() > SAMME_STREKK:
                break
            tom = date.fromordinal(dag)
        return Periode(fom, tom)

    def siste_ubetalte(self, fom: date) -> date:
        """The last unpaid day after `fom` before Nav pays again, across absences that hang together."""
        siste = fom.toordinal()
        for dag in sorted(d for d in self.svar if d >= fom.toordinal()):
            if self.svar[dag]:
                break
            siste = dag
        return max(date.fromordinal(siste), self.sykdommens_slutt)

    def betalt_foer(self, dag: date) -> bool:
        """True when Nav has paid an earlier day of the sickness."""
        fra = self.skjaeringstidspunkt.toordinal()
        return any(betalt for d, betalt in self.svar.items() if fra <= d < dag.toordinal())

    def betalt_etter(self, dag: date) -> bool:
        """True when Nav has paid a later day of the sickness."""
        til = self.sykdommens_slutt.toordinal()
        return any(betalt for d, betalt in self.svar.items() if dag.toordinal() < d <= til)

    @cached_property
    def siste_ventede(self) -> date:
        """The last day of the sickness that any claim expects something for."""
        til = self.sykdommens_slutt.toordinal()
        dager = [d for d in self.regner.ventede_dager(self.avvik.ytelse) if d <= til]
        return max(self.siste, date.fromordinal(max(dager))) if dager else self.siste

    @cached_property
    def siste_sykmelding(self) -> Periode | None:
        """The last sick note of the sickness."""
        egne = [s for s in self.opplysninger.sykmeldinger if s.fom <= self.sykdommens_slutt]
        return max(egne, key=lambda s: (s.tom, s.fom), default=None)

    @cached_property
    def skjulte_strekk(self) -> tuple[Periode, ...]:
        """Days of one rate that make exactly what is missing, when lines hide which days it is.

        The last such days are given; any others of the rate would do as well.
        """
        mangler = self.regner.grunn.sum_oere - self.maal.sum_oere
        if self.har_hull or self.alt_ubetalt or mangler <= 0:
            return ()
        grunn = self.regner.grunn.dager
        funnet = []
        for sats in sorted({grunn[i] for i in self.ventede}):
            plasser = [i for i in self.ventede if grunn[i] == sats]
            antall, rest = divmod(mangler, sats)
            if not rest and antall <= len(plasser) and len(plasser[-antall:]) < len(self.ventede):
                funnet.append(Periode(self.dager[plasser[-antall]], self.dager[plasser[-1]]))
        return tuple(funnet)
