"""What many commands share: a date, which employer is meant, the form of a report and where it goes.

Border: no Django and no database, so that `tilgode lekkasje` can use it without an installation.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from tilgode.core.innlesing.tolking import Tolkefeil, tolk_dato
from tilgode.params.formatering import SPRAAK

#: Who the audit trail says did what is typed in a shell.
AKTOER = "kommandolinja"
RAPPORTFORMER = ("tekst", "html", "pdf", "docx", "xlsx", "json")


def dato(tekst: str) -> date:
    """A date as `argparse` asks for it, read as in a file; what is not one is told in a sentence."""
    try:
        return tolk_dato(tekst)
    except Tolkefeil as feil:
        melding = f"«{tekst}»: {feil} (skriv for eksempel 2026-04-01 eller 01.04.2026)"
        raise argparse.ArgumentTypeError(melding) from feil


def legg_til_arbeidsgiver(parser: argparse.ArgumentParser) -> None:
    """Add --arbeidsgiver."""
    parser.add_argument("--arbeidsgiver", metavar="ORGNR", help="når flere arbeidsgivere er lagt inn")


def legg_til_svarform(parser: argparse.ArgumentParser) -> None:
    """Add --format for an answer on the screen."""
    parser.add_argument("--format", choices=("tekst", "json"), default="tekst", help="form på svaret")


def legg_til_rapportform(parser: argparse.ArgumentParser) -> None:
    """Add --spraak, --format and --ut for a report."""
    parser.add_argument("--spraak", choices=SPRAAK, default="nb", help="bokmål, nynorsk eller engelsk")
    parser.add_argument("--format", choices=RAPPORTFORMER, default="tekst", help="form på rapporten")
    parser.add_argument("--ut", type=Path, metavar="FIL", help="skriv til fil i stedet for skjermen")


def skriv(innhold: bytes, fil: Path | None) -> None:
    """Write a report to the file, or to the screen; that it was written is told beside the report."""
    if fil is None:
        sys.stdout.buffer.write(innhold)
        sys.stdout.buffer.flush()
        return
    fil.parent.mkdir(parents=True, exist_ok=True)
    fil.write_bytes(innhold)
    print(f"Skrev {fil}", file=sys.stderr)
