"""The steps about days: what is known, how it was counted, and what the day became.

Border: a part of `vurdering_spor`, which orders the steps; the steps about money are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.arbeidsgiveransvar import (
    finn_navs_fravaer,
    spor_for_tidlig_egenmelding,
    spor_navs_fravaer,
)
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import spor_arbeidsgiverperioder
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode_tabell import LENGDE
from tilgode.rules.ytelser.sykepenger.dagklasse import Klassedag
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import DOKUMENTASJON, Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.rules.ytelser.sykepenger.oppdeling import verdier_for_telling
from tilgode.rules.ytelser.sykepenger.virksomhet import finn_telledager, spor_telledager
from tilgode.values.periode import Periode

if TYPE_CHECKING:
    from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering

#: Rule key and letter of each class, made once.
_KLASSEREGEL = {k: (f"sykepenger.dagklasse.{k.name.lower()}", k.value) for k in Dagklasse}


def finn_nummer(vurdering: Vurdering, navn: str) -> int:
    """Which of the facts' employers it is."""
    return next(i for i, a in enumerate(vurdering.fakta.arbeidsgivere) if a.navn == navn)


def spor_kjent(vurdering: Vurdering, navn: str, periode: Periode) -> tuple[Steg, ...]:
    """What is known of the first day of the period."""
    dag = vurdering.fakta.arbeidsgivere[finn_nummer(vurdering, navn)].tidslinje.verdi(periode.fom)
    if dag is None:
        return (Steg("sykepenger.dagturnering.ukjent", DOKUMENTASJON, None, periode),)
    return (kjent(dag, periode), *spor_egenmelding(vurdering, navn, dag, periode))


def spor_egenmelding(vurdering: Vurdering, navn: str, dag: Dag, periode: Periode) -> tuple[Steg, ...]:
    """That a self-certified day came too early (§ 8-24); nothing for other days."""
    if dag.type is not Dagtype.EGENMELDING:
        return ()
    nummer = finn_nummer(vurdering, navn)
    return spor_for_tidlig_egenmelding(vurdering.fakta, nummer, periode, vurdering.parametre)


def kjent(dag: Dag, periode: Periode) -> Steg:
    """What the messages settled on."""
    return Steg(
        regel="sykepenger.dagturnering.dag",
        hjemmel=DOKUMENTASJON,
        utfall=dag.type.value,
        periode=periode,
        fakta=(("grad", dag.grad),),
    )


def spor_telling(vurdering: Vurdering, navn: str, dag: date | None) -> tuple[Steg, ...]:
    """How the days were counted; with `dag` only what matters for it."""
    nummer = finn_nummer(vurdering, navn)
    fakta = vurdering.fakta.arbeidsgivere[nummer]
    if not fakta.tidslinje:
        return ()
    dager = finn_telledager(vurdering.fakta, vurdering.parametre)[nummer]
    return (
        *spor_telledager(fakta, dager),
        *spor_arbeidsgiverperioder(
            dager,
            verdier_for_telling(fakta, vurdering.parametre),
            betalt_av_infotrygd=fakta.betalt_av_infotrygd,
            ferie_i_infotrygd=fakta.ferie_i_infotrygd,
            dag=dag,
        ),
        *(
            steg
            for fravaer in finn_navs_fravaer(vurdering.fakta, nummer, dager, vurdering.parametre)
            if dag is None or dag in fravaer
            for steg in spor_navs_fravaer(vurdering.fakta, nummer, fravaer, vurdering.parametre)
        ),
    )


def spor_periode(vurdering: Vurdering, navn: str, dag: date) -> Iterator[Steg]:
    """The arbeidsgiverperiode that a later day builds on: which days it was."""
    tidligere = [
        p for p in vurdering.arbeidsgivere[navn].arbeidsgiverperioder if p.dager and p.dager[-1].tom < dag
    ]
    if not tidligere:
        return
    periode = tidligere[-1]
    fakta = vurdering.fakta.arbeidsgivere[finn_nummer(vurdering, navn)]
    if dag <= periode.omsluttende.tom:
        yield Steg(
            regel="sykepenger.vurdering.arbeidsgiverperiode",
            hjemmel=LENGDE,
            utfall=sum(p.lengde_dager for p in periode.dager),
            periode=periode.omsluttende,
            fakta=tuple((f"dager_{nummer}", p) for nummer, p in enumerate(periode.dager, start=1)),
            parametre=(("agp_dager", verdier_for_telling(fakta, vurdering.parametre).agp_dager),),
        )


def spor_klasse(dag: Klassedag, periode: Periode) -> Steg:
    """What the day became."""
    if dag.klasse is Dagklasse.AVVIST:
        return Steg(
            regel="sykepenger.vurdering.avslag",
            hjemmel=dag.hjemmel,
            utfall=",".join(grunn.value for grunn in dag.avslag),
            periode=periode,
        )
    regel, bokstav = _KLASSEREGEL[dag.klasse]
    return Steg(regel, dag.hjemmel, bokstav, periode, fakta=(("grad", dag.grad),))
