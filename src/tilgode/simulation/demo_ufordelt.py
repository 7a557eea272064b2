"""The 713 kroner: money that came on an unknown kode, lay on an ansvar, and found its claim later.

In September 2025 Nav pays 713 kroner under a kode nobody knows; it is booked on the person's ansvar
without claim or claim year. In January Nav takes the line back and pays the same under sykepenger.
Border: one event in three rows and three lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tilgode.simulation.demo_forloep import Del, Forloep, Slutt
from tilgode.simulation.demo_hendelser import Kravlinje
from tilgode.simulation.demo_justering import Rad
from tilgode.simulation.demo_tall import UFORDELT_KRONER, UFORDELT_SEKTOR
from tilgode.simulation.eksport import kroner
from tilgode.simulation.modell import Linje
from tilgode.simulation.navkoder import UKJENT, kode_for
from tilgode.values.periode import Periode

KR = 100
_OERE = UFORDELT_KRONER * KR
_KOMMET = date(2025, 9, 1)
_OPPKLART = date(2026, 1, 2)
_MINSTE_KRAV = 10_000 * KR


def sett_av(forloep: Sequence[Forloep]) -> Forloep:
    """Choose the claim and cut the 713 kroner out of what is otherwise paid on it."""
    for f in forloep:
        hel = len(f.deler) == 1 and f.deler[0].slutt is Slutt.BETALT_ETTER and not f.deler[0].purret
        passer = f.krav.kravaar == _KOMMET.year and f.krav.ytelse == "SYKEPENGER"
        if hel and passer and f.sektor == UFORDELT_SEKTOR and f.krav.oere >= _MINSTE_KRAV:
            f.deler[0].oere -= _OERE
            return f
    raise ValueError("fant ikke noe krav til det ufordelte beløpet")


def lag_linjer(f: Forloep) -> list[Kravlinje]:
    """The unknown line, its reversal, and the payment on the claim's last day."""
    f.deler.append(Del(Slutt.BETALT_ETTER, _OERE))
    siste = Periode(f.krav.periode.tom, f.krav.periode.tom)
    kode = kode_for(f.krav.ytelse)
    return [
        Kravlinje(_KOMMET, f.krav, Linje(f.krav.ansatt, UKJENT, None, None, _OERE)),
        Kravlinje(_OPPKLART, f.krav, Linje(f.krav.ansatt, UKJENT, None, None, -_OERE)),
        Kravlinje(_OPPKLART, f.krav, Linje(f.krav.ansatt, kode, siste.fom, siste.tom, _OERE)),
    ]


def lag_rader(f: Forloep) -> list[Rad]:
    """Booked on the ansvar in September, reversed when it was explained."""
    ansvar = f.krav.ansatt.enhet.ansvar
    tekst = "Innbetaling på ukjent kode i oppgjøret, ført på ansvaret til den er avklart."
    ut = "Nav har ført beløpet om til sykepenger; flyttet til kravet."
    felles = ["UFORDELT", "INNBETALING_UTEN_KRAV", "TEKNISK"]
    hvem = ["saksbehandler.refusjon1", "leder.refusjon"]
    return [
        ["U00001", "", ansvar, _KOMMET, kroner(-_OERE), *felles, tekst, *hvem, "", _KOMMET],
        ["U00002", "", ansvar, _OPPKLART, kroner(_OERE), *felles, ut, *hvem, "U00001", _OPPKLART],
    ]
