"""The people of the law's benchmarks as a kommune knows them: messages about each absence, not finished days.

Each absence is in the register; three days or fewer are self-certified; a longer one has a sick note; beyond
the arbeidsgiverperiode come an inntektsmelding and a søknad for each month.
Border: made-up people only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagturnering import avgjoer_dager
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Dag, Dagtype, Personfakta
from tilgode.rules.ytelser.sykepenger.meldinger import (
    Fravaersregistrering,
    Inntektsmelding,
    Melding,
    Soeknad,
    Sykmelding,
    Sykmeldtperiode,
)
from tilgode.values.kalender import del_i_maaneder
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje

EGENMELDINGSDAGER = 3
AGP_DAGER = 16


def lag_meldinger(person: Personfakta) -> list[list[Melding]]:
    """The messages of each absence."""
    linje = person.arbeidsgivere[0].tidslinje
    return [list(_om_fravaer(str(nr), loep.periode, loep.verdi)) for nr, loep in enumerate(linje)]


def _om_fravaer(navn: str, periode: Periode, dag: Dag) -> Iterator[Melding]:
    mottatt = datetime.combine(periode.fom, time(8))
    kort = periode.lengde_dager <= EGENMELDINGSDAGER
    type_ = Dagtype.EGENMELDING if kort else Dagtype.SYK
    yield Fravaersregistrering(f"f{navn}", mottatt, periode, type_, dag.grad)
    if kort:
        return
    yield Sykmelding(f"s{navn}", mottatt, periode, dag.grad)
    if periode.lengde_dager > AGP_DAGER:
        agp = Periode(periode.fom, periode.fom + timedelta(days=AGP_DAGER - 1))
        yield Inntektsmelding(f"i{navn}", mottatt + timedelta(days=20), (agp,), periode.fom)
        for del_ in del_i_maaneder(periode):
            sendt = datetime.combine(del_.tom, time(12))
            yield Soeknad(f"k{navn}-{del_.fom}", sendt, (Sykmeldtperiode(del_, dag.grad),))


def avgjoer(person: Personfakta, fravaer: list[list[Melding]], lov: Lovparametre) -> Personfakta:
    """The person with the days the messages settle on."""
    dager = Tidslinje.fra_tall(
        rad for meldinger in fravaer for rad in avgjoer_dager(meldinger, lov).tidslinje.tall
    )
    arbeidsgiver: Arbeidsgiverfakta = replace(person.arbeidsgivere[0], tidslinje=dager)
    return replace(person, arbeidsgivere=(arbeidsgiver,))
