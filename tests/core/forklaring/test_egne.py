"""Claimed another amount than the law gives: what was recorded wrongly here (R-231), whatever Nav paid."""

from datetime import date
from fractions import Fraction

import pytest

from tests.core.forklaring.sak import ARBEID, FERIE, LOV, NAVN, SYK, d, grad, navs_linjer, p, person
from tilgode.core.forklaring import Avvik, Forklaring, forklar
from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode

APRIL = p("2024-04-01", "2024-04-30")
LANGT = (p("2024-03-04", "2024-06-15"), SYK)
SATS = 1846_00


def krevd(fakta: Personfakta, oere: int, periode: Periode = APRIL) -> Forklaring:
    """A claim of so much, for which Nav pays by the law."""
    linjer = navs_linjer(fakta, periode)
    return forklar(Avvik("K1", NAVN, "SYKEPENGER", periode, fakta, linjer, krevd_oere=oere), LOV)


def egen(funn: Forklaring) -> str:
    (aarsak,) = funn.egne
    assert aarsak.oere == funn.overkrevd_oere
    return aarsak.kode


def test_krevd_det_loven_gir() -> None:
    funn = krevd(person(LANGT), 22 * SATS)
    assert (funn.egne, funn.overkrevd_oere, funn.aarsaker) == ((), 0, ())


@pytest.mark.parametrize(
    ("dag", "kode"), [(FERIE, "FERIE_I_PERIODEN"), (ARBEID, "SOEKNAD_DELVIS")], ids=["ferie", "arbeid"]
)
def test_dager_soeknaden_tok_ut_ble_krevd(dag: object, kode: str) -> None:
    """Ferieloven § 9: holiday 15-19 April is in the søknad; all 22 days were claimed. Nav paid 17."""
    fakta = person(LANGT, (p("2024-04-15", "2024-04-19"), dag))
    funn = krevd(fakta, 22 * SATS)
    assert (funn.ventet_oere, funn.mottatt_oere) == (17 * SATS, 17 * SATS)
    assert egen(funn) == kode
    assert funn.egne[0].fakta == (("fom", "2024-04-15"), ("tom", "2024-04-19"))


def test_full_grad_krevd_av_gradert_sykmelding() -> None:
    """§ 8-13: 60 per cent in the sick note, claimed as 100."""
    gradert = person((LANGT[0], grad(60)))
    assert egen(krevd(gradert, 22 * SATS)) == "FEIL_GRAD"
    assert egen(krevd(gradert, 22 * SATS - 15_00)) == "FEIL_GRAD"  # the sum rounded, not each day


def test_arbeidsgiveravgift_lagt_til() -> None:
    """§ 23-2: 14.1 per cent on top of the refund."""
    assert egen(krevd(person(LANGT), 22 * SATS * 1141 // 1000)) == "AVGIFT_MEDREGNET"


def test_krevd_uten_taket_paa_seks_g() -> None:
    """§ 8-10: 100,000 a month is 4,615 a day, and 6 G in March 2024 is 2,737."""
    funn = krevd(person(LANGT, inntekt=100_000), 22 * 4615_00)
    assert funn.ventet_oere == 22 * 2737_00
    assert egen(funn) == "OVER_SEKS_G"


def test_dager_i_arbeidsgiverperioden_krevd() -> None:
    """§ 8-19: the period is 4-19 March; claimed from 18 March, two days too early."""
    mars = p("2024-03-18", "2024-03-31")
    funn = krevd(person(LANGT), 10 * SATS, mars)
    assert funn.ventet_oere == 8 * SATS
    assert egen(funn) == "AGP_MEDREGNET"
    assert funn.egne[0].fakta == (("dager", 2),)


def test_dager_etter_at_arbeidsforholdet_var_slutt() -> None:
    """§ 22-3: ended on 19 April; claimed to the end of the month."""
    slutt = (Periode(date(2015, 1, 1), d("2024-04-19")),)
    fakta = person(LANGT, ansatt=slutt)
    fakta = person(LANGT, ansatt=slutt, refusjon=fakta.arbeidsgivere[0].refusjon.avgrens(slutt[0]))
    assert egen(krevd(fakta, 22 * SATS)) == "ETTER_SLUTT"


def test_krav_uten_fravaer() -> None:
    """Claimed and paid, but no absence is registered in the period."""
    august = p("2024-08-05", "2024-08-09")
    fakta = person(LANGT)
    avvik = Avvik("K1", NAVN, "SYKEPENGER", august, fakta, (), krevd_oere=5 * SATS)
    assert egen(forklar(avvik, LOV)) == "UTEN_FRAVAER"


def test_krevd_for_lite_av_grunnlag_uten_tillegg() -> None:
    """§ 8-28: 40,000 counts; the claim was made of another month's 36,000."""
    loenn = {Maaned(2024, 3) - n: Fraction(40_000 if n < 4 else 36_000) for n in range(1, 14)}
    fakta = person(LANGT, loenn=loenn)
    funn = krevd(fakta, 22 * 1785_00)
    assert funn.overkrevd_oere == 22 * (1785_00 - SATS)
    assert egen(funn) == "GRUNNLAG_MAANEDER"


def test_et_beloep_ingen_feil_gir_er_ikke_forklart() -> None:
    funn = krevd(person(LANGT), 22 * SATS + 123_45)
    assert (funn.egne, funn.overkrevd_oere) == ((), 123_45)
