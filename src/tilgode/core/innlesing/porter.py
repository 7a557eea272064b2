"""Ports of intake: what the use cases ask of those who read and write files.

The adapters that stand behind are named in the settings and looked up by `apps/innlesing/porter`.
Border: Protocols and the values that pass through them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from tilgode.core.innlesing.rader import OppgjoerRad, Rad
from tilgode.core.innlesing.rapport import Advarsel, Feil, Filtype


@dataclass(frozen=True, slots=True)
class Kart:
    """How one source system names columns and codes: {our column: its heading}, {our column: {its: ours}}."""

    kildesystem: str
    type: Filtype
    kolonner: Mapping[str, str] = field(default_factory=dict)
    koder: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Kilde(Protocol):
    """A file to read, or bytes that came another way, with the name the user knows it by."""

    @property
    def navn(self) -> str:
        """The file name, without folder."""
        ...

    @property
    def stoerrelse(self) -> int:
        """Size in bytes, known before anything is read."""
        ...

    def les(self) -> bytes:
        """All bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Lesevalg:
    """How to read: the type (None = find out), the source system's maps, the size limit, and whether
    fødselsnummer that are made for tests are taken in.
    """

    type: Filtype | None = None
    kart: tuple[Kart, ...] = ()
    maks_byte: int = 100 * 1024 * 1024
    syntetiske: bool = True

    def kart_for(self, filtype: Filtype) -> Kart | None:
        """The map of one type; None means the documented columns."""
        return next((kart for kart in self.kart if kart.type is filtype), None)


@dataclass(frozen=True, slots=True)
class Mangelfull:
    """A row with a fault: its values, and the attributes that could not be read (their values say nothing).

    None could not be read where the row breaks a rule though each cell is understood.
    """

    rad: Any
    uleselig: frozenset[str] = frozenset()

    def har(self, felt: Iterable[str]) -> bool:
        """True when all these attributes could be read."""
        return self.uleselig.isdisjoint(felt)


@dataclass(frozen=True, slots=True)
class Innlestfil:
    """A file read and checked as far as it can be without the registers.

    `sha256` identifies the content (encoding, line ends and file name do not count). `raadata` is
    kept only for Nav's settlement. Rows with a fault are not in `rader` but in `mangelfulle`, so that
    the registers too can tell what is wrong with them. `antall_feil` counts every fault, `feil` holds
    the first ten thousand.
    """

    fil: str
    type: Filtype | None
    sha256: str
    linjer: int
    sum_oere: int | None
    rader: Sequence[Rad] = ()
    mangelfulle: Sequence[Mangelfull] = ()
    feil: tuple[Feil, ...] = ()
    advarsler: tuple[Advarsel, ...] = ()
    antall_feil: int = 0
    raadata: bytes = b""


@dataclass(frozen=True, slots=True)
class Oppgjoersnavn:
    """What the name of a settlement file tells: `{orgnr}_ref-arbg_{valutadato}_{id}.csv`."""

    orgnr: str
    valutadato: date
    rapport_id: str


class Filleser(Protocol):
    """Reads tables (CSV, XLSX) with the documented or a mapped set of columns."""

    def les(self, kilde: Kilde, valg: Lesevalg) -> Innlestfil:
        """Read, parse and check one file; faults are in the answer, never raised."""
        ...

    def kart(self) -> Sequence[Kart]:
        """The maps that come with the program."""
        ...

    def foreslaa(self, kilde: Kilde, filtype: Filtype) -> Mapping[str, str]:
        """Our column -> the heading in the file that looks like it."""
        ...

    def kolonnenavn(self, filtype: Filtype) -> Sequence[str]:
        """The names of the documented columns."""
        ...

    def mal(self, filtype: Filtype, endelse: str) -> bytes:
        """An empty file to fill in; `endelse` is `csv` or `xlsx`."""
        ...


class Oppgjoersformat(Protocol):
    """Reads and writes Nav's settlement file."""

    def ligner(self, filnavn: str, hode: bytes) -> bool:
        """True when the name or the first bytes say that this is meant as a settlement."""
        ...

    def tolk_navn(self, filnavn: str) -> Oppgjoersnavn | None:
        """What the file name says, or None when it is named otherwise."""
        ...

    def les(self, kilde: Kilde, valg: Lesevalg) -> Innlestfil:
        """Read, parse and check one settlement; faults are in the answer, never raised."""
        ...

    def skriv(self, rader: Sequence[OppgjoerRad]) -> bytes:
        """The file as Nav would send it, byte for byte."""
        ...
