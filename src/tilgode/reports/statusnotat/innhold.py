"""The content of a status memo: checked tables of whole øre and the dates they stand for.

Every output form (terminal, HTML, PDF, DOCX, XLSX, JSON) is made from `Notat`, so the figures are
the same in all. Border: no database, no words; `query` fills it, `avsnitt` writes the sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Rad:
    """A named row with one amount (øre) per column; `merket` rows are set apart from the rest."""

    navn: str
    oere: tuple[int, ...]
    merket: bool = False


@dataclass(frozen=True, slots=True)
class Tabell:
    """Rows over columns; the sum is always made from the rows."""

    rader: tuple[Rad, ...]
    antall_kolonner: int

    @property
    def sum_oere(self) -> tuple[int, ...]:
        """Column sums, marked rows included."""
        return tuple(sum(rad.oere[i] for rad in self.rader) for i in range(self.antall_kolonner))

    @property
    def sum_umerket_oere(self) -> tuple[int, ...]:
        """Column sums without the marked rows."""
        umerkede = [rad for rad in self.rader if not rad.merket]
        return tuple(sum(rad.oere[i] for rad in umerkede) for i in range(self.antall_kolonner))

    def kolonne(self, nummer: int) -> dict[str, int]:
        """One column as {row name: øre}."""
        return {rad.navn: rad.oere[nummer] for rad in self.rader}


@dataclass(frozen=True, slots=True)
class Aarsaksrad:
    """Adjusted and written off for one cause: class, number of entries and øre (positive = down)."""

    aarsak: str
    klasse: str
    antall: int
    oere: int


@dataclass(frozen=True, slots=True)
class Rulling:
    """Opening + new + up − received − down − written off ± unassigned = closing, in øre."""

    fra: date
    til: date
    inngaaende: int
    nye_krav: int
    oppjustert: int
    mottatt: int
    nedjustert: int
    avskrevet: int
    ufordelt: int
    utgaaende: int

    @property
    def beregnet_utgaaende(self) -> int:
        """What the opening balance and the movements give."""
        opp = self.inngaaende + self.nye_krav + self.oppjustert
        return opp - self.mottatt - self.nedjustert - self.avskrevet + self.ufordelt


@dataclass(frozen=True, slots=True)
class Purresum:
    """Dunned and what came of it, in øre, with the number of claims."""

    antall: int
    purret_oere: int
    innkommet_oere: int
    avslag_oere: int
    forklart_oere: int
    per_kravaar: tuple[Rad, ...] = ()

    @property
    def rest_oere(self) -> int:
        """Still open."""
        return self.purret_oere - self.innkommet_oere - self.avslag_oere - self.forklart_oere


@dataclass(frozen=True, slots=True)
class Planlinje:
    """A row of the progress plan: the refund period and when, in each version of the plan."""

    rad: int
    refusjonsperiode: str
    naar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The progress plan in its versions, oldest first."""

    versjoner: tuple[str, ...]
    linjer: tuple[Planlinje, ...]


@dataclass(frozen=True, slots=True)
class Kontroll:
    """A checked total: what was compared and the difference (0 = ties)."""

    noekkel: str
    dato: date | None
    venstre_oere: int
    hoeyre_oere: int
    forklart: bool = False

    @property
    def differanse_oere(self) -> int:
        """Left minus right."""
        return self.venstre_oere - self.hoeyre_oere

    @property
    def stemmer(self) -> bool:
        """True when the two are equal."""
        return self.differanse_oere == 0


@dataclass(frozen=True, slots=True)
class Avstemmingsgrad:
    """How the settlement lines of the interval stand: all, matched to claims, and waiting."""

    linjer: int
    linjer_koblet: int
    sum_oere: int
    koblet_oere: int
    ukoblet_oere: int


@dataclass(frozen=True, slots=True)
class Notat:
    """Everything the memo says, for one employer.

    `datoer` are the three balance dates, oldest first. `kjent` is the moment the figures are known
    at (None = now); `laget` when they were taken out.
    """

    arbeidsgiver: str
    orgnr: str
    datoer: tuple[date, date, date]
    laget: datetime
    kjent: datetime | None
    per_sektor: Tabell
    per_kravaar: Tabell
    justert_per_kravaar: Tabell
    aarsaker: tuple[Aarsaksrad, ...]
    rulling: Rulling
    purring: Purresum
    plan: Plan
    avstemming: Avstemmingsgrad
    kontroller: tuple[Kontroll, ...] = field(default=())

    @property
    def totalt_oere(self) -> tuple[int, ...]:
        """Outstanding at the three dates."""
        return self.per_sektor.sum_oere


def grupper_kravaar(
    aar: Sequence[int], siste: int, antall_enkeltaar: int = 6
) -> list[tuple[str, tuple[int, ...]]]:
    """Name the claim years as the memo shows them: the last six one by one, older years as one row.

    Returns (name, years) oldest first, for example («2016-2020», (2016, …, 2020)), («2021», (2021,)).
    """
    foerste_enkelt = siste - antall_enkeltaar + 1
    eldre = tuple(sorted(a for a in set(aar) if a < foerste_enkelt))
    enkelt: list[tuple[str, tuple[int, ...]]] = [
        (str(a), (a,)) for a in sorted(set(aar)) if a >= foerste_enkelt
    ]
    if not eldre:
        return enkelt
    navn = str(eldre[0]) if len(eldre) == 1 else f"{eldre[0]}-{eldre[-1]}"
    return [(navn, eldre), *enkelt]
