"""`tilgode demo`: the demo kommune, from its export files to the status memo on the screen.

The files are written into the data folder and read in by the ordinary import. A second run finds
them read already and only shows the memo. Border: words and progress; everything is done by the
same services as for a real kommune.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tilgode.cli.feil import Brukerfeil
from tilgode.params.formatering import SPRAAK

if TYPE_CHECKING:
    from tilgode.apps.innlesing.services_mappe import Fremdrift
    from tilgode.reports.statusnotat.innhold import Notat

EKSEMPLER = """eksempler:
  tilgode demo                      last inn demokommunen og vis statusnotatet
  tilgode demo --ut notater         skriv PDF, DOCX og XLSX til en annen mappe
  tilgode demo --mappe /tmp/proeve  bruk en egen datamappe
  tilgode demo --spraak nn          notatet på nynorsk
"""
EKSPORT = Path("demo") / "eksport"
FERDIG = "ferdig.txt"
FILNAVN = "statusnotat"
FORMATER = ("pdf", "docx", "xlsx")
AKTOER = "demo"


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "demo",
        help="last inn demokommunen og vis statusnotatet",
        description="Lag demokommunen, les den inn, beregn, avstem og vis statusnotatet.",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--mappe", type=Path, metavar="MAPPE", help="datamappe (standard: TILGODE_MAPPE eller var)"
    )
    parser.add_argument(
        "--ut", type=Path, default=Path("ut"), metavar="MAPPE", help="der notatet skrives (standard: ut)"
    )
    parser.add_argument("--spraak", choices=SPRAAK, default="nb", help="bokmål, nynorsk eller engelsk")
    parser.add_argument(
        "--format", choices=("tekst", "json"), default="tekst", help="notatets form på skjermen"
    )
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Run the command; returns 0. Raises Brukerfeil when the files cannot be read in."""
    from tilgode.apps.felles.noekler import datamappe
    from tilgode.apps.felles.oppstart import oppstart

    if valg.mappe is not None:
        os.environ["TILGODE_MAPPE"] = str(valg.mappe)
    start = time.monotonic()
    _si("Gjør databasen klar.")
    oppstart(migrer=True)
    eksport = datamappe() / EKSPORT
    _skriv_eksport(eksport)
    _last_inn(eksport)
    notat = _hent_notat()
    _vis(notat, valg)
    _si(f"Ferdig på {time.monotonic() - start:.0f} sekunder.")
    return 0


def _si(tekst: str) -> None:
    print(tekst, file=sys.stderr, flush=True)


def _skriv_eksport(mappe: Path) -> None:
    """Write the demo's files once; a folder that was not finished is written again."""
    from tilgode.params import last
    from tilgode.simulation.demo import NAVN, skriv_demo

    merke = mappe.parent / FERDIG
    if merke.is_file():
        return
    _si(f"Lager {NAVN}:")
    skriv_demo(mappe, last(), lambda tekst: _si(f"  {tekst}"))
    merke.write_text("Demokommunens filer er ferdig skrevet. Slett mappa for å lage dem på nytt.\n", "utf-8")


def _last_inn(mappe: Path) -> None:
    """Read in what is not read in yet, compute and match."""
    from tilgode.apps.innlesing.etterarbeid import gjoer_etterarbeid
    from tilgode.apps.innlesing.services import Importvalg
    from tilgode.apps.innlesing.services_mappe import importer_mappe
    from tilgode.apps.oppgjoer.models import Kobling
    from tilgode.simulation.demo import ORGNR

    if _er_lest(mappe) and Kobling.objects.exists():
        _si("Demokommunen er lest inn fra før.")
        return
    _si("Leser inn:")
    # a settlement for an underenhet and a file without orgnr both belong to the demo's employer
    rapporter = importer_mappe(mappe, Importvalg(orgnr=ORGNR, aktoer=AKTOER), _vis_fremdrift)
    feil = [feil for rapport in rapporter for feil in rapport.feil]
    if feil:
        vist = "\n".join(f"  {f.fil}, linje {f.linje}: {f.melding} {f.rettelse}" for f in feil[:10])
        raise Brukerfeil(f"{len(feil)} feil i demokommunens filer:\n{vist}")
    _si("Beregner og avstemmer:")
    gjoer_etterarbeid(AKTOER, lambda tekst: _si(f"  {tekst}"))


def _er_lest(mappe: Path) -> bool:
    """Every file of the folder is among those read before (the settlements' names hold their number)."""
    from tilgode.apps.innlesing.models import Innlesing

    kjente = set(Innlesing.objects.values_list("filnavn", flat=True))
    return all(fil.name in kjente for fil in mappe.rglob("*.csv"))


def _vis_fremdrift(fremdrift: Fremdrift) -> None:
    """One line for each source file, and one in ten of the many settlements."""
    rapport = fremdrift.rapport
    er_oppgjoer = "ref-arbg" in fremdrift.fil
    if rapport is not None and (not er_oppgjoer or fremdrift.nummer % 10 == 0):
        _si(f"  [{fremdrift.nummer}/{fremdrift.antall}] {fremdrift.fil}: {rapport.linjer} linjer")


def _hent_notat() -> Notat:
    from tilgode.reports import statusnotat
    from tilgode.simulation.demo import ORGNR
    from tilgode.simulation.demo_tall import DATOER

    return statusnotat.hent(orgnr=ORGNR, per=DATOER[-1], datoer=DATOER)


def _vis(notat: Notat, valg: argparse.Namespace) -> None:
    """The memo on the screen, and as documents in the output folder."""
    from tilgode.reports import statusnotat

    sys.stdout.buffer.write(statusnotat.tegn(notat, valg.spraak, valg.format))
    sys.stdout.flush()
    valg.ut.mkdir(parents=True, exist_ok=True)
    for form in FORMATER:
        fil = valg.ut / f"{FILNAVN}.{form}"
        fil.write_bytes(statusnotat.tegn(notat, valg.spraak, form))
        _si(f"Skrev {fil}")
