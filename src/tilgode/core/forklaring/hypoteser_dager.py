"""Proposals about single days: holiday, work, another degree, an end.

Where Nav's lines show which days were left unpaid, those days are proposed and no others. Where one line
hides them, the number of days is proposed, laid at the end of the claim: the place does not matter then.
Border: proposes; the law says what each is worth.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from tilgode.core.forklaring.endringer import (
    FJERN_FRAMTID,
    LeggTilHistorikk,
    SettDager,
    SettGrad,
    Sluttet,
    UtenRefusjon,
)
from tilgode.core.forklaring.katalog import Hypotese, hypotese
from tilgode.core.forklaring.rom import Rom
from tilgode.core.forklaring.typer import Faktum
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.values.kalender import Maaned, antall_virkedager, er_helg
from tilgode.values.periode import EN_DAG, Periode

FERIE, ARBEID = Dag(Dagtype.FERIE), Dag(Dagtype.ARBEID)
VIRKEDAGER_I_UKEN = 5
KORT_FERIE_DAGER = 2
FERIEMAANEDER = (7, 8)
GRADER = (20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100)
UNDER_MINSTE = 10
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
    antall = rom.manglende_dager
    if antall is not None:
        yield from _borte_i(rom, _siste(rom, antall), "antall")
    elif not rom.har_hull and not rom.alt_ubetalt and len(rom.maal.linjer) == 1:
        for n in SKJULTE_DAGER:
            if n < len(rom.ventede):
                yield from _borte_i(rom, _siste(rom, n), "par")


def _siste(rom: Rom, antall: int) -> Periode:
    return Periode(rom.dager[rom.ventede[-antall]], rom.siste)


def _borte_i(rom: Rom, periode: Periode, maate: str) -> Iterator[Hypotese]:
    sykmeldingens_slutt = maate == "visst" and any(
        abs((s.tom - periode.tom).days) <= KORT_FERIE_DAGER for s in rom.opplysninger.sykmeldinger
    )
    fakta = _dager(periode) if maate == "visst" else (("dager", antall_virkedager(periode)),)
    sjelden = _sjelden(rom, periode, maate)
    yield hypotese(
        "FERIE_I_PERIODEN",
        SettDager(rom.navn, periode, FERIE),
        *_feriebevis(periode, maate),
        fakta=fakta,
        promille=_ferieandel(periode) // (3 * sjelden if sykmeldingens_slutt else sjelden),
        bare_i_par=maate == "par",
    )
    yield hypotese(
        "SOEKNAD_DELVIS",
        SettDager(rom.navn, periode, ARBEID),
        *(("SLUTTEN_AV_SYKMELDING",) if sykmeldingens_slutt else ()),
        fakta=fakta,
        promille=(1000 if sykmeldingens_slutt else 100) // sjelden,
        bare_i_par=maate == "par",
    )


def _sjelden(rom: Rom, periode: Periode, maate: str) -> int:
    """By how much days away are less likely here than in the middle of a claim that is paid around them."""
    if rom.alt_ubetalt:
        return 10
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


def grad(rom: Rom) -> Iterator[Hypotese]:
    """Another degree in all of the claim, or from (or until) a day within it (§ 8-13)."""
    naa = rom.grad_paa(rom.foerste)
    if naa is None or not rom.maal.linjer:
        return
    hele = Periode(rom.foerste, rom.avvik.periode.tom)
    yield from _grader_i(rom, hele, 1000, naa)
    for dag in _skillene(rom):
        yield from _grader_i(rom, Periode(dag, hele.tom), 500, naa)
        yield from _grader_i(rom, Periode(hele.fom, dag - EN_DAG), 200, naa)


def _skillene(rom: Rom) -> list[date]:
    """Days within the claim on which a degree may have changed: where a line begins, else Mondays."""
    linjer = [rom.dager[linje.plasser[0]] for linje in rom.maal.linjer if linje.plasser]
    if len(linjer) > 1:
        return [dag for dag in sorted(linjer) if dag > rom.foerste]
    return [dag for dag in rom.dager if rom.foerste < dag and dag.weekday() == 0]


def _grader_i(rom: Rom, periode: Periode, promille: int, naa: int) -> Iterator[Hypotese]:
    """Degrees that come near what was paid; those of whole tens are the ordinary ones."""
    kandidater = {g: promille for g in GRADER if g != naa}
    ordinaere = set(kandidater)
    passer = _passende(rom, periode, naa)
    if passer is not None and passer != naa:
        kandidater.setdefault(passer, promille // 10)
    bevis = ("GRADERT_FOER",) if rom.gradert else ()
    for ny, andel in kandidater.items():
        yield hypotese(
            "FEIL_GRAD",
            SettGrad(rom.navn, periode, ny),
            *bevis,
            fakta=(*_dager(periode), ("grad", ny), ("registrert_grad", naa)),
            promille=andel,
            bare_i_par=not _er_naer(rom, periode, Fraction(ny, naa)),
            fri=ny not in ordinaere,
        )


def _er_naer(rom: Rom, periode: Periode, forhold: Fraction) -> bool:
    grunn = rom.regner.grunn.dager
    dager = [
        int(oere * forhold) if dag in periode else oere for dag, oere in zip(rom.dager, grunn, strict=True)
    ]
    return rom.maal.er_naer(dager)


def _passende(rom: Rom, periode: Periode, naa: int) -> int | None:
    """The whole percent that fits the sum, when it is a degree at all."""
    grunn = rom.regner.grunn.dager
    inne = sum(oere for dag, oere in zip(rom.dager, grunn, strict=True) if dag in periode)
    ute = rom.regner.grunn.sum_oere - inne
    if inne <= 0:
        return None
    forhold = Fraction(naa * (rom.maal.sum_oere - ute), inne)
    ny = (2 * forhold.numerator + forhold.denominator) // (2 * forhold.denominator)
    return ny if GRADER[0] <= ny <= GRADER[-1] else None


def under_minste(rom: Rom) -> Iterator[Hypotese]:
    """A degree below 20 per cent gives nothing (§ 8-13)."""
    bevis = ("GRADERT_FOER",) if rom.gradert else ()
    for strekk in rom.ubetalt:
        yield hypotese(
            "UNDER_20_PROSENT",
            SettGrad(rom.navn, strekk, UNDER_MINSTE),
            *bevis,
            fakta=_dager(strekk),
            promille=1000 if rom.gradert else 200,
        )


def uten_soeknad(rom: Rom) -> Iterator[Hypotese]:
    """Days whose søknad the register says was never sent."""
    for soeknad in rom.opplysninger.soeknader:
        if soeknad.sendt is None and soeknad.periode.overlapper(rom.avvik.periode):
            yield hypotese(
                "SOEKNAD_MANGLER",
                SettDager(rom.navn, soeknad.periode, None),
                "SOEKNAD_IKKE_SENDT",
                fakta=_dager(soeknad.periode),
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
    """Pay stops in the month of the last paid day, while others' pay goes on for months."""
    maaneder = rom.arbeidsgiver.loenn
    til = rom.opplysninger.loenn_til
    if not maaneder or til is None:
        return False
    siste = max(maaneder)
    return siste <= Maaned.av(hale.fom) and siste + 1 < Maaned.av(til)


def maksdato(rom: Rom) -> Iterator[Hypotese]:
    """The days are used up (§ 8-12), by an earlier sickness that we do not know of."""
    hale = _hale(rom)
    if hale is None:
        return
    navs = rom.opplysninger.maksdato
    bevis = ("NAVS_MAKSDATO",) if navs is not None and 0 < (hale.fom - navs).days < VIRKEDAGER_I_UKEN else ()
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


FORSLAG = (borte, grad, under_minste, uten_soeknad, slutt, maksdato)
