"""What the leak analysis reads: the typed rows of one employer's exports, by person and employment.

Everything is immutable. The facts of the law (`Personfakta`) come with the person, made from the same
rows without what an inntektsmelding says of days, for whether that is right is what is asked.
Border: data; who reads the files is `apps/lekkasje`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tilgode.core.innlesing.rader import (
    FravaerRad,
    InntektsmeldingRad,
    JusteringRad,
    KravRad,
    LoennRad,
    OppgjoerRad,
    SykmeldingRad,
    VedtakRad,
)
from tilgode.core.innlesing.rapport import Filtype
from tilgode.core.lekkasje.typer import Opplysninger
from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.values.kalender import Maaned

#: Kinds of pay that are the wage for work (not overtime, feriepenger or outlays), § 8-28.
LOENNSTYPER = frozenset({"FAST", "FAST_TILLEGG", "VARIABEL"})


@dataclass(frozen=True, slots=True)
class Forhold:
    """One employment; `inntektsmeldinger` are the latest version of each."""

    noekkel: str
    fravaer: tuple[FravaerRad, ...] = ()
    sykmeldinger: tuple[SykmeldingRad, ...] = ()
    inntektsmeldinger: tuple[InntektsmeldingRad, ...] = ()
    loenn: tuple[LoennRad, ...] = ()

    def loenn_i(self, maaned: Maaned) -> int:
        """The wage of a month, øre."""
        return sum(
            rad.oere for rad in self.loenn if rad.type in LOENNSTYPER and Maaned.av(rad.maaned) == maaned
        )


@dataclass(frozen=True, slots=True)
class Oppgjoerspost:
    """A line of a settlement with the day the money came."""

    valutadato: date
    rad: OppgjoerRad


@dataclass(frozen=True, slots=True)
class Persondata:
    """One person; `noekkel` is the ansattnummer and all that is ever shown of who it is."""

    noekkel: str
    foedselsdato: date
    fakta: Personfakta
    forhold: tuple[Forhold, ...]
    vedtak: tuple[VedtakRad, ...] = ()
    krav: tuple[KravRad, ...] = ()
    justeringer: tuple[JusteringRad, ...] = ()
    oppgjoer: tuple[Oppgjoerspost, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Arbeidsgiverdata:
    """One employer's exports. `filtyper` are those that were there and could be read."""

    personer: tuple[Persondata, ...]
    filtyper: frozenset[Filtype]
    siste_oppgjoer: date | None = None
    grunner: frozenset[str] = frozenset()
    opplysninger: Opplysninger = field(default_factory=Opplysninger)
