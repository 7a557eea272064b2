"""Why a claim was made of another amount than the law gives on our facts: what was recorded wrongly here.

The same questions as for Nav's amount, the other way round: under which small change of facts, or with which
ordinary mistake, does the law give what was claimed? Only one that gives the amount, and alone, is told.
Border: the claim against the law; what Nav paid is `motor`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tilgode.core.forklaring.endringer import SettDager, SettGrad
from tilgode.core.forklaring.hypoteser_grad import GRADER
from tilgode.core.forklaring.hypoteser_grunnlag import a_ordningen, andre_maaneder, gammel_g, tillegg
from tilgode.core.forklaring.rom import SYKT, Rom
from tilgode.core.forklaring.typer import Aarsaksdel, Faktum
from tilgode.core.forklaring.utregning import Regner
from tilgode.core.kontroll.beloepsaarsak import AVGIFTSSATSER, PROMILLE
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag, Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.values.beloep import OERE_PER_KRONE, rund_halv_opp
from tilgode.values.kalender import antall_virkedager
from tilgode.values.periode import EN_DAG, Periode

VIRKEDAGER_I_AARET = 260
#: Days the søknad or the register takes out of an absence, and the cause that they were claimed.
UTE = {Dagtype.FERIE: "FERIE_I_PERIODEN", Dagtype.ARBEID: "SOEKNAD_DELVIS"}
BRUKT_OPP = frozenset({Avslag.SYKEPENGEDAGER_OPPBRUKT, Avslag.SYKEPENGEDAGER_OPPBRUKT_OVER_67})
_Forslag = Iterator[tuple[str, tuple[Faktum, ...]]]


def finn_egne(regner: Regner, krevd_oere: int) -> tuple[Aarsaksdel, ...]:
    """The cause of claimed less expected, in øre; empty when they agree, or when none or several fit."""
    differanse = krevd_oere - regner.grunn.sum_oere
    if not differanse:
        return ()
    rom = Rom(regner)
    if not har_fravaer(rom):
        return (Aarsaksdel("UTEN_FRAVAER", differanse, _dager(rom.avvik.periode)),)
    funnet: dict[str, tuple[Faktum, ...]] = {}
    for forslag in (_ute, _grader, _avgift, _uten_tak, _agp, _etter_slutt, _brukt_opp, _grunnlag):
        for kode, fakta in forslag(rom, krevd_oere):
            funnet.setdefault(kode, fakta)
    return tuple(Aarsaksdel(kode, differanse, f) for kode, f in funnet.items()) if len(funnet) == 1 else ()


def har_fravaer(rom: Rom) -> bool:
    """Some day of the claim is an absence by sickness, as far as we know."""
    dager = rom.arbeidsgiver.tidslinje.avgrens(rom.avvik.periode)
    return any(ett.verdi.type in SYKT for ett in dager)


def _dager(periode: Periode) -> tuple[Faktum, ...]:
    return (("fom", periode.fom.isoformat()), ("tom", periode.tom.isoformat()))


def _ute(rom: Rom, krevd: int) -> _Forslag:
    """Holiday, or days at work, inside the absence were claimed as well (ferieloven § 9)."""
    periode = rom.avvik.periode
    for ett in rom.arbeidsgiver.tidslinje.avgrens(periode):
        if ett.verdi.type in UTE:
            grad = rom.grad_paa(ett.fom - EN_DAG) or rom.grad_paa(ett.tom + EN_DAG) or 100
            syk = SettDager(rom.navn, ett.periode, Dag(Dagtype.SYK, Fraction(grad)))
            utfall = rom.regner.regn((syk,))
            if utfall is not None and utfall.sum_oere == krevd:
                yield UTE[ett.verdi.type], _dager(ett.periode)


def _grader(rom: Rom, krevd: int) -> _Forslag:
    """Claimed at another degree than the sick note's (§ 8-13)."""
    naa = rom.grad_paa(rom.foerste)
    for grad in GRADER if naa is not None else ():
        utfall = None if grad == naa else rom.regner.regn((SettGrad(rom.navn, rom.avvik.periode, grad),))
        # whoever made the claim may have rounded the sum, and not each day at each degree
        skalert = abs(krevd * (naa or 1) - rom.regner.grunn.sum_oere * grad) <= OERE_PER_KRONE * (naa or 1)
        naer = utfall is not None and abs(utfall.sum_oere - krevd) <= OERE_PER_KRONE * len(rom.ventede)
        if skalert or naer:
            yield "FEIL_GRAD", (*_dager(rom.avvik.periode), ("grad", naa or 0), ("registrert_grad", grad))


def _avgift(rom: Rom, krevd: int) -> _Forslag:
    """Employer's contribution was laid on top of the refund (§ 23-2: none is paid of it)."""
    ventet = rom.regner.grunn.sum_oere
    for sats in AVGIFTSSATSER:
        if ventet and abs(krevd * PROMILLE - ventet * (PROMILLE + sats)) <= OERE_PER_KRONE * PROMILLE:
            yield "AVGIFT_MEDREGNET", (("promille", sats),)


def _uten_tak(rom: Rom, krevd: int) -> _Forslag:
    """The day rate was made of all the income, without the ceiling of 6 G (§ 8-10)."""
    grunnlag = rom.regner.grunnvurdering.grunnlag_paa(rom.skjaeringstidspunkt)
    full = rund_halv_opp(grunnlag.inntekt(rom.navn) / VIRKEDAGER_I_AARET) * OERE_PER_KRONE
    kappet = max(rom.regner.grunn.dager, default=0)
    if 0 < kappet < full and grunnlag.beregningsgrunnlag > grunnlag.tak:
        samlet = sum((Fraction(oere * full, kappet) for oere in rom.regner.grunn.dager), Fraction(0))
        if abs(samlet - krevd) <= OERE_PER_KRONE * len(rom.ventede):
            yield "OVER_SEKS_G", ()


def _rest(rom: Rom, krevd: int) -> int:
    """How many days at the claim's highest rate were claimed too much; 0 when it is no whole number."""
    sats = max(rom.regner.grunn.dager, default=0)
    antall, rest = divmod(krevd - rom.regner.grunn.sum_oere, sats) if sats else (0, 1)
    return antall if not rest and antall > 0 else 0


def _i_klasse(rom: Rom, klasse: Dagklasse) -> list[date]:
    """The claim's weekdays of a class."""
    loep = rom.regner.grunnvurdering.arbeidsgivere[rom.navn].loep
    inne = {d for ett in loep if ett.klasse_ukedag.klasse is klasse for d in range(ett.fom, ett.tom + 1)}
    return [dag for dag in rom.dager if dag in rom.avvik.periode and dag.toordinal() in inne]


def _agp(rom: Rom, krevd: int) -> _Forslag:
    """Days of the arbeidsgiverperiode were claimed (§ 8-19)."""
    i_perioden = len(_i_klasse(rom, Dagklasse.AGP))
    antall = _rest(rom, krevd)
    if i_perioden and (antall == i_perioden or not rom.ventede):
        yield "AGP_MEDREGNET", (("dager", i_perioden),)


def _etter_slutt(rom: Rom, krevd: int) -> _Forslag:
    """Days after the end of the employment were claimed (§ 22-3)."""
    slutt = max((p.tom for p in rom.arbeidsgiver.ansatt), default=rom.avvik.periode.tom)
    if slutt < rom.avvik.periode.tom:
        etter = Periode(max(slutt + EN_DAG, rom.avvik.periode.fom), rom.avvik.periode.tom)
        if not rom.ventede or _rest(rom, krevd) == antall_virkedager(etter):
            yield "ETTER_SLUTT", (("siste_dag", slutt.isoformat()),)


def _brukt_opp(rom: Rom, krevd: int) -> _Forslag:
    """Days after maksdato were claimed (§ 8-12)."""
    loep = rom.regner.grunnvurdering.arbeidsgivere[rom.navn].loep
    avslaatt = [
        ett
        for ett in loep
        if BRUKT_OPP & set(ett.klasse_ukedag.avslag) and ett.periode.overlapper(rom.avvik.periode)
    ]
    if avslaatt:
        antall = sum(antall_virkedager(Periode(max(ett.periode.fom, rom.avvik.periode.fom),
                                               min(ett.periode.tom, rom.avvik.periode.tom))) for ett in avslaatt)  # fmt: skip
        if not rom.ventede or _rest(rom, krevd) == antall:
            yield "MAKSDATO", (("maksdato", (avslaatt[0].periode.fom - EN_DAG).isoformat()),)


def _grunnlag(rom: Rom, krevd: int) -> _Forslag:
    """Claimed by another basis, or by last year's G (§§ 8-28, 8-10)."""
    if not rom.ventede:
        return
    for forslag in (tillegg, a_ordningen, andre_maaneder, gammel_g):
        for hypotese in forslag(rom):
            utfall = rom.regner.regn((hypotese.endring,))
            if utfall is not None and utfall.sum_oere == krevd:
                yield hypotese.kode, hypotese.fakta
