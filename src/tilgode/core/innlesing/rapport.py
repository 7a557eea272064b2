"""The report of one import: every fault and warning with file, line, field, value and mend.

Border: data only. Wording of single faults is where they are found; printing is in the CLI.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum


class Filtype(Enum):
    """The kinds of file Tilgode reads, in the order a folder of them is read.

    What others refer to comes first. Pay, by far the largest and referred to by none, comes after the
    claims, whose storing takes the longest: it is read meanwhile.
    """

    ORGANISASJON = "organisasjon"
    ANSATTE = "ansatte"
    FRAVAER = "fravaer"
    SYKMELDING = "sykmelding"
    SOEKNAD = "soeknad"
    INNTEKTSMELDING = "inntektsmelding"
    VEDTAK = "vedtak"
    KRAV = "krav"
    LOENN = "loenn"
    JUSTERING = "justering"
    PURRING = "purring"
    PLAN = "plan"
    BANK = "bank"
    OPPGJOER = "oppgjoer"


@dataclass(frozen=True, slots=True)
class Feil:
    """One fault in a file; nothing of the file is stored.

    `linje` counts from 1 with the header line as line 1; None when the fault is the file's own.
    `verdi` is what the file said (a fødselsnummer is masked). `rettelse` says what to do.
    """

    fil: str
    linje: int | None
    felt: str
    verdi: str
    melding: str
    rettelse: str


@dataclass(frozen=True, slots=True)
class Advarsel:
    """Something the user should look at; the file is stored all the same. Fields as in `Feil`."""

    fil: str
    linje: int | None
    felt: str
    verdi: str
    melding: str
    rettelse: str


@dataclass(frozen=True, slots=True)
class Importrapport:
    """What one file held and what came of it.

    `linjer` is the number of data lines, `sum_oere` the sum of the type's amount column (None for
    a type without one). `endret` is True when something new was stored. `antall_feil` counts every
    fault; `feil` holds at most the first ten thousand.
    """

    fil: str
    type: Filtype | None
    linjer: int
    sum_oere: int | None
    feil: tuple[Feil, ...] = ()
    advarsler: tuple[Advarsel, ...] = ()
    endret: bool = False
    toerr: bool = False
    melding: str = ""
    antall_feil: int = 0
    innlesing_id: int | None = field(default=None, compare=False)

    @property
    def uten_feil(self) -> bool:
        """True when the file could be (or was) stored."""
        return not self.feil


class Filfeil(Exception):
    """A file, or a set of its rows, cannot be taken in; carries every fault found."""

    def __init__(self, feil: Iterable[Feil]) -> None:
        self.feil = tuple(feil)
        super().__init__("; ".join(f"{f.fil}:{f.linje or ''} {f.felt}: {f.melding}" for f in self.feil[:3]))
