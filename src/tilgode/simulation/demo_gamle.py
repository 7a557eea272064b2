"""The demo's old claims (2016-2023): open items moved from an earlier system, cell by cell.

Each is a claim of a real person with month, ytelse and amount; together they give the cell's
outstanding at the three dates. Border: no absence facts this far back, so the amount is the one
the kommune declared.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from tilgode.rules.parametre import Lovparametre
from tilgode.simulation.demo_celler import Celle
from tilgode.simulation.demo_forloep import VINDU, Del, Forloep, Slutt
from tilgode.simulation.lov import dagsats_oere
from tilgode.simulation.modell import Ansatt, Krav
from tilgode.simulation.organisasjon import les_tabell
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.beloep import rund_halv_opp
from tilgode.values.kalender import Maaned, antall_virkedager, er_helg
from tilgode.values.periode import Periode

KR = 100
_MINSTE = 1500 * KR
_YTELSER = (
    (("SYKEPENGER", 3, 22), 74),
    (("FORELDREPENGER", 15, 23), 14),
    (("SVANGERSKAPSPENGER", 8, 22), 3),
    (("PLEIEPENGER", 5, 20), 4),
    (("OMSORGSPENGER", 1, 3), 3),
    (("SYKEPENGER_AGP", 2, 10), 2),
)
_GRADER = ((100, 60), (80, 10), (60, 8), (50, 16), (40, 6))
OPPRINNELSE = "Tidligere system"


class Gamlekrav:
    """Makes the claims of one cell at a time; no person gets two of a kind in one month."""

    def __init__(self, parametre: Lovparametre, tilfeldig: Tilfeldig) -> None:
        self._parametre = parametre
        self._t = tilfeldig
        self._opptatt: set[tuple[int, str, Maaned]] = set()
        self._aarsaker = les_tabell("demo/aarsaker.csv")
        self._nr = 0

    def lag(self, celle: Celle, ansatte: Sequence[Ansatt]) -> list[Forloep]:
        """The claims of the cell."""
        smaa: list[tuple[Slutt, int]] = []
        forloep: list[Forloep] = []
        for slutt, oere in _poster(celle):
            if oere < _MINSTE:
                smaa.append((slutt, oere))
            else:
                forloep += self._krav_til(celle, slutt, oere, ansatte)
        if smaa and not forloep:
            slutt, oere = smaa.pop()
            forloep.append(self._ett(celle, slutt, oere, ansatte, "REISETILSKUDD", 1))
        if smaa:
            self._legg_til(max(forloep, key=lambda f: f.krav.oere), smaa, celle.aar)
        return forloep

    def _legg_til(self, forloep: Forloep, smaa: list[tuple[Slutt, int]], aar: int) -> None:
        for slutt, oere in smaa:
            forloep.deler.append(Del(slutt, oere, self._aarsak(slutt, aar)))
            forloep.krav.oere += oere
            forloep.krav.rett_oere += oere

    def _krav_til(self, celle: Celle, slutt: Slutt, oere: int, ansatte: Sequence[Ansatt]) -> list[Forloep]:
        funnet = []
        rest = oere
        while rest:
            ytelse, lav, hoey = self._t.vektet(_YTELSER)
            forloep = self._ett(celle, slutt, rest, ansatte, ytelse, self._t.heltall(lav, hoey))
            rest -= forloep.krav.oere
            funnet.append(forloep)
        return funnet

    def _ett(
        self, celle: Celle, slutt: Slutt, rest: int, ansatte: Sequence[Ansatt], ytelse: str, dager: int
    ) -> Forloep:
        """One claim of at most `rest`; what would leave too little for another takes it all."""
        ansatt, maaned = self._ledig(celle.aar, ytelse, ansatte)
        sats = dagsats_oere(ansatt, maaned.periode.fom, self._parametre)
        grad = self._t.vektet(_GRADER) if ytelse.startswith("SYKE") else 100
        oere = rund_halv_opp(Fraction(sats * dager * grad, 100 * KR)) * KR
        if oere > rest - _MINSTE:
            oere = rest
            dager = max(1, min(20, rund_halv_opp(Fraction(oere, sats))))
        periode = _periode(maaned, dager, self._t)
        self._nr += 1
        krav = Krav(
            referanse=f"T{celle.aar}-{self._nr:04d}",
            ansatt=ansatt,
            ytelse=ytelse,
            periode=periode,
            oere=oere,
            sendt=periode.tom + timedelta(days=self._t.heltall(5, 45)),
            rett_oere=oere,
            kravaar=celle.aar,
            opprinnelse=OPPRINNELSE,
            virkedager=antall_virkedager(periode),
        )
        return Forloep(krav, celle.sektor, [Del(slutt, oere, self._aarsak(slutt, celle.aar))])

    def _ledig(self, aar: int, ytelse: str, ansatte: Sequence[Ansatt]) -> tuple[Ansatt, Maaned]:
        while True:
            ansatt = self._t.velg(ansatte)
            maaned = Maaned(aar, self._t.heltall(1, VINDU.fom.month - 1 if aar == VINDU.fom.year else 12))
            noekkel = (ansatt.nr, ytelse, maaned)
            p = maaned.periode
            if ansatt.ansatt_paa(p.fom) and ansatt.ansatt_paa(p.tom) and noekkel not in self._opptatt:
                self._opptatt.add(noekkel)
                return ansatt, maaned

    def _aarsak(self, slutt: Slutt, aar: int) -> str:
        if slutt not in (Slutt.JUSTERT_FOER, Slutt.JUSTERT_ETTER):
            return ""
        mulige = [
            (rad["aarsak"], int(rad["vekt"]))
            for rad in self._aarsaker
            if int(rad["fra_aar"]) <= aar <= int(rad["til_aar"])
        ]
        return self._t.vektet(mulige)


def _poster(celle: Celle) -> list[tuple[Slutt, int]]:
    """The cell as øre by how they close; empty ones left out."""
    d1, d2, d3 = celle.utestaaende
    foer, etter = celle.justert
    poster = (
        (Slutt.AAPEN, d3),
        (Slutt.JUSTERT_ETTER, etter),
        (Slutt.BETALT_ETTER, d2 - d3 - etter),
        (Slutt.JUSTERT_FOER, foer),
        (Slutt.BETALT_FOER, d1 - d2 - foer),
    )
    return [(slutt, kroner * KR) for slutt, kroner in poster if kroner]


def _periode(maaned: Maaned, dager: int, t: Tilfeldig) -> Periode:
    """About so many weekdays inside the month."""
    virkedager = [d for d in maaned.periode if not er_helg(d)]
    dager = min(dager, len(virkedager))
    start = t.heltall(0, len(virkedager) - dager)
    return Periode(virkedager[start], virkedager[start + dager - 1])
