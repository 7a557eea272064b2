"""Explaining many deviations, in this process or in several at once (see `masseberegning`).

Border: what is explained is `avviksrader`; who asks is `forklaringer`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import lru_cache

from tilgode.apps.krav.avviksrader import Oppdrag, Svar, forklar_oppdrag
from tilgode.apps.krav.masseberegning import Arbeidere, arbeid_i_barn
from tilgode.core.forklaring import Lov
from tilgode.params import last

#: Persons in one parcel to a process.
PAKKE = 20
MODUL = "tilgode.apps.krav.masseforklaring"


@lru_cache(maxsize=1)
def _lov() -> Lov:
    return Lov(last())


def forklar_mange(oppdrag: Sequence[Oppdrag]) -> list[Svar]:
    """The explanations of each person's deviations."""
    return [forklar_oppdrag(ett, _lov()) for ett in oppdrag]


def forklarere(antall: int | None = None) -> Arbeidere:
    """Child processes that explain; use as a context."""
    return Arbeidere(antall, forklar_mange, MODUL, PAKKE)


if __name__ == "__main__":
    arbeid_i_barn(forklar_mange, sys.stdin.buffer, sys.stdout.buffer)
