"""The columns of the mass executor: the facts that go in, and what comes out.

Border: shape and its checks. The codes in the columns are explained in `koder`.
Needs numpy (the extra `batch`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tilgode.rules.ytelser.sykepenger import maksdato_kjerne

Tallrekke = npt.NDArray[Any]

#: Stands for "no date": the day of death of someone who lives.
ALDRI = maksdato_kjerne.ALDRI


@dataclass(frozen=True)
class Massekolonner:
    """The facts. Person p has the runs ptr[p] … ptr[p + 1] - 1, oldest first and without overlap.

    Per run: `fom`, `tom` (ordinals), `type` (position in `koder.DAGTYPER`), `grad` (whole percent).
    Per person: `inntekt` and `krav` (income and refund claimed, øre a year), `dag_67` and `dag_70`
    (birthdays, ordinals), `doed` (ordinal, ALDRI when alive). Raises ValueError when the columns
    do not fit together.
    """

    ptr: Tallrekke
    fom: Tallrekke
    tom: Tallrekke
    type: Tallrekke
    grad: Tallrekke
    inntekt: Tallrekke
    krav: Tallrekke
    dag_67: Tallrekke
    dag_70: Tallrekke
    doed: Tallrekke

    def __post_init__(self) -> None:
        per_loep = {len(k) for k in (self.fom, self.tom, self.type, self.grad)}
        per_person = {len(k) for k in (self.inntekt, self.krav, self.dag_67, self.dag_70, self.doed)}
        if per_person != {self.antall} or len(per_loep) != 1:
            raise ValueError("kolonnene har ulik lengde")
        if self.ptr[0] != 0 or self.ptr[-1] != len(self.fom) or bool(np.any(np.diff(self.ptr) < 0)):
            raise ValueError("ptr peker utenfor løpene")
        self._kontroller_loep()

    def _kontroller_loep(self) -> None:
        if bool(np.any(self.tom < self.fom)):
            raise ValueError("et løp slutter før det begynner")
        samme = np.ones(max(len(self.fom) - 1, 0), dtype=bool)
        skiller = self.ptr[1:-1]
        samme[skiller[(skiller > 0) & (skiller < len(self.fom))] - 1] = False
        if bool(np.any(samme & (self.fom[1:] <= self.tom[:-1]))):
            raise ValueError("løpene til en person overlapper eller står i feil rekkefølge")

    @property
    def antall(self) -> int:
        """Number of persons."""
        return len(self.ptr) - 1


@dataclass(frozen=True)
class Masseresultat:
    """The outcome. Person p has the rows ptr[p] … ptr[p + 1] - 1 of the first columns.

    Days nobody mentions are left out. `ukedag` and `helg` are positions in `koder.KLASSER`, `avslag`
    in `koder.Masseavslag`; `koder.finn_hjemmel(regel, avslag)` is the provision. Amounts are whole
    kroner a weekday. Per person: maksdato (ordinal; 0 without days), its provision (0 ordinary,
    1 limited, 2 seventy), days spent and left.
    """

    ptr: Tallrekke
    fom: Tallrekke
    tom: Tallrekke
    ukedag: Tallrekke
    helg: Tallrekke
    avslag: Tallrekke
    regel: Tallrekke
    grad: Tallrekke
    refusjon: Tallrekke
    person: Tallrekke
    maksdato: Tallrekke
    bestemmelse: Tallrekke
    forbrukt: Tallrekke
    gjenstaende: Tallrekke
