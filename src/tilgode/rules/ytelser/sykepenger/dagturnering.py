"""The day tournament: from messages to one employer's timeline, ftrl. §§ 8-7, 8-19, 8-23, 22-13.

Messages are read in the order they were received. Each says something about some days; where two
speak about the same day, the table in `dagturnering_tabell` decides. The outcome keeps, for each
day, which message decided it. A søknad that contradicts itself, and an inntektsmelding whose list
cannot belong to the absence, come out as named outcomes and never as a guess.
Border: only which kind of day it is. What a message says is read in `dagutsagn`; counting the
days is in `arbeidsgiverperiode`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagturnering_tabell import TABELL, Utsagnstype, Vinner
from tilgode.rules.ytelser.sykepenger.dagutsagn import (
    Konflikt,
    Utsagn,
    Utsagnslinje,
    Varsel,
    brukbare_lister,
    fra_annen,
    fra_soeknad,
)
from tilgode.rules.ytelser.sykepenger.fakta import Sykdomstidslinje
from tilgode.rules.ytelser.sykepenger.meldinger import Melding, Soeknad
from tilgode.values.tidslinje import Tidslinje


@dataclass(frozen=True, slots=True)
class Avgjoerelse:
    """Which message decided a day, and as what kind of statement."""

    melding: str
    utsagn: Utsagnstype


@dataclass(frozen=True, slots=True)
class Turnering:
    """The outcome: the days, who decided each, and what a person must look at."""

    tidslinje: Sykdomstidslinje
    avgjort: Tidslinje[Avgjoerelse]
    konflikter: tuple[Konflikt, ...] = ()
    varsler: tuple[Varsel, ...] = ()


def avgjoer_dager(meldinger: Iterable[Melding], parametre: Lovparametre) -> Turnering:
    """Let all messages about one person at one employer compete; the order given does not matter.

    Raises ValueError when a søknad states a higher degree than its sick note.
    """
    rekke = sorted(meldinger, key=lambda m: (m.mottatt, m.noekkel))
    inntektsmeldinger, varsler = brukbare_lister(rekke)
    linje: Utsagnslinje = Tidslinje()
    konflikter: list[Konflikt] = []
    for melding in rekke:
        if isinstance(melding, Soeknad):
            ny, egne = fra_soeknad(melding, inntektsmeldinger, varsler, parametre)
            konflikter.extend(egne)
        else:
            ny = fra_annen(melding, inntektsmeldinger)
        linje = linje.kombiner(ny, _turner)
    return Turnering(
        tidslinje=linje.omform(lambda utsagn: utsagn.dag),
        avgjort=linje.omform(lambda utsagn: Avgjoerelse(utsagn.melding, utsagn.type)),
        konflikter=tuple(konflikter),
        varsler=tuple(varsler),
    )


def _turner(gammel: Utsagn | None, ny: Utsagn | None) -> Utsagn | None:
    if gammel is None or ny is None:
        return ny or gammel
    return ny if TABELL[gammel.type, ny.type] is Vinner.NY else gammel
