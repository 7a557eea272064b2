"""What the law gave in each month, what was claimed of it in time, and what came: for the lapse and leak rates.

A claim counts in the month of its first day. Border: reads only, once for all quarters; sykepenger only, as
the law of the other ytelser is not computed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tilgode.apps.felles.masselesing import hent
from tilgode.apps.krav.forventning import YTELSER, foreldelsesdato, gjeldende_beregninger
from tilgode.apps.krav.models import Kravhendelse, Ventetloep
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.core.noekkeltall import Maanedsrett
from tilgode.values.kalender import Maaned, antall_virkedager, del_i_maaneder
from tilgode.values.periode import Periode

_Noekkel = tuple[int, str, Maaned]
_KREVD = frozenset(("KRAV", "TILLEGGSKRAV"))


@dataclass(frozen=True, slots=True)
class _Bevegelse:
    type: str
    oere: int
    dato: date
    sendt: date | None


@dataclass(slots=True)
class Rettslesing:
    """Expected by employment, ytelse and month, and the movements of the claims of each."""

    ventet: dict[_Noekkel, int] = field(default_factory=lambda: defaultdict(int))
    bevegelser: dict[_Noekkel, list[_Bevegelse]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def av(cls, arbeidsgiver: Arbeidsgiver) -> Rettslesing:
        """Read everything of an employer."""
        lest = cls()
        loep = Ventetloep.objects.filter(
            arbeidsforhold__arbeidsgiver=arbeidsgiver,
            ytelse__in=YTELSER,
            dagsbeloep_oere__gt=0,
            **gjeldende_beregninger(None),
        )
        felter = ("arbeidsforhold_id", "ytelse", "fom", "tom", "dagsbeloep_oere")
        for forhold, ytelse, fom, tom, oere in hent(loep, *felter):
            for del_ in del_i_maaneder(Periode(fom, tom)):
                lest.ventet[forhold, ytelse, Maaned.av(del_.fom)] += antall_virkedager(del_) * oere
        sendt = _sendt(arbeidsgiver)
        rader = Bevegelse.objects.filter(
            arbeidsgiver=arbeidsgiver, ytelse__in=YTELSER, krav__arbeidsforhold__isnull=False
        )
        navn = ("krav_id", "krav__arbeidsforhold_id", "krav__ytelse", "krav__fom", "type", "oere", "dato")
        for krav, forhold, ytelse, fom, type_, oere, dato in hent(rader, *navn):
            ett = _Bevegelse(type_, oere, dato, sendt.get(krav))
            lest.bevegelser[forhold, ytelse, Maaned.av(fom)].append(ett)
        return lest

    def maaneder(self, fra: date, til: date) -> list[Maanedsrett]:
        """The months whose limit ran out after `fra` up to and including `til`, as the claims stood at `til`."""
        return [
            _rett(oere, frist, til, self.bevegelser.get(noekkel, ()))
            for noekkel, oere in self.ventet.items()
            if oere and fra < (frist := foreldelsesdato(noekkel[2].periode.fom)) <= til
        ]


def _sendt(arbeidsgiver: Arbeidsgiver) -> dict[int, date]:
    """The first day each claim was sent."""
    foerste: dict[int, date] = {}
    rader = Kravhendelse.objects.filter(krav__arbeidsgiver=arbeidsgiver, type=Kravhendelse.Type.SENDT)
    for krav, dato in hent(rader.order_by("dato"), "krav_id", "dato"):
        foerste.setdefault(krav, dato)
    return foerste


def _rett(ventet: int, frist: date, til: date, bevegelser: list[_Bevegelse] | tuple[()]) -> Maanedsrett:
    gjeldende = [b for b in bevegelser if b.dato <= til]
    return Maanedsrett(
        ventet,
        i_tide_oere=sum(_i_tide(gjeldende, frist)),
        mottatt_oere=-sum(b.oere for b in gjeldende if b.type == "MOTTATT"),
        utestaaende_oere=sum(b.oere for b in gjeldende),
    )


def _i_tide(bevegelser: list[_Bevegelse], frist: date) -> Iterator[int]:
    for b in bevegelser:
        if b.type in _KREVD and b.sendt is not None and b.sendt <= frist:
            yield b.oere
