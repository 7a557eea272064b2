"""Hjemmel: where in the law a rule stands.

Border: only the reference. What the provision says lives in the rule that carries it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

LOVER = {
    "ftrl": ("ftrl.", "folketrygdloven"),
    "ferieloven": ("ferieloven", "ferieloven"),
    "foreldelsesloven": ("foreldelsesloven", "foreldelsesloven"),
    "covid": ("midl. forskrift 20. mars 2020 nr. 368", "midlertidig forskrift 20. mars 2020 nr. 368"),
    "bokfoeringsloven": ("bokføringsloven", "bokføringsloven"),
    "hta": ("Hovedtariffavtalen KS", "Hovedtariffavtalen KS"),
}
_LEDD = ("", "første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende", "niende")


@total_ordering
@dataclass(frozen=True, slots=True)
class Hjemmel:
    """A provision: law, paragraph and, where it matters, ledd (1-9) and bokstav.

    Sorted as in the law: § 8-2 before § 8-19, the whole paragraph before its first ledd.
    Raises ValueError for a law not in LOVER and a ledd outside 1-9.
    """

    lov: str
    paragraf: str
    ledd: int | None = None
    bokstav: str | None = None

    def __post_init__(self) -> None:
        if self.lov not in LOVER:
            raise ValueError(f"ukjent lov: {self.lov}")
        if self.ledd is not None and not 1 <= self.ledd < len(_LEDD):
            raise ValueError(f"ukjent ledd: {self.ledd}")

    def __lt__(self, annen: Hjemmel) -> bool:
        return self._plass < annen._plass

    @property
    def _plass(self) -> tuple[str, str, int, str]:
        paragraf = re.sub(r"\d+", lambda tall: tall[0].zfill(4), self.paragraf)
        return self.lov, paragraf, self.ledd or 0, self.bokstav or ""

    def __str__(self) -> str:
        deler = [LOVER[self.lov][0], f"§ {self.paragraf}"]
        if self.ledd is not None:
            deler.append(f"{_LEDD[self.ledd]} ledd")
        if self.bokstav is not None:
            deler.append(f"bokstav {self.bokstav}")
        return " ".join(deler)

    @property
    def noekkel(self) -> str:
        """Stable ASCII key, for example `ftrl-8-19-1`."""
        deler = [self.lov, self.paragraf]
        if self.ledd is not None:
            deler.append(str(self.ledd))
        if self.bokstav is not None:
            deler.append(self.bokstav)
        return "-".join(deler)
