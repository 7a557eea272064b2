"""Four weeks of work before the sickness, ftrl. § 8-2."""

from datetime import date

import pytest

from tests.rules.vektorlesing import alle_typer, dato, periode, vektorer
from tilgode.params import last
from tilgode.rules.felles.opptjening import Arbeidsforhold, finn_opptjening, spor_opptjening

P = last().paa(date(2018, 1, 1))


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("opptjening"))
def test_opptjening(fakta, ventet):
    arbeid = [
        Arbeidsforhold(dato(a["fom"]), dato(a["tom"]) if a.get("tom") else None, a.get("deaktivert", False))
        for a in fakta["arbeidsforhold"]
    ]
    funn = finn_opptjening(arbeid, dato(fakta["skjaeringstidspunkt"]), P)
    svar = {
        "opptjeningsperiode": funn.periode,
        "antall_dager": funn.antall_dager,
        "oppfylt": funn.oppfylt,
        "opptjening_fom": funn.periode.fom,
    }
    ventet = dict(ventet)
    if "opptjeningsperiode" in ventet:
        ventet["opptjeningsperiode"] = periode(ventet["opptjeningsperiode"])
    if "opptjening_fom" in ventet:
        ventet["opptjening_fom"] = dato(ventet["opptjening_fom"])
    assert {noekkel: svar[noekkel] for noekkel in ventet} == ventet


def test_alle_typer_er_med():
    assert alle_typer("opptjening") == {"opptjening"}


@pytest.mark.parametrize(("fom", "oppfylt"), [(date(2017, 12, 4), True), (date(2017, 12, 5), False)])
def test_27_dager_er_ikke_nok_og_28_er(fom, oppfylt):
    funn = finn_opptjening([Arbeidsforhold(fom)], date(2018, 1, 1), P)
    steg = spor_opptjening(funn, P)
    assert funn.oppfylt is oppfylt
    assert (str(steg.hjemmel), steg.utfall) == ("ftrl. § 8-2 første ledd", oppfylt)
    assert dict(steg.parametre) == {"opptjening_dager": 28}


def test_foreldrepenger_rett_foer_teller_som_arbeid():
    """§ 8-2 andre ledd: benefits under chapter 14 are given as a spell of their own."""
    permisjon = Arbeidsforhold(date(2017, 3, 1), date(2017, 12, 31))
    assert finn_opptjening([permisjon, Arbeidsforhold(date(2018, 1, 1))], date(2018, 1, 10), P).oppfylt
    assert not finn_opptjening([Arbeidsforhold(date(2018, 1, 1))], date(2018, 1, 10), P).oppfylt
