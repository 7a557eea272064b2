"""Proposals about single days: holiday, work, no søknad, an end.

Where Nav's lines show which days were left unpaid, those days are proposed and no others. Where one line
hides them, the number of days is proposed, laid at the end of the claim: the place does not matter then.
Border: proposes; the law says what each is worth.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tilgode.core.forklaring.endringer import (
    LeggTilHistorikk,
    SettDager,
    Sluttet,
    UtenRefusjon,
)
from tilgode.core.forklaring.katalog import Hypotese, hypotese
from tilgode.core.forklaring.plass import finn_plass
from tilgode.core.forklaring.rom import Rom
from tilgode.core.forklaring.typer import Faktum
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.values.kalender import Maaned, antall_virkedager, er_helg
from tilgode.values.periode import EN_DAG, Periode, slaa_sammen

FERIE, ARBEID = Dag(Dagtype.FERIE), Dag(Dagtype.ARBEID)
VIRKEDAGER_I_UKEN = 5
KORT_FERIE_DAGER, LANG_FERIE_DAGER = 2, 15
#: Weekdays at the end: few are a return to work, many an end of the refund.
KORT_HALE_DAGER, LANG_HALE_DAGER, LANG_NOK_DAGER = 10, 15, 8
#: How ordinary holiday is by where the unpaid days lie (per mille).
FERIE_HER = {"MIDT": 1000, "UVISST": 150, "SLUTT": 60, "START": 60, "ALT": 15}
SKJULT = 250
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
        helt = rom.utvidet(strekk)
        yield _ferie(rom, helt, FERIE_HER[finn_plass(rom, helt)])
        yield _arbeid(rom, helt, *_arbeidet_her(rom, helt))
    for skjult in rom.skjulte_strekk:
        # Nav's lines break where days are not paid, so that one line seldom hides any
        yield _ferie(rom, skjult, SKJULT, skjult=True)
        yield _arbeid(rom, skjult, SKJULT // 10, (), skjult=True)
    if not rom.skjulte_strekk and not rom.har_hull and not rom.alt_ubetalt and len(rom.maal.linjer) == 1:
        for n in SKJULTE_DAGER:
            if n < len(rom.ventede):
                siste = Periode(rom.dager[rom.ventede[-n]], rom.siste)
                yield _ferie(rom, siste, SKJULT, skjult=True, bare_i_par=True)
                yield _arbeid(rom, siste, SKJULT // 10, (), skjult=True, bare_i_par=True)


def _ferie(
    rom: Rom, periode: Periode, promille: int, *, skjult: bool = False, bare_i_par: bool = False
) -> Hypotese:
    dager = antall_virkedager(periode)
    sjelden = 5 if dager <= KORT_FERIE_DAGER else 10 if dager > LANG_FERIE_DAGER else 1
    return hypotese(
        "FERIE_I_PERIODEN",
        SettDager(rom.navn, periode, FERIE),
        *(() if skjult else _feriebevis(periode)),
        fakta=_antall(periode) if skjult else _dager(periode),
        promille=promille // sjelden,
        bare_i_par=bare_i_par,
    )


def _arbeid(
    rom: Rom,
    periode: Periode,
    promille: int,
    bevis: tuple[str, ...],
    *,
    skjult: bool = False,
    bare_i_par: bool = False,
) -> Hypotese:
    return hypotese(
        "SOEKNAD_DELVIS",
        SettDager(rom.navn, periode, ARBEID),
        *bevis,
        fakta=_antall(periode) if skjult else _dager(periode),
        promille=promille,
        bare_i_par=bare_i_par,
    )


def _antall(periode: Periode) -> tuple[Faktum, ...]:
    return (("dager", antall_virkedager(periode)),)


def _arbeidet_her(rom: Rom, periode: Periode) -> tuple[int, tuple[str, ...]]:
    """How ordinary it is to have been back at work then, and what speaks for it.

    People come back some days before the last sick note ends; hardly ever in the middle of an absence.
    """
    plass, notat = finn_plass(rom, periode), rom.siste_sykmelding
    til_slutten = notat is not None and (notat.tom - periode.tom).days <= KORT_FERIE_DAGER
    if not til_slutten or plass in ("MIDT", "START"):
        return 10, ()
    dager = antall_virkedager(periode)
    promille = 1000 if dager <= KORT_HALE_DAGER else 200 if dager <= LANG_HALE_DAGER else 20
    if notat is not None and notat.fom >= periode.fom and plass != "ALT":
        promille //= 5  # not one day of the sick note was used
    return promille, ("SLUTTEN_AV_SYKMELDING",)


def _feriebevis(periode: Periode) -> tuple[str, ...]:
    hele_uker = periode.fom.weekday() == 0 and antall_virkedager(periode) % VIRKEDAGER_I_UKEN == 0
    i_ferietid = periode.fom.month in FERIEMAANEDER
    return (("HELE_UKER",) if hele_uker else ()) + (("FERIETID",) if i_ferietid else ())


def uten_soeknad(rom: Rom) -> Iterator[Hypotese]:
    """Days whose søknad the register says was never sent; one or all of them in the absence."""
    usendte = [s.periode for s in rom.opplysninger.soeknader if s.sendt is None]
    if not usendte:
        return
    hele = Periode(min(p.fom for p in usendte), max(p.tom for p in usendte))
    for periode in dict.fromkeys([hele, *slaa_sammen(usendte), *usendte]):
        if not any(s.sendt and s.periode.overlapper(periode) for s in rom.opplysninger.soeknader):
            yield hypotese(
                "SOEKNAD_MANGLER",
                SettDager(rom.navn, periode, None),
                "SOEKNAD_IKKE_SENDT",
                fakta=_dager(periode),
            )


def _hale(rom: Rom) -> Periode | None:
    """The unpaid days at the end of the claim, and on through the claims after it."""
    siste = rom.ubetalt[-1] if rom.ubetalt else None
    return rom.utvidet(siste) if siste is not None and siste.tom == rom.siste else None


def slutt(rom: Rom) -> Iterator[Hypotese]:
    """The employment, or the refund, ended before the claim did."""
    hale = _hale(rom)
    plass = None if hale is None else finn_plass(rom, hale)
    if hale is None or plass in ("MIDT", "START"):
        return
    siste_dag = hale.fom - EN_DAG
    fakta: tuple[Faktum, ...] = (("siste_dag", siste_dag.isoformat()),)
    uten_loenn = _uten_loenn_etter(rom, hale)
    yield hypotese(
        "ETTER_SLUTT",
        Sluttet(rom.navn, siste_dag),
        *(("INGEN_LOENN_ETTER",) if uten_loenn else ()),
        fakta=fakta,
        promille=2000 if uten_loenn else 100,
    )
    ut = Periode(hale.fom, rom.siste_ubetalte(hale.fom))
    langt = antall_virkedager(Periode(hale.fom, max(hale.tom, rom.siste_ventede))) >= LANG_NOK_DAGER
    yield hypotese(
        "REFUSJON_OPPHOERT",
        UtenRefusjon(rom.navn, ut),
        *(("SENERE_UBETALT",) if hale.tom > rom.siste else ()),
        *(("AVKORTET_FOER",) if hale.fom < rom.foerste and plass != "ALT" else ()),
        fakta=fakta,
        promille=(50 if plass == "ALT" else 1000) // (1 if langt else 5),
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
    if mangler <= 0 or (not bevis and finn_plass(rom, hale) in ("MIDT", "START")):
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
