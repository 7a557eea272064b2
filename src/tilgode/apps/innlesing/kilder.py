"""Where a file comes from: a path, or bytes from elsewhere (an upload, a test).

Border: bytes and their name; what they mean is found by the adapters.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Filkilde:
    """A file on disk; raises OSError when it cannot be read."""

    sti: Path

    @property
    def navn(self) -> str:
        """The file name, without folder."""
        return self.sti.name

    @property
    def stoerrelse(self) -> int:
        """Size in bytes, asked of the file system."""
        return self.sti.stat().st_size

    def les(self) -> bytes:
        """All bytes."""
        return self.sti.read_bytes()

    def hode(self, antall: int) -> bytes:
        """The first bytes only."""
        with self.sti.open("rb") as fil:
            return fil.read(antall)


@dataclass(frozen=True, slots=True)
class Bytekilde:
    """Bytes with the name the user knows them by."""

    navn: str
    innhold: bytes

    @property
    def stoerrelse(self) -> int:
        """Size in bytes."""
        return len(self.innhold)

    def les(self) -> bytes:
        """All bytes."""
        return self.innhold

    def hode(self, antall: int) -> bytes:
        """The first bytes only."""
        return self.innhold[:antall]


Innkilde = Filkilde | Bytekilde


def lag_kilde(fil: Path | str | bytes, navn: str) -> Innkilde:
    """A source of a path, or of bytes with a name."""
    return Bytekilde(navn or "opplastet.csv", fil) if isinstance(fil, bytes) else Filkilde(Path(fil))
