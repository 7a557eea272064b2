"""The income in an inntektsmelding against the payslips (R-230, ftrl. § 8-28).

Three whole months with pay are needed on both sides of the comparison; an employee who began inside them, or
lacks pay in one, is not compared.
Border: which facts to change; what the change is worth is the assessment's.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from fractions import Fraction

from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Inntektsopplysning
from tilgode.rules.ytelser.sykepenger.grunnlag import beregn_tre_maaneder, maaneder_foer
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep, Tidslinje

NULL = Fraction(0)


def snittloenn(arbeidsgiver: Arbeidsgiverfakta, dag: date, verdier: Sykepengeparametre) -> Fraction | None:
    """The average of three whole months with pay, or None when one is missing or began in the middle."""
    maaneder = maaneder_foer(dag.year, dag.month, verdier.beregningsmaaneder)
    start = max((p.fom for p in arbeidsgiver.ansatt if p.fom <= dag), default=date.min)
    if any(arbeidsgiver.loenn.get(m, NULL) <= 0 or m.periode.fom < start for m in maaneder):
        return None
    return beregn_tre_maaneder(arbeidsgiver.loenn, dag, verdier)


def hev_inntekt(
    arbeidsgiver: Arbeidsgiverfakta, fravaer: Periode, meldt: Collection[date], riktig: Fraction
) -> Arbeidsgiverfakta:
    """The facts as if the messages of these first absence days had stated `riktig` (kroner a month).

    The refund claimed in the absence is raised as well; a lower figure is left as it is.
    """
    inntekter = tuple(
        Inntektsopplysning(i.foerste_fravaersdag, max(i.maanedsinntekt, riktig))
        if i.foerste_fravaersdag in meldt
        else i
        for i in arbeidsgiver.inntektsmeldinger
    )
    hevet = Tidslinje(
        Loep(loep.periode, max(loep.verdi, riktig) if loep.verdi > 0 else loep.verdi)
        for loep in arbeidsgiver.refusjon.avgrens(fravaer)
    )
    return replace(arbeidsgiver, inntektsmeldinger=inntekter, refusjon=hevet.over(arbeidsgiver.refusjon))
