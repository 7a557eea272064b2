"""An adder of its own: the memo's figures from the export files alone, without Tilgode's code.

Reads krav.csv, justering.csv, purring.csv, plan.csv and Nav's files, and sums. A settlement line
belongs to the sektor of its person and to the year its period begins in (feriepenger: the year
before), so that no matching is needed to know the totals.
"""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

FERIEPENGEKODER = "EFGHIJKM"


def les(mappe: Path, navn: str) -> list[dict[str, str]]:
    with (mappe / f"{navn}.csv").open(encoding="utf-8-sig", newline="") as fil:
        return list(csv.DictReader(fil, delimiter=";"))


def oere(tekst: str) -> int:
    hele, _, rest = tekst.replace(" ", "").replace("\u00a0", "").replace("−", "-").partition(",")
    fortegn = -1 if hele.startswith("-") else 1
    return fortegn * (abs(int(hele)) * 100 + int((rest or "0").ljust(2, "0")))


class Regnestykke:
    """Every change of what Nav owes, as (date, sektor, claim year or None, øre)."""

    def __init__(self, mappe: Path) -> None:
        self.mappe = mappe
        self.sektor_av_ansvar = {r["ansvar"]: r["sektor"] for r in les(mappe, "organisasjon")}
        self.ansatte = les(mappe, "ansatte")
        self.krav = {r["referanse"]: r for r in les(mappe, "krav")}
        self.endringer = [*self._krav(), *self._justeringer(), *self._linjer()]

    def _krav(self):
        for r in self.krav.values():
            sektor = self.sektor_av_ansvar[r["ansvar"]]
            yield date.fromisoformat(r["sendt"]), sektor, r["kravaar"], oere(r["beloep"])

    def _justeringer(self):
        for r in les(self.mappe, "justering"):
            krav = self.krav.get(r["krav"])
            ansvar = krav["ansvar"] if krav else r["ansvar"]
            aar = krav["kravaar"] if krav else None
            yield date.fromisoformat(r["dato"]), self.sektor_av_ansvar[ansvar], aar, oere(r["beloep"])

    def linjer(self):
        for fil in sorted((self.mappe / "oppgjoer").iterdir()):
            valuta = date.fromisoformat(fil.name.split("_")[2])
            for linje in fil.read_bytes().decode("iso-8859-1").split("\r\n")[:-1]:
                f = linje.split(";")
                fortegn = -1 if f[9].endswith("-") else 1
                yield valuta, f[3], f[4], f[5], f[8], fortegn * int(f[9][:-1])

    def _linjer(self):
        sektor = {r["fnr"]: self.sektor_av_ansvar[r["ansvar"]] for r in self.ansatte}
        for valuta, kode, fnr, fom, _, beloep in self.linjer():
            if fom != "00000000":
                aar = int(fom[:4]) - (kode in FERIEPENGEKODER)
                yield valuta, sektor[fnr], str(aar), -beloep

    def per_sektor(self, dato: date) -> Counter:
        return self._sum(1, dato)

    def per_kravaar(self, dato: date) -> Counter:
        return self._sum(2, dato)

    def _sum(self, felt: int, dato: date) -> Counter:
        sum_: Counter = Counter()
        for endring in self.endringer:
            if endring[0] <= dato:
                sum_[endring[felt]] += endring[3]
        return sum_

    def justert_per_kravaar(self, fra: date, til: date) -> Counter:
        sum_: Counter = Counter()
        for r in les(self.mappe, "justering"):
            if r["art"] in ("NEDJUSTERT", "AVSKREVET") and fra < date.fromisoformat(r["dato"]) <= til:
                sum_[self.krav[r["krav"]]["kravaar"]] -= oere(r["beloep"])
        return sum_
