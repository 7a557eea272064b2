"""`tilgode noekkeltall`: the key figures by quarter, as they stood at the end of each.

Border: words in, a report out; the figures are `apps.noekkeltall`, the forms `reports.noekkeltall`.
"""

from __future__ import annotations

import argparse

from tilgode.cli.arbeidsgiver import finn_arbeidsgiver
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import dato, legg_til_arbeidsgiver, legg_til_rapportform, skriv

EKSEMPLER = """eksempler:
  tilgode noekkeltall --per 2026-04-01
  tilgode noekkeltall --per 2026-03-31 --kvartaler 12 --format json
  tilgode noekkeltall --spraak nn --format xlsx --ut noekkeltall.xlsx
"""
MEST = 80


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "noekkeltall",
        help="vis nøkkeltallene per kvartal: foreldet, lekket, rene krav, treffrate, dager utestående, forklart",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--per", type=dato, metavar="DATO", help="siste dag (standard: i dag)")
    parser.add_argument("--kvartaler", type=int, default=8, metavar="ANTALL", help="hvor mange kvartaler")
    legg_til_arbeidsgiver(parser)
    legg_til_rapportform(parser)
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Write the report; returns 0."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from django.utils import timezone

    from tilgode.apps.noekkeltall.queries import noekkeltall
    from tilgode.reports.noekkeltall import tegn

    if not 1 <= valg.kvartaler <= MEST:
        raise Brukerfeil(f"--kvartaler må være fra 1 til {MEST}")
    arbeidsgiver = finn_arbeidsgiver(valg.arbeidsgiver)
    rapport = noekkeltall(arbeidsgiver, valg.per or timezone.localdate(), valg.kvartaler)
    innhold = tegn(rapport, arbeidsgiver.navn, valg.spraak, valg.format)
    skriv(innhold, valg.ut)
    return 0
