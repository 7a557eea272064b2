"""Proposals about single days: holiday, work, no søknad, an end.

Where Nav's lines show which days were left unpaid, those days are proposed and no others. Where one line
hides them, the number of days is proposed, laid at the end of the claim: the place does not matter then.
Border: proposes; the law says what each is worth.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tilgode.core.forklaring.endringer import (
    FJERN_FRAMTID,
    LeggTilHistorikk,
    SettDager,
    Sluttet,
    UtenRefusjon,
)
from tilgode.core.forklaring.katalog import Hypotese, hypotese
from tilgode.core.forklaring.rom import Rom
from tilgode.core.forklaring.typer import Faktum
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.values.kalender import Maaned, antall_virkedager, er_helg
from tilgode.values.periode import EN_DAG, Periode, slaa_sammen

FERIE, ARBEID = Dag(Dagtype.FERIE), Dag(Dagtype.ARBEID)
VIRKEDAGER_I_UKEN = 5
KORT_FERIE_DAGER, KORT_KRAV_DAGER = 2, 8
FERIEMAANEDER = (7, 8)
#: Days in a row that can be hidden behind one line when something else differs too.
SKJULTE_DAGER = range(1, 11)
UKE = timedelta(days=7)
LITE_FOER = 20


def _dager(periode: Periode) -> tuple[Faktum, ...]:
    return (("fom", periode.fom.isoformat()), ("tom", periode.tom.isoformat()))


def borte(rom: Rom) -> Iterator[Hypotese]:
    """Holiday (ferieloven § 9), or days the søknad does not cover because the employee worked."""
    for strekk in rom.ubetalt:
        yield from _borte_i(rom, strekk, "visst")
    for skjult in rom.skjulte_strekk:
        yield from _borte_i(rom, skjult, "antall")
    if not rom.skjulte_strekk and not rom.har_hull and not rom.alt_ubetalt and len(rom.maal.linjer) == 1:
        for n in SKJULTE_DAGER:
            if n < len(rom.ventede):
                yield from _borte_i(rom, _siste(rom, n), "par")


def _siste(rom: Rom, antall: int) -> Periode:
    return Periode(rom.dager[rom.ventede[-antall]], rom.siste)


def _borte_i(rom: Rom, periode: Periode, maate: str) -> Iterator[Hypotese]:
    sykmeldingens_slutt = maate == "visst" and _er_slutten(rom, periode)
    fakta = _dager(periode) if maate == "visst" else (("dager", antall_virkedager(periode)),)
    sjelden = _sjelden(rom, periode, maate)
    # unpaid to the end of the last sick note is how being back at work looks, across months too
    ved_starten = rom.er_foerste and periode.fom == rom.foerste
    fortsatt = 1 if sykmeldingens_slutt and not ved_starten and not rom.alt_ubetalt else sjelden
    yield hypotese(
        "FERIE_I_PERIODEN",
        SettDager(rom.navn, periode, FERIE),
        *(() if rom.alt_ubetalt else _feriebevis(periode, maate)),
        fakta=fakta,
        promille=_ferieandel(periode) // (3 * sjelden if sykmeldingens_slutt else sjelden),
        bare_i_par=maate == "par",
    )
    yield hypotese(
        "SOEKNAD_DELVIS",
        SettDager(rom.navn, periode, ARBEID),
        *(("SLUTTEN_AV_SYKMELDING",) if sykmeldingens_slutt else ()),
        fakta=fakta,
        promille=(1000 if sykmeldingens_slutt else 100) // fortsatt,
        bare_i_par=maate == "par",
    )


def _er_slutten(rom: Rom, periode: Periode) -> bool:
    """The days reach the end of a sick note, or of the claim when the last sick note goes on after it."""
    til_slutt = periode.tom == rom.siste and rom.opplysninger.senere_betalt is not True
    return any(
        abs((s.tom - periode.tom).days) <= KORT_FERIE_DAGER
        or (til_slutt and s.fom <= periode.fom and s.tom >= rom.sykdommens_slutt)
        for s in rom.opplysninger.sykmeldinger
    )


def _sjelden(rom: Rom, periode: Periode, maate: str) -> int:
    """By how much days away are less likely here than in the middle of a claim that is paid around them."""
    if rom.alt_ubetalt:
        info = rom.opplysninger
        if info.foer_avkortet:
            return 3
        # a short claim is lost as a whole by a few days, a long one is not
        return 10 if info.foer_betalt or len(rom.ventede) <= KORT_KRAV_DAGER else 30
    if maate != "visst":
        return 4  # Nav's lines break where days are not paid, so that one line seldom hides any
    ved_slutten = periode.tom == rom.siste
    if ved_slutten and rom.opplysninger.senere_betalt is False:
        return 10
    # days at the very start are more often a matter of the arbeidsgiverperiode
    return 5 if rom.er_foerste and periode.fom == rom.foerste else 2 if ved_slutten else 1


def _ferieandel(periode: Periode) -> int:
    """Holiday is seldom one or two days."""
    return 1000 if antall_virkedager(periode) > KORT_FERIE_DAGER else 200


def _feriebevis(periode: Periode, maate: str) -> tuple[str, ...]:
    if maate != "visst":
        return ()
    hele_uker = periode.fom.weekday() == 0 and antall_virkedager(periode) % VIRKEDAGER_I_UKEN == 0
    i_ferietid = periode.fom.month in FERIEMAANEDER
    return (("HELE_UKER",) if hele_uker else ()) + (("FERIETID",) if i_ferietid else ())


def uten_soeknad(rom: Rom) -> Iterator[Hypotese]:
    """Days whose søknad the register says was never sent."""
    usendte = [s.periode for s in rom.opplysninger.soeknader if s.sendt is None]
    for periode in dict.fromkeys([*slaa_sammen(usendte), *usendte]):
        yield hypotese(
            "SOEKNAD_MANGLER",
            SettDager(rom.navn, periode, None),
            "SOEKNAD_IKKE_SENDT",
            fakta=_dager(periode),
        )


def _hale(rom: Rom) -> Periode | None:
    """The unpaid days at the end of the claim."""
    siste = rom.ubetalt[-1] if rom.ubetalt else None
    return siste if siste is not None and siste.tom == rom.siste else None


def slutt(rom: Rom) -> Iterator[Hypotese]:
    """The employment, or the refund, ended before the claim did."""
    hale = _hale(rom)
    if hale is None:
        return
    siste_dag = hale.fom - EN_DAG
    fakta: tuple[Faktum, ...] = (("siste_dag", siste_dag.isoformat()),)
    uten_loenn = _uten_loenn_etter(rom, hale)
    yield hypotese(
        "ETTER_SLUTT",
        Sluttet(rom.navn, siste_dag),
        *(("INGEN_LOENN_ETTER",) if uten_loenn else ()),
        fakta=fakta,
        promille=2000 if uten_loenn else 200,
    )
    info = rom.opplysninger
    bevis = (("SENERE_UBETALT",) if info.senere_betalt is False else ()) + (
        ("AVKORTET_FOER",) if rom.alt_ubetalt and info.foer_avkortet else ()
    )
    yield hypotese(
        "REFUSJON_OPPHOERT",
        UtenRefusjon(rom.navn, Periode(hale.fom, FJERN_FRAMTID)),
        *bevis,
        fakta=fakta,
        promille=50 if info.senere_betalt or (rom.alt_ubetalt and not info.foer_avkortet) else 1000,
    )


def _uten_loenn_etter(rom: Rom, hale: Periode) -> bool:
    """Pay stops in the month of the last paid day, while others' pay and the employment go on for months."""
    maaneder = rom.arbeidsgiver.loenn
    til = rom.opplysninger.loenn_til
    ansatt_til = max((p.tom for p in rom.arbeidsgiver.ansatt), default=hale.tom)
    if not maaneder or til is None:
        return False
    siste = max(maaneder)
    return siste <= Maaned.av(hale.fom) and siste + 1 < min(Maaned.av(til), Maaned.av(ansatt_til))


def maksdato(rom: Rom) -> Iterator[Hypotese]:
    """The days are used up (§ 8-12), by an earlier sickness that we do not know of."""
    hale = _hale(rom)
    if hale is None:
        return
    navs = rom.opplysninger.maksdato
    passer = navs is not None and navs < hale.fom
    naer = navs is not None and (hale.fom - navs).days < VIRKEDAGER_I_UKEN
    bevis = ("NAVS_MAKSDATO",) if passer and (naer or rom.alt_ubetalt) else ()
    mangler = _ubrukte(rom, hale)
    if mangler <= 0 or (not bevis and rom.opplysninger.senere_betalt):
        return
    siste = rom.skjaeringstidspunkt - timedelta(days=LITE_FOER)
    yield hypotese(
        "MAKSDATO",
        LeggTilHistorikk(_saa_mange_til(siste, mangler)),
        *bevis,
        fakta=(("maksdato", (hale.fom - EN_DAG).isoformat()),),
        promille=1000 if bevis else 200,
    )


def _saa_mange_til(siste: date, virkedager: int) -> Periode:
    """The period of so many weekdays that ends on a day."""
    dag, rest = siste, virkedager - (not er_helg(siste))
    while rest > 0:
        dag -= EN_DAG
        rest -= not er_helg(dag)
    return Periode(dag, siste)


def _ubrukte(rom: Rom, hale: Periode) -> int:
    """How many of the 248 days are left when the unpaid days begin, as far as we know."""
    grense, brukt = hale.fom.toordinal(), 0
    for loep in rom.regner.grunnvurdering.arbeidsgivere[rom.navn].loep:
        if loep.klasse_ukedag.klasse is Dagklasse.NAV and loep.fom < grense:
            brukt += antall_virkedager(Periode(loep.periode.fom, min(loep.periode.tom, hale.fom - EN_DAG)))
    return rom.regner.parametre.paa(rom.foerste).maks_dager - brukt


FORSLAG = (borte, uten_soeknad, slutt, maksdato)
