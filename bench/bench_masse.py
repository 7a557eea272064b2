"""Mass counting of 1,000,000 people × 3 years: arbeidsgiverperiode, payer, maksdato, amount of each day.

Ratios come from the same run: to plain Python from the same source, and to streaming the same bytes (what
goes in and what comes out) with numpy. Making machine code the first time is timed apart.
"""

from __future__ import annotations

import dataclasses
import time

import numpy as np

from felles import heltall, maskin
from maaling import AAR, lag_kolonner, maal, vis
from tilgode.apps.felles.mellomlager import bruk_mellomlager
from tilgode.params import last
from tilgode.rules.masse.beregning import beregn
from tilgode.rules.masse.kolonner import Massekolonner, Masseresultat

PERSONER = 1_000_000
I_PYTHON = 20_000


def main() -> None:
    """Print the figures."""
    print(maskin())
    bruk_mellomlager()
    lov = last()
    kolonner = lag_kolonner(PERSONER)
    start = time.perf_counter()
    beregn(lag_kolonner(10), lov, kompilert=True)
    vis("maskinkode laget eller hentet: s", f"{time.perf_counter() - start:.1f}")
    sekunder = maal(lambda: beregn(kolonner, lov, kompilert=True))
    resultat = beregn(kolonner, lov, kompilert=True)
    byte = [*_rekker(kolonner), *_rekker(resultat)]
    stroem = maal(lambda: [np.sum(k) for k in byte])
    _vis_stoerrelse(kolonner, resultat)
    vis(f"{heltall(PERSONER)} personer × {AAR} år, én kjerne: s", f"{sekunder:.2f}")
    vis("personer/s per kjerne", heltall(PERSONER / sekunder))
    faa = lag_kolonner(I_PYTHON)
    python = maal(lambda: beregn(faa, lov, kompilert=False), 3) / I_PYTHON
    vis("personer/s, vanlig Python fra samme kilde", heltall(1 / python))
    vis("maskinkode mot vanlig Python", f"{python / (sekunder / PERSONER):.0f} ×")
    vis("mot å lese de samme bytene med numpy", f"{sekunder / stroem:.1f} ×")


def _rekker(kolonner: Massekolonner | Masseresultat) -> list[np.ndarray]:
    return [getattr(kolonner, felt.name) for felt in dataclasses.fields(kolonner)]


def _vis_stoerrelse(kolonner: Massekolonner, resultat: Masseresultat) -> None:
    inn, ut = (sum(k.nbytes for k in _rekker(x)) / 2**20 for x in (kolonner, resultat))
    vis("løp inn, rader ut", f"{heltall(len(kolonner.fom))}, {heltall(len(resultat.fom))}")
    vis("MiB inn, ut", f"{inn:.0f}, {ut:.0f}")


if __name__ == "__main__":
    main()
