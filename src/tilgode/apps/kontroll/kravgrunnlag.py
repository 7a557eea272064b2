"""Reading what the controls look at: claims with what was claimed in all, and the rows behind the days' right.

Border: reads only. What is claimed is the sum of KRAV and TILLEGGSKRAV: an adjustment does not make a claim
that was too high right, it mends it afterwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import Min, QuerySet, Sum

from tilgode.apps.fravaer.models import Fravaer
from tilgode.apps.kontroll.dagsrett import FRAVAER_FOR_YTELSE, Forholdsgrunnlag, Loepsrad
from tilgode.apps.krav.beregning import beregn_loep
from tilgode.apps.krav.faktarader import GRUNNLAGSTYPER, hent_personer
from tilgode.apps.krav.forventning import BOLK, KREVD, YTELSER, gjeldende_beregninger
from tilgode.apps.krav.models import Beregning, Krav, Ventetloep
from tilgode.apps.krav.refusjonsinntekt import kroner
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Arbeidsforhold, Arbeidsforholdtilstand, Loennslinje
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import ALT, Utvalg, kjent_ved
from tilgode.core.kontroll import Kravsak
from tilgode.params import last
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode

EVIG = date(2999, 12, 31)
#: Claims that ask for the same days: those of the arbeidsgiverperiode belong to sykepenger.
#: More employments than this, and the rows of all of them are read.
MANGE = 400
GRUPPE = dict.fromkeys(YTELSER, YTELSER[0])
FRITYPER = ("FERIE", "PERMISJON")
#: (employment, ytelse or group of them)
Gruppe = tuple[int, str]


def les_krav(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None, utvalg: Utvalg
) -> dict[Gruppe | None, list[Kravsak]]:
    """The claims with money by `dato`, by employment and group; None holds those without an employment.

    All claims of an employment are there when one of them is in `utvalg`.
    """
    bevegelser = Bevegelse.objects.filter(
        kjent_ved(kjent), arbeidsgiver=arbeidsgiver, type__in=KREVD, dato__lte=dato
    )
    rader = Krav.objects.filter(kjent_ved(kjent), arbeidsgiver=arbeidsgiver)
    if utvalg != ALT:
        valgte = rader.filter(utvalg.paa_krav())
        rader = rader.filter(person__in=valgte.values("person_id"))
        bevegelser = bevegelser.filter(krav__person__in=valgte.values("person_id"))
    beloep = dict(bevegelser.values("krav_id").annotate(s=Sum("oere")).values_list("krav_id", "s"))
    grupper: dict[Gruppe | None, list[Kravsak]] = defaultdict(list)
    felter = ("pk", "arbeidsforhold_id", "ytelse", "fom", "tom")
    for nr, (pk, forhold, ytelse, fom, tom) in enumerate(
        rader.order_by("registrert", "pk").values_list(*felter).iterator(BOLK)
    ):
        if beloep.get(pk):
            noekkel = None if forhold is None else (forhold, GRUPPE.get(ytelse, ytelse))
            grupper[noekkel].append(Kravsak(pk, nr, ytelse, fom, tom, int(beloep[pk])))
    return grupper


def les_forhold(
    arbeidsgiver: Arbeidsgiver, grupper: Collection[Gruppe], kjent: datetime | None
) -> dict[int, Forholdsgrunnlag]:
    """What the days of these employments are read from."""
    forhold = sorted({f for f, _ in grupper})
    andre = sorted({f for f, ytelse in grupper if ytelse in FRAVAER_FOR_YTELSE})
    samlet = {pk: Forholdsgrunnlag() for pk in forhold}
    _les_loep(arbeidsgiver, samlet, kjent)
    _les_ansatt(arbeidsgiver, samlet, kjent)
    fravaer = Fravaer.objects.kjent(kjent).filter(
        arbeidsforhold__arbeidsgiver=arbeidsgiver, type__in=(*FRITYPER, *FRAVAER_FOR_YTELSE.values())
    )
    felter = ("arbeidsforhold_id", "type", "fom", "tom", "grad")
    for pk, type_, fom, tom, grad in fravaer.order_by("fom", "pk").values_list(*felter).iterator(BOLK):
        if pk in samlet:
            samlet[pk].fravaer.append((type_, fom, tom, grad))
    _les_loenn(samlet, andre, kjent)
    return samlet


def _les_loep(
    arbeidsgiver: Arbeidsgiver, samlet: dict[int, Forholdsgrunnlag], kjent: datetime | None
) -> None:
    """The stored runs; of persons nothing was computed of at the moment, what the facts known then give."""
    rader = Ventetloep.objects.filter(
        arbeidsforhold__arbeidsgiver=arbeidsgiver, **gjeldende_beregninger(kjent)
    )
    felter = ("fom", "tom", "ytelse", "klasse", "grad", "dagsbeloep_oere", "avslag")
    for pk, *rad in (
        _for(rader, samlet).order_by("fom").values_list("arbeidsforhold_id", *felter).iterator(BOLK)
    ):
        if pk in samlet:
            samlet[pk].loep.append(Loepsrad(*rad))
    if kjent is not None:
        _regn_loep([pk for pk, grunnlag in samlet.items() if not grunnlag.loep], samlet, kjent)


def _regn_loep(uten: list[int], samlet: dict[int, Forholdsgrunnlag], kjent: datetime) -> None:
    eiere = Arbeidsforhold.objects.filter(pk__in=uten).values_list("person_id", flat=True)
    beregnede = Beregning.objects.filter(registrert__lte=kjent).values_list("person_id", flat=True)
    personer = sorted(set(eiere) - set(beregnede))
    for i in range(0, len(personer), MANGE):
        for person in hent_personer(personer[i : i + MANGE], kjent):
            for loep in beregn_loep(person, last()):
                if loep.arbeidsforhold_id in samlet:
                    samlet[loep.arbeidsforhold_id].loep.append(
                        Loepsrad(
                            loep.fom,
                            loep.tom,
                            loep.ytelse,
                            loep.klasse,
                            loep.grad,
                            loep.dagsbeloep_oere,
                            loep.avslag,
                        )
                    )


def _les_ansatt(
    arbeidsgiver: Arbeidsgiver, samlet: dict[int, Forholdsgrunnlag], kjent: datetime | None
) -> None:
    """The employment periods; the last state of each start decides its end."""
    slutt: dict[int, dict[date, date | None]] = defaultdict(dict)
    rader = Arbeidsforholdtilstand.objects.kjent(kjent).filter(arbeidsforhold__arbeidsgiver=arbeidsgiver)
    felter = ("arbeidsforhold_id", "startdato", "sluttdato")
    for pk, start, til in _for(rader, samlet).order_by("gyldig_fom", "pk").values_list(*felter):
        slutt[pk][start] = til
    for pk, starter in slutt.items():
        if pk in samlet:
            samlet[pk].ansatt = tuple(Periode(fom, tom or EVIG) for fom, tom in sorted(starter.items()))


def _les_loenn(samlet: dict[int, Forholdsgrunnlag], forhold: list[int], kjent: datetime | None) -> None:
    """Pay that counts, by month, of the employments that need it."""
    for i in range(0, len(forhold), MANGE):
        rader = (
            Loennslinje.objects.kjent(kjent)
            .filter(arbeidsforhold__in=forhold[i : i + MANGE], type__in=GRUNNLAGSTYPER)
            .values("arbeidsforhold_id", "maaned")
            .annotate(s=Sum("oere"))
        )
        for pk, dag, oere in rader.values_list("arbeidsforhold_id", "maaned", "s"):
            samlet[pk].loenn[Maaned.av(dag)] = kroner(int(oere))


def _for(rader: QuerySet[Any], samlet: Collection[int]) -> QuerySet[Any]:
    return rader if len(samlet) > MANGE else rader.filter(arbeidsforhold__in=list(samlet))


def foerste_fravaer(arbeidsgiver: Arbeidsgiver) -> date | None:
    """The first day any absence is registered on: before it nothing can be said of absence."""
    rader = Fravaer.objects.filter(arbeidsforhold__arbeidsgiver=arbeidsgiver)
    foerste: date | None = rader.aggregate(f=Min("fom"))["f"]
    return foerste
