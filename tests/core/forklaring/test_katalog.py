"""Every cause the engine can find stands in the register for it, and the other way round (R-010)."""

from tilgode.core.forklaring.katalog import KATALOG, STERKE_BEVIS
from tilgode.params.aarsaker import gjeldende_aarsaker


def test_motorens_aarsaker_er_registerets_forklaringsaarsaker() -> None:
    assert set(KATALOG) == {kode for kode, ett in gjeldende_aarsaker().items() if "F" in ett.bruk}


def test_sterke_bevis_er_bevis_for_noe() -> None:
    alle = {bevis for ett in KATALOG.values() for bevis in ett.bevis}
    assert set(STERKE_BEVIS) <= alle
