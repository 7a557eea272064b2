"""Settlement lines that two open claims could be meant by: suggestions for a person to accept or refuse."""

from __future__ import annotations

from datetime import date

from tests.apps.kommune import Kommune, innlesing, kravrad
from tests.web.kommune import lag_linje
from tilgode.apps.oppgjoer.registrering import register_oppgjoer
from tilgode.apps.oppgjoer.services import avstem

FOM, TOM = date(2024, 5, 1), date(2024, 5, 31)
FORESLAATT_OERE = 100_000


def lag_forslag(kommune: Kommune, antall: int = 2) -> Kommune:
    """Suggestions, one for each of the employees from number 1."""
    mal = {"fom": FOM, "tom": TOM, "sendt": date(2024, 6, 3), "kravaar": 2024}
    rader = [
        kravrad(f"F-{ansatt}{nr}", linje=10 * ansatt + nr, arbeidsforhold=f"100{ansatt}-1", oere=oere, **mal)
        for ansatt in range(1, antall + 1)
        for nr, oere in ((1, 180_000), (2, 160_000))
    ]
    kommune.krav(*rader)
    register_oppgjoer(
        [lag_linje(ansatt, ansatt, FORESLAATT_OERE, FOM, TOM) for ansatt in range(1, antall + 1)],
        innlesing(kommune.arbeidsgiver, "oppgjoer"),
        rapport_id="R-2",
        valutadato=date(2024, 7, 15),
        raadata=b"R-2",
    )
    avstem(kommune.arbeidsgiver)
    return kommune
