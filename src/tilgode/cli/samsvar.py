"""`tilgode samsvar SLAG`: compute cases from standard input with the ordinary engine.

One JSON object per line in, one per line out with `id` and `ut`, in the form Nav's public engine
was asked in (the field names are that form's). A case's own `ut` is not read. The five kinds:
agp, maksdato, betaling, okonomi, feriepenger.
Border: reads and writes the form (`samsvarsform`); every figure comes from `rules`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, TextIO

from tilgode import params
from tilgode.cli import samsvarsform, samsvarstid
from tilgode.rules.parametre import Lovparametre

EKSEMPLER = """eksempler:
  zcat agp.jsonl.gz | tilgode samsvar agp
  tilgode samsvar okonomi < tilfeller.jsonl > svar.jsonl
"""

BRUKERFEIL = 2

Sak = dict[str, Any]

SLAG: dict[str, Callable[[Sak, Lovparametre], Sak]] = {
    "agp": samsvarstid.agp,
    "maksdato": samsvarstid.maksdato,
    "betaling": samsvarstid.betaling,
    "okonomi": samsvarsform.okonomi,
    "feriepenger": samsvarsform.feriepenger,
}


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "samsvar",
        help="regn prøvetilfeller fra standard inn og skriv svarene",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("slag", choices=sorted(SLAG), help="hva slags tilfeller")
    parser.set_defaults(kjoer=lambda valg: kjoer(valg.slag, sys.stdin, sys.stdout))


def kjoer(slag: str, inn: Iterable[str], ut: TextIO, feilut: TextIO = sys.stderr) -> int:
    """Answer every line of `inn`; a line that cannot be read or computed is told on `feilut`.

    Returns 0, or 2 when there was such a line (the others are answered all the same).
    """
    parametre = params.last()
    regn = SLAG[slag]
    feil = 0
    for nummer, linje in enumerate(inn, start=1):
        if not linje.strip():
            continue
        try:
            sak = json.loads(linje, parse_float=Fraction)
            svar = {"id": sak["id"], "ut": regn(sak, parametre)}
        except (ValueError, KeyError, TypeError) as arsak:
            feilut.write(f"linje {nummer}: {_grunn(arsak)}\n")
            feil = BRUKERFEIL
        else:
            ut.write(json.dumps(svar, ensure_ascii=False, separators=(",", ":")) + "\n")
    return feil


def _grunn(arsak: Exception) -> str:
    if isinstance(arsak, json.JSONDecodeError):
        return f"dette er ikke JSON (tegn {arsak.pos + 1}); skriv ett objekt på hver linje"
    if isinstance(arsak, KeyError):
        return f"feltet {arsak} mangler"
    return f"tilfellet kan ikke regnes: {arsak}"


def main(argumenter: list[str] | None = None) -> int:
    """Run as `python -m tilgode.cli.samsvar SLAG`."""
    parser = argparse.ArgumentParser(prog="tilgode samsvar", description=EKSEMPLER)
    parser.add_argument("slag", choices=sorted(SLAG))
    return kjoer(parser.parse_args(argumenter).slag, sys.stdin, sys.stdout)


if __name__ == "__main__":
    sys.exit(main())
