"""From facts to the runs that are stored: what the law says to expect of one person.

A run goes over weekends; its money is for each weekday in it. Days of which nothing is said, and days
at work, are not stored: they carry neither money nor a reason.
Border: pure, so that it can run in another process; the law is `vurder_refusjon`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from tilgode.apps.krav.personfakta import Oversatt, oversett
from tilgode.apps.krav.personrader import Personrader
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.dagklasse import Klassedag
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Sikkerhet, Vurdertloep, finn_betaler
from tilgode.values.periode import Periode

SYKEPENGER = "SYKEPENGER"
#: Refunded days of the arbeidsgiverperiode (§§ 8-20, 8-21): Nav pays them under codes of their own.
SYKEPENGER_AGP = "SYKEPENGER_AGP"
IKKE_LAGRET = (Dagklasse.ARBEID, Dagklasse.UKJENT)
HUNDREDEL = Decimal("0.01")


class Beregnetloep(NamedTuple):
    """A run as it is stored (`krav.Ventetloep`), in the order of its columns."""

    arbeidsforhold_id: int
    ytelse: str
    fom: date
    tom: date
    klasse: str
    betaler: str
    grad: Decimal
    dagsbeloep_oere: int
    hjemmel: str
    sikkerhet: str
    avslag: str


def vurder(person: Personrader, parametre: Lovparametre) -> tuple[Oversatt, Vurdering]:
    """The assessment of one person with what it was made from."""
    oversatt = oversett(person, parametre)
    return oversatt, vurder_refusjon(oversatt.fakta, parametre)


def beregn_loep(person: Personrader, parametre: Lovparametre) -> list[Beregnetloep]:
    """The runs of all the person's employments, in order."""
    oversatt, vurdering = vurder(person, parametre)
    return [
        loep
        for navn, utfall in vurdering.arbeidsgivere.items()
        for loep in _loep(oversatt.forhold[navn], utfall.loep, oversatt.uten_inntektsmelding[navn])
    ]


def _loep(
    forhold: int, loep: Sequence[Vurdertloep], uten_inntektsmelding: Sequence[Periode]
) -> Iterator[Beregnetloep]:
    uten = [(p.fom.toordinal(), p.tom.toordinal()) for p in uten_inntektsmelding]
    for ett in loep:
        dag, oere = ett.klasse_ukedag, ett.refusjon_oere_per_dag
        if not oere and dag.klasse in IKKE_LAGRET and not dag.avslag:
            continue
        sikkerhet = ett.sikkerhet
        if oere and sikkerhet is Sikkerhet.EKSAKT and any(f <= ett.tom and ett.fom <= t for f, t in uten):
            sikkerhet = Sikkerhet.GRENSE
        klasse, grad, hjemmel, avslag = _dagens(dag)
        yield Beregnetloep(
            forhold,
            SYKEPENGER_AGP if oere and dag.klasse is Dagklasse.AGP else SYKEPENGER,
            _dato(ett.fom),
            _dato(ett.tom),
            klasse,
            finn_betaler(dag.klasse, oere).value,
            grad,
            oere,
            hjemmel,
            sikkerhet.value,
            avslag,
        )


_dato = lru_cache(maxsize=65536)(date.fromordinal)
#: What is stored of each kind of day, by the identity of the object: equal days share one, and comparing
#: them by value costs more than making the texts.
_kjente: dict[int, tuple[Klassedag, tuple[str, Decimal, str, str]]] = {}
MAKS_KJENTE = 10_000


def _dagens(dag: Klassedag) -> tuple[str, Decimal, str, str]:
    """Class, degree, provision and first reason of refusal, as stored."""
    kjent = _kjente.get(id(dag))
    if kjent is not None and kjent[0] is dag:
        return kjent[1]
    lagret = (
        dag.klasse.value,
        _prosent(dag.grad),
        dag.hjemmel.noekkel,
        dag.avslag[0].value if dag.avslag else "",
    )
    if len(_kjente) >= MAKS_KJENTE:
        _kjente.clear()
    _kjente[id(dag)] = (dag, lagret)
    return lagret


@lru_cache(maxsize=4096)
def _prosent(grad: Fraction) -> Decimal:
    """Two decimals, cut: a degree is never rounded up."""
    return (Decimal(grad.numerator) / Decimal(grad.denominator)).quantize(HUNDREDEL, rounding=ROUND_DOWN)
