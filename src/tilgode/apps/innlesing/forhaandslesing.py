"""Reading the next file while the one before it is stored: a process of its own that only reads.

Reading is pure (bytes in, rows and faults out), so it may be done anywhere. The process is started with
this module (`python -m tilgode.apps.innlesing.forhaandslesing`), knows neither Django nor the database,
and is one file ahead, so that no more than two files are in memory.
Border: which files and in what order is `services_mappe`; how a file is read is the adapters' business.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Protocol, Self, cast

from tilgode.apps.felles.avfallshenting import uten_avfallshenting
from tilgode.apps.innlesing.kilder import Innkilde
from tilgode.core.innlesing.porter import Innlestfil, Kilde, Lesevalg

#: Less than this in all is read here: starting a process would take longer.
VERDT_DET = 5 * 1024 * 1024
#: The process begins with the first file of this size; those before it are read here meanwhile.
STOR = 5 * 1024 * 1024


class Leser(Protocol):
    """What both kinds of reader have in common."""

    def les(self, kilde: Kilde, valg: Lesevalg) -> Innlestfil:
        """Read, parse and check one file."""
        ...


@dataclass(frozen=True, slots=True)
class Leseoppdrag:
    """A file with the reader it needs, ready to be read here or elsewhere."""

    leser: Leser
    kilde: Innkilde
    valg: Lesevalg

    def utfoer(self) -> Innlestfil:
        """Read it; raises OSError when it cannot be opened."""
        return self.leser.les(self.kilde, self.valg)


class Forhaandsleser:
    """The files of a folder, read one ahead. Use as a context; ask for them by number, in order."""

    def __init__(self, oppdrag: Sequence[Leseoppdrag], verdt_det: int = VERDT_DET, stor: int = STOR) -> None:
        self._oppdrag = oppdrag
        self._barn: subprocess.Popen[bytes] | None = None
        stoerrelser = [ett.kilde.stoerrelse for ett in oppdrag]
        self._alene = sum(stoerrelser) < verdt_det
        #: What the process has been asked for and not yet answered.
        self._bedt = next((nr for nr, byte in enumerate(stoerrelser) if byte >= stor), 0)

    def __enter__(self) -> Self:
        if not self._alene:
            kommando = [sys.executable, "-m", __name__]
            self._barn = subprocess.Popen(kommando, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
            self._be(self._bedt)
        return self

    def __exit__(
        self, type_: type[BaseException] | None, feil: BaseException | None, spor: TracebackType | None
    ) -> None:
        if self._barn is not None:
            if type_ is not None:
                self._barn.kill()
            self._inn.close()
            self._ut.close()
            self._barn.wait()

    def hent(self, nummer: int) -> Innlestfil:
        """One file; raises OSError when it cannot be opened."""
        if self._barn is None or nummer < self._bedt:
            return self._oppdrag[nummer].utfoer()
        while self._bedt < nummer:  # asked for, and then not wanted after all
            self._motta()
        svar = self._motta()
        if isinstance(svar, OSError):
            raise svar
        return svar

    def _motta(self) -> Innlestfil | OSError:
        """The answer that is due; the process goes on with the next file at once."""
        # The other end of the pipe is this module, started above: nobody else can write there.
        svar = cast("Innlestfil | OSError", pickle.load(self._ut))  # noqa: S301
        self._bedt += 1
        if self._bedt < len(self._oppdrag):
            self._be(self._bedt)
        return svar

    def _be(self, nummer: int) -> None:
        pickle.dump(self._oppdrag[nummer], self._inn, pickle.HIGHEST_PROTOCOL)
        self._inn.flush()

    @property
    def _inn(self) -> BinaryIO:
        return cast("BinaryIO", cast("subprocess.Popen[bytes]", self._barn).stdin)

    @property
    def _ut(self) -> BinaryIO:
        return cast("BinaryIO", cast("subprocess.Popen[bytes]", self._barn).stdout)


def les_for_andre(inn: BinaryIO, ut: BinaryIO) -> None:
    """The process: files to read in, their rows out, until the pipe closes."""
    while True:
        try:
            oppdrag: Leseoppdrag = pickle.load(inn)  # noqa: S301 -- from the parent process
        except EOFError:
            return
        try:
            svar: Innlestfil | OSError = oppdrag.utfoer()
        except OSError as feil:
            svar = feil
        pickle.dump(svar, ut, pickle.HIGHEST_PROTOCOL)
        ut.flush()


if __name__ == "__main__":
    with uten_avfallshenting():
        les_for_andre(sys.stdin.buffer, sys.stdout.buffer)
