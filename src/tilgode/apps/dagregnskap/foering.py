"""Writing day posts: the only door to the `dagpost` table. Use inside the use case's transaction.

Movements that have no days yet get them; where the law's rates have changed, the days are laid out anew:
the old posts with minus, the new ones beside. What already lies as it should is left alone, so that
running it again writes nothing.
Border: not a use case of its own (see `services`); the days are `utlegg`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from tilgode.apps.dagregnskap.models import Dagpost
from tilgode.apps.dagregnskap.utlegg import FELTER, Bevegelsesdager, Satser, Utlegg, finn_utlegg
from tilgode.apps.felles.husk import husk
from tilgode.apps.felles.masse import sett_inn
from tilgode.apps.felles.masselesing import hent
from tilgode.apps.krav.forventning import YTELSER
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.values.kalender import virkedag_fra_nummer

DAGPOSTFELT = (
    "bevegelse_id",
    "versjon",
    "metode",
    "fom",
    "tom",
    "dagsbeloep_oere",
    "oere",
    "registrert",
)
#: Persons whose posts are looked at again in one statement.
BOLK = 500
_DAG = husk(virkedag_fra_nummer)
Dagrad = tuple[str, date | None, date | None, int, int]
Rad = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Foert:
    """How many movements were laid out for the first time, and how many anew."""

    nye: int = 0
    omlagte: int = 0


def foer_dager(
    arbeidsgiver: Arbeidsgiver,
    *,
    krav: Collection[int] | None = None,
    omregnede: Collection[int] | None = (),
    naa: datetime | None = None,
) -> Foert:
    """Lay out the movements that wait, and anew those of persons whose rates may have changed.

    `krav` are the claims that have got movements (None: look through all); `omregnede` are persons, None
    means all.
    """
    omlagte = _legg_om(arbeidsgiver, omregnede, naa or timezone.now())
    rader_uten = ventende(arbeidsgiver)
    if krav is not None:
        rader_uten = rader_uten.filter(krav_id__in=list(krav))
    venter = list(map(Bevegelsesdager._make, hent(rader_uten, *FELTER)))
    satser = Satser.hent(arbeidsgiver, {b.arbeidsforhold_id for b in venter if b.ytelse in YTELSER})
    rader: list[Rad] = []
    for b in venter:
        rader += [(b.id, 1, *rad) for rad in dagrader(b, finn_utlegg(b, satser))]
    sett_inn(Dagpost, DAGPOSTFELT[:-1], rader)
    return Foert(len(venter), omlagte)


def ventende(arbeidsgiver: Arbeidsgiver) -> QuerySet[Bevegelse]:
    """Movements of money that have no day posts yet."""
    har = Dagpost.objects.filter(bevegelse=OuterRef("pk"))
    return Bevegelse.objects.filter(~Exists(har), arbeidsgiver=arbeidsgiver).exclude(oere=0)


def dagrader(bevegelse: Bevegelsesdager, utlegg: Utlegg) -> list[Dagrad]:
    """The posts of a movement: (method, first day, last day, øre a weekday, øre)."""
    metode, loep = utlegg
    if not loep:
        return [(metode.value, None, None, 0, bevegelse.oere)]
    return [(metode.value, _DAG(fra), _DAG(til), oere, oere * (til - fra + 1)) for fra, til, oere in loep]


def _legg_om(arbeidsgiver: Arbeidsgiver, personer: Collection[int] | None, naa: datetime) -> int:
    """Take back and lay out anew where the days are no longer as the rates give."""
    if personer is not None and not personer:
        return 0
    rader: list[Rad] = []
    omlagte = 0
    for poster in _gjeldende(arbeidsgiver, personer):
        bevegelser = Bevegelse.objects.filter(pk__in=list(poster), ytelse__in=YTELSER)
        alle = [Bevegelsesdager(*rad) for rad in hent(bevegelser, *FELTER)]
        satser = Satser.hent(arbeidsgiver, {b.arbeidsforhold_id for b in alle})
        for b in alle:
            versjon, foer = poster[b.id]
            etter = dagrader(b, finn_utlegg(b, satser))
            if sorted(foer, key=_orden) != etter:
                omlagte += 1
                rader += [(b.id, versjon + 1, m, f, t, -dag, -oere, naa) for m, f, t, dag, oere in foer]
                rader += [(b.id, versjon + 1, *rad, naa) for rad in etter]
    sett_inn(Dagpost, DAGPOSTFELT, rader)
    return omlagte


def _orden(rad: Dagrad) -> date:
    return rad[1] or date.min


Gjeldende = dict[int, tuple[int, Sequence[Dagrad]]]


def _gjeldende(arbeidsgiver: Arbeidsgiver, personer: Collection[int] | None) -> Iterator[Gjeldende]:
    """The version and posts in force of the movements of some persons at a time."""
    felter = ("bevegelse_id", "versjon", "bevegelse__oere", *DAGPOSTFELT[2:7])
    poster = Dagpost.objects.filter(bevegelse__arbeidsgiver=arbeidsgiver)
    if not poster.exists():
        return
    valgte = sorted(personer) if personer is not None else _personer(arbeidsgiver)
    for start in range(0, len(valgte), BOLK):
        egne = poster.filter(bevegelse__krav__person_id__in=valgte[start : start + BOLK])
        yield i_kraft(hent(egne.order_by("pk"), *felter))


def _personer(arbeidsgiver: Arbeidsgiver) -> list[int]:
    rader = Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver, krav__isnull=False)
    return sorted(rader.values_list("krav__person_id", flat=True).distinct())


def i_kraft(rader: Iterator[Rad]) -> Gjeldende:
    """The last version of each movement: its posts in the movement's own sign are those in force.

    Rows are (movement, version, the movement's øre, and a post as `Dagrad`).
    """
    samlet: dict[int, tuple[int, list[Dagrad]]] = defaultdict(lambda: (0, []))
    for bevegelse, versjon, hele, *post in rader:
        if (post[4] > 0) != (hele > 0):
            continue
        if versjon > samlet[bevegelse][0]:
            samlet[bevegelse] = (versjon, [])
        samlet[bevegelse][1].append(tuple(post))
    return dict(samlet)
