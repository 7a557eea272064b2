"""Every fact, code and piece of evidence the engine can give has words in each language."""

import pytest

from tilgode.core.forklaring import KATALOG, Aarsaksdel, Alternativ, Forklaring, Sikkerhet
from tilgode.params.forklaringstekster import forklaringstekster, vis_bevis, vis_fakta, vis_forklaring
from tilgode.params.formatering import SPRAAK, Spraak


@pytest.mark.parametrize("spraak", SPRAAK)
def test_hvert_bevis_har_ord(spraak: Spraak) -> None:
    for ett in KATALOG.values():
        ord_ = vis_bevis(Aarsaksdel(ett.kode, 100, (), ett.bevis), spraak)
        assert len(ord_) == len(ett.bevis)
        assert all(ord_)


def test_alle_tekster_finnes_paa_alle_spraak() -> None:
    assert all(rad[spraak] for rad in forklaringstekster().values() for spraak in SPRAAK)


def test_fakta_vises_som_datoer_beloep_og_navn() -> None:
    fakta = (("fom", "2024-07-14"), ("maanedsinntekt_oere", 3_800_000), ("uten", "VARIABEL"), ("grad", 60))
    assert vis_fakta(Aarsaksdel("TILLEGG_UTELATT", 1, fakta), "nb") == (
        "fra 14.07.2024, månedsinntekt 38\u00a0000\u00a0kr, uten variable tillegg, grad 60"
    )


def test_det_som_ikke_er_forklart_sies_og_ingen_aarsak_pekes_ut() -> None:
    ferie, arbeid = Aarsaksdel("FERIE_I_PERIODEN", 560_800), Aarsaksdel("SOEKNAD_DELVIS", 560_800)
    alternativer = (Alternativ((ferie,), 500), Alternativ((arbeid,), 500))
    funn = Forklaring("K1", 1_000_000, 439_200, (), Sikkerhet.UAVKLART, alternativer)
    assert vis_forklaring(funn, "nb") == [
        "Nav betalte 5\u00a0608\u00a0kr mindre enn ventet.",
        "5\u00a0608\u00a0kr er ikke forklart.",
        "Uavklart.",
        "Flere årsaker passer, og ingen av dem er pekt ut:",
        "  Ferie i perioden (500 av 1000)",
        "  Søknaden dekker færre dager (500 av 1000)",
    ]


def test_setningene_for_en_forklart_forskjell() -> None:
    ferie = Aarsaksdel("FERIE_I_PERIODEN", 560_800, (("fom", "2024-07-14"),), ("FERIETID",))
    funn = Forklaring("K1", 1_000_000, 439_200, (ferie,), Sikkerhet.SANNSYNLIG, (Alternativ((ferie,), 900),))
    _, aarsak, handling, bevis, sikkerhet = vis_forklaring(funn, "en")
    assert "Holiday inside the period (from" in aarsak
    assert "Who acts: the unit. Next step: Register the holiday" in handling
    assert "the summer holiday" in bevis
    assert sikkerhet.startswith("Likely")
