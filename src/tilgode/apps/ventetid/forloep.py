"""The course of every claim that was sent: what was claimed, received and adjusted, and when, as known then.

One reading for all who ask about time and answers. Border: reads only; what a wait is, is decided in
`queries`, and what an open claim may come to, in `apps.utfallsanslag`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from tilgode.apps.felles.masselesing import hent
from tilgode.apps.krav.models import Krav, Kravhendelse
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import kjent_ved
from tilgode.core.ventetid import Kravtype, kravtyper
from tilgode.core.ventetid.typer import Kravperiode

_Type = Bevegelse.Type
_KREVD = frozenset((_Type.KRAV, _Type.TILLEGGSKRAV))
_Hendelse = Kravhendelse.Type


@dataclass(slots=True)
class Kravforloep:
    """One claim; amounts in øre. `betalinger` are received (date, øre, code of the line), oldest first.

    `sendt` is the first day it was sent; `avslag` and `lukket` the first day of such a status.
    """

    krav_id: int
    referanse: str
    person_id: int
    arbeidsforhold_id: int | None
    ytelse: str
    fom: date
    tom: date
    sendt: date
    type: Kravtype = Kravtype.FOERSTE
    avslag: date | None = None
    lukket: date | None = None
    krevd_oere: int = 0
    justert_oere: int = 0
    siste_bevegelse: date | None = None
    betalinger: list[tuple[date, int, str]] = field(default_factory=list)

    @property
    def mottatt_oere(self) -> int:
        """Received in all."""
        return sum(oere for _, oere, _ in self.betalinger)

    @property
    def utestaaende_oere(self) -> int:
        """Claimed and adjusted less received."""
        return self.krevd_oere + self.justert_oere - self.mottatt_oere

    @property
    def foerste_betaling(self) -> date | None:
        """The first day money came."""
        return next((dag for dag, oere, _ in self.betalinger if oere > 0), None)


def les_forloep(arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None = None) -> list[Kravforloep]:
    """Every claim sent by `per`, with what is dated up to it and was known at `kjent`, by key."""
    hendelser = _hendelser(arbeidsgiver, per, kjent)
    rader = Krav.objects.filter(kjent_ved(kjent), arbeidsgiver=arbeidsgiver).order_by("pk")
    felter = ("pk", "referanse", "person_id", "arbeidsforhold_id", "ytelse", "fom", "tom")
    forloep = {
        pk: Kravforloep(pk, ref, person, forhold, ytelse, fom, tom, egne[_Hendelse.SENDT])
        for pk, ref, person, forhold, ytelse, fom, tom in hent(rader, *felter)
        if _Hendelse.SENDT in (egne := hendelser.get(pk, {}))
    }
    typer = kravtyper(Kravperiode(f.krav_id, f.person_id, f.ytelse, f.fom, f.tom) for f in forloep.values())
    for pk, ett in forloep.items():
        ett.type = typer[pk]
        ett.avslag = hendelser[pk].get(_Hendelse.AVSLAG)
        ett.lukket = hendelser[pk].get(_Hendelse.LUKKET)
    for krav_id, type_, oere, dato, kode in _bevegelser(arbeidsgiver, per, kjent):
        if krav_id in forloep:
            _legg_paa(forloep[krav_id], type_, oere, dato, kode)
    return list(forloep.values())


def _hendelser(arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None) -> dict[int, dict[str, date]]:
    """The first day of each status of each claim."""
    foerste: dict[int, dict[str, date]] = defaultdict(dict)
    rader = Kravhendelse.objects.filter(kjent_ved(kjent), krav__arbeidsgiver=arbeidsgiver, dato__lte=per)
    for krav_id, type_, dato in hent(rader.order_by("dato", "pk"), "krav_id", "type", "dato"):
        foerste[krav_id].setdefault(type_, dato)
    return foerste


def _bevegelser(
    arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None
) -> Iterator[tuple[int, str, int, date, str]]:
    """Movements of claims in force, oldest first: one that is reversed by then is left out with its reversal."""
    alle = Bevegelse.objects.filter(
        Q(dato__lte=per), kjent_ved(kjent), arbeidsgiver=arbeidsgiver, krav__isnull=False
    )
    reversert = set(alle.filter(reverserer__isnull=False).values_list("reverserer_id", flat=True))
    felter = ("pk", "krav_id", "type", "oere", "dato", "kobling__linje__kode")
    rader = alle.filter(reverserer__isnull=True).order_by("dato", "pk")
    for pk, krav_id, type_, oere, dato, kode in hent(rader, *felter):
        if pk not in reversert:
            yield krav_id, type_, oere, dato, kode or ""


def _legg_paa(forloep: Kravforloep, type_: str, oere: int, dato: date, kode: str) -> None:
    forloep.siste_bevegelse = dato
    if type_ in _KREVD:
        forloep.krevd_oere += oere
    elif type_ == _Type.MOTTATT:
        forloep.betalinger.append((dato, -oere, kode))
    else:
        forloep.justert_oere += oere
