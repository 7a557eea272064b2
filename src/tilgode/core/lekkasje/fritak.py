"""T06-T09, T15, T29: the employer's period that Nav would bear, ftrl. §§ 8-20, 8-21 and the covid schemes.

What an exemption gives is computed by the rules with the exemption among the facts; the difference to
the assessment without it is what is missing.
Border: whether an exemption works and its amount are `rules/.../fritak`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from tilgode.core.innlesing.rader import VedtakRad
from tilgode.core.lekkasje.arbeidsgiverdata import Forhold
from tilgode.core.lekkasje.dekning import SYKEPENGER, SYKEPENGER_AGP
from tilgode.core.lekkasje.funnbygging import lag_funn, utenfor_taket
from tilgode.core.lekkasje.personsak import Agpdag, Personsak
from tilgode.core.lekkasje.typer import Funn, Sikkerhet
from tilgode.core.lekkasje.verdi import NULL, som_oere, verdi_av
from tilgode.rules.felles.frister import legg_til_maaneder
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Fritak, Fritaksgrunn
from tilgode.values.periode import EN_DAG, Periode

#: Thresholds for suggesting an application; not law.
HYPPIGE_FRAVAER = 4
HYPPIGE_AGP_DAGER = 20
UTLOEPER_OM_DAGER = 60
AARET_MAANEDER = 12
GRUNN_KORONA = "KORONA"
FRITAK = ("FRITAK_KRONISK", "FRITAK_SVANGERSKAP")


def _vedtak(sak: Personsak, *typer: str) -> list[VedtakRad]:
    return sorted((v for v in sak.person.vedtak if v.type in typer), key=lambda v: (v.tom, v.fom))


def refundert_agp(sak: Personsak, navn: str, endret: Arbeidsgiverfakta | None = None) -> dict[date, Fraction]:
    """The days of the employer's period that Nav refunds, kroner, also with one fact changed."""
    vurdering = sak.vurdering if endret is None else sak.vurder_med(navn, endret)
    return {
        dag: vurdert.refusjon_kroner
        for dag, vurdert in sak.virkedager(navn, vurdering).items()
        if vurdert.klasse is Dagklasse.AGP and vurdert.refusjon_oere > 0
    }


def _ukrevd(sak: Personsak, forhold: Forhold, kroner: dict[date, Fraction]) -> dict[date, Fraction]:
    if not kroner:
        return {}
    spenn = Periode(min(kroner), max(kroner))
    return sak.ukrevd(forhold, spenn, kroner, SYKEPENGER, SYKEPENGER_AGP)


def _per_fravaer(
    sak: Personsak, arbeidsgiver: Arbeidsgiverfakta, kroner: dict[date, Fraction]
) -> Iterator[dict[date, Fraction]]:
    """The days by absence, so that each claim to be sent is a finding of its own."""
    for fravaer in sak.fravaer(arbeidsgiver):
        dager = {dag: k for dag, k in kroner.items() if dag in fravaer}
        if dager:
            yield dager


# --- T06 and T07: an exemption not applied for, or run out ------------------------------------------


def finn_t06(sak: Personsak) -> Iterator[Funn]:
    """Frequent absence and no exemption: what a year of it is worth from the day an application is received."""
    per = sak.regning.per
    if not sak.er_ansatt or any(v.tom >= per for v in _vedtak(sak, "FRITAK_KRONISK")):
        return
    vindu = Periode(legg_til_maaneder(per, -AARET_MAANEDER) + EN_DAG, per)
    for forhold, arbeidsgiver in sak.par():
        perioder = sak.vurdering.arbeidsgivere[arbeidsgiver.navn].arbeidsgiverperioder
        kalenderdager = sum(dag in vindu for p in perioder for del_ in p.dager for dag in del_)
        fravaer = sum(f.overlapper(vindu) for f in sak.fravaer(arbeidsgiver))
        if fravaer < HYPPIGE_FRAVAER and kalenderdager < HYPPIGE_AGP_DAGER:
            continue
        dager = [d for d in sak.agp_dager(arbeidsgiver) if d.dag in vindu]
        kroner = sum(sak.agp_kroner(arbeidsgiver, dager).values(), NULL)
        if kroner:
            yield _framover(sak, forhold, "T06", dager, kroner, fravaer=fravaer, agp_dager=kalenderdager)


def _framover(
    sak: Personsak, forhold: Forhold, kontroll: str, dager: list[Agpdag], kroner: Fraction, **fakta: int
) -> Funn:
    sats = sak.feriepengesats(sak.regning.per)
    return Funn(
        kontroll=kontroll,
        person=sak.person.noekkel,
        fom=dager[0].dag,
        tom=dager[-1].dag,
        oere=som_oere(verdi_av(kroner, kroner, sats, sak.regning.avgift)),
        siste_frist=None,
        tapt_oere=0,
        sikkerhet=Sikkerhet.UAVKLART,
        fakta=(
            ("arbeidsforhold", forhold.noekkel),
            ("dager", len(dager)),
            ("kroner_oere", som_oere(kroner)),
            ("sats_andel", sats),
            ("avgift_andel", sak.regning.avgift),
            *fakta.items(),
        ),
    )


def finn_t07(sak: Personsak) -> Iterator[Funn]:
    """An exemption that ends soon, or has ended with new days of the employer's period after it.

    A new one works only from the day Nav receives the application, so those days are lost.
    """
    kroniske = _vedtak(sak, "FRITAK_KRONISK")
    if not kroniske:
        return
    siste, per = kroniske[-1], sak.regning.per
    if sak.er_ansatt and per <= siste.tom <= per + timedelta(days=UTLOEPER_OM_DAGER):
        yield Funn(
            "T07",
            sak.person.noekkel,
            siste.fom,
            siste.tom,
            0,
            siste.tom,
            0,
            Sikkerhet.SIKKER,
            (("vedtak_tom", siste.tom),),
            "utloeper",
        )
    if siste.tom < per:
        yield from _etter_utloep(sak, siste.tom)


def _etter_utloep(sak: Personsak, utloep: date) -> Iterator[Funn]:
    sats = sak.feriepengesats(utloep)
    for forhold, arbeidsgiver in sak.par():
        dager = [d for d in sak.agp_dager(arbeidsgiver) if d.dag > utloep]
        kroner = sum(sak.agp_kroner(arbeidsgiver, dager).values(), NULL)
        if kroner:
            yield Funn(
                kontroll="T07",
                person=sak.person.noekkel,
                fom=dager[0].dag,
                tom=dager[-1].dag,
                oere=0,
                siste_frist=None,
                tapt_oere=som_oere(verdi_av(kroner, kroner, sats, sak.regning.avgift)),
                sikkerhet=Sikkerhet.SANNSYNLIG,
                fakta=(
                    ("arbeidsforhold", forhold.noekkel),
                    ("vedtak_tom", utloep),
                    ("dager", len(dager)),
                    ("kroner_oere", som_oere(kroner)),
                ),
                variant="utloept",
            )


# --- T08, T15, T29: days an exemption, an insurance or a scheme holds --------------------------------


def finn_t08(sak: Personsak) -> Iterator[Funn]:
    """Days of the employer's period inside a decided exemption that are not claimed."""
    svangerskap = [Periode(v.fom, v.tom) for v in _vedtak(sak, "FRITAK_SVANGERSKAP")]
    for forhold, arbeidsgiver in sak.par():
        kroner = _ukrevd(sak, forhold, refundert_agp(sak, arbeidsgiver.navn))
        for dager in _per_fravaer(sak, arbeidsgiver, kroner):
            usikker = any(min(dager) in p for p in svangerskap)
            sikkerhet = Sikkerhet.SANNSYNLIG if usikker else Sikkerhet.SIKKER
            yield from lag_funn(
                sak, "T08", forhold.noekkel, utenfor_taket(dager), sikkerhet, fravaer_fom=min(dager)
            )


def finn_t15(sak: Personsak) -> Iterator[Funn]:
    """Insured small employer: calendar days 4-16 with a doctor's note."""
    fra = sak.regning.opplysninger.forsikret_fra
    if fra is None or fra > sak.regning.per:
        return
    forsikring = Fritak(Fritaksgrunn.FORSIKRING, Periode(fra, sak.regning.per), fra)
    for forhold, arbeidsgiver in sak.par():
        endret = replace(arbeidsgiver, fritak=(*arbeidsgiver.fritak, forsikring))
        med = refundert_agp(sak, arbeidsgiver.navn, endret)
        uten = refundert_agp(sak, arbeidsgiver.navn)
        kroner = _ukrevd(sak, forhold, {d: k for d, k in med.items() if d not in uten})
        for dager in _per_fravaer(sak, arbeidsgiver, kroner):
            yield from lag_funn(
                sak, "T15", forhold.noekkel, utenfor_taket(dager), Sikkerhet.SIKKER, fravaer_fom=min(dager)
            )


def finn_t29(sak: Personsak) -> Iterator[Funn]:
    """Covid absence that was not claimed: the limits are past, so it is told and not to be had."""
    for forhold, arbeidsgiver in sak.par():
        korona = tuple(Periode(r.fom, r.tom) for r in forhold.fravaer if r.kilde_kode.upper() == GRUNN_KORONA)
        if not korona:
            continue
        med = refundert_agp(sak, arbeidsgiver.navn, replace(arbeidsgiver, koronafravaer=korona))
        uten = refundert_agp(sak, arbeidsgiver.navn)
        kroner = _ukrevd(sak, forhold, {d: k for d, k in med.items() if d not in uten})
        for dager in _per_fravaer(sak, arbeidsgiver, kroner):
            for funn in lag_funn(
                sak, "T29", forhold.noekkel, utenfor_taket(dager), Sikkerhet.SIKKER, fravaer_fom=min(dager)
            ):
                yield replace(funn, oere=0, tapt_oere=som_oere(sum(dager.values(), NULL)))


# --- T09: pregnancy ------------------------------------------------------------------------------


def finn_t09(sak: Personsak) -> Iterator[Funn]:
    """Sick while pregnant and no exemption: an application today reaches three months back.

    The term is known from a decision on svangerskapspenger; that the sickness comes from the pregnancy
    is not in any file, so a person must ask.
    """
    terminer = [v.termin for v in _vedtak(sak, "SVANGERSKAPSPENGER") if v.termin is not None]
    if not terminer or _vedtak(sak, "FRITAK_SVANGERSKAP"):
        return
    termin = terminer[-1]
    maaneder = sak.verdier(termin).fritak_termin_maaneder
    svangerskap = Periode(legg_til_maaneder(termin, -maaneder), termin)
    gravid = Fritak(Fritaksgrunn.SVANGERSKAP, svangerskap, svangerskap.fom, termin, (svangerskap,))
    for forhold, arbeidsgiver in sak.par():
        endret = replace(arbeidsgiver, fritak=(*arbeidsgiver.fritak, gravid))
        med = refundert_agp(sak, arbeidsgiver.navn, endret)
        uten = refundert_agp(sak, arbeidsgiver.navn)
        kroner = _ukrevd(sak, forhold, {d: k for d, k in med.items() if d not in uten})
        for dager in _per_fravaer(sak, arbeidsgiver, kroner):
            yield from lag_funn(
                sak, "T09", forhold.noekkel, utenfor_taket(dager), Sikkerhet.UAVKLART, termin=termin
            )
