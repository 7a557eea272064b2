"""What it costs an employer not to have an exemption, and who should have one (R-040, R-252, R-253, R-227).

The arbeidsgiverperioder of a year are counted, never why anybody is sick. What an exemption would have given is
the law's own answer with the exemption among the facts (§ 8-20), less its answer as things are.
Border: whether an exemption works, and its amount, are the rules'; the days with a sick child are `omsorgsdag`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction

from tilgode.rules.felles.frister import legg_til_maaneder
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Fritak, Fritaksgrunn
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.values.beloep import rund_halv_opp
from tilgode.values.kalender import virkedager
from tilgode.values.periode import EN_DAG, Periode

#: Thresholds for suggesting an application in a year; not law.
HYPPIGE_EGENMELDINGER = 3
HYPPIGE_PERIODER = 4
AARET_MAANEDER = 12
_VARSLER = (30, 60, 90)


class Kandidatgrunn(Enum):
    """What makes somebody a candidate: how often, never why."""

    EGENMELDINGER = "EGENMELDINGER"
    PERIODER = "PERIODER"


@dataclass(frozen=True, slots=True)
class Fritakskostnad:
    """A candidate's year without an exemption, and why it is one. Days are calendar days and weekdays, amounts øre.

    `kroner_oere` is what Nav would have paid; feriepenger and arbeidsgiveravgift come on top:
    `feriepenger_oere` = rate · K, `avgift_oere` = s · (K + feriepenger).
    """

    grunner: tuple[Kandidatgrunn, ...]
    egenmeldinger: int
    perioder: int
    kalenderdager: int
    virkedager: int
    kroner_oere: int
    feriepenger_oere: int
    avgift_oere: int

    @property
    def sum_oere(self) -> int:
        """All of it."""
        return self.kroner_oere + self.feriepenger_oere + self.avgift_oere


def finn_grunner(egenmeldinger: int, perioder: int) -> tuple[Kandidatgrunn, ...]:
    """Why an application is suggested after a year; empty when it is not."""
    alle = (
        (Kandidatgrunn.EGENMELDINGER, egenmeldinger >= HYPPIGE_EGENMELDINGER),
        (Kandidatgrunn.PERIODER, perioder >= HYPPIGE_PERIODER),
    )
    return tuple(grunn for grunn, gjelder in alle if gjelder)


def aaret(per: date) -> Periode:
    """The twelve months up to a day."""
    return Periode(legg_til_maaneder(per, -AARET_MAANEDER) + EN_DAG, per)


def beregn_kostnad(
    vurdering: Vurdering,
    navn: str,
    vindu: Periode,
    egenmeldinger: int,
    feriepengesats: Fraction,
    avgift: Fraction,
) -> Fritakskostnad | None:
    """What the year's days in the arbeidsgiverperiode cost a candidate's employer; None for who is none."""
    perioder = [
        dager
        for periode in vurdering.arbeidsgivere[navn].arbeidsgiverperioder
        if (dager := [dag for del_ in periode.dager for dag in del_ if dag in vindu])
    ]
    grunner = finn_grunner(egenmeldinger, len(perioder))
    if not perioder or not grunner:
        return None
    gitt = _refundert(_med_fritak(vurdering, navn, vindu), navn, vindu)
    uten = _refundert(vurdering, navn, vindu)
    spart = {dag: oere - uten.get(dag, 0) for dag, oere in gitt.items() if oere > uten.get(dag, 0)}
    kroner = sum(spart.values())
    feriepenger = rund_halv_opp(kroner * feriepengesats)
    return Fritakskostnad(
        grunner,
        egenmeldinger,
        len(perioder),
        sum(len(dager) for dager in perioder),
        len(spart),
        kroner,
        feriepenger,
        rund_halv_opp((kroner + feriepenger) * avgift),
    )


def _med_fritak(vurdering: Vurdering, navn: str, vindu: Periode) -> Vurdering:
    fritak = Fritak(Fritaksgrunn.KRONISK, vindu, vindu.fom)
    fakta = vurdering.fakta
    alle = tuple(replace(a, fritak=(*a.fritak, fritak)) if a.navn == navn else a for a in fakta.arbeidsgivere)
    return vurder_refusjon(replace(fakta, arbeidsgivere=alle), vurdering.parametre)


def _refundert(vurdering: Vurdering, navn: str, vindu: Periode) -> dict[date, int]:
    """The weekdays of the arbeidsgiverperiode that Nav refunds, øre."""
    return {
        dag: loep.refusjon_oere_per_dag
        for loep in vurdering.arbeidsgivere[navn].loep
        if loep.klasse_ukedag.klasse is Dagklasse.AGP and loep.refusjon_oere_per_dag
        if (felles := loep.periode.snitt(vindu)) is not None
        for dag in virkedager(felles)
    }


def dager_til_varsel(tom: date, per: date) -> int | None:
    """The warning a decision's last day gives: within 30, 60 or 90 calendar days; None when it is further off."""
    igjen = (tom - per).days
    return next((grense for grense in _VARSLER if 0 <= igjen <= grense), None)
