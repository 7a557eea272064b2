"""Hjemmel: a provision written as lawyers write it, and as a key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.params.lesing import tolk_hjemmel
from tilgode.values.hjemmel import LOVER, Hjemmel

FTRL = st.builds(
    Hjemmel,
    st.just("ftrl"),
    st.tuples(st.integers(1, 25), st.integers(1, 60)).map(lambda p: f"{p[0]}-{p[1]}"),
    st.integers(1, 9),
    st.sampled_from([None, "a", "b"]),
)


@pytest.mark.parametrize(
    ("hjemmel", "tekst", "noekkel"),
    [
        (Hjemmel("ftrl", "8-19"), "ftrl. § 8-19", "ftrl-8-19"),
        (Hjemmel("ftrl", "8-19", 1), "ftrl. § 8-19 første ledd", "ftrl-8-19-1"),
        (Hjemmel("ftrl", "8-17", 1, "b"), "ftrl. § 8-17 første ledd bokstav b", "ftrl-8-17-1-b"),
        (Hjemmel("ftrl", "22-13", 7), "ftrl. § 22-13 sjuende ledd", "ftrl-22-13-7"),
        (Hjemmel("ferieloven", "10", 4), "ferieloven § 10 fjerde ledd", "ferieloven-10-4"),
        (Hjemmel("foreldelsesloven", "2"), "foreldelsesloven § 2", "foreldelsesloven-2"),
        (Hjemmel("bokfoeringsloven", "13"), "bokføringsloven § 13", "bokfoeringsloven-13"),
        (Hjemmel("hta", "8"), "Hovedtariffavtalen KS § 8", "hta-8"),
        (Hjemmel("covid", "3", 9), "midl. forskrift 20. mars 2020 nr. 368 § 3 niende ledd", "covid-3-9"),
    ],
)
def test_tekst_og_noekkel(hjemmel: Hjemmel, tekst: str, noekkel: str) -> None:
    assert (str(hjemmel), hjemmel.noekkel) == (tekst, noekkel)


@given(FTRL)
def test_noekkelen_leses_tilbake(hjemmel: Hjemmel) -> None:
    assert tolk_hjemmel(hjemmel.noekkel) == hjemmel
    assert hjemmel.noekkel.isascii()


@pytest.mark.parametrize("lov", ["", "FTRL", "folketrygdloven", "straffeloven"])
def test_ukjent_lov_avvises(lov: str) -> None:
    with pytest.raises(ValueError, match=f"ukjent lov: {lov}"):
        Hjemmel(lov, "1-1")


@pytest.mark.parametrize("ledd", [-1, 0, 10])
def test_ledd_som_ikke_finnes_avvises(ledd: int) -> None:
    with pytest.raises(ValueError, match=f"ukjent ledd: {ledd}"):
        Hjemmel("ftrl", "8-19", ledd)


@pytest.mark.parametrize("lov", sorted(LOVER))
def test_hver_lov_har_en_ascii_noekkel_uten_bindestrek(lov: str) -> None:
    """The key is split at the hyphens when it is read."""
    assert lov.isascii()
    assert "-" not in lov


def test_sortert_som_i_loven() -> None:
    rekke = [
        Hjemmel("ferieloven", "10"),
        Hjemmel("ftrl", "8-2"),
        Hjemmel("ftrl", "8-19"),
        Hjemmel("ftrl", "8-19", 1),
        Hjemmel("ftrl", "8-19", 1, "a"),
        Hjemmel("ftrl", "8-19", 2),
        Hjemmel("ftrl", "8-47"),
        Hjemmel("ftrl", "8-47a"),
        Hjemmel("ftrl", "8-48"),
        Hjemmel("ftrl", "22-3"),
    ]
    assert sorted([*rekke[5:], *rekke[:5]]) == rekke
    assert max(rekke) >= min(rekke)
