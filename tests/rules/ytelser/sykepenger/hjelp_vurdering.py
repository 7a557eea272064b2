"""Small builders for tests of whole assessments."""

from datetime import date
from fractions import Fraction
from typing import Any

from tilgode import params
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Dag,
    Dagtype,
    Inntektsopplysning,
    Personfakta,
)
from tilgode.values.kalender import Maaned, maaneder
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep, Tidslinje

PARAMETRE = params.last()
FOEDT = date(1980, 5, 17)
ALLTID = Periode(date(2000, 1, 1), date(2099, 12, 31))


def p(fom: str, tom: str) -> Periode:
    return Periode.fra_iso(fom, tom)


def syk(fom: str, tom: str, grad: int | Fraction = 100, type_: Dagtype = Dagtype.SYK) -> Loep[Dag]:
    return Loep(p(fom, tom), Dag(type_, Fraction(grad)))


def arbeidsgiver(
    *loep: Loep[Dag],
    navn: str = "a1",
    inntekt: int | Fraction = 30_000,
    krav: int | None = None,
    **annet: Any,
) -> Arbeidsgiverfakta:
    """An employer with the same pay every month and a full refund claim; `krav` is another claim."""
    linje = Tidslinje(loep)
    hele = linje.periode or p("2018-01-01", "2018-12-31")
    maaned = Maaned.av(hele.fom) - 12
    loenn = dict.fromkeys(maaneder(Periode(maaned.periode.fom, hele.tom)), Fraction(inntekt))
    felles = {
        "navn": navn,
        "tidslinje": linje,
        "loenn": loenn,
        "refusjon": Tidslinje.av((ALLTID, Fraction(inntekt if krav is None else krav))),
        "ansatt": (ALLTID,),
    }
    return Arbeidsgiverfakta(**(felles | annet))


def person(*arbeidsgivere: Arbeidsgiverfakta, foedt: date = FOEDT, **annet: Any) -> Personfakta:
    return Personfakta(foedt, arbeidsgivere, **annet)


def im(dag: str, maanedsinntekt: int | Fraction) -> Inntektsopplysning:
    return Inntektsopplysning(date.fromisoformat(dag), Fraction(maanedsinntekt))
