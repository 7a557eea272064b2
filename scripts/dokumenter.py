"""Write the reference pages that are made from the program, or check that they are up to date.

    python scripts/dokumenter.py            write
    python scripts/dokumenter.py --sjekk    say which are out of date; exit 1 if any

A page is one line in SIDER, with its place and the function that writes its text. Hand-written
pages are not here.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

from tilgode.adapters.filer.dokumentasjon import filformater
from tilgode.cli.__main__ import KOMMANDOER, bygg_parser
from tilgode.cli.hjemmelsider import hjemler, tabeller

ROT = Path(__file__).resolve().parent.parent
OPPSLAG = ROT / "docs" / "reference"
LAGET = "<!-- Laget av `make dok`; endres i programmet, ikke her. -->\n"


def parser_for(kommando: str) -> argparse.ArgumentParser:
    """Return the parser of one command."""
    (valg,) = (h.choices for h in bygg_parser(kommando)._actions if h.nargs == argparse.PARSER)  # noqa: SLF001
    return cast("dict[str, argparse.ArgumentParser]", valg)[kommando]


def navn_paa(handling: argparse.Action) -> str:
    """Return an option or argument as it is typed, the same on every Python (argparse's own layout is not)."""
    verdi = handling.metavar or (handling.dest.upper() if handling.nargs != 0 else "")
    if handling.choices:
        verdi = "{" + ",".join(map(str, handling.choices)) + "}"
    verdi = " ".join(verdi) if isinstance(verdi, tuple) else verdi
    return " ".join([", ".join(handling.option_strings), verdi]).strip()


def avsnitt(navn: str, hjelp: str) -> str:
    """One command: what it does, what it takes, examples."""
    parser = parser_for(navn)
    handlinger = [h for h in parser._actions if h.dest != "help"]  # noqa: SLF001
    rader = [f"| `{navn_paa(h)}` | {h.help or ''} |\n" for h in handlinger]
    tabell = ["| Valg | Betyr |\n|---|---|\n", *rader, "\n"] if rader else []
    eksempler = f"```\n{parser.epilog.strip()}\n```\n" if parser.epilog else ""
    return f"## tilgode {navn}\n\n{hjelp[0].upper()}{hjelp[1:]}.\n\n{''.join(tabell)}{eksempler}"


def kommandoer() -> str:
    """The page of all commands, from their own help."""
    return "\n".join([f"# Kommandoer\n\n{LAGET}", *(avsnitt(*kommando) for kommando in KOMMANDOER.items())])


SIDER: dict[str, Callable[[], str]] = {
    "kommandoer.md": kommandoer,
    "filformater.md": filformater,
    "hjemler.md": hjemler,
    "tabeller.md": tabeller,
}


def foreldede() -> dict[Path, str]:
    """Return {page: its right text} for the pages that say something else today."""
    riktig = {OPPSLAG / navn: lag() for navn, lag in SIDER.items()}
    return {
        side: tekst
        for side, tekst in riktig.items()
        if not side.exists() or side.read_text(encoding="utf-8") != tekst
    }


def main(argumenter: list[str]) -> int:
    """Write or check; return the exit code."""
    sjekk = argumenter == ["--sjekk"]
    endret = foreldede()
    for side, tekst in endret.items():
        if sjekk:
            print(f"Ikke oppdatert: {side.relative_to(ROT)}. Kjør: make dok")
        else:
            side.parent.mkdir(parents=True, exist_ok=True)
            side.write_text(tekst, encoding="utf-8")
    return int(sjekk and bool(endret))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
