"""Which of the demo's new claims are unpaid on each balance date, so that every cell is exact.

Walks the dates backwards: what is open on the last date was open before too. The newest claims are
the likeliest to be open, with some stragglers. What goes beyond a cell's figure is paid in part, a
little on each of several claims. Border: øre and dates of sending; no lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tilgode.simulation.demo_celler import Celle
from tilgode.simulation.demo_forloep import Del, Forloep, Slutt, straks
from tilgode.simulation.demo_tall import DATOER
from tilgode.simulation.modell import Krav
from tilgode.simulation.tilfeldig import Tilfeldig

KR = 100
_ETTERNOELERE_PROSENT = 9
_ETTERNOELERE_TAK_PROSENT = 60
_HOEYESTE_DELBETALING_PROSENT = 70
_MINSTE_IGJEN = 200 * KR


class ForLiteKrav(ValueError):
    """The claims of a cell cannot make up its figure; the message says which and how much."""


class Utvalg:
    """The unpaid claims of one sektor and year."""

    def __init__(self, celle: Celle, krav: Sequence[Krav], t: Tilfeldig) -> None:
        self._celle = celle
        self._t = t
        self._ledige = {k.referanse: k for k in krav}
        self.forloep: list[Forloep] = []
        self._gammel = celle.aar < DATOER[0].year
        foer, etter = celle.justert
        d1, d2, d3 = celle.utestaaende
        #: Unpaid (øre) on each date without what was registered too high.
        self._maal = ((d1 - foer - etter * self._gammel) * KR, (d2 - etter) * KR, d3 * KR)

    def fordel(self) -> list[Forloep]:
        """Every claim of the cell with its parts."""
        for nr, slutt in ((2, Slutt.AAPEN), (1, Slutt.BETALT_ETTER), (0, Slutt.BETALT_FOER)):
            self._velg(nr, slutt, self._maal[nr] - self._aapent(nr))
        for krav in self._ledige.values():
            if krav.sendt <= DATOER[-1]:
                self.forloep.append(Forloep(krav, self._celle.sektor, [Del(Slutt.BETALT_STRAKS, krav.oere)]))
        return self.forloep

    def _aapent(self, nr: int) -> int:
        """Already chosen and visible on this date."""
        return sum(
            f.sum_oere(Slutt.AAPEN, Slutt.BETALT_ETTER) for f in self.forloep if f.krav.sendt <= DATOER[nr]
        )

    def _velg(self, nr: int, slutt: Slutt, maal: int) -> None:
        if maal < 0:
            raise ForLiteKrav(
                f"{self._celle.sektor} {self._celle.aar}: {maal} øre for mye åpent dato {nr + 1}"
            )
        valgte, total = self._til_maalet(nr, maal)
        if total < maal:
            raise ForLiteKrav(
                f"{self._celle.sektor} {self._celle.aar}: mangler {maal - total} øre dato {nr + 1}"
            )
        betalt = _delbetal(valgte, total - maal)
        for krav, oere in zip(valgte, betalt, strict=True):
            del self._ledige[krav.referanse]
            deler = [Del(slutt, krav.oere - oere)]
            if oere:
                deler.append(Del(Slutt.BETALT_STRAKS, oere))
            self.forloep.append(Forloep(krav, self._celle.sektor, deler))

    def _til_maalet(self, nr: int, maal: int) -> tuple[list[Krav], int]:
        """Claims in order until the figure is reached, never more than an earlier date has room for."""
        foer = () if self._gammel else range(nr)
        plass = {k: (self._maal[k] - self._aapent(k)) * _ETTERNOELERE_TAK_PROSENT // 100 for k in foer}
        valgte: list[Krav] = []
        total = 0
        for krav in self._rekkefoelge(nr, maal):
            if total >= maal:
                break
            sett = [k for k in foer if krav.sendt <= DATOER[k]]
            if all(plass[k] >= krav.oere for k in sett):
                for k in sett:
                    plass[k] -= krav.oere
                valgte.append(krav)
                total += krav.oere
        return valgte, total

    def _rekkefoelge(self, nr: int, maal: int) -> list[Krav]:
        """Those no settlement can have paid yet, then stragglers, then newest first."""
        mulige = [k for k in self._ledige.values() if k.sendt <= DATOER[nr]]
        mulige.sort(key=lambda k: (k.sendt, k.referanse), reverse=True)
        tvungne = self._tvungne(mulige, nr, maal)
        andre = [k for k in mulige if k.sendt <= DATOER[nr] and straks(k.sendt)]
        if self._gammel:
            return self._t.stokket(andre)
        etternoelere = self._etternoelere(andre, nr, maal)
        return [*tvungne, *etternoelere, *andre]

    def _tvungne(self, mulige: Sequence[Krav], nr: int, maal: int) -> list[Krav]:
        """Claims sent too late to be paid; those that would go beyond the figure were sent later."""
        tvungne, total = [], 0
        for krav in mulige:
            if straks(krav.sendt) or krav.sendt <= DATOER[nr] - timedelta(days=40):
                continue
            if total + krav.oere > maal * 9 // 10:
                krav.sendt = DATOER[nr] + timedelta(days=self._t.heltall(1, 9))
                continue
            tvungne.append(krav)
            total += krav.oere
        return tvungne

    def _etternoelere(self, andre: list[Krav], nr: int, maal: int) -> list[Krav]:
        """Some old ones among the open; taken out of `andre`."""
        grense = DATOER[nr] - timedelta(days=200 if nr else 60)
        gamle = self._t.stokket([k for k in andre if k.sendt <= grense])
        plass = maal * _ETTERNOELERE_PROSENT // 100
        valgte = []
        for krav in gamle:
            if krav.oere <= plass:
                valgte.append(krav)
                plass -= krav.oere
                andre.remove(krav)
        return valgte


def _delbetal(valgte: Sequence[Krav], for_mye: int) -> list[int]:
    """Spread what is beyond the figure as part payments, last chosen first; whole kroner but one."""
    betalt = [0] * len(valgte)
    rest = for_mye
    for andel in (_HOEYESTE_DELBETALING_PROSENT, 100):
        for i in reversed(range(len(valgte))):
            if rest and straks(valgte[i].sendt):
                tak = valgte[i].oere * andel // 100 - betalt[i]
                tak = min(tak, valgte[i].oere - _MINSTE_IGJEN - betalt[i])
                mer = max(0, min(rest, tak))
                betalt[i] += mer
                rest -= mer
    if rest:
        raise ForLiteKrav(f"fant ikke plass til {rest} øre i delbetalinger")
    return betalt
