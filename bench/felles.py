"""What the benchmarks share: the machine in one line, a program run with its peak memory, medians.

Memory is the sum over a program and all its children. On Linux each shared page is divided among those
that share it (PSS), read every tenth of a second; elsewhere nothing is measured.
Border: measuring only.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROT = Path(__file__).resolve().parent.parent
MIB = 1024 * 1024
PAUSE = 0.1


def maskin() -> str:
    """Processor, cores, memory, system, Python, and how busy the machine is."""
    return (
        f"{_prosessor()}, {os.cpu_count()} kjerner, {_minne_gib():.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}, last {os.getloadavg()[0]:.1f} ved start"
    )


def _prosessor() -> str:
    try:
        linjer = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((x.split(":")[1].strip() for x in linjer if x.startswith("model name")), platform.machine())


def _minne_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3


@dataclass(frozen=True, slots=True)
class Kjoering:
    """A program that has run: wall seconds, processor seconds of all its processes, their peak in bytes
    (0: unknown), its output."""

    sekunder: float
    prosessor: float
    topp_byte: int
    utdata: str


def kjoer(kommando: Sequence[str], miljoe: Mapping[str, str] | None = None, mappe: Path = ROT) -> Kjoering:
    """Run a program to its end; raises SystemExit with its words when it fails."""
    start, brukt = time.perf_counter(), _brukt()
    barn = subprocess.Popen(
        kommando,
        cwd=mappe,
        env={**os.environ, **(miljoe or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    maaler = Minnemaaler(barn.pid)
    maaler.start()
    utdata, feil = barn.communicate()
    sekunder = time.perf_counter() - start
    maaler.stopp()
    if barn.returncode:
        sys.exit(f"{' '.join(kommando)} ga {barn.returncode}:\n{utdata[-4000:]}\n{feil[-4000:]}")
    return Kjoering(sekunder, _brukt() - brukt, maaler.topp, utdata)


def _brukt() -> float:
    """Processor seconds of children that have ended, and of theirs."""
    tall = os.times()
    return tall.children_user + tall.children_system


class Minnemaaler(threading.Thread):
    """Follows a process and its descendants and keeps the highest sum of their memory."""

    def __init__(self, rot: int) -> None:
        super().__init__(daemon=True)
        self.topp = 0
        self._rot = rot
        self._ferdig = threading.Event()

    def run(self) -> None:
        """Read until told to stop."""
        while not self._ferdig.wait(PAUSE):
            self.topp = max(self.topp, sum(map(_pss, _slekt(self._rot))))

    def stopp(self) -> None:
        """End the reading."""
        self._ferdig.set()
        self.join()


def _slekt(rot: int) -> list[int]:
    """The process and all its descendants."""
    funnet = [rot]
    for pid in funnet:
        try:
            for barn in Path(f"/proc/{pid}/task").glob("*/children"):
                funnet += map(int, barn.read_text().split())
        except OSError:
            continue
    return funnet


def _pss(pid: int) -> int:
    try:
        linjer = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(x.split()[1]) * 1024 for x in linjer if x.startswith("Pss:")), 0)


def vis_minne(byte: int) -> str:
    """Megabytes for people."""
    return f"{byte / MIB:,.0f} MiB".replace(",", " ") if byte else "ikke målt"


def heltall(tall: float) -> str:
    """A rounded number with a space between thousands."""
    return f"{tall:,.0f}".replace(",", " ")
