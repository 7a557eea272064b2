"""The three bands agree with their totals, and days agree with runs."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.core import dagregnskap
from tilgode.core.dagregnskap import Beloepspost, Metode, Slag, Ventet, fordel, legg_ut, satser_av, satsloep
from tilgode.values.beloep import fordel_oere
from tilgode.values.kalender import antall_virkedager, er_helg, virkedager
from tilgode.values.periode import Periode


def d(tekst):
    return date.fromisoformat(tekst)


def foer(ventet, poster):
    """Each amount laid out by what is expected, and set beside it."""
    satser = satser_av(ventet)
    return dagregnskap.foer(ventet, [fordel(post, satser) for post in poster])


def nav(fom, tom, dagsbeloep, grad=100):
    return Ventet(d(fom), d(tom), "N", "N", Decimal(grad), dagsbeloep, "ftrl-8-11")


def post(oere, fom="2024-06-17", tom="2024-06-30", slag=Slag.KREVD, kilde="K1"):
    return Beloepspost(kilde, slag, d(fom) if fom else None, d(tom) if tom else None, oere)


def test_krav_paa_noeyaktig_det_loven_gir_faar_lovens_dager():
    bok = foer([nav("2024-06-17", "2024-06-23", 1000), nav("2024-06-24", "2024-06-30", 500)], [post(7500)])
    assert [(r.ventet_oere, r.krevd_oere) for r in bok.dager if not er_helg(r.fom)] == [(1000, 1000)] * 5 + [
        (500, 500)
    ] * 5
    assert bok.ventet_oere == bok.krevd_oere == 7500


def test_mottatt_legges_ut_etter_dagsatsene():
    bok = foer(
        [nav("2024-06-17", "2024-06-23", 1000), nav("2024-06-24", "2024-06-30", 500)],
        [post(6000, slag=Slag.MOTTATT)],
    )
    assert [r.mottatt_oere for r in bok.dager if not er_helg(r.fom)] == [800] * 5 + [400] * 5


def test_arbeidsgiverperioden_faar_ingen_penger():
    agp = Ventet(d("2024-06-01"), d("2024-06-16"), "P", "A", Decimal(100), 0)
    bok = foer([agp, nav("2024-06-17", "2024-06-30", 1000)], [post(10000, "2024-06-01")])
    assert {r.krevd_oere for r in bok.dager if r.fom <= d("2024-06-16")} == {0}


def test_helgen_har_status_men_ingen_penger():
    bok = foer([nav("2024-06-21", "2024-06-24", 1000)], [])
    assert [r.ventet_oere for r in bok.dager] == [1000, 0, 0, 1000]
    assert {r.ventet.klasse for r in bok.dager} == {"N"}


def test_uten_dagsatser_deles_det_jevnt_og_det_sies():
    bok = foer([], [post(1001, "2024-06-17", "2024-06-18")])
    assert [r.krevd_oere for r in bok.dager] == [501, 500]
    assert bok.poster[0].metode is Metode.JEVNT


@pytest.mark.parametrize(("fom", "tom"), [(None, None), ("2024-06-15", "2024-06-16")])
def test_uten_periode_eller_virkedag_vises_beloepet_som_ikke_fordelt(fom, tom):
    bok = foer([], [post(-5000, fom, tom, Slag.MOTTATT, "L1")])
    assert bok.dager == ()
    assert [p.oere for p in bok.ikke_fordelt] == [-5000]
    assert bok.mottatt_oere == -5000


def test_to_kilder_samme_dag_staar_hver_for_seg():
    bok = foer([], [post(100, "2024-06-17", "2024-06-17"), post(50, "2024-06-17", "2024-06-17", kilde="K2")])
    assert bok.dager[0].kilder == ((Slag.KREVD, "K1", 100), (Slag.KREVD, "K2", 50))


def test_to_vurderinger_av_samme_dag_er_en_feil():
    with pytest.raises(ValueError, match="to vurderinger"):
        foer([nav("2024-06-17", "2024-06-18", 1), nav("2024-06-18", "2024-06-19", 1)], [])


START = d("2024-01-01")
dager = st.integers(0, 60).map(lambda n: START + timedelta(days=n))


@st.composite
def forventninger(draw):
    grenser = sorted(draw(st.sets(st.integers(0, 80), min_size=2, max_size=8)))
    par = [p for p in pairwise(grenser) if draw(st.booleans())]
    return [
        Ventet(
            START + timedelta(days=a),
            START + timedelta(days=b - 1),
            "N",
            "N",
            Decimal(100),
            draw(st.integers(0, 300_000)),
        )
        for a, b in par
    ]


@st.composite
def poster(draw):
    fom = draw(st.none() | dager)
    tom = fom and fom + timedelta(days=draw(st.integers(0, 40)))
    return Beloepspost(
        f"K{draw(st.integers(0, 9))}",
        draw(st.sampled_from(Slag)),
        fom,
        tom,
        draw(st.integers(-(10**7), 10**7)),
    )


@given(forventninger(), st.lists(poster(), max_size=5))
def test_summen_av_dagene_er_totalene_til_oere(ventet, beloep):
    bok = foer(ventet, beloep)
    assert bok.ventet_oere == sum(
        v.dagsbeloep_oere * antall_virkedager(Periode(v.fom, v.tom)) for v in ventet
    )
    for slag, felt in ((Slag.KREVD, "krevd_oere"), (Slag.MOTTATT, "mottatt_oere")):
        utenom = sum(p.oere for p in bok.ikke_fordelt if p.slag is slag)
        assert sum(getattr(r, felt) for r in bok.dager) + utenom == getattr(bok, felt)
        assert getattr(bok, felt) == sum(p.oere for p in beloep if p.slag is slag)


@given(forventninger(), st.lists(poster(), max_size=5))
def test_loepene_er_de_samme_dagene(ventet, beloep):
    def tall(rad):
        return (rad.ventet_oere, rad.krevd_oere, rad.mottatt_oere, rad.kilder)

    bok = foer(ventet, beloep)
    fra_loep = [
        (dag, r.ventet, (0, 0, 0, ()) if er_helg(dag) else tall(r))
        for r in bok.loep
        for dag in Periode(r.fom, r.tom)
    ]
    assert fra_loep == [(r.fom, r.ventet, tall(r)) for r in bok.dager]


def test_et_loep_gaar_over_helgene():
    bok = foer([nav("2024-06-15", "2024-06-30", 1000)], [post(10_000)])
    assert [(r.fom.day, r.tom.day, r.ventet_oere, r.krevd_oere) for r in bok.loep] == [(15, 30, 1000, 1000)]


@given(forventninger(), poster())
def test_loepene_er_fordelt_som_dagene_hver_for_seg(ventet, beloep):
    """The run-wise spreading gives each day what spreading over single days gives."""
    if beloep.fom is None:
        assert fordel(beloep, satser_av(ventet)).loep == ()
        return
    dager = virkedager(Periode(beloep.fom, beloep.tom))
    satser = {dag: v.dagsbeloep_oere for v in ventet for dag in Periode(v.fom, v.tom)}
    vekter = [satser.get(dag, 0) for dag in dager]
    lagt = dict(fordel(beloep, satser_av(ventet)).dager)
    if dager:
        deler = fordel_oere(beloep.oere, vekter if any(vekter) else [1] * len(dager))
        assert [lagt.get(dag, 0) for dag in dager] == deler
    else:
        assert lagt == {}


@given(forventninger(), poster())
def test_nabodager_med_samme_beloep_er_ett_loep(ventet, beloep):
    loep = fordel(beloep, satser_av(ventet)).loep
    for foer, etter in pairwise(loep):
        rett_etter = antall_virkedager(Periode(foer.tom, etter.fom)) == 2
        assert foer.tom < etter.fom
        assert not (rett_etter and foer.oere == etter.oere)


def test_lovens_loep_blir_staaende_naar_beloepet_er_lovens():
    satser = [
        satsloep(d("2024-06-17"), d("2024-06-23"), 1000),
        satsloep(d("2024-06-24"), d("2024-06-30"), 500),
    ]
    assert legg_ut(7500, satsloep(d("2024-06-01"), d("2024-06-30"), 0), satser) == (Metode.DAGSSATS, satser)
