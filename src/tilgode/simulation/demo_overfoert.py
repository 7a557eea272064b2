"""Claims registered too high (the 2024 scenario): what the law gives was paid, the rest was never owed.

The excess is made by the mistakes people make: days of the arbeidsgiverperiode counted in, full
degree on a graded absence, holiday not taken out, levy added, a month after the person was back,
the same claim twice. Border: only the amounts; dates of payment and adjustment in `demo_hendelser`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tilgode.simulation.demo_forloep import STRAKS_VALG, Del, Forloep, Slutt, straks
from tilgode.simulation.demo_nye import Sak
from tilgode.simulation.modell import Krav, Sykefravaer
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.beloep import rund_halv_opp
from tilgode.values.kalender import Maaned, antall_virkedager
from tilgode.values.periode import EN_DAG, Periode

KR = 100
_MINSTE = 500 * KR
_LITEN_REST = 15_000 * KR
_FERIEDAGER = 5
_STOERSTE_GRADFEIL = 35_000 * KR
_AVGIFT = Fraction(141, 1000)
_UTEN_FRAVAER_PROSENT = 38
_DOBBELT_PROSENT = 6


@dataclass(frozen=True, slots=True)
class Feilfoering:
    """Too much claimed: why, øre, the claimed period; `sendt` when it is a claim of its own."""

    aarsak: str
    oere: int
    periode: Periode
    sendt: date | None = None


class Overfoert:
    """Picks claims of a sektor and year and registers them too high until a sum is reached."""

    def __init__(self, saker: Sequence[Sak], krav: Sequence[Krav], t: Tilfeldig) -> None:
        self._saker = {s.historie.ansatt.nr: s for s in saker}
        self._maaneder = {(k.ansatt.nr, Maaned.av(k.periode.fom)) for k in krav}
        self._t = t
        self._nr = 0
        self.brukt: set[str] = set()

    def velg(
        self, mulige: Sequence[Krav], slutt: Slutt, maal: int, sektor: str, senest: date
    ) -> list[Forloep]:
        """Claims sent by `senest` whose excess sums to `maal` øre; ValueError when they are too few."""
        funnet: list[Forloep] = []
        rest = maal
        for krav in self._t.stokket(mulige):
            if not rest:
                break
            if krav.referanse in self.brukt or not straks(krav.sendt):
                continue
            feil = self._feil(krav, senest, rest < _LITEN_REST)
            if feil.oere < _MINSTE:
                continue
            if feil.oere > rest - _MINSTE:
                feil = replace(feil, oere=rest)
            funnet += self._forloep(krav, feil, slutt, sektor)
            rest -= feil.oere
        if rest:
            raise ValueError(f"for få krav å føre for høyt i {sektor}: mangler {rest} øre")
        return funnet

    def _forloep(self, krav: Krav, feil: Feilfoering, slutt: Slutt, sektor: str) -> list[Forloep]:
        """The claim with its excess: on top of the rightful amount, or as a claim of its own."""
        if feil.sendt is None:
            self.brukt.add(krav.referanse)
            krav.periode = feil.periode
            krav.oere += feil.oere
            rett = Del(Slutt.BETALT_STRAKS, krav.rett_oere)
            return [Forloep(krav, sektor, [rett, Del(slutt, feil.oere, feil.aarsak)])]
        self._nr += 1
        ekstra = replace(
            krav,
            referanse=f"{krav.referanse}-{feil.aarsak[0]}{self._nr}",
            periode=feil.periode,
            oere=feil.oere,
            rett_oere=0,
            virkedager=antall_virkedager(feil.periode),
            sendt=feil.sendt,
            rett_periode=None,
        )
        forloep = [Forloep(ekstra, sektor, [Del(slutt, feil.oere, feil.aarsak)])]
        if feil.aarsak == "DOBBELTREGISTRERT":
            self.brukt.add(krav.referanse)
            forloep.append(Forloep(krav, sektor, [Del(Slutt.BETALT_STRAKS, krav.oere)]))
        return forloep

    def _feil(self, krav: Krav, senest: date, liten: bool) -> Feilfoering:
        """One plausible mistake; only on top of the claim when little is left to place."""
        eget = self._eget(krav, senest) if not liten else None
        return eget or self._for_hoeyt(krav, _sats(krav))

    def _eget(self, krav: Krav, senest: date) -> Feilfoering | None:
        """The same claim once more, or a month after the person was back at work."""
        # the second registration comes when the first has been paid, so that nobody mixes them up
        igjen = straks(krav.sendt)[:STRAKS_VALG][-1] + timedelta(days=3)
        if self._t.sjanse(_DOBBELT_PROSENT) and igjen <= senest:
            return Feilfoering("DOBBELTREGISTRERT", krav.oere, krav.periode, igjen)
        neste = Maaned.av(krav.periode.fom) + 1
        sendt = max(krav.sendt, neste.periode.tom + timedelta(days=4))
        if self._t.sjanse(_UTEN_FRAVAER_PROSENT) and self._kan_fortsette(krav, neste) and sendt <= senest:
            self._maaneder.add((krav.ansatt.nr, neste))
            oere = _sats(krav) * antall_virkedager(neste.periode)
            return Feilfoering("UTEN_FRAVAER", oere, neste.periode, sendt)
        return None

    def _for_hoeyt(self, krav: Krav, sats: int) -> Feilfoering:
        spell = self._spell(krav)
        foer = _dager_foer(spell, krav.periode) if spell else None
        if foer and krav.ytelse == "SYKEPENGER":
            oere = sats * antall_virkedager(foer)
            return Feilfoering("AGP_MEDREGNET", oere, Periode(foer.fom, krav.periode.tom))
        grad = _grad(spell, krav.periode)
        oere = rund_halv_opp(Fraction(krav.rett_oere * (100 - grad), grad * KR)) * KR
        if 0 < oere <= _STOERSTE_GRADFEIL:
            return Feilfoering("FEIL_GRAD", oere, krav.periode)
        if spell and any(f.overlapper(krav.periode) for f in spell.ferie):
            return Feilfoering("FERIE_I_PERIODEN", sats * _FERIEDAGER, krav.periode)
        oere = rund_halv_opp(krav.rett_oere * _AVGIFT / KR) * KR
        return Feilfoering("AVGIFT_MEDREGNET", oere, krav.periode)

    def _kan_fortsette(self, krav: Krav, neste: Maaned) -> bool:
        """The month after lies in the same year, in the employment, and without claim or absence."""
        sak = self._saker[krav.ansatt.nr]
        ledig = (krav.ansatt.nr, neste) not in self._maaneder
        i_jobb = krav.ansatt.ansatt_paa(neste.periode.tom)
        frisk = not any(s.periode.overlapper(neste.periode) for s in sak.historie.syk)
        return ledig and i_jobb and frisk and neste.aar == krav.kravaar

    def _spell(self, krav: Krav) -> Sykefravaer | None:
        sak = self._saker[krav.ansatt.nr]
        return next((s for s in sak.historie.syk if s.periode.overlapper(krav.periode)), None)


def _sats(krav: Krav) -> int:
    """Øre a weekday, whole kroner."""
    return krav.rett_oere // max(1, krav.virkedager) // KR * KR


def _grad(spell: Sykefravaer | None, periode: Periode) -> int:
    """The lowest degree of the spell in the period."""
    deler = spell.deler if spell else ()
    return min((d.grad for d in deler if d.periode.overlapper(periode)), default=100)


def _dager_foer(spell: Sykefravaer, periode: Periode) -> Periode | None:
    """The days of the spell before the refund period, inside the same month."""
    fom = max(spell.periode.fom, date(periode.fom.year, periode.fom.month, 1))
    if fom >= periode.fom:
        return None
    foer = Periode(fom, periode.fom - EN_DAG)
    return foer if antall_virkedager(foer) else None
