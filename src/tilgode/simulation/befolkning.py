"""The people: who works where, since when, in what post and at what pay.

Turnover gives each post a row of holders. Border: no absence, no claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tilgode.simulation.identer import Foedselsnummerserie
from tilgode.simulation.modell import Ansatt, Arbeidsgiver, Enhet
from tilgode.simulation.navn import lag_navn
from tilgode.simulation.organisasjon import les_tabell
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.periode import Periode

#: Pay of a year as a share of the reference year's (2025), in thousandths; about a wage settlement.
LOENNSVEKST = {
    2015: 712, 2016: 728, 2017: 745, 2018: 766, 2019: 791, 2020: 806, 2021: 828, 2022: 861,
    2023: 906, 2024: 954, 2025: 1000, 2026: 1041, 2027: 1080, 2028: 1115, 2029: 1150, 2030: 1185,
}  # fmt: skip
_STILLINGER = ((100, 52), (80, 16), (75, 6), (60, 8), (50, 12), (40, 6))
#: Nobody starts before about 20 or is past about 66 when the period ends.
_YNGST_VED_START = 20 * 365
_ELDST_VED_SLUTT = 66 * 365
_AARLIG_SLUTT_PROSENT = 7


@dataclass(frozen=True, slots=True)
class Rolle:
    """Pay and sex distribution of a kind of work; kroner a year, additions kroner a month."""

    loenn: tuple[int, int]
    tillegg: tuple[int, int]
    variabel: tuple[int, int]
    kvinneandel: int


def les_roller() -> dict[str, Rolle]:
    """The kinds of work by key."""
    return {
        rad["rolle"]: Rolle(
            loenn=(int(rad["loenn_fra"]), int(rad["loenn_til"])),
            tillegg=(int(rad["tillegg_fra"]), int(rad["tillegg_til"])),
            variabel=(int(rad["variabel_fra"]), int(rad["variabel_til"])),
            kvinneandel=int(rad["kvinneandel"]),
        )
        for rad in les_tabell("roller.csv")
    }


class Befolkning:
    """Makes ansatte one by one, with unique numbers."""

    def __init__(self, tilfeldig: Tilfeldig, periode: Periode) -> None:
        self._tilfeldig = tilfeldig
        self._periode = periode
        self._fnr = Foedselsnummerserie()
        self._roller = les_roller()
        self._nr = 0

    def bemann(self, arbeidsgiver: Arbeidsgiver, antall: Mapping[str, int]) -> Iterator[Ansatt]:
        """Posts per sektor, spread over its enheter, each with its row of holders in the period."""
        for sektor, stillinger in antall.items():
            enheter = [e for e in arbeidsgiver.enheter if e.sektor == sektor]
            for i in range(stillinger):
                yield from self._innehavere(enheter[i % len(enheter)])

    def _innehavere(self, enhet: Enhet) -> Iterator[Ansatt]:
        t = self._tilfeldig
        start = self._periode.fom - timedelta(days=t.heltall(200, 4200))
        while start < self._periode.tom:
            slutt = self._slutt(max(start, self._periode.fom))
            yield self.ansett(enhet, start, slutt)
            if slutt is None:
                return
            start = slutt + timedelta(days=t.heltall(1, 60))

    def _slutt(self, fra: date) -> date | None:
        dag = fra
        while dag < self._periode.tom:
            if self._tilfeldig.sjanse(_AARLIG_SLUTT_PROSENT):
                slutt = dag + timedelta(days=self._tilfeldig.heltall(60, 364))
                return slutt if slutt < self._periode.tom else None
            dag += timedelta(days=365)
        return None

    def _eldst(self) -> date:
        return self._periode.tom - timedelta(days=_ELDST_VED_SLUTT)

    def ansett(self, enhet: Enhet, start: date, slutt: date | None) -> Ansatt:
        """One new person in a post."""
        t, rolle = self._tilfeldig, self._roller[enhet.rolle]
        self._nr += 1
        kvinne = t.sjanse(rolle.kvinneandel)
        yngst = start - timedelta(days=_YNGST_VED_START)
        foedt = yngst - timedelta(days=t.heltall(0, max(365, (yngst - self._eldst()).days)))
        turnus = t.sjanse(enhet.turnus_prosent)
        return Ansatt(
            nr=self._nr,
            fnr=self._fnr.neste(foedt, t.heltall(0, 399)),
            navn=lag_navn(t, kvinne),
            foedt=foedt,
            kvinne=kvinne,
            enhet=enhet,
            start=start,
            slutt=slutt,
            prosent=t.vektet(_STILLINGER),
            turnus=turnus,
            aarsloenn=t.heltall(rolle.loenn[0] // 1000, rolle.loenn[1] // 1000) * 1000,
            tillegg=t.heltall(*rolle.tillegg) if t.sjanse(40) else 0,
            variabel=t.heltall(*rolle.variabel) if turnus or t.sjanse(30) else 0,
            loennsvekst=LOENNSVEKST,
        )
