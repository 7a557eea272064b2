"""The claim for an exempted arbeidsgiverperiode, ftrl. § 8-20 tredje ledd."""

from datetime import date
from fractions import Fraction

import pytest

from tests.rules.vektorlesing import alle_typer, dato, periode, vektorer
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.fritaksbeloep import (
    Kravfeil,
    Kravperiode,
    ansettelse_dekker,
    beregn_fritaksbeloep,
    check_krav,
    slaa_sammen_ansettelser,
    spor_fritaksbeloep,
)
from tilgode.values import Periode

P = last().paa(date(2021, 6, 1))


def _ansettelser(liste):
    return [Periode(dato(a["fom"]), dato(a["tom"]) if a["tom"] else date(2999, 12, 31)) for a in liste]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("fritak_agp", "belop"))
def test_beloep(fakta, ventet):
    ut = beregn_fritaksbeloep(
        Fraction(fakta["maanedsinntekt"]),
        fakta["grunnbelop"],
        fakta["antall_dager"],
        fakta["antall_dager_med_refusjon"],
        Fraction(fakta["gradering"]),
    )
    svar = {"dagsats": Fraction(ut.dagsats_oere, 100), "belop": Fraction(ut.beloep_oere, 100)}
    assert {n: svar[n] for n in ventet} == {n: Fraction(v) for n, v in ventet.items()}


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("fritak_agp", "krav_validering"))
def test_krav_validering(fakta, ventet):
    krav = [
        Kravperiode(
            dato(p["fom"]),
            dato(p["tom"]),
            p["antall_dager_med_refusjon"],
            Fraction(p["maanedsinntekt"]),
            Fraction(p["gradering"]),
        )
        for p in fakta["perioder"]
    ]
    felt = [
        f.value if n is None else f"perioder[{n}].{f.value}"
        for n, f in check_krav(krav, fakta["antall_dager"], P)
    ]
    assert ventet["gyldig"] is False
    assert felt == [ventet["felt"]]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("fritak_agp", "ansettelse_dekker_periode"))
def test_ansettelse_dekker_periode(fakta, ventet):
    svar = ansettelse_dekker(periode(fakta["periode"]), _ansettelser(fakta["ansettelsesperioder"]), P)
    assert svar is ventet["gyldig"]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("fritak_agp", "slaa_sammen_ansettelser"))
def test_slaa_sammen_ansettelser(fakta, ventet):
    samlet = slaa_sammen_ansettelser(_ansettelser(fakta["ansettelsesperioder"]), P)
    assert len(samlet) == ventet["antall_perioder"]


def test_alle_typer_er_med():
    assert alle_typer("fritak_agp") == {
        "belop",
        "krav_validering",
        "ansettelse_dekker_periode",
        "slaa_sammen_ansettelser",
    }


def test_seks_g_og_260_dager():
    """Above 6 G: 638,394/260 = 2,455.36 a day, twelve days."""
    ut = beregn_fritaksbeloep(Fraction(80_000), 106_399, 260, 12, Fraction(1))
    assert (ut.dagsats_oere, ut.beloep_oere) == (245_536, 12 * 245_536)


def test_tre_tideler_er_et_haar_mindre_hos_nav():
    """1 day of 569.75 at 30 %: exactly 170.925, but Nav's program sees less and rounds down."""
    ut = beregn_fritaksbeloep(Fraction(260 * 56_975, 1200), 106_399, 260, 1, Fraction("0.3"))
    assert (ut.dagsats_oere, ut.beloep_oere) == (56_975, 17_092)


FEILFRI = Kravperiode(date(2021, 6, 1), date(2021, 6, 16), 12, Fraction(30_000))


@pytest.mark.parametrize(
    ("endring", "feil"),
    [
        ({}, []),
        ({"dager_med_refusjon": 16}, []),
        ({"dager_med_refusjon": 17}, [Kravfeil.DAGER_MED_REFUSJON]),
        ({"maanedsinntekt": Fraction(0)}, [Kravfeil.MAANEDSINNTEKT]),
        ({"maanedsinntekt": Fraction(10_000_000)}, []),
        ({"maanedsinntekt": Fraction(10_000_001)}, [Kravfeil.MAANEDSINNTEKT]),
        ({"gradering": Fraction(1, 5)}, []),
    ],
)
def test_grensene_for_et_krav(endring, feil):
    verdier = {f: getattr(FEILFRI, f) for f in FEILFRI.__slots__} | endring
    assert [kode for _, kode in check_krav([Kravperiode(**verdier)], 260, P)] == feil


def test_stegene_viser_g_tak_og_divisor():
    dagsats, beloep = spor_fritaksbeloep(FEILFRI, 260, 106_399, P)
    assert (str(dagsats.hjemmel), dagsats.utfall) == ("ftrl. § 8-20 tredje ledd", 138_462)
    assert dict(dagsats.parametre) == {"g": 106_399, "tak_i_g": 6}
    assert beloep.utfall == 12 * 138_462
