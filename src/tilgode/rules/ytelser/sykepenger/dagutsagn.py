"""What each message says about which days, before anyone is believed, ftrl. §§ 8-19, 8-23, 22-13.

A sick note and a register line say one thing; an inntektsmelding says AGP day for what it lists and
work for what it leaves out between. What a søknad says is in `dagutsagn_soeknad`.
Border: messages are not compared with each other here, but for one question: whether a list of AGP
days belongs to the absence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from tilgode.rules.ytelser.sykepenger.dagturnering_tabell import (
    Konfliktgrunn,
    Utsagnstype,
)
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.rules.ytelser.sykepenger.meldinger import (
    Fravaersregistrering,
    Inntektsmelding,
    Melding,
    Saksbehandling,
    Sykmelding,
)
from tilgode.values.kalender import er_helg
from tilgode.values.periode import EN_DAG, Periode, slaa_sammen
from tilgode.values.tidslinje import Tall

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


class Utsagn(NamedTuple):
    """One message's statement about a day."""

    type: Utsagnstype
    dag: Dag
    melding: str


#: What one message says: first and last day (ordinals) and the statement, oldest first.
Utsagnsrekke = Sequence[Tall[Utsagn]]

INGEN_GRAD = Fraction(0)
EGENMELDT = Dag(Dagtype.EGENMELDING)
I_ARBEID = Dag(Dagtype.ARBEID, INGEN_GRAD)
SYK_I_REGISTERET = (Dagtype.SYK, Dagtype.EGENMELDING)


def fra_annen(melding: Melding, brukbare: dict[str, list[Periode]]) -> Utsagnsrekke:
    """The statements of any message but a søknad; `brukbare` are the AGP lists that count."""
    if isinstance(melding, Fravaersregistrering):
        return [_si(melding.periode, _fra_register(melding))]
    if isinstance(melding, Sykmelding):
        dag = Dag(Dagtype.SYK, melding.grad)
        return [_si(melding.periode, Utsagn(Utsagnstype.SYKMELDING_SYK, dag, melding.noekkel))]
    if isinstance(melding, Inntektsmelding):
        return _fra_inntektsmelding(melding, brukbare.get(melding.noekkel, []))
    if isinstance(melding, Saksbehandling):
        return melding.dager.omform(lambda dag: Utsagn(_saksbehandlertype(dag), dag, melding.noekkel)).tall
    raise TypeError(type(melding).__name__)


def _si(periode: Periode, utsagn: Utsagn) -> Tall[Utsagn]:
    return periode.fom.toordinal(), periode.tom.toordinal(), utsagn


def _fra_register(melding: Fravaersregistrering) -> Utsagn:
    if melding.type in SYK_I_REGISTERET:
        return Utsagn(Utsagnstype.REGISTER_SYK, Dag(melding.type, melding.grad), melding.noekkel)
    ledig = melding.type is Dagtype.ARBEID_IKKE_GJENOPPTATT
    type_ = Utsagnstype.IKKE_GJENOPPTATT if ledig else Utsagnstype.REGISTER_FRI
    return Utsagn(type_, Dag(melding.type, INGEN_GRAD), melding.noekkel)


def _saksbehandlertype(dag: Dag) -> Utsagnstype:
    if dag.type is Dagtype.ARBEID_IKKE_GJENOPPTATT:
        return Utsagnstype.IKKE_GJENOPPTATT
    if dag.type is Dagtype.ANDRE_YTELSER:
        return Utsagnstype.ANDRE_YTELSER
    return Utsagnstype.SAKSBEHANDLER


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


def _fra_inntektsmelding(melding: Inntektsmelding, liste: list[Periode]) -> Utsagnsrekke:
    """Listed days become EGENMELDING; days between listed ranges ARBEID, weekends too."""
    if not liste:
        return []
    agp = Utsagn(Utsagnstype.INNTEKTSMELDING_AGP, EGENMELDT, melding.noekkel)
    arbeid = Utsagn(Utsagnstype.INNTEKTSMELDING_ARBEID, I_ARBEID, melding.noekkel)
    hull = [Periode(foer.tom + EN_DAG, etter.fom - EN_DAG) for foer, etter in pairwise(liste)]
    hull += _frisk_helg_foer(melding.foerste_fravaersdag, liste[-1].tom)
    return [_si(p, agp) for p in liste] + [_si(p, arbeid) for p in hull]


def _frisk_helg_foer(fravaersdag: date | None, siste_agp: date) -> list[Periode]:
    """The weekend between an AGP that ends in it (or on Friday) and a first absence day on Monday."""
    if fravaersdag is None or fravaersdag <= siste_agp + EN_DAG:
        return []
    mellom = Periode(siste_agp + EN_DAG, fravaersdag - EN_DAG)
    return (
        [mellom] if all(er_helg(dag) for dag in (mellom.fom, mellom.tom)) and mellom.lengde_dager <= 2 else []
    )
