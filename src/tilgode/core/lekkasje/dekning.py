"""What has been claimed and what has been paid, day by day, for one person.

Claimed: a row in krav, a line in a settlement, or an inntektsmelding that asks for refund of the day.
Border: reads the exports' own figures; what is right to claim is not asked here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from tilgode.core.innlesing.rader import InntektsmeldingRad, KravRad
from tilgode.core.lekkasje.arbeidsgiverdata import Forhold, Oppgjoerspost, Persondata
from tilgode.values.beloep import fordel_oere
from tilgode.values.kalender import virkedager
from tilgode.values.periode import Periode

SYKEPENGER = "SYKEPENGER"
SYKEPENGER_AGP = "SYKEPENGER_AGP"
OMSORGSPENGER = "OMSORGSPENGER"
FORELDREPENGER = "FORELDREPENGER"


def periode_av(post: Oppgjoerspost) -> Periode | None:
    """The days of a settlement line; None when Nav has given none."""
    rad = post.rad
    return None if rad.fom is None or rad.tom is None or rad.tom < rad.fom else Periode(rad.fom, rad.tom)


def linjer(person: Persondata, ytelser: Collection[str]) -> Iterable[tuple[Periode, Oppgjoerspost]]:
    """The person's settlement lines of these benefits that have days."""
    for post in person.oppgjoer:
        periode = periode_av(post)
        if periode is not None and post.rad.ytelse in ytelser:
            yield periode, post


def dekkes_av_krav(person: Persondata, forhold: str, dag: date, ytelser: Collection[str]) -> bool:
    """True when a claim or a settlement line of one of the benefits holds the day."""
    krav = any(
        rad.ytelse in ytelser and rad.arbeidsforhold in ("", forhold) and rad.fom <= dag <= rad.tom
        for rad in person.krav
    )
    return krav or any(dag in periode and post.rad.oere > 0 for periode, post in linjer(person, ytelser))


def inntektsmelding_for(forhold: Forhold, fravaer: Periode, slakk_dager: int) -> list[InntektsmeldingRad]:
    """The messages that belong to an absence: the first absence day lies in it, or so many days before."""
    tidligst = fravaer.fom - timedelta(days=slakk_dager)
    return [rad for rad in forhold.inntektsmeldinger if tidligst <= rad.foerste_fravaersdag <= fravaer.tom]


def i_arbeidsgiverperioden(rad: InntektsmeldingRad, dag: date) -> bool:
    """True when the message counts the day in the arbeidsgiverperiode."""
    return any(dag in periode for periode in rad.arbeidsgiverperioder)


def refusjon_paa(rad: InntektsmeldingRad, dag: date) -> int:
    """The refund a message asks for on a day, øre a month; zero before its first day and after its last."""
    if dag < rad.foerste_fravaersdag or (rad.refusjon_opphoer is not None and dag > rad.refusjon_opphoer):
        return 0
    beloep = rad.refusjon_oere
    for fom, oere in sorted(rad.refusjonsendringer):
        if rad.foerste_fravaersdag < fom <= dag:
            beloep = oere
    return beloep


def meldt(meldinger: Iterable[InntektsmeldingRad], dag: date) -> bool:
    """True when one of the messages asks for refund of the day and does not count it as the employer's."""
    return any(refusjon_paa(rad, dag) > 0 and not i_arbeidsgiverperioden(rad, dag) for rad in meldinger)


def krevd_per_dag(rad: KravRad, oere: int) -> dict[date, int]:
    """A claim's amount over the weekdays of its period, in whole øre that add up."""
    dager = virkedager(Periode(rad.fom, rad.tom)) or [rad.fom]
    return dict(zip(dager, fordel_oere(oere, [1] * len(dager)), strict=True))


def mottatt_per_dag(person: Persondata, ytelser: Collection[str]) -> dict[date, int]:
    """What Nav has paid for each day, lines spread over their weekdays; corrections are taken in."""
    mottatt: dict[date, int] = {}
    for periode, post in linjer(person, ytelser):
        dager = virkedager(periode) or [periode.fom]
        for dag, oere in zip(dager, fordel_oere(post.rad.oere, [1] * len(dager)), strict=True):
            mottatt[dag] = mottatt.get(dag, 0) + oere
    return mottatt
