"""`tilgode aarsaker`: the register of causes, to read or to export as CSV.

Border: prints what `params.aarsaker` holds; needs no database.
"""

from __future__ import annotations

import argparse
import json

from tilgode.params.aarsaker import Aarsak, aarsaksregister, gjeldende_aarsaker, handlernavn
from tilgode.params.formatering import SPRAAK, Spraak

EKSEMPLER = """eksempler:
  tilgode aarsaker --spraak nn
  tilgode aarsaker --format csv > aarsaker.csv
"""


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "aarsaker",
        help="vis årsakene et avvik kan ha, eller hent dem som CSV",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--spraak", choices=SPRAAK, default="nb", help="språk")
    parser.add_argument("--format", choices=("tekst", "csv", "json"), default="tekst", help="form på svaret")
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Print the register; returns 0."""
    if valg.format == "csv":
        print(aarsaksregister(), end="")
    elif valg.format == "json":
        rader = [_som_objekt(ett, valg.spraak) for ett in gjeldende_aarsaker().values()]
        print(json.dumps(rader, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_linje(ett, valg.spraak) for ett in gjeldende_aarsaker().values()))
    return 0


def _linje(aarsak: Aarsak, spraak: Spraak) -> str:
    handler = handlernavn(spraak)[aarsak.handler]
    return (
        f"{aarsak.aarsak:<24}{aarsak.klasse:<16}{aarsak.navn[spraak]}\n"
        f"{'':<40}{handler}: {aarsak.neste_steg[spraak]}"
    )


def _som_objekt(aarsak: Aarsak, spraak: Spraak) -> dict[str, object]:
    return {
        "kode": aarsak.aarsak,
        "klasse": aarsak.klasse,
        "navn": aarsak.navn[spraak],
        "handler": handlernavn(spraak)[aarsak.handler],
        "neste_steg": aarsak.neste_steg[spraak],
        "brev": aarsak.brev,
        "postering": aarsak.postering,
        "lovlig": aarsak.lovlig,
        "gyldig_fom": aarsak.gyldig_fom.isoformat(),
        "versjon": aarsak.versjon,
        "kilde": aarsak.kilde,
    }
