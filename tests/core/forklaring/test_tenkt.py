"""R-303: the law under other facts, before and after; every figure is counted by hand from the paragraph.

The case of `sak`: sick from Monday 4 March 2024 on 40 000 kroner a month. The employer pays 16 days, to
19 March (§ 8-19). Nav pays 480 000 / 260 = 1 846 kroner a weekday from the 20th (§ 8-10).
"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.forklaring.sak import EGENMELDING, NAVN, SYK, d, grad, p, person
from tilgode.core.forklaring.tenkt import Tenktvalg, finn_endringer
from tilgode.core.forklaring.tenkt_utfall import Tenktutfall, sammenlign
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.vurdering import vurder_refusjon

MARS, APRIL = p("2024-03-01", "2024-03-31"), p("2024-04-01", "2024-04-30")
SATS = 184_600
#: Weekdays Nav pays in March: 20-22 and 25-29.
MARSDAGER = 8


def hvis(valg, fakta=None, periode=MARS, ytelse="SYKEPENGER") -> Tenktutfall:
    fakta = fakta or person((p("2024-03-04", "2024-04-14"), SYK))
    foer = vurder_refusjon(fakta, last())
    return sammenlign(foer, finn_endringer(valg, foer, NAVN, periode), NAVN, ytelse, periode)


def ulike(utfall: Tenktutfall) -> list[date]:
    return [dag.dag for dag in (*utfall.dager, *utfall.andre) if dag.er_ulik]


def test_uten_endring_er_alt_likt():
    utfall = hvis(Tenktvalg())
    assert (utfall.foer_oere, utfall.etter_oere) == (MARSDAGER * SATS, MARSDAGER * SATS)
    assert (ulike(utfall), utfall.foerste_ulike, utfall.utenfor_oere) == ([], None, 0)
    assert len(utfall.dager) == 31
    assert not any(par.er_ulik for par in utfall.steg(d("2024-03-20")))


def test_ferie_i_sykmeldingen_gir_ingen_sykepenger_de_dagene():
    utfall = hvis(Tenktvalg(ferie=(p("2024-03-25", "2024-03-26"),)))
    assert utfall.forskjell_oere == -2 * SATS
    assert ulike(utfall) == [d("2024-03-25"), d("2024-03-26")]
    assert utfall.foerste_ulike == d("2024-03-25")


def test_grad_60_prosent_gir_60_prosent_av_dagsbeloepet_etter_8_13():
    utfall = hvis(Tenktvalg(grad=60))
    assert utfall.etter_oere == MARSDAGER * 110_800
    april = hvis(Tenktvalg(grad=60, gradperiode=p("2024-03-28", "2024-03-29")))
    assert april.forskjell_oere == -2 * (SATS - 110_800)


def test_grad_under_20_prosent_gir_ingenting_etter_8_13():
    assert hvis(Tenktvalg(grad=19)).etter_oere == 0
    assert hvis(Tenktvalg(grad=20)).etter_oere == MARSDAGER * 36_900


def test_kortere_sykmelding_tar_bort_dagene_etter():
    utfall = hvis(Tenktvalg(sykmelding=p("2024-03-04", "2024-03-21")))
    assert utfall.etter_oere == 2 * SATS
    assert utfall.utenfor_oere == -10 * SATS, "1-12 April are other claims' weekdays"


def test_lengre_sykmelding_gir_flere_dager_med_samme_refusjon():
    fakta = person((p("2024-03-04", "2024-03-22"), SYK), refusjon=None)
    kort = person((p("2024-03-04", "2024-03-22"), SYK))
    fakta = person(
        (p("2024-03-04", "2024-03-22"), SYK),
        refusjon=kort.arbeidsgivere[0].refusjon.avgrens(p("2024-03-04", "2024-03-22")),
    )
    utfall = hvis(Tenktvalg(sykmelding=p("2024-03-04", "2024-03-29")), fakta)
    assert (utfall.foer_oere, utfall.etter_oere) == (3 * SATS, MARSDAGER * SATS)


def test_sykmelding_fra_en_tidligere_dag_flytter_arbeidsgiverperioden():
    utfall = hvis(Tenktvalg(sykmelding=p("2024-03-01", "2024-04-14")))
    assert utfall.forskjell_oere == 2 * SATS, "1-16 March, so 18 and 19 March are weekdays of Nav's"


def test_egenmelding_foran_teller_i_arbeidsgiverperioden():
    utfall = hvis(Tenktvalg(egenmelding=p("2024-03-01", "2024-03-01")))
    assert utfall.forskjell_oere == 2 * SATS, (
        "with the weekend between: three days earlier, to Saturday the 16th"
    )
    fakta = person((p("2024-03-01", "2024-03-01"), EGENMELDING), (p("2024-03-04", "2024-04-14"), SYK))
    assert hvis(Tenktvalg(uten_egenmelding=True), fakta).forskjell_oere == -2 * SATS


def test_inntekt_endrer_dagsbeloepet_og_en_hel_refusjon_foelger_med():
    from fractions import Fraction

    from tilgode.values.tidslinje import Tidslinje

    grunn = person((p("2024-03-04", "2024-04-14"), SYK))
    hel = Tidslinje.av((p("2024-03-04", "2024-04-14"), Fraction(40_000)))
    delvis = Tidslinje.av((p("2024-03-04", "2024-04-14"), Fraction(30_000)))
    for refusjon, ny_sats in ((hel, 207_700), (delvis, 138_500)):
        arbeidsgiver = replace(grunn.arbeidsgivere[0], refusjon=refusjon)
        utfall = hvis(Tenktvalg(inntekt_oere=4_500_000), replace(grunn, arbeidsgivere=(arbeidsgiver,)))
        assert utfall.etter_oere == MARSDAGER * ny_sats


def test_refusjon_til_en_dag_stanser_kravet_etter_den():
    assert hvis(Tenktvalg(refusjon_til=d("2024-03-21"))).etter_oere == 2 * SATS


def test_slutt_paa_arbeidsforholdet_stanser_kravet_etter_den():
    assert hvis(Tenktvalg(slutt=d("2024-03-20"))).etter_oere == SATS


def test_fritak_etter_8_20_gir_refusjon_i_arbeidsgiverperioden_paa_et_annet_krav():
    utfall = hvis(Tenktvalg(fritak_fra=d("2024-01-01")))
    assert utfall.forskjell_oere == 0
    assert utfall.utenfor_oere > 0
    agp = hvis(Tenktvalg(fritak_fra=d("2024-01-01")), ytelse="SYKEPENGER_AGP")
    assert agp.forskjell_oere == utfall.utenfor_oere
    assert {dag.etter.ytelse for dag in agp.dager if dag.er_ulik} == {"SYKEPENGER_AGP"}


def test_flere_endringer_sammen():
    utfall = hvis(Tenktvalg(grad=60, ferie=(p("2024-03-20", "2024-03-20"),), slutt=d("2024-03-22")))
    assert utfall.etter_oere == 2 * 110_800


def test_steg_som_er_ulike_staar_ved_siden_av_hverandre():
    par = hvis(Tenktvalg(grad=60)).steg(d("2024-03-20"))
    assert any(ett.er_ulik for ett in par)
    assert any(not ett.er_ulik for ett in par)
    assert all(ett.foer is not None or ett.etter is not None for ett in par)
    byttet = [ett for ett in par if ett.er_ulik and ett.foer and ett.etter]
    assert all(ett.foer.regel == ett.etter.regel for ett in byttet)


@pytest.mark.parametrize(
    ("tidligere", "mars"),
    [
        # another job until the Friday before the employment here: § 8-2 is met, Nav pays from 4 March
        (p("2020-01-01", "2024-02-16"), 20 * SATS),
        # three weeks out of work: § 8-47, from the fifteenth day, 18 March
        (p("2020-01-01", "2024-01-29"), 10 * SATS),
        # more than a month out of work: no right yet
        (p("2020-01-01", "2024-01-15"), 0),
    ],
)
def test_tidligere_arbeid_for_en_nyansatt(tidligere, mars):
    """Employed from Monday 19 February, sick after two weeks: not known here, so all of March is a bound."""
    fakta = replace(
        person((p("2024-03-04", "2024-04-14"), SYK), ansatt=(p("2024-02-19", "2999-12-31"),)),
        opptjening_oppfylt=None,
        kjente_arbeidsgivere=False,
    )
    utfall = hvis(Tenktvalg(tidligere_arbeid=tidligere), fakta)
    assert (utfall.foer_oere, utfall.etter_oere) == (20 * SATS, mars)


@pytest.mark.parametrize("valg", [Tenktvalg(grad=101), Tenktvalg(inntekt_oere=-1)])
def test_umulig_valg_sies_ifra_om(valg):
    with pytest.raises(ValueError):
        hvis(valg)


@given(
    st.builds(
        Tenktvalg,
        grad=st.none() | st.integers(0, 100),
        sykmelding=st.none() | st.just(p("2024-03-06", "2024-03-27")),
        ferie=st.sampled_from([(), (p("2024-03-21", "2024-04-02"),)]),
        refusjon_til=st.none() | st.dates(date(2024, 3, 1), date(2024, 4, 20)),
        slutt=st.none() | st.dates(date(2024, 3, 1), date(2024, 4, 20)),
        fritak_fra=st.none() | st.just(date(2024, 1, 1)),
        tidligere_arbeid=st.none() | st.just(p("2014-01-01", "2014-12-10")),
    )
)
def test_dagene_summerer_alltid_til_forskjellen(valg):
    """No øre made or lost: what the days differ by is what the claim and the rest differ by."""
    utfall = hvis(
        valg, person((p("2024-03-04", "2024-04-14"), SYK), (p("2024-04-05", "2024-04-14"), grad(50)))
    )
    alle = (*utfall.dager, *utfall.andre)
    assert sum(x.etter_oere - x.foer_oere for x in alle) == utfall.forskjell_oere + utfall.utenfor_oere
    hele = sum(v.refusjon_oere for v in utfall.etter.arbeidsgivere.values())
    assert hele - utfall.foer.refusjon_oere == utfall.forskjell_oere + utfall.utenfor_oere
