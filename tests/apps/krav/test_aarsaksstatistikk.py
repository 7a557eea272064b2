"""Cause statistics (R-118): ranked by amount, counted, for what the program explains and what people wrote."""

from dataclasses import replace
from datetime import date

import pytest

from tests.apps.kommune import justeringsrad, kravrad, lag_kommune
from tilgode.apps.krav.aarsaksstatistikk import (
    UFORKLART,
    Aarsaksrad,
    avviksstatistikk,
    justeringsstatistikk,
)
from tilgode.apps.krav.forklaringer import Forklartavvik
from tilgode.core.forklaring import Aarsaksdel, Forklaring, Sikkerhet

DAG = date(2025, 12, 31)


def avvik(ventet: int, mottatt: int, *aarsaker: Aarsaksdel) -> Forklartavvik:
    funn = Forklaring("K", ventet, mottatt, aarsaker, Sikkerhet.SANNSYNLIG)
    return Forklartavvik(1, "K", "1", "SYKEPENGER", DAG, DAG, ventet, ventet, mottatt, funn)


def test_avvikene_etter_beloep_med_det_som_ikke_er_forklart() -> None:
    """Amounts rank, with their sign kept; the sum is all that differs."""
    ferie = Aarsaksdel("FERIE_I_PERIODEN", 5_000)
    for_mye = Aarsaksdel("AGP_EGENMELDING", -9_000)
    rader = avviksstatistikk(
        [avvik(10_000, 4_500, ferie), avvik(8_000, 3_000, ferie), avvik(1_000, 10_000, for_mye)]
    )
    assert rader == (
        Aarsaksrad("FERIE_I_PERIODEN", 2, 10_000, 10_000),
        Aarsaksrad("AGP_EGENMELDING", 1, -9_000, 9_000),
        Aarsaksrad(UFORKLART, 1, 500, 500),
    )
    assert sum(rad.oere for rad in rader) == 5_500 + 5_000 - 9_000


@pytest.mark.django_db
def test_de_ti_reviderte_avskrivingene() -> None:
    """The audit's ten write-offs: five recorded twice, one unexplained, four explained; one reversed is left out."""
    kommune = lag_kommune(1)
    kommune.krav(*(kravrad(f"K{nr}") for nr in range(11)))
    aarsaker = [*["DOBBELTREGISTRERT"] * 5, "UKJENT_TAP", *["FORELDET"] * 3, "AVSLAG", "SOEKNAD_MANGLER"]
    kommune.juster(
        *(
            justeringsrad(
                f"A{nr}", f"K{nr}", -100_00, DAG, art="AVSKREVET", aarsak=aarsak, klasse="REELT_TAP"
            )
            for nr, aarsak in enumerate(aarsaker)
        )
    )
    tilbake = justeringsrad("A99", "K8", 100_00, DAG, art="AVSKREVET", aarsak="FORELDET", klasse="REELT_TAP")
    kommune.juster(replace(tilbake, reverserer="A8"))
    rader = justeringsstatistikk(kommune.arbeidsgiver, DAG, "AVSKREVET")
    assert [(rad.kode, rad.antall, rad.oere) for rad in rader] == [
        ("DOBBELTREGISTRERT", 5, -500_00),
        ("FORELDET", 2, -200_00),
        ("AVSLAG", 1, -100_00),
        ("SOEKNAD_MANGLER", 1, -100_00),
        ("UKJENT_TAP", 1, -100_00),
    ]
    assert justeringsstatistikk(kommune.arbeidsgiver, date(2025, 12, 30)) == ()
