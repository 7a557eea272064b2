"""The steps behind a sykepengegrunnlag, replayed from its outcome.

Border: nothing is computed that `grunnlag` has not decided.
"""

from __future__ import annotations

from fractions import Fraction

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.grunnlag import Arbeidsgiverinntekt, Grunnlag, Inntektskilde
from tilgode.values.hjemmel import Hjemmel

AKTUELL_INNTEKT = Hjemmel("ftrl", "8-28")
AVVIK = Hjemmel("ftrl", "8-30", ledd=2)
TAK = Hjemmel("ftrl", "8-10", ledd=2)
GRUNNBELOEP = Hjemmel("ftrl", "1-4")
_REGEL = {
    Inntektskilde.INNTEKTSMELDING: "sykepenger.grunnlag.inntektsmelding",
    Inntektskilde.A_ORDNINGEN: "sykepenger.grunnlag.tre_maaneder",
    Inntektskilde.SKJOENN: "sykepenger.grunnlag.skjoenn",
}


def spor_grunnlag(grunnlag: Grunnlag, parametre: Lovparametre) -> tuple[Steg, ...]:
    """One step per employer, then the sum with G and the cap, then the deviation test when made."""
    verdier = parametre.paa(grunnlag.skjaeringstidspunkt)
    inntekter = [_spor_inntekt(a, grunnlag, verdier.beregningsmaaneder) for a in grunnlag.arbeidsgivere]
    tak = Steg(
        regel="sykepenger.grunnlag.tak",
        hjemmel=TAK,
        fakta=(
            ("skjaeringstidspunkt", grunnlag.skjaeringstidspunkt),
            ("beregningsgrunnlag", grunnlag.beregningsgrunnlag),
        ),
        parametre=(("g", grunnlag.g), ("tak_i_g", verdier.tak_i_g), ("tak", grunnlag.tak)),
        utfall=grunnlag.sykepengegrunnlag,
    )
    return *inntekter, tak, *_spor_avvik(grunnlag, verdier.avvik_prosent)


def _spor_inntekt(inntekt: Arbeidsgiverinntekt, grunnlag: Grunnlag, maaneder: int) -> Steg:
    brukt = (("beregningsmaaneder", maaneder),) if inntekt.kilde is Inntektskilde.A_ORDNINGEN else ()
    return Steg(
        regel=_REGEL[inntekt.kilde],
        hjemmel=AVVIK if inntekt.kilde is Inntektskilde.SKJOENN else AKTUELL_INNTEKT,
        fakta=(
            ("arbeidsgiver", inntekt.navn),
            ("skjaeringstidspunkt", grunnlag.skjaeringstidspunkt),
            ("maanedsinntekt", inntekt.aarsinntekt / 12),
            ("uten_fravaer", inntekt.ghost),
        ),
        parametre=brukt,
        utfall=inntekt.aarsinntekt,
    )


def _spor_avvik(grunnlag: Grunnlag, grense: int) -> tuple[Steg, ...]:
    if grunnlag.sammenligningsgrunnlag is None or grunnlag.avviksprosent is None:
        return ()
    return (
        Steg(
            regel="sykepenger.grunnlag.avvik",
            hjemmel=AVVIK,
            fakta=(
                ("beregningsgrunnlag", grunnlag.beregningsgrunnlag),
                ("sammenligningsgrunnlag", Fraction(grunnlag.sammenligningsgrunnlag)),
                ("avviksprosent", grunnlag.avviksprosent),
            ),
            parametre=(("avvik_prosent", grense),),
            utfall=grunnlag.avvik_godtatt,
        ),
    )
