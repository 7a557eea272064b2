"""Rows kept by column: what goes in comes out, in any order, and through a pipe to another process."""

from __future__ import annotations

import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tilgode.core.innlesing.rader import BankRad
from tilgode.core.innlesing.radtabell import Radtabell, Verdikolonne

RADER = st.lists(
    st.builds(
        BankRad,
        linje=st.integers(1, 10**6),
        kontonummer=st.sampled_from(["99991023409", ""]),
        dato=st.dates(date(2020, 1, 1), date(2020, 3, 1)),
        oere=st.integers(-5, 5),
        referanse=st.text(max_size=2),
        tekst=st.text(max_size=2),
    )
)


@given(RADER, st.data())
def test_en_tabell_er_radene(rader: list[BankRad], data: st.DataObject) -> None:
    tabell = Radtabell.av(BankRad, rader)
    assert list(tabell) == rader
    assert len(tabell) == len(rader)
    assert [tabell[plass] for plass in range(len(rader))] == rader
    plasser = data.draw(st.lists(st.integers(0, len(rader) - 1))) if rader else []
    assert list(tabell.plukk(plasser)) == [rader[plass] for plass in plasser]
    skive = slice(*sorted(data.draw(st.tuples(st.integers(0, 9), st.integers(0, 9)))))
    assert list(tabell[skive]) == rader[skive]
    assert list(pickle.loads(pickle.dumps(tabell))) == rader


def test_en_tabell_av_en_tabell_er_den_selv() -> None:
    tabell = Radtabell.av(BankRad, [])
    assert Radtabell.av(BankRad, tabell) is tabell
    assert list(tabell) == []


def test_hver_ulik_verdi_endres_en_gang() -> None:
    kalt: list[int] = []
    kolonne = Verdikolonne.av([3, 1, 3, 3, 1])
    assert list(kolonne.omform(lambda verdi: kalt.append(verdi) or -verdi)) == [-3, -1, -3, -3, -1]
    assert kalt == [3, 1]


def test_plukkede_rader_glemmer_andres_verdier() -> None:
    """A sum over different values may not meet what only a refused row held."""
    rader = [BankRad(2, "", date(2020, 1, 1), 5, "a", ""), BankRad(3, "", date(2020, 1, 1), 7, "b", "")]
    assert Radtabell.av(BankRad, rader).plukk([1]).kolonner["oere"].verdier == [7]


def test_en_verdi_i_alle_rader() -> None:
    assert list(Verdikolonne.lik(None, 3)) == [None, None, None]
    assert Verdikolonne.lik("x", 3)[1:][0] == "x"
