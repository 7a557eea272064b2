"""The organisation as of a date, and the choice of an ansvar range (R-001).

Border: reads only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver


@dataclass(frozen=True, slots=True)
class Ansvarsrad:
    """An ansvar as it is on a date."""

    id: int
    nummer: str
    navn: str
    sektor: str
    sektor_rekkefoelge: int
    underenhet_orgnr: str
    gyldig_fom: date
    gyldig_tom: date | None


def i_omraade(nummer: str, fra: str | None, til: str | None) -> bool:
    """Tell whether a four-digit ansvar lies in from:to, both ends included; None is open."""
    return (fra is None or fra <= nummer) and (til is None or nummer <= til)


def organisasjon(
    arbeidsgiver: Arbeidsgiver,
    dato: date,
    kjent: datetime | None = None,
    ansvar: tuple[str | None, str | None] = (None, None),
) -> list[Ansvarsrad]:
    """Every ansvar valid on `dato` as known at `kjent` (now when None), in the order of the reports.

    `ansvar` = (from, to) picks a range, both ends included.
    """
    rader = (
        Ansvar.objects.filter(arbeidsgiver=arbeidsgiver, gyldig_fom__lte=dato)
        .kjent(kjent)
        .exclude(gyldig_tom__lt=dato)
        .select_related("sektor", "underenhet")
        .order_by("sektor__rekkefoelge", "sektor__navn", "nummer", "gyldig_fom")
    )
    siste = {a.nummer: _rad(a) for a in rader if i_omraade(a.nummer, *ansvar)}
    return list(siste.values())


def _rad(ansvar: Ansvar) -> Ansvarsrad:
    return Ansvarsrad(
        ansvar.pk,
        ansvar.nummer,
        ansvar.navn,
        ansvar.sektor.navn,
        ansvar.sektor.rekkefoelge,
        ansvar.underenhet.orgnr if ansvar.underenhet else "",
        ansvar.gyldig_fom,
        ansvar.gyldig_tom,
    )


class Ansvarsregister(Mapping[str, int]):
    """Which row holds an ansvar number on a date, for linking many rows.

    A date outside every known period gets the nearest one: an organisation file often starts later
    than the employments that refer to it. As a mapping it gives the newest row.
    """

    def __init__(self, arbeidsgiver: Arbeidsgiver) -> None:
        self._fom: dict[str, list[date]] = defaultdict(list)
        self._id: dict[str, list[int]] = defaultdict(list)
        rader = Ansvar.objects.filter(arbeidsgiver=arbeidsgiver).kjent().order_by("gyldig_fom")
        for nummer, fom, id_ in rader.values_list("nummer", "gyldig_fom", "pk"):
            self._fom[nummer].append(fom)
            self._id[nummer].append(id_)

    def __getitem__(self, nummer: str) -> int:
        if nummer not in self._id:
            raise KeyError(nummer)
        return self._id[nummer][-1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._id)

    def __len__(self) -> int:
        return len(self._id)

    def paa(self, nummer: str, dato: date) -> int:
        """The row of the ansvar on `dato`; KeyError when the number is unknown."""
        if nummer not in self._id:
            raise KeyError(nummer)
        return self._id[nummer][max(0, bisect_right(self._fom[nummer], dato) - 1)]
