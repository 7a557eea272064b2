"""Days with a sick child: the eleventh is Nav's (§ 9-8), counted by calendar year and part of the day (R-254)."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.core.fritak import Kandidatgrunn, aaret, dager_til_varsel, finn_grunner
from tilgode.core.fritak.omsorgsdag import navs_dager, tell_barnedager
from tilgode.values.periode import Periode

HEL = Fraction(100)


def d(tekst):
    return date.fromisoformat(tekst)


def ti(dag):
    return 10


def test_den_ellevte_dagen_i_aaret_er_navs():
    """Two whole weeks are ten days; the Monday after is the eleventh."""
    fravaer = [
        (Periode(d("2024-03-04"), d("2024-03-17")), HEL),
        (Periode(d("2024-04-01"), d("2024-04-01")), HEL),
    ]
    assert [x.dag for x in navs_dager(tell_barnedager(fravaer), ti)] == [d("2024-04-01")]


def test_halve_dager_teller_halvt():
    """Twenty half days are ten; the next half day is Nav's."""
    fravaer = [(Periode(d("2024-03-04"), d("2024-04-01")), Fraction(50))]
    (foerste,) = navs_dager(tell_barnedager(fravaer), ti)
    assert (foerste.dag, foerste.andel) == (d("2024-04-01"), Fraction(1, 2))


def test_nytt_aar_begynner_paa_nytt():
    fravaer = [
        (Periode(d("2024-12-16"), d("2024-12-31")), HEL),
        (Periode(d("2025-01-01"), d("2025-01-14")), HEL),
    ]
    assert [x.dag for x in navs_dager(tell_barnedager(fravaer), ti)] == [d("2024-12-30"), d("2024-12-31")]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 6), st.sampled_from((50, 100))), max_size=12))
def test_rekkefoelgen_paa_fravaerene_betyr_ikke_noe(rader):
    fravaer = [
        (Periode(d("2024-01-01") + timedelta(days=f), d("2024-01-01") + timedelta(days=f + n)), Fraction(g))
        for f, n, g in rader
    ]
    dager = tell_barnedager(fravaer)
    assert dager == tell_barnedager(sorted(fravaer, reverse=True, key=lambda x: (x[0].fom, x[0].tom))) or len(
        {(p.fom, p.tom) for p, _ in fravaer}
    ) < len(fravaer)
    navs = navs_dager(dager, ti)
    baaret = sum((x.andel for x in dager), Fraction(0)) - sum((x.andel for x in navs), Fraction(0))
    assert baaret <= Fraction(21, 2)


@pytest.mark.parametrize(
    ("egenmeldinger", "perioder", "grunner"),
    [
        (2, 3, ()),
        (3, 3, (Kandidatgrunn.EGENMELDINGER,)),
        (2, 4, (Kandidatgrunn.PERIODER,)),
        (4, 4, (Kandidatgrunn.EGENMELDINGER, Kandidatgrunn.PERIODER)),
    ],
)
def test_tre_egenmeldinger_eller_fire_perioder_gjoer_en_kandidat(egenmeldinger, perioder, grunner):
    """R-252, R-253: counts only."""
    assert finn_grunner(egenmeldinger, perioder) == grunner


@pytest.mark.parametrize(
    ("dager", "varsel"), [(-1, None), (0, 30), (30, 30), (31, 60), (60, 60), (61, 90), (90, 90), (91, None)]
)
def test_varsel_om_vedtak_som_gaar_ut(dager, varsel):
    """R-227: 90, 60 and 30 days."""
    assert dager_til_varsel(d("2024-06-03") + timedelta(days=dager), d("2024-06-03")) == varsel


def test_aaret_er_tolv_maaneder():
    assert aaret(d("2024-08-31")) == Periode(d("2023-09-01"), d("2024-08-31"))
