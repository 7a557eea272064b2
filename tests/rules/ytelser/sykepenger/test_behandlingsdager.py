"""Enkeltstående behandlingsdager: twelve treatment days, then Nav."""

from datetime import date, timedelta

import pytest

from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.behandlingsdager import (
    Behandlingsfeil,
    beregn_agp_dager,
    fordel_behandlingsdager,
    spor_behandlingsdager,
)

P = last().paa(date(2018, 1, 1))


def _serie(antall):
    return [date(2018, 1, 2) + timedelta(weeks=n) for n in range(antall)]


@pytest.mark.parametrize(("antall", "nav"), [(11, 0), (12, 0), (13, 1), (20, 8)])
def test_nav_betaler_fra_dag_13(antall, nav):
    fordeling = fordel_behandlingsdager(_serie(antall), P)
    assert (len(fordeling.nav), fordeling.feil) == (nav, None)
    assert fordeling.nav == tuple(_serie(antall)[12:])
    assert spor_behandlingsdager(fordeling, P).utfall == nav


def test_to_dager_i_samme_uke_er_feil_sykmelding():
    dager = [*_serie(3), date(2018, 1, 5)]
    assert fordel_behandlingsdager(dager, P).feil is Behandlingsfeil.FLERE_I_SAMME_UKE


@pytest.mark.parametrize(
    ("arbeidsdager", "antall"),
    [({0, 1, 2, 3, 4}, 12), ({0, 1, 2}, 8), ({5, 6}, 6), (set(range(7)), 16)],
)
def test_antallet_er_arbeidsdagene_i_16_kalenderdager(arbeidsdager, antall):
    """Five days a week gives Nav's published twelve."""
    assert beregn_agp_dager(arbeidsdager, P) == antall


def test_annen_turnus():
    fordeling = fordel_behandlingsdager(_serie(10), P, agp_dager=8)
    assert (len(fordeling.arbeidsgiver), len(fordeling.nav)) == (8, 2)
