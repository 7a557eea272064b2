"""The simulated Nav: when it pays the claims, in which lines, and what it takes back.

It pays what the law gives (or less, with the reason decided before), with the delays and habits of
the real one. Border: no files; lines with their value dates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tilgode.simulation.feilkrav import Simkrav
from tilgode.simulation.modell import Ansatt, Krav, Linje
from tilgode.simulation.navkoder import TREKK, UKJENT, kode_for
from tilgode.simulation.navvaner import del_i_linjer, foerste_virkedag, ordinaer_dag
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.kalender import maaneder
from tilgode.values.periode import Periode

#: Days from a claim is sent until it is in a settlement: (from, to), weight.
BEHANDLINGSTID = (((10, 40), 70), ((41, 110), 22), ((111, 300), 8))
_EKSTRA_DAG = 17
_TILBAKE_ETTER = 3
_TREKK_PROMILLE = 8
_UKJENT_KODE_PROMILLE = 2
_FERIEPENGEMAANED = 6


@dataclass(slots=True)
class Nav:
    """Gathers the lines of all settlements up to the end of the period.

    Without `stoey` nothing comes but the claims themselves: no set-offs and no unknown codes. `betalinger`
    keeps what came for each claim and when, `motregnet` the claims that were paid too much and set off.
    """

    periode: Periode
    t: Tilfeldig
    stoey: bool = True
    linjer: dict[date, list[Linje]] = field(default_factory=lambda: defaultdict(list))
    betalinger: dict[str, list[tuple[date, int]]] = field(default_factory=lambda: defaultdict(list))
    motregnet: set[str] = field(default_factory=set)
    _datoer: list[date] = field(init=False)

    def __post_init__(self) -> None:
        datoer = {ordinaer_dag(m) for m in maaneder(self.periode)[1:]}
        datoer |= {foerste_virkedag(date(m.aar, m.nummer, _EKSTRA_DAG)) for m in maaneder(self.periode)}
        self._datoer = sorted(d for d in datoer if d <= self.periode.tom)

    def svar(self, k: Simkrav) -> tuple[date | None, int]:
        """Pay a claim; returns the day of the last line (None when none has come) and the øre paid."""
        if not k.nav_oere or not k.registrert:
            return None, 0
        if k.krav.ytelse == "FERIEPENGER":
            return self._feriepenger(k.krav, k.nav_oere)
        datoer = self._datoer[self._indeks(k.krav.sendt) :]
        if not datoer or (k.tilbakefoeres and len(datoer) < _TILBAKE_ETTER + 1):
            return None, 0
        if k.linjer is not None or k.tilbakefoeres:
            return self._betal_linjer(k, datoer)
        return self._betal(k, datoer)

    def har_svart(self, k: Simkrav) -> bool:
        """Whether a claim that nothing is paid on has been dealt with: a refusal takes as long as a payment."""
        t = Tilfeldig(f"svar-{k.krav.referanse}")
        fra, til = t.vektet(BEHANDLINGSTID)
        dag = k.krav.sendt + timedelta(days=t.heltall(fra, til))
        return bool(self._datoer) and dag <= self._datoer[-1]

    def _betal_linjer(self, k: Simkrav, datoer: list[date]) -> tuple[date, int]:
        """The given lines in one settlement; taken back some settlements later when they are to be."""
        kode = kode_for(k.krav.ytelse)
        for periode, oere in k.linjer or ((k.krav.rett_periode or k.krav.periode, k.nav_oere),):
            linje = Linje(k.krav.ansatt, kode, periode.fom, periode.tom, oere, k.krav.maksdato)
            self._legg(datoer[0], linje, k.krav)
            if k.tilbakefoeres:
                self._legg(datoer[_TILBAKE_ETTER], replace(linje, oere=-oere), k.krav)
        return datoer[0], 0 if k.tilbakefoeres else k.nav_oere

    def _indeks(self, sendt: date) -> int:
        fra, til = self.t.vektet(BEHANDLINGSTID)
        return bisect_left(self._datoer, sendt + timedelta(days=self.t.heltall(fra, til)))

    def _betal(self, k: Simkrav, datoer: list[date]) -> tuple[date, int]:
        kode = kode_for(k.nav_ytelse or k.krav.ytelse)
        periode = k.krav.rett_periode or k.krav.periode
        betalt, siste = 0, datoer[0]
        for dato, del_, oere in del_i_linjer(k.nav_oere, periode, datoer, self.t):
            self._legg(dato, Linje(k.krav.ansatt, kode, del_.fom, del_.tom, oere, k.krav.maksdato), k.krav)
            betalt, siste = betalt + oere, max(siste, dato)
        if not self.stoey:
            return siste, betalt
        if self.t.sjanse(_TREKK_PROMILLE / 10) and len(datoer) > 4:
            self._trekk(k.krav, kode, datoer)
        elif self.t.sjanse(_UKJENT_KODE_PROMILLE / 10):
            self._legg(siste, Linje(k.krav.ansatt, UKJENT, None, None, 100 * self.t.heltall(50, 900)))
        return siste, betalt

    def _trekk(self, krav: Krav, kode: str, datoer: list[date]) -> None:
        """Nav pays a little too much on the last day and sets it off months later, without a period."""
        oere = krav.oere // max(1, krav.virkedager) // 100 * 100
        dag = (krav.rett_periode or krav.periode).tom
        self._legg(datoer[1], Linje(krav.ansatt, kode, dag, dag, oere, krav.maksdato), krav)
        self._legg(datoer[4], Linje(krav.ansatt, TREKK, None, None, -oere), krav)
        self.motregnet.add(krav.referanse)

    def _feriepenger(self, krav: Krav, oere: int) -> tuple[date | None, int]:
        """Paid in the June report; every line says 1 to 31 May."""
        aar = krav.kravaar + 1
        dato = foerste_virkedag(date(aar, _FERIEPENGEMAANED, 1))
        if dato > self.periode.tom:
            return None, 0
        kode = kode_for(krav.ytelse, krav.feriepenger_av)
        self._legg(dato, Linje(krav.ansatt, kode, date(aar, 5, 1), date(aar, 5, 31), oere), krav)
        return dato, oere

    def betal_fremmed(self, ansatt: Ansatt, dato: date, oere: int) -> None:
        """A line for somebody who is not employed here."""
        periode = Periode(dato.replace(day=1), dato.replace(day=5))
        self._legg(self.neste(dato), Linje(ansatt, "4", periode.fom, periode.tom, oere))

    def neste(self, dag: date) -> date:
        """The first settlement on or after a day, or the last one there is."""
        return self._datoer[min(bisect_left(self._datoer, dag), len(self._datoer) - 1)]

    def _legg(self, dato: date, linje: Linje, krav: Krav | None = None) -> None:
        self.linjer[dato].append(linje if krav is None else replace(linje, krav=krav.referanse))
        if krav is not None:
            self.betalinger[krav.referanse].append((dato, linje.oere))
