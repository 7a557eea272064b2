"""What a søknad says about which days, settled within itself, ftrl. §§ 8-7, 8-23, 22-13.

A søknad may say several things of one day: sick, applied for too late, at work, on holiday, on leave,
self-certified. The small table in `dagturnering_tabell` settles them, because nothing in one søknad is
newer than anything else in it.
Border: one søknad, but for one question: whether the employer's report has come that replaces its
self-certified days. How it competes with other messages is in `dagturnering`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from tilgode.rules.felles.frister import finn_foreldede_soeknadsdager
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagturnering_tabell import (
    I_SOEKNAD,
    Konfliktgrunn,
    Soeknadsdag,
    Utsagnstype,
)
from tilgode.rules.ytelser.sykepenger.dagutsagn import (
    EGENMELDT,
    INGEN_GRAD,
    SAMME_FRAVAER_DAGER,
    Konflikt,
    Utsagn,
    Utsagnsrekke,
    Varsel,
    Varseltype,
)
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.rules.ytelser.sykepenger.grad import soeknadsgrad
from tilgode.rules.ytelser.sykepenger.meldinger import Soeknad
from tilgode.values.periode import Periode, slaa_sammen
from tilgode.values.tidslinje import Loep, Tidslinje

DAGTYPE_AV = {sagt: Dagtype[sagt.value] for sagt in Soeknadsdag}


def fra_soeknad(
    soeknad: Soeknad,
    inntektsmeldinger: dict[str, list[Periode]],
    varsler: list[Varsel],
    parametre: Lovparametre,
) -> tuple[Utsagnsrekke, list[Konflikt]]:
    """The statements of one søknad, settled within itself, and the days it contradicts itself on.

    Self-certified days that no report confirms are added to `varsler`.
    """
    grader = Tidslinje([Loep(s.periode, soeknadsgrad(s.grad, s.faktisk_arbeid)) for s in soeknad.sykmeldt])
    lag = _lag_av(soeknad, parametre)
    lag[Soeknadsdag.EGENMELDING] = _bekreftet_egenmelding(soeknad, inntektsmeldinger, varsler)
    if not any(lag.values()):
        # most søknader say nothing but what the sick note said
        noekkel = soeknad.noekkel
        return grader.omform(lambda grad: _soeknadsutsagn(Soeknadsdag.SYK, grad, noekkel)).tall, []
    return _avgjoer_soeknad(soeknad, lag, grader)


#: What a søknad says besides the sick days themselves.
_Lag = dict[Soeknadsdag, Sequence[Periode]]


def _lag_av(soeknad: Soeknad, parametre: Lovparametre) -> _Lag:
    sendt = soeknad.mottatt.date()
    return {
        Soeknadsdag.FORELDET: [
            p for s in soeknad.sykmeldt for p in finn_foreldede_soeknadsdager(s.periode, sendt, parametre)
        ],
        Soeknadsdag.ARBEID: soeknad.arbeidet,
        Soeknadsdag.FERIE: soeknad.ferie,
        Soeknadsdag.PERMISJON: soeknad.permisjon,
    }


def _avgjoer_soeknad(
    soeknad: Soeknad, lag: _Lag, grader: Tidslinje[Fraction]
) -> tuple[Utsagnsrekke, list[Konflikt]]:
    """Settle a søknad that says several things: one kind a day, or a conflict."""
    syk = frozenset({Soeknadsdag.SYK})
    samlet: Tidslinje[frozenset[Soeknadsdag]] = Tidslinje([Loep(s.periode, syk) for s in soeknad.sykmeldt])
    for type_, perioder in lag.items():
        if perioder:
            egen = Tidslinje([Loep(p, frozenset({type_})) for p in slaa_sammen(perioder)])
            samlet = samlet.kombiner(egen, lambda a, b: (a or frozenset()) | (b or frozenset()))
    avgjort = samlet.omform(_avgjoer_i_soeknad)
    konflikter = [
        Konflikt(soeknad.noekkel, loep.periode, loep.verdi)
        for loep in avgjort
        if isinstance(loep.verdi, Konfliktgrunn)
    ]
    utsagn = avgjort.kombiner(
        grader,
        lambda s, grad: (
            None
            if s is None or isinstance(s, Konfliktgrunn)
            else _soeknadsutsagn(s, grad or INGEN_GRAD, soeknad.noekkel)
        ),
    )
    return utsagn.tall, konflikter


def _avgjoer_i_soeknad(sagt: frozenset[Soeknadsdag]) -> Soeknadsdag | Konfliktgrunn:
    """The one thing that stands when a søknad says all of these about a day.

    Holiday settles leave and work together; so a conflict counts only when no kind beats both.
    """
    for kandidat in sagt:
        if all(I_SOEKNAD[frozenset({kandidat, annen})] is kandidat for annen in sagt - {kandidat}):
            return kandidat
    return next(
        utfall for par, utfall in I_SOEKNAD.items() if par <= sagt and isinstance(utfall, Konfliktgrunn)
    )


def _soeknadsutsagn(sagt: Soeknadsdag, grad: Fraction, noekkel: str) -> Utsagn:
    if sagt is Soeknadsdag.EGENMELDING:
        return Utsagn(Utsagnstype.SOEKNAD_EGENMELDING, EGENMELDT, noekkel)
    if sagt is Soeknadsdag.SYK or sagt is Soeknadsdag.FORELDET:
        return Utsagn(Utsagnstype.SOEKNAD_SYK, Dag(DAGTYPE_AV[sagt], grad), noekkel)
    return Utsagn(Utsagnstype.SOEKNAD_FRI, Dag(DAGTYPE_AV[sagt], INGEN_GRAD), noekkel)


def _bekreftet_egenmelding(
    soeknad: Soeknad, inntektsmeldinger: dict[str, list[Periode]], varsler: list[Varsel]
) -> Sequence[Periode]:
    """Self-certified days count until the employer's report for that absence has come.

    Then only the days the employer lists remain, and they come from the report.
    """
    if not soeknad.egenmelding:
        return ()
    fravaer = _hele_fravaeret(soeknad)
    if not any(_samme_fravaer(fravaer, liste) for liste in inntektsmeldinger.values()):
        return soeknad.egenmelding
    listet = [p for liste in inntektsmeldinger.values() for p in liste]
    varsler.extend(
        Varsel(soeknad.noekkel, periode, Varseltype.EGENMELDING_IKKE_BEKREFTET)
        for periode in soeknad.egenmelding
        if not any(p.overlapper(periode) for p in listet)
    )
    return ()


def _hele_fravaeret(soeknad: Soeknad) -> Periode:
    alle = [*soeknad.egenmelding, *(s.periode for s in soeknad.sykmeldt)]
    return Periode(min(p.fom for p in alle), max(p.tom for p in alle))


def _samme_fravaer(fravaer: Periode, liste: list[Periode]) -> bool:
    margin = timedelta(days=SAMME_FRAVAER_DAGER - 1)
    utvidet = Periode(fravaer.fom - margin, fravaer.tom + margin)
    return any(periode.overlapper(utvidet) for periode in liste)
