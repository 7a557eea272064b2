"""T01, T12, T13, T24 (not sent): days of sykepenger that Nav owes and nobody has claimed, §§ 8-17, 8-19.

What is right comes from `vurder_refusjon`; what has been claimed from the exports. A day is counted by
one check only, in the order: treatment days, Nav from the first day, too long a period, not sent.
Border: exemptions are in `fritak`, new employees in `ansettelsestid`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from tilgode.core.lekkasje.ansettelsestid import dager_nav_fra_dag_en
from tilgode.core.lekkasje.arbeidsgiverdata import Forhold
from tilgode.core.lekkasje.dekning import SYKEPENGER, SYKEPENGER_AGP, i_arbeidsgiverperioden
from tilgode.core.lekkasje.funnbygging import i_taket, lag_funn
from tilgode.core.lekkasje.personsak import HUNDRE, Personsak
from tilgode.core.lekkasje.typer import Funn, Sikkerhet
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import Arbeidsgiverperiode
from tilgode.rules.ytelser.sykepenger.behandlingsdager import fordel_behandlingsdager
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta
from tilgode.values.kalender import er_helg, virkedager
from tilgode.values.periode import Periode

#: Words in kilde_kode that say the absence is Nav's from the first day (§ 8-17).
GRUNN_DAG_EN = ("DONOR", "KONTROLLUNDERSOEKELSE")
GRUNN_BEHANDLING = "BEHANDLINGSDAG"
#: A claim is not late before so many days after the day (the aim is two weeks; not law).
NAADETID_DAGER = 14
Dagskroner = dict[date, Fraction]


# --- T01 ------------------------------------------------------------------------------------------


def finn_t01(sak: Personsak) -> Iterator[Funn]:
    """The employer's period was begun anew although earlier absence days count in it."""
    for forhold, arbeidsgiver in sak.par():
        for fravaer, kroner, sikkerhet in for_lange_perioder(sak, forhold, arbeidsgiver):
            yield from lag_funn(
                sak, "T01", forhold.noekkel, i_taket(sak, kroner), sikkerhet, fravaer_fom=fravaer.fom
            )


def for_lange_perioder(
    sak: Personsak, forhold: Forhold, arbeidsgiver: Arbeidsgiverfakta
) -> Iterator[tuple[Periode, Dagskroner, Sikkerhet]]:
    """Absences whose first Nav days were treated as the employer's, with those days."""
    tatt = behandlingsdager(sak, forhold) | dager_nav_fra_dag_en(sak, forhold, arbeidsgiver)
    kroner = {d: k for d, k in sak.refusjon(arbeidsgiver.navn).items() if d not in tatt}
    perioder = sak.vurdering.arbeidsgivere[arbeidsgiver.navn].arbeidsgiverperioder
    for fravaer in sak.fravaer(arbeidsgiver):
        ukrevd = sak.ukrevd(forhold, fravaer, kroner, SYKEPENGER)
        if not ukrevd:
            continue
        gjeldende = _perioden_foer(perioder, min(ukrevd))
        if gjeldende is None:
            continue
        funnet = _feiltalte(sak, forhold, fravaer, gjeldende, ukrevd)
        if funnet:
            sikkerhet = Sikkerhet.SIKKER if sak.meldinger(forhold, fravaer) else Sikkerhet.SANNSYNLIG
            yield fravaer, funnet, sikkerhet


def _perioden_foer(perioder: tuple[Arbeidsgiverperiode, ...], dag: date) -> Arbeidsgiverperiode | None:
    foer = [p for p in perioder if p.dager and p.dager[0].fom <= dag]
    return foer[-1] if foer else None


def _feiltalte(
    sak: Personsak, forhold: Forhold, fravaer: Periode, periode: Arbeidsgiverperiode, ukrevd: Dagskroner
) -> Dagskroner:
    """Unclaimed Nav days that lie in a period counted without its first days."""
    talte = [dag for del_ in periode.dager for dag in del_]
    meldinger = sak.meldinger(forhold, fravaer)
    if not meldinger:
        start = max(periode.dager[-1].fom, fravaer.fom)
        if talte[0] >= start or not _krevd_senere(sak, forhold, fravaer):
            return {}
        antatt = Periode(start, start + timedelta(days=sak.verdier(start).agp_dager - 1))
        return {dag: k for dag, k in ukrevd.items() if dag in antatt}
    funnet: Dagskroner = {}
    for rad in meldinger:
        if rad.arbeidsgiverperioder and talte[0] < min(p.fom for p in rad.arbeidsgiverperioder):
            funnet |= {dag: k for dag, k in ukrevd.items() if i_arbeidsgiverperioden(rad, dag)}
    return funnet


def _krevd_senere(sak: Personsak, forhold: Forhold, fravaer: Periode) -> bool:
    return any(
        rad.ytelse == SYKEPENGER
        and rad.arbeidsforhold in ("", forhold.noekkel)
        and fravaer.overlapper(Periode(rad.fom, rad.tom))
        for rad in sak.person.krav
    )


# --- T12 and T13: other ways to Nav's days ----------------------------------------------------------


def finn_t12(sak: Personsak) -> Iterator[Funn]:
    """Control examination of at least 24 hours, or donor: Nav from the first day."""
    for forhold, arbeidsgiver in sak.par():
        for rad in forhold.fravaer:
            if rad.kilde_kode.upper() not in GRUNN_DAG_EN or rad.fom > sak.regning.per:
                continue
            fravaer = Periode(rad.fom, min(rad.tom, sak.regning.per))
            sats = sak.dagsats(arbeidsgiver, rad.fom) * Fraction(rad.grad) / HUNDRE
            kroner = sak.ukrevd(
                forhold, fravaer, dict.fromkeys(virkedager(fravaer), sats), SYKEPENGER, SYKEPENGER_AGP
            )
            yield from lag_funn(
                sak, "T12", forhold.noekkel, i_taket(sak, kroner), Sikkerhet.SIKKER, grunn=rad.kilde_kode
            )


def behandlingsserier(sak: Personsak, forhold: Forhold) -> list[list[date]]:
    """Series of single sick days, at most one a week, so near that no new period begins between."""
    enkle = {r.fom for r in forhold.sykmeldinger if r.fom == r.tom and r.grad == HUNDRE}
    enkle |= {
        r.fom
        for r in forhold.fravaer
        if r.fom == r.tom
        and r.grad == HUNDRE
        and (r.type == "SYKMELDING" or r.kilde_kode.upper() == GRUNN_BEHANDLING)
    }
    lange = [Periode(r.fom, r.tom) for r in forhold.sykmeldinger if r.fom < r.tom]
    lange += [Periode(r.fom, r.tom) for r in forhold.fravaer if r.fom < r.tom]
    serier: list[list[date]] = []
    for dag in sorted(d for d in enkle if d <= sak.regning.per and not any(d in p for p in lange)):
        opphold = sak.verdier(dag).opphold_dager
        if serier and (dag - serier[-1][-1]).days - 1 < opphold:
            serier[-1].append(dag)
        else:
            serier.append([dag])
    return [s for s in serier if fordel_behandlingsdager(s, sak.verdier(s[0])).feil is None]


def behandlingsdager(sak: Personsak, forhold: Forhold) -> set[date]:
    """The days of the series that are longer than the employer's part."""
    return {
        dag
        for serie in behandlingsserier(sak, forhold)
        if len(serie) > sak.verdier(serie[0]).agp_behandlingsdager
        for dag in serie
    }


def finn_t13(sak: Personsak) -> Iterator[Funn]:
    """Treatment days after the twelfth."""
    for forhold, arbeidsgiver in sak.par():
        for serie in behandlingsserier(sak, forhold):
            navs = fordel_behandlingsdager(serie, sak.verdier(serie[0])).nav
            sats = sak.dagsats(arbeidsgiver, serie[0])
            alle = {dag: sats for dag in navs if not er_helg(dag)}
            kroner = sak.ukrevd(forhold, Periode(serie[0], serie[-1]), alle, SYKEPENGER)
            yield from lag_funn(
                sak,
                "T13",
                forhold.noekkel,
                i_taket(sak, kroner),
                Sikkerhet.SANNSYNLIG,
                behandlingsdager=len(serie),
            )


# --- T24, the part that was never sent ---------------------------------------------------------------


def finn_ikke_sendt(sak: Personsak) -> Iterator[Funn]:
    """Days Nav owes, some two weeks old, that no claim, message or payment holds."""
    siste = sak.regning.per - timedelta(days=NAADETID_DAGER)
    for forhold, arbeidsgiver in sak.par():
        tatt = behandlingsdager(sak, forhold) | dager_nav_fra_dag_en(sak, forhold, arbeidsgiver)
        for _, dager, _ in for_lange_perioder(sak, forhold, arbeidsgiver):
            tatt |= dager.keys()
        kroner = {
            dag: verdi
            for dag, verdi in sak.refusjon(arbeidsgiver.navn).items()
            if dag not in tatt and dag <= siste and not _i_meldt_periode(forhold, dag)
            if not _er_agp(sak, arbeidsgiver, dag)
        }
        for fravaer in sak.fravaer(arbeidsgiver):
            dager_ = sak.ukrevd(forhold, fravaer, kroner, SYKEPENGER)
            yield from lag_funn(
                sak,
                "T24",
                forhold.noekkel,
                i_taket(sak, dager_),
                Sikkerhet.SANNSYNLIG,
                variant="ikke_sendt",
                fravaer_fom=fravaer.fom,
            )


def _i_meldt_periode(forhold: Forhold, dag: date) -> bool:
    """A message counts the day as the employer's: whether that is right is T01's question."""
    return any(i_arbeidsgiverperioden(rad, dag) for rad in forhold.inntektsmeldinger)


def _er_agp(sak: Personsak, arbeidsgiver: Arbeidsgiverfakta, dag: date) -> bool:
    """Refunded days of the period itself belong to the exemption checks."""
    return any(dag in p for p in sak.vurdering.arbeidsgivere[arbeidsgiver.navn].arbeidsgiverperioder)
