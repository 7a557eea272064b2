"""The demo kommune: a fixed scenario that comes to the published figures from single transactions.

`skriv_demo` writes an export folder as the source systems would. The figures are margins
(`demo_tall`), spread over cells (`demo_celler`), and each cell is made of claims: old ones moved
from an earlier system, and from 2024 on what the law gives for the absences written beside them.
Border: nothing is loaded here; that is `tilgode importer` or `tilgode demo`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tilgode.rules.parametre import Lovparametre
from tilgode.simulation import demo_justering, demo_ufordelt, papirer
from tilgode.simulation.befolkning import Befolkning
from tilgode.simulation.demo_celler import Celle, lag_celler
from tilgode.simulation.demo_feriepenger import lag_feriepenger
from tilgode.simulation.demo_forloep import VINDU, Del, Forloep, Slutt
from tilgode.simulation.demo_gamle import Gamlekrav
from tilgode.simulation.demo_hendelser import Kravlinje, lag_linjer, per_dato
from tilgode.simulation.demo_nye import Sak, lag_krav, lag_saker
from tilgode.simulation.demo_overfoert import Overfoert
from tilgode.simulation.demo_tall import DATOER, sektorer
from tilgode.simulation.demo_utvalg import Utvalg
from tilgode.simulation.eksport import skriv_fil
from tilgode.simulation.fravaer import Profil, lag_historie
from tilgode.simulation.kildeformer import Verdi
from tilgode.simulation.kravrader import kravrad
from tilgode.simulation.modell import Ansatt, Arbeidsgiver, Krav
from tilgode.simulation.oppgjoersfil import lag_rapporter, skriv_rapporter
from tilgode.simulation.organisasjon import lag_arbeidsgiver
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.kalender import Maaned

ORGNR = "312040107"
NAVN = "Fjordvik kommune"
FROE = "fjordvik"
KR = 100
_PROFIL = Profil(syk=105, syk_i_aar=((2024, 118), (2026, 205)), foreldre=15, pleie=2, omsorg=6, fritak=2)
_FOERSTE_LOENN = Maaned(2023, 6)
_FOERSTE_RAPPORT = 41007
_ORGANISASJON_FRA = date(2010, 1, 1)
_SISTE_GAMLE = 2023
_FOERSTE_SLUTTET = date(2014, 3, 1)

Fremdrift = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Demo:
    """The whole scenario in memory."""

    arbeidsgiver: Arbeidsgiver
    ansatte: list[Ansatt]
    saker: list[Sak]
    forloep: list[Forloep]
    linjer: list[Kravlinje]
    justeringer: list[list[Verdi]]


def lag_demo(parametre: Lovparametre, fremdrift: Fremdrift = lambda _: None) -> Demo:
    """Make the scenario; always the same."""
    arbeidsgiver = lag_arbeidsgiver(NAVN)
    ansatte = list(_lag_ansatte(arbeidsgiver))
    fremdrift(f"{len(ansatte)} ansatte på {len(arbeidsgiver.enheter)} enheter")
    t = Tilfeldig(f"{FROE}-fravaer")
    saker = lag_saker((lag_historie(a, VINDU, _PROFIL, t) for a in ansatte), parametre)
    krav = lag_krav(saker, parametre, Tilfeldig(f"{FROE}-krav"))
    fremdrift(f"{len(krav)} refusjonskrav etter loven fra 2024 til 2026")
    forloep = list(_lag_forloep(ansatte, saker, krav, parametre))
    t = Tilfeldig(f"{FROE}-hendelser")
    demo_justering.velg_purringer(forloep, t)
    ufordelt = demo_ufordelt.sett_av(forloep)
    forloep += lag_feriepenger(saker, parametre)
    linjer = [*lag_linjer(forloep, t), *demo_ufordelt.lag_linjer(ufordelt)]
    justeringer = [*demo_justering.justeringsrader(forloep, t), *demo_ufordelt.lag_rader(ufordelt)]
    return Demo(arbeidsgiver, ansatte, saker, forloep, linjer, justeringer)


def _lag_ansatte(arbeidsgiver: Arbeidsgiver) -> Iterator[Ansatt]:
    """Those employed in the window, and some who left before it and have old claims."""
    t = Tilfeldig(f"{FROE}-ansatte")
    befolkning = Befolkning(t, VINDU)
    yield from befolkning.bemann(arbeidsgiver, {s.navn: s.stillinger for s in sektorer()})
    for sektor in sektorer():
        enheter = [e for e in arbeidsgiver.enheter if e.sektor == sektor.navn]
        for _ in range(sektor.sluttede):
            start = _FOERSTE_SLUTTET + timedelta(days=t.heltall(0, 1500))
            slutt = min(start + timedelta(days=t.heltall(700, 3000)), date(2023, 12, 31))
            yield befolkning.ansett(t.velg(enheter), start, slutt)


def _lag_forloep(
    ansatte: list[Ansatt], saker: list[Sak], krav: list[Krav], parametre: Lovparametre
) -> Iterator[Forloep]:
    gamle = Gamlekrav(parametre, Tilfeldig(f"{FROE}-gamle"))
    overfoert = Overfoert(saker, krav, Tilfeldig(f"{FROE}-overfoert"))
    t = Tilfeldig(f"{FROE}-utvalg")
    for celle in lag_celler():
        if celle.aar <= _SISTE_GAMLE:
            yield from gamle.lag(celle, [a for a in ansatte if a.enhet.sektor == celle.sektor])
            continue
        egne = [k for k in krav if k.kravaar == celle.aar and k.ansatt.enhet.sektor == celle.sektor]
        yield from _for_hoeyt(overfoert, celle, egne)
        yield from Utvalg(celle, [k for k in egne if k.referanse not in overfoert.brukt], t).fordel()
    for k in krav:
        if k.kravaar <= _SISTE_GAMLE:
            yield Forloep(k, k.ansatt.enhet.sektor, [Del(Slutt.BETALT_STRAKS, k.oere)])


def _for_hoeyt(overfoert: Overfoert, celle: Celle, krav: list[Krav]) -> Iterator[Forloep]:
    """The cell's claims that were registered too high, by the interval that puts them right."""
    foer, etter = (kroner_ * KR for kroner_ in celle.justert)
    d1, d2, _ = DATOER
    tidlige = [k for k in krav if k.sendt <= d1]
    yield from overfoert.velg(tidlige, Slutt.JUSTERT_FOER, foer, celle.sektor, d1)
    sene = tidlige if celle.aar < d1.year else [k for k in krav if d1 < k.sendt <= d2]
    senest = d1 if celle.aar < d1.year else d2
    yield from overfoert.velg(sene, Slutt.JUSTERT_ETTER, etter, celle.sektor, senest)


def skriv_demo(mappe: Path, parametre: Lovparametre, fremdrift: Fremdrift = lambda _: None) -> Demo:
    """Make the scenario and write its export folder."""
    demo = lag_demo(parametre, fremdrift)
    mappe.mkdir(parents=True, exist_ok=True)
    for type_, rader in _filer(demo):
        antall = skriv_fil(mappe, type_, rader)
        fremdrift(f"{type_}.csv: {antall} linjer")
    rapporter = lag_rapporter(demo.arbeidsgiver, per_dato(demo.linjer), _FOERSTE_RAPPORT)
    skriv_rapporter(mappe, rapporter)
    fremdrift(f"{len(rapporter)} oppgjør fra Nav med {len(demo.linjer)} linjer")
    return demo


def _filer(demo: Demo) -> Iterator[tuple[str, Iterator[list[Verdi]]]]:
    historier = [sak.historie for sak in demo.saker]
    til = Maaned.av(VINDU.tom)
    yield "organisasjon", papirer.organisasjonsrader(demo.arbeidsgiver, _ORGANISASJON_FRA)
    yield "ansatte", (papirer.ansattrad(a) for a in demo.ansatte)
    yield "loenn", (r for a in demo.ansatte for r in papirer.loennsrader(a, _FOERSTE_LOENN, til))
    yield "fravaer", (r for h in historier for r in papirer.fravaersrader(h))
    yield "sykmelding", (r for h in historier for r in papirer.sykmeldingsrader(h))
    yield "soeknad", (r for h in historier for r in papirer.soeknadsrader(h))
    yield (
        "inntektsmelding",
        (r for s in demo.saker for r in papirer.inntektsmeldingsrader(s.historie, s.rett)),
    )
    yield "vedtak", (r for h in historier for r in papirer.vedtaksrader(h))
    yield "krav", (kravrad(f.krav) for f in demo.forloep)
    yield "justering", iter(demo.justeringer)
    yield "purring", demo_justering.purrerader(demo.forloep)
    yield "plan", demo_justering.planrader()
