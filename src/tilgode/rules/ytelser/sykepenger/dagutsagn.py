"""What each message says about which days, before anyone is believed, ftrl. §§ 8-19, 8-23, 22-13.

A sick note and a register line say one thing; an inntektsmelding says AGP day for what it lists and
work for what it leaves out between; a søknad is settled within itself first.
Border: messages are not compared with each other here, but for two questions: whether a list of
AGP days belongs to the absence, and whether the report has come that replaces self-certified days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from tilgode.rules.felles.frister import finn_foreldede_soeknadsdager
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagturnering_tabell import (
    I_SOEKNAD,
    Konfliktgrunn,
    Soeknadsdag,
    Utsagnstype,
)
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.rules.ytelser.sykepenger.grad import soeknadsgrad
from tilgode.rules.ytelser.sykepenger.meldinger import (
    Fravaersregistrering,
    Inntektsmelding,
    Melding,
    Saksbehandling,
    Soeknad,
    Sykmelding,
)
from tilgode.values.kalender import er_helg
from tilgode.values.periode import EN_DAG, Periode, slaa_sammen
from tilgode.values.tidslinje import Loep, Tidslinje

#: Nav's engine: an AGP list this many days or more before the first absence day is another absence's.
MAKS_DAGER_TIL_FOERSTE_FRAVAERSDAG = 20
#: Nav's engine: a corrected AGP further away than this many days is not used.
MAKS_DAGER_TIL_KORRIGERT_AGP = 10
#: § 8-19 tredje ledd: how far apart a self-certified day and a report may lie and still be one absence.
SAMME_FRAVAER_DAGER = 16


class Varseltype(Enum):
    """Why something in a message was left out, short of a conflict."""

    AGP_LANGT_FOER_FRAVAER = "AGP_LANGT_FOER_FRAVAER"
    KORRIGERT_AGP_LANGT_UNNA = "KORRIGERT_AGP_LANGT_UNNA"
    EGENMELDING_IKKE_BEKREFTET = "EGENMELDING_IKKE_BEKREFTET"


@dataclass(frozen=True, slots=True)
class Konflikt:
    """Days on which one søknad says two things that exclude each other; a person must decide."""

    melding: str
    periode: Periode
    grunn: Konfliktgrunn


@dataclass(frozen=True, slots=True)
class Varsel:
    """Days of a message that were not used, and why."""

    melding: str
    periode: Periode
    type: Varseltype


@dataclass(frozen=True, slots=True)
class Utsagn:
    """One message's statement about a day."""

    type: Utsagnstype
    dag: Dag
    melding: str


Utsagnslinje = Tidslinje[Utsagn]


def fra_annen(melding: Melding, brukbare: dict[str, list[Periode]]) -> Utsagnslinje:
    """The statements of any message but a søknad; `brukbare` are the AGP lists that count."""
    if isinstance(melding, Inntektsmelding):
        return _fra_inntektsmelding(melding, brukbare.get(melding.noekkel, []))
    if isinstance(melding, Sykmelding):
        dag = Dag(Dagtype.SYK, melding.grad)
        return _ett(melding.periode, Utsagn(Utsagnstype.SYKMELDING_SYK, dag, melding.noekkel))
    if isinstance(melding, Fravaersregistrering):
        return _ett(melding.periode, _fra_register(melding))
    if isinstance(melding, Saksbehandling):
        return melding.dager.omform(lambda dag: Utsagn(_saksbehandlertype(dag), dag, melding.noekkel))
    raise TypeError(type(melding).__name__)


def _ett(periode: Periode, utsagn: Utsagn) -> Utsagnslinje:
    return Tidslinje.fra_sortert((Loep(periode, utsagn),))


def _fra_register(melding: Fravaersregistrering) -> Utsagn:
    syk = melding.type in (Dagtype.SYK, Dagtype.EGENMELDING)
    type_ = Utsagnstype.REGISTER_SYK if syk else Utsagnstype.REGISTER_FRI
    if melding.type is Dagtype.ARBEID_IKKE_GJENOPPTATT:
        type_ = Utsagnstype.IKKE_GJENOPPTATT
    return Utsagn(type_, Dag(melding.type, melding.grad if syk else Fraction(0)), melding.noekkel)


def _saksbehandlertype(dag: Dag) -> Utsagnstype:
    if dag.type is Dagtype.ARBEID_IKKE_GJENOPPTATT:
        return Utsagnstype.IKKE_GJENOPPTATT
    if dag.type is Dagtype.ANDRE_YTELSER:
        return Utsagnstype.ANDRE_YTELSER
    return Utsagnstype.SAKSBEHANDLER


# --- inntektsmelding ------------------------------------------------------------------------------


def brukbare_lister(meldinger: Sequence[Melding]) -> tuple[dict[str, list[Periode]], list[Varsel]]:
    """The AGP lists that count, by message key, and a warning for each that does not."""
    brukbare: dict[str, list[Periode]] = {}
    varsler: list[Varsel] = []
    for melding in meldinger:
        if not isinstance(melding, Inntektsmelding) or not melding.arbeidsgiverperioder:
            continue
        liste = slaa_sammen(melding.arbeidsgiverperioder)
        hele = Periode(liste[0].fom, liste[-1].tom)
        type_ = _grunn_til_aa_se_bort(melding, hele, brukbare.values())
        if type_ is None:
            brukbare[melding.noekkel] = liste
        else:
            varsler.append(Varsel(melding.noekkel, hele, type_))
    return brukbare, varsler


def _grunn_til_aa_se_bort(
    melding: Inntektsmelding, agp: Periode, tidligere: Iterable[list[Periode]]
) -> Varseltype | None:
    fravaersdag = melding.foerste_fravaersdag
    if fravaersdag is not None and (fravaersdag - agp.tom).days >= MAKS_DAGER_TIL_FOERSTE_FRAVAERSDAG:
        return Varseltype.AGP_LANGT_FOER_FRAVAER
    for liste in tidligere:
        # Further off than the statutory gap it is a new absence, and corrects nothing.
        avstand = _dager_mellom(Periode(liste[0].fom, liste[-1].tom), agp)
        if MAKS_DAGER_TIL_KORRIGERT_AGP < avstand < SAMME_FRAVAER_DAGER:
            return Varseltype.KORRIGERT_AGP_LANGT_UNNA
    return None


def _dager_mellom(a: Periode, b: Periode) -> int:
    """Days strictly between two periods; zero or less when they meet or overlap."""
    return (max(a.fom, b.fom) - min(a.tom, b.tom)).days - 1


def _fra_inntektsmelding(melding: Inntektsmelding, liste: list[Periode]) -> Utsagnslinje:
    """Listed days become EGENMELDING; days between listed ranges ARBEID, weekends too."""
    if not liste:
        return Tidslinje()
    agp = Utsagn(Utsagnstype.INNTEKTSMELDING_AGP, Dag(Dagtype.EGENMELDING), melding.noekkel)
    arbeid = Utsagn(Utsagnstype.INNTEKTSMELDING_ARBEID, Dag(Dagtype.ARBEID, Fraction(0)), melding.noekkel)
    hull = [Periode(foer.tom + EN_DAG, etter.fom - EN_DAG) for foer, etter in pairwise(liste)]
    hull += _frisk_helg_foer(melding.foerste_fravaersdag, liste[-1].tom)
    return Tidslinje([Loep(p, agp) for p in liste] + [Loep(p, arbeid) for p in hull])


def _frisk_helg_foer(fravaersdag: date | None, siste_agp: date) -> list[Periode]:
    """The weekend between an AGP that ends in it (or on Friday) and a first absence day on Monday."""
    if fravaersdag is None or fravaersdag <= siste_agp + EN_DAG:
        return []
    mellom = Periode(siste_agp + EN_DAG, fravaersdag - EN_DAG)
    return (
        [mellom] if all(er_helg(dag) for dag in (mellom.fom, mellom.tom)) and mellom.lengde_dager <= 2 else []
    )


# --- søknad ---------------------------------------------------------------------------------------


def fra_soeknad(
    soeknad: Soeknad,
    inntektsmeldinger: dict[str, list[Periode]],
    varsler: list[Varsel],
    parametre: Lovparametre,
) -> tuple[Utsagnslinje, list[Konflikt]]:
    """The statements of one søknad, settled within itself, and the days it contradicts itself on.

    Self-certified days that no report confirms are added to `varsler`.
    """
    grader = Tidslinje([Loep(s.periode, soeknadsgrad(s.grad, s.faktisk_arbeid)) for s in soeknad.sykmeldt])
    lag = _lag_av(soeknad, parametre)
    lag[Soeknadsdag.EGENMELDING] = _bekreftet_egenmelding(soeknad, inntektsmeldinger, varsler)
    if not any(perioder for type_, perioder in lag.items() if type_ is not Soeknadsdag.SYK):
        # most søknader say nothing but what the sick note said
        return grader.omform(lambda grad: _soeknadsutsagn(Soeknadsdag.SYK, grad, soeknad.noekkel)), []
    samlet: Tidslinje[frozenset[Soeknadsdag]] = Tidslinje()
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
            else _soeknadsutsagn(s, grad or Fraction(0), soeknad.noekkel)
        ),
    )
    return utsagn, konflikter


def _lag_av(soeknad: Soeknad, parametre: Lovparametre) -> dict[Soeknadsdag, list[Periode]]:
    syk = [s.periode for s in soeknad.sykmeldt]
    sendt = soeknad.mottatt.date()
    return {
        Soeknadsdag.SYK: syk,
        Soeknadsdag.FORELDET: [
            p for periode in syk for p in finn_foreldede_soeknadsdager(periode, sendt, parametre)
        ],
        Soeknadsdag.ARBEID: list(soeknad.arbeidet),
        Soeknadsdag.FERIE: list(soeknad.ferie),
        Soeknadsdag.PERMISJON: list(soeknad.permisjon),
    }


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
        return Utsagn(Utsagnstype.SOEKNAD_EGENMELDING, Dag(Dagtype.EGENMELDING), noekkel)
    if sagt in (Soeknadsdag.SYK, Soeknadsdag.FORELDET):
        return Utsagn(Utsagnstype.SOEKNAD_SYK, Dag(Dagtype[sagt.value], grad), noekkel)
    return Utsagn(Utsagnstype.SOEKNAD_FRI, Dag(Dagtype[sagt.value], Fraction(0)), noekkel)


def _bekreftet_egenmelding(
    soeknad: Soeknad, inntektsmeldinger: dict[str, list[Periode]], varsler: list[Varsel]
) -> list[Periode]:
    """Self-certified days count until the employer's report for that absence has come.

    Then only the days the employer lists remain, and they come from the report.
    """
    fravaer = _hele_fravaeret(soeknad)
    if not soeknad.egenmelding or not any(
        _samme_fravaer(fravaer, liste) for liste in inntektsmeldinger.values()
    ):
        return list(soeknad.egenmelding)
    listet = [p for liste in inntektsmeldinger.values() for p in liste]
    varsler.extend(
        Varsel(soeknad.noekkel, periode, Varseltype.EGENMELDING_IKKE_BEKREFTET)
        for periode in soeknad.egenmelding
        if not any(p.overlapper(periode) for p in listet)
    )
    return []


def _hele_fravaeret(soeknad: Soeknad) -> Periode:
    alle = [*soeknad.egenmelding, *(s.periode for s in soeknad.sykmeldt)]
    return Periode(min(p.fom for p in alle), max(p.tom for p in alle))


def _samme_fravaer(fravaer: Periode, liste: list[Periode]) -> bool:
    margin = timedelta(days=SAMME_FRAVAER_DAGER - 1)
    utvidet = Periode(fravaer.fom - margin, fravaer.tom + margin)
    return any(periode.overlapper(utvidet) for periode in liste)
