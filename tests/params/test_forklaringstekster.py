"""Every fact, code and piece of evidence the engine can give has words in each language."""

from datetime import date
from string import Formatter

import pytest

from tilgode.core.forklaring import KATALOG, Aarsaksdel, Alternativ, Forklaring, Sikkerhet
from tilgode.params.aarsaker import gjeldende_aarsaker
from tilgode.params.forklaringstekster import (
    aarsakssetninger,
    forklaringstekster,
    vis_aarsak,
    vis_bevis,
    vis_fakta,
    vis_forklaring,
)
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
    """The issue's example: two causes, each with its kroner, its facts, who acts and the next step."""
    dager = (date(2024, 7, 15), date(2024, 7, 16), date(2024, 7, 17))
    fakta = (("fom", "2024-07-14"), ("tom", "2024-07-17"))
    ferie = Aarsaksdel("FERIE_I_PERIODEN", 560_800, fakta, ("FERIETID",), dager)
    gammel = Aarsaksdel("GAMMEL_G", 59_600, (("g_fra", "2024-05-01"),))
    begge = (ferie, gammel)
    funn = Forklaring("K1", 1_000_000, 379_600, begge, Sikkerhet.SANNSYNLIG, (Alternativ(begge, 900),))
    vist = [linje.replace("\u00a0", " ") for linje in vis_forklaring(funn, "nb")]
    assert vist == [
        "Nav betalte 6 204 kr mindre enn ventet.",
        "  5 608 kr: ferie 14.–17. juli 2024, som ikke er registrert her.",
        "    Hvem: enheten. Neste steg: Registrer ferien; det er ingenting å kreve.",
        "    Taler for: fellesferien.",
        "    Dager som er ulike: 15.–17. juli 2024.",
        "  596 kr: grunnbeløpet fra før 01.05.2024 er brukt.",
        "    Hvem: Nav. Neste steg: Vent på etterbetalingen; purr når den ikke er kommet i september.",
        "Sannsynlig: flere årsaker gir beløpet, men denne er mest trolig.",
    ]
    assert "holiday 14–17\u00a0July 2024, not registered here" in vis_forklaring(funn, "en")[1]
    assert "Who acts: the unit. Next step: Register the holiday" in vis_forklaring(funn, "en")[2]
    assert "som ikkje er registrert her" in vis_forklaring(funn, "nn")[1]


@pytest.mark.parametrize("spraak", SPRAAK)
@pytest.mark.parametrize("kode", sorted(aarsakssetninger()))
def test_setningen_bruker_fakta_som_finnes(kode: str, spraak: Spraak) -> None:
    """Every field of a sentence is a fact with words, and a cause without its facts still has its name."""
    felter = {felt for _, felt, _, _ in Formatter().parse(aarsakssetninger()[kode][spraak]) if felt}
    assert felter <= {"tid"} | {
        n.removeprefix("fakta.") for n in forklaringstekster() if n.startswith("fakta.")
    }
    assert vis_aarsak(Aarsaksdel(kode, 1), spraak)


def test_hver_aarsak_programmet_finner_har_en_setning() -> None:
    assert {k for k, ett in gjeldende_aarsaker().items() if "F" in ett.bruk} <= set(aarsakssetninger())


def test_krevd_for_mye_sies_for_seg() -> None:
    """Nav paid by the law; the claim had holiday in it that the søknad told of."""
    egen = Aarsaksdel("FERIE_I_PERIODEN", 560_800, (("fom", "2024-07-15"), ("tom", "2024-07-17")))
    funn = Forklaring("K1", 439_200, 439_200, (), Sikkerhet.SIKKER, egne=(egen,), overkrevd_oere=560_800)
    assert [linje.replace("\u00a0", " ") for linje in vis_forklaring(funn, "nb")][:3] == [
        "Nav betalte det som var ventet.",
        "Krevd er 5 608 kr mer enn loven gir:",
        "  5 608 kr: ferie 15.–17. juli 2024, som ikke er registrert her.",
    ]
