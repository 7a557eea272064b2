"""Outcome inference against the truth: how often each inference is right, and whether the probabilities hold.

    python bench/bench_utfall.py [--froe 81 82 83] [--ansatte 2000] [--per 2024-02-01 2024-06-01 …]

Each seed is simulated twice, with the kommune's mistakes and with causes in Nav's view (`--aarsaker`), read in
as files and matched. Then every open claim is inferred as known at some dates, and only then is the truth
opened: what Nav paid later, and what came of the rest. The default seeds have not been used while the
inference was made.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from felles import kjoer, maskin

FROE = (81501, 81502, 81503)
DATOER = ("2024-01-15", "2024-04-15", "2024-07-15", "2024-10-01")
BOLKER = (500, 600, 700, 800, 900, 950, 990, 1000)
Objekt = dict


def kommando(*ord_: str) -> list[str]:
    """A call of the command line by this Python."""
    return [sys.executable, "-m", "tilgode.cli", *ord_]


def anslaatt(froe: int, valg: argparse.Namespace, mappe: Path, *ekstra: str) -> dict[str, list[Objekt]]:
    """The open claims with inference and truth, by date."""
    miljoe = {"TILGODE_MAPPE": str(mappe / "var")}
    kommune = mappe / "kommune"
    kjoer(
        kommando("simuler", *ekstra, "--froe", str(froe), "--ansatte", str(valg.ansatte), "--fra", valg.fra,
                 "--til", valg.til, "--ut", str(kommune)),
        miljoe,
    )  # fmt: skip
    kjoer(kommando("importer", str(kommune / "eksport")), miljoe)
    linjer = (kommune / "sannhet" / "utfall.jsonl").read_text(encoding="utf-8").splitlines()
    sannhet = {s["krav"]: s for s in map(json.loads, linjer)}
    funnet = {}
    for per in valg.per:
        svar = kjoer(kommando("utfall", "--per", per, "--kjent", per, "--format", "json"), miljoe).utdata
        funnet[per] = [
            krav | {"sant": sant_utfall(krav, sannhet[krav["krav"]], per)} for krav in json.loads(svar)
        ]
    return funnet


def sant_utfall(krav: Objekt, sann: Objekt, per: str) -> str:
    """What came of an open claim after the date, in the words of the inference."""
    senere = [oere for dag, oere in sann["betalinger"] if dag > per]
    betalt = sum(oere for dag, oere in sann["betalinger"] if dag <= per)
    if betalt > sann["krevd_oere"]:
        return "MOTREGNET" if any(oere < 0 for oere in senere) else "UAVKLART"
    if any(oere > 0 for oere in senere) or (not betalt and sann["endelig_oere"]):
        return "VENTER"
    if betalt:
        return "DELVIS_BETALT"
    if any(dag <= per for dag, _ in sann["betalinger"]):
        return "MOTREGNET"
    return {"UTBETALT_ANSATT": "UTBETALT_ANSATT"}.get(sann["utfall"], "TROLIG_AVSLAATT")


def er_riktig(antatt: str, sant: str) -> bool:
    """An unresolved claim is rightly so when no money came."""
    return antatt == sant or (antatt == "UAVKLART" and sant != "VENTER")


def skriv(tittel: str, rader: list[Objekt]) -> None:
    """The tables of a set of inferences."""
    print(
        f"\n{tittel}: {len(rader)} åpne krav, {sum(abs(r['utestaaende_oere']) for r in rader) / 100:,.0f} kr utestående"
    )
    print("  antatt utfall      krav     riktig   sagt   kroner riktig")
    for antatt, egne in sorted(_grupper(rader, lambda r: r["anslag"]["antatt_utfall"]).items()):
        riktige = [r for r in egne if _riktig(r)]
        sagt = sum(r["anslag"]["antatt_promille"] for r in egne) / 10 / len(egne)
        kroner = sum(abs(r["utestaaende_oere"]) for r in egne)
        print(
            f"  {antatt:<17}{len(egne):6}   {100 * len(riktige) / len(egne):6.1f} %{sagt:6.1f} %"
            f"  {100 * sum(abs(r['utestaaende_oere']) for r in riktige) / kroner:6.1f} %"
        )
    print("  kalibrering: sagt     krav  sagt i snitt  riktig")
    for grense, egne in sorted(_grupper(rader, _bolk).items()):
        sagt = sum(r["anslag"]["antatt_promille"] for r in egne) / 10 / len(egne)
        print(
            f"  høyst {grense / 10:5.1f} %      {len(egne):6}     {sagt:6.1f} %  {100 * sum(map(_riktig, egne)) / len(egne):6.1f} %"
        )
    feil = sum(abs(r["anslag"]["antatt_promille"] / 1000 - _riktig(r)) ** 2 for r in rader) / len(rader)
    print(f"  Brier {feil:.4f}")


def skriv_gjenfinning(rader: list[Objekt]) -> None:
    """How much of each truth was seen, and what it was taken for."""
    print("\n  sant utfall        krav  antatt")
    for sant, egne in sorted(_grupper(rader, lambda r: r["sant"]).items()):
        tatt_for = Counter(r["anslag"]["antatt_utfall"] for r in egne)
        print(f"  {sant:<17}{len(egne):6}  {', '.join(f'{u} {n}' for u, n in tatt_for.most_common())}")
    print("\n  bevis                       krav  ble aldri betalt")
    per_bevis = defaultdict(list)
    for r in rader:
        for type_ in {b["type"] for b in r["anslag"]["bevis"]}:
            per_bevis[type_].append(r["sant"] != "VENTER")
    for type_, sanne in sorted(per_bevis.items()):
        print(f"  {type_:<26}{len(sanne):6}  {100 * sum(sanne) / len(sanne):6.1f} %")


def _grupper(rader: list[Objekt], noekkel) -> dict:
    samlet = defaultdict(list)
    for rad in rader:
        samlet[noekkel(rad)].append(rad)
    return samlet


def _bolk(rad: Objekt) -> int:
    return next(g for g in BOLKER if rad["anslag"]["antatt_promille"] <= g)


def _riktig(rad: Objekt) -> bool:
    return er_riktig(rad["anslag"]["antatt_utfall"], rad["sant"])


def main() -> int:
    """Run and print; returns 0, since the figures are the result."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("--froe", type=int, nargs="+", default=list(FROE))
    leser.add_argument("--ansatte", type=int, default=2000)
    leser.add_argument("--fra", default="2022-01-01")
    leser.add_argument("--til", default="2024-12-31")
    leser.add_argument("--per", nargs="+", default=list(DATOER))
    leser.add_argument(
        "--ut", type=Path, help="write every inference with its truth to this file (JSON lines)"
    )
    valg = leser.parse_args()
    print(maskin())
    alle: list[Objekt] = []
    for froe in valg.froe:
        for ekstra in ((), ("--aarsaker",)):
            with tempfile.TemporaryDirectory() as mappe:
                funnet = anslaatt(froe, valg, Path(mappe), *ekstra)
            rader = [rad | {"per": per, "froe": froe} for per, egne in funnet.items() for rad in egne]
            skriv(f"frø {froe}{' med årsaker' if ekstra else ''}", rader)
            alle += rader
    skriv("samlet", alle)
    skriv_gjenfinning(alle)
    if valg.ut is not None:
        valg.ut.write_text(
            "".join(json.dumps(rad, ensure_ascii=False) + "\n" for rad in alle), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
