"""`tilgode simuler`: a kommune to try on, of any size and over any years, with the truth beside it.

Border: words in, files out; the kommune is made in `simulation`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import dato, legg_til_svarform
from tilgode.params.formatering import kroner
from tilgode.values.periode import Periode

if TYPE_CHECKING:
    from tilgode.simulation.simulator import Utfall

EKSEMPLER = """eksempler:
  tilgode simuler --froe 7 --ansatte 5000 --fra 2021-01-01 --til 2025-12-31 --ut kommune
  tilgode importer kommune/eksport
"""
MINSTE_ANSATTE = 10
STOERSTE_ANSATTE = 100_000


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "simuler",
        help="lag en kommune å prøve på, med fasit",
        description="Skriv MAPPE/eksport som kildesystemene ville gjort, og MAPPE/sannhet med fasiten.",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--froe", type=int, default=7, metavar="TALL", help="samme frø gir samme filer")
    parser.add_argument("--ansatte", type=int, default=500, metavar="ANTALL", help="antall stillinger")
    parser.add_argument("--fra", type=dato, default=date(2024, 1, 1), metavar="DATO", help="første dag")
    parser.add_argument("--til", type=dato, default=date(2025, 12, 31), metavar="DATO", help="siste dag")
    parser.add_argument("--ut", type=Path, required=True, metavar="MAPPE", help="mappe å skrive i")
    parser.add_argument(
        "--aarsaker",
        action="store_true",
        help="la Nav vite noe annet enn kommunen i noen fravær; fasiten står i sannhet/aarsaker.jsonl",
    )
    legg_til_svarform(parser)
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Write the kommune; returns 0. Raises Brukerfeil for a setup that cannot be simulated."""
    from tilgode.apps.felles.oppstart import oppstart
    from tilgode.params import last
    from tilgode.simulation.simulator import Oppsett, simuler

    _kontroller(valg)
    oppstart()
    start = time.monotonic()
    oppsett = Oppsett(valg.froe, valg.ansatte, Periode(valg.fra, valg.til), aarsaker=valg.aarsaker)
    utfall = simuler(oppsett, valg.ut, last(), lambda tekst: print(tekst, file=sys.stderr))
    if valg.format == "json":
        print(json.dumps(_som_json(utfall, valg.ut), ensure_ascii=False, indent=2))
        return 0
    print(
        f"{utfall.ansatte} ansatte, {utfall.krav} krav på {kroner(utfall.sum_krav_oere)} kr, "
        f"{utfall.linjer} linjer i {utfall.rapporter} oppgjør på {kroner(utfall.sum_betalt_oere)} kr, "
        f"{len(utfall.feil)} feil lagt inn ({time.monotonic() - start:.0f} sekunder)."
    )
    print(f"Skrev {valg.ut / 'eksport'} og {valg.ut / 'sannhet'}.")
    return 0


def _som_json(utfall: Utfall, ut: Path) -> dict[str, Any]:
    return {
        "eksport": str(ut / "eksport"),
        "sannhet": str(ut / "sannhet"),
        "ansatte": utfall.ansatte,
        "krav": utfall.krav,
        "krav_oere": utfall.sum_krav_oere,
        "oppgjoer": utfall.rapporter,
        "linjer": utfall.linjer,
        "betalt_oere": utfall.sum_betalt_oere,
        "feil": len(utfall.feil),
        "avvik": utfall.aarsaker,
    }


def _kontroller(valg: argparse.Namespace) -> None:
    if valg.til < valg.fra:
        raise Brukerfeil(f"--til {valg.til} ligger før --fra {valg.fra}")
    if not MINSTE_ANSATTE <= valg.ansatte <= STOERSTE_ANSATTE:
        raise Brukerfeil(f"--ansatte må være mellom {MINSTE_ANSATTE} og {STOERSTE_ANSATTE}")
    if not (valg.fra.year >= 2017 and valg.til.year <= 2027):
        raise Brukerfeil("perioden må ligge mellom 2017 og 2027")
