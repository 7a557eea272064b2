"""From stored rows to the messages of the day tournament, and to the days that come out of it.

Border: pure. Which message wins a day is decided by `rules`; here they are only read and kept apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo

from tilgode.apps.krav.personrader import Forholdrader, Rad
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagturnering import avgjoer_dager
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype, Sykdomstidslinje
from tilgode.rules.ytelser.sykepenger.meldinger import (
    Fravaersregistrering,
    Inntektsmelding,
    Melding,
    Soeknad,
    Sykmelding,
    Sykmeldtperiode,
)
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje

#: Messages further apart than this cannot decide about the same absence (the longest reach in the
#: rules is 20 days before a first absence day, or a gap of 16 days after an arbeidsgiverperiode).
UAVHENGIG_DAGER = 60
NORGE = ZoneInfo("Europe/Oslo")
HELT_SYK = Fraction(100)
#: Absence types of the register, as kinds of day. A sick child is no illness of one's own.
FRAVAERSTYPER = {
    "EGENMELDING": Dagtype.EGENMELDING,
    "SYKMELDING": Dagtype.SYK,
    "FERIE": Dagtype.FERIE,
    "PERMISJON": Dagtype.PERMISJON,
    "FORELDREPERMISJON": Dagtype.PERMISJON,
    "SVANGERSKAP": Dagtype.PERMISJON,
    "PLEIE": Dagtype.PERMISJON,
    "OPPLAERING": Dagtype.PERMISJON,
}
#: Time off that takes the whole day, or no day: half a day of leave leaves the day as it was.
FRI = tuple(t for t, dag in FRAVAERSTYPER.items() if dag in (Dagtype.FERIE, Dagtype.PERMISJON))
HELT = Decimal(100)
#: Applications that have reached Nav.
SENDTE = ("INNSENDT", "INNVILGET_ANTATT", "AVSLAG")


def lag_tidslinje(meldinger: Sequence[Melding], parametre: Lovparametre) -> Sykdomstidslinje:
    """The days of all messages: each absence has its own tournament, since far messages never meet."""
    loep = [ett for gruppe in _grupper(meldinger) for ett in avgjoer_dager(gruppe, parametre).tidslinje]
    return Tidslinje(loep)


def _grupper(meldinger: Iterable[Melding]) -> Iterator[list[Melding]]:
    """Messages that lie so near each other in days that one may matter for another."""
    gruppe: list[Melding] = []
    slutt = date.min
    for fom, tom, _, melding in sorted(_med_dager(meldinger)):
        if gruppe and (fom - slutt).days > UAVHENGIG_DAGER:
            yield gruppe
            gruppe = []
        gruppe.append(melding)
        if tom > slutt:
            slutt = tom
    if gruppe:
        yield gruppe


def _med_dager(meldinger: Iterable[Melding]) -> Iterator[tuple[date, date, str, Melding]]:
    """Each message that speaks of days, with the first and the last of them; no two have the same key."""
    for melding in meldinger:
        if isinstance(melding, (Fravaersregistrering, Sykmelding)):
            yield melding.periode.fom, melding.periode.tom, melding.noekkel, melding
        elif perioder := _perioder(melding):
            yield min(p.fom for p in perioder), max(p.tom for p in perioder), melding.noekkel, melding


def _perioder(melding: Melding) -> Sequence[Periode]:
    if isinstance(melding, Inntektsmelding):
        return melding.arbeidsgiverperioder
    if isinstance(melding, Soeknad):
        syk = tuple([s.periode for s in melding.sykmeldt])
        return (*syk, *melding.arbeidet, *melding.ferie, *melding.permisjon, *melding.egenmelding)
    if isinstance(melding, (Fravaersregistrering, Sykmelding)):
        return (melding.periode,)
    return tuple(loep.periode for loep in melding.dager)


def les_meldinger(forhold: Forholdrader) -> list[Melding]:
    """All that has been said about one employment's days and has reached the one it was for."""
    meldinger: list[Melding] = []
    meldinger += (
        _fravaer(rad)
        for rad in forhold.fravaer
        if rad[2] in FRAVAERSTYPER and (rad[5] == HELT or rad[2] not in FRI)
    )
    meldinger += (_sykmelding(rad) for rad in forhold.sykmeldinger)
    meldinger += (_soeknad(rad, forhold) for rad in forhold.soeknader if rad[2] and rad[3] in SENDTE)
    meldinger += (_inntektsmelding(rad) for rad in forhold.inntektsmeldinger)
    return meldinger


@lru_cache(maxsize=16384)
def _norsk_tid(tid: datetime) -> datetime:
    """Norwegian wall-clock time, without zone, so that all messages compare."""
    return tid.astimezone(NORGE).replace(tzinfo=None)


@lru_cache(maxsize=256)
def _grad(grad: Decimal) -> Fraction:
    return Fraction(grad)


def _dagstart(dag: date) -> datetime:
    return datetime.combine(dag, time.min)


def _fravaer(rad: Rad) -> Fravaersregistrering:
    pk, registrert, type_, fom, tom, grad, _ = rad
    return Fravaersregistrering(
        f"fravaer:{pk}", _norsk_tid(registrert), Periode(fom, tom), FRAVAERSTYPER[type_], _grad(grad)
    )


def _sykmelding(rad: Rad) -> Sykmelding:
    pk, _, mottatt, fom, tom, grad = rad
    return Sykmelding(f"sykmelding:{pk}", _dagstart(mottatt), Periode(fom, tom), _grad(grad))


def _soeknad(rad: Rad, forhold: Forholdrader) -> Soeknad:
    pk, _, sendt, _, fom, tom, opplysninger = rad
    periode = Periode(fom, tom)
    sagt: dict[str, list[Periode]] = {"ARBEID": [], "FERIE": [], "PERMISJON": [], "EGENMELDING": []}
    for opplysning in opplysninger:
        if opplysning["type"] in sagt:
            sagt[opplysning["type"]].append(Periode.fra_iso(opplysning["fom"], opplysning["tom"]))
    return Soeknad(
        noekkel=f"soeknad:{pk}",
        mottatt=_dagstart(sendt),
        sykmeldt=tuple(_sykmeldt(periode, forhold.sykmeldinger)),
        arbeidet=tuple(sagt["ARBEID"]),
        ferie=tuple(sagt["FERIE"]),
        permisjon=tuple(sagt["PERMISJON"]),
        egenmelding=tuple(sagt["EGENMELDING"]),
    )


def _sykmeldt(periode: Periode, sykmeldinger: Iterable[Rad]) -> Iterable[Sykmeldtperiode]:
    """The application's days with the degree of the latest sick note for each; 100 without one."""
    gjelder = [rad for rad in sykmeldinger if rad[3] <= periode.tom and rad[4] >= periode.fom]
    if len(gjelder) == 1 and gjelder[0][3] <= periode.fom and gjelder[0][4] >= periode.tom:
        return (Sykmeldtperiode(periode, _grad(gjelder[0][5])),)
    grader = Tidslinje.av((periode, HELT_SYK))
    for _, _, _, fom, tom, grad in sorted(gjelder, key=lambda rad: (rad[2], rad[0])):
        felles = Periode(max(fom, periode.fom), min(tom, periode.tom))
        grader = Tidslinje.av((felles, _grad(grad))).over(grader)
    return (Sykmeldtperiode(loep.periode, loep.verdi) for loep in grader)


def _inntektsmelding(rad: Rad) -> Inntektsmelding:
    pk, registrert, sendt, _, fravaersdag, perioder = rad[:6]
    return Inntektsmelding(
        f"inntektsmelding:{pk}",
        _dagstart(sendt) if sendt else _norsk_tid(registrert),
        tuple(Periode.fra_iso(fom, tom) for fom, tom in perioder),
        fravaersdag,
    )
