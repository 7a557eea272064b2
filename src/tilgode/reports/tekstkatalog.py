"""A catalogue of sentences by key and language, read once from a TOML file beside the report.

Border: no figures are formatted here; the caller fills the named places with finished text.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tilgode.params.formatering import Spraak


@dataclass(frozen=True, slots=True)
class Tekstkatalog:
    """Sentences in one language; call with the key and the values of its named places."""

    tekster: dict[str, dict[str, str]]
    spraak: Spraak

    def __call__(self, noekkel: str, **verdier: str) -> str:
        """The sentence; raises KeyError for an unknown key or a place that is not filled."""
        return self.tekster[noekkel][self.spraak].format(**verdier)

    def har(self, noekkel: str) -> bool:
        """True when the catalogue knows the key."""
        return noekkel in self.tekster


@lru_cache(maxsize=16)
def _les(pakke: str, fil: str) -> dict[str, dict[str, str]]:
    innhold = files(pakke).joinpath(fil).read_text(encoding="utf-8")
    return tomllib.loads(innhold)


def katalog(pakke: str, spraak: Spraak, fil: str = "tekster.toml") -> Tekstkatalog:
    """The catalogue of a report package in one language."""
    return Tekstkatalog(_les(pakke, fil), spraak)
