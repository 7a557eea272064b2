"""A file in memory for the adapters' tests."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Minnekilde:
    """Bytes with a name."""

    navn: str
    innhold: bytes

    @property
    def stoerrelse(self) -> int:
        return len(self.innhold)

    def les(self) -> bytes:
        return self.innhold
