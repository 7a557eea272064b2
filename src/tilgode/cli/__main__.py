"""`tilgode`: find the command, load only its module, run it.

The table of commands is data, so that `tilgode --help` and the handbook list the same, and a
command that needs no database (finn, samsvar) starts without Django.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from tilgode.cli.feil import Brukerfeil, les_installasjonsfeil

KOMMANDOER: dict[str, str] = {
    "demo": "last inn demokommunen og vis statusnotatet",
    "importer": "les inn en fil eller en mappe fra lønn, tid, Nav eller bank",
    "krav": "beregn ventet refusjon og list krav",
    "avstem": "koble Navs oppgjørslinjer til krav",
    "rapport": "skriv en rapport, for eksempel statusnotatet",
    "kontroller": "finn feil ved kravene før Nav ser dem, med kroner",
    "forklar": "vis hvorfor Nav betalte et annet beløp, og stegene bak en dag",
    "dagregnskap": "vis ventet, krevd og mottatt dag for dag, og prøv at dagene blir totalene",
    "lekkasje": "finn det dere får for lite av fra Nav, i en mappe med filer",
    "hvis": "prøv et krav med andre fakta: dager, kroner og steg før og etter",
    "aarsaker": "vis årsakene et avvik kan ha, eller hent dem som CSV",
    "ventetid": "vis hvor lenge Nav bruker på kravene, og hva som er over norm",
    "utfall": "anslå hva det er blitt av krav Nav ikke har svart på",
    "noekkeltall": "vis nøkkeltallene per kvartal: foreldet, lekket, rene krav, treffrate, dager utestående",
    "finn": "finn regler, satser og eksempler for en paragraf",
    "simuler": "lag en kommune å prøve på, med fasit",
    "samsvar": "regn prøvetilfeller fra standard inn og skriv svarene",
    "doctor": "se etter at installasjonen og tallene er i orden",
    "server": "vis nettsiden på denne maskinen",
}
EKSEMPLER = """eksempler:
  tilgode demo
  tilgode importer eksport/ --toerr
  tilgode rapport statusnotat --per 2026-04-01 --spraak nn --format pdf --ut notat.pdf
  tilgode finn 8-19
"""
AVBRUTT = 130
BRUKERFEIL = 2


def bygg_parser(valgt: str | None) -> argparse.ArgumentParser:
    """The parser with the chosen command's own options; the others only have their line of help."""
    parser = argparse.ArgumentParser(
        prog="tilgode",
        description="Tilgode finner, beregner, avstemmer og forklarer det Nav skylder arbeidsgiveren.",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    delkommandoer = parser.add_subparsers(metavar="KOMMANDO", title="kommandoer")
    for navn, hjelp in KOMMANDOER.items():
        if navn == valgt:
            import_module(f"tilgode.cli.{navn}").legg_til(delkommandoer)
        else:
            delkommandoer.add_parser(navn, help=hjelp)
    return parser


def _kjoer(valg: argparse.Namespace) -> int:
    """The command's exit code; raises Brukerfeil for what the user, or who installed it, can mend."""
    try:
        return int(valg.kjoer(valg))
    except Exception as feil:
        if setning := les_installasjonsfeil(feil):
            raise Brukerfeil(setning) from feil
        raise


def main(argumenter: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code (2 for a fault the user can mend)."""
    ord_ = list(sys.argv[1:] if argumenter is None else argumenter)
    valgt = next((o for o in ord_ if not o.startswith("-")), None)
    valg = bygg_parser(valgt).parse_args(ord_)
    if not hasattr(valg, "kjoer"):
        bygg_parser(None).print_help()
        return BRUKERFEIL
    try:
        return _kjoer(valg)
    except Brukerfeil as feil:
        print(f"tilgode: {feil}", file=sys.stderr)
        return BRUKERFEIL
    except KeyboardInterrupt:
        return AVBRUTT
    except BrokenPipeError:
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
