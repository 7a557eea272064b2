"""The refund claim over time, ftrl. § 22-3."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.rules.vektorlesing import alle_typer, dato, periode, perioder, vektorer
from tilgode.rules.ytelser.sykepenger.fordeling import fordel_dag
from tilgode.rules.ytelser.sykepenger.grad import Dagsdel
from tilgode.rules.ytelser.sykepenger.refusjon import (
    AAPEN_SLUTT,
    Refusjonsendring,
    Refusjonsopplysning,
    lag_refusjonstidslinje,
    refusjonstidslinje,
    spor_refusjon,
)
from tilgode.values.kalender import er_helg


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("refusjon", "refusjonstidslinje"))
def test_refusjonstidslinje(fakta, ventet):
    opplysning = Refusjonsopplysning(
        dato(fakta["forste_fravaersdag"]),
        Fraction(fakta["refusjonsbelop_per_dag"]),
        dato(fakta["opphorsdato"]) if fakta["opphorsdato"] else None,
        tuple(Refusjonsendring(dato(e["fom"]), Fraction(e["belop"])) for e in fakta["endringer"]),
    )
    svar = [
        {
            "fom": loep.fom.isoformat(),
            "tom": None if loep.tom == AAPEN_SLUTT else loep.tom.isoformat(),
            "belop": loep.verdi,
        }
        for loep in lag_refusjonstidslinje(opplysning)
    ]
    assert svar == ventet["tidslinje"]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("refusjon", "utbetalt_arbeidsgiver_per_ukedag"))
def test_utbetalt_arbeidsgiver_per_ukedag(fakta, ventet):
    agp, ferie = perioder(fakta["agp"]), perioder(fakta["ferie"])
    krav = lag_refusjonstidslinje(
        Refusjonsopplysning(
            agp[0].fom, 12 * Fraction(fakta["refusjon_maanedlig"]), dato(fakta["opphorsdato"])
        )
    )
    inntekt = 12 * fakta["inntekt_maanedlig"]
    for rad in ventet["belop"]:
        for dag in periode(rad):
            if er_helg(dag):
                continue
            betales = not any(dag in p for p in (*agp, *ferie))
            ut = fordel_dag([Dagsdel(inntekt, 100, krav.verdi(dag) or 0, betales)], inntekt)
            assert ut.arbeidsgiver == (rad["belop"],)


def test_alle_typer_er_med():
    assert alle_typer("refusjon") == {"refusjonstidslinje", "utbetalt_arbeidsgiver_per_ukedag"}


FOERSTE = date(2024, 3, 1)


def _opplysning(beloep, fom=FOERSTE, slutt=None, *endringer):
    return Refusjonsopplysning(
        fom, Fraction(beloep), slutt, tuple(Refusjonsendring(d, Fraction(b)) for d, b in endringer)
    )


def test_opphoersdatoen_er_siste_dag_med_refusjon():
    linje = lag_refusjonstidslinje(_opplysning(30_000, FOERSTE, date(2024, 4, 15)))
    assert (linje.verdi(date(2024, 4, 15)), linje.verdi(date(2024, 4, 16))) == (30_000, 0)
    assert linje.verdi(FOERSTE - timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("dag", "beloep"), [(FOERSTE, 30_000), (date(2024, 3, 2), 20_000), (date(2024, 4, 15), 20_000)]
)
def test_endring_teller_fra_dagen_etter_foerste_fravaersdag_til_siste_refusjonsdag(dag, beloep):
    linje = lag_refusjonstidslinje(_opplysning(30_000, FOERSTE, date(2024, 4, 15), (dag, 20_000)))
    assert linje.verdi(date(2024, 4, 15)) == beloep


def test_endring_etter_opphoer_teller_ikke():
    linje = lag_refusjonstidslinje(
        _opplysning(30_000, FOERSTE, date(2024, 4, 15), (date(2024, 4, 16), 20_000))
    )
    assert linje.verdi(date(2024, 4, 16)) == 0


def test_foerste_av_to_endringer_samme_dag():
    dag = date(2024, 3, 10)
    assert lag_refusjonstidslinje(_opplysning(30_000, FOERSTE, None, (dag, 2), (dag, 1))).verdi(dag) == 2


def test_ny_inntektsmelding_erstatter_fra_sin_foerste_fravaersdag():
    ny = _opplysning(25_000, date(2024, 5, 2))
    linje = refusjonstidslinje([_opplysning(30_000), ny])
    assert (linje.verdi(date(2024, 5, 1)), linje.verdi(date(2024, 5, 2))) == (30_000, 25_000)
    (steg,) = spor_refusjon([_opplysning(30_000), ny], date(2024, 5, 2))
    assert (str(steg.hjemmel), steg.utfall) == ("ftrl. § 22-3 første ledd", 25_000)


def test_rettet_inntektsmelding_for_samme_dag():
    assert refusjonstidslinje([_opplysning(30_000), _opplysning(31_000)]).verdi(FOERSTE) == 31_000


def test_uten_opplysning_er_refusjonen_null():
    (steg,) = spor_refusjon([], FOERSTE)
    assert (steg.regel, steg.utfall) == ("sykepenger.refusjon.mangler", 0)
