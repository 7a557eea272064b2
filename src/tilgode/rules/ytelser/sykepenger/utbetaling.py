"""From classes of days to money, all employers side by side, ftrl. §§ 8-3, 8-10, 8-13, 22-3.

The days lie as pieces in which nothing changes (`stykker`), so every rule is asked once for each
piece. `avslaa_uten_rett` takes away days without a right (degree, floor, opptjening); `betal` pays
the days that are left after maksdato has had its say too.
Border: what each rule says lies in `grad`, `minsteinntekt` and `fordeling`; here they are put in
order. Which day belongs to which class has been decided before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tilgode.rules.felles.opptjening import OPPTJENING
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode_refusjon import finn_fritakssikkerhet
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag
from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.rules.ytelser.sykepenger.fastsetting import Fastsatt, Fastsetting
from tilgode.rules.ytelser.sykepenger.fordeling import Dagsfordeling, fordel_dag
from tilgode.rules.ytelser.sykepenger.grad import GRADERT, total_sykdomsgrad, under_minste_grad
from tilgode.rules.ytelser.sykepenger.minsteinntekt import GULV, GULV_OVER_67
from tilgode.rules.ytelser.sykepenger.stykker import NAVS_DAGER, Klassepar, Stykke
from tilgode.rules.ytelser.sykepenger.ute_av_arbeid import DEKNING, Uterett, under_gulvet
from tilgode.rules.ytelser.sykepenger.virksomhet import fordel_paa_stillinger
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import (
    EKSAKT,
    INGEN_GRAD,
    OERE_PER_KRONE,
    Sikkerhet,
    Vurdertloep,
)

AVSLAGSHJEMMEL = {
    Avslag.MINIMUM_SYKDOMSGRAD: GRADERT,
    Avslag.MINIMUM_INNTEKT: GULV,
    Avslag.MINIMUM_INNTEKT_OVER_67: GULV_OVER_67,
    Avslag.MANGLENDE_OPPTJENING: OPPTJENING,
}


def sett_totalgrad(stykke: Stykke, fastsetting: Fastsetting) -> None:
    """The degree over all employers (§ 8-13), for weekdays and weekends.

    Pieces of a single employer without new income have its own degree from the start.
    """
    if stykke.skjaeringstidspunkt is not None:
        inntekter = fastsetting.paa(stykke.skjaeringstidspunkt).inntekter
        stykke.totalgrad = total_sykdomsgrad(stykke.deler(inntekter))
        stykke.totalgrad_helg = total_sykdomsgrad(stykke.helgedeler(inntekter))


def avslaa_uten_rett(stykker: Iterable[Stykke], fastsetting: Fastsetting, dag67: date) -> None:
    """Refuse Nav's days that have no right: degree, floor, opptjening. Pieces do not cross `dag67`."""
    for stykke in stykker:
        if stykke.felles:
            sett_totalgrad(stykke, fastsetting)
        if stykke.skjaeringstidspunkt is not None and stykke.er_navs():
            fastsatt = fastsetting.paa(stykke.skjaeringstidspunkt)
            grunner = finn_avslag(stykke, fastsatt, dag67)
            if grunner:
                stykke.avslaa({grunn: AVSLAGSHJEMMEL[grunn] for grunn in grunner})
            elif fastsatt.opptjening is False:
                _gi_uterett(stykke, fastsatt, fastsetting.person)


def finn_avslag(stykke: Stykke, fastsatt: Fastsatt, dag67: date) -> list[Avslag]:
    """Every reason why Nav's days of the piece carry no right, before maksdato."""
    grunner = []
    if under_minste_grad(stykke.totalgrad, fastsatt.verdier):
        grunner.append(Avslag.MINIMUM_SYKDOMSGRAD)
    gulv = fastsatt.gulv.avslag(date.fromordinal(stykke.fom), dag67)
    if gulv is not None:
        grunner.append(Avslag(gulv.value))
    if fastsatt.opptjening is False and finn_gjeldende_uterett(stykke, fastsatt) is None:
        grunner.append(Avslag.MANGLENDE_OPPTJENING)
    return grunner


def finn_gjeldende_uterett(stykke: Stykke, fastsatt: Fastsatt) -> Uterett | None:
    """The right of § 8-47 that the days rest on; None before its first day, below 1 G, and where there is none."""
    rett = fastsatt.uterett
    if rett is None or rett.foerste_dag is None or stykke.fom < rett.foerste_dag.toordinal():
        return None
    return None if under_gulvet(fastsatt.sykepengegrunnlag, fastsatt.verdier) else rett


def _gi_uterett(stykke: Stykke, fastsatt: Fastsatt, person: Personfakta) -> None:
    rett, fortalt = finn_gjeldende_uterett(stykke, fastsatt), person.ute_av_arbeid
    if rett is not None and rett.dekningsgrad is not None and fortalt is not None:
        stykke.gi_uterett(rett.dekningsgrad, DEKNING, forskuttert=fortalt.forskuttert)


def betal(
    stykker: Iterable[Stykke], uroerte: list[Vurdertloep], antall: int, fastsetting: Fastsetting
) -> list[list[Vurdertloep]]:
    """The runs of each of the `antall` employers with what Nav pays, in the order of the facts.

    `uroerte` are runs of a single employer that need no rule here; they are put in their places.
    """
    loep: list[list[Vurdertloep]] = [[] for _ in range(antall)]
    for stykke in stykker:
        dag, sikkerhet = None, EKSAKT
        if stykke.skjaeringstidspunkt is not None and stykke.er_navs():
            fastsatt = fastsetting.paa(stykke.skjaeringstidspunkt)
            sikkerhet = finn_dagens_sikkerhet(stykke, fastsatt)
            dag = _fordel(stykke, fastsatt)
        for i, par in enumerate(stykke.klasser):
            if par is not None:
                _legg_til(loep[i], _vurdert(stykke, i, par, dag, sikkerhet, fastsetting))
    if uroerte:
        # runs are told apart by their first day, so sorting never compares further
        loep[0] = sorted(uroerte + loep[0])
    return loep


def _fordel(stykke: Stykke, fastsatt: Fastsatt) -> Dagsfordeling:
    """What Nav pays for a weekday of the piece: whole kroner, or øre when positions share an employer."""
    deler, grunnlag = stykke.deler(fastsatt.inntekter), fastsatt.sykepengegrunnlag
    dager_i_aaret = fastsatt.verdier.dager_i_aaret
    if stykke.grupper is not None:
        return fordel_paa_stillinger(deler, stykke.grupper, grunnlag, stykke.andre_ytelser, dager_i_aaret)
    return fordel_dag(deler, grunnlag, stykke.andre_ytelser, dager_i_aaret=dager_i_aaret)


def finn_dagens_sikkerhet(stykke: Stykke, fastsatt: Fastsatt) -> Sikkerhet:
    """How far the amount can be trusted: other benefits make an exact one a bound."""
    if stykke.andre_ytelser and fastsatt.sikkerhet is EKSAKT:
        return Sikkerhet.GRENSE
    return fastsatt.sikkerhet


def _vurdert(
    stykke: Stykke,
    i: int,
    par: Klassepar,
    dag: Dagsfordeling | None,
    sikkerhet: Sikkerhet,
    fastsetting: Fastsetting,
) -> Vurdertloep:
    ukedag, helg = par
    grad, refusjon, person, tillit = INGEN_GRAD, stykke.fritak[i], 0, EKSAKT
    if refusjon:
        tillit = finn_fritakssikkerhet(fastsetting.person.arbeidsgivere[i], stykke.fom, fastsetting.parametre)
    elif Avslag.MINIMUM_INNTEKT in ukedag.avslag and stykke.skjaeringstidspunkt is not None:
        # refused for an income that somebody may set otherwise
        tillit = fastsetting.paa(stykke.skjaeringstidspunkt).sikkerhet
    if dag is not None:
        grad = dag.utbetalingsgrad
        if ukedag.klasse in NAVS_DAGER:
            enhet = OERE_PER_KRONE if stykke.grupper is None else 1
            refusjon, person = dag.arbeidsgiver[i] * enhet, dag.person[i] * enhet
            tillit = sikkerhet
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
        tillit,
    )


def _legg_til(loep: list[Vurdertloep], neste: Vurdertloep) -> None:
    """Add a run, joined with the last one when nothing but the days differs.

    Equal classes are one object, so most neighbours are told apart without comparing further.
    """
    if loep:
        siste = loep[-1]
        if siste[2] is neste[2] and siste[1] == neste[0] - 1 and siste[3:] == neste[3:]:
            loep[-1] = siste._replace(tom=neste.tom)
            return
    loep.append(neste)
