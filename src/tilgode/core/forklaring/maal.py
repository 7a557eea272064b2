"""Maal: what Nav paid, as amounts that an explanation must reproduce to the krone.

Lines of the same period are netted (a payment, its reversal and the new payment are one amount). When
the periods lie apart, each line is a target of its own, and a day that no line covers must be worth
nothing; otherwise only the sum can be asked for.
Border: reads lines; what is computed against them is in `utregning`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tilgode.core.forklaring.endringer import Utfall
from tilgode.core.forklaring.typer import Mottatt

#: How far a predicted line may be from the real one, in øre a day: the law rounds each day to kroner.
SPILLEROM_OERE = 200


@dataclass(frozen=True, slots=True)
class Linjemaal:
    """The places of a line's weekdays among the days looked at, and its amount."""

    plasser: tuple[int, ...]
    oere: int


@dataclass(frozen=True, slots=True)
class Maal:
    """All that must be reproduced; `lesbar` when each line can be asked for by itself."""

    linjer: tuple[Linjemaal, ...]
    udekket: tuple[int, ...]
    sum_oere: int
    lesbar: bool

    def treffer(self, utfall: Utfall) -> bool:
        """True when the outcome is exactly what Nav paid."""
        if utfall.sum_oere != self.sum_oere:
            return False
        if not self.lesbar or utfall.uten_dager:
            return True
        dager = utfall.dager
        return all(sum(dager[i] for i in linje.plasser) == linje.oere for linje in self.linjer) and not any(
            dager[i] for i in self.udekket
        )

    def er_naer(self, dager: Sequence[int], uten_dager: int = 0) -> bool:
        """True when days known only about may turn out to be what Nav paid."""
        if abs(sum(dager) + uten_dager - self.sum_oere) > SPILLEROM_OERE * len(dager):
            return False
        if not self.lesbar or uten_dager:
            return True
        if any(dager[i] for i in self.udekket):
            return False
        return all(
            abs(sum(dager[i] for i in linje.plasser) - linje.oere) <= SPILLEROM_OERE * len(linje.plasser)
            for linje in self.linjer
        )


def lag_maal(dager: Sequence[date], mottatt: Iterable[Mottatt]) -> Maal:
    """The target, given the weekdays looked at in order."""
    netto: dict[tuple[date | None, date | None], int] = defaultdict(int)
    for ett in mottatt:
        netto[(ett.fom, ett.tom)] += ett.oere
    poster = [(fom, tom, oere) for (fom, tom), oere in netto.items() if oere]
    linjer = [Linjemaal(_plasser(dager, fom, tom), oere) for fom, tom, oere in poster]
    dekket = [i for linje in linjer for i in linje.plasser]
    lesbar = len(dekket) == len(set(dekket)) and all(linje.plasser for linje in linjer)
    udekket = tuple(i for i in range(len(dager)) if i not in set(dekket))
    return Maal(tuple(linjer), udekket, sum(oere for _, _, oere in poster), lesbar)


def _plasser(dager: Sequence[date], fom: date | None, tom: date | None) -> tuple[int, ...]:
    if fom is None or tom is None:
        return ()
    return tuple(i for i, dag in enumerate(dager) if fom <= dag <= tom)
