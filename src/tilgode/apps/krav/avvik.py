"""Deviations: claims that got another amount than the law gives on our facts.

How old a claim is, is counted to the last settlement that has been read in: what Nav did after it we do not
know.

What is expected is the stored runs; what is received is what is matched to the claim, and what the rules
suggest for it (a suggestion moves no money, but it is what Nav paid).
Border: reads only; why they differ is `forklaringer`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum

from tilgode.apps.krav.avviksrader import Avviksrad, Linje, Naborad
from tilgode.apps.krav.forventning import KREVD, YTELSER, gjeldende_beregninger
from tilgode.apps.krav.models import Krav, Kravhendelse, Ventetloep
from tilgode.apps.krav.svartider import siste_oppgjoer, svartider
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import kjent_ved
from tilgode.core.forklaring.ventende import Ventekurve, ventekurve
from tilgode.values.kalender import antall_virkedager
from tilgode.values.periode import Periode

BOLK = 5000
#: Claims of one absence follow each other with at most a weekend and a holiday between.
SAMME_FRAVAER = timedelta(days=6)
#: A claim that is younger may still be answered: it says nothing of the others.
UBESVART = timedelta(days=120)
NABO = timedelta(days=370)
#: Movements that correct what was claimed.
JUSTERT = (Bevegelse.Type.NEDJUSTERT, Bevegelse.Type.OPPJUSTERT)
#: Claims further away cannot belong to the same absence, whatever Nav thinks.
SAMME_SAK = timedelta(days=420)


@dataclass(slots=True)
class _Krav:
    """A claim with its amounts, while its neighbours are looked at."""

    rad: Avviksrad
    person_id: int
    siste_ventede: date | None = None
    siste_betalte: date | None = None
    maksdatoer: list[date] = field(default_factory=list)

    @property
    def avvik_oere(self) -> int:
        return self.rad.ventet_oere - self.rad.mottatt_oere

    @property
    def bare_krevd(self) -> bool:
        """Nav paid by the law, but the claim was for another amount, and nobody has adjusted it yet."""
        return not self.avvik_oere and self.rad.er_skrevet_feil


def avviksrader(
    arbeidsgiver: Arbeidsgiver,
    dato: date,
    krav_id: int | None = None,
    *,
    egne: bool = False,
    kjent: datetime | None = None,
) -> dict[int, list[Avviksrad]]:
    """The deviations of claims sent by `dato`, by person; of one claim when asked.

    With `egne`, also claims that were for another amount than the law gives though Nav paid by the law. With
    `kjent`, as known at a moment: the claim asked for is then given whether it differs or not.
    """
    person = None
    if krav_id is not None:
        person = Krav.objects.filter(pk=krav_id).values_list("person_id", flat=True).first()
    kurve = ventekurve(svartider(arbeidsgiver, dato, kjent))
    per_forhold: dict[int, list[_Krav]] = defaultdict(list)
    for krav in _les_krav(arbeidsgiver, dato, person, kjent):
        per_forhold[krav.rad.forhold_id].append(krav)
    per_person: dict[int, list[Avviksrad]] = defaultdict(list)
    for gruppe in per_forhold.values():
        naboer = [_som_nabo(k.rad, kurve) for k in gruppe]
        for krav in gruppe:
            if krav_id not in (None, krav.rad.krav_id):
                continue
            if krav.avvik_oere or (egne and krav.bare_krevd) or kjent is not None:
                like = [k for k in gruppe if k.rad.ytelse == krav.rad.ytelse]
                rad = _med_naboer(krav, like, tuple(n for n in naboer if n.krav != krav.rad.referanse))
                per_person[krav.person_id].append(replace(rad, venter=kurve.venter(rad.alder_dager)))
    return dict(sorted(per_person.items()))


def _som_nabo(rad: Avviksrad, kurve: Ventekurve) -> Naborad:
    venter = 0 if rad.linjer else kurve.venter(rad.alder_dager)
    return Naborad(rad.referanse, rad.ytelse, rad.fom, rad.tom, rad.linjer, venter)


# --- reading ----------------------------------------------------------------------------------------


def _les_krav(
    arbeidsgiver: Arbeidsgiver, dato: date, person: int | None, kjent: datetime | None
) -> Iterator[_Krav]:
    krevd = _sum(arbeidsgiver, KREVD, dato, person, kjent)
    justert = _sum(arbeidsgiver, JUSTERT, dato, person, kjent)
    til = siste_oppgjoer(arbeidsgiver, dato, kjent)
    linjer, maksdatoer = _mottatt(arbeidsgiver, dato, person, kjent)
    ventet = _ventet(arbeidsgiver, person, kjent)
    hendelser = Kravhendelse.objects.filter(kjent_ved(kjent), krav=OuterRef("pk"), dato__lte=dato)
    rader = _for_person(
        Krav.objects.filter(arbeidsgiver=arbeidsgiver, ytelse__in=YTELSER, arbeidsforhold__isnull=False),
        person,
        "person_id",
    ).annotate(
        sendt=Subquery(hendelser.filter(type="SENDT").order_by("pk").values("dato")[:1]),
        status=Subquery(hendelser.exclude(type="NOTAT").order_by("-dato", "-pk").values("type")[:1]),
    )
    felter = ("pk", "referanse", "person_id", "arbeidsforhold_id", "ytelse", "fom", "tom", "sendt", "status")
    for pk, referanse, person_id, forhold, ytelse, fom, tom, sendt, status in (
        rader.order_by("fom", "referanse").values_list(*felter).iterator(BOLK)
    ):
        if pk not in krevd:
            continue
        oere, siste = _sum_ventet(ventet.get((forhold, ytelse), ()), Periode(fom, tom))
        egne = linjer.get(pk, [])
        rad = Avviksrad(
            pk,
            referanse,
            forhold,
            ytelse,
            fom,
            tom,
            krevd[pk],
            oere,
            tuple(egne),
            sendt,
            max(0, (til - (sendt or tom)).days),
            status == Kravhendelse.Type.AVSLAG,
            justert.get(pk, 0),
        )
        betalt = max((t for _, t, o in egne if t is not None and o > 0), default=None)
        yield _Krav(rad, person_id, siste, betalt, maksdatoer.get(pk, []))


def _for_person(rader: QuerySet[Krav], person: int | None, felt: str) -> QuerySet[Krav]:
    return rader if person is None else rader.filter(**{felt: person})


def _sum(
    arbeidsgiver: Arbeidsgiver,
    typer: tuple[Bevegelse.Type, ...],
    dato: date,
    person: int | None,
    kjent: datetime | None,
) -> dict[int, int]:
    """The movements of some kinds, by claim."""
    rader = Bevegelse.objects.filter(
        kjent_ved(kjent), arbeidsgiver=arbeidsgiver, type__in=typer, dato__lte=dato, ytelse__in=YTELSER
    )
    if person is not None:
        rader = rader.filter(krav__person_id=person)
    summer = rader.values("krav_id").annotate(s=Sum("oere")).values_list("krav_id", "s")
    return {krav: int(oere) for krav, oere in summer}


def _mottatt(
    arbeidsgiver: Arbeidsgiver, dato: date, person: int | None, kjent: datetime | None
) -> tuple[dict[int, list[Linje]], dict[int, list[date]]]:
    """The lines of each claim, booked and suggested, and the maksdato Nav printed on them."""
    felter = ("linje__fom", "linje__tom", "linje__maksdato", "oere")
    booket = Bevegelse.objects.filter(
        kjent_ved(kjent),
        arbeidsgiver=arbeidsgiver,
        type=Bevegelse.Type.MOTTATT,
        dato__lte=dato,
        ytelse__in=YTELSER,
    )
    foreslaatt = Kobling.objects.filter(
        kjent_ved(kjent),
        krav__arbeidsgiver=arbeidsgiver,
        krav__ytelse__in=YTELSER,
        maate=Kobling.Maate.FORESLAATT,
        bevegelser__isnull=True,
        oppheving__isnull=True,
        linje__oppgjoer__valutadato__lte=dato,
    )
    utvalg = Q() if person is None else Q(krav__person_id=person)
    linjer: dict[int, list[Linje]] = defaultdict(list)
    maksdatoer: dict[int, list[date]] = defaultdict(list)
    for fortegn, rader in ((-1, booket.filter(utvalg)), (1, foreslaatt.filter(utvalg))):
        for krav, fom, tom, maksdato, oere in rader.order_by("pk").values_list("krav_id", *felter):
            linjer[krav].append((fom, tom, fortegn * int(oere)))
            if maksdato is not None:
                maksdatoer[krav].append(maksdato)
    return linjer, maksdatoer


def _ventet(
    arbeidsgiver: Arbeidsgiver, person: int | None, kjent: datetime | None
) -> dict[tuple[int, str], list[tuple[date, date, int]]]:
    """The runs with money in the computations in force, by employment and ytelse."""
    rader = Ventetloep.objects.filter(
        arbeidsforhold__arbeidsgiver=arbeidsgiver,
        dagsbeloep_oere__gt=0,
        **gjeldende_beregninger(kjent),
    )
    if person is not None:
        rader = rader.filter(arbeidsforhold__person_id=person)
    samlet: dict[tuple[int, str], list[tuple[date, date, int]]] = defaultdict(list)
    felter = ("arbeidsforhold_id", "ytelse", "fom", "tom", "dagsbeloep_oere")
    for forhold, ytelse, fom, tom, oere in rader.order_by("fom").values_list(*felter).iterator(BOLK):
        samlet[(forhold, ytelse)].append((fom, tom, oere))
    return samlet


def _sum_ventet(loep: Iterable[tuple[date, date, int]], periode: Periode) -> tuple[int, date | None]:
    """What is expected in a period, and the last day of it."""
    samlet, siste = 0, None
    for fom, tom, oere in loep:
        felles = Periode(fom, tom).snitt(periode) if fom <= periode.tom else None
        if felles is not None:
            samlet += oere * antall_virkedager(felles)
            siste = felles.tom
    return samlet, siste


# --- neighbours -------------------------------------------------------------------------------------


def _med_naboer(krav: _Krav, gruppe: Sequence[_Krav], nabokrav: tuple[Naborad, ...]) -> Avviksrad:
    """The row with what the employment's other claims tell; `gruppe` are those of the same ytelse."""
    rad = krav.rad
    periode = Periode(rad.fom, rad.tom)
    andre = [k for k in gruppe if k is not krav]
    etter = [k for k in andre if rad.tom < k.rad.fom <= rad.tom + SAMME_FRAVAER]
    sist_betalt = _sist_betalt(krav, andre)
    datoer = [m for k in gruppe for m in k.maksdatoer if k is krav or k.rad.fom <= rad.fom]
    return replace(
        rad,
        nabokrav=tuple(n for n in nabokrav if n.fom <= rad.tom + SAMME_SAK and n.tom >= rad.fom - SAMME_SAK),
        maksdato=min(datoer, default=None) if krav.maksdatoer or not krav.rad.linjer else None,
        betalte_like=tuple(
            k.rad.referanse
            for k in andre
            if k.rad.mottatt_oere > 0 and Periode(k.rad.fom, k.rad.tom).overlapper(periode)
        ),
        like_foer=tuple(k.rad.referanse for k in andre if _er_like_foer(k.rad, rad)),
        naboer=tuple(
            (k.rad.referanse, -k.avvik_oere)
            for k in andre
            if k.rad.mottatt_oere > 0 and k.avvik_oere and abs(k.rad.fom - rad.fom) <= NABO
        ),
        senere_betalt=_senere_betalt(etter),
        foer_betalt=sist_betalt is not None,
        foer_avkortet=sist_betalt is not None and _er_avkortet(sist_betalt),
    )


def _er_like_foer(annen: Avviksrad, rad: Avviksrad) -> bool:
    """Another claim for the same, sent before (or, on the same day, stored before)."""
    if (annen.fom, annen.tom, annen.krevd_oere) != (rad.fom, rad.tom, rad.krevd_oere):
        return False
    return (annen.sendt or date.min, annen.krav_id) < (rad.sendt or date.min, rad.krav_id)


def _sist_betalt(krav: _Krav, andre: Sequence[_Krav]) -> _Krav | None:
    """The nearest earlier claim of the same absence that something has been paid on."""
    fom = krav.rad.fom
    for foer in sorted(andre, key=lambda k: k.rad.tom, reverse=True):
        if foer.rad.tom < fom <= foer.rad.tom + SAMME_FRAVAER:
            if foer.siste_betalte is not None and foer.rad.mottatt_oere > 0:
                return foer
            fom = foer.rad.fom
    return None


def _senere_betalt(etter: Sequence[_Krav]) -> bool | None:
    """Whether the next claim of the absence has been paid; None when there is none that should have been."""
    if any(k.rad.mottatt_oere > 0 for k in etter):
        return True
    return False if any(k.rad.alder_dager > UBESVART.days for k in etter) else None


def _er_avkortet(krav: _Krav) -> bool:
    """Its last expected days were not paid."""
    if krav.siste_ventede is None or krav.siste_betalte is None:
        return False
    return krav.siste_betalte < krav.siste_ventede
