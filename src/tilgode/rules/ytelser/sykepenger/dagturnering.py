"""The day tournament: from messages to one employer's timeline, ftrl. §§ 8-7, 8-19, 8-23, 22-13.

Messages are read in the order they were received. Each says something about some days; where two
speak about the same day, the table in `dagturnering_tabell` decides. The outcome keeps, for each
day, which message decided it. A søknad that contradicts itself, and an inntektsmelding whose list
cannot belong to the absence, come out as named outcomes and never as a guess.
Border: only which kind of day it is. What a message says is read in `dagutsagn`; counting the
days is in `arbeidsgiverperiode`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagturnering_tabell import TABELL, Utsagnstype, Vinner
from tilgode.rules.ytelser.sykepenger.dagutsagn import (
    Konflikt,
    Utsagn,
    Varsel,
    brukbare_lister,
    fra_annen,
    fra_soeknad,
)
from tilgode.rules.ytelser.sykepenger.fakta import Sykdomstidslinje
from tilgode.rules.ytelser.sykepenger.meldinger import Melding, Soeknad
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep, Tidslinje


@dataclass(frozen=True, slots=True)
class Avgjoerelse:
    """Which message decided a day, and as what kind of statement."""

    melding: str
    utsagn: Utsagnstype


@dataclass(frozen=True, slots=True)
class Turnering:
    """The outcome: the days, who decided each, and what a person must look at."""

    tidslinje: Sykdomstidslinje
    utsagn: Tidslinje[Utsagn]
    konflikter: tuple[Konflikt, ...] = ()
    varsler: tuple[Varsel, ...] = ()

    @property
    def avgjort(self) -> Tidslinje[Avgjoerelse]:
        """Which message decided each day; made when asked for."""
        return self.utsagn.omform(lambda u: Avgjoerelse(u.melding, u.type))


def avgjoer_dager(meldinger: Iterable[Melding], parametre: Lovparametre) -> Turnering:
    """Let all messages about one person at one employer compete; the order given does not matter.

    Raises ValueError when a søknad states a higher degree than its sick note.
    """
    rekke = sorted(meldinger, key=lambda m: (m.mottatt, m.noekkel))
    inntektsmeldinger, varsler = brukbare_lister(rekke)
    utsagn: list[_Strekk] = []
    konflikter: list[Konflikt] = []
    for nummer, melding in enumerate(rekke):
        if isinstance(melding, Soeknad):
            linje, egne = fra_soeknad(melding, inntektsmeldinger, varsler, parametre)
            konflikter.extend(egne)
        else:
            linje = fra_annen(melding, inntektsmeldinger)
        utsagn += [
            _Strekk(loep.periode.fom.toordinal(), nummer, loep.periode.tom.toordinal(), loep.verdi)
            for loep in linje.loep
        ]
    avgjort = Tidslinje.fra_sortert(_turner_alle(sorted(utsagn)))
    return Turnering(
        tidslinje=avgjort.omform(lambda u: u.dag),
        utsagn=avgjort,
        konflikter=tuple(konflikter),
        varsler=tuple(varsler),
    )


class _Strekk(NamedTuple):
    """Days (ordinals) on which message number `nummer`, in the order received, says one thing."""

    fom: int
    nummer: int
    tom: int
    utsagn: Utsagn


def _turner_alle(utsagn: Sequence[_Strekk]) -> Iterator[Loep[Utsagn]]:
    """One pass over all days: cut where a statement begins or ends, and let those that hold compete."""
    grenser = sorted({dag for s in utsagn for dag in (s.fom, s.tom + 1)})
    gjelder: list[_Strekk] = []
    neste = 0
    for fom, etter in pairwise(grenser):
        gjelder = [s for s in gjelder if s.tom >= fom]
        while neste < len(utsagn) and utsagn[neste].fom == fom:
            gjelder.append(utsagn[neste])
            neste += 1
        if gjelder:
            periode = Periode(date.fromordinal(fom), date.fromordinal(etter - 1))
            if len(gjelder) > 1:
                gjelder.sort(key=lambda s: s.nummer)
            yield Loep(periode, reduce(_turner, (s.utsagn for s in gjelder)))


def _turner(gammel: Utsagn, ny: Utsagn) -> Utsagn:
    return ny if TABELL[gammel.type, ny.type] is Vinner.NY else gammel
