"""From classes of days to money, all employers side by side, ftrl. §§ 8-3, 8-10, 8-13, 22-3.

The days lie as pieces in which nothing changes (`stykker`), so every rule is asked once for each
piece. `avslaa_uten_rett` takes away days without a right (degree, floor, opptjening); `betal` pays
the days that are left after maksdato has had its say too.
Border: what each rule says lies in `grad`, `minsteinntekt` and `fordeling`; here they are put in
order. Which day belongs to which class has been decided before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from tilgode.rules.felles.opptjening import OPPTJENING
from tilgode.rules.parametre import Lovparametre, Sykepengeparametre
from tilgode.rules.ytelser.sykepenger.dagklasse import (
    Avslag,
    Avslagsstrekk,
    Dagklasse,
    Klassedag,
    avslaa_dag,
)
from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.rules.ytelser.sykepenger.fordeling import Dagsfordeling, fordel_dag
from tilgode.rules.ytelser.sykepenger.grad import GRADERT, Dagsdel, total_sykdomsgrad, under_minste_grad
from tilgode.rules.ytelser.sykepenger.grunnlag import Grunnlag, finn_grunnlag
from tilgode.rules.ytelser.sykepenger.minsteinntekt import (
    GULV,
    GULV_OVER_67,
    Minsteinntekt,
    vurder_minsteinntekt,
)
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import (
    INGEN_GRAD,
    OERE_PER_KRONE,
    Sikkerhet,
    Vurdertloep,
)

#: Classes of weekdays that are Nav's to pay.
NAVS_DAGER = (Dagklasse.NAV, Dagklasse.AGP_NAV)
NULL_KRONER = Fraction(0)
AVSLAGSHJEMMEL = {
    Avslag.MINIMUM_SYKDOMSGRAD: GRADERT,
    Avslag.MINIMUM_INNTEKT: GULV,
    Avslag.MINIMUM_INNTEKT_OVER_67: GULV_OVER_67,
    Avslag.MANGLENDE_OPPTJENING: OPPTJENING,
}
Klassepar = tuple[Klassedag, Klassedag]


@dataclass(frozen=True, slots=True)
class Fastsatt:
    """What is fixed on a skjæringstidspunkt: basis, floors, and the values of the law that day.

    `inntekter` is each employer's yearly income in the basis (kroner), in the order of the facts.
    """

    grunnlag: Grunnlag
    inntekter: tuple[Fraction, ...]
    sykepengegrunnlag: Fraction
    gulv: Minsteinntekt
    verdier: Sykepengeparametre


@dataclass(slots=True)
class Fastsetting:
    """Fixes the basis of a skjæringstidspunkt the first time a day needs it, and keeps it."""

    person: Personfakta
    parametre: Lovparametre
    funnet: dict[date, Fastsatt] = field(default_factory=dict)

    def paa(self, skjaeringstidspunkt: date) -> Fastsatt:
        """The basis and what follows from it."""
        fastsatt = self.funnet.get(skjaeringstidspunkt)
        if fastsatt is None:
            fastsatt = self.funnet[skjaeringstidspunkt] = self._fastsett(skjaeringstidspunkt)
        return fastsatt

    def _fastsett(self, dag: date) -> Fastsatt:
        grunnlag = finn_grunnlag(self.person, dag, self.parametre)
        samlet = grunnlag.sykepengegrunnlag
        return Fastsatt(
            grunnlag=grunnlag,
            inntekter=tuple(grunnlag.inntekt(a.navn) for a in self.person.arbeidsgivere),
            sykepengegrunnlag=samlet,
            gulv=vurder_minsteinntekt(samlet, dag, self.parametre),
            verdier=self.parametre.paa(dag),
        )


@dataclass(slots=True)
class Stykke:
    """Days from `fom` to `tom` (ordinals) in which nothing changes at any employer.

    Lists are in the order of the employers: class of weekdays and weekends (None outside the
    employer's days), refund claimed and new income (kroner a year), refunded arbeidsgiverperiode
    (øre a weekday). `andre_ytelser` is percent.
    """

    fom: int
    tom: int
    klasser: list[Klassepar | None]
    krav: list[Fraction]
    ny_inntekt: list[Fraction]
    fritak: list[int]
    andre_ytelser: Fraction
    skjaeringstidspunkt: date | None
    totalgrad: Fraction = INGEN_GRAD
    totalgrad_helg: Fraction = INGEN_GRAD

    @property
    def er_navs(self) -> bool:
        """True when a weekday is Nav's to pay at some employer."""
        return any(par is not None and par[0].klasse in NAVS_DAGER for par in self.klasser)

    def deler(self, inntekter: Sequence[Fraction]) -> list[Dagsdel]:
        """The weekday's part at each employer; one that knows nothing of the day counts as at work."""
        return [
            Dagsdel(
                inntekt=inntekt,
                grad=INGEN_GRAD if par is None else par[0].grad,
                refusjon=krav,
                betales=par is not None and par[0].klasse in NAVS_DAGER,
                ny_inntekt=ny,
            )
            for par, krav, ny, inntekt in zip(
                self.klasser, self.krav, self.ny_inntekt, inntekter, strict=True
            )
        ]

    def helgedeler(self, inntekter: Sequence[Fraction]) -> list[Dagsdel]:
        """The weekend day's part: an employer that knows nothing of the day has no weight."""
        return [
            Dagsdel(inntekt=inntekt, grad=par[1].grad, ny_inntekt=ny)
            for par, ny, inntekt in zip(self.klasser, self.ny_inntekt, inntekter, strict=True)
            if par is not None
        ]

    def avslaa(self, grunner: Sequence[Avslag]) -> None:
        """Refuse the weekdays that are Nav's at every employer; other days stay as they are."""
        for i, par in enumerate(self.klasser):
            if par is not None and par[0].klasse in NAVS_DAGER:
                ukedag = par[0]
                for grunn in grunner:
                    ukedag = avslaa_dag(ukedag, grunn, AVSLAGSHJEMMEL[grunn])
                self.klasser[i] = (ukedag, par[1])

    def avslaa_alt(self, strekk: Avslagsstrekk) -> None:
        """Refuse what Nav would pay, and give days refused before one more reason."""
        grunn, hjemmel = strekk.avslag, strekk.hjemmel
        self.klasser = [
            None if par is None else (avslaa_dag(par[0], grunn, hjemmel), avslaa_dag(par[1], grunn, hjemmel))
            for par in self.klasser
        ]

    def mellom(self, fom: int, tom: int) -> Stykke:
        """The part of the piece from `fom` to `tom`; the piece itself when that is all of it."""
        if (fom, tom) == (self.fom, self.tom):
            return self
        return replace(self, fom=fom, tom=tom, klasser=list(self.klasser))


def sett_totalgrad(stykke: Stykke, fastsetting: Fastsetting) -> None:
    """The degree over all employers (§ 8-13), for weekdays and weekends.

    With one employer and no new income it is that employer's own, whatever the income is.
    """
    par = stykke.klasser[0]
    if len(stykke.klasser) == 1 and not stykke.ny_inntekt[0] and par is not None:
        stykke.totalgrad, stykke.totalgrad_helg = par[0].grad, par[1].grad
    elif stykke.skjaeringstidspunkt is not None:
        inntekter = fastsetting.paa(stykke.skjaeringstidspunkt).inntekter
        stykke.totalgrad = total_sykdomsgrad(stykke.deler(inntekter))
        stykke.totalgrad_helg = total_sykdomsgrad(stykke.helgedeler(inntekter))


def avslaa_uten_rett(
    stykker: Iterable[Stykke], fastsetting: Fastsetting, dag67: date, opptjening_oppfylt: bool | None
) -> None:
    """Refuse Nav's days that have no right: degree, floor, opptjening. Pieces do not cross `dag67`."""
    for stykke in stykker:
        sett_totalgrad(stykke, fastsetting)
        if stykke.skjaeringstidspunkt is not None and stykke.er_navs:
            fastsatt = fastsetting.paa(stykke.skjaeringstidspunkt)
            grunner = finn_avslag(stykke, fastsatt, dag67, opptjening_oppfylt)
            if grunner:
                stykke.avslaa(grunner)


def finn_avslag(
    stykke: Stykke, fastsatt: Fastsatt, dag67: date, opptjening_oppfylt: bool | None
) -> tuple[Avslag, ...]:
    """Every reason why Nav's days of the piece carry no right, before maksdato."""
    grunner = []
    if under_minste_grad(stykke.totalgrad, fastsatt.verdier):
        grunner.append(Avslag.MINIMUM_SYKDOMSGRAD)
    gulv = fastsatt.gulv.avslag(date.fromordinal(stykke.fom), dag67)
    if gulv is not None:
        grunner.append(Avslag(gulv.value))
    if opptjening_oppfylt is False:
        grunner.append(Avslag.MANGLENDE_OPPTJENING)
    return tuple(grunner)


def betal(
    stykker: Iterable[Stykke], person: Personfakta, fastsetting: Fastsetting
) -> tuple[tuple[Vurdertloep, ...], ...]:
    """The runs of each employer with what Nav pays, in the order of the facts."""
    antall = len(person.arbeidsgivere)
    loep: list[list[Vurdertloep]] = [[] for _ in range(antall)]
    fordelt: dict[object, Dagsfordeling] = {}
    for stykke in stykker:
        dag, sikkerhet = _fordel(stykke, person, fastsetting, fordelt)
        for i, par in enumerate(stykke.klasser):
            if par is not None:
                _legg_til(loep[i], _vurdert(stykke, i, par, dag, sikkerhet))
    return tuple(tuple(egne) for egne in loep)


def _fordel(
    stykke: Stykke, person: Personfakta, fastsetting: Fastsetting, fordelt: dict[object, Dagsfordeling]
) -> tuple[Dagsfordeling | None, Sikkerhet]:
    if stykke.skjaeringstidspunkt is None or not stykke.er_navs:
        return None, Sikkerhet.EKSAKT
    fastsatt = fastsetting.paa(stykke.skjaeringstidspunkt)
    noekkel = _noekkel(stykke)
    dag = fordelt.get(noekkel)
    if dag is None:
        dag = fordelt[noekkel] = fordel_dag(
            stykke.deler(fastsatt.inntekter),
            fastsatt.sykepengegrunnlag,
            stykke.andre_ytelser,
            dager_i_aaret=fastsatt.verdier.dager_i_aaret,
        )
    return dag, finn_sikkerhet(stykke, person, fastsatt)


def _noekkel(stykke: Stykke) -> object:
    """What the day's amount depends on; equal keys give equal amounts."""
    return (
        stykke.skjaeringstidspunkt,
        tuple(None if par is None else (par[0].klasse, par[0].grad) for par in stykke.klasser),
        tuple(stykke.krav),
        tuple(stykke.ny_inntekt),
        stykke.andre_ytelser,
    )


def finn_sikkerhet(stykke: Stykke, person: Personfakta, fastsatt: Fastsatt) -> Sikkerhet:
    """How far the amount of Nav's days can be trusted.

    A basis that a case worker must set comes first; then what an employer cannot know.
    """
    grunnlag = fastsatt.grunnlag
    if grunnlag.skjoenn_kreves:
        return Sikkerhet.MANUELL
    andre_kan_finnes = not person.kjente_arbeidsgivere and (
        len(grunnlag.arbeidsgivere) > 1 or fastsatt.sykepengegrunnlag == grunnlag.tak
    )
    if grunnlag.usikker or stykke.andre_ytelser or andre_kan_finnes:
        return Sikkerhet.GRENSE
    return Sikkerhet.EKSAKT


def _vurdert(
    stykke: Stykke, i: int, par: Klassepar, dag: Dagsfordeling | None, sikkerhet: Sikkerhet
) -> Vurdertloep:
    ukedag, helg = par
    refusjon, person = stykke.fritak[i], 0
    grad = INGEN_GRAD if dag is None else dag.utbetalingsgrad
    if dag is not None and ukedag.klasse in NAVS_DAGER:
        refusjon = dag.arbeidsgiver[i] * OERE_PER_KRONE
        person = dag.person[i] * OERE_PER_KRONE
    else:
        sikkerhet = Sikkerhet.EKSAKT
    return Vurdertloep(
        stykke.fom,
        stykke.tom,
        ukedag,
        helg,
        stykke.totalgrad,
        stykke.totalgrad_helg,
        grad,
        refusjon,
        person,
        sikkerhet,
    )


def _legg_til(loep: list[Vurdertloep], neste: Vurdertloep) -> None:
    """Add a run, joined with the last one when nothing but the days differs."""
    if loep and loep[-1].tom == neste.fom - 1 and loep[-1][2:] == neste[2:]:
        loep[-1] = loep[-1]._replace(tom=neste.tom)
    else:
        loep.append(neste)
