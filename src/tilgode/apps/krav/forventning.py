"""What the law says to expect per person, employment, ytelse and calendar month, beside what is claimed.

The months are sums over the stored runs. A claim that spans months is laid out over them by what is
expected in each, so that the difference shows in the month it belongs to.
Border: reads only; sykepenger only, since the law of the other ytelser is not computed here yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Sum

from tilgode.apps.krav.beregning import SYKEPENGER, SYKEPENGER_AGP
from tilgode.apps.krav.models import Beregning, Krav, Ventetloep
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.params import last
from tilgode.rules.felles.frister import finn_siste_mottak
from tilgode.values.beloep import fordel_oere
from tilgode.values.kalender import Maaned, antall_virkedager, del_i_maaneder
from tilgode.values.periode import Periode

BOLK = 5000
YTELSER = (SYKEPENGER, SYKEPENGER_AGP)
#: Movements that say how much has been claimed.
KREVD = (Bevegelse.Type.KRAV, Bevegelse.Type.TILLEGGSKRAV)
#: From the surest to the least sure.
SIKKERHETER = ("EKSAKT", "GRENSE", "MANUELL")
Noekkel = tuple[int, str, Maaned]


@dataclass(frozen=True, slots=True)
class Forventning:
    """One employment, ytelse and month: what to expect and what is claimed, in øre.

    `siste_mottak` is the last day Nav can receive a claim for the month (foreldelsesdato, R-030).
    """

    person_id: int
    arbeidsforhold_id: int
    ytelse: str
    maaned: Maaned
    fom: date
    tom: date
    ventet_oere: int
    krevd_oere: int
    krav: tuple[int, ...]
    siste_mottak: date
    sikkerhet: str

    @property
    def differanse_oere(self) -> int:
        """What could still be claimed; negative when more is claimed than expected."""
        return self.ventet_oere - self.krevd_oere


@dataclass(slots=True)
class _Maanedssum:
    person_id: int
    fom: date
    tom: date
    ventet: int = 0
    krevd: int = 0
    krav: list[int] = field(default_factory=list)
    sikkerhet: str = SIKKERHETER[0]


def forventninger(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None, person_id: int | None = None
) -> list[Forventning]:
    """Every month with money to expect or claimed up to `dato`, by person, employment and month."""
    maaneder = _ventet(arbeidsgiver, dato, kjent, person_id)
    for krav in _krevd(arbeidsgiver, dato, kjent, person_id):
        _legg_paa(krav, maaneder)
    return [
        _rad(noekkel, sum_)
        for noekkel, sum_ in sorted(maaneder.items(), key=lambda par: (par[1].person_id, *par[0]))
        if sum_.ventet or sum_.krav
    ]


def uten_krav(arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None) -> list[Forventning]:
    """Months with something to expect and no claim at all (R-220), the nearest deadline first."""
    rader = [r for r in forventninger(arbeidsgiver, dato, kjent) if not r.krav and r.ventet_oere]
    return sorted(rader, key=lambda r: (r.siste_mottak, -r.ventet_oere, r.arbeidsforhold_id))


def _rad(noekkel: Noekkel, sum_: _Maanedssum) -> Forventning:
    forhold, ytelse, maaned = noekkel
    return Forventning(
        sum_.person_id,
        forhold,
        ytelse,
        maaned,
        sum_.fom,
        sum_.tom,
        sum_.ventet,
        sum_.krevd,
        tuple(sum_.krav),
        foreldelsesdato(maaned.periode.fom),
        sum_.sikkerhet,
    )


def foreldelsesdato(dag: date) -> date:
    """The last day Nav can receive a refund claim for the day (§ 22-13)."""
    return finn_siste_mottak(dag, last())


def gjeldende_beregninger(kjent: datetime | None) -> dict[str, object]:
    """The filter on `Ventetloep` that picks computations in force, as known at a moment."""
    if kjent is None:
        return {"beregning__erstattet_av__isnull": True}
    return {"beregning__in": Beregning.objects.filter(registrert__lte=kjent).kjent(kjent)}


def _ventet(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None, person_id: int | None
) -> dict[Noekkel, _Maanedssum]:
    rader = Ventetloep.objects.filter(
        arbeidsforhold__arbeidsgiver=arbeidsgiver,
        dagsbeloep_oere__gt=0,
        fom__lte=dato,
        **gjeldende_beregninger(kjent),
    )
    if person_id is not None:
        rader = rader.filter(arbeidsforhold__person_id=person_id)
    maaneder: dict[Noekkel, _Maanedssum] = {}
    felter = ("arbeidsforhold__person_id", "arbeidsforhold_id", "ytelse", "fom", "tom", "dagsbeloep_oere")
    for person, forhold, ytelse, fom, tom, oere, sikkerhet in (
        rader.order_by("fom").values_list(*felter, "sikkerhet").iterator(BOLK)
    ):
        for del_ in del_i_maaneder(Periode(fom, min(tom, dato))):
            sum_ = maaneder.setdefault(
                (forhold, ytelse, Maaned.av(del_.fom)), _Maanedssum(person, del_.fom, del_.tom)
            )
            sum_.tom = max(sum_.tom, del_.tom)
            sum_.ventet += antall_virkedager(del_) * oere
            sum_.sikkerhet = max(sum_.sikkerhet, sikkerhet, key=SIKKERHETER.index)
    return maaneder


@dataclass(frozen=True, slots=True)
class _Krevd:
    krav_id: int
    person_id: int
    arbeidsforhold_id: int
    ytelse: str
    periode: Periode
    oere: int


def _krevd(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None, person_id: int | None
) -> Iterator[_Krevd]:
    bevegelser = Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver, type__in=KREVD, dato__lte=dato)
    if kjent is not None:
        bevegelser = bevegelser.filter(registrert__lte=kjent)
    beloep = dict(
        bevegelser.filter(ytelse__in=YTELSER)
        .values("krav_id")
        .annotate(s=Sum("oere"))
        .values_list("krav_id", "s")
    )
    rader = Krav.objects.filter(
        arbeidsgiver=arbeidsgiver, ytelse__in=YTELSER, arbeidsforhold__isnull=False
    ).order_by("fom", "referanse")
    if person_id is not None:
        rader = rader.filter(person_id=person_id)
    felter = ("pk", "person_id", "arbeidsforhold_id", "ytelse", "fom", "tom")
    for pk, person, forhold, ytelse, fom, tom in rader.values_list(*felter).iterator(BOLK):
        if pk in beloep and forhold is not None:
            yield _Krevd(pk, person, forhold, ytelse, Periode(fom, tom), int(beloep[pk]))


def _legg_paa(krav: _Krevd, maaneder: dict[Noekkel, _Maanedssum]) -> None:
    """Put what a claim claims on its months."""
    deler = del_i_maaneder(krav.periode)
    noekler = [(krav.arbeidsforhold_id, krav.ytelse, Maaned.av(d.fom)) for d in deler]
    for noekkel, del_, oere in zip(noekler, deler, _fordel(krav, noekler, deler, maaneder), strict=True):
        sum_ = maaneder.setdefault(noekkel, _Maanedssum(krav.person_id, del_.fom, del_.tom))
        sum_.krevd += oere
        sum_.krav.append(krav.krav_id)


def _fordel(
    krav: _Krevd,
    noekler: Iterable[Noekkel],
    deler: list[Periode],
    maaneder: Mapping[Noekkel, _Maanedssum],
) -> list[int]:
    if len(deler) == 1:
        return [krav.oere]
    vekter = [maaneder[n].ventet if n in maaneder else 0 for n in noekler]
    if not any(vekter):
        vekter = [antall_virkedager(d) for d in deler]
    return fordel_oere(krav.oere, vekter if any(vekter) else [1] * len(deler))
