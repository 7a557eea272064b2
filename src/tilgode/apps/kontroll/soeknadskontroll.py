"""Sick notes without a søknad (R-222): Nav pays nothing for days nobody has applied for.

Border: reads only. Listed when the last day of the sick note is some weeks old; the amount is what the law
gives on the days that no søknad covers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from tilgode.apps.fravaer.models import Soeknad, Sykmelding
from tilgode.apps.krav.beregning import SYKEPENGER
from tilgode.apps.krav.forventning import BOLK, YTELSER, foreldelsesdato, gjeldende_beregninger
from tilgode.apps.krav.meldinger import SENDTE
from tilgode.apps.krav.models import Krav, Ventetloep
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.kontroll import Kontrollfunn, Kontrollkode
from tilgode.values.kalender import antall_virkedager
from tilgode.values.periode import Periode, slaa_sammen

#: How long after the sick note's last day a søknad is missed.
SAVNES_ETTER = timedelta(days=21)


def finn_uten_soeknad(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None, person_id: int | None = None
) -> Iterator[Kontrollfunn]:
    """Each stretch of sick-noted days without a søknad by `dato`, with what is at stake."""
    egne = {} if person_id is None else {"arbeidsforhold__person_id": person_id}
    sykmeldinger = _perioder(
        Sykmelding.objects.kjent(kjent).filter(
            arbeidsforhold__arbeidsgiver=arbeidsgiver, tom__lte=dato - SAVNES_ETTER, **egne
        )
    )
    soeknader = _perioder(
        Soeknad.objects.kjent(kjent).filter(
            arbeidsforhold__arbeidsgiver=arbeidsgiver, status__in=SENDTE, sendt__lte=dato, **egne
        )
    )
    hull = {
        noekkel: uten
        for noekkel, perioder in sykmeldinger.items()
        if (uten := _uten(perioder, soeknader.get(noekkel, [])))
    }
    loep = _loep(hull, kjent)
    for noekkel in sorted(hull):
        for periode in hull[noekkel]:
            yield from _funn(noekkel, periode, loep.get(noekkel[1], []))


#: (person, employment)
Noekkel = tuple[int, int]


def _perioder(rader: Any) -> dict[Noekkel, list[Periode]]:
    per: dict[Noekkel, list[Periode]] = defaultdict(list)
    felter = ("arbeidsforhold__person_id", "arbeidsforhold_id", "fom", "tom")
    for person, forhold, fom, tom in rader.values_list(*felter).iterator(BOLK):
        per[person, forhold].append(Periode(fom, tom))
    return per


def _uten(perioder: list[Periode], dekket: list[Periode]) -> list[Periode]:
    """What of the periods nothing covers, with weekdays in it."""
    rest = slaa_sammen(perioder)
    for dekkende in dekket:
        rest = [del_ for periode in rest for del_ in periode.uten(dekkende)]
    return [periode for periode in rest if antall_virkedager(periode)]


def _loep(hull: Mapping[Noekkel, Any], kjent: datetime | None) -> dict[int, list[tuple[date, date, int]]]:
    per: dict[int, list[tuple[date, date, int]]] = defaultdict(list)
    rader = Ventetloep.objects.filter(
        arbeidsforhold__in=sorted({forhold for _, forhold in hull}),
        dagsbeloep_oere__gt=0,
        **gjeldende_beregninger(kjent),
    )
    for forhold, fom, tom, oere in rader.values_list("arbeidsforhold_id", "fom", "tom", "dagsbeloep_oere"):
        per[forhold].append((fom, tom, oere))
    return per


def _funn(noekkel: Noekkel, periode: Periode, loep: list[tuple[date, date, int]]) -> Iterator[Kontrollfunn]:
    person, forhold = noekkel
    deler = [
        (felles, oere) for fom, tom, oere in loep if (felles := Periode(fom, tom).snitt(periode)) is not None
    ]
    sum_ = sum(antall_virkedager(felles) * oere for felles, oere in deler)
    if not sum_:
        return
    fom, tom = min(f.fom for f, _ in deler), max(f.tom for f, _ in deler)
    krav = Krav.objects.filter(arbeidsforhold=forhold, ytelse__in=YTELSER, fom__lte=tom, tom__gte=fom)
    yield Kontrollfunn(
        Kontrollkode.SOEKNAD_MANGLER,
        "SOEKNAD_MANGLER",
        krav.order_by("fom", "pk").values_list("pk", flat=True).first(),
        person,
        forhold,
        SYKEPENGER,
        fom,
        tom,
        sum_,
        (("sykmeldt_fom", periode.fom.isoformat()), ("sykmeldt_tom", periode.tom.isoformat())),
        foreldelsesdato(fom),
    )
