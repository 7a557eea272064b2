"""The evidence in what is known of a claim: one small function for each kind, tried in order.

Border: pure; the picture of the claim is made in `apps.utfallsanslag`. A kind of message that the employer
never delivers says nothing by not being there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tilgode.core.utfallsanslag.typer import Bevis, Bevistype

#: The employee's søknad may come so long after the period, and an inntektsmelding so long after the claim;
#: before that, that it is not there says nothing.
SOEKNADSTID = INNTEKTSMELDINGSTID = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Soeknadsbilde:
    """A søknad: its days, its status code and the day the employer knew of it."""

    fom: date
    tom: date
    status: str
    kjent: date


@dataclass(frozen=True, slots=True)
class Inntektsmeldingsbilde:
    """The refund an inntektsmelding asks for, in øre a month, its last day, and the day it was sent."""

    foerste_fravaersdag: date
    refusjon_oere: int
    refusjon_opphoer: date | None
    kjent: date


@dataclass(frozen=True, slots=True)
class Kravbilde:
    """What is known of one claim and around it.

    `soeknader` and `inntektsmeldinger` are None when the employer delivers none, or the ytelse has none.
    `ventet_oere` is None where the law is not computed. `dubletter`, `senere`, `purresvar`, `trekk` and
    `forslag` are (day, reference) of paid claims over the same days, later claims paid, refusals told when
    dunning, minus lines on the person, and lines that the rules suggest for the claim.
    """

    fom: date
    tom: date
    sendt: date
    siste_mottak: date
    mottatt_oere: int
    siste_betaling: date | None
    slutt: date | None = None
    soeknader: tuple[Soeknadsbilde, ...] | None = None
    inntektsmeldinger: tuple[Inntektsmeldingsbilde, ...] | None = None
    ventet_oere: int | None = None
    dubletter: tuple[tuple[date, str], ...] = ()
    senere: tuple[tuple[date, str], ...] = ()
    purresvar: tuple[tuple[date, str], ...] = ()
    trekk: tuple[tuple[date, str], ...] = ()
    forslag: tuple[tuple[date, str], ...] = ()


Finner = Callable[[Kravbilde, date], Iterator[Bevis]]


def finn_bevis(bilde: Kravbilde, per: date) -> tuple[Bevis, ...]:
    """Everything that speaks for an outcome by `per`, the strongest kinds first."""
    return tuple(bevis for finner in _FINNERE for bevis in finner(bilde, per) if bevis.fra <= per)


def _soeknad(b: Kravbilde, _: date) -> Iterator[Bevis]:
    if b.soeknader is None:
        return
    om = [s for s in b.soeknader if s.fom <= b.tom and s.tom >= b.fom]
    if any(s.status == "AVSLAG" for s in om):
        yield Bevis(Bevistype.SOEKNAD_AVSLAATT, b.sendt)
    elif any(s.status == "MANGLER" for s in om):
        yield Bevis(Bevistype.SOEKNAD_MANGLER, b.sendt)
    else:
        fra = max(b.sendt, b.tom + SOEKNADSTID)
        yield from _manglet(Bevistype.SOEKNAD_MANGLER, fra, [s.kjent for s in om])


def _manglet(type_: Bevistype, fra: date, kom: Iterable[date]) -> Iterator[Bevis]:
    """Missing from a day on, until the first one came; nothing when it came in time."""
    til = min(kom, default=None)
    if til is None or til > fra:
        yield Bevis(type_, fra, til=til)


def _purring(b: Kravbilde, _: date) -> Iterator[Bevis]:
    for dag, purring in b.purresvar:
        yield Bevis(Bevistype.PURRESVAR_AVSLAG, dag, purring)


def _foreldet(b: Kravbilde, _: date) -> Iterator[Bevis]:
    if b.sendt > b.siste_mottak:
        yield Bevis(Bevistype.FORELDET, b.sendt, b.siste_mottak.isoformat())


def _dublett(b: Kravbilde, _: date) -> Iterator[Bevis]:
    for dag, krav in b.dubletter:
        yield Bevis(Bevistype.DUBLETT_BETALT, max(dag, b.sendt), krav)


def _sluttet(b: Kravbilde, _: date) -> Iterator[Bevis]:
    if b.slutt is not None and b.slutt < b.fom:
        yield Bevis(Bevistype.ETTER_SLUTT, b.sendt, b.slutt.isoformat())


def _loven(b: Kravbilde, _: date) -> Iterator[Bevis]:
    if b.ventet_oere == 0:
        yield Bevis(Bevistype.LOVEN_GIR_INGENTING, b.sendt)
    elif b.ventet_oere is not None and b.ventet_oere == b.mottatt_oere and b.siste_betaling is not None:
        yield Bevis(Bevistype.MOTTATT_ER_DET_LOVEN_GIR, b.siste_betaling)


def _inntektsmelding(b: Kravbilde, _: date) -> Iterator[Bevis]:
    if b.inntektsmeldinger is None:
        return
    fra = b.sendt + INNTEKTSMELDINGSTID
    yield from _manglet(Bevistype.INNTEKTSMELDING_MANGLER, fra, [i.kjent for i in b.inntektsmeldinger])
    siste = max(b.inntektsmeldinger, key=lambda i: i.foerste_fravaersdag, default=None)
    if siste is None:
        return
    if not siste.refusjon_oere or (siste.refusjon_opphoer and siste.refusjon_opphoer < b.fom):
        dag = siste.refusjon_opphoer or siste.foerste_fravaersdag
        yield Bevis(Bevistype.REFUSJON_OPPHOERT, b.sendt, dag.isoformat())


def _senere(b: Kravbilde, _: date) -> Iterator[Bevis]:
    if b.senere:
        dag, krav = min(b.senere)
        yield Bevis(Bevistype.SENERE_KRAV_BETALT, max(dag, b.sendt), krav)


def _trekk(b: Kravbilde, _: date) -> Iterator[Bevis]:
    for dag, linje in b.trekk:
        yield Bevis(Bevistype.TREKK_PAA_PERSONEN, dag, linje)


def _forslag(b: Kravbilde, _: date) -> Iterator[Bevis]:
    """Money that has come and waits for a person to match it: Nav has answered."""
    for dag, linje in b.forslag:
        yield Bevis(Bevistype.FORSLAG_PAA_KRAVET, dag, linje)
        yield Bevis(Bevistype.FORSLAG_PAA_RESTEN, dag, linje)


_FINNERE: tuple[Finner, ...] = (
    _soeknad,
    _purring,
    _foreldet,
    _dublett,
    _sluttet,
    _loven,
    _inntektsmelding,
    _senere,
    _trekk,
    _forslag,
)
