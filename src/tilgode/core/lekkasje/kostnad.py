"""T19, T23, T27, T28: wages that nobody refunds and perhaps nobody owes, ftrl. §§ 8-3, 8-12, 8-51.

Days that the law refuses (maksdato, age, floor) while the pay of the month goes on. L is the month's wage
times 12/260; where the pay was cut, only what was paid for these days counts.
Border: which days are refused is `vurder_refusjon`; whether wages are owed by agreement is for a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from tilgode.core.lekkasje.arbeidsgiverdata import Forhold
from tilgode.core.lekkasje.personsak import HUNDRE, MAANEDER_I_AARET, Personsak, som_kroner
from tilgode.core.lekkasje.typer import Faktaverdi, Funn, Sikkerhet
from tilgode.core.lekkasje.verdi import NULL, som_oere
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta
from tilgode.rules.ytelser.sykepenger.gap import Gapfakta, beregn_gap
from tilgode.values.kalender import Maaned, antall_virkedager

MAKSDATO = frozenset({Avslag.SYKEPENGEDAGER_OPPBRUKT, Avslag.NY_VILKAARSPROEVING_NOEDVENDIG})
ALDER = frozenset({Avslag.SYKEPENGEDAGER_OPPBRUKT_OVER_67, Avslag.MINIMUM_INNTEKT_OVER_67, Avslag.OVER_70})
GULV = frozenset({Avslag.MINIMUM_INNTEKT})


def finn_t23(sak: Personsak) -> Iterator[Funn]:
    """Pay after maksdato, with the employer's own feriepenger."""
    yield from _avviste(sak, "T23", MAKSDATO, Sikkerhet.SIKKER, 1 + sak.regning.feriepengesats)


def finn_t27(sak: Personsak) -> Iterator[Funn]:
    """Over 67 with more than 60 days or a basis of 2 G or less, or over 70."""
    yield from _avviste(sak, "T27", ALDER, Sikkerhet.SANNSYNLIG, Fraction(1))


def finn_t28(sak: Personsak) -> Iterator[Funn]:
    """A basis under half a G: no sykepenger from Nav after the employer's period."""
    yield from _avviste(sak, "T28", GULV, Sikkerhet.SANNSYNLIG, Fraction(1))


def _avviste(
    sak: Personsak, kontroll: str, grunner: frozenset[Avslag], sikkerhet: Sikkerhet, ferie: Fraction
) -> Iterator[Funn]:
    for forhold, arbeidsgiver in sak.par():
        dager = {
            dag: vurdert.grad / HUNDRE
            for dag, vurdert in sak.virkedager(arbeidsgiver.navn).items()
            if grunner.intersection(vurdert.avslag)
        }
        for fravaer in sak.fravaer(arbeidsgiver):
            i_fravaeret = {dag: andel for dag, andel in dager.items() if dag in fravaer}
            if i_fravaeret and sak.har_inntekt(arbeidsgiver, fravaer.fom):
                yield from loennskostnad(
                    sak, kontroll, forhold, arbeidsgiver, i_fravaeret, sikkerhet, ferie=ferie
                )


def loennskostnad(
    sak: Personsak,
    kontroll: str,
    forhold: Forhold,
    arbeidsgiver: Arbeidsgiverfakta,
    dager: Mapping[date, Fraction],
    sikkerhet: Sikkerhet,
    *,
    ferie: Fraction = Fraction(1),
    **fakta: Faktaverdi,
) -> Iterator[Funn]:
    """L · days · (1 + s), with `ferie` = 1 + fA where the formula has it; months without pay cost nothing."""
    kroner, betalte = NULL, []
    vanlig = sak.maanedsinntekt(arbeidsgiver, min(dager))
    for maaned in sorted({Maaned.av(dag) for dag in dager}):
        i_maaneden = {dag: andel for dag, andel in dager.items() if Maaned.av(dag) == maaned}
        loenn = som_kroner(forhold.loenn_i(maaned))
        kostnad = _kostnad(maaned, loenn, vanlig, sum(i_maaneden.values(), NULL), sak)
        if kostnad > 0:
            kroner += kostnad
            betalte += list(i_maaneden)
    if not betalte:
        return
    yield Funn(
        kontroll=kontroll,
        person=sak.person.noekkel,
        fom=min(betalte),
        tom=max(betalte),
        oere=som_oere(kroner * ferie * (1 + sak.regning.avgift)),
        siste_frist=None,
        tapt_oere=0,
        sikkerhet=sikkerhet,
        fakta=(
            ("arbeidsforhold", arbeidsgiver.navn),
            ("dager", len(betalte)),
            ("kroner_oere", som_oere(kroner)),
            ("avgift_andel", sak.regning.avgift),
            *fakta.items(),
        ),
    )


def _kostnad(maaned: Maaned, loenn: Fraction, vanlig: Fraction, antall: Fraction, sak: Personsak) -> Fraction:
    """L · days of a month; when less than the usual wage was paid, at most what was paid for these days."""
    virkedager = antall_virkedager(maaned.periode)
    per_aar = Fraction(MAANEDER_I_AARET, sak.verdier(maaned.periode.fom).dager_i_aaret)
    if loenn <= 0 or loenn >= vanlig:
        return max(NULL, loenn) * per_aar * antall
    for_disse = loenn - vanlig * (virkedager - antall) / virkedager
    return max(NULL, min(vanlig * per_aar * antall, for_disse))


def finn_t19(sak: Personsak) -> Iterator[Funn]:
    """Full pay above 6 G without a duty: what a year of refunded days cost beyond Nav's part."""
    if sak.regning.opplysninger.plikt_over_6g is not False:
        return
    for forhold, arbeidsgiver in sak.par():
        dager = sak.refusjon(arbeidsgiver.navn)
        for aar in sorted({dag.year for dag in dager}):
            i_aaret = [dag for dag in dager if dag.year == aar]
            yield from _over_tak(sak, forhold, arbeidsgiver, i_aaret)


def _over_tak(
    sak: Personsak, forhold: Forhold, arbeidsgiver: Arbeidsgiverfakta, dager: list[date]
) -> Iterator[Funn]:
    verdier = sak.verdier(dager[0])
    fravaer = next((f for f in sak.fravaer(arbeidsgiver) if dager[0] in f), None)
    inntekt = sak.maanedsinntekt(arbeidsgiver, fravaer.fom if fravaer else dager[0])
    aarsloenn = inntekt * MAANEDER_I_AARET
    tak = sak.verdier(fravaer.fom if fravaer else dager[0]).tak
    if aarsloenn <= tak:
        return
    virkedager = sak.virkedager(arbeidsgiver.navn)
    antall = sum((virkedager[dag].grad / HUNDRE for dag in dager), NULL)
    gap = beregn_gap(
        Gapfakta(
            dagsloenn=aarsloenn / verdier.dager_i_aaret,
            dagsats=Fraction(tak, verdier.dager_i_aaret),
            agp_dager=NULL,
            refusjonsdager=antall,
            feriepengedager=min(antall, Fraction(verdier.feriepengedager)),
            sats_arbeidsgiver=sak.regning.feriepengesats,
            sats_nav=sak.feriepengesats(dager[0]),
            avgift=sak.regning.avgift,
            med_agp=False,
        )
    )
    yield Funn(
        kontroll="T19",
        person=sak.person.noekkel,
        fom=dager[0],
        tom=dager[-1],
        oere=som_oere(gap.sum),
        siste_frist=None,
        tapt_oere=0,
        sikkerhet=Sikkerhet.SIKKER,
        fakta=(
            ("arbeidsforhold", forhold.noekkel),
            ("dager", len(dager)),
            ("over_tak_oere", som_oere(gap.over_tak)),
            ("aar", dager[0].year),
        ),
    )
