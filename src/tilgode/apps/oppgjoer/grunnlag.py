"""Reading what matching needs, in bulk: lines, claims, people's decisions and what is stored.

Border: reads only. A line whose person was unknown when it came is looked up again by its blind index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Max, QuerySet, Sum
from django.utils import timezone

from tilgode.apps.felles.masselesing import hent
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Person
from tilgode.apps.regnskap.bevegelser import Kravnoekkel
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.core.avstemming import Beslutning, Kravpost, Linje

#: The actor of everything the rules do by themselves; no person may have this name.
AUTOMATIKK = "avstemming"
HANDLING = "oppgjoer.avstem"
BOLK = 5000


@dataclass(frozen=True, slots=True)
class Lagret:
    """A stored match: `bevegelse` is its movement (0: a suggestion), `til` the day a person undid it."""

    kobling: int
    linje: int
    krav: int
    oere: int
    regel: str
    maate: str
    bevegelse: int
    dato: date | None


@dataclass(slots=True)
class Grunnlag:
    """Everything one run reads; the dictionaries give what a movement needs of its claim and line."""

    linjer: list[Linje] = field(default_factory=list)
    krav: list[Kravpost] = field(default_factory=list)
    beslutninger: list[Beslutning] = field(default_factory=list)
    automatiske: list[Lagret] = field(default_factory=list)
    forslag: list[Lagret] = field(default_factory=list)
    kravnoekler: dict[int, Kravnoekkel] = field(default_factory=dict)
    krav_registrert: dict[int, datetime] = field(default_factory=dict)
    linje_registrert: dict[int, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vannmerke:
    """How far an earlier run had read, by primary keys."""

    linje: int = 0
    bevegelse: int = 0
    kobling: int = 0

    def som_opplysninger(self) -> dict[str, int]:
        """For the audit trail, where it is kept."""
        return {
            "siste_linje": self.linje,
            "siste_bevegelse": self.bevegelse,
            "siste_kobling": self.kobling,
        }


def forrige_vannmerke(arbeidsgiver: Arbeidsgiver) -> Vannmerke | None:
    """Where the last run stopped, from its event in the audit trail; None before the first."""
    hendelse = (
        Revisjonshendelse.objects.filter(handling=HANDLING, objekt=f"arbeidsgiver:{arbeidsgiver.pk}")
        .order_by("-pk")
        .first()
    )
    if hendelse is None:
        return None
    sagt = hendelse.opplysninger
    return Vannmerke(sagt["siste_linje"], sagt["siste_bevegelse"], sagt["siste_kobling"])


def naavaerende_vannmerke(arbeidsgiver: Arbeidsgiver) -> Vannmerke:
    """The highest keys stored now."""
    return Vannmerke(
        _hoeyeste(Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver)),
        _hoeyeste(Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver)),
        _hoeyeste(Kobling.objects.filter(krav__arbeidsgiver=arbeidsgiver)),
    )


def _hoeyeste(rader: QuerySet[Any]) -> int:
    return rader.aggregate(m=Max("pk"))["m"] or 0


def beroerte_personer(arbeidsgiver: Arbeidsgiver, siden: Vannmerke) -> set[int]:
    """Persons with open lines, or with lines or movements newer than `siden`."""
    aapne = aapne_linjer(arbeidsgiver)
    personer = set(
        Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver, pk__gt=siden.bevegelse, krav__isnull=False)
        .values_list("krav__person_id", flat=True)
        .distinct()
    )
    kjente = personer_etter_indeks(arbeidsgiver)
    linjer = Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver)
    for pk, person, indeks in linjer.values_list("pk", "person_id", "blindindeks").iterator(BOLK):
        if pk > siden.linje or pk in aapne:
            funnet = person or kjente.get(indeks)
            if funnet is not None:
                personer.add(funnet)
    return personer


def aapne_linjer(arbeidsgiver: Arbeidsgiver) -> dict[int, int]:
    """The lines with something left, and how much, in øre."""
    booket = dict(
        Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver, kobling__isnull=False)
        .values("kobling__linje_id")
        .annotate(sum=Sum("oere"))
        .values_list("kobling__linje_id", "sum")
    )
    linjer = Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver).values_list("pk", "oere")
    return {pk: rest for pk, oere in linjer.iterator(BOLK) if (rest := oere + booket.get(pk, 0))}


def personer_etter_indeks(arbeidsgiver: Arbeidsgiver) -> dict[str, int]:
    """The employer's persons by blind index."""
    return dict(Person.objects.filter(arbeidsgiver=arbeidsgiver).values_list("blindindeks", "pk"))


def hent_grunnlag(arbeidsgiver: Arbeidsgiver, personer: Collection[int] | None) -> Grunnlag:
    """Read for these persons, or for all (and then lines of unknown persons too) when None."""
    valgte = None if personer is None else set(personer)
    grunnlag = Grunnlag()
    _les_linjer(arbeidsgiver, valgte, grunnlag)
    _les_krav(arbeidsgiver, valgte, grunnlag)
    _les_koblinger(arbeidsgiver, grunnlag)
    return grunnlag


def _les_linjer(arbeidsgiver: Arbeidsgiver, valgte: set[int] | None, grunnlag: Grunnlag) -> None:
    kjente = personer_etter_indeks(arbeidsgiver)
    rader = hent(
        Oppgjoerslinje.objects.filter(oppgjoer__arbeidsgiver=arbeidsgiver),
        "pk",
        "oppgjoer__valutadato",
        "oppgjoer__rapport_id",
        "linjenummer",
        "person_id",
        "blindindeks",
        "ytelse",
        "fom",
        "tom",
        "oere",
        "feriepenger_av",
        "kode",
        "underenhet_orgnr",
        "oppgjoer__registrert",
    )
    for (
        pk,
        valuta,
        rapport,
        nummer,
        person_id,
        indeks,
        ytelse,
        fom,
        tom,
        oere,
        av,
        kode,
        orgnr,
        tid,
    ) in rader:
        person = person_id or kjente.get(indeks)
        if valgte is None or person in valgte:
            grunnlag.linjer.append(
                Linje(pk, (valuta, rapport, nummer), person, ytelse, fom, tom, oere, av, kode, orgnr)
            )
            grunnlag.linje_registrert[pk] = tid


def _les_krav(arbeidsgiver: Arbeidsgiver, valgte: set[int] | None, grunnlag: Grunnlag) -> None:
    endringer: dict[int, list[tuple[date, int]]] = defaultdict(list)
    bevegelser = Bevegelse.objects.filter(
        arbeidsgiver=arbeidsgiver, krav__isnull=False, kobling__isnull=True
    ).order_by("dato", "pk")
    for krav_id, dato, oere in hent(bevegelser, "krav_id", "dato", "oere"):
        endringer[krav_id].append((dato, oere))
    rader = hent(
        Krav.objects.filter(arbeidsgiver=arbeidsgiver),
        "pk",
        "referanse",
        "person_id",
        "arbeidsforhold_id",
        "ytelse",
        "fom",
        "tom",
        "feriepenger_av",
        "kravaar",
        "ansvar__underenhet__orgnr",
        "ansvar_id",
        "registrert",
    )
    for pk, ref, person, forhold, ytelse, fom, tom, av, aar, orgnr, ansvar, tid in rader:
        if (valgte is None or person in valgte) and pk in endringer:
            grunnlag.krav.append(
                Kravpost(
                    pk, ref, person, forhold, ytelse, fom, tom, tuple(endringer[pk]), av, aar, orgnr or ""
                )
            )
            grunnlag.kravnoekler[pk] = Kravnoekkel(pk, ansvar, aar, ytelse)
            grunnlag.krav_registrert[pk] = tid


def _les_koblinger(arbeidsgiver: Arbeidsgiver, grunnlag: Grunnlag) -> None:
    linjer = {linje.id for linje in grunnlag.linjer}
    for rad in _koblingsrader(arbeidsgiver):
        if rad.linje in linjer or rad.krav in grunnlag.kravnoekler:
            _plasser(rad, grunnlag)


@dataclass(frozen=True, slots=True)
class _Koblingsrad:
    """A match with its first movement and, when undone, by whom and from which day."""

    kobling: int
    linje: int
    krav: int
    oere: int
    regel: str
    maate: str
    opphevet_av: str | None
    bevegelse: int
    dato: date | None
    til: date | None
    opphevet: date | None


def _koblingsrader(arbeidsgiver: Arbeidsgiver) -> Iterator[_Koblingsrad]:
    bevegelser = {
        kobling: (pk, dato, til)
        for kobling, pk, dato, til in hent(
            Bevegelse.objects.filter(
                arbeidsgiver=arbeidsgiver, kobling__isnull=False, reverserer__isnull=True
            ),
            "kobling_id",
            "pk",
            "dato",
            "reversert_av__dato",
        )
    }
    rader = hent(
        Kobling.objects.filter(krav__arbeidsgiver=arbeidsgiver).order_by("pk"),
        "pk",
        "linje_id",
        "krav_id",
        "oere",
        "regel",
        "maate",
        "oppheving__aktoer",
        "oppheving__registrert",
    )
    for pk, linje, krav, oere, regel, maate, aktoer, opphevet in rader:
        bevegelse, dato, til = bevegelser.get(pk, (0, None, None))
        dag = timezone.localdate(opphevet) if opphevet else None
        yield _Koblingsrad(pk, linje, krav, oere, regel, maate, aktoer, bevegelse, dato, til, dag)


def _plasser(rad: _Koblingsrad, grunnlag: Grunnlag) -> None:
    """A person's decision, something the rules stored and may change, or history."""
    if rad.opphevet_av == AUTOMATIKK:
        return
    if rad.opphevet_av is not None:
        fra = rad.dato or rad.opphevet or date.min
        oere = rad.oere if rad.bevegelse else 0
        grunnlag.beslutninger.append(
            Beslutning(rad.linje, rad.krav, oere, fra, rad.til or rad.opphevet or fra)
        )
    elif rad.dato is not None and rad.maate != Kobling.Maate.SIKKER:
        grunnlag.beslutninger.append(Beslutning(rad.linje, rad.krav, rad.oere, rad.dato))
    else:
        lagret = Lagret(
            rad.kobling, rad.linje, rad.krav, rad.oere, rad.regel, rad.maate, rad.bevegelse, rad.dato
        )
        (grunnlag.automatiske if rad.bevegelse else grunnlag.forslag).append(lagret)
