"""Our own key figures (R-315): what each is, once; every place that shows one reads it from here.

A key figure is a numerator over a denominator in a quarter. The same definitions in words, each with a query
a reader can run, are in `docs/reference/noekkeltall.md`; a test runs those queries against these.
Border: pure. The numerators and denominators are found in `apps.noekkeltall`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

#: The days outstanding are counted against the claims of so many days.
AARSDAGER = 365
_MAANEDER_I_KVARTALET = 3


class Noekkeltall(Enum):
    """The figures; rates are shares, UTESTAAENDE_DAGER is days."""

    FORELDELSESRATE = "FORELDELSESRATE"
    LEKKASJERATE = "LEKKASJERATE"
    RENE_KRAV = "RENE_KRAV"
    TREFFRATE_LINJER = "TREFFRATE_LINJER"
    TREFFRATE_KRONER = "TREFFRATE_KRONER"
    UTESTAAENDE_DAGER = "UTESTAAENDE_DAGER"
    KRONER_FORKLART = "KRONER_FORKLART"

    @property
    def er_dager(self) -> bool:
        """True for the one that is days and not a share."""
        return self is Noekkeltall.UTESTAAENDE_DAGER


@dataclass(frozen=True, slots=True)
class Maaling:
    """One figure of one quarter; amounts in øre, counts as they are."""

    hva: Noekkeltall
    teller: int
    nevner: int

    @property
    def verdi(self) -> Fraction | None:
        """The share, or the days; None when there is nothing to measure."""
        if not self.nevner:
            return None
        faktor = AARSDAGER if self.hva.er_dager else 1
        return Fraction(self.teller * faktor, self.nevner)


@dataclass(frozen=True, slots=True)
class Maanedsrett:
    """One employment, ytelse and month whose time limit is out, in øre.

    `i_tide_oere` is what was claimed by the limit, `mottatt_oere` and `utestaaende_oere` how the claims stand.
    """

    ventet_oere: int
    i_tide_oere: int
    mottatt_oere: int
    utestaaende_oere: int

    @property
    def foreldet_oere(self) -> int:
        """What the law gave and nobody claimed in time."""
        return max(0, self.ventet_oere - self.i_tide_oere)

    @property
    def lekket_oere(self) -> int:
        """What the law gave and has neither come nor is owed."""
        return max(0, self.ventet_oere - self.mottatt_oere - max(0, self.utestaaende_oere))


def rater(maaneder: Sequence[Maanedsrett]) -> tuple[Maaling, Maaling]:
    """The lapse rate and the leak rate of the months whose limit ran out."""
    ventet = sum(m.ventet_oere for m in maaneder)
    return (
        Maaling(Noekkeltall.FORELDELSESRATE, sum(m.foreldet_oere for m in maaneder), ventet),
        Maaling(Noekkeltall.LEKKASJERATE, sum(m.lekket_oere for m in maaneder), ventet),
    )


@dataclass(frozen=True, slots=True)
class Kvartal:
    """From the day after `fra` up to and including `til`; `helt` is False for the one that is not over."""

    fra: date
    til: date
    helt: bool

    @property
    def navn(self) -> str:
        """`2025 K3`."""
        return f"{self.til.year} K{(self.til.month - 1) // _MAANEDER_I_KVARTALET + 1}"


def kvartaler(per: date, antall: int) -> list[Kvartal]:
    """The last `antall` quarters up to `per`, oldest first; the last one ends at `per`."""
    funnet: list[Kvartal] = []
    til = per
    while len(funnet) < antall:
        fra = _dagen_foer_kvartalet(til)
        slutt = _siste_dag(til)
        funnet.append(Kvartal(fra, til, til == slutt))
        til = fra
    return funnet[::-1]


def _dagen_foer_kvartalet(dag: date) -> date:
    foerste = (dag.month - 1) // _MAANEDER_I_KVARTALET * _MAANEDER_I_KVARTALET + 1
    return date(dag.year, foerste, 1) - timedelta(days=1)


def _siste_dag(dag: date) -> date:
    foerste = (dag.month - 1) // _MAANEDER_I_KVARTALET * _MAANEDER_I_KVARTALET + 1
    neste = foerste + _MAANEDER_I_KVARTALET
    return date(dag.year + (neste > 12), (neste - 1) % 12 + 1, 1) - timedelta(days=1)
