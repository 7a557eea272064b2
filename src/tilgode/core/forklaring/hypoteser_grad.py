"""Proposals about the degree: another one, one below 20 per cent, or another benefit that looks like one.

A degree may be another in the whole claim, in one sick note, or from (or until) a day on which one of
Nav's lines begins; where one line hides it, a Monday.
Border: proposes; the law says what each is worth.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tilgode.core.forklaring.endringer import LeggTilAndreYtelser, SettGrad, Utfall
from tilgode.core.forklaring.katalog import Hypotese, hypotese
from tilgode.core.forklaring.plass import finn_plass
from tilgode.core.forklaring.rom import Rom
from tilgode.core.forklaring.typer import Faktum
from tilgode.values.periode import EN_DAG, Periode

GRADER = (20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100)
UNDER_MINSTE, HEL_GRAD = 10, 100
HELG = 2
#: Shares another benefit is likely to have, percent.
ANDELER = (20, 25, 30, 40, 50, 60, 70, 75, 80)


def _dager(periode: Periode) -> tuple[Faktum, ...]:
    return (("fom", periode.fom.isoformat()), ("tom", periode.tom.isoformat()))


def grad(rom: Rom) -> Iterator[Hypotese]:
    """Another degree in all of the claim, or from (or until) a day within it (§ 8-13)."""
    if rom.maal.linjer:
        for periode, promille in _gradperioder(rom).items():
            naa = rom.grad_paa(max(periode.fom, rom.foerste))
            if naa is not None:
                yield from _grader_i(rom, periode, promille, naa)


def _gradperioder(rom: Rom) -> dict[Periode, int]:
    """Periods that may have had another degree: the claim, a sick note, from or until a day within."""
    hele = Periode(rom.foerste, rom.avvik.periode.tom)
    perioder = {hele: 1000}
    notater = [s for s in rom.opplysninger.sykmeldinger if s.overlapper(hele)]
    for notat in notater:
        perioder.setdefault(notat, 1000)
    # Nav's lines break where the rate does: one line seldom hides another degree in a part of it
    samlet = 1 if len(rom.maal.linjer) > 1 else 5
    for dag in _skillene(rom):
        slutter = [n.tom for n in notater if dag in n]
        for tom in dict.fromkeys([*slutter, hele.tom]):
            perioder.setdefault(Periode(dag, tom), 500 // samlet)
        perioder.setdefault(Periode(hele.fom, dag - EN_DAG), 200 // samlet)
    return perioder


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
        anslag = _anslag(rom, periode, ny, naa)
        yield hypotese(
            "FEIL_GRAD",
            SettGrad(rom.navn, periode, ny),
            *bevis,
            fakta=(*_dager(periode), ("grad", ny), ("registrert_grad", naa)),
            promille=andel,
            bare_i_par=not rom.maal.er_naer(anslag.dager),
            fri=ny not in ordinaere,
            anslag=anslag,
        )


def _anslag(rom: Rom, periode: Periode, teller: int, nevner: int) -> Utfall:
    """The days of the period at a share of what was expected."""
    dager = rom.regner.grunn.dager
    fra, til = bisect_left(rom.dager, periode.fom), bisect_right(rom.dager, periode.tom)
    andel = tuple([oere * teller // nevner for oere in dager[fra:til]])
    return Utfall((*dager[:fra], *andel, *dager[til:]))


def andre_ytelser(rom: Rom) -> Iterator[Hypotese]:
    """Another benefit takes a share of each day of the absence: looks like a degree (§ 8-48)."""
    periode = Periode(rom.skjaeringstidspunkt, rom.sykdommens_slutt)
    for prosent in ANDELER if rom.maal.linjer else ():
        rest = HEL_GRAD - prosent
        dager = [
            oere if (grad := rom.grad_paa(dag) or HEL_GRAD) <= rest else oere * rest // grad
            for dag, oere in zip(rom.dager, rom.regner.grunn.dager, strict=True)
        ]
        yield hypotese(
            "ANDRE_YTELSER",
            LeggTilAndreYtelser(periode, prosent),
            fakta=(*_dager(periode), ("prosent", prosent)),
            bare_i_par=not rom.maal.er_naer(dager),
            anslag=Utfall(tuple(dager)),
        )


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
    for strekk in rom.ubetalt:
        helt = rom.utvidet(strekk)
        gradert = _i_gradert_sykmelding(rom, helt)
        sjelden = finn_plass(rom, helt) in ("START", "ALT")
        yield hypotese(
            "UNDER_20_PROSENT",
            SettGrad(rom.navn, helt, UNDER_MINSTE),
            *(("GRADERT_FOER",) if gradert else ()),
            fakta=_dager(helt),
            promille=(1000 if gradert else 50) // (10 if sjelden else 1),
        )


def _i_gradert_sykmelding(rom: Rom, periode: Periode) -> bool:
    """The days lie in one graded sick note and reach its end, as when work was taken up little by little."""
    if (rom.grad_paa(periode.fom) or HEL_GRAD) == HEL_GRAD:
        return False
    return any(
        s.fom <= periode.fom and 0 <= (s.tom - periode.tom).days <= HELG
        for s in rom.opplysninger.sykmeldinger
    )


FORSLAG = (grad, andre_ytelser, under_minste)
