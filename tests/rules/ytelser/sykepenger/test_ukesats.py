"""Income and refund before 2019: ukesats (R-023, R-024, R-025, R-041)."""

from datetime import date
from fractions import Fraction

import pytest

from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.fordeling import fordel_dag
from tilgode.rules.ytelser.sykepenger.grad import Dagsdel
from tilgode.rules.ytelser.sykepenger.ukesats import (
    begrens_ukesats,
    beregn_dagsats,
    beregn_refusjon,
    beregn_ukesats,
    finn_refusjonsdager,
    spor_ukesats,
    til_maanedsinntekt,
)
from tilgode.values import Periode
from tilgode.values.kalender import helligdager

P = last().paa(date(2018, 1, 1))
G_2019 = last().paa(date(2019, 6, 1))


@pytest.mark.parametrize(("variabelt", "ukesats"), [(500, 11_000), (0, 10_500)])
def test_ukesats_er_aarsloenn_og_tillegg_over_52_pluss_variabelt(variabelt, ukesats):
    """R-023: 520,000 + 26,000 a year, 500 a week variable; dropping høytidstillegg costs 500 a week."""
    assert beregn_ukesats(Fraction(520_000), Fraction(26_000), Fraction(variabelt), P) == ukesats


@pytest.mark.parametrize(("grad", "refusjon"), [(100, 22_000), (50, 11_000)])
def test_refusjon_er_en_femtedel_ganger_virkedager_og_grad(grad, refusjon):
    """R-024: ten working days of 11,000 a week."""
    assert beregn_refusjon(Fraction(10_500), 10, Fraction(grad), P) == refusjon * Fraction(10_500, 11_000)
    assert beregn_refusjon(Fraction(11_000), 10, Fraction(grad), G_2019) == refusjon


def test_taket_i_ukesatsen():
    """R-025: 650,000 gives 2,304.42 a day and 11,522.08 a week, not 2,500 and 12,500."""
    ukesats = beregn_ukesats(Fraction(650_000), Fraction(0), Fraction(0), G_2019)
    assert ukesats == 12_500
    assert round(begrens_ukesats(ukesats, G_2019), 2) == Fraction("11522.08")
    assert round(beregn_dagsats(ukesats, G_2019), 2) == Fraction("2304.42")


def test_dagsatsen_er_den_samme_som_av_aarsinntekten():
    """52 weeks of five days are 260 days, so the shared day amount gives the same kroner."""
    ukesats = Fraction(10_000)
    aarlig = 12 * til_maanedsinntekt(ukesats, P)
    assert fordel_dag([Dagsdel(aarlig, 100, aarlig)], aarlig).arbeidsgiver == (2000,)
    assert beregn_dagsats(ukesats, P) == 2000


def test_239_virkedager_hvorav_227_refusjonsdager():
    """R-041: 1 January to 30 November 2020, arbeidsgiverperiode to 16 January."""
    fravaer = Periode.fra_iso("2020-01-01", "2020-11-30")
    agp = [Periode.fra_iso("2020-01-01", "2020-01-16")]
    assert len(finn_refusjonsdager(fravaer, [])) == 239
    assert len(finn_refusjonsdager(fravaer, agp)) == 227


def test_helligdager_kan_tas_ut_for_en_arbeidsgiver_som_teller_slik():
    mai = Periode.fra_iso("2020-05-01", "2020-05-31")
    assert (len(finn_refusjonsdager(mai, [])), len(finn_refusjonsdager(mai, [], helligdager(2020)))) == (
        21,
        19,
    )


def test_stegene():
    ukesats, dagsats = spor_ukesats(Fraction(650_000), Fraction(0), Fraction(0), G_2019)
    assert (ukesats.utfall, dict(ukesats.parametre)) == (12_500, {"uker_i_aaret": 52})
    assert dict(dagsats.parametre)["tak"] == 599_148
