"""Form rules of the inntektsmelding."""

from datetime import date
from fractions import Fraction

import pytest

from tests.rules.vektorlesing import alle_typer, dato, perioder, vektorer
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.inntektsmelding import (
    Skjemafeil,
    check_arbeidsgiverperiode,
    check_refusjon,
    kan_oppgi_arbeidsgiverperiode,
    utled_egenmelding,
)
from tilgode.rules.ytelser.sykepenger.refusjon import Refusjonsendring
from tilgode.values import Periode

P = last().paa(date(2018, 6, 1))


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("inntektsmelding", "agp_validering"))
def test_agp_validering(fakta, ventet):
    feil = check_arbeidsgiverperiode(perioder(fakta["agp"]), P, redusert_loenn=fakta["redusert_lonn_i_agp"])
    assert (feil.value if feil else None) == ventet["feil"]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("inntektsmelding", "refusjon_validering"))
def test_refusjon_validering(fakta, ventet):
    feil = check_refusjon(
        Fraction(fakta["inntekt"]),
        Fraction(fakta["refusjon"]),
        [Refusjonsendring(dato(e["fom"]), Fraction(e["belop"])) for e in fakta["endringer"]],
        perioder(fakta["agp"]) if fakta["agp"] is not None else None,
        dato(fakta["inntektsdato"]),
        P,
    )
    assert [f.value for f in feil] == ventet["feil"]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("inntektsmelding", "utledet_egenmelding"))
def test_utledet_egenmelding(fakta, ventet):
    dager = utled_egenmelding(perioder(fakta["agp"]), perioder(fakta["sykmelding"]), P)
    assert list(dager) == perioder(ventet["egenmelding"])


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("inntektsmelding", "uforespurt_agp"))
def test_uforespurt_agp(fakta, ventet):
    svar = kan_oppgi_arbeidsgiverperiode(
        perioder(fakta["agp"]),
        perioder(fakta["egenmelding"]),
        perioder(fakta["sykmelding"]),
        forespurt=fakta["agp_forespurt"],
    )
    assert svar is ventet["gyldig"]


def test_alle_typer_er_med():
    assert alle_typer("inntektsmelding") == {
        "agp_validering",
        "refusjon_validering",
        "utledet_egenmelding",
        "uforespurt_agp",
    }


@pytest.mark.parametrize(
    ("beloep", "utenfor"), [("0", False), ("999999.99", False), ("1000000", True), ("-1", True)]
)
def test_refusjonsbeloepet_har_en_grense(beloep, utenfor):
    feil = check_refusjon(Fraction(0), Fraction(beloep), [], None, date(2018, 6, 1), P)
    assert (Skjemafeil.REFUSJON_BELOEP_UTENFOR in feil) is utenfor


@pytest.mark.parametrize(("tom", "feil"), [("2018-01-16", None), ("2018-01-17", Skjemafeil.AGP_MAKS_16)])
def test_seksten_dager_er_nok_og_sytten_for_mange(tom, feil):
    assert check_arbeidsgiverperiode([Periode.fra_iso("2018-01-01", tom)], P, redusert_loenn=False) is feil


def test_egenmelding_uten_sykmelding_er_hele_perioden():
    agp = (Periode.fra_iso("2018-01-01", "2018-01-03"),)
    assert utled_egenmelding(agp, [], P) == agp
