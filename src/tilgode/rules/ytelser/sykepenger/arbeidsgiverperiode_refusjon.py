"""Refund of the arbeidsgiverperiode itself: exemptions and the covid schemes, ftrl. §§ 8-20, 8-21.

The period is counted as always; an exemption only makes Nav refund the employer's own days. The
daily rate is another than the ordinary one (øre, and the employer's number of paid days a year).
Border: whether a day is covered is `fritak`, the rate is `fritaksbeloep`; here they meet the
counted days. Only weekdays get money, as with paid days a year of a five-day week.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import Arbeidsgiverperiode
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Dag, Dagtype, Fritak
from tilgode.rules.ytelser.sykepenger.fastsetting import Fastsetting
from tilgode.rules.ytelser.sykepenger.fritak import (
    Agpdag,
    er_usikkert,
    finn_covid_ordning,
    finn_fritak,
    spor_covid,
    spor_fritak,
)
from tilgode.rules.ytelser.sykepenger.fritaksbeloep import (
    Kravperiode,
    beregn_fritaksbeloep,
    spor_fritaksbeloep,
)
from tilgode.rules.ytelser.sykepenger.grunnlag import MAANEDER_I_AARET
from tilgode.rules.ytelser.sykepenger.stykker import Linje
from tilgode.rules.ytelser.sykepenger.virksomhet import inntekt_under_taket
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Sikkerhet
from tilgode.values.kalender import er_helg

#: Days of absence that can be refunded; holiday and leave inside the period are not sickness.
SYKE = (Dagtype.SYK, Dagtype.EGENMELDING)
HUNDRE = 100


def finn_refundert_agp(
    arbeidsgiver: Arbeidsgiverfakta, perioder: Sequence[Arbeidsgiverperiode], fastsetting: Fastsetting
) -> Linje[int]:
    """What Nav refunds for each day of the arbeidsgiverperioder, øre; empty without an exemption."""
    if not arbeidsgiver.fritak and not arbeidsgiver.koronafravaer:
        return ()
    return [
        (agpdag.dag.toordinal(), agpdag.dag.toordinal(), oere)
        for periode in perioder
        for agpdag, kjent in _agpdager(arbeidsgiver, periode)
        if (oere := _refundert(arbeidsgiver, periode, agpdag, kjent, fastsetting))
    ]


def finn_fritakssikkerhet(
    arbeidsgiver: Arbeidsgiverfakta, ordinal: int, parametre: Lovparametre
) -> Sikkerhet:
    """How far the refund of a day of the period can be trusted: a bound when only a pregnancy may explain it."""
    if not any(er_usikkert(f) for f in arbeidsgiver.fritak):
        return Sikkerhet.EKSAKT
    dag = date.fromordinal(ordinal)
    agpdag = Agpdag(dag, parametre.paa(dag).agp_dager, sykmeldt=True)
    sikre = [f for f in arbeidsgiver.fritak if not er_usikkert(f)]
    return Sikkerhet.GRENSE if finn_fritak(sikre, agpdag, parametre) is None else Sikkerhet.EKSAKT


def _agpdager(arbeidsgiver: Arbeidsgiverfakta, periode: Arbeidsgiverperiode) -> Iterator[tuple[Agpdag, Dag]]:
    """The sick weekdays of a period, numbered among all its counted days."""
    dager = (dag for del_ in periode.dager for dag in del_)
    for nummer, dag in enumerate(dager, start=1):
        kjent = arbeidsgiver.tidslinje.verdi(dag)
        if kjent is not None and kjent.type in SYKE and not er_helg(dag):
            yield Agpdag(dag, nummer, sykmeldt=kjent.type is Dagtype.SYK), kjent


def _refundert(
    arbeidsgiver: Arbeidsgiverfakta,
    periode: Arbeidsgiverperiode,
    agpdag: Agpdag,
    kjent: Dag,
    fastsetting: Fastsetting,
) -> int:
    aarsdager = _aarsdager(arbeidsgiver, periode, agpdag, fastsetting.parametre)
    if aarsdager is None:
        return 0
    fastsatt = fastsetting.paa(periode.dager[0].fom)
    inntekt = inntekt_under_taket(fastsetting.person, arbeidsgiver, fastsatt.grunnlag, agpdag.dag)
    return beregn_fritaksbeloep(
        inntekt / MAANEDER_I_AARET,
        fastsatt.verdier.g,
        aarsdager,
        1,
        kjent.grad / HUNDRE,
        fastsatt.verdier.tak_i_g,
    ).beloep_oere


def _aarsdager(
    arbeidsgiver: Arbeidsgiverfakta,
    periode: Arbeidsgiverperiode,
    agpdag: Agpdag,
    parametre: Lovparametre,
) -> int | None:
    """The divisor of the rate when the day is refunded, else None."""
    fritak = finn_fritak(arbeidsgiver.fritak, agpdag, parametre)
    if fritak is not None:
        return fritak.aarsdager
    if any(agpdag.dag in p for p in arbeidsgiver.koronafravaer) and _covid(periode, agpdag, parametre):
        return parametre.paa(agpdag.dag).dager_i_aaret
    return None


def _covid(periode: Arbeidsgiverperiode, agpdag: Agpdag, parametre: Lovparametre) -> bool:
    return finn_covid_ordning(_alle_dager(periode), agpdag, parametre) is not None


def _alle_dager(periode: Arbeidsgiverperiode) -> list[date]:
    return [dag for del_ in periode.dager for dag in del_]


def spor_refundert_agp(
    arbeidsgiver: Arbeidsgiverfakta,
    perioder: Sequence[Arbeidsgiverperiode],
    dag: date,
    fastsetting: Fastsetting,
) -> tuple[Steg, ...]:
    """The steps of one day of the period: the exemption that covers it, and the amount."""
    for periode in perioder:
        for agpdag, kjent in _agpdager(arbeidsgiver, periode):
            aarsdager = _aarsdager(arbeidsgiver, periode, agpdag, fastsetting.parametre)
            if agpdag.dag == dag and aarsdager is not None:
                return (
                    *_spor_grunn(arbeidsgiver, periode, agpdag, fastsetting.parametre),
                    *_spor_beloep(arbeidsgiver, periode, (agpdag, kjent.grad), aarsdager, fastsetting),
                )
    return ()


def _spor_grunn(
    arbeidsgiver: Arbeidsgiverfakta,
    periode: Arbeidsgiverperiode,
    agpdag: Agpdag,
    parametre: Lovparametre,
) -> tuple[Steg, ...]:
    fritak: Fritak | None = finn_fritak(arbeidsgiver.fritak, agpdag, parametre)
    if fritak is not None:
        return spor_fritak(fritak, agpdag, parametre)
    covid = spor_covid(_alle_dager(periode), agpdag, parametre)
    return () if covid is None else (covid,)


def _spor_beloep(
    arbeidsgiver: Arbeidsgiverfakta,
    periode: Arbeidsgiverperiode,
    dag_og_grad: tuple[Agpdag, Fraction],
    aarsdager: int,
    fastsetting: Fastsetting,
) -> tuple[Steg, ...]:
    agpdag, grad = dag_og_grad
    fastsatt = fastsetting.paa(periode.dager[0].fom)
    krav = Kravperiode(
        fom=agpdag.dag,
        tom=agpdag.dag,
        dager_med_refusjon=1,
        maanedsinntekt=inntekt_under_taket(fastsetting.person, arbeidsgiver, fastsatt.grunnlag, agpdag.dag)
        / MAANEDER_I_AARET,
        gradering=grad / HUNDRE,
    )
    return spor_fritaksbeloep(krav, aarsdager, fastsatt.verdier.g, fastsatt.verdier)
