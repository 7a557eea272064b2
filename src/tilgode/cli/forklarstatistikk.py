"""`tilgode forklar --statistikk`: the causes of deviations and of adjustments, the largest amount first (R-118).

Border: prints what `apps.krav.aarsaksstatistikk` counts.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from tilgode.cli.arbeidsgiver import finn_arbeidsgiver
from tilgode.params.aarsaker import aarsaksnavn
from tilgode.params.forklaringstekster import forklaringstekster
from tilgode.params.formatering import Spraak, kr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilgode.apps.krav.aarsaksstatistikk import Aarsaksrad


def vis_statistikk(valg: argparse.Namespace) -> int:
    """Print the two tables; returns 0."""
    from django.utils import timezone

    from tilgode.apps.krav.aarsaksstatistikk import avviksstatistikk, justeringsstatistikk
    from tilgode.apps.krav.forklaringer import forklaringer

    arbeidsgiver = finn_arbeidsgiver(valg.arbeidsgiver)
    per = valg.per or timezone.localdate()
    tabeller = {
        "avvik": avviksstatistikk(forklaringer(arbeidsgiver, per)),
        "justeringer": justeringsstatistikk(arbeidsgiver, per),
    }
    if valg.format == "json":
        objekt = {navn: [_som_objekt(rad) for rad in rader] for navn, rader in tabeller.items()}
        print(json.dumps(objekt, ensure_ascii=False, indent=2))
        return 0
    for navn, rader in tabeller.items():
        print(
            "\n".join(
                [forklaringstekster()[f"statistikk.{navn}"][valg.spraak], *_linjer(rader, valg.spraak), ""]
            )
        )
    return 0


def _som_objekt(rad: Aarsaksrad) -> dict[str, str | int]:
    return {"kode": rad.kode, "antall": rad.antall, "oere": rad.oere}


def _linjer(rader: Sequence[Aarsaksrad], spraak: Spraak) -> list[str]:
    navn = aarsaksnavn(spraak)
    uforklart = forklaringstekster()["statistikk.uforklart"][spraak]
    return [f"{kr(rad.oere, spraak):>18}  {rad.antall:>6}  {navn.get(rad.kode, uforklart)}" for rad in rader]
