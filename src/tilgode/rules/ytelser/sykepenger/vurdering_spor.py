"""The steps behind an assessment, replayed from its facts and outcome.

The order is the one in which a person would work it out on paper: what is known about the day,
which day of the arbeidsgiverperiode it is, what it becomes, when the sickness began, income, G and
6 G, degree, maksdato, the claim, the day's amount, and the last day to claim it.
Border: nothing is decided here; each rule gives its own steps, here they are picked and ordered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tilgode.rules.felles.frister import spor_frist
from tilgode.rules.felles.opptjening import OPPTJENING, spor_opptjening
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.arbeidsgiveransvar import (
    finn_vist_opptjening,
)
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode_refusjon import spor_refundert_agp
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fastsetting import Fastsatt, finn_kjent_uterett
from tilgode.rules.ytelser.sykepenger.fordeling import spor_fordeling
from tilgode.rules.ytelser.sykepenger.grad import spor_sykdomsgrad
from tilgode.rules.ytelser.sykepenger.grunnlag import MAANEDER_I_AARET
from tilgode.rules.ytelser.sykepenger.grunnlag_spor import spor_grunnlag
from tilgode.rules.ytelser.sykepenger.maksdato_sporing import spor_maksdato, spor_prognose
from tilgode.rules.ytelser.sykepenger.minsteinntekt import spor_minsteinntekt
from tilgode.rules.ytelser.sykepenger.refusjon import REFUSJON
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt_tabell import SKJAERINGSTIDSPUNKT
from tilgode.rules.ytelser.sykepenger.stykker import NAVS_DAGER, TIL_VURDERING, Stykke
from tilgode.rules.ytelser.sykepenger.ute_av_arbeid import spor_dekning, spor_uterett
from tilgode.rules.ytelser.sykepenger.virksomhet import (
    samle,
    spor_stilling,
)
from tilgode.rules.ytelser.sykepenger.vurdering_spor_dager import (
    finn_nummer,
    kjent,
    spor_egenmelding,
    spor_kjent,
    spor_klasse,
    spor_periode,
    spor_telling,
)
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Vurdertloep
from tilgode.values.kalender import er_helg
from tilgode.values.periode import Periode

if TYPE_CHECKING:
    from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering

#: The rule key of the step that carries the amount of the outcome.
DAGSBELOEP = "sykepenger.vurdering.dagsbeloep"


def spor_vurdering(vurdering: Vurdering, navn: str | None = None) -> tuple[Steg, ...]:
    """Every step of the assessment, one employer at a time, each basis told once; maksdato last."""
    egne = [
        steg
        for n in vurdering.arbeidsgivere
        if navn in (None, n)
        for steg in _spor_arbeidsgiver(vurdering, n)
    ]
    return (*egne, *_spor_maksdato(vurdering, None))


def spor_dag(vurdering: Vurdering, dag: date, navn: str) -> tuple[Steg, ...]:
    """The steps that matter for one day at one employer; empty outside the employer's days."""
    loep = vurdering.arbeidsgivere[navn].finn_loep(dag)
    if loep is None:
        return ()
    periode = Periode(dag, dag)
    return (
        *spor_kjent(vurdering, navn, periode),
        *spor_telling(vurdering, navn, dag),
        *spor_periode(vurdering, navn, dag),
        spor_klasse(loep.klasse_helg if er_helg(dag) else loep.klasse_ukedag, periode),
        *_spor_utbetaling(vurdering, navn, loep, periode),
    )


def _spor_arbeidsgiver(vurdering: Vurdering, navn: str) -> Iterator[Steg]:
    arbeidsgiver = vurdering.arbeidsgivere[navn]
    fortalt: set[date] = set()
    for loep in vurdering.fakta.arbeidsgivere[finn_nummer(vurdering, navn)].tidslinje.loep:
        yield kjent(loep.verdi, loep.periode)
        yield from spor_egenmelding(vurdering, navn, loep.verdi, loep.periode)
    yield from spor_telling(vurdering, navn, None)
    for vurdert in arbeidsgiver.loep:
        periode = vurdert.periode
        yield spor_klasse(vurdert.klasse_ukedag, periode)
        if vurdert.refusjon_oere_per_dag or vurdert.klasse_ukedag.klasse in TIL_VURDERING:
            yield from _spor_utbetaling(vurdering, navn, vurdert, periode, fortalt)


# --- money ----------------------------------------------------------------------------------------


def _spor_utbetaling(
    vurdering: Vurdering, navn: str, loep: Vurdertloep, periode: Periode, fortalt: set[date] | None = None
) -> Iterator[Steg]:
    """What leads to the amount of a run, or of one day of it; nothing where no amount is in question.

    `fortalt` are skjæringstidspunkter whose basis has been told already; None when `periode` is one day,
    which has its own count of maksdato too.
    """
    if loep.klasse_ukedag.klasse not in TIL_VURDERING:
        if loep.refusjon_oere_per_dag and loep.klasse_ukedag.klasse is Dagklasse.AGP:
            yield from _spor_fritak(vurdering, navn, loep, periode)
        return
    stykke = vurdering.finn_stykke(periode.fom.toordinal())
    if stykke is None or stykke.skjaeringstidspunkt is None or (fortalt is None and er_helg(periode.fom)):
        return
    fastsatt = vurdering.fastsetting.paa(stykke.skjaeringstidspunkt)
    if fortalt is None or stykke.skjaeringstidspunkt not in fortalt:
        yield from _spor_grunnlag(vurdering, stykke.skjaeringstidspunkt, fastsatt)
    if fortalt is not None:
        fortalt.add(stykke.skjaeringstidspunkt)
    yield from _spor_rett(vurdering, stykke, fastsatt, periode)
    if fortalt is None:
        yield from _spor_maksdato(vurdering, periode.fom)
    if loep.klasse_ukedag.klasse in NAVS_DAGER:
        yield from _spor_beloep(vurdering, navn, (stykke, fastsatt), loep, periode)


def _spor_grunnlag(vurdering: Vurdering, skjaeringstidspunkt: date, fastsatt: Fastsatt) -> Iterator[Steg]:
    for sykefravaer in vurdering.skjaeringstidspunkter:
        if sykefravaer.fom == skjaeringstidspunkt:
            yield Steg(
                regel="sykepenger.skjaeringstidspunkt.finn",
                hjemmel=SKJAERINGSTIDSPUNKT,
                utfall=sykefravaer.fom,
                periode=sykefravaer,
                fakta=(("arbeidsgivere", len(vurdering.arbeidsgivere)), ("siste_dag", sykefravaer.tom)),
            )
            break
    else:
        yield Steg("sykepenger.skjaeringstidspunkt.vedtatt", SKJAERINGSTIDSPUNKT, skjaeringstidspunkt)
    yield from spor_grunnlag(fastsatt.grunnlag, vurdering.parametre)


def _spor_rett(vurdering: Vurdering, stykke: Stykke, fastsatt: Fastsatt, periode: Periode) -> Iterator[Steg]:
    """Floor, opptjening and degree: what takes the right away before maksdato is counted."""
    yield spor_minsteinntekt(
        fastsatt.sykepengegrunnlag,
        fastsatt.grunnlag.skjaeringstidspunkt,
        periode.fom,
        vurdering.dag67,
        vurdering.parametre,
    )
    yield from _spor_opptjening(vurdering, fastsatt)
    yield from spor_sykdomsgrad(stykke.deler(fastsatt.inntekter), fastsatt.verdier, periode)


def _spor_opptjening(vurdering: Vurdering, fastsatt: Fastsatt) -> Iterator[Steg]:
    """The four weeks of § 8-2: stated, shown by the work known, or not shown; then § 8-47."""
    fakta, dag = vurdering.fakta, fastsatt.grunnlag.skjaeringstidspunkt
    if fakta.opptjening_oppfylt is not None:
        yield Steg("sykepenger.vurdering.opptjening", OPPTJENING, fakta.opptjening_oppfylt)
    elif fakta.ute_av_arbeid is not None or any(a.ansatt for a in fakta.arbeidsgivere):
        vist = finn_vist_opptjening(fakta, dag, fastsatt.verdier)
        if fastsatt.opptjening is not None:
            yield spor_opptjening(vist, fastsatt.verdier)
        else:
            yield Steg(
                regel="sykepenger.vurdering.opptjening_ikke_vist",
                hjemmel=OPPTJENING,
                utfall=None,
                periode=vist.periode,
                fakta=(("skjaeringstidspunkt", dag), ("antall_dager", vist.antall_dager)),
                parametre=(("opptjening_dager", fastsatt.verdier.opptjening_dager),),
            )
    if fastsatt.opptjening is not True:
        yield from _spor_uterett(vurdering, fastsatt)


def _spor_uterett(vurdering: Vurdering, fastsatt: Fastsatt) -> Iterator[Steg]:
    """The lesser right of § 8-47: as told, or as what the work known points to."""
    fortalt, verdier = vurdering.fakta.ute_av_arbeid, fastsatt.verdier
    rett = fastsatt.uterett
    if rett is None or fortalt is None:
        mulig = finn_kjent_uterett(vurdering.fakta, fastsatt.grunnlag.skjaeringstidspunkt, verdier)
        if mulig.gir_rett:
            yield from spor_uterett(mulig, verdier, fortalt=False)
        return
    yield from spor_uterett(rett, verdier, fortalt=True)
    if rett.gir_rett:
        yield from spor_dekning(fastsatt.sykepengegrunnlag, rett, fortalt.forskuttert, verdier)


def _spor_beloep(
    vurdering: Vurdering,
    navn: str,
    gjelder: tuple[Stykke, Fastsatt],
    loep: Vurdertloep,
    periode: Periode,
) -> Iterator[Steg]:
    stykke, fastsatt = gjelder
    nummer = finn_nummer(vurdering, navn)
    krav = stykke.krav[nummer]
    yield Steg(
        regel="sykepenger.vurdering.refusjonskrav",
        hjemmel=REFUSJON,
        utfall=krav,
        periode=periode,
        fakta=(("maanedsbeloep", krav / MAANEDER_I_AARET),),
    )
    deler, plass = stykke.deler(fastsatt.inntekter), nummer
    if stykke.grupper is not None:
        samlet = samle(deler, stykke.grupper)
        deler, plass = list(samlet.values()), list(samlet).index(stykke.grupper[nummer])
    for steg in spor_fordeling(
        deler, fastsatt.sykepengegrunnlag, stykke.andre_ytelser, fastsatt.verdier, periode
    ):
        fakta = dict(steg.fakta)
        if "arbeidsgiver" not in fakta:
            yield steg
        elif fakta["arbeidsgiver"] == plass + 1:
            yield steg._replace(fakta=tuple((fakta | {"arbeidsgiver": navn}).items()))
    if stykke.grupper is not None and stykke.grupper.count(stykke.grupper[nummer]) > 1:
        yield spor_stilling(
            vurdering.fakta.arbeidsgivere[nummer], stykke.fom, loep.refusjon_oere_per_dag, periode
        )
    yield from _spor_utfall(vurdering, loep, periode)


def _spor_utfall(vurdering: Vurdering, loep: Vurdertloep, periode: Periode) -> Iterator[Steg]:
    """The amount of the outcome, how certain it is, and the last day Nav can receive the claim."""
    yield Steg(
        regel=DAGSBELOEP,
        hjemmel=REFUSJON,
        utfall=loep.refusjon_oere_per_dag,
        periode=loep.periode,
        fakta=(("virkedager", loep.antall_virkedager), ("sum_oere", loep.refusjon_oere)),
    )
    yield Steg("sykepenger.vurdering.sikkerhet", REFUSJON, loep.sikkerhet.value, periode)
    if loep.refusjon_oere_per_dag:
        yield from spor_frist([periode.fom], None, vurdering.parametre)


def _spor_fritak(vurdering: Vurdering, navn: str, loep: Vurdertloep, periode: Periode) -> Iterator[Steg]:
    fakta = vurdering.fakta.arbeidsgivere[finn_nummer(vurdering, navn)]
    perioder = vurdering.arbeidsgivere[navn].arbeidsgiverperioder
    yield from spor_refundert_agp(fakta, perioder, periode.fom, vurdering.fastsetting)
    yield from _spor_utfall(vurdering, loep, periode)


def _spor_maksdato(vurdering: Vurdering, dag: date | None) -> tuple[Steg, ...]:
    fakta, telling = vurdering.fakta, vurdering.telling
    if not any(telling.klasser):
        return ()
    spor = spor_maksdato(
        telling.klasser, fakta.foedselsdato, fakta.doedsdato, telling.verdier, fakta.historikk, dag=dag
    )
    return (*spor.steg, spor_prognose(spor.resultat))
