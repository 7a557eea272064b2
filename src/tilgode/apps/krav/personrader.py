"""The stored facts of one person as plain rows: what an assessment depends on, and its fingerprint.

Border: no database and no Django here, so that the rows can be sent to another process.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Rad = tuple[Any, ...]


@dataclass(slots=True)
class Forholdrader:
    """One employment: `tilstander` (start, end), `loenn` (month, øre), and the messages.

    Message rows begin with their key and the time they were registered.
    """

    id: int
    noekkel: str
    tilstander: list[Rad] = field(default_factory=list)
    loenn: list[Rad] = field(default_factory=list)
    fravaer: list[Rad] = field(default_factory=list)
    sykmeldinger: list[Rad] = field(default_factory=list)
    soeknader: list[Rad] = field(default_factory=list)
    inntektsmeldinger: list[Rad] = field(default_factory=list)


@dataclass(slots=True)
class Personrader:
    """Everything stored about one person that the law may look at."""

    id: int
    foedselsdato: date
    forhold: list[Forholdrader] = field(default_factory=list)
    vedtak: list[Rad] = field(default_factory=list)

    @property
    def har_fravaer(self) -> bool:
        """True when there is anything to assess."""
        return any(f.fravaer or f.sykmeldinger or f.soeknader for f in self.forhold)

    def avtrykk(self, regelverk: str) -> str:
        """SHA-256 (hex) of the rows and of `regelverk`, the fingerprint of the parameters."""
        return hashlib.sha256(f"{regelverk}{self!r}".encode()).hexdigest()
