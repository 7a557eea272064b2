"""G since 1967 against Nav's own table, ftrl. § 1-4."""

import csv
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from tilgode.params import last
from tilgode.rules.felles.grunnbeloep import Grunnbeloepstabell
from tilgode.values.beloep import rund_halv_opp

MAPPE = Path(__file__).parent
TABELL = last().grunnbeloep
SENT = date(2999, 12, 31)


def _rader(fil):
    with (MAPPE / fil).open(encoding="utf-8") as aapen:
        return list(csv.DictReader(aapen))


def _like(dag, rad):
    assert TABELL.paa(dag) == int(rad["g"])
    assert TABELL.paa(dag, SENT) == int(rad["g_etterbetalt"])
    assert 6 * TABELL.paa(dag) == int(rad["seks_g"])
    assert rund_halv_opp(Fraction(6 * TABELL.paa(dag), 260)) == int(rad["seks_g_dagsats"])
    assert Fraction(TABELL.gulv_paa(dag), 2) == Fraction(rad["halv_g_minsteinntekt"])
    assert 2 * TABELL.gulv_paa(dag) == int(rad["to_g_minsteinntekt"])


ORAKEL = _rader("grunnbeloep_orakel.csv")


@pytest.mark.parametrize("nummer", range(len(ORAKEL)), ids=[r["fra"] for r in ORAKEL])
def test_hver_endring_gjelder_fra_dagen_og_til_dagen_foer_neste(nummer):
    rad = ORAKEL[nummer]
    _like(date.fromisoformat(rad["fra"]), rad)
    if nummer + 1 < len(ORAKEL):
        _like(date.fromisoformat(ORAKEL[nummer + 1]["fra"]) - timedelta(days=1), rad)


@pytest.mark.parametrize("rad", _rader("snitt_g_orakel.csv"), ids=lambda r: r["aar"])
def test_snitt_g_per_kalenderaar(rad):
    assert TABELL.snitt(int(rad["aar"])) == int(rad["snitt_g"])


def test_g_finnes_ikke_foer_1967():
    for oppslag in (TABELL.paa, TABELL.gulv_paa):
        with pytest.raises(ValueError, match="ingen G"):
            oppslag(date(1966, 12, 31))


def test_radene_maa_staa_i_rekkefoelge():
    with pytest.raises(ValueError, match="rekkefølge"):
        Grunnbeloepstabell(tuple(reversed(TABELL.rader)))


def test_virkning_og_gulv_kommer_aldri_foer_g_selv():
    for rad in TABELL.rader:
        assert rad.fom <= rad.virkning
        assert rad.fom <= rad.gulv_virkning
