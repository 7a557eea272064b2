"""`tilgode lekkasje MAPPE`: what the employer gets too little of, from a folder of exports.

No installation and no database: nothing is stored and no data folder is made.
Border: words in, report out; what is checked is in `core/lekkasje`.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import dato, legg_til_rapportform, skriv

EKSEMPLER = """eksempler:
  tilgode lekkasje eksport/
  tilgode lekkasje eksport/ --per 2026-11-24 --format json
  tilgode lekkasje eksport/ --kildesystem Visma --spraak nn --format pdf --ut lekkasje.pdf
  tilgode lekkasje eksport/ --sone IVa --format xlsx --ut lekkasje.xlsx

mappa skal ha minst ansatte; hver fil til lar flere kontroller kjøre. Rapporten sier hva som mangler.
"""
MED_FEIL = 2


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "lekkasje",
        help="finn det dere får for lite av fra Nav, i en mappe med filer",
        description="Kontroller en mappe med filer fra lønn og Nav. Ingenting lagres.",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("mappe", type=Path, metavar="MAPPE", help="mappa med CSV- og XLSX-filene")
    parser.add_argument(
        "--per", type=dato, metavar="DATO", help="dagen fristene regnes fra (standard: i dag)"
    )
    parser.add_argument("--kildesystem", default="", help="systemet filene er fra, for eksempel Visma")
    parser.add_argument("--sone", default="", help="avgiftssone (standard: I)")
    legg_til_rapportform(parser)
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Write the report; returns 0, or 2 when a file could not be used."""
    from tilgode.apps.felles.oppstart import INNSTILLINGER

    # The file adapters are named in the settings; no app is set up, so no database is looked for.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", INNSTILLINGER)
    from tilgode.apps.lekkasje.mappelesing import Mappefeil
    from tilgode.reports import lekkasje

    if not valg.mappe.is_dir():
        raise Brukerfeil(f"finner ikke mappa {valg.mappe}")
    per = valg.per or datetime.now(ZoneInfo("Europe/Oslo")).date()
    try:
        analyse = lekkasje.analyser_mappe(valg.mappe, per, kildesystem=valg.kildesystem, sone=valg.sone)
    except Mappefeil as feil:
        raise Brukerfeil(str(feil)) from feil
    skriv(lekkasje.tegn(analyse, valg.spraak, valg.format, valg.mappe.resolve().name), valg.ut)
    for fil in analyse.filer:
        for feil_ in fil.feil:
            sted = f", linje {feil_.linje}" if feil_.linje else ""
            print(
                f"tilgode: {fil.fil}{sted}, {feil_.felt}: {feil_.melding} {feil_.rettelse}", file=sys.stderr
            )
    return MED_FEIL if analyse.har_feil else 0
