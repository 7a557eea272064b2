"""The rule parameters the requirements name (T-08), each found in the dated table."""

from datetime import date
from fractions import Fraction

import pytest

from tilgode.params import last

LOV = last()
DAG = date(2019, 6, 1)
P = LOV.paa(DAG)


@pytest.mark.parametrize(
    ("navn", "verdi"),
    [
        ("agp_dager", 16),
        ("opphold_dager", 16),
        ("dager_i_aaret", 260),
        ("tak_i_g", 6),
        ("feriepengesats", Fraction("0.102")),
        ("feriepengesats_avtalefestet", Fraction("0.12")),
        ("feriepengedager", 48),
        ("maks_dager", 248),
        ("vindu_aar", 3),
        ("ny_rett_dager", 26 * 7),
        ("opptjening_dager", 4 * 7),
        ("egenmelding_maaneder", 2),
        ("avbrudd_dager", 14),
        ("dekningsgrad_ute_av_arbeid", 65),
        ("foerste_dag_ute_av_arbeid", 15),
        ("omsorgsdager", 10),
        ("omsorgsdager_flere_barn", 15),
        ("omsorgsdager_kronisk_barn", 10),
        ("omsorgsdager_arbeidsgiver", 10),
        ("foreldrepenger_uker_100", 49),
        ("foreldrepenger_uker_80", 59),
        ("feriepengedager_foreldrepenger_100", 12 * 5),
        ("feriepengedager_foreldrepenger_80", 15 * 5),
        ("svangerskapspenger_uker_foer_termin", 3),
        ("foreldrepenger_opptjening_maaneder", 6),
        ("foreldrepenger_opptjeningsvindu_maaneder", 10),
        ("fritak_soeknad_maaneder", 3),
        ("purregrense_maaneder", 6),
        ("fritak_kandidat_egenmeldinger", 3),
    ],
)
def test_parameter(navn, verdi):
    linje = LOV.linje(navn, DAG)
    assert linje.verdi == verdi
    assert linje.hjemmel.paragraf


@pytest.mark.parametrize("noekkel", ["refusjonskrav", "soeknad"])
def test_frist_tre_maaneder(noekkel):
    assert LOV.frist(noekkel, DAG).antall == 3


def test_kronisk_virker_fra_navs_mottak():
    assert LOV.frist("fritak_kronisk", DAG).antall == 0


def test_avledede_tall():
    assert (P.g, P.tak) == (99_858, 599_148)
    assert round(Fraction(P.tak, P.dager_i_aaret), 2) == Fraction("2304.42")
    assert round(Fraction(P.tak, P.uker_i_aaret), 2) == Fraction("11522.08")
    assert round(P.feriepengedager * Fraction(P.tak, P.dager_i_aaret) * P.feriepengesats, 2) == Fraction(
        "11282.42"
    )


def test_foreldrepengedager_er_uker_ganger_fem():
    uker = [LOV.linje(f"foreldrepenger_uker_{sats}", DAG).verdi for sats in (100, 80)]
    assert [5 * u for u in uker] == [245, 295]
    assert 5 * LOV.linje("foreldrepenger_uker_80", date(2024, 7, 1)).verdi == 306
