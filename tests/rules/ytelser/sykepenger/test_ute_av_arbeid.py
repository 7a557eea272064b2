"""§ 8-47: less than a month out of work, 65 or 100 percent from the 15th day, and whose claim it is (R-034)."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.rules.ytelser.sykepenger.hjelp_vurdering import PARAMETRE, arbeidsgiver, im, p, person, syk
from tilgode.params.tekster import vis_steg
from tilgode.rules.felles.ansettelse import Borte, Fravaersgrunn
from tilgode.rules.felles.opptjening import Arbeidsforhold
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag
from tilgode.rules.ytelser.sykepenger.fakta import Fristutvidelse, Utefakta
from tilgode.rules.ytelser.sykepenger.ute_av_arbeid import Uterett, Uteutfall, finn_uterett, under_gulvet
from tilgode.rules.ytelser.sykepenger.vurdering import vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Sikkerhet
from tilgode.values.tidslinje import Tidslinje

P = PARAMETRE.paa(date(2024, 3, 1))
RETT, FULL = Uteutfall.RETT, Uteutfall.FULL_OPPTJENING
LENGE_UTE, UTEN = Uteutfall.FOR_LENGE_UTE, Uteutfall.UTEN_TIDLIGERE_ARBEID
UT_JANUAR = ("2020-01-01", "2024-01-31")


def rett(dag, *arbeid, utvidelse=Fristutvidelse.INGEN):
    spell = [Arbeidsforhold(date.fromisoformat(f), date.fromisoformat(t) if t else None) for f, t in arbeid]
    dato = date.fromisoformat(dag)
    return finn_uterett(spell, dato, dato, P, utvidelse)


# --- the rule ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dag", "arbeid", "utfall", "bokstav", "prosent"),
    [
        # still out of work: the last day of work is 31 January
        ("2024-02-15", [UT_JANUAR], RETT, "a", 65),
        ("2024-02-29", [UT_JANUAR], RETT, "a", 65),
        ("2024-03-01", [UT_JANUAR], LENGE_UTE, "a", None),
        # back at work, not yet four weeks
        ("2024-02-26", [UT_JANUAR, ("2024-02-12", None)], RETT, "b", 100),
        ("2024-03-15", [UT_JANUAR, ("2024-02-29", None)], RETT, "b", 100),
        ("2024-03-15", [UT_JANUAR, ("2024-03-01", None)], LENGE_UTE, "b", None),
        # back for four weeks: the ordinary right
        ("2024-03-11", [UT_JANUAR, ("2024-02-12", None)], FULL, None, None),
        # not in work for four weeks before the time out, or not known to have worked at all
        ("2024-02-26", [("2024-01-05", "2024-01-31"), ("2024-02-12", None)], UTEN, "b", None),
        ("2024-02-26", [("2024-01-04", "2024-01-31"), ("2024-02-12", None)], RETT, "b", 100),
        ("2024-02-26", [("2024-02-12", None)], UTEN, "b", None),
        ("2024-02-26", [], UTEN, "a", None),
    ],
)
def test_retten(dag, arbeid, utfall, bokstav, prosent):
    svar = rett(dag, *arbeid)
    assert (svar.utfall, svar.hjemmel.bokstav, svar.dekningsgrad) == (utfall, bokstav, prosent)
    assert svar.gir_rett is (utfall is RETT)


def test_femtende_dag_telles_fra_sykmeldingens_foerste():
    svar = rett("2024-02-15", UT_JANUAR)
    assert (svar.ute, svar.foerste_dag) == (p("2024-02-01", "2024-02-14"), date(2024, 2, 29))


def test_egenmelding_foerst_flytter_ikke_femtende_dag():
    """The days run from sykmeldingstidspunktet and not from the first day of absence."""
    svar = finn_uterett(
        [Arbeidsforhold(date(2020, 1, 1), date(2024, 1, 31)), Arbeidsforhold(date(2024, 2, 12))],
        date(2024, 2, 26),
        date(2024, 2, 28),
        P,
    )
    assert svar.foerste_dag == date(2024, 3, 13)


@pytest.mark.parametrize(
    ("dag", "utvidelse", "utfall"),
    [
        ("2024-07-31", Fristutvidelse.SLUTTVEDERLAG, RETT),
        ("2024-08-01", Fristutvidelse.SLUTTVEDERLAG, LENGE_UTE),
        ("2025-01-31", Fristutvidelse.UTDANNINGSPERMISJON, RETT),
        ("2025-02-01", Fristutvidelse.UTDANNINGSPERMISJON, LENGE_UTE),
    ],
)
def test_fristen_kan_vaere_utvidet(dag, utvidelse, utfall):
    """Fourth ledd: six months after severance pay, twelve when study leave is broken off."""
    svar = rett(dag, UT_JANUAR, utvidelse=utvidelse)
    assert svar.utfall is utfall


def test_gulvet_er_en_g():
    assert not under_gulvet(Fraction(P.gulv_g), P)
    assert under_gulvet(Fraction(P.gulv_g) - Fraction(1, 100), P)


def test_deaktivert_arbeid_teller_ikke():
    spell = [Arbeidsforhold(date(2020, 1, 1), date(2024, 1, 31), deaktivert=True)]
    svar = finn_uterett(spell, date(2024, 2, 15), date(2024, 2, 15), P)
    assert svar == Uterett(UTEN, svar.hjemmel)


# --- in the assessment --------------------------------------------------------------------------------

TIDLIGERE = p("2020-01-01", "2024-01-21")
ANSATT = (p("2024-02-05", "2999-12-31"),)


def stilling(inntekt=30_000, krav=None, **annet):
    """Employed from 5 February, sick from the 19th: the 15th day is 4 March."""
    felles = {"ansatt": ANSATT, "inntektsmeldinger": (im("2024-02-19", inntekt),), "navn": "a"} | annet
    return arbeidsgiver(syk("2024-02-19", "2024-03-15"), inntekt=inntekt, krav=krav, **felles)


def vurder(*stillinger, **annet):
    return vurder_refusjon(person(*stillinger, kjente_arbeidsgivere=False, **annet), PARAMETRE)


def fortalt(forskuttert=True, tidligere=(TIDLIGERE,), utvidelse=Fristutvidelse.INGEN):
    return Utefakta(tidligere, utvidelse, forskuttert)


def dager(vurdering):
    return [
        (
            r.klasse_ukedag.klasse.value,
            r.periode.fom.isoformat(),
            r.refusjon_oere_per_dag,
            r.person_oere_per_dag,
        )
        for r in vurdering.arbeidsgivere["a"].loep
    ]


def steg(vurdering, dag="2024-03-06"):
    return {s.regel: s for s in vurdering.steg(dag=date.fromisoformat(dag), navn="a")}


def test_i_arbeid_igjen_og_forskuttert_gir_full_refusjon_fra_dag_femten():
    """Fourteen days of nobody's, then 100 percent: two days are counted in the period, the rest is Nav's."""
    vurdering = vurder(stilling(), ute_av_arbeid=fortalt())
    assert dager(vurdering) == [
        ("X", "2024-02-19", 0, 0),
        ("Q", "2024-03-04", 138_500, 0),
        ("N", "2024-03-06", 138_500, 0),
    ]
    assert vurdering.refusjon_oere == 10 * 138_500
    loep = vurdering.arbeidsgivere["a"].loep
    assert loep[0].klasse_ukedag.avslag == (Avslag.MANGLENDE_OPPTJENING,)
    assert {str(r.klasse_ukedag.hjemmel) for r in loep[1:]} == {"ftrl. § 8-47 sjette ledd"}


def test_uten_forskuttering_er_det_den_ansattes_og_ingen_refusjon():
    vurdering = vurder(stilling(), ute_av_arbeid=fortalt(forskuttert=False))
    assert vurdering.refusjon_oere == 0
    assert dager(vurdering)[-1] == ("N", "2024-03-06", 0, 138_500)
    assert steg(vurdering)["sykepenger.ute_av_arbeid.forskuttert"].utfall is False


def test_fremdeles_ute_gir_65_prosent():
    """In unpaid leave from 5 February, sick in it: 30 000 x 12 x 65 / 100 / 260 = 900."""
    borte = (Borte(p("2024-02-05", "2024-06-30"), Fravaersgrunn.ANNEN_PERMISJON),)
    fakta = stilling(ansatt=(p("2015-01-01", "2999-12-31"),), borte=borte)
    vurdering = vurder(fakta, ute_av_arbeid=fortalt(tidligere=()))
    assert dager(vurdering)[-1] == ("N", "2024-03-06", 90_000, 0)
    assert vurdering.refusjon_oere == 10 * 90_000
    egne = steg(vurdering)
    assert (
        egne["sykepenger.ute_av_arbeid.rett"].utfall,
        str(egne["sykepenger.ute_av_arbeid.rett"].hjemmel),
    ) == (
        date(2024, 3, 4),
        "ftrl. § 8-47 første ledd bokstav a",
    )


def test_krav_under_retten_deles_med_den_ansatte():
    """Half the pay claimed at 65 percent: 450 to the employer, 450 to the employee."""
    borte = (Borte(p("2024-02-05", "2024-06-30"), Fravaersgrunn.ANNEN_PERMISJON),)
    fakta = stilling(krav=15_000, ansatt=(p("2015-01-01", "2999-12-31"),), borte=borte)
    assert dager(vurder(fakta, ute_av_arbeid=fortalt(tidligere=())))[-1][2:] == (45_000, 45_000)


def test_to_stillinger_ved_samme_underenhet_deler_65_prosent():
    """20 000 and 10 000: 900 kroner a day, two to one."""
    borte = (Borte(p("2024-02-05", "2024-06-30"), Fravaersgrunn.ANNEN_PERMISJON),)
    felles = {
        "ansatt": (p("2015-01-01", "2999-12-31"),),
        "borte": borte,
        "virksomhet": Tidslinje.av((p("2015-01-01", "2999-12-31"), "315550106")),
    }
    vurdering = vurder(
        stilling(20_000, **felles),
        stilling(10_000, **felles | {"navn": "b"}),
        ute_av_arbeid=fortalt(tidligere=()),
    )
    deler = [vurdering.arbeidsgivere[n].loep[-1].refusjon_oere_per_dag for n in "ab"]
    assert deler == [60_000, 30_000]


def test_grunnlag_under_en_g_gir_ingenting():
    """9 000 a month is 108 000: above half of G (118 620 in 2023), below the whole."""
    vurdering = vurder(stilling(9_000), ute_av_arbeid=fortalt())
    assert vurdering.refusjon_oere == 0
    assert {k for k, *_ in dager(vurdering)} == {"X"}
    assert steg(vurdering)["sykepenger.ute_av_arbeid.gulv"].utfall is False


def test_fortalt_arbeid_som_henger_sammen_er_full_opptjening():
    """Told of another job until the Friday before: § 8-2 is met, so Nav pays from the first day."""
    vurdering = vurder(stilling(), ute_av_arbeid=fortalt(tidligere=(p("2020-01-01", "2024-02-02"),)))
    assert dager(vurdering)[0] == ("Q", "2024-02-19", 138_500, 0)
    assert {r.sikkerhet for r in vurdering.arbeidsgivere["a"].loep} == {Sikkerhet.EKSAKT}


def test_fortalt_men_for_lenge_ute_er_avslag_med_grunn():
    vurdering = vurder(stilling(), ute_av_arbeid=fortalt(tidligere=(p("2020-01-01", "2023-12-31"),)))
    assert vurdering.refusjon_oere == 0
    avslag = steg(vurdering)["sykepenger.ute_av_arbeid.avslag"]
    assert avslag.utfall == "FOR_LENGE_UTE"
    assert "en måned eller mer uten arbeid" in vis_steg(avslag)


def test_uten_at_noen_har_sagt_det_regnes_ingen_refusjon_etter_regelen():
    """An earlier post here and 15 days between: the step says what § 8-47 would give, the amounts stay a bound."""
    virksomhet = Tidslinje.av((p("2015-01-01", "2999-12-31"), "315550106"))
    foer = arbeidsgiver(navn="b", ansatt=(TIDLIGERE,), loenn={}, virksomhet=virksomhet)
    naa = stilling(virksomhet=virksomhet)
    assert dager(vurder(naa, foer))[0] == ("P", "2024-02-19", 0, 0), "back within two weeks (§ 8-18)"
    senere = vurder(naa, replace(foer, ansatt=(p("2020-01-01", "2024-01-20"),)))
    assert dager(senere)[0] == ("Q", "2024-02-19", 138_500, 0)
    assert {r.sikkerhet for r in senere.arbeidsgivere["a"].loep} == {Sikkerhet.GRENSE}
    mulig = steg(senere)["sykepenger.ute_av_arbeid.mulig"]
    assert (mulig.utfall, dict(mulig.fakta)["dekningsgrad"]) == (date(2024, 3, 4), 100)
    assert "Ingen refusjon er regnet" in vis_steg(mulig)


def test_uten_kjent_arbeid_sies_ingenting_om_regelen():
    """A new employee of whom nothing else is known: neither refused nor given."""
    assert not {regel for regel in steg(vurder(stilling())) if "ute_av_arbeid" in regel}


def test_uten_kjente_ansettelser_avgjoer_det_fortalte():
    """What is told is all the work there is; the sixteen days are the employer's, and never refunded."""
    vurdering = vurder(stilling(ansatt=()), ute_av_arbeid=fortalt(tidligere=(p("2020-01-01", "2024-02-09"),)))
    assert dager(vurdering) == [("P", "2024-02-19", 0, 0), ("N", "2024-03-06", 90_000, 0)]
    assert vurdering.refusjon_oere == 8 * 90_000


@pytest.mark.parametrize("spraak", ["nb", "nn", "en"])
def test_hvert_steg_kan_leses(spraak):
    for forskuttert in (True, False):
        for ett in vurder(stilling(), ute_av_arbeid=fortalt(forskuttert)).steg():
            assert vis_steg(ett, spraak)
