"""T10, T14, T17, T31: claims that only what the employer tells beside the files can show.

Why a pregnant employee is on sick leave, what travel instead of sickness has cost, a raise with effect
backwards, a benefit in kind that was withdrawn. Border: what is told is data; the days and the day rates
are the law's, and of foreldrepenger and the like nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from tilgode.core.kontroll.grunnlag import snittloenn
from tilgode.core.lekkasje.arbeidsgiverdata import Forhold
from tilgode.core.lekkasje.beloep import mangler_ved_inntekt
from tilgode.core.lekkasje.dekning import dekkes_av_krav
from tilgode.core.lekkasje.funnbygging import i_taket, lag_funn, utenfor_taket
from tilgode.core.lekkasje.personsak import HUNDRE, MAANEDER_I_AARET, NAVS, Personsak
from tilgode.core.lekkasje.typer import Funn, Sikkerhet, Tariff, Tillegg
from tilgode.core.lekkasje.verdi import NULL
from tilgode.rules.felles.frister import finn_fristdag
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta
from tilgode.values.beloep import OERE_PER_KRONE, rund_halv_opp
from tilgode.values.kalender import virkedager
from tilgode.values.periode import Periode

#: The word in kilde_kode for a sick note in pregnancy that is about the work and not an own illness.
GRUNN_GRAVID = "GRAVID_ARBEIDSMILJOE"
REISETILSKUDD = "REISETILSKUDD"
TARIFFREVISJON = "tariffrevisjon"


def finn_t10(sak: Personsak) -> Iterator[Funn]:
    """The employer's days of a sick note that should have been svangerskapspenger, § 14-4."""
    for forhold, arbeidsgiver in sak.par():
        for rad in forhold.fravaer:
            if rad.kilde_kode.upper() != GRUNN_GRAVID:
                continue
            dager = [d for d in sak.agp_dager(arbeidsgiver) if rad.fom <= d.dag <= rad.tom]
            yield from lag_funn(
                sak,
                "T10",
                forhold.noekkel,
                utenfor_taket(sak.agp_kroner(arbeidsgiver, dager)),
                Sikkerhet.UAVKLART,
                sats=sak.verdier(rad.fom).feriepengesats,
                fravaer_fom=rad.fom,
            )


def finn_t14(sak: Personsak) -> Iterator[Funn]:
    """Extra travel paid by the employer after the employer's days, never claimed: min(cost, D) a day."""
    for forhold, arbeidsgiver in sak.par():
        for reise in _om(sak.regning.opplysninger.reiseutgifter, forhold):
            syk_fra = reise.syk_fra or reise.fom
            agp_slutt = syk_fra + timedelta(days=sak.verdier(syk_fra).agp_dager - 1)
            kroner = {
                dag: min(reise.kroner, sak.dagsats(arbeidsgiver, syk_fra))
                for dag in virkedager(Periode(reise.fom, reise.tom))
                if agp_slutt < dag <= sak.regning.per
                and not dekkes_av_krav(sak.person, forhold.noekkel, dag, (REISETILSKUDD,))
            }
            yield from lag_funn(
                sak,
                "T14",
                forhold.noekkel,
                utenfor_taket(kroner),
                Sikkerhet.SANNSYNLIG,
                sats=NULL,
                avgift=NULL,
            )


def finn_t17(sak: Personsak) -> Iterator[Funn]:
    """A raise agreed after the absence began, with effect from before it, that the inntektsmelding lacks."""
    for forhold, arbeidsgiver in sak.par():
        for tariff in sak.regning.opplysninger.tariff or ():
            for fravaer in sak.fravaer(arbeidsgiver):
                if tariff.virkning <= fravaer.fom <= tariff.avtalt <= sak.regning.per:
                    yield from _tariff(sak, forhold, arbeidsgiver, fravaer, tariff)


def _tariff(
    sak: Personsak, forhold: Forhold, arbeidsgiver: Arbeidsgiverfakta, fravaer: Periode, tariff: Tariff
) -> Iterator[Funn]:
    """What the new wage gives above the old; what the old one should have given already is T16."""
    meldinger = sak.meldinger(forhold, fravaer)
    gammel = snittloenn(arbeidsgiver, fravaer.fom, sak.verdier(fravaer.fom))
    if not meldinger or gammel is None:
        return
    ny = gammel * (1 + tariff.andel)
    foer = mangler_ved_inntekt(sak, arbeidsgiver, fravaer, gammel, meldinger)
    etter = mangler_ved_inntekt(sak, arbeidsgiver, fravaer, ny, meldinger)
    kroner = {dag: verdi - foer.get(dag, NULL) for dag, verdi in etter.items() if verdi > foer.get(dag, NULL)}
    frist = finn_fristdag(sak.regning.parametre.frist(TARIFFREVISJON, tariff.avtalt), tariff.avtalt)
    yield from lag_funn(
        sak,
        "T17",
        forhold.noekkel,
        i_taket(sak, kroner),
        Sikkerhet.SANNSYNLIG,
        frist=frist,
        avtalt=tariff.avtalt,
        gammel_oere=rund_halv_opp(gammel * OERE_PER_KRONE),
        ny_oere=rund_halv_opp(ny * OERE_PER_KRONE),
    )


def finn_t31(sak: Personsak) -> Iterator[Funn]:
    """A benefit in kind that stopped in the absence counts in the basis from that day, § 8-29."""
    for forhold, arbeidsgiver in sak.par():
        for ytelse in _om(sak.regning.opplysninger.naturalytelser, forhold):
            yield from lag_funn(
                sak,
                "T31",
                forhold.noekkel,
                utenfor_taket(_naturalytelse(sak, arbeidsgiver, ytelse)),
                Sikkerhet.SIKKER,
                sats=NULL,
                avgift=NULL,
                verdi_oere=rund_halv_opp(ytelse.kroner * OERE_PER_KRONE),
            )


def _naturalytelse(sak: Personsak, arbeidsgiver: Arbeidsgiverfakta, ytelse: Tillegg) -> dict[date, Fraction]:
    """Monthly value · 12/260 of each of Nav's days, at most what is left up to 6 G."""
    kroner: dict[date, Fraction] = {}
    for fravaer in sak.fravaer(arbeidsgiver):
        verdier = sak.verdier(fravaer.fom)
        aar = min(
            ytelse.kroner * MAANEDER_I_AARET,
            max(NULL, verdier.tak - MAANEDER_I_AARET * sak.maanedsinntekt(arbeidsgiver, fravaer.fom)),
        )
        for dag, vurdert in sak.virkedager(arbeidsgiver.navn).items():
            if dag in fravaer and ytelse.fom <= dag <= ytelse.tom and vurdert.klasse in NAVS:
                kroner[dag] = aar / verdier.dager_i_aaret * vurdert.utbetalingsgrad / HUNDRE
    return kroner


def _om(fortalt: tuple[Tillegg, ...] | None, forhold: Forhold) -> Iterator[Tillegg]:
    """What is told of one employment."""
    return (ett for ett in fortalt or () if ett.arbeidsforhold == forhold.noekkel)
