"""A person's positions at one underenhet are one employer, ftrl. §§ 8-13, 8-18, 8-19, 22-3."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.ytelser.sykepenger.hjelp_vurdering import (
    ALLTID,
    PARAMETRE,
    arbeidsgiver,
    p,
    person,
    syk,
)
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype
from tilgode.rules.ytelser.sykepenger.fordeling import fordel_dag
from tilgode.rules.ytelser.sykepenger.grad import Dagsdel
from tilgode.rules.ytelser.sykepenger.virksomhet import fordel_paa_stillinger
from tilgode.rules.ytelser.sykepenger.vurdering import vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Sikkerhet
from tilgode.values.tidslinje import Tidslinje

SYKEHJEM, SKOLE = "315550106", "315550203"


def stilling(navn, *loep, ved=SYKEHJEM, inntekt=15_000, **annet):
    """A position at one underenhet; `ved` may be a timeline."""
    virksomhet = ved if isinstance(ved, Tidslinje) else Tidslinje.av((ALLTID, ved))
    return arbeidsgiver(*loep, navn=navn, inntekt=inntekt, virksomhet=virksomhet, **annet)


def vurder(*stillinger, **annet):
    return vurder_refusjon(person(*stillinger, **annet), PARAMETRE)


def navs_dager(vurdering, navn):
    return [
        (r.periode.fom.isoformat(), r.refusjon_oere_per_dag)
        for r in vurdering.arbeidsgivere[navn].loep
        if r.klasse_ukedag.klasse.value == "N"
    ]


# --- the count (§ 8-19) ----------------------------------------------------------------------------


def test_fravaer_i_en_stilling_teller_i_arbeidsgiverperioden_til_den_andre():
    """§ 8-19: sick in position a 1-16 January, in b from the 17th: the employer has had its 16 days."""
    a = stilling("a", syk("2018-01-01", "2018-01-16"))
    b = stilling("b", syk("2018-01-17", "2018-01-31"))
    assert navs_dager(vurder(a, b), "b") == [("2018-01-17", 69_200)], "15 000 x 12 / 260 = 692"


def test_stillinger_i_hver_sin_virksomhet_har_hver_sin_arbeidsgiverperiode():
    """Nav knows an employer by its underenhet."""
    a = stilling("a", syk("2018-01-01", "2018-01-16"))
    b = stilling("b", syk("2018-01-17", "2018-01-31"), ved=SKOLE)
    assert navs_dager(vurder(a, b), "b") == []


def test_to_stillinger_syke_samtidig_har_en_felles_periode():
    a, b = (stilling(navn, syk("2018-01-01", "2018-01-31")) for navn in "ab")
    utfall = vurder(a, b).arbeidsgivere
    assert utfall["a"].arbeidsgiverperioder == utfall["b"].arbeidsgiverperioder
    assert [d.lengde_dager for d in utfall["a"].arbeidsgiverperioder[0].dager] == [16]


def test_opphold_brytes_av_fravaer_i_den_andre_stillingen():
    """§ 8-19 third ledd: 20 days between the absences in a, but b was away in them: the period goes on."""
    a = stilling("a", syk("2018-01-01", "2018-01-10"), syk("2018-01-31", "2018-02-28"))
    b = stilling("b", syk("2018-01-15", "2018-01-20"))
    (periode,) = vurder(a, b).arbeidsgivere["a"].arbeidsgiverperioder
    assert periode.dager[-1].tom == date(2018, 1, 20)
    assert navs_dager(vurder(a, b), "a") == [("2018-01-31", 69_200)]


def test_flytting_til_en_annen_underenhet_starter_ikke_perioden_paa_nytt():
    """A reorganisation on 10 January: the days counted before it stand (§ 8-19, § 8-18 second ledd)."""
    flyttet = Tidslinje.av((p("2015-01-01", "2018-01-09"), SKOLE), (p("2018-01-10", "2099-12-31"), SYKEHJEM))
    a = stilling("a", syk("2018-01-01", "2018-01-31"), ved=flyttet)
    b = stilling("b")
    assert navs_dager(vurder(a, b), "a") == [("2018-01-17", 69_200)]


def test_felles_telling_bare_mens_stillingene_er_i_samme_virksomhet():
    """Position a is at the school until 31 January, so b's sickness in January is another employer's."""
    flyttet = Tidslinje.av((p("2015-01-01", "2018-01-31"), SKOLE), (p("2018-02-01", "2099-12-31"), SYKEHJEM))
    a = stilling("a", syk("2018-01-25", "2018-02-20"), ved=flyttet)
    b = stilling("b", syk("2018-01-01", "2018-01-16"))
    (periode,) = vurder(a, b).arbeidsgivere["a"].arbeidsgiverperioder
    assert (periode.dager[0].fom, periode.dager[-1].tom) == (date(2018, 1, 25), date(2018, 2, 9))


@pytest.mark.parametrize(("start", "fortsetter"), [("2018-01-26", True), ("2018-01-27", False)])
def test_ny_stilling_innen_to_uker_fortsetter_perioden(start, fortsetter):
    """§ 8-18 second ledd: 14 days between two posts is one employment, 15 is two."""
    gammel = stilling(
        "a", syk("2018-01-02", "2018-01-11"), ved=Tidslinje.av((p("2015-01-01", "2018-01-11"), SKOLE))
    )
    ny = stilling("b", syk(start, "2018-02-28"), ved=Tidslinje.av((p(start, "2099-12-31"), SYKEHJEM)))
    (*_, periode) = vurder(gammel, ny, opptjening_oppfylt=True).arbeidsgivere["b"].arbeidsgiverperioder
    assert (periode.dager[0].fom == date(2018, 1, 2)) is fortsetter


# --- the day's money (§§ 8-10, 8-13, 22-3) -----------------------------------------------------------


def test_refusjonen_rundes_en_gang_og_deles_paa_oeret():
    """Two halves of 15 000: 30 000 x 12 / 260 = 1385 for the employer, not 692 + 692."""
    a, b = (stilling(navn, syk("2018-01-01", "2018-01-31")) for navn in "ab")
    utfall = vurder(a, b)
    assert navs_dager(utfall, "a") == navs_dager(utfall, "b") == [("2018-01-17", 69_250)]


def test_syk_i_en_stilling_av_to_er_gradert_hos_arbeidsgiveren():
    """§ 8-13: away from 15 000 of 25 000 is 60 percent, and the refund goes to the position that is sick."""
    a = stilling("a", syk("2018-01-01", "2018-01-31"))
    b = stilling("b", inntekt=10_000)
    utfall = vurder(a, b)
    (navs,) = [r for r in utfall.arbeidsgivere["a"].loep if r.refusjon_oere_per_dag]
    assert (navs.totalgrad, navs.refusjon_oere_per_dag) == (60, 69_200)
    assert utfall.arbeidsgivere["b"].refusjon_oere == 0


def test_seks_g_deles_etter_det_hver_stilling_krever():
    """6 G 2018-01-01 is 561 804, 2161 a day: 40 000 and 20 000 share it two to one."""
    a = stilling("a", syk("2018-01-01", "2018-01-31"), inntekt=40_000)
    b = stilling("b", syk("2018-01-01", "2018-01-31"), inntekt=20_000)
    utfall = vurder(a, b)
    assert navs_dager(utfall, "a") == [("2018-01-17", 144_067)]
    assert navs_dager(utfall, "b") == [("2018-01-17", 72_033)]


def test_stilling_med_opphoert_refusjon_faar_ingenting_av_delingen():
    a, b = (
        stilling(navn, syk("2018-01-01", "2018-01-31"), krav=krav) for navn, krav in (("a", 15_000), ("b", 0))
    )
    utfall = vurder(a, b)
    assert navs_dager(utfall, "a") == [("2018-01-17", 69_200)]
    assert utfall.arbeidsgivere["b"].refusjon_oere == 0


def test_ferie_i_den_ene_stillingen_tar_ikke_den_andres_dager():
    a = stilling("a", syk("2018-01-01", "2018-01-31"))
    b = stilling("b", syk("2018-01-01", "2018-01-19"), syk("2018-01-20", "2018-01-31", type_=Dagtype.FERIE))
    assert vurder(a, b).arbeidsgivere["a"].loep[-1].refusjon_oere_per_dag == 69_200


def test_stillinger_i_samme_virksomhet_gjoer_ikke_beloepet_usikkert():
    """One employer below 6 G is exact even when the person has two positions; two employers are not."""
    ett, to = (
        vurder(
            stilling("a", syk("2024-01-01", "2024-01-31")),
            stilling("b", syk("2024-01-01", "2024-01-31"), ved=ved),
            kjente_arbeidsgivere=False,
        )
        for ved in (SYKEHJEM, SKOLE)
    )
    assert ett.arbeidsgivere["a"].loep[-1].sikkerhet is Sikkerhet.EKSAKT
    assert to.arbeidsgivere["a"].loep[-1].sikkerhet is Sikkerhet.GRENSE


def test_stegene_forteller_om_fellesskapet():
    a = stilling("a", syk("2018-01-01", "2018-01-31"))
    b = stilling("b", syk("2018-01-17", "2018-01-31"))
    regler = {steg.regel: steg for steg in vurder(a, b).steg(dag=date(2018, 1, 18), navn="b")}
    assert str(regler["sykepenger.virksomhet.telling"].hjemmel).startswith("ftrl. § 8-19")
    assert regler["sykepenger.virksomhet.stilling"].utfall == 69_250
    assert regler["sykepenger.fordeling.refusjon"].utfall == 1385


def test_uten_virksomhet_er_hver_sin_egen_arbeidsgiver():
    a = arbeidsgiver(syk("2018-01-01", "2018-01-16"), navn="a")
    b = arbeidsgiver(syk("2018-01-17", "2018-01-31"), navn="b")
    assert navs_dager(vurder(a, b), "b") == []


deler = st.builds(
    Dagsdel,
    inntekt=st.integers(1, 900_000).map(Fraction),
    grad=st.sampled_from((0, 20, 50, 60, 100)).map(Fraction),
    refusjon=st.integers(0, 900_000).map(Fraction),
    betales=st.booleans(),
    ny_inntekt=st.just(0),
    dekningsgrad=st.just(100),
)


@given(st.lists(deler, min_size=2, max_size=4))
def test_stillingenes_deler_er_noeyaktig_arbeidsgiverens_kroner(deler):
    """One employer: what the positions get is the day's amount of the employer, to the øre."""
    grunnlag = min(sum(d.inntekt for d in deler), Fraction(600_000))
    delt = fordel_paa_stillinger(deler, (0,) * len(deler), grunnlag, Fraction(0), 260)
    inntekt = sum(d.inntekt for d in deler)
    syk_inntekt = sum(d.inntekt * d.grad for d in deler if d.betales)
    krevd = sum(d.refusjon * d.grad for d in deler if d.betales)
    grad = syk_inntekt / inntekt
    samlet = fordel_dag(
        [Dagsdel(inntekt, grad, krevd / grad if grad else Fraction(0), betales=True)], grunnlag
    )
    assert sum(delt.arbeidsgiver) == samlet.arbeidsgiver[0] * 100
    assert sum(delt.person) == samlet.person[0] * 100
    assert all(oere == 0 for oere, d in zip(delt.arbeidsgiver, deler, strict=True) if not d.betales)


@given(st.lists(deler, min_size=1, max_size=4))
def test_hver_sin_arbeidsgiver_gir_det_samme_som_foer(deler):
    grunnlag = min(sum(d.inntekt for d in deler), Fraction(600_000))
    hver = fordel_paa_stillinger(deler, tuple(range(len(deler))), grunnlag, Fraction(0), 260)
    vanlig = fordel_dag(deler, grunnlag)
    assert hver.arbeidsgiver == tuple(100 * kroner for kroner in vanlig.arbeidsgiver)
    assert hver.person == tuple(100 * kroner for kroner in vanlig.person)
