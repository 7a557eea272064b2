"""The kroner of a finding: V(K, Kf), split by the limit of § 22-13 in what can be had and what is lost.

Each day is tested by its own limit, and the two parts are rounded once each, half up, to whole øre.
Border: amounts and days in, øre and a date out; which days are missing is the checks' business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tilgode.core.lekkasje.typer import Regning
from tilgode.rules.felles.frister import finn_siste_mottak
from tilgode.values.beloep import OERE_PER_KRONE, rund_halv_opp

NULL = Fraction(0)


@dataclass(frozen=True, slots=True)
class Dagsverdi:
    """What is missing for one day, kroner, and how much of it earns feriepenger from Nav."""

    dag: date
    kroner: Fraction
    i_taket: Fraction


@dataclass(frozen=True, slots=True)
class Verdi:
    """The two parts in øre, the next limit, and K of all days for the sentence."""

    oere: int
    tapt_oere: int
    siste_frist: date
    fom: date
    tom: date
    dager: int
    tapte_dager: int
    kroner_oere: int


def verdi_av(kroner: Fraction, i_taket: Fraction, sats: Fraction, avgift: Fraction) -> Fraction:
    """V(K, Kf) = (K + fN · Kf) · (1 + s), kroner, exact."""
    return (kroner + sats * i_taket) * (1 + avgift)


def som_oere(kroner: Fraction) -> int:
    """Whole øre, half up."""
    return rund_halv_opp(kroner * OERE_PER_KRONE)


def vurder_dager(
    dager: Iterable[Dagsverdi], sats: Fraction, regning: Regning, frist: date | None = None
) -> Verdi | None:
    """The value of these days, all under `frist` when it is given; None when they are worth nothing."""
    ordnet = sorted((d for d in dager if d.kroner > 0), key=lambda d: d.dag)
    if not ordnet:
        return None
    siste = {d.dag: frist or finn_siste_mottak(d.dag, regning.parametre) for d in ordnet}
    tapt = [d for d in ordnet if siste[d.dag] < regning.per]
    aapne = [d for d in ordnet if siste[d.dag] >= regning.per]
    frister = [siste[d.dag] for d in aapne or ordnet]
    return Verdi(
        oere=_sum(aapne, sats, regning.avgift),
        tapt_oere=_sum(tapt, sats, regning.avgift),
        siste_frist=min(frister) if aapne else max(frister),
        fom=ordnet[0].dag,
        tom=ordnet[-1].dag,
        dager=len(ordnet),
        tapte_dager=len(tapt),
        kroner_oere=som_oere(sum((d.kroner for d in ordnet), NULL)),
    )


def _sum(dager: Iterable[Dagsverdi], sats: Fraction, avgift: Fraction) -> int:
    alle = list(dager)
    kroner = sum((d.kroner for d in alle), NULL)
    return som_oere(verdi_av(kroner, sum((d.i_taket for d in alle), NULL), sats, avgift))


def uten_tak(kroner: Mapping[date, Fraction]) -> list[Dagsverdi]:
    """V(K, K): every krone earns feriepenger."""
    return [Dagsverdi(dag, verdi, verdi) for dag, verdi in kroner.items()]


def med_tak(
    kroner: Mapping[date, Fraction], betalt: Mapping[date, Fraction], maks_dager: int
) -> list[Dagsverdi]:
    """V(K, Kf): what each day adds to the kroner of the first `maks_dager` paid dates of its year (§ 8-33).

    `betalt` is what is paid without these days. A day that only pushes another out of the first dates
    adds the difference between the two.
    """
    samlet = dict(betalt)
    ut = []
    for dag in sorted(kroner):
        foer = _i_taket(samlet, dag.year, maks_dager)
        samlet[dag] = samlet.get(dag, NULL) + kroner[dag]
        etter = _i_taket(samlet, dag.year, maks_dager)
        ut.append(Dagsverdi(dag, kroner[dag], etter - foer))
    return ut


def _i_taket(betalt: Mapping[date, Fraction], aar: int, maks_dager: int) -> Fraction:
    datoer = sorted(dag for dag, verdi in betalt.items() if dag.year == aar and verdi > 0)
    return sum((betalt[dag] for dag in datoer[:maks_dager]), NULL)
