"""The list of deviations to work from: chosen, ordered, counted and summed.

Amounts are øre; a deviation is expected less received, positive when Nav paid less. Causes and actors are
codes; their words are `params.aarsaker`'s. Border: reads what `services` stored; explains nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from tilgode.apps.avvik.models import Avviksdel, Avviksliste, Forklartkrav
from tilgode.apps.avvik.vannmerke import vannmerke
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.forklaring import Aarsaksdel


class Tur(Enum):
    """Whose turn it is: somebody's at the employer, Nav's, or nobody's (lawful, nothing to claim)."""

    VAAR = "VAAR"
    NAV = "NAV"
    INGEN = "INGEN"


class Rekkefoelge(Enum):
    """Largest amount first, or oldest claim first."""

    BELOEP = "BELOEP"
    ALDER = "ALDER"


#: A deviation that no cause is pointed out for is the employer's to look into.
_TUR = {Tur.NAV: Q(handler="NAV"), Tur.INGEN: Q(handler="INGEN"), Tur.VAAR: ~Q(handler__in=("NAV", "INGEN"))}
_SORTERING = {
    Rekkefoelge.BELOEP: ("-stoerrelse_oere", "krav_id"),
    Rekkefoelge.ALDER: ("sendt", "-stoerrelse_oere", "krav_id"),
}
_AVVIK = F("ventet_oere") - F("mottatt_oere")
#: The filter value for a deviation without a cause.
UTEN_AARSAK = "UAVKLART"


@dataclass(frozen=True, slots=True)
class Avviksutvalg:
    """Which deviations; empty leaves out a condition. `aarsak` may be UTEN_AARSAK, `handler` an actor's code."""

    tur: Tur | None = None
    aarsak: str = ""
    handler: str = ""
    sikkerhet: str = ""
    sektor: str = ""
    ansvar: str = ""
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Listestand:
    """When the list was made and as of which day; `er_ny` when nothing has come since."""

    dato: date
    ferdig: datetime
    er_ny: bool


@dataclass(frozen=True, slots=True)
class Avvikslinje:
    """A deviation as a row: `deler` and `uforklart_oere` add up to `avvik_oere`.

    `muligheter` are the sets of causes that fit when none is pointed out, the likeliest first.
    """

    krav_id: int
    referanse: str
    person_id: int
    navn: str
    ytelse: str
    fom: date
    tom: date
    ansvar: str
    sektor: str
    sendt: date | None
    ventet_oere: int
    krevd_oere: int
    mottatt_oere: int
    uforklart_oere: int
    sikkerhet: str
    aarsak: str
    handler: str
    deler: tuple[Aarsaksdel, ...]
    muligheter: tuple[tuple[str, ...], ...]
    feil: str

    @property
    def avvik_oere(self) -> int:
        """Expected less received."""
        return self.ventet_oere - self.mottatt_oere


@dataclass(frozen=True, slots=True)
class Gruppesum:
    """How many deviations there are of a kind, and their kroner added up (øre, with sign)."""

    verdi: str
    antall: int
    oere: int


@dataclass(slots=True)
class Avvikssummer:
    """Counts and sums: by turn (of all), and by cause and actor (of the turn chosen)."""

    tur: dict[Tur, Gruppesum] = field(default_factory=dict)
    aarsak: list[Gruppesum] = field(default_factory=list)
    handler: list[Gruppesum] = field(default_factory=list)


def listestand(arbeidsgiver: Arbeidsgiver) -> Listestand | None:
    """Where the list stands; None when it has never been made."""
    rad = Avviksliste.objects.filter(arbeidsgiver=arbeidsgiver).first()
    if rad is None:
        return None
    return Listestand(rad.dato, rad.ferdig, rad.vannmerke == vannmerke(arbeidsgiver))


def avvikslinjer(
    arbeidsgiver: Arbeidsgiver,
    utvalg: Avviksutvalg,
    rekkefoelge: Rekkefoelge = Rekkefoelge.BELOEP,
    *,
    fra_nr: int = 0,
    antall: int | None = None,
) -> list[Avvikslinje]:
    """The deviations of a choice in order; `fra_nr` and `antall` give one page."""
    rader = _velg(arbeidsgiver, utvalg).order_by(*_SORTERING[rekkefoelge])
    til = None if antall is None else fra_nr + antall
    felter = (
        "krav_id",
        "krav__referanse",
        "krav__person_id",
        "krav__person__navn",
        "krav__ytelse",
        "krav__fom",
        "krav__tom",
        "krav__ansvar__nummer",
        "krav__ansvar__sektor__navn",
        "sendt",
        "ventet_oere",
        "krevd_oere",
        "mottatt_oere",
        "uforklart_oere",
        "sikkerhet",
        "aarsak",
        "handler",
        "forklaring",
        "feil",
    )
    return [_linje(*rad) for rad in rader.values_list(*felter)[fra_nr:til]]


def avvikssum(arbeidsgiver: Arbeidsgiver, utvalg: Avviksutvalg) -> Gruppesum:
    """How many a choice has, and their sum."""
    tall = _velg(arbeidsgiver, utvalg).aggregate(antall=Count("pk"), oere=Sum(_AVVIK, default=0))
    return Gruppesum("", tall["antall"], int(tall["oere"]))


def avvikssummer(arbeidsgiver: Arbeidsgiver, utvalg: Avviksutvalg) -> Avvikssummer:
    """Counts and sums for the filters of the list."""
    summer = Avvikssummer()
    for tur in Tur:
        ett = avvikssum(arbeidsgiver, Avviksutvalg(tur=tur))
        summer.tur[tur] = Gruppesum(tur.value, ett.antall, ett.oere)
    i_tur = _velg(arbeidsgiver, Avviksutvalg(tur=utvalg.tur))
    summer.handler = _per(i_tur.exclude(handler=""), "handler")
    # a deviation with two causes is counted under both, each with its own share
    deler = Avviksdel.objects.filter(avvik__in=i_tur)
    tall = deler.values("aarsak").annotate(antall=Count("avvik", distinct=True), sum=Sum("oere"))
    summer.aarsak = _stoerst_foerst(
        Gruppesum(kode, antall, int(oere))
        for kode, antall, oere in tall.values_list("aarsak", "antall", "sum")
    )
    uten = i_tur.filter(aarsak="").aggregate(antall=Count("pk"), oere=Sum(_AVVIK, default=0))
    if uten["antall"]:
        summer.aarsak.append(Gruppesum(UTEN_AARSAK, uten["antall"], int(uten["oere"])))
    return summer


def _per(rader: QuerySet[Any], felt: str) -> list[Gruppesum]:
    tall = rader.values(felt).annotate(antall=Count("pk"), sum=Sum(_AVVIK))
    return _stoerst_foerst(
        Gruppesum(verdi, antall, int(oere)) for verdi, antall, oere in tall.values_list(felt, "antall", "sum")
    )


def _stoerst_foerst(summer: Iterable[Gruppesum]) -> list[Gruppesum]:
    return sorted(summer, key=lambda ett: (-abs(ett.oere), ett.verdi))


def _velg(arbeidsgiver: Arbeidsgiver, utvalg: Avviksutvalg) -> QuerySet[Any]:
    valg = {
        "handler": utvalg.handler,
        "sikkerhet": utvalg.sikkerhet,
        "krav__ansvar__sektor__navn": utvalg.sektor,
        "krav__ansvar__nummer": utvalg.ansvar,
        "krav__person_id": utvalg.person_id,
    }
    rader = Forklartkrav.objects.filter(
        krav__arbeidsgiver=arbeidsgiver, **{felt: verdi for felt, verdi in valg.items() if verdi}
    )
    if utvalg.tur is not None:
        rader = rader.filter(_TUR[utvalg.tur])
    if utvalg.aarsak == UTEN_AARSAK:
        return rader.filter(aarsak="")
    if utvalg.aarsak:
        return rader.filter(pk__in=Avviksdel.objects.filter(aarsak=utvalg.aarsak).values("avvik_id"))
    return rader


def _linje(*rad: Any) -> Avvikslinje:
    *foran, forklaring, feil = rad
    deler = tuple(
        Aarsaksdel(a["kode"], a["oere"], tuple((n, v) for n, v in a["fakta"]), tuple(a["bevis"]))
        for a in forklaring["aarsaker"]
    )
    alle = tuple(tuple(ett["koder"]) for ett in forklaring["alternativer"])
    verdier: Sequence[Any] = (*foran, deler, () if deler else alle, feil)
    return Avvikslinje(*verdier)
