"""Deviation per claim year and system (R-110): as it stands, and of claims of the same age only."""

from datetime import date
from fractions import Fraction

import pytest

from tests.apps.oppgjoer.bygg import Kommune
from tilgode.apps.krav.kravaarsavvik import kravaarsavvik

pytestmark = pytest.mark.django_db


def test_et_krav_teller_ved_en_alder_foerst_naar_det_er_saa_gammelt():
    kommune = Kommune()
    kommune.krav(100_000, dato="2024-07-01")
    (dagen_foer,) = kravaarsavvik(kommune.arbeidsgiver, date(2024, 9, 30))
    (dagen,) = kravaarsavvik(kommune.arbeidsgiver, date(2024, 10, 1))
    assert (dagen_foer.ved_alder[3].antall, dagen_foer.ved_alder[3].avvik_andel) == (0, None)
    assert (dagen.ved_alder[3].antall, dagen.ved_alder[3].avvik_andel) == (1, 1)


def test_ved_samme_alder_teller_bare_det_som_var_mottatt_da():
    kommune = Kommune()
    krav = kommune.krav(100_000, dato="2024-07-01")
    kommune.endre(krav, -25_000, "2024-10-01", "MOTTATT")
    kommune.endre(krav, -75_000, "2024-10-02", "MOTTATT")
    (rad,) = kravaarsavvik(kommune.arbeidsgiver, date(2025, 2, 1))
    assert rad.avvik_oere == 0
    assert rad.ved_alder[3].avvik_andel == Fraction(3, 4)
    assert rad.ved_alder[6].avvik_andel == 0


def test_hvert_kravaar_har_sin_rad():
    kommune = Kommune()
    kommune.krav(100_000)
    kommune.krav(30_000, "2023-12-01", "2023-12-31", dato="2024-01-05", person=1)
    rader = kravaarsavvik(kommune.arbeidsgiver, date(2025, 1, 1))
    assert [(r.kravaar, r.opprinnelse, r.utestaaende_oere) for r in rader] == [
        (2023, "Test", 30_000),
        (2024, "Test", 100_000),
    ]
