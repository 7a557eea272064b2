"""`from tilgode import …`: the law as a typed library, without Django or a database.

The README's own example is run as it stands by tests/dokumentasjon/test_readme.py.
"""

import subprocess
import sys
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import tilgode

EKSEMPEL = """
from datetime import date, datetime
from fractions import Fraction
from tilgode import *
fravaer = Periode.fra_iso("2024-03-04", "2024-04-12")
jobb = Arbeidsgiverfakta("kommunen", Tidslinje.av((fravaer, Dag(Dagtype.SYK))),
    inntektsmeldinger=(Inntektsopplysning(fravaer.fom, Fraction(45_000)),),
    refusjon=Tidslinje.av((fravaer, Fraction(45_000))))
vurdering = vurder_refusjon(Personfakta(date(1980, 5, 17), (jobb,)), last_parametre())
print(vurdering.refusjon_oere)
print(*(vis_steg(steg) for steg in vurdering.steg(date(2024, 3, 20), "kommunen")), sep="\\n")
"""
UTEN = "\nimport sys\nassert not {'django', 'sqlite3', 'numba'} & set(sys.modules)\n"


def test_ti_linjer_regner_en_refusjon_og_sier_hvorfor() -> None:
    assert len(EKSEMPEL.strip().splitlines()) <= 11
    svar = subprocess.run(
        [sys.executable, "-W", "error", "-c", EKSEMPEL + UTEN], capture_output=True, text=True, check=True
    )
    beloep, *hvorfor = svar.stdout.splitlines()
    # § 8-19: 4-19 March is the employer's; then 18 weekdays of 540,000 / 260 = 2,077
    assert beloep == str(18 * 2077_00)
    assert hvorfor[0] == "Det som er kjent om 20.\u00a0mars 2024: sykmeldt, 100\u00a0%."
    assert any("2\u00a0077\u00a0kroner" in linje for linje in hvorfor)


def test_alt_som_loves_finnes_og_har_typer() -> None:
    assert all(hasattr(tilgode, navn) for navn in tilgode.__all__)
    assert sorted(tilgode.__all__) == list(tilgode.__all__)
    assert (Path(tilgode.__file__).parent / "py.typed").exists()


def test_meldinger_blir_dager_som_blir_beloep() -> None:
    """From a søknad and an inntektsmelding to kroner, with what the library offers."""
    fravaer = tilgode.Periode.fra_iso("2024-03-04", "2024-04-12")
    mottatt = datetime(2024, 4, 15, 8, 0)
    meldinger = [
        tilgode.Soeknad("s1", mottatt, (tilgode.Sykmeldtperiode(fravaer, Fraction(50)),)),
        tilgode.Inntektsmelding(
            "i1", mottatt, (tilgode.Periode.fra_iso("2024-03-04", "2024-03-19"),), fravaer.fom
        ),
    ]
    parametre = tilgode.last_parametre()
    dager = tilgode.avgjoer_dager(meldinger, parametre)
    opplysning = tilgode.Refusjonsopplysning(fravaer.fom, Fraction(45_000))
    jobb = tilgode.Arbeidsgiverfakta(
        "kommunen",
        dager.tidslinje,
        inntektsmeldinger=(tilgode.Inntektsopplysning(fravaer.fom, Fraction(45_000)),),
        refusjon=tilgode.refusjonstidslinje([opplysning]),
    )
    vurdering = tilgode.vurder_refusjon(tilgode.Personfakta(date(1980, 5, 17), (jobb,)), parametre)
    assert vurdering.refusjon_oere == 18 * 1038_00
    avgjort = dager.avgjort.verdi(date(2024, 3, 20))
    assert avgjort is not None
    assert avgjort.melding == "s1"
