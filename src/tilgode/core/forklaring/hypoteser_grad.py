"""Proposals about the degree: another one, one below 20 per cent, or another benefit that looks like one.

A degree may be another in the whole claim, in one sick note, or from (or until) a day on which one of
Nav's lines begins; where one line hides it, a Monday.
Border: proposes; the law says what each is worth.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tilgode.core.forklaring.endringer import LeggTilAndreYtelser, SettGrad
from tilgode.core.forklaring.katalog import Hypotese, hypotese
from tilgode.core.forklaring.rom import Rom
from tilgode.core.forklaring.typer import Faktum
from tilgode.values.periode import EN_DAG, Periode

GRADER = (20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100)
UNDER_MINSTE, HEL_GRAD = 10, 100
#: Shares another benefit is likely to have, percent.
ANDELER = (20, 25, 30, 40, 50, 60, 70, 75, 80)


def _dager(periode: Periode) -> tuple[Faktum, ...]:
    return (("fom", periode.fom.isoformat()), ("tom", periode.tom.isoformat()))


def grad(rom: Rom) -> Iterator[Hypotese]:
    """Another degree in all of the claim, or from (or until) a day within it (§ 8-13)."""
    if rom.maal.linjer:
        for periode, promille in _gradperioder(rom).items():
            naa = rom.grad_paa(periode.fom)
            if naa is not None:
                yield from _grader_i(rom, periode, promille, naa)
                yield from _ytelser_i(rom, periode)


def _gradperioder(rom: Rom) -> dict[Periode, int]:
    """Periods that may have had another degree: the claim, a sick note, from or until a day within."""
    hele = Periode(rom.foerste, rom.avvik.periode.tom)
    perioder = {hele: 1000}
    notater = [felles for s in rom.opplysninger.sykmeldinger if (felles := s.snitt(hele)) is not None]
    for notat in notater:
        perioder.setdefault(notat, 1000)
    for dag in _skillene(rom):
        slutter = [n.tom for n in notater if dag in n]
        for tom in dict.fromkeys([*slutter, hele.tom]):
            perioder.setdefault(Periode(dag, tom), 500)
        perioder.setdefault(Periode(hele.fom, dag - EN_DAG), 200)
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
        yield hypotese(
            "FEIL_GRAD",
            SettGrad(rom.navn, periode, ny),
            *bevis,
            fakta=(*_dager(periode), ("grad", ny), ("registrert_grad", naa)),
            promille=andel,
            bare_i_par=not _er_naer(rom, periode, ny, naa),
            fri=ny not in ordinaere,
        )


def _er_naer(rom: Rom, periode: Periode, teller: int, nevner: int) -> bool:
    """The days of the period at a share of what was expected come near what was paid."""
    fom, tom = periode.fom, periode.tom
    dager = [
        oere * teller // nevner if fom <= dag <= tom else oere
        for dag, oere in zip(rom.dager, rom.regner.grunn.dager, strict=True)
    ]
    return rom.maal.er_naer(dager)


def _ytelser_i(rom: Rom, periode: Periode) -> Iterator[Hypotese]:
    """Another benefit takes a share of each day: looks like a degree (§ 8-48)."""
    for prosent in ANDELER:
        if _er_naer(rom, periode, HEL_GRAD - prosent, HEL_GRAD):
            yield hypotese(
                "ANDRE_YTELSER",
                LeggTilAndreYtelser(periode, prosent),
                fakta=(*_dager(periode), ("prosent", prosent)),
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
        gradert = (rom.grad_paa(strekk.fom) or HEL_GRAD) < HEL_GRAD
        ved_starten = rom.er_foerste and strekk.fom == rom.foerste
        yield hypotese(
            "UNDER_20_PROSENT",
            SettGrad(rom.navn, strekk, UNDER_MINSTE),
            *(("GRADERT_FOER",) if gradert else ()),
            fakta=_dager(strekk),
            promille=(1000 if gradert else 200) // (10 if rom.alt_ubetalt or ved_starten else 1),
        )


FORSLAG = (grad, under_minste)
