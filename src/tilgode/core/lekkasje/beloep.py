"""T16, T18, T20: the right days at too low an amount, ftrl. §§ 8-28, 1-4, 8-33.

T16 asks what the refund would have been with the pay of the last three months as income; T18 and T20 hold
Nav's payments against the law.
Border: other differences between claimed and paid are in `oppgjoersavvik`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tilgode.core.innlesing.rader import InntektsmeldingRad
from tilgode.core.kontroll.grunnlag import hev_inntekt, snittloenn
from tilgode.core.lekkasje.arbeidsgiverdata import Forhold
from tilgode.core.lekkasje.dekning import SYKEPENGER, mottatt_per_dag
from tilgode.core.lekkasje.funnbygging import i_taket, lag_funn
from tilgode.core.lekkasje.personsak import HUNDRE, MAANEDER_I_AARET, NAVS, Personsak, som_kroner
from tilgode.core.lekkasje.typer import Funn, Sikkerhet
from tilgode.core.lekkasje.verdi import NULL
from tilgode.rules.felles.frister import finn_fristdag
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta
from tilgode.values.beloep import OERE_PER_KRONE, rund_halv_opp
from tilgode.values.periode import Periode

FORELDELSE = "foreldelse_innvilget"
FOERSTE_MAI = (5, 1)


# --- T16: income in the inntektsmelding -------------------------------------------------------------


def finn_t16(sak: Personsak) -> Iterator[Funn]:
    """The monthly income sent is lower than the average of the three months before."""
    for forhold, arbeidsgiver in sak.par():
        for fravaer in sak.fravaer(arbeidsgiver):
            meldinger = sak.meldinger(forhold, fravaer)
            riktig = snittloenn(arbeidsgiver, fravaer.fom, sak.verdier(fravaer.fom))
            if not meldinger or riktig is None:
                continue
            sendt = sak.maanedsinntekt(arbeidsgiver, fravaer.fom)
            if sendt < riktig:
                kroner = mangler_ved_inntekt(sak, arbeidsgiver, fravaer, riktig, meldinger)
                yield from lag_funn(
                    sak,
                    "T16",
                    forhold.noekkel,
                    i_taket(sak, kroner),
                    Sikkerhet.SANNSYNLIG,
                    sendt_oere=rund_halv_opp(sendt * OERE_PER_KRONE),
                    riktig_oere=rund_halv_opp(riktig * OERE_PER_KRONE),
                )


def mangler_ved_inntekt(
    sak: Personsak,
    arbeidsgiver: Arbeidsgiverfakta,
    fravaer: Periode,
    riktig: Fraction,
    meldinger: list[InntektsmeldingRad],
) -> dict[date, Fraction]:
    """What each day of the absence is paid too little, the refund claimed raised where it followed the income."""
    fra = max(rad.foerste_fravaersdag for rad in meldinger)
    endret = hev_inntekt(arbeidsgiver, fravaer, {rad.foerste_fravaersdag for rad in meldinger}, riktig)
    med = sak.refusjon(arbeidsgiver.navn, sak.vurder_med(arbeidsgiver.navn, endret))
    uten = sak.refusjon(arbeidsgiver.navn)
    return {
        dag: kroner - uten[dag]
        for dag, kroner in med.items()
        if dag in fravaer and dag >= min(fra, fravaer.fom) and uten.get(dag, NULL) > 0 and kroner > uten[dag]
    }


# --- T18: the new G --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gskifte:
    """A capped absence after 1 May: yearly kroner paid from with the old and the new cap."""

    fravaer: Periode
    gammel: int
    ny: Fraction


def finn_t18(sak: Personsak) -> Iterator[Funn]:
    """Capped at 6 G with a skjæringstidspunkt from 1 May, and paid with the G before."""
    mottatt = mottatt_per_dag(sak.person, {SYKEPENGER})
    for forhold, arbeidsgiver in sak.par():
        for skifte in _skifter(sak, arbeidsgiver):
            dager = _betalt_med_gammel_g(sak, arbeidsgiver, skifte, mottatt)
            if dager:
                yield from _t18(sak, forhold, arbeidsgiver, skifte, dager)


def dager_med_gammel_g(sak: Personsak) -> set[date]:
    """The days T18 explains, for the check of other differences to leave alone."""
    mottatt = mottatt_per_dag(sak.person, {SYKEPENGER})
    return {
        dag
        for _, arbeidsgiver in sak.par()
        for skifte in _skifter(sak, arbeidsgiver)
        for dag in _betalt_med_gammel_g(sak, arbeidsgiver, skifte, mottatt)
    }


def _skifter(sak: Personsak, arbeidsgiver: Arbeidsgiverfakta) -> Iterator[Gskifte]:
    """Absences whose G is another than that of the day before 1 May, where the cap of either decides."""
    grunnbeloep = sak.regning.parametre.grunnbeloep
    for fravaer in sak.vurdering.skjaeringstidspunkter:
        if fravaer.fom < date(fravaer.fom.year, *FOERSTE_MAI) or fravaer.fom > sak.regning.per:
            continue
        gammel = grunnbeloep.paa(date(fravaer.fom.year, 4, 30))
        ny = grunnbeloep.paa(fravaer.fom, sak.regning.per)
        grunnlag = sak.vurdering.grunnlag_paa(fravaer.fom)
        refusjon = arbeidsgiver.refusjon.verdi(fravaer.tom) or NULL
        aarlig = min(grunnlag.beregningsgrunnlag, refusjon * MAANEDER_I_AARET)
        tak_i_g = sak.verdier(fravaer.fom).tak_i_g
        # Several employers share the cap by their own figures; such a case is not told apart here.
        if len(grunnlag.arbeidsgivere) == 1 and ny > gammel and aarlig > tak_i_g * gammel:
            yield Gskifte(fravaer, tak_i_g * gammel, min(aarlig, Fraction(tak_i_g * ny)))


def _betalt_med_gammel_g(
    sak: Personsak, arbeidsgiver: Arbeidsgiverfakta, skifte: Gskifte, mottatt: dict[date, int]
) -> dict[date, Fraction]:
    """The paid Nav days with their degree, when the sum is what the old cap gives; else none."""
    dager = {
        dag: vurdert.utbetalingsgrad / HUNDRE
        for dag, vurdert in sak.virkedager(arbeidsgiver.navn).items()
        if dag in skifte.fravaer and vurdert.klasse in NAVS and mottatt.get(dag, 0) > 0
    }
    if not dager:
        return {}
    aarsdager = sak.verdier(skifte.fravaer.fom).dager_i_aaret
    betalt = som_kroner(sum(mottatt[dag] for dag in dager))
    gammel = sum((rund_halv_opp(andel * skifte.gammel / aarsdager) for andel in dager.values()), 0)
    return dager if betalt == gammel else {}


def _t18(
    sak: Personsak,
    forhold: Forhold,
    arbeidsgiver: Arbeidsgiverfakta,
    skifte: Gskifte,
    dager: dict[date, Fraction],
) -> Iterator[Funn]:
    """(6 G new - 6 G old)/260 · N · g, with feriepenger and avgift; Nav's fault, so the three years run."""
    per_dag = (skifte.ny - skifte.gammel) / sak.verdier(skifte.fravaer.fom).dager_i_aaret
    kroner = {dag: per_dag * andel for dag, andel in dager.items()}
    valutadato = min(
        post.valutadato
        for post in sak.person.oppgjoer
        if post.rad.ytelse == SYKEPENGER and post.rad.fom is not None and post.rad.fom in skifte.fravaer
    )
    frist = finn_fristdag(sak.regning.parametre.frist(FORELDELSE, valutadato), valutadato)
    yield from lag_funn(
        sak,
        "T18",
        forhold.noekkel,
        i_taket(sak, kroner),
        Sikkerhet.SIKKER,
        frist=frist,
        fravaer_fom=skifte.fravaer.fom,
    )
