"""A million claims against a million settlement lines: the core of matching. Target: 10 s and 4 GiB on two cores.

Timed from columns to what is matched, suggested and left. The same data are joined on person, ytelse,
period and amount by polars and by DuckDB, which is all that a plain join finds.

    python bench/bench_avstemming.py [--antall 1000000] [--ganger 3]
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any, TypeVar

import duckdb
import polars as pl

from avstemmingsdata import lag
from felles import MIB, heltall, maskin, vis_minne
from tilgode.apps.felles.avfallshenting import uten_avfallshenting
from tilgode.core.avstemming.kolonner import Kravkolonner, Linjekolonner
from tilgode.core.avstemming.masseavstemming import Masseresultat, avstem_kolonner

MAAL_SEKUNDER = 10
MAAL_BYTE = 4096 * MIB
NOEKKEL = ("person", "ytelse", "fom", "tom", "oere")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--antall", type=int, default=1_000_000)
    parser.add_argument("--ganger", type=int, default=3)
    valg = parser.parse_args()
    print(maskin())
    linjer, krav = lag(valg.antall)
    with uten_avfallshenting():
        utfall, tid, prosessor = _maal(lambda: avstem_kolonner(linjer, krav), valg.ganger)
    topp = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    _kontroller(utfall, linjer)
    _vis(utfall, tid, prosessor, topp, linjer, krav)
    tabeller = _tabell(linjer), _tabell(krav)
    for navn, sammenstill in (("polars", _polars), ("DuckDB", _duckdb)):
        funnet, t, _ = _maal(partial(sammenstill, *tabeller), valg.ganger)
        print(
            f"{f'bare lik nøkkel, {navn}':<34}{t:>10.2f} s   {heltall(funnet)} par; vi bruker {tid / t:.1f} ganger tida"
        )


Svar = TypeVar("Svar")


def _maal(arbeid: Callable[[], Svar], ganger: int) -> tuple[Svar, float, float]:
    """The answer, and the medians of wall and of processor seconds."""
    tider = []
    for _ in range(ganger):
        start, brukt = time.perf_counter(), time.process_time()
        svar = arbeid()
        tider.append((time.perf_counter() - start, time.process_time() - brukt))
    return svar, median(t for t, _ in tider), median(p for _, p in tider)


def _kontroller(utfall: Masseresultat, linjer: Linjekolonner) -> None:
    """Matched and unmatched are the sum of the lines, to the øre, or nothing here is worth reading."""
    koblet = int(utfall.par.oere.sum()) + sum(t.oere for t in utfall.resten.treff)
    rest = sum(r.oere for r in utfall.resten.rester)
    if koblet + rest != int(linjer.oere.sum()):
        sys.exit(f"koblet {koblet} + rest {rest} er ikke summen av linjene {linjer.oere.sum()}")


def _vis(
    utfall: Masseresultat, tid: float, prosessor: float, topp: int, linjer: Linjekolonner, krav: Kravkolonner
) -> None:
    antall, pass_ = len(linjer), len(utfall.par)
    aapne = len({r.linje for r in utfall.resten.rester})
    print(f"{heltall(antall)} linjer mot {heltall(len(krav))} krav")
    print(f"{'avstemt':<34}{tid:>10.2f} s   {_svar(f'≤ {MAAL_SEKUNDER} s', naadd=tid <= MAAL_SEKUNDER)}")
    print(f"{'prosessortid':<34}{prosessor:>10.2f} s   {heltall(antall / prosessor)} linjer/s")
    print(f"{'minne, på det meste':<34}{vis_minne(topp):>12}   {_svar('≤ 4 GiB', naadd=topp <= MAAL_BYTE)}")
    print(f"{'tatt i første pass':<34}{heltall(pass_):>12}   {100 * pass_ / antall:.1f} %")
    klarert = antall - aapne
    print(f"{'klarert av seg selv':<34}{heltall(klarert):>12}   {100 * klarert / antall:.1f} %")


def _svar(maal: str, *, naadd: bool) -> str:
    return f"mål {maal}: {'ja' if naadd else 'NEI'}"


def _tabell(side: Linjekolonner | Kravkolonner) -> dict[str, Any]:
    oere = side.oere if isinstance(side, Linjekolonner) else side.endring_oere
    return {**{navn: getattr(side, navn) for navn in NOEKKEL if navn != "oere"}, "oere": oere, "id": side.id}


def _polars(linjer: dict[str, Any], krav: dict[str, Any]) -> int:
    return pl.DataFrame(linjer).join(pl.DataFrame(krav), on=NOEKKEL, how="inner").height


def _duckdb(linjer: dict[str, Any], krav: dict[str, Any]) -> int:
    """DuckDB finds the two tables by the names of the arguments."""
    kolonner = ", ".join(NOEKKEL)
    with duckdb.connect() as base:
        base.execute(f"create table svar as select * from linjer join krav using ({kolonner})")  # noqa: S608 -- our own names
        (antall,) = base.execute("select count(*) from svar").fetchone() or (0,)
    return int(antall)


if __name__ == "__main__":
    main()
