"""Planted causes against the engine: precision, recall and calibration per cause, and the speed.

    python bench/bench_forklaring.py [--froe 101 102 103] [--ansatte 5000] [--fra 2023-01-01] [--til 2024-12-31]

For each seed a kommune is simulated with `--aarsaker`, read in as files, matched, and every deviation
explained by the command line; only then is the truth opened. A deviation counts as found when the causes
the program names are exactly those that were planted (none of them missing, none besides). Claims that Nav
has not answered are easy, so the figures are given without them too. The default seeds have not been used
while the engine was made.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from felles import Kjoering, kjoer, maskin

FROE = (61401, 61402, 61403)
#: A claim Nav has not answered: easy to know, so that the figures are printed without it too.
UBESVART = frozenset({"UNDER_BEHANDLING"})
Objekt = dict
KRAV_FUNNET, KRAV_KRONER, KRAV_SIKKER_FEIL, KRAV_SEKUNDER = 0.90, 0.95, 0.005, 60.0
ANTALL_I_KRAVET = 10_000


def kommando(*ord_: str) -> list[str]:
    """A call of the command line by this Python."""
    return [sys.executable, "-m", "tilgode.cli", *ord_]


def forklart(froe: int, valg: argparse.Namespace, mappe: Path) -> tuple[list[Objekt], list[Objekt], Kjoering]:
    """The answers and the truth of one seed, and the run of `forklar --alle`."""
    miljoe = {"TILGODE_MAPPE": str(mappe / "var")}
    kommune = mappe / "kommune"
    kjoer(
        kommando("simuler", "--aarsaker", "--froe", str(froe), "--ansatte", str(valg.ansatte), "--fra", valg.fra,
                 "--til", valg.til, "--ut", str(kommune)),
        miljoe,
    )  # fmt: skip
    kjoer(kommando("importer", str(kommune / "eksport")), miljoe)
    svar = kjoer(kommando("forklar", "--alle", "--format", "json", "--per", valg.til), miljoe)
    linjer = (kommune / "sannhet" / "aarsaker.jsonl").read_text(encoding="utf-8").splitlines()
    sannhet = [json.loads(linje) for linje in linjer]
    return med_tvillinger(json.loads(svar.utdata), sannhet), sannhet, svar


def med_tvillinger(svar: list[Objekt], sannhet: list[Objekt]) -> list[Objekt]:
    """Of two equal claims, which one Nav paid cannot be known: an answer about the one is about the other."""
    kjente, svarte = {s["krav"] for s in sannhet}, {s["krav"] for s in svar}
    sted = {
        _sted(s): s["krav"] for s in sannhet if koder(s) == {"DOBBELTREGISTRERT"} and s["krav"] not in svarte
    }
    return [
        s | {"krav": sted[_sted(s)]}
        if s["krav"] not in kjente and koder(s) == {"DOBBELTREGISTRERT"} and _sted(s) in sted
        else s
        for s in svar
    ]


def _sted(objekt: Objekt) -> tuple[str, ...]:
    return tuple(objekt[felt] for felt in ("person", "ytelse", "fom", "tom"))


def koder(objekt: Objekt | None) -> frozenset[str]:
    """The causes of an answer or of a truth."""
    return frozenset(a["kode"] for a in objekt["aarsaker"]) if objekt else frozenset()


def foerst(objekt: Objekt | None) -> frozenset[str]:
    """The causes ranked first, also when the program does not point them out."""
    return koder(objekt["alternativer"][0]) if objekt and objekt["alternativer"] else frozenset()


def uten_ubesvarte(svar: list[Objekt], sannhet: list[Objekt]) -> tuple[list[Objekt], list[Objekt]]:
    """The answers and the truth of the claims that Nav has answered."""
    besvart = [s for s in sannhet if koder(s) != UBESVART]
    krav = {s["krav"] for s in besvart}
    return [s for s in svar if s["krav"] in krav], besvart


class Tall:
    """What is counted over all deviations."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.antall = self.funnet = self.foerst = self.sikre = self.sikre_feil = self.umerkede = 0
        self.kroner = self.kroner_funnet = self.kroner_foerst = 0
        self.svar: Counter[str] = Counter()
        self.riktige: Counter[str] = Counter()
        self.sanne: Counter[str] = Counter()
        self.gjenfunnet: Counter[str] = Counter()
        self.kalibrering: dict[str, list[int]] = {}
        self.forvekslet: Counter[tuple[str, str]] = Counter()
        self.slag: set[str] = set()
        self.stoerrelse: dict[int, list[int]] = {}

    def tell(self, svar: list[Objekt], sannhet: list[Objekt]) -> None:
        """Add one seed."""
        per_krav = {s["krav"]: s for s in svar}
        for sann in sannhet:
            self._tell_en(per_krav.pop(sann["krav"], None), sann)
        self.umerkede += len(per_krav)

    def _tell_en(self, svar: Objekt | None, sann: Objekt) -> None:
        fasit, gitt, rangert = koder(sann), koder(svar), foerst(svar)
        oere = abs(sann["ventet_oere"] - sann["mottatt_oere"])
        riktig, rangert_riktig = gitt == fasit, rangert == fasit
        self.slag |= {a["slag"] for a in sann["aarsaker"]}
        self.antall += 1
        self.funnet += riktig
        self.foerst += rangert_riktig
        self.kroner += oere
        self.kroner_funnet += oere * riktig
        self.kroner_foerst += oere * rangert_riktig
        par = self.stoerrelse.setdefault(len(fasit), [0, 0, 0])
        par[0] += 1
        par[1] += riktig
        par[2] += rangert_riktig
        self.svar.update(gitt)
        self.sanne.update(fasit)
        self.riktige.update(gitt & fasit)
        self.gjenfunnet.update(rangert & fasit)
        if not rangert_riktig:
            self.forvekslet[("+".join(sorted(fasit)), "+".join(sorted(rangert)) or "ingen")] += 1
        if svar is None:
            return
        if svar["sikkerhet"] == "SIKKER":
            self.sikre += 1
            self.sikre_feil += not riktig
        if svar["alternativer"]:
            promille = svar["alternativer"][0]["promille"]
            bolk = f"{svar['sikkerhet']:<11}{min(promille // 100 * 10, 90):>3}-{min(promille // 100 * 10 + 10, 100)} %"
            treff = self.kalibrering.setdefault(bolk, [0, 0, 0])
            treff[0] += 1
            treff[1] += rangert_riktig
            treff[2] += promille


def andel(teller: int, nevner: int) -> str:
    """A share in per cent, or a dash."""
    return f"{100 * teller / nevner:6.1f} %" if nevner else "     –  "


def skriv(navn: str, tall: Tall, *, alt: bool) -> None:
    """Print the counts."""
    print(f"\n{navn}: {tall.antall} avvik, {len(tall.slag)} slag, {tall.kroner / 100:,.0f} kr")
    print(f"  pekt ut og helt riktig: {andel(tall.funnet, tall.antall)} av avvikene, "
          f"{andel(tall.kroner_funnet, tall.kroner)} av kronene")  # fmt: skip
    print(f"  rangert først:          {andel(tall.foerst, tall.antall)} av avvikene, "
          f"{andel(tall.kroner_foerst, tall.kroner)} av kronene")  # fmt: skip
    print(f"  sikre: {tall.sikre}, av dem feil {tall.sikre_feil} ({andel(tall.sikre_feil, tall.sikre).strip()}); "
          f"avvik uten fasit: {tall.umerkede}")  # fmt: skip
    if not alt:
        return
    for antall, (alle, riktige, rangerte) in sorted(tall.stoerrelse.items()):
        print(
            f"  {antall} årsak(er): {alle:5} avvik, pekt ut {andel(riktige, alle)}, først {andel(rangerte, alle)}"
        )
    print("\n  årsak                     antall  presisjon   gjenfinning   (pekt ut)  (rangert først)")
    for kode, antall in tall.sanne.most_common():
        print(f"  {kode:<25} {antall:6}  {andel(tall.riktige[kode], tall.svar[kode])}    "
              f"{andel(tall.riktige[kode], antall)}                 {andel(tall.gjenfunnet[kode], antall)}")  # fmt: skip
    print("\n  kalibrering: sikkerhet, sagt andel, avvik, riktig")
    for bolk, (n, riktige, promille) in sorted(tall.kalibrering.items()):
        print(f"  {bolk:<22} {promille / 10 / n:6.1f} % {n:6}  {andel(riktige, n)}")
    print("\n  oftest forvekslet (fasit → rangert først)")
    for (fasit, gitt), antall in tall.forvekslet.most_common(12):
        print(f"  {antall:4}  {fasit} → {gitt}")


def main() -> int:
    """Run and print; returns 0 also when a target is missed, since the figures are the result."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("--froe", type=int, nargs="+", default=list(FROE))
    leser.add_argument("--ansatte", type=int, default=5000)
    leser.add_argument("--fra", default="2023-01-01")
    leser.add_argument("--til", default="2024-12-31")
    valg = leser.parse_args()
    print(maskin())
    samlet, besvart, sekunder, prosessor, forklarte = Tall(), Tall(), 0.0, 0.0, 0
    for froe in valg.froe:
        with tempfile.TemporaryDirectory() as mappe:
            svar, sannhet, kjoering = forklart(froe, valg, Path(mappe))
        tall = Tall()
        for ett in (tall, samlet):
            ett.tell(svar, sannhet)
        besvart.tell(*uten_ubesvarte(svar, sannhet))
        sekunder, forklarte = sekunder + kjoering.sekunder, forklarte + len(svar)
        prosessor += kjoering.prosessor
        skriv(f"frø {froe} ({kjoering.sekunder:.1f} s for {len(svar)} avvik)", tall, alt=False)
    skriv("samlet", samlet, alt=True)
    skriv("samlet uten dem Nav ikke har svart på", besvart, alt=False)
    paa_ti_tusen = sekunder / max(1, forklarte) * ANTALL_I_KRAVET
    print(f"\n{forklarte} avvik forklart på {sekunder:.1f} s, {prosessor:.1f} s prosessortid: for 10 000 "
          f"{paa_ti_tusen:.0f} s, {prosessor / max(1, forklarte) * ANTALL_I_KRAVET:.0f} s prosessortid")  # fmt: skip
    maal = (
        ("helt riktig av avvikene", samlet.funnet / samlet.antall, f"≥ {KRAV_FUNNET}"),
        ("helt riktig av kronene", samlet.kroner_funnet / samlet.kroner, f"≥ {KRAV_KRONER}"),
        ("det samme uten ubesvarte", besvart.funnet / besvart.antall, f"≥ {KRAV_FUNNET}"),
        ("kronene uten ubesvarte", besvart.kroner_funnet / besvart.kroner, f"≥ {KRAV_KRONER}"),
        ("sikkert og feil", samlet.sikre_feil / samlet.antall, f"≤ {KRAV_SIKKER_FEIL}"),
        ("sekunder for 10 000", paa_ti_tusen, f"≤ {KRAV_SEKUNDER}"),
    )
    print("\n".join(f"  {navn}: {verdi:.4f} (mål {grense})" for navn, verdi, grense in maal))
    return 0


if __name__ == "__main__":
    sys.exit(main())
