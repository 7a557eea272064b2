"""The claim for an exempted arbeidsgiverperiode, ftrl. § 8-20 third ledd, as Nav's claim service counts.

Another daily rate than the ordinary refund: two decimals, and the employer states how many days a
year are paid. The service reads its numbers as binary fractions (`felles.binaertall`); that decides
some half øre.
Border: whether the claim is due is in `fritak`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

from tilgode.rules.felles.binaertall import som_binaer
from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.values.beloep import rund_halv_opp
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode

FRITAK = Hjemmel("ftrl", "8-20", ledd=3)
OERE = 100
MAANEDER_I_AARET = 12


@dataclass(frozen=True, slots=True)
class Fritaksbeloep:
    """The daily rate and the amount of one period, øre."""

    dagsats_oere: int
    beloep_oere: int


def beregn_fritaksbeloep(
    maanedsinntekt: Fraction,
    g: int,
    aarsdager: int,
    dager_med_refusjon: int,
    gradering: Fraction,
    tak_i_g: int = 6,
) -> Fritaksbeloep:
    """The amount of one period: min(12 · monthly income, 6 G) / paid days a year, × days × degree.

    `maanedsinntekt` kroner, `g` of the period's first day, `gradering` a share of one. Rounded
    half up to øre twice: the daily rate, and the amount.
    """
    aarsinntekt = min(MAANEDER_I_AARET * som_binaer(maanedsinntekt), Fraction(tak_i_g * g))
    dagsats = rund_halv_opp(aarsinntekt / aarsdager * OERE)
    return Fritaksbeloep(dagsats, rund_halv_opp(dagsats * dager_med_refusjon * som_binaer(gradering)))


class Kravfeil(Enum):
    """What the claim service refuses."""

    AARSDAGER = "antall_dager"
    FOM = "fom"
    DAGER_MED_REFUSJON = "antall_dager_med_refusjon"
    MAANEDSINNTEKT = "maanedsinntekt"
    GRADERING = "gradering"


@dataclass(frozen=True, slots=True)
class Kravperiode:
    """One period of a claim as typed; `tom` may wrongly lie before `fom`."""

    fom: date
    tom: date
    dager_med_refusjon: int
    maanedsinntekt: Fraction
    gradering: Fraction = Fraction(1)


def check_krav(
    perioder: Sequence[Kravperiode], aarsdager: int, parametre: Sykepengeparametre
) -> tuple[tuple[int | None, Kravfeil], ...]:
    """Every fault of a claim: (index of the period, or None for the whole claim, and what)."""
    feil: list[tuple[int | None, Kravfeil]] = []
    if not 1 <= aarsdager <= parametre.fritak_maks_aarsdager:
        feil.append((None, Kravfeil.AARSDAGER))
    feil += [(nummer, kode) for nummer, p in enumerate(perioder) for kode in _feil(p, parametre)]
    return tuple(feil)


def _feil(periode: Kravperiode, parametre: Sykepengeparametre) -> list[Kravfeil]:
    if periode.tom < periode.fom:
        return [Kravfeil.FOM]
    lengde = Periode(periode.fom, periode.tom).lengde_dager
    brudd = {
        Kravfeil.DAGER_MED_REFUSJON: not 0 <= periode.dager_med_refusjon <= lengde,
        Kravfeil.MAANEDSINNTEKT: not 0 < periode.maanedsinntekt <= parametre.fritak_maks_maanedsinntekt,
        Kravfeil.GRADERING: not parametre.fritak_minste_grad <= periode.gradering <= 1,
    }
    return [kode for kode, brutt in brudd.items() if brutt]


def slaa_sammen_ansettelser(
    ansettelser: Sequence[Periode], parametre: Sykepengeparametre
) -> tuple[Periode, ...]:
    """Join employment spells when the next begins at most three days after the one before ended."""
    bro = timedelta(days=parametre.fritak_ansettelse_bro_dager)
    samlet: list[Periode] = []
    for neste in sorted(ansettelser):
        if samlet and neste.fom - samlet[-1].tom <= bro:
            samlet[-1] = Periode(samlet[-1].fom, max(samlet[-1].tom, neste.tom))
        else:
            samlet.append(neste)
    return tuple(samlet)


def ansettelse_dekker(
    periode: Periode, ansettelser: Sequence[Periode], parametre: Sykepengeparametre
) -> bool:
    """True when one joined employment covers the whole claimed period."""
    return any(a.omslutter(periode) for a in slaa_sammen_ansettelser(ansettelser, parametre))


def spor_fritaksbeloep(
    krav: Kravperiode, aarsdager: int, g: int, parametre: Sykepengeparametre
) -> tuple[Steg, ...]:
    """The steps: daily rate in øre, and the amount."""
    ut = beregn_fritaksbeloep(
        krav.maanedsinntekt, g, aarsdager, krav.dager_med_refusjon, krav.gradering, parametre.tak_i_g
    )
    periode = Periode(krav.fom, krav.tom)
    return (
        Steg(
            regel="sykepenger.fritaksbeloep.dagsats",
            hjemmel=FRITAK,
            periode=periode,
            fakta=(("maanedsinntekt", krav.maanedsinntekt), ("aarsdager", aarsdager)),
            parametre=(("g", g), ("tak_i_g", parametre.tak_i_g)),
            utfall=ut.dagsats_oere,
        ),
        Steg(
            regel="sykepenger.fritaksbeloep.beloep",
            hjemmel=FRITAK,
            periode=periode,
            fakta=(
                ("dager_med_refusjon", krav.dager_med_refusjon),
                ("gradering", krav.gradering),
                ("dagsats_oere", ut.dagsats_oere),
            ),
            utfall=ut.beloep_oere,
        ),
    )
