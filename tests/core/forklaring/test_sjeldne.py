"""The rarer causes: another skjæringstidspunkt, a weekend, below 20 per cent, other jobs and benefits, opptjening.

Where the law gives the same amount for two causes, both must be among the answers.
"""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.core.forklaring.sak import EGENMELDING, NAVN, SYK, d, forklart, grad, koder, navs_linjer, p, person
from tilgode.core.forklaring import Forklaring
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Dag,
    Dagtype,
    Inntektsopplysning,
    Personfakta,
)
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje

APRIL = p("2024-04-01", "2024-04-30")
LANGT = (p("2024-03-04", "2024-06-15"), SYK)
EVIG = Periode(date(2010, 1, 1), date(2999, 12, 31))


def mulige(funn: Forklaring) -> set[str]:
    return {a.kode for alternativ in funn.alternativer for a in alternativ.aarsaker}


def test_skjaeringstidspunktet_til_fravaeret_foer() -> None:
    """§ 8-28: Nav keeps the basis of an absence in January: the pay of October to December, not of the autumn's raise."""
    loenn = {Maaned(2024, 3) - n: Fraction(40_000 if n < 3 else 37_000) for n in range(1, 16)}
    inntekter = (
        Inntektsopplysning(d("2024-01-08"), Fraction(37_000)),
        Inntektsopplysning(d("2024-03-04"), Fraction(40_000)),
    )
    dager = ((p("2024-01-08", "2024-01-26"), SYK), LANGT)
    vaart = person(*dager, loenn=loenn, inntektsmeldinger=inntekter)
    vedtatt = Tidslinje.av((LANGT[0], d("2024-01-08")))
    funn = forklart(vaart, navs_linjer(replace(vaart, vedtatt_skjaeringstidspunkt=vedtatt), APRIL), APRIL)
    assert koder(funn) == ["SKJAERINGSTIDSPUNKT"]
    assert ("skjaeringstidspunkt_nav", "2024-01-08") in funn.aarsaker[0].fakta


def test_helgen_mellom_egenmelding_og_sykmelding_var_frisk() -> None:
    """§ 8-19: self-certified to Friday, a sick note from Monday; the weekend does not count, so Nav begins later."""
    fredag, mandag = p("2024-03-13", "2024-03-15"), p("2024-03-16", "2024-04-30")
    vaart = person((fredag, EGENMELDING), (mandag, SYK), start=fredag.fom)
    helg = (p("2024-03-16", "2024-03-17"), Dag(Dagtype.ARBEID))
    nav = person((fredag, EGENMELDING), (mandag, SYK), helg, start=fredag.fom)
    mars = p("2024-03-28", "2024-04-30")
    assert "AGP_HELG" in mulige(
        forklart(vaart, navs_linjer(nav, mars), mars, sykmeldinger=(p("2024-03-18", "2024-04-30"),))
    )


def test_graden_gikk_under_tjue_prosent() -> None:
    """§ 8-13: 40 per cent in the note; from 15 April 10 per cent, which gives nothing."""
    notat = p("2024-04-01", "2024-04-30")
    dager = (LANGT, (notat, grad(40)))
    nav = person(*dager, (p("2024-04-15", "2024-04-30"), grad(10)))
    mai = navs_linjer(nav, p("2024-05-01", "2024-05-31"))
    assert mai
    funn = forklart(person(*dager), navs_linjer(nav, APRIL), APRIL, sykmeldinger=(notat,))
    assert "UNDER_20_PROSENT" in mulige(funn)


def test_en_annen_jobb_deler_paa_seks_g() -> None:
    """§§ 8-10, 8-32: 40,000 here and 60,000 there is above 6 G, so each is cut; the figure is never certain."""
    vaart = person(LANGT)
    annen = Arbeidsgiverfakta(
        "2-1", Tidslinje(), {Maaned(2024, 3) - n: Fraction(60_000) for n in range(1, 13)}, ansatt=(EVIG,)
    )
    nav: Personfakta = replace(vaart, arbeidsgivere=(*vaart.arbeidsgivere, annen))
    funn = forklart(vaart, navs_linjer(nav, APRIL), APRIL)
    assert "ANNEN_ARBEIDSGIVER" in mulige(funn)
    assert funn.sikkerhet.value != "SIKKER"


def test_en_annen_ytelse_ser_ut_som_en_grad_og_er_aldri_sikker() -> None:
    """§ 8-48: half of each day is another benefit; so would a degree of 50 be: both are told."""
    vaart = person(LANGT)
    nav = replace(vaart, andre_ytelser=Tidslinje.av((LANGT[0], Fraction(50))))
    funn = forklart(vaart, navs_linjer(nav, APRIL), APRIL)
    assert {"ANDRE_YTELSER", "FEIL_GRAD"} <= mulige(funn)
    assert funn.sikkerhet.value != "SIKKER"


def test_fire_ukers_opptjening_er_ikke_oppfylt() -> None:
    """§ 8-2: employed from 12 February, sick from 4 March: three weeks."""
    funn = forklart(person(LANGT), (), APRIL, startdato=d("2024-02-12"), alder_dager=500)
    assert koder(funn) == ["OPPTJENING"]
    assert NAVN in {a.navn for a in person(LANGT).arbeidsgivere}
