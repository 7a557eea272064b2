"""The day tournament: from messages to one employer's timeline, ftrl. §§ 8-7, 8-19, 8-23, 22-13.

Messages are read in the order they were received. Each says something about some days; where two
speak about the same day, the table in `dagturnering_tabell` decides. The outcome keeps, for each
day, which message decided it. A søknad that contradicts itself, and an inntektsmelding whose list
cannot belong to the absence, come out as named outcomes and never as a guess.
Border: only which kind of day it is. What a message says is read in `dagutsagn` and `dagutsagn_soeknad`;
counting the days is in `arbeidsgiverperiode`.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagturnering_tabell import TABELL, Utsagnstype, Vinner
from tilgode.rules.ytelser.sykepenger.dagutsagn import (
    Konflikt,
    Utsagn,
    Varsel,
    brukbare_lister,
    fra_annen,
)
from tilgode.rules.ytelser.sykepenger.dagutsagn_soeknad import fra_soeknad
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
    utsagn: Tidslinje[Utsagn]
    konflikter: tuple[Konflikt, ...] = ()
    varsler: tuple[Varsel, ...] = ()

    @property
    def avgjort(self) -> Tidslinje[Avgjoerelse]:
        """Which message decided each day; made when asked for."""
        return self.utsagn.omform(lambda u: Avgjoerelse(u.melding, u.type))


#: First day (ordinal), the message's number in the order received, last day, and what it says of them.
_Strekk = tuple[int, int, int, Utsagn]
#: The same while the days are walked: number, last day, what is said.
_Gjeldende = tuple[int, int, Utsagn]


def avgjoer_dager(meldinger: Iterable[Melding], parametre: Lovparametre) -> Turnering:
    """Let all messages about one person at one employer compete; the order given does not matter.

    Raises ValueError when a søknad states a higher degree than its sick note.
    """
    rekke = sorted(meldinger, key=attrgetter("mottatt", "noekkel"))
    inntektsmeldinger, varsler = brukbare_lister(rekke)
    utsagn: list[_Strekk] = []
    konflikter: list[Konflikt] = []
    for nummer, melding in enumerate(rekke):
        if isinstance(melding, Soeknad):
            sagt, egne = fra_soeknad(melding, inntektsmeldinger, varsler, parametre)
            konflikter += egne
        else:
            sagt = fra_annen(melding, inntektsmeldinger)
        utsagn += [(fom, nummer, tom, ett) for fom, tom, ett in sagt]
    avgjort = Tidslinje.fra_tall(_turner_alle(sorted(utsagn)))
    return Turnering(
        tidslinje=avgjort.omform(lambda u: u.dag),
        utsagn=avgjort,
        konflikter=tuple(konflikter),
        varsler=tuple(varsler),
    )


def _turner_alle(utsagn: Sequence[_Strekk]) -> Iterator[tuple[int, int, Utsagn]]:
    """One pass over all days: cut where a statement begins or ends, and let those that hold compete."""
    grenser = sorted({dag for fom, _, tom, _ in utsagn for dag in (fom, tom + 1)})
    # in the order received; a message has one statement a day, so numbers differ
    gjelder: list[_Gjeldende] = []
    neste = 0
    for dag, etter in pairwise(grenser):
        gjelder = [g for g in gjelder if g[1] >= dag]
        while neste < len(utsagn) and utsagn[neste][0] == dag:
            insort(gjelder, utsagn[neste][1:])
            neste += 1
        if gjelder:
            yield dag, etter - 1, _finn_vinner(gjelder)


def _finn_vinner(gjelder: Sequence[_Gjeldende]) -> Utsagn:
    """The statement that stands when each meets the winner of those before it."""
    vinner = gjelder[0][2]
    for _, _, ny in gjelder[1:]:
        if TABELL[vinner.type, ny.type] is Vinner.NY:
            vinner = ny
    return vinner
