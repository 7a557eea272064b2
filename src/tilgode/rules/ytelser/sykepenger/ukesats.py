"""The income rule before 1 January 2019: ukesats, and refund per working day.

Weekly income is fixed yearly pay and additions over 52 plus average variable pay a week, without
overtime; a day is a fifth of it. Since 260 days are 52 weeks of five, the day amount of a ukesats
is the same as that of the yearly income it stands for, so the rest of the law is shared.
Border: the text of the law before 2019 has not been read (Uavklart); the rule is as an audit
report of 2017 describes it. From 2019 see `grunnlag`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from fractions import Fraction

from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.kalender import er_helg
from tilgode.values.periode import Periode

AKTUELL_INNTEKT = Hjemmel("ftrl", "8-28")
HUNDRE = 100


def beregn_ukesats(
    aarsloenn: Fraction, faste_tillegg: Fraction, variabelt_per_uke: Fraction, parametre: Sykepengeparametre
) -> Fraction:
    """Weekly income, kroner, uncapped: (yearly pay + fixed additions)/52 + average variable pay a week."""
    return (aarsloenn + faste_tillegg) / parametre.uker_i_aaret + variabelt_per_uke


def begrens_ukesats(ukesats: Fraction, parametre: Sykepengeparametre) -> Fraction:
    """Cap at 6 G a year, as a week's share."""
    return min(ukesats, Fraction(parametre.tak, parametre.uker_i_aaret))


def beregn_dagsats(ukesats: Fraction, parametre: Sykepengeparametre) -> Fraction:
    """A fifth of the capped weekly income, kroner, not rounded."""
    return begrens_ukesats(ukesats, parametre) / parametre.virkedager_i_uken


def til_maanedsinntekt(ukesats: Fraction, parametre: Sykepengeparametre) -> Fraction:
    """The monthly income a ukesats stands for, to state in the facts of an assessment."""
    return ukesats * parametre.uker_i_aaret / 12


def beregn_refusjon(
    ukesats: Fraction, virkedager: int, grad_prosent: Fraction, parametre: Sykepengeparametre
) -> Fraction:
    """The refund of a number of working days after the arbeidsgiverperiode, kroner, not rounded."""
    return beregn_dagsats(ukesats, parametre) * virkedager * grad_prosent / HUNDRE


def finn_refusjonsdager(
    fravaer: Periode, arbeidsgiverperiode: Sequence[Periode], fridager: Collection[date] = ()
) -> list[date]:
    """The weekdays after the arbeidsgiverperiode.

    `fridager` takes out public holidays for an employer that counts what it would have paid; Nav
    itself counts every Monday to Friday (§ 8-11).
    """
    return [
        dag
        for dag in fravaer
        if not er_helg(dag) and dag not in fridager and not any(dag in p for p in arbeidsgiverperiode)
    ]


def spor_ukesats(
    aarsloenn: Fraction, faste_tillegg: Fraction, variabelt_per_uke: Fraction, parametre: Sykepengeparametre
) -> tuple[Steg, ...]:
    """The steps: weekly income, and the day amount after the cap."""
    ukesats = beregn_ukesats(aarsloenn, faste_tillegg, variabelt_per_uke, parametre)
    return (
        Steg(
            regel="sykepenger.ukesats.beregn",
            hjemmel=AKTUELL_INNTEKT,
            fakta=(
                ("aarsloenn", aarsloenn),
                ("faste_tillegg", faste_tillegg),
                ("variabelt_per_uke", variabelt_per_uke),
            ),
            parametre=(("uker_i_aaret", parametre.uker_i_aaret),),
            utfall=ukesats,
        ),
        Steg(
            regel="sykepenger.ukesats.dagsats",
            hjemmel=AKTUELL_INNTEKT,
            fakta=(("ukesats", ukesats),),
            parametre=(("tak", parametre.tak), ("virkedager_i_uken", parametre.virkedager_i_uken)),
            utfall=beregn_dagsats(ukesats, parametre),
        ),
    )
