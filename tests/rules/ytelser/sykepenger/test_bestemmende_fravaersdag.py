"""Bestemmende fraværsdag in the employer's form, ftrl. § 8-28."""

from datetime import date

import pytest

from tests.rules.vektorlesing import alle_typer, dato, perioder, vektorer
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.bestemmende_fravaersdag import (
    IngenFravaersperioder,
    finn_bestemmende_fravaersdag,
    spor_bestemmende_fravaersdag,
)
from tilgode.values import Periode

P = last().paa(date(2018, 1, 1))


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("bestemmende_fravaersdag"))
def test_bestemmende_fravaersdag(fakta, ventet):
    agp, fravaer = perioder(fakta["arbeidsgiverperioder"]), perioder(fakta["sykefravaersperioder"])
    if "feil" in ventet:
        with pytest.raises(IngenFravaersperioder):
            finn_bestemmende_fravaersdag(agp, fravaer, P)
    else:
        assert finn_bestemmende_fravaersdag(agp, fravaer, P) == dato(ventet["bestemmende_fravaersdag"])


def test_alle_typer_er_med():
    assert alle_typer("bestemmende_fravaersdag") == {"bestemmende_fravaersdag"}


@pytest.mark.parametrize(
    ("sykmeldt_fra", "dag"), [("2018-02-01", date(2018, 1, 10)), ("2018-02-02", date(2018, 2, 2))]
)
def test_arbeidsgiverperiode_mer_enn_16_dager_foer_regnes_ikke_med(sykmeldt_fra, dag):
    """The period ended on 16 January after 17 days: 16 days to the sick note, 17 days to it."""
    agp = [Periode.fra_iso("2017-12-31", "2018-01-16")]
    fravaer = [Periode.fra_iso(sykmeldt_fra, "2018-02-28")]
    ventet = agp[0].fom if sykmeldt_fra == "2018-02-01" else dag
    assert finn_bestemmende_fravaersdag(agp, fravaer, P) == ventet


def test_steget_viser_fravaeret_og_dagen():
    steg = spor_bestemmende_fravaersdag([], [Periode.fra_iso("2018-09-17", "2018-10-31")], P)
    assert (steg.regel, steg.utfall) == ("sykepenger.bestemmende_fravaersdag.finn", date(2018, 9, 17))
    assert dict(steg.fakta)["fravaer_1"] == Periode.fra_iso("2018-09-17", "2018-10-31")
