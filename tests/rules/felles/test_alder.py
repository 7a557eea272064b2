"""Age limits, ftrl. §§ 8-3, 8-33, 8-51."""

from datetime import date

import pytest

from tests.rules.vektorlesing import alle_typer, dato, vektorer
from tilgode.params import last
from tilgode.rules.felles.alder import Alder, spor_alder

P = last().paa(date(2018, 1, 1))


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("alder", "alder"))
def test_alder(fakta, ventet):
    doed = dato(fakta["dodsdato"]) if "dodsdato" in fakta else None
    assert Alder(dato(fakta["fodselsdato"]), doed).paa(dato(fakta["dato"])) == ventet["alder"]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("alder", "til_og_med_67"))
def test_67(fakta, ventet):
    alder = Alder(dato(fakta["fodselsdato"]))
    assert alder.innenfor_67(dato(fakta["dato"]), P) is ventet["innenfor"]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("alder", "under_18_ved_soknad"))
def test_for_ung(fakta, ventet):
    alder = Alder(dato(fakta["fodselsdato"]))
    assert alder.for_ung_til_aa_soeke(dato(fakta["dato"]), P) is ventet["for_ung"]


def test_alle_vektorer_er_med():
    assert alle_typer("alder") == {"alder", "til_og_med_67", "under_18_ved_soknad"}


@pytest.mark.parametrize(
    ("dag", "rett"),
    [
        (date(2018, 1, 1), "FULL_RETT"),
        (date(2018, 1, 2), "BEGRENSET_RETT"),
        (date(2020, 12, 31), "BEGRENSET_RETT"),
        (date(2021, 1, 1), "INGEN_RETT"),
    ],
)
def test_67_aarsdagen_hoerer_til_tiden_foer_og_70_aarsdagen_til_tiden_etter(dag, rett):
    """§ 8-51: born 1 January 1951."""
    steg = spor_alder(Alder(date(1951, 1, 1)), dag, P)
    assert steg.utfall == rett
    assert dict(steg.parametre) == {"alder_begrenset_rett": 67, "alder_ingen_rett": 70}


def test_skuddaarsbarn_fyller_28_februar():
    alder = Alder(date(1952, 2, 29))
    assert alder.fyller(67) == date(2019, 2, 28)
    assert (alder.paa(date(2019, 2, 27)), alder.paa(date(2019, 2, 28))) == (66, 67)
