"""Computing many persons, in this process or in several at once.

The work is pure, so it may be done anywhere: rows go out and runs come back, pickled through the pipes
of child processes that this one has started (`python -m tilgode.apps.krav.masseberegning`). They share no
database connection and no threads with it, and do not import the program that called.
Border: what is computed is `beregning`; who needs it and where it is stored is `services`.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from types import TracebackType
from typing import Any, BinaryIO, Self, cast

from tilgode.apps.krav.beregning import Beregnetloep, beregn_loep
from tilgode.apps.krav.personrader import pakk_ut
from tilgode.params import last

#: Persons in one parcel to a process; below two parcels it is not worth starting one.
PAKKE = 250
#: So many at most: beyond it, reading and writing is what takes the time.
MAKS = 4

#: New objects before a child looks for cycles: a parcel makes many and none of them are cycles.
GJENSTANDER_FOER_AVFALL = 200_000

#: A person's runs, or why the facts cannot be assessed.
Utfall = list[Beregnetloep] | str


def beregn_mange(pakker: Sequence[bytes]) -> list[Utfall]:
    """The runs of each person (a parcel of `personrader.pakk`), or the reason (facts that contradict themselves)."""
    return [_beregn(pakke) for pakke in pakker]


def _beregn(pakke: bytes) -> Utfall:
    try:
        person = pakk_ut(pakke)
        return beregn_loep(person, last()) if person.har_fravaer else []
    except ValueError as grunn:
        return str(grunn)


class Arbeidere:
    """Child processes that compute, started when the first big batch comes. Use as a context.

    The work is a function from a batch to one answer for each, in a module that runs it as a child
    (`arbeid_i_barn`).
    """

    def __init__(
        self,
        antall: int | None = None,
        arbeid: Callable[[Sequence[Any]], list[Any]] = beregn_mange,
        modul: str = __name__,
        pakke: int = PAKKE,
    ) -> None:
        """`antall` processes; by default one per core, at most `MAKS`. 0 or 1: this process only."""
        self._arbeid, self._modul, self._pakke = arbeid, modul, pakke
        self._antall = min(MAKS, os.cpu_count() or 1) if antall is None else antall
        self._traader: ThreadPoolExecutor | None = None
        self._ledige: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._barn: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, type_: type[BaseException] | None, feil: BaseException | None, spor: TracebackType | None
    ) -> None:
        for barn in self._barn:
            if type_ is not None:
                barn.kill()
            cast("BinaryIO", barn.stdin).close()
        if self._traader is not None:
            self._traader.shutdown(cancel_futures=True)
        for barn in self._barn:
            cast("BinaryIO", barn.stdout).close()
            barn.wait()

    def start(self, personer: Sequence[Any]) -> Callable[[], list[Any]]:
        """Begin on a batch; the answer is a function that waits for it."""
        if self._antall < 2 or (not self._barn and len(personer) < 2 * self._pakke):
            ferdig = self._arbeid(personer)
            return lambda: ferdig
        traader = self._traader or self._start_barn()
        pakker = [personer[i : i + self._pakke] for i in range(0, len(personer), self._pakke)]
        svar: list[Future[list[Any]]] = [traader.submit(self._send, pakke) for pakke in pakker]
        return lambda: [utfall for framtid in svar for utfall in framtid.result()]

    def _start_barn(self) -> ThreadPoolExecutor:
        kommando = [sys.executable, "-m", self._modul]
        for _ in range(self._antall):
            barn = subprocess.Popen(kommando, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
            self._barn.append(barn)
            self._ledige.put(barn)
        self._traader = ThreadPoolExecutor(self._antall)
        return self._traader

    def _send(self, pakke: Sequence[Any]) -> list[Any]:
        """One parcel to a child that is free, and its answer."""
        barn = self._ledige.get()
        try:
            inn = cast("BinaryIO", barn.stdin)
            pickle.dump(pakke, inn, pickle.HIGHEST_PROTOCOL)
            inn.flush()
            # The other end of the pipe is this module, started above: nobody else can write there.
            svar: list[Any] = pickle.load(cast("BinaryIO", barn.stdout))  # noqa: S301
            return svar
        finally:
            self._ledige.put(barn)


def arbeid_i_barn(arbeid: Callable[[Sequence[Any]], list[Any]], inn: BinaryIO, ut: BinaryIO) -> None:
    """The child: parcels in, answers out, until the pipe closes."""
    gc.freeze()
    gc.set_threshold(GJENSTANDER_FOER_AVFALL)
    while True:
        try:
            pakke: Sequence[Any] = pickle.load(inn)  # noqa: S301 -- from the parent process
        except EOFError:
            return
        pickle.dump(arbeid(pakke), ut, pickle.HIGHEST_PROTOCOL)
        ut.flush()


if __name__ == "__main__":
    arbeid_i_barn(beregn_mange, sys.stdin.buffer, sys.stdout.buffer)
