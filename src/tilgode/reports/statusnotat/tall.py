"""Small readings of the memo's figures: changes, shares, largest rows, lists in prose.

Border: no database; words come from the catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tilgode.params.formatering import andel, kr, prosent
from tilgode.reports.statusnotat.innhold import Rad, Tabell
from tilgode.reports.tekstkatalog import Tekstkatalog


def retning(endring: int) -> str:
    """`opp`, `ned` or `likt`: which form of a sentence fits a change."""
    if endring == 0:
        return "likt"
    return "opp" if endring > 0 else "ned"


def endring_tekst(t: Tekstkatalog, noekkel: str, foer: int, etter: int, **verdier: str) -> str:
    """A sentence about a change, in the form that fits its sign, with amount and percent."""
    endring = etter - foer
    relativ = andel(abs(endring), abs(foer))
    return t(
        f"{noekkel}_{retning(endring)}",
        endring=kr(abs(endring), t.spraak),
        prosent=prosent(relativ, t.spraak),
        foer=kr(foer, t.spraak),
        etter=kr(etter, t.spraak),
        **verdier,
    )


def stoerste(rader: Sequence[Rad], kolonne: int = 0) -> Rad:
    """The row with the largest amount in a column; the first of equals."""
    return max(rader, key=lambda rad: rad.oere[kolonne])


def etter_endring(tabell: Tabell, fra: int, til: int) -> list[Rad]:
    """The rows by the size of their change between two columns, largest first."""
    return sorted(tabell.rader, key=lambda rad: -abs(rad.oere[til] - rad.oere[fra]))


def oppramsing(t: Tekstkatalog, ledd: Sequence[str]) -> str:
    """`a, b og c`."""
    if len(ledd) < 2:
        return "".join(ledd)
    return f"{', '.join(ledd[:-1])} {t('og')} {ledd[-1]}"


def andel_tekst(t: Tekstkatalog, del_oere: int, av_oere: int) -> str:
    """A share as text."""
    brok: Fraction | None = andel(del_oere, av_oere)
    return prosent(brok, t.spraak)


def sum_der(tabell: Tabell, kolonne: int, navn: Sequence[str]) -> int:
    """The sum of the named rows in a column."""
    return sum(rad.oere[kolonne] for rad in tabell.rader if rad.navn in navn)


def siste_aar(radnavn: str) -> int:
    """The last year a claim-year row holds: 2020 for «2016-2020»."""
    return int(radnavn.rsplit("-", 1)[-1])
