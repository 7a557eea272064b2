"""What a register service answers: how many facts were new, changed and known before.

Border: the counts and warnings only; faults are raised as `Filfeil`.
"""

from __future__ import annotations

from dataclasses import dataclass

from tilgode.core.innlesing.rapport import Advarsel


@dataclass(frozen=True, slots=True)
class Utfall:
    """The result of storing one file's rows; `eldre` were known in a newer version already."""

    nye: int = 0
    endrede: int = 0
    uendrede: int = 0
    eldre: int = 0
    advarsler: tuple[Advarsel, ...] = ()

    def __add__(self, annet: Utfall) -> Utfall:
        return Utfall(
            self.nye + annet.nye,
            self.endrede + annet.endrede,
            self.uendrede + annet.uendrede,
            self.eldre + annet.eldre,
            self.advarsler + annet.advarsler,
        )

    @property
    def endret(self) -> bool:
        """True when something was stored."""
        return bool(self.nye or self.endrede)

    @property
    def tall(self) -> dict[str, int]:
        """The counts, for the audit trail."""
        return {
            "nye": self.nye,
            "endrede": self.endrede,
            "uendrede": self.uendrede,
            "eldre": self.eldre,
        }
