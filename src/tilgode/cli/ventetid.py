"""`tilgode ventetid`: how long Nav takes from a claim is sent until it is answered.

Border: words in, a report out; the figures are `apps.ventetid`, the forms `reports.ventetid`.
"""

from __future__ import annotations

import argparse

from tilgode.cli.arbeidsgiver import finn_arbeidsgiver
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import dato, legg_til_arbeidsgiver, legg_til_rapportform, skriv

EKSEMPLER = """eksempler:
  tilgode ventetid --per 2026-04-01
  tilgode ventetid --per 2026-04-01 --kjent 2026-01-01 --format json
  tilgode ventetid --spraak nn --format xlsx --ut ventetid.xlsx
"""


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "ventetid",
        help="vis hvor lenge Nav bruker på kravene, og hva som er over norm",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--per", type=dato, metavar="DATO", help="krav og svar til og med denne dagen (standard: i dag)"
    )
    parser.add_argument(
        "--kjent", type=dato, metavar="DATO", help="slik det var kjent ved slutten av denne dagen"
    )
    legg_til_arbeidsgiver(parser)
    legg_til_rapportform(parser)
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Write the report; returns 0."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from django.utils import timezone

    from tilgode.apps.felles.tid import dagens_slutt
    from tilgode.apps.ventetid.overlevelse import ManglerBibliotek
    from tilgode.apps.ventetid.queries import ventetider
    from tilgode.reports.ventetid import tegn

    arbeidsgiver = finn_arbeidsgiver(valg.arbeidsgiver)
    kjent = None if valg.kjent is None else dagens_slutt(valg.kjent)
    try:
        funnet = ventetider(arbeidsgiver, valg.per or timezone.localdate(), kjent)
    except ManglerBibliotek as feil:
        raise Brukerfeil(str(feil)) from feil
    innhold = tegn(funnet, arbeidsgiver.navn, valg.spraak, valg.format)
    skriv(innhold, valg.ut)
    return 0
