"""The refund an employer claims, over time, ftrl. § 22-3.

The inntektsmelding states an amount from the first absence day, perhaps changes and a last day.
What it says goes on without limit, also into later sick notes of the same absence; a new message
replaces it from its own first absence day. A day nobody has said anything about is zero.
Border: what of the claim is paid is `fordeling`; unit of the amounts is the caller's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tilgode.rules.sporing import Steg
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import EN_DAG, Periode
from tilgode.values.tidslinje import Loep, Tall, Tidslinje

REFUSJON = Hjemmel("ftrl", "22-3", ledd=1)
#: The open end of a refund that nobody has ended.
AAPEN_SLUTT = date(2999, 12, 31)


@dataclass(frozen=True, slots=True)
class Refusjonsendring:
    """A new amount from a day."""

    fom: date
    beloep: Fraction


@dataclass(frozen=True, slots=True)
class Refusjonsopplysning:
    """What one inntektsmelding says of refund; `opphoersdato` is the last day *with* refund."""

    foerste_fravaersdag: date
    beloep: Fraction
    opphoersdato: date | None = None
    endringer: tuple[Refusjonsendring, ...] = ()


def lag_refusjonstidslinje(opplysning: Refusjonsopplysning) -> Tidslinje[Fraction]:
    """The claim of one inntektsmelding from its first absence day, with an open end.

    A change on the first day or after the last refunded day is ignored, and of two on one day the
    first counts. An end before the first day gives zero from the first day.
    """
    start = opplysning.foerste_fravaersdag
    slutt = AAPEN_SLUTT if opplysning.opphoersdato is None else opplysning.opphoersdato
    beloep: dict[date, Fraction] = {}
    if slutt >= start:
        beloep[start] = opplysning.beloep
        for endring in opplysning.endringer:
            if start < endring.fom <= slutt:
                beloep.setdefault(endring.fom, endring.beloep)
    if slutt < AAPEN_SLUTT:
        beloep[max(start, slutt + EN_DAG)] = Fraction(0)
    datoer = sorted(beloep)
    slutter = [neste - EN_DAG for neste in datoer[1:]] + [AAPEN_SLUTT]
    return Tidslinje(Loep(Periode(fom, tom), beloep[fom]) for fom, tom in zip(datoer, slutter, strict=True))


def refusjonstidslinje(opplysninger: Sequence[Refusjonsopplysning]) -> Tidslinje[Fraction]:
    """The claim of several messages in the order received: each replaces from its first absence day."""
    samlet: list[Tall[Fraction]] = []
    for opplysning in opplysninger:
        # its claim has an open end, so nothing of those before is left from its first day on
        egne = lag_refusjonstidslinje(opplysning).tall
        start = egne[0][0]
        samlet = [(fom, min(tom, start - 1), krav) for fom, tom, krav in samlet if fom < start]
        samlet += egne
    return Tidslinje.fra_tall(samlet)


def spor_refusjon(opplysninger: Sequence[Refusjonsopplysning], dag: date) -> tuple[Steg, ...]:
    """The step that tells which message decides the claim of a day."""
    gjeldende = [o for o in opplysninger if o.foerste_fravaersdag <= dag]
    if not gjeldende:
        return (Steg("sykepenger.refusjon.mangler", REFUSJON, Fraction(0), Periode(dag, dag)),)
    siste = gjeldende[-1]
    return (
        Steg(
            regel="sykepenger.refusjon.krav",
            hjemmel=REFUSJON,
            utfall=refusjonstidslinje(opplysninger).verdi(dag),
            periode=Periode(dag, dag),
            fakta=(
                ("foerste_fravaersdag", siste.foerste_fravaersdag),
                ("beloep", siste.beloep),
                ("opphoersdato", siste.opphoersdato),
            ),
        ),
    )
