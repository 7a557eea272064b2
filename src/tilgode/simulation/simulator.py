"""A kommune of any size over any years: exports as its systems would write them, and the truth.

One person at a time: history → law → claims → mistakes → papers, written as they come, so that the
memory holds only claims and settlement lines. Border: no figures to reach (that is `demo`), nothing
is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TextIO

from tilgode.rules.parametre import Lovparametre
from tilgode.simulation import papirer
from tilgode.simulation.aarsaksplanting import Aarsaksplanter
from tilgode.simulation.befolkning import Befolkning
from tilgode.simulation.eksport import Csvfil, skriv_fil
from tilgode.simulation.feil import Feilplanter, uten_tapte
from tilgode.simulation.feilkrav import Sak, Simkrav
from tilgode.simulation.feilslag import Feilslag, Plantetfeil
from tilgode.simulation.feriepenger import feriepenger_oere
from tilgode.simulation.fravaer import Profil, lag_historie
from tilgode.simulation.grensetilfeller import legg_inn_grensetilfelle
from tilgode.simulation.kildeformer import FORMER, Verdi
from tilgode.simulation.kravrader import kravrad
from tilgode.simulation.lov import finn_rett, oppgitte_refusjoner
from tilgode.simulation.modell import Ansatt, Arbeidsgiver, Historie, Krav, Refusjon
from tilgode.simulation.navsvar import Nav
from tilgode.simulation.oppfoelging import Oppfoelging
from tilgode.simulation.oppgjoersfil import lag_rapporter, skriv_linjesannhet, skriv_rapporter
from tilgode.simulation.organisasjon import lag_arbeidsgiver
from tilgode.simulation.sannhet import (
    aarsakssannhet,
    dagsannhet,
    jsonlinje,
    kravsannhet,
    skriv_json,
    utfallssannhet,
)
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.beloep import fordel_oere
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode

_VEKTER = {
    "Oppvekst": 44,
    "Helse og omsorg": 38,
    "Rådmann/Rådmannens stab": 4,
    "Kultur og fritid": 4,
    "Teknisk": 10,
}
_FORSINKELSE = (((1, 14), 75), ((15, 30), 18), ((31, 60), 7))
_PAPIRFILER = ("ansatte", "loenn", "fravaer", "sykmelding", "soeknad", "inntektsmelding", "vedtak")
_PERSONER_PER_MELDING = 500
_FOERSTE_RAPPORT = 20011
_MAANEDER_FOER = 4

Fremdrift = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Oppsett:
    """What to simulate: seed, number of posts, days.

    With `aarsaker`, no mistakes of the kommune's are planted but causes in Nav's view (`aarsaksplanting`).
    """

    froe: int
    ansatte: int
    periode: Periode
    navn: str = "Prøvevik kommune"
    aarsaker: bool = False


@dataclass(slots=True)
class Utfall:
    """What came of it, for those who ask."""

    ansatte: int = 0
    krav: int = 0
    linjer: int = 0
    rapporter: int = 0
    sum_krav_oere: int = 0
    sum_betalt_oere: int = 0
    feil: list[Plantetfeil] = field(default_factory=list)
    aarsaker: int = 0


def simuler(
    oppsett: Oppsett, mappe: Path, parametre: Lovparametre, fremdrift: Fremdrift = lambda _: None
) -> Utfall:
    """Write `mappe/eksport` and `mappe/sannhet`; the same setup gives the same bytes."""
    return _Simulering(oppsett, mappe, parametre, fremdrift).kjoer()


class _Simulering:
    def __init__(self, oppsett: Oppsett, mappe: Path, parametre: Lovparametre, fremdrift: Fremdrift) -> None:
        self._oppsett = oppsett
        self._parametre = parametre
        self._fremdrift = fremdrift
        self._eksport, self._sannhet = mappe / "eksport", mappe / "sannhet"
        froe = oppsett.froe
        self._t = Tilfeldig(f"{froe}-personer")
        self._planter = Feilplanter(parametre, oppsett.periode, Tilfeldig(f"{froe}-feil"))
        self._aarsaker = Aarsaksplanter(parametre, oppsett.periode, Tilfeldig(f"{froe}-aarsaker"))
        self._nav = Nav(oppsett.periode, Tilfeldig(f"{froe}-nav"), stoey=not oppsett.aarsaker)
        self._oppfoelging = Oppfoelging(
            oppsett.periode.tom, Tilfeldig(f"{froe}-oppfoelging"), self._planter.plantet
        )
        self._arbeidsgiver: Arbeidsgiver = lag_arbeidsgiver(oppsett.navn, oppsett.ansatte, kommune=froe + 1)
        self._krav: list[Simkrav] = []
        self._svar: list[tuple[Simkrav, date | None, int]] = []
        self._utfall = Utfall(feil=self._planter.plantet)

    def kjoer(self) -> Utfall:
        self._eksport.mkdir(parents=True, exist_ok=True)
        self._sannhet.mkdir(parents=True, exist_ok=True)
        befolkning = Befolkning(Tilfeldig(f"{self._oppsett.froe}-ansatte"), self._oppsett.periode)
        self._skriv_personer(befolkning)
        self._fremdrift(f"{len(self._krav)} krav")
        self._betal_fremmede(befolkning)
        self._skriv_krav()
        self._skriv_oppgjoer()
        self._skriv_feil()
        if self._oppsett.aarsaker:
            self._skriv_aarsaker()
        return self._utfall

    # --- persons ----------------------------------------------------------------------------------

    def _skriv_personer(self, befolkning: Befolkning) -> None:
        sektorer = list(_VEKTER)
        antall = dict(zip(sektorer, fordel_oere(self._oppsett.ansatte, list(_VEKTER.values())), strict=True))
        filer = {t: Csvfil(self._eksport / f"{t}.csv", t, FORMER.get(t)) for t in _PAPIRFILER}
        try:
            with (self._sannhet / "dager.jsonl").open("w", encoding="utf-8", newline="\n") as dager:
                for ansatt in befolkning.bemann(self._arbeidsgiver, antall):
                    self._skriv_person(ansatt, filer, dager)
        finally:
            for fil in filer.values():
                fil.__exit__(None, None, None)
        skriv_fil(
            self._eksport,
            "organisasjon",
            papirer.organisasjonsrader(self._arbeidsgiver, date(2010, 1, 1)),
        )
        systemer = {f"{navn}.csv": form.kildesystem for navn, form in FORMER.items()}
        skriv_json(self._eksport / "kildesystem.json", systemer)

    def _skriv_person(self, ansatt: Ansatt, filer: dict[str, Csvfil], dager: TextIO) -> None:
        self._utfall.ansatte += 1
        if self._utfall.ansatte % _PERSONER_PER_MELDING == 0:
            self._fremdrift(f"{self._utfall.ansatte} ansatte")
        historie = lag_historie(ansatt, self._oppsett.periode, Profil(), self._t)
        if self._oppsett.aarsaker:
            self._aarsaker.forbered(historie)
        else:
            legg_inn_grensetilfelle(historie, self._oppsett.periode)
        sak = self._lag_sak(historie)
        (self._aarsaker if self._oppsett.aarsaker else self._planter).plant(sak)
        self._krav += [*sak.krav, *self._lag_feriepenger(sak)]
        for type_, rader in self._papirer(sak):
            filer[type_].skriv(rader)
        if sak.rett.loep:
            dager.write(jsonlinje(dagsannhet(sak)))

    def _lag_sak(self, historie: Historie) -> Sak:
        rett = finn_rett(historie, self._parametre)
        refusjoner = list(rett.refusjoner)
        for annet in historie.annet:
            refusjoner += oppgitte_refusjoner(annet, historie.ansatt, self._parametre)
        krav = [
            Simkrav(self._krav_av(historie.ansatt, nr, r), r.oere)
            for nr, r in enumerate(refusjoner, 1)
            if r.oere
        ]
        return Sak(historie, rett, krav, self._parametre, self._oppsett.periode)

    def _krav_av(self, ansatt: Ansatt, nr: int, refusjon: Refusjon) -> Krav:
        fra, til = self._t.vektet(_FORSINKELSE)
        return Krav(
            referanse=f"K{refusjon.periode.fom.year}-{ansatt.nr:05d}-{nr:02d}",
            ansatt=ansatt,
            ytelse=refusjon.ytelse,
            periode=refusjon.periode,
            oere=refusjon.oere,
            sendt=refusjon.periode.tom + timedelta(days=self._t.heltall(fra, til)),
            rett_oere=refusjon.oere,
            kravaar=refusjon.periode.fom.year,
            virkedager=refusjon.virkedager,
            maksdato=refusjon.maksdato,
            rett_periode=refusjon.periode,
        )

    def _lag_feriepenger(self, sak: Sak) -> Iterator[Simkrav]:
        """One claim for each earning year, without the days Nav never paid."""
        tapt = uten_tapte(sak)
        for aar in range(self._oppsett.periode.fom.year, self._oppsett.periode.tom.year):
            oere = feriepenger_oere(sak.historie, sak.rett, aar, self._parametre, tapt)
            if oere > 0:
                krav = Krav(
                    referanse=f"F{aar}-{sak.historie.ansatt.nr:05d}",
                    ansatt=sak.historie.ansatt,
                    ytelse="FERIEPENGER",
                    feriepenger_av="SYKEPENGER",
                    periode=Periode(date(aar, 1, 1), date(aar, 12, 31)),
                    oere=oere,
                    sendt=date(aar + 1, 4, 15),
                    rett_oere=oere,
                    kravaar=aar,
                )
                yield Simkrav(krav, oere)

    def _papirer(self, sak: Sak) -> Iterator[tuple[str, Iterable[list[Verdi]]]]:
        historie, rett = sak.historie, sak.rett
        fra = Maaned.av(self._oppsett.periode.fom) - _MAANEDER_FOER
        yield "ansatte", [papirer.ansattrad(historie.ansatt)]
        yield "loenn", papirer.loennsrader(historie.ansatt, fra, Maaned.av(self._oppsett.periode.tom))
        yield "fravaer", papirer.fravaersrader(historie)
        yield "sykmelding", papirer.sykmeldingsrader(historie)
        yield "soeknad", papirer.soeknadsrader(historie)
        yield "inntektsmelding", papirer.inntektsmeldingsrader(historie, rett)
        yield "vedtak", papirer.vedtaksrader(historie)

    # --- claims and settlements -------------------------------------------------------------------

    def _betal_fremmede(self, befolkning: Befolkning) -> None:
        """A few lines for people who have never worked here."""
        enheter = self._arbeidsgiver.enheter
        for nr in range(1 + self._oppsett.ansatte // 2000):
            fremmed = befolkning.ansett(enheter[nr % len(enheter)], self._oppsett.periode.fom, None)
            oere = 100 * self._t.heltall(2000, 20000)
            self._nav.betal_fremmed(fremmed, self._oppsett.periode.tom - timedelta(days=200 + 30 * nr), oere)
            self._planter.plantet.append(
                Plantetfeil(Feilslag.UKJENT_PERSON, fremmed.ansattnummer, "", 5, oere)
            )

    def _skriv_krav(self) -> None:
        """Claims sent in the period, Nav's answers, and what the kommune does about them."""
        siste = self._oppsett.periode.tom
        with (
            Csvfil(self._eksport / "krav.csv", "krav") as krav,
            Csvfil(self._eksport / "justering.csv", "justering") as justering,
            Csvfil(self._eksport / "purring.csv", "purring") as purring,
            (self._sannhet / "krav.jsonl").open("w", encoding="utf-8", newline="\n") as sannhet,
            (self._sannhet / "utfall.jsonl").open("w", encoding="utf-8", newline="\n") as utfall,
        ):
            for k in self._krav:
                sendt = k.registrert and k.krav.sendt <= siste
                dato, betalt = self._nav.svar(k) if sendt else (None, 0)
                if sendt:
                    self._utfall.krav += 1
                    self._utfall.sum_krav_oere += k.krav.oere
                    krav.skriv([kravrad(k.krav)])
                    justering.skriv(self._oppfoelging.juster(k, betalt))
                    purring.skriv(self._oppfoelging.purr(k, dato, betalt))
                    self._svar.append((k, dato, betalt))
                    utfall.write(jsonlinje(self._utfall_av(k)))
                sannhet.write(jsonlinje(kravsannhet(k, sendt=sendt, dato=dato, betalt=betalt)))

    def _utfall_av(self, k: Simkrav) -> dict[str, Any]:
        ref = k.krav.referanse
        plantet = self._aarsaker.sannhet.get(ref, [])
        return utfallssannhet(
            k, plantet, self._nav.betalinger.get(ref, ()), motregnet=ref in self._nav.motregnet
        )

    def _skriv_aarsaker(self) -> None:
        """Why each claim that was sent got another amount than the law gives on the kommune's facts."""
        with (self._sannhet / "aarsaker.jsonl").open("w", encoding="utf-8", newline="\n") as fil:
            for k, dato, betalt in self._svar:
                plantet = self._aarsaker.sannhet.get(k.krav.referanse, [])
                if k.krav.ytelse in ("SYKEPENGER", "SYKEPENGER_AGP") and betalt != k.krav.rett_oere:
                    besvart = dato is not None if k.nav_oere else self._nav.har_svart(k)
                    fil.write(jsonlinje(aarsakssannhet(k, plantet, besvart=besvart, betalt=betalt)))
                    self._utfall.aarsaker += 1

    def _skriv_oppgjoer(self) -> None:
        rapporter = lag_rapporter(self._arbeidsgiver, self._nav.linjer, _FOERSTE_RAPPORT)
        skriv_rapporter(self._eksport, rapporter)
        skriv_linjesannhet(self._sannhet / "linjer.jsonl", rapporter)
        self._utfall.rapporter, self._utfall.linjer = len(rapporter), sum(len(r.linjer) for r in rapporter)
        self._utfall.sum_betalt_oere = sum(r.sum_oere for r in rapporter)
        self._fremdrift(f"{self._utfall.rapporter} oppgjør med {self._utfall.linjer} linjer")

    def _skriv_feil(self) -> None:
        with (self._sannhet / "feil.jsonl").open("w", encoding="utf-8", newline="\n") as fil:
            fil.writelines(jsonlinje(feil.som_objekt()) for feil in self._planter.plantet)
        skriv_json(
            self._sannhet / "oppsett.json",
            {
                "froe": self._oppsett.froe,
                "ansatte": self._oppsett.ansatte,
                "fra": self._oppsett.periode.fom.isoformat(),
                "til": self._oppsett.periode.tom.isoformat(),
            },
        )
