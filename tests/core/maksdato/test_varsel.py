"""How near maksdato is: 90, 60 and 30 days, and passed (R-226)."""

from datetime import date, timedelta

import pytest

from tilgode.core.maksdato import Varsel, finn_varsel

PER = date(2024, 6, 3)


@pytest.mark.parametrize(
    ("dager", "varsel"),
    [
        (-1, Varsel.PASSERT),
        (0, Varsel.INNEN_30),
        (30, Varsel.INNEN_30),
        (31, Varsel.INNEN_60),
        (60, Varsel.INNEN_60),
        (61, Varsel.INNEN_90),
        (90, Varsel.INNEN_90),
        (91, None),
    ],
)
def test_varsel_etter_kalenderdager(dager, varsel):
    assert finn_varsel(PER + timedelta(days=dager), PER) is varsel
