"""Cause statistics (R-118): which causes the deviations have, and which the adjustments and write-offs.

Ranked by amount; the count stands beside it. The first are the program's (likely ones too), the others what
a person wrote. Border: reads only; the words of the causes are `params.aarsaker`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Sum

from tilgode.apps.krav.forklaringer import Forklartavvik
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import kjent_ved

#: The row of what no cause accounts for.
UFORKLART = "UFORKLART"
JUSTERT = (Bevegelse.Type.NEDJUSTERT, Bevegelse.Type.OPPJUSTERT, Bevegelse.Type.AVSKREVET)


@dataclass(frozen=True, slots=True)
class Aarsaksrad:
    """A cause with how many it has, its øre with sign, and without (what it is ranked by)."""

    kode: str
    antall: int
    oere: int
    stoerrelse_oere: int


def avviksstatistikk(forklarte: Iterable[Forklartavvik]) -> tuple[Aarsaksrad, ...]:
    """The causes of explained deviations; the sum of `oere` is expected less received of all of them."""
    summer: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for avvik in forklarte:
        deler = [(a.kode, a.oere) for a in avvik.forklaring.aarsaker] if avvik.forklaring else []
        rest = avvik.ventet_oere - avvik.mottatt_oere - sum(oere for _, oere in deler)
        for kode, oere in [*deler, (UFORKLART, rest)] if rest else deler:
            rad = summer[kode]
            rad[0], rad[1], rad[2] = rad[0] + 1, rad[1] + oere, rad[2] + abs(oere)
    return _rangert(Aarsaksrad(kode, *rad) for kode, rad in summer.items())


def justeringsstatistikk(
    arbeidsgiver: Arbeidsgiver, dato: date, type_: str | None = None, kjent: datetime | None = None
) -> tuple[Aarsaksrad, ...]:
    """The causes of adjustments and write-offs in force up to a day (`type_`: of one kind only).

    A movement that has been reversed counts neither itself nor its reversal.
    """
    rader = (
        Bevegelse.objects.filter(
            kjent_ved(kjent),
            arbeidsgiver=arbeidsgiver,
            type__in=JUSTERT if type_ is None else (type_,),
            dato__lte=dato,
            justering__isnull=False,
            reverserer__isnull=True,
        )
        .exclude(reversert_av__dato__lte=dato)
        .values("justering__aarsak")
        .annotate(antall=Count("justering", distinct=True), sum=Sum("oere"))
        .values_list("justering__aarsak", "antall", "sum")
    )
    return _rangert(Aarsaksrad(kode, antall, int(oere), abs(int(oere))) for kode, antall, oere in rader)


def _rangert(rader: Iterable[Aarsaksrad]) -> tuple[Aarsaksrad, ...]:
    return tuple(sorted(rader, key=lambda rad: (-rad.stoerrelse_oere, -rad.antall, rad.kode)))
