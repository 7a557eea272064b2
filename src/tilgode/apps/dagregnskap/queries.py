"""The day ledger as it is asked for: of a claim, of a person, and summed up as pages group it.

Border: reads only. What is expected is the runs of `krav`; what is claimed and received is the stored day
posts. A movement that has none yet (its file has just been read) is laid out here as it will be stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet, Sum

from tilgode.apps.dagregnskap.foering import DAGPOSTFELT, Gjeldende, dagrader, i_kraft, ventende
from tilgode.apps.dagregnskap.models import Dagpost
from tilgode.apps.dagregnskap.utlegg import FELTER, MOTTATT, Bevegelsesdager, Satser, finn_utlegg
from tilgode.apps.felles.masselesing import hent
from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.queries import ventede_loep
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import ALT, Gruppe, Utvalg, gruppe, kjent_ved, kolonner
from tilgode.core.dagregnskap import Beloepspost, Dagloep, Dagregnskap, Fordelt, Metode, Slag, foer

#: The condition on a day post that it was known at a moment, with its movement.
_PAA_BEVEGELSE = "bevegelse__"


def dagregnskap_for_krav(krav: Krav, dato: date, kjent: datetime | None = None) -> Dagregnskap:
    """Expected, claimed and received per day of a claim, of what is dated up to `dato`.

    `krevd_oere - mottatt_oere` is the outstanding amount, to the øre. Sources are `KRAV:12` (type and
    key of the movement) and `LINJE:7` (key of the settlement line).
    """
    return _dagregnskap([krav], dato, kjent)[krav.pk]


@dataclass(frozen=True, slots=True)
class Kravdager:
    """A claim of a person with its days."""

    krav: Krav
    dager: Dagregnskap


def dagregnskap_for_person(person_id: int, dato: date, kjent: datetime | None = None) -> list[Kravdager]:
    """The days of each of the person's claims with money up to `dato`, by employment and period."""
    alle = Krav.objects.filter(person_id=person_id, bevegelser__dato__lte=dato).distinct()
    krav = list(alle.order_by("arbeidsforhold_id", "fom", "ytelse", "referanse"))
    dager = _dagregnskap(krav, dato, kjent)
    return [Kravdager(ett, dager[ett.pk]) for ett in krav if dager[ett.pk].poster]


def _dagregnskap(krav: list[Krav], dato: date, kjent: datetime | None) -> dict[int, Dagregnskap]:
    bevegelser = Bevegelse.objects.filter(kjent_ved(kjent), krav__in=krav, dato__lte=dato)
    hvem = {
        pk: (krav_id, type_, linje)
        for pk, krav_id, type_, linje in bevegelser.order_by("dato", "pk").values_list(
            "pk", "krav_id", "type", "linje_id"
        )
    }
    poster = _poster(bevegelser, kjent)
    per_krav: dict[int, list[Fordelt]] = defaultdict(list)
    for pk, (krav_id, type_, linje) in hvem.items():
        if pk in poster:
            kilde = f"LINJE:{linje}" if type_ == MOTTATT and linje else f"{type_}:{pk}"
            per_krav[krav_id].append(_fordelt(kilde, type_, poster[pk][1]))
    return {ett.pk: foer(ventede_loep(ett, kjent), per_krav[ett.pk]) for ett in krav}


def _poster(bevegelser: QuerySet[Bevegelse], kjent: datetime | None) -> Gjeldende:
    """The posts in force of each movement; of one without, as they will be stored."""
    lagret = Dagpost.objects.filter(_kjent_post(kjent), bevegelse__in=bevegelser)
    felter = ("bevegelse_id", "versjon", "bevegelse__oere", *DAGPOSTFELT[2:7])
    poster = i_kraft(lagret.order_by("pk").values_list(*felter).iterator())
    mangler = [Bevegelsesdager(*r) for r in bevegelser.exclude(pk__in=list(poster)).values_list(*FELTER)]
    if mangler:
        arbeidsgiver = bevegelser.first().arbeidsgiver  # type: ignore[union-attr]
        satser = Satser.hent(arbeidsgiver, {b.arbeidsforhold_id for b in mangler})
        poster |= {b.id: (0, dagrader(b, finn_utlegg(b, satser))) for b in mangler if b.oere}
    return poster


def _kjent_post(kjent: datetime | None) -> Q:
    return Q() if kjent is None else Q(registrert__isnull=True) | Q(registrert__lte=kjent)


def _fordelt(kilde: str, type_: str, poster: Iterable[tuple[Any, ...]]) -> Fordelt:
    """The posts of a movement in the band's own sign."""
    fortegn, slag = (-1, Slag.MOTTATT) if type_ == MOTTATT else (1, Slag.KREVD)
    rader = sorted(poster, key=lambda r: r[1] or date.min)
    loep = tuple(Dagloep(f, t, fortegn * dag) for _, f, t, dag, _ in rader if f is not None)
    post = Beloepspost(kilde, slag, rader[0][1], rader[-1][2], fortegn * sum(oere for *_, oere in rader))
    return Fordelt(post, Metode(rader[0][0]), loep)


@dataclass(frozen=True, slots=True)
class Dagsum:
    """The day posts of a group summed, in øre; positive in the usual direction.

    `krevd + justert - mottatt = utestaaende`. `jevnt` and `ikke_fordelt` are how much of the outstanding
    amount the law's rates could not place, and no day could hold; `venter` has not been laid out yet.
    """

    gruppe: Gruppe
    krevd_oere: int
    mottatt_oere: int
    justert_oere: int
    utestaaende_oere: int
    jevnt_oere: int
    ikke_fordelt_oere: int
    venter_oere: int = 0


_KREVD = ("KRAV", "TILLEGGSKRAV")


def dagsummer(
    arbeidsgiver: Arbeidsgiver,
    dato: date,
    kjent: datetime | None = None,
    grupper_paa: tuple[str, ...] = (),
    utvalg: Utvalg = ALT,
) -> list[Dagsum]:
    """The sums of the days at a date and as known at a moment, grouped as `regnskap.queries` groups.

    Groups: sektor, kravaar, ansvar, ytelse, person, krav. What waits for its days is counted beside.
    """
    venter = _Venter(arbeidsgiver, dato, kjent, grupper_paa, utvalg)
    poster = Dagpost.objects.filter(
        _kjent_post(kjent), bevegelse__in=_bevegelser(arbeidsgiver, dato, kjent, utvalg)
    )
    rader = [_dagsum(rad, venter) for rad in _gruppert(poster, grupper_paa)]
    return rader + [Dagsum(g, 0, 0, 0, oere, 0, 0, oere) for g, oere in venter.resten()]


def _bevegelser(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None, utvalg: Utvalg
) -> QuerySet[Bevegelse]:
    return Bevegelse.objects.filter(
        kjent_ved(kjent), utvalg.betingelse(), arbeidsgiver=arbeidsgiver, dato__lte=dato
    )


def _gruppert(poster: QuerySet[Dagpost], grupper_paa: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    summer = {
        "krevd": Sum("oere", filter=Q(bevegelse__type__in=_KREVD), default=0),
        "mottatt": Sum("oere", filter=Q(bevegelse__type=MOTTATT), default=0),
        "i_alt": Sum("oere", default=0),
        "jevnt": Sum("oere", filter=Q(metode=Metode.JEVNT.value), default=0),
        "ikke_fordelt": Sum("oere", filter=Q(metode=Metode.IKKE_FORDELT.value), default=0),
    }
    felter = kolonner(grupper_paa)
    if not felter:
        yield poster.aggregate(**summer)
        return
    navn = {f"{_PAA_BEVEGELSE}{felt}": felt for felt in felter}
    sortert = poster.order_by(*(F(f).asc(nulls_last=True) for f in navn))
    for rad in sortert.values(*navn).annotate(**summer).iterator(chunk_size=5000):
        yield {navn.get(felt, felt): verdi for felt, verdi in rad.items()}


def _dagsum(rad: dict[str, Any], venter: _Venter) -> Dagsum:
    egen = gruppe(rad)
    oere = venter.ta(egen)
    krevd, mottatt, i_alt = (int(rad[felt]) for felt in ("krevd", "mottatt", "i_alt"))
    return Dagsum(
        egen,
        krevd,
        -mottatt,
        i_alt - krevd - mottatt,
        i_alt + oere,
        int(rad["jevnt"]),
        int(rad["ikke_fordelt"]),
        oere,
    )


class _Venter:
    """What has no days yet, by group."""

    def __init__(
        self,
        arbeidsgiver: Arbeidsgiver,
        dato: date,
        kjent: datetime | None,
        grupper_paa: tuple[str, ...],
        utvalg: Utvalg,
    ) -> None:
        rader = ventende(arbeidsgiver).filter(kjent_ved(kjent), utvalg.betingelse(), dato__lte=dato)
        felter = kolonner(grupper_paa)
        self._oere: dict[Gruppe, int] = defaultdict(int)
        for rad in hent(rader, "oere", *felter):
            self._oere[gruppe(dict(zip(felter, rad[1:], strict=True)))] += rad[0]

    def ta(self, egen: Gruppe) -> int:
        """The group's, which is then told of."""
        return self._oere.pop(egen, 0)

    def resten(self) -> Iterator[tuple[Gruppe, int]]:
        """Groups that have nothing but what waits."""
        return iter(self._oere.items())
