"""A settlement of 100,000 lines, read in to an empty database with its employer. Target: 10 s.

The file is made first and not counted: 10,000 persons, ten lines each, as Nav writes them. Measured is
what `tilgode importer FIL` does once it has started: read, check, encrypt, store.

    python bench/bench_oppgjoer.py [--linjer 100000] [--ganger 3]
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from felles import heltall, kjoer, maskin, vis_minne

MAAL_SEKUNDER = 10
ORGNR, UNDERENHET, KONTO = "999999999", "888888888", "12345678903"
LINJER_PER_PERSON = 10
ORGANISASJON = (
    "orgnr;arbeidsgiver;underenhet_orgnr;underenhet;sektor;ansvar;ansvar_navn;gyldig_fom\n"
    f"{ORGNR};Stor kommune;{UNDERENHET};Skole;Oppvekst;2100;Skole;2020-01-01\n"
)


def main() -> None:
    """Run the import some times, each in a program and a data folder of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--linjer", type=int, default=100_000)
    parser.add_argument("--ganger", type=int, default=3)
    parser.add_argument("--barn", type=Path, help=argparse.SUPPRESS)
    valg = parser.parse_args()
    if valg.barn:
        _barn(valg.barn)
        return
    print(maskin())
    with tempfile.TemporaryDirectory(prefix="tilgode-bench-") as navn:
        fil = Path(navn) / f"{ORGNR}_ref-arbg_2025-11-03_1.csv"
        kjoer(
            [sys.executable, __file__, "--barn", str(fil), "--linjer", str(valg.linjer)], _miljoe(navn, "lag")
        )
        maalt = [
            kjoer([sys.executable, __file__, "--barn", str(fil)], _miljoe(navn, str(i)))
            for i in range(valg.ganger)
        ]
    sekunder = [float(k.utdata) for k in maalt]
    tid = median(sekunder)
    print(
        f"{heltall(valg.linjer)} linjer: {tid:.2f} s (median av {valg.ganger}: "
        f"{', '.join(f'{s:.2f}' for s in sekunder)}), {heltall(valg.linjer / tid)} linjer/s, "
        f"topp {vis_minne(max(k.topp_byte for k in maalt))}   mål ≤ {MAAL_SEKUNDER} s: "
        f"{'ja' if tid <= MAAL_SEKUNDER else 'NEI'}"
    )


def _miljoe(mappe: str, navn: str) -> dict[str, str]:
    return {"TILGODE_MAPPE": str(Path(mappe) / navn)}


def _barn(fil: Path) -> None:
    from tilgode.apps.felles.oppstart import oppstart

    if not fil.exists():
        antall = int(sys.argv[sys.argv.index("--linjer") + 1])
        oppstart()
        _lag_fil(fil, antall)
        return
    Path(os.environ["TILGODE_MAPPE"]).mkdir()
    oppstart(migrer=True)
    from tilgode.apps.innlesing.services import importer_fil

    importer_fil(ORGANISASJON.encode(), navn="organisasjon.csv")
    gc.collect()
    start = time.perf_counter()
    rapport = importer_fil(fil)
    tid = time.perf_counter() - start
    if rapport.feil or not rapport.endret:
        sys.exit(f"{rapport.melding} {rapport.feil[:1]}")
    print(tid)


def _lag_fil(fil: Path, antall: int) -> None:
    from tilgode.apps.innlesing.porter import oppgjoersformat
    from tilgode.core.innlesing.rader import OppgjoerRad

    trekk = random.Random(11)
    numre = list(itertools.islice(_foedselsnumre(), -(-antall // LINJER_PER_PERSON)))
    rader = []
    for linje in range(1, antall + 1):
        fom = date(2025, 1, 1) + timedelta(days=trekk.randrange(280))
        rader.append(
            OppgjoerRad(
                linje=linje,
                navenhet="4474",
                orgnr=ORGNR,
                bedriftsnummer=UNDERENHET,
                kode="S",
                fnr=trekk.choice(numre),
                fom=fom,
                kontonummer=KONTO,
                navn=f"Person {linje % 997}",
                tom=fom + timedelta(days=trekk.randrange(1, 30)),
                oere=trekk.randrange(50_000, 4_000_000),
                maksdato=date(2026, 6, 1),
                ytelse="SYKEPENGER",
                feriepenger_av="",
            )
        )
    fil.write_bytes(oppgjoersformat().skriv(rader))


def _foedselsnumre() -> Iterator[str]:
    """Synthetic ones (month + 80), all different."""
    from tilgode.values.identer import lag_foedselsnummer

    for dag, loepenummer in itertools.product(range(12_000), range(100, 110)):
        nummer = lag_foedselsnummer(date(1960, 1, 1) + timedelta(days=dag), loepenummer)
        if nummer is not None:
            yield nummer.verdi


if __name__ == "__main__":
    main()
