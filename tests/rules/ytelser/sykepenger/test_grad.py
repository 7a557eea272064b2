"""Degrees over all employers, ftrl. § 8-13."""

from datetime import date
from fractions import Fraction

import pytest

from tests.rules.vektorlesing import aarlig, alle_typer, periode, vektorer
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.grad import (
    Dagsdel,
    UgyldigSoeknadsgrad,
    finn_dager_under_minste_grad,
    finn_totalgrader,
    soeknadsgrad,
    spor_sykdomsgrad,
    total_sykdomsgrad,
    under_minste_grad,
    utbetalingsgrad,
)
from tilgode.values import Periode, Tidslinje
from tilgode.values.kalender import er_helg

P = last().paa(date(2018, 1, 1))
NAER = Fraction(1, 10**9)


def _del(a):
    return Dagsdel(
        inntekt=aarlig(a["inntekt"]),
        grad=Fraction(a["grad"]),
        betales=a.get("betales", True),
        ny_inntekt=aarlig(a["inntektsjustering"]) if "inntektsjustering" in a else 0,
    )


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grad", "total_sykdomsgrad"))
def test_total_sykdomsgrad(fakta, ventet):
    grad = total_sykdomsgrad([_del(a) for a in fakta["arbeidsgivere"]])
    if "total_sykdomsgrad" in ventet:
        assert abs(grad - Fraction(ventet["total_sykdomsgrad"])) < NAER
    assert ventet.get("total_sykdomsgrad_trunkert", int(grad)) == int(grad)
    assert Fraction(ventet.get("total_som_brok", grad / 100)) == grad / 100
    assert ventet.get("under_20", under_minste_grad(grad, P)) is under_minste_grad(grad, P)


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grad", "total_utbetalingsgrad"))
def test_total_utbetalingsgrad(fakta, ventet):
    deler = [_del(a) for a in fakta["arbeidsgivere"]]
    grad = total_sykdomsgrad(deler)
    assert utbetalingsgrad(deler, fakta["andre_ytelser_prosent"]) == Fraction(ventet["utbetalingsgrad"])
    assert ventet.get("total_sykdomsgrad", grad) == grad
    assert ventet.get("avvist", under_minste_grad(grad, P)) is under_minste_grad(grad, P)


def _grad(run):
    return Fraction(run.get("grad", 100)) if run["type"] in ("NAV", "AGP") else Fraction(0)


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grad", "avvis_under_20"))
def test_avvis_under_20(fakta, ventet):
    linjer = [
        Tidslinje.av(*((periode(r), Dagsdel(aarlig(r["inntekt"]), _grad(r))) for r in runs))
        for runs in fakta["arbeidsgivere"]
    ]
    avvist = finn_dager_under_minste_grad(linjer, P)
    for runs, antall in zip(fakta["arbeidsgivere"], ventet["antall_dager_per_arbeidsgiver"], strict=True):
        svar = dict.fromkeys(antall, 0)
        for run in runs:
            for dag in periode(run):
                klasse = run["type"]
                if klasse == "NAV" and er_helg(dag):
                    klasse = "NAV_HELG"
                elif klasse == "NAV" and any(dag in p for p in avvist):
                    klasse = "AVVIST"
                if klasse in svar:
                    svar[klasse] += 1
        assert svar == antall


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("grad", "soknadsgrad"))
def test_soeknadsgrad(fakta, ventet):
    if ventet.get("feil"):
        with pytest.raises(UgyldigSoeknadsgrad):
            soeknadsgrad(fakta["sykmeldingsgrad"], fakta["faktisk_arbeid_prosent"])
    else:
        svar = soeknadsgrad(fakta["sykmeldingsgrad"], fakta["faktisk_arbeid_prosent"])
        assert svar == ventet["grad"]


def test_alle_typer_er_med():
    assert alle_typer("grad") == {
        "total_sykdomsgrad",
        "total_utbetalingsgrad",
        "avvis_under_20",
        "soknadsgrad",
    }


def test_soeknad_uten_opplysning_om_arbeid_har_sykmeldingens_grad():
    assert soeknadsgrad(60, None) == 60


@pytest.mark.parametrize(
    ("grad", "under"), [("19", True), ("19.999", True), ("19.9995", False), ("20", False)]
)
def test_20_prosent_med_navs_toleranse(grad, under):
    """§ 8-13: exactly 20 percent is paid; above 19.999 counts as 20."""
    deler = [Dagsdel(inntekt=360_000, grad=Fraction(grad))]
    assert under_minste_grad(total_sykdomsgrad(deler), P) is under
    assert spor_sykdomsgrad(deler, P)[1].utfall is not under


def test_uten_inntekt_er_graden_null():
    assert total_sykdomsgrad([Dagsdel(inntekt=0, grad=100)]) == 0


def test_arbeidsgiver_uten_kjent_dag_har_ingen_vekt():
    """Known at A alone on Monday, at both on Tuesday."""
    a = Tidslinje.av((Periode.fra_iso("2018-01-01", "2018-01-02"), Dagsdel(300_000, 40)))
    b = Tidslinje.av((Periode.fra_iso("2018-01-02", "2018-01-02"), Dagsdel(300_000, 0)))
    assert finn_totalgrader([a, b]).verdi(date(2018, 1, 1)) == 40
    assert finn_totalgrader([a, b]).verdi(date(2018, 1, 2)) == 20


def test_stegene_sier_paragraf_grader_og_grense():
    total, grense = spor_sykdomsgrad([Dagsdel(300_000, 50), Dagsdel(100_000, 100)], P)
    assert (total.regel, str(total.hjemmel), total.utfall) == (
        "sykepenger.grad.total",
        "ftrl. § 8-13",
        Fraction(125, 2),
    )
    assert dict(total.fakta)["inntekt_2"] == 100_000
    assert dict(grense.parametre)["minste_grad"] == 20
