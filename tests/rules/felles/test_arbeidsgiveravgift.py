"""Arbeidsgiveravgift by zone, ftrl. § 23-2 (R-029)."""

from datetime import date
from fractions import Fraction

import pytest

from tilgode.params import last_avgiftssatser
from tilgode.rules.felles.arbeidsgiveravgift import beregn_spart_avgift, finn_avgiftssats
from tilgode.rules.parametre import ManglerParameter

SATSER = last_avgiftssatser()


@pytest.mark.parametrize(("sone", "sats"), [("I", "14.1"), ("II", "10.6"), ("IVa", "7.9"), ("V", "0")])
def test_sats_i_sonen(sone, sats):
    assert finn_avgiftssats(SATSER, sone, date(2026, 1, 1)).sats_prosent == Fraction(sats)


@pytest.mark.parametrize(("dag", "grense"), [(date(2023, 12, 31), 500_000), (date(2024, 1, 1), 850_000)])
def test_fribeloep_i_sone_ia(dag, grense):
    sats = finn_avgiftssats(SATSER, "Ia", dag)
    assert (sats.grense_kroner, sats.sats_over_grense_prosent) == (grense, Fraction("14.1"))


def test_spart_avgift_av_refusjon_og_feriepenger():
    sats = finn_avgiftssats(SATSER, "I", date(2026, 1, 1))
    assert beregn_spart_avgift(sats, Fraction(100_000), Fraction(10_200)) == Fraction("15538.2")


def test_ukjent_sone():
    with pytest.raises(ManglerParameter):
        finn_avgiftssats(SATSER, "VI", date(2026, 1, 1))
