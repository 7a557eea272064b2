"""Kroner per day: pot, refunds first, one rounding, ftrl. §§ 8-10, 22-3."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.vektorlesing import aarlig, alle_typer, periode, vektorer
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.fordeling import Restbeloep, fordel_dag, fordel_en, spor_fordeling
from tilgode.rules.ytelser.sykepenger.grad import Dagsdel, total_sykdomsgrad
from tilgode.values.kalender import er_helg

P = last().paa(date(2020, 1, 1))


def _del(a):
    return Dagsdel(
        inntekt=aarlig(a["inntekt"]),
        grad=Fraction(a["grad"]),
        refusjon=aarlig(a.get("refusjon", a["inntekt"])),
        betales=a.get("betales", True),
        ny_inntekt=aarlig(a["inntektsjustering"]) if "inntektsjustering" in a else 0,
    )


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("avrunding", "fordeling_per_dag"))
def test_fordeling_per_dag(fakta, ventet):
    deler = [_del(a) for a in fakta["arbeidsgivere"]]
    ut = fordel_dag(
        deler, aarlig(fakta["sykepengegrunnlag_begrenset"]), fakta.get("andre_ytelser_prosent", 0)
    )
    assert [
        {"arbeidsgiver": a, "person": p} for a, p in zip(ut.arbeidsgiver, ut.person, strict=True)
    ] == ventet["belop"]
    total = sum(ut.arbeidsgiver) + sum(ut.person)
    svar = {
        "sum_arbeidsgiver": sum(ut.arbeidsgiver),
        "sum_ti_ukedager": 10 * total,
        "sum_elleve_ukedager": 11 * total,
        "total_sykdomsgrad": int(total_sykdomsgrad(deler)),
    }
    for noekkel in set(ventet) - {"belop"}:
        assert svar[noekkel] == ventet[noekkel]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("avrunding", "total"))
def test_total_over_en_tidslinje(fakta, ventet):
    grunnlag = aarlig(fakta["sykepengegrunnlag_begrenset"])
    refusjon = person = 0
    for run in fakta["dager"]:
        del_ = Dagsdel(
            grunnlag, 100, refusjon=260 * run["refusjon"], betales=run["type"] in ("NAV", "AGP_NAV")
        )
        ut = fordel_dag([del_], grunnlag)
        ukedager = sum(not er_helg(dag) for dag in periode(run))
        refusjon += ut.arbeidsgiver[0] * ukedager
        person += ut.person[0] * ukedager
    assert {"total_refusjon": refusjon, "total_person": person} == ventet


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("avrunding", "feil"))
def test_beloep_som_ikke_lar_seg_fordele(fakta, ventet):
    with pytest.raises(Restbeloep) as feil:
        fordel_dag([_del(a) for a in fakta["arbeidsgivere"]], aarlig(fakta["sykepengegrunnlag_begrenset"]))
    assert abs(feil.value.per_dag - Fraction(ventet["rest_per_dag"])) < Fraction(1, 10**9)


def test_alle_typer_er_med():
    assert alle_typer("avrunding") == {"fordeling_per_dag", "total", "feil"}


@pytest.mark.parametrize(
    ("maanedsinntekt", "dagsbeloep"),
    [(31_000, 1431), (49_928, 2304), (49_929, 2304), (Fraction(650_000, 12), 2304), (100_000, 2304)],
)
def test_seks_g_er_taket(maanedsinntekt, dagsbeloep):
    """R-025: 6 G = 599,148 gives 2,304.42 a day, paid as 2,304; 650,000 a year gives no more."""
    inntekt = Fraction(12 * maanedsinntekt)
    ut = fordel_dag([Dagsdel(inntekt, 100, inntekt)], min(inntekt, Fraction(P.tak)))
    assert (ut.arbeidsgiver, ut.person) == ((dagsbeloep,), (0,))
    assert round(Fraction(P.tak, 260), 2) == Fraction("2304.42")


def test_refusjon_gaar_foran_person_og_kuttes_likt_over_taket():
    """Two jobs of 31,000 under 6 G: both claim in full, each gets half the pot."""
    en = Dagsdel(372_000, 100, 372_000)
    assert fordel_dag([en, en], 561_804).arbeidsgiver == (1080, 1080)
    uten = Dagsdel(372_000, 100, 0)
    ut = fordel_dag([en, uten], 561_804)
    assert (ut.arbeidsgiver, ut.person) == ((1431, 0), (0, 730))


def test_refusjonen_stiger_naar_den_andre_arbeidsgiverens_periode_er_over():
    """Section 9.5: 44,000 refunded and 12,000 not, second employer first in its own period."""
    a = Dagsdel(12 * 44_000, 100, 12 * 44_000)
    b = Dagsdel(12 * 12_000, 100, 0)
    i_agp = Dagsdel(12 * 12_000, 100, 0, betales=False)
    assert fordel_dag([a, i_agp], 561_804).arbeidsgiver == (1698, 0)
    ut = fordel_dag([a, b], 561_804)
    assert (ut.arbeidsgiver, ut.person) == ((2031, 0), (0, 130))


def test_krav_over_inntekten_gir_ikke_mer():
    assert fordel_dag([Dagsdel(300_000, 100, 400_000)], 300_000).arbeidsgiver == (1154,)


def test_hver_del_rundes_for_seg():
    """999 a day with half refund: 500 + 500."""
    ut = fordel_dag([Dagsdel(999 * 260, 100, Fraction(999 * 260, 2))], 999 * 260)
    assert (ut.arbeidsgiver, ut.person) == ((500,), (500,))


def test_dekningsgrad_65_prosent():
    """§ 8-47: half sick, 65 percent of the right, above 6 G."""
    ut = fordel_dag([Dagsdel(720_000, 50, Fraction("456053.27"), dekningsgrad=65)], 638_394)
    assert (ut.arbeidsgiver, ut.person) == ((570,), (228,))


@pytest.mark.parametrize(("rest_oere", "stopper"), [(49, False), (50, True)])
def test_en_halv_krone_om_dagen_kan_ikke_vaere_uten_eier(rest_oere, stopper):
    grunnlag = Fraction(260 * (100_000 + rest_oere), 100)
    deler = [Dagsdel(260_000, 100, 260_000)]
    if stopper:
        with pytest.raises(Restbeloep):
            fordel_dag(deler, grunnlag)
    else:
        assert fordel_dag(deler, grunnlag).arbeidsgiver == (1000,)


OERE = st.integers(0, 200_000_000)


@given(OERE, OERE, st.integers(0, 100))
def test_en_arbeidsgiver_i_heltall_er_formelen(inntekt, krav, grad):
    """`fordel_en` in øre and percent is §§ 8-10 and 22-3 written with fractions."""
    tak = P.tak * 100
    refusjon, person = fordel_en(inntekt, krav, min(inntekt, tak), grad, grad, 100 * 100 * 260)
    pott = Fraction(min(inntekt, tak) * grad, 100 * 100 * 260)
    til_arbeidsgiver = min(Fraction(min(krav, inntekt) * grad, 100 * 100 * 260), pott)
    til_person = pott - til_arbeidsgiver
    assert refusjon == (til_arbeidsgiver + Fraction(1, 2)).__floor__()
    assert person == (til_person + Fraction(1, 2)).__floor__()


@given(st.lists(st.tuples(OERE, OERE, st.integers(0, 100)), min_size=1, max_size=4))
def test_det_deles_aldri_ut_mer_enn_potten_og_avrundingen(deler):
    dager = [Dagsdel(Fraction(i, 100), g, Fraction(r, 100)) for i, r, g in deler]
    grunnlag = min(sum((d.inntekt for d in dager), Fraction(0)), Fraction(P.tak))
    ut = fordel_dag(dager, grunnlag)
    pott = grunnlag * ut.utbetalingsgrad / 100 / 260
    delt = sum(ut.arbeidsgiver) + sum(ut.person)
    assert abs(delt - pott) <= len(dager)


@given(OERE, OERE, st.integers(0, 100))
def test_en_arbeidsgiver_er_flere_arbeidsgivere_med_en(inntekt, krav, grad):
    """A second employer without income or sickness changes nothing."""
    en = Dagsdel(Fraction(inntekt, 100), grad, Fraction(krav, 100))
    grunnlag = min(en.inntekt, Fraction(P.tak))
    alene, sammen = fordel_dag([en], grunnlag), fordel_dag([en, Dagsdel(0, 0)], grunnlag)
    assert (sammen.arbeidsgiver, sammen.person) == ((*alene.arbeidsgiver, 0), (*alene.person, 0))


def test_stegene_viser_divisor_grad_og_hver_del():
    """R-266: the explanation of a claim lists 1/260 and the degree."""
    deler = [Dagsdel(600_000, 50, 400_000)]
    grad, pott, refusjon, person = spor_fordeling(deler, P.tak, 0, P)
    assert grad.utfall == 50
    assert (str(pott.hjemmel), dict(pott.parametre)) == ("ftrl. § 8-10 tredje ledd", {"dager_i_aaret": 260})
    assert (str(refusjon.hjemmel), refusjon.utfall) == ("ftrl. § 22-3", 769)
    assert dict(refusjon.fakta)["refusjonskrav"] == 400_000
    assert person.utfall == 383
