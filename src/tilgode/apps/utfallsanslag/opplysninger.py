"""What the evidence is sought in, read in bulk as known at a moment: messages, posts, dunning, the law's answer.

Border: reads only; what speaks for what is `core.utfallsanslag.bevis`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils import timezone

from tilgode.apps.felles.masselesing import hent
from tilgode.apps.fravaer.models import Inntektsmelding, Soeknad
from tilgode.apps.krav.beregning import beregn_loep
from tilgode.apps.krav.faktarader import hent_personer
from tilgode.apps.krav.forventning import YTELSER, gjeldende_beregninger
from tilgode.apps.krav.models import Beregning, Ventetloep
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Arbeidsforholdtilstand
from tilgode.apps.regnskap.models import Bevegelse, Purringssvar
from tilgode.apps.regnskap.utvalg import kjent_ved
from tilgode.core.utfallsanslag.bevis import Inntektsmeldingsbilde, Soeknadsbilde
from tilgode.params import last
from tilgode.values.kalender import antall_virkedager
from tilgode.values.periode import Periode

#: A run with money: employment, ytelse, days, øre a weekday.
Ventet = tuple[date, date, int]


@dataclass(slots=True)
class Opplysninger:
    """By employment, claim or person; empty where nothing is known."""

    soeknader: dict[int, list[Soeknadsbilde]] = field(default_factory=lambda: defaultdict(list))
    inntektsmeldinger: dict[int, list[Inntektsmeldingsbilde]] = field(
        default_factory=lambda: defaultdict(list)
    )
    slutt: dict[int, date] = field(default_factory=dict)
    ventet: dict[tuple[int, str], list[Ventet]] = field(default_factory=lambda: defaultdict(list))
    beregnet: set[int] = field(default_factory=set)
    purresvar: dict[int, list[tuple[date, str]]] = field(default_factory=lambda: defaultdict(list))
    trekk: dict[int, list[tuple[date, str]]] = field(default_factory=lambda: defaultdict(list))
    forslag: dict[int, list[tuple[date, str]]] = field(default_factory=lambda: defaultdict(list))

    def ventet_oere(self, person: int, forhold: int | None, ytelse: str, periode: Periode) -> int | None:
        """What the law gives in the days; None where it is not computed."""
        if ytelse not in YTELSER or forhold is None or person not in self.beregnet:
            return None
        sum_ = 0
        for fom, tom, oere in self.ventet.get((forhold, ytelse), ()):
            felles = Periode(fom, tom).snitt(periode)
            if felles is not None:
                sum_ += antall_virkedager(felles) * oere
        return sum_


def les_opplysninger(
    arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None, personer: Iterable[int]
) -> Opplysninger:
    """Everything dated up to `per` and known at `kjent`; `personer` are those with claims."""
    funnet = Opplysninger()
    tider = ("sendt", "registrert")
    for forhold, fom, tom, status, *naar in _fakta(
        Soeknad, arbeidsgiver, kjent, "fom", "tom", "status", *tider
    ):
        funnet.soeknader[forhold].append(Soeknadsbilde(fom, tom, status, _kom(*naar)))
    felter = ("foerste_fravaersdag", "refusjon_oere", "refusjon_opphoer", *tider)
    for forhold, dag, oere, opphoer, *naar in _fakta(Inntektsmelding, arbeidsgiver, kjent, *felter):
        funnet.inntektsmeldinger[forhold].append(Inntektsmeldingsbilde(dag, oere, opphoer, _kom(*naar)))
    for forhold, slutt in _fakta(Arbeidsforholdtilstand, arbeidsgiver, kjent, "sluttdato"):
        if slutt is not None and slutt <= per:
            funnet.slutt[forhold] = max(slutt, funnet.slutt.get(forhold, slutt))
    _les_ventet(arbeidsgiver, kjent, personer, funnet)
    _les_purresvar(arbeidsgiver, per, kjent, funnet)
    _les_trekk(arbeidsgiver, per, kjent, funnet)
    _les_forslag(arbeidsgiver, per, kjent, funnet)
    return funnet


def _kom(sendt: date | None, registrert: datetime) -> date:
    """The day a message was there: when it was sent, which a file read later still tells."""
    kjent = timezone.localdate(registrert)
    return min(sendt, kjent) if sendt else kjent


def _fakta(
    modell: Any, arbeidsgiver: Arbeidsgiver, kjent: datetime | None, *felter: str
) -> Iterator[tuple[Any, ...]]:
    rader: QuerySet[Any] = modell.objects.kjent(kjent).filter(arbeidsforhold__arbeidsgiver=arbeidsgiver)
    yield from hent(rader.order_by("pk"), "arbeidsforhold_id", *felter)


def _les_ventet(
    arbeidsgiver: Arbeidsgiver, kjent: datetime | None, personer: Iterable[int], funnet: Opplysninger
) -> None:
    """The stored runs; as known at a moment, what the facts known then give. No absence known: not computed."""
    if kjent is not None:
        for person in hent_personer(sorted(set(personer)), kjent):
            if not person.har_fravaer:
                continue
            funnet.beregnet.add(person.id)
            for ett in beregn_loep(person, last()):
                if ett.dagsbeloep_oere:
                    loep = (ett.fom, ett.tom, ett.dagsbeloep_oere)
                    funnet.ventet[ett.arbeidsforhold_id, ett.ytelse].append(loep)
        return
    beregninger = Beregning.objects.filter(person__arbeidsgiver=arbeidsgiver, erstattet_av__isnull=True)
    funnet.beregnet = set(beregninger.values_list("person_id", flat=True))
    rader = Ventetloep.objects.filter(
        arbeidsforhold__arbeidsgiver=arbeidsgiver, dagsbeloep_oere__gt=0, **gjeldende_beregninger(None)
    )
    felter = ("arbeidsforhold_id", "ytelse", "fom", "tom", "dagsbeloep_oere")
    for forhold, ytelse, fom, tom, oere in hent(rader, *felter):
        funnet.ventet[forhold, ytelse].append((fom, tom, oere))


def _les_purresvar(
    arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None, funnet: Opplysninger
) -> None:
    svar = Purringssvar.objects.filter(
        kjent_ved(kjent),
        purring__arbeidsgiver=arbeidsgiver,
        utfall=Purringssvar.Utfall.AVSLAG,
        dato__lte=per,
    )
    for krav, dag, purring in hent(svar.order_by("dato"), "purring__krav_id", "dato", "purring__referanse"):
        funnet.purresvar[krav].append((dag, purring))


def _les_trekk(arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None, funnet: Opplysninger) -> None:
    """Minus lines that were not wholly matched by then, by person: Nav has set off something."""
    linjer = Oppgjoerslinje.objects.filter(
        oppgjoer__arbeidsgiver=arbeidsgiver, oppgjoer__valutadato__lte=per, oere__lt=0, person__isnull=False
    )
    if kjent is not None:
        linjer = linjer.filter(oppgjoer__registrert__lte=kjent)
    foert = Bevegelse.objects.filter(
        kjent_ved(kjent), arbeidsgiver=arbeidsgiver, dato__lte=per, kobling__linje__oere__lt=0
    )
    koblet = dict(
        foert.values("kobling__linje_id").annotate(s=Sum("oere")).values_list("kobling__linje_id", "s")
    )
    felter = ("pk", "person_id", "oere", "oppgjoer__valutadato", "oppgjoer__rapport_id", "linjenummer")
    for pk, person, oere, dag, rapport, nummer in hent(linjer, *felter):
        if oere + koblet.get(pk, 0):
            funnet.trekk[person].append((dag, f"{rapport}/{nummer}"))


def _les_forslag(arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None, funnet: Opplysninger) -> None:
    """Lines of settlements known then that the rules suggest for a claim, and nobody has decided on."""
    forslag = Kobling.objects.filter(
        krav__arbeidsgiver=arbeidsgiver,
        maate=Kobling.Maate.FORESLAATT,
        oppheving__isnull=True,
        bevegelser__isnull=True,
        linje__oppgjoer__valutadato__lte=per,
    )
    if kjent is not None:
        forslag = forslag.filter(linje__oppgjoer__registrert__lte=kjent)
    felter = (
        "krav_id",
        "linje__oppgjoer__valutadato",
        "linje__oppgjoer__rapport_id",
        "linje__linjenummer",
    )
    for krav, dag, rapport, nummer in hent(forslag.order_by("pk"), *felter):
        funnet.forslag[krav].append((dag, f"{rapport}/{nummer}"))
