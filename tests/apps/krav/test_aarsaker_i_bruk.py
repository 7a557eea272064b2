"""Every cause a person may choose can be written on an adjustment, with its class, and is counted (R-010, R-312)."""

from datetime import date

import pytest

from tests.apps.kommune import justeringsrad, kravrad, lag_kommune
from tilgode.apps.krav.aarsaksstatistikk import justeringsstatistikk
from tilgode.params.aarsaker import JUSTERING, gjeldende_aarsaker

DAG = date(2025, 12, 31)


@pytest.mark.django_db
def test_alle_aarsaker_kan_justeres_med_sin_klasse() -> None:
    aarsaker = [ett for ett in gjeldende_aarsaker().values() if JUSTERING in ett.bruk]
    kommune = lag_kommune(1)
    kommune.krav(*(kravrad(f"K{nr}") for nr in range(len(aarsaker))))
    kommune.juster(
        *(
            justeringsrad(f"J{nr}", f"K{nr}", -(nr + 1) * 100, DAG, aarsak=ett.aarsak, klasse=ett.klasse)
            for nr, ett in enumerate(aarsaker)
        )
    )
    rader = justeringsstatistikk(kommune.arbeidsgiver, DAG)
    assert {rad.kode: rad.oere for rad in rader} == {
        ett.aarsak: -(nr + 1) * 100 for nr, ett in enumerate(aarsaker)
    }
    assert len(rader) >= 35
