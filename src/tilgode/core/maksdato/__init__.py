"""Maksdato as something to act on: how near it is, and what is paid or claimed after it (R-226, R-107).

Two counts stand side by side. Type 1 is what the law gives on our facts: every weekday with sykepenger in the
running right (§ 8-12). Type 2 is what Nav has paid: every weekday a settlement has money for in the same right,
and the maksdato Nav printed last. They differ when Nav has not answered, or knows of something we do not.
Border: the counting is `rules.ytelser.sykepenger.maksdato`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Varsel(Enum):
    """How near the last day is."""

    PASSERT = "PASSERT"
    INNEN_30 = "INNEN_30"
    INNEN_60 = "INNEN_60"
    INNEN_90 = "INNEN_90"


_GRENSER = ((30, Varsel.INNEN_30), (60, Varsel.INNEN_60), (90, Varsel.INNEN_90))


def finn_varsel(maksdato: date, per: date) -> Varsel | None:
    """The warning on a day, in calendar days to the last day with a right; None when it is further off."""
    if maksdato < per:
        return Varsel.PASSERT
    dager = (maksdato - per).days
    return next((varsel for grense, varsel in _GRENSER if dager <= grense), None)


@dataclass(frozen=True, slots=True)
class Maksdatosak:
    """One employee's running right, on a day. Days are weekdays, amounts øre.

    `nav_maksdato` is the last one Nav printed (None: never). `gjenstaende_dager` are weekdays
    after the day until the last with a right, `fravaer_dager` days of absence after it, `loenn_oere` the pay of these days' share of their months.
    """

    person_id: int
    arbeidsforhold_id: int
    maksdato: date
    bestemmelse: str
    start: date | None
    forbrukt_dager: int
    gjenstaende_dager: int
    varsel: Varsel | None
    nav_maksdato: date | None
    refundert_dager: int
    fravaer_dager: int
    krevd_oere: int
    mottatt_oere: int
    loenn_oere: int

    @property
    def differanse_dager(self) -> int:
        """Days the law counts less days Nav has paid."""
        return self.forbrukt_dager - self.refundert_dager

    @property
    def differanse_maksdato(self) -> int | None:
        """Calendar days our date lies after Nav's; None when Nav has printed none."""
        return None if self.nav_maksdato is None else (self.maksdato - self.nav_maksdato).days
