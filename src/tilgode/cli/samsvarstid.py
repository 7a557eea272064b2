"""The day forms of `samsvar`: agp, maksdato and betaling.

A case's timelines become facts, the front door `vurder_refusjon` answers, and the answer is
written in letters, runs and lines. The form gives incomes and days, not whole lives; what it does
not say is filled in as neutral facts (a birth date far from every age limit, equal pay in the
months before).
Border: reading and writing only; no rule lives here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from tilgode.cli.samsvarsform import Json, Sak, par, periode, tall
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import finn_arbeidsgiverperioder
from tilgode.rules.ytelser.sykepenger.betalingslinjer import Mottaker, lag_betalingslinjer
from tilgode.rules.ytelser.sykepenger.dagklasse import Klassedag, klassifiser
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Dag,
    Dagtype,
    Inntektsopplysning,
    Personfakta,
    Sykdomstidslinje,
)
from tilgode.rules.ytelser.sykepenger.maksdato import Maksdatoresultat
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import finn_skjaeringstidspunkter
from tilgode.rules.ytelser.sykepenger.vurdering import vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import (
    Arbeidsgivervurdering,
    Vurdertdag,
    Vurdertloep,
)
from tilgode.values.kalender import Maaned, er_helg, maaneder
from tilgode.values.periode import Periode, fra_dager, slaa_sammen
from tilgode.values.tidslinje import Loep, Tidslinje
from tilgode.values.uketidslinje import DAGER_I_UKEN, LOERDAG, Ukeloep, ukedagsnummer

DAGTYPER = {
    "sykdom": Dagtype.SYK,
    "foreldet": Dagtype.FORELDET,
    "egenmelding": Dagtype.EGENMELDING,
    "ferie": Dagtype.FERIE,
    "permisjon": Dagtype.PERMISJON,
    "arbeidIkkeGjenopptatt": Dagtype.ARBEID_IKKE_GJENOPPTATT,
    "andreYtelser": Dagtype.ANDRE_YTELSER,
    "arbeid": Dagtype.ARBEID,
}
SYKE = ("sykdom", "foreldet", "egenmelding")
#: A case without a birth date is about somebody far from every age limit.
VOKSEN_AAR = 40
HELE_TIDEN = Periode(date(1900, 1, 1), date(2999, 12, 31))
MAANEDER_I_AARET = 12


def tidslinje(loep: Iterable[dict[str, Any]]) -> Sykdomstidslinje:
    """The days of the form; weekends inside a late application stay sick."""
    return Tidslinje(del_ for rad in loep for del_ in _loep(rad))


def _loep(rad: dict[str, Any]) -> Iterator[Loep[Dag]]:
    type_, dager = DAGTYPER[rad["type"]], periode(rad)
    grad = Fraction(rad.get("grad", 100)) if rad["type"] in SYKE else Fraction(0)
    if type_ is not Dagtype.FORELDET:
        yield Loep(dager, Dag(type_, grad, rad.get("ytelse")))
        return
    for helg, gruppe in groupby(dager, key=er_helg):
        for del_ in fra_dager(gruppe):
            yield Loep(del_, Dag(Dagtype.SYK if helg else Dagtype.FORELDET, grad))


def _bokstaver(loep: Iterable[Vurdertloep] | Iterable[Ukeloep[Klassedag]]) -> str:
    """One letter a day, from runs that follow each other without a hole: whole weeks are one text."""
    return "".join([_uker(fom, tom, ukedag, helg) for fom, tom, ukedag, helg, *_ in loep])


def _uker(fom: int, tom: int, ukedag: Klassedag, helg: Klassedag) -> str:
    uke = ukedag.klasse.value * LOERDAG + helg.klasse.value * (DAGER_I_UKEN - LOERDAG)
    foer = ukedagsnummer(fom)
    slutt = foer + tom - fom + 1
    return (uke * (slutt // DAGER_I_UKEN + 1))[foer:slutt]


def _avslag(dager: Tidslinje[Klassedag] | Tidslinje[Vurdertdag]) -> dict[str, list[list[str]]]:
    per_grunn: dict[str, list[Periode]] = {}
    for loep in dager.loep:
        for grunn in loep.verdi.avslag:
            per_grunn.setdefault(grunn.value, []).append(loep.periode)
    return {grunn: par(slaa_sammen(perioder)) for grunn, perioder in per_grunn.items()}


# --- agp ------------------------------------------------------------------------------------------


def agp(sak: Sak, parametre: Lovparametre) -> Json:
    """Arbeidsgiverperioder, the class of every day and the skjæringstidspunkter of one timeline."""
    linje = tidslinje(sak["tidslinje"])
    perioder = finn_arbeidsgiverperioder(
        linje,
        parametre.paa(linje.loep[0].fom),
        betalt_av_infotrygd=[periode(p) for p in sak.get("infotrygdBetalt", ())],
        ferie_i_infotrygd=[periode(p) for p in sak.get("infotrygdFerie", ())],
    )
    klasser = klassifiser(linje, perioder, nav_overtar=[periode(p) for p in sak.get("navOvertar", ())])
    har_avslag = any(r.ukedag.avslag or r.helg.avslag for r in klasser.loep)
    return {
        "agp": [
            {
                "omsluttende": par([p.omsluttende])[0],
                "dager": par(p.dager),
                "ferdigAvklart": p.ferdig_avklart,
            }
            for p in perioder
        ],
        "fom": _dag(klasser.loep[0].fom),
        "dager": _bokstaver(klasser.loep),
        "avslag": _avslag(klasser.tidslinje()) if har_avslag else {},
        "skjaeringstidspunkter": par(finn_skjaeringstidspunkter([linje])),
    }


# --- maksdato -------------------------------------------------------------------------------------


def maksdato(sak: Sak, parametre: Lovparametre) -> Json:
    """One pass over the unbroken timeline: the class of every day and the maksdato at its end."""
    linje = tidslinje(sak["tidslinje"])
    arbeidsgiver = Arbeidsgiverfakta(
        navn="a1",
        tidslinje=linje,
        loenn=_lik_loenn(Fraction(sak["arsinntekt"], MAANEDER_I_AARET), linje),
        ansatt=(HELE_TIDEN,),
    )
    person = Personfakta(
        foedselsdato=date.fromisoformat(sak["fodselsdato"]),
        arbeidsgivere=(arbeidsgiver,),
        doedsdato=date.fromisoformat(sak["dodsdato"]) if sak.get("dodsdato") else None,
        opptjening_oppfylt=True,
    )
    vurdering = vurder_refusjon(person, parametre)
    loep = vurdering.arbeidsgivere["a1"].loep
    return {
        "kontinuerlig": {
            "fom": _dag(loep[0].fom),
            "dager": _bokstaver(loep),
            "maksdato": _maksdato(vurdering.maksdato),
        }
    }


def _lik_loenn(maanedsinntekt: Fraction, linje: Sykdomstidslinje) -> dict[Maaned, Fraction]:
    """The same pay every month from a year before the first day to the last."""
    hele = linje.periode
    if hele is None:
        return {}
    fra = Maaned.av(hele.fom) - MAANEDER_I_AARET
    return dict.fromkeys(maaneder(Periode(fra.periode.fom, hele.tom)), maanedsinntekt)


def _maksdato(resultat: Maksdatoresultat | None) -> Json | None:
    if resultat is None:
        return None
    sak, prognose = resultat.sak, resultat.prognose
    return {
        "vurdertTom": resultat.vurdert_tom.isoformat(),
        "maksdato": prognose.maksdato.isoformat(),
        "bestemmelse": prognose.bestemmelse.value,
        "forbrukt": sak.forbrukt,
        "gjenstaende": prognose.gjenstaende,
        "opphold": sak.opphold,
        "avslatt": sak.avslatt,
        "startRett": _dato(sak.start_rett),
        "startVindu": _dato(sak.start_vindu),
    }


def _dag(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _dato(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


# --- betaling -------------------------------------------------------------------------------------


def betaling(sak: Sak, parametre: Lovparametre) -> Json:
    """One sickness over one to four employers: what each day pays, and to whom."""
    start = date.fromisoformat(sak["skjaeringstidspunkt"])
    arbeidsgivere = tuple(_arbeidsgiver(a, start) for a in sak["arbeidsgivere"])
    person = Personfakta(
        foedselsdato=date(start.year - VOKSEN_AAR, 1, 1),
        arbeidsgivere=arbeidsgivere,
        andre_ytelser=_summert((periode(p), Fraction(p["grad"])) for p in sak.get("andreYtelser", ())),
        opptjening_oppfylt=True,
        vedtatt_skjaeringstidspunkt=Tidslinje.av((HELE_TIDEN, start)),
    )
    vurdering = vurder_refusjon(person, parametre)
    grunnlag = vurdering.grunnlag_paa(start)
    return {
        "sykepengegrunnlag": tall(grunnlag.sykepengegrunnlag),
        "seksG": grunnlag.tak,
        "vp": [_vedtaksperiode(a) for a in vurdering.arbeidsgivere.values() if a.loep],
    }


def _arbeidsgiver(rad: dict[str, Any], start: date) -> Arbeidsgiverfakta:
    maanedsinntekt = Fraction(rad["manedsinntekt"])
    refusjon = ((periode(p), Fraction(p["manedsbelop"])) for p in rad.get("refusjon", ()))
    justering = ((periode(p), Fraction(p["manedsbelop"])) for p in rad.get("inntektsjustering", ()))
    return Arbeidsgiverfakta(
        navn=rad["navn"],
        tidslinje=tidslinje(rad.get("tidslinje", ())),
        loenn={Maaned.av(start) - n: maanedsinntekt for n in range(1, MAANEDER_I_AARET + 1)},
        inntektsmeldinger=(Inntektsopplysning(start, maanedsinntekt),),
        refusjon=Tidslinje.av(*refusjon),
        inntektsjustering=_summert(justering),
        ansatt=(HELE_TIDEN,),
    )


def _summert(deler: Iterable[tuple[Periode, Fraction]]) -> Tidslinje[Fraction]:
    """Amounts or degrees that may overlap, added day by day."""
    samlet: Tidslinje[Fraction] = Tidslinje()
    for del_, verdi in deler:
        samlet = samlet.kombiner(Tidslinje.av((del_, verdi)), lambda a, b: (a or 0) + (b or Fraction(0)))
    return samlet


def _vedtaksperiode(arbeidsgiver: Arbeidsgivervurdering) -> Json:
    dager = arbeidsgiver.dager
    return {
        "navn": arbeidsgiver.navn,
        "fom": _dag(arbeidsgiver.loep[0].fom),
        "dager": _bokstaver(arbeidsgiver.loep),
        "avslag": _avslag(dager),
        "okonomi": [
            [sum(loep.periode.lengde_dager for loep in gruppe), *rad]
            for rad, gruppe in groupby(dager.loep, key=lambda loep: _okonomi(loep.verdi))
        ],
        "refusjonslinjer": _linjer(arbeidsgiver, Mottaker.ARBEIDSGIVER),
        "personlinjer": _linjer(arbeidsgiver, Mottaker.PERSON),
    }


def _linjer(arbeidsgiver: Arbeidsgivervurdering, mottaker: Mottaker) -> list[list[str | int]]:
    return [
        [
            linje.periode.fom.isoformat(),
            linje.periode.tom.isoformat(),
            linje.dagsats,
            int(linje.grad),
            linje.total,
        ]
        for linje in lag_betalingslinjer(arbeidsgiver.dager, mottaker)
    ]


def _okonomi(dag: Vurdertdag) -> list[int | float]:
    return [
        tall(dag.grad),
        tall(dag.totalgrad),
        tall(dag.utbetalingsgrad),
        tall(Fraction(dag.refusjon_oere, 100)),
        tall(Fraction(dag.person_oere, 100)),
    ]
