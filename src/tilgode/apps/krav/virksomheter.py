"""Which underenhet an employment belonged to, day by day: for persons with several employments.

The employment's ansvar changes with its states, and an ansvar's underenhet with its own periods; both
are read as they were known.
Border: reads only. What it means that two positions share an underenhet is `rules`, `virksomhet`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TypeVar

from tilgode.apps.krav.personrader import Rad
from tilgode.apps.organisasjon.models import Ansvar
from tilgode.apps.person.models import Arbeidsforholdtilstand
from tilgode.values.periode import EN_DAG

UENDELIG = date.max
T = TypeVar("T")
#: First and last day, and what holds.
_Strekk = tuple[date, date, T]
#: An ansvar: the employer's key and the number.
_Ansvar = tuple[int, str]
_TILSTAND = (
    "arbeidsforhold_id",
    "gyldig_fom",
    "gyldig_tom",
    "startdato",
    "sluttdato",
    "ansvar__arbeidsgiver_id",
    "ansvar__nummer",
)


def virksomheter(forhold: Sequence[int], kjent: datetime | None = None) -> dict[int, list[Rad]]:
    """For each employment (first day, last day or None, orgnr) as ISO texts; none where it is not known."""
    tilstander = (
        Arbeidsforholdtilstand.objects.filter(arbeidsforhold__in=forhold)
        .kjent(kjent)
        .order_by("gyldig_fom", "pk")
        .values_list(*_TILSTAND)
    )
    ansvar: dict[int, list[_Strekk[_Ansvar]]] = defaultdict(list)
    for pk, fom, tom, start, slutt, *hvilket in tilstander:
        # the first state known holds from the start of the employment
        fra = fom if ansvar[pk] else min(fom, start)
        ansvar[pk].append((fra, min(tom or UENDELIG, slutt or UENDELIG), (hvilket[0], hvilket[1])))
    enheter = _underenheter({a for rader in ansvar.values() for _, _, a in rader}, kjent)
    return {
        pk: [
            (fom.isoformat(), None if tom == UENDELIG else tom.isoformat(), orgnr)
            for a in _uten_overlapp(rader)
            for fom, tom, orgnr in _innenfor(a, enheter.get(a[2], ()))
        ]
        for pk, rader in ansvar.items()
    }


def _underenheter(ansvar: set[_Ansvar], kjent: datetime | None) -> dict[_Ansvar, list[_Strekk[str]]]:
    """The underenheter of each ansvar over time; the first one known holds for all days before too."""
    rader = (
        Ansvar.objects.filter(nummer__in={nummer for _, nummer in ansvar}, underenhet__isnull=False)
        .kjent(kjent)
        .order_by("gyldig_fom", "pk")
        .values_list("arbeidsgiver_id", "nummer", "gyldig_fom", "gyldig_tom", "underenhet__orgnr")
    )
    enheter: dict[_Ansvar, list[_Strekk[str]]] = defaultdict(list)
    for arbeidsgiver, nummer, fom, tom, orgnr in rader:
        egne = enheter[arbeidsgiver, nummer]
        egne.append((fom if egne else date.min, tom or UENDELIG, orgnr))
    return {noekkel: list(_uten_overlapp(alle)) for noekkel, alle in enheter.items()}


def _uten_overlapp(rader: Sequence[_Strekk[T]]) -> Iterator[_Strekk[T]]:
    """A later row takes over from its first day."""
    for nummer, (fom, tom, verdi) in enumerate(rader):
        neste = rader[nummer + 1][0] if nummer + 1 < len(rader) else None
        slutt = tom if neste is None or neste > tom else neste - EN_DAG
        if fom <= slutt:
            yield fom, slutt, verdi


def _innenfor(ytre: _Strekk[_Ansvar], indre: Sequence[_Strekk[str]]) -> Iterator[_Strekk[str]]:
    for fom, tom, verdi in indre:
        if fom <= ytre[1] and ytre[0] <= tom:
            yield max(fom, ytre[0]), min(tom, ytre[1]), verdi
