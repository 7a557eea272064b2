"""Cuts the demo's export folder in two by date: what was known on a day, and what came after it."""

import csv
import shutil
from datetime import date
from pathlib import Path

#: The column that says when a row came; files that are not named come whole the first time.
DATOKOLONNER = {"krav": "sendt", "justering": "dato", "bank": "dato"}
#: Files that do not move the balance and may come whole the last time.
SIST = ("purring", "plan")
UTELATT = ("loenn", "fravaer", "sykmelding", "soeknad", "inntektsmelding", "vedtak")


def del_mappe(mappe: Path, dag: date, foer: Path, etter: Path) -> None:
    for ut in (foer, etter):
        (ut / "oppgjoer").mkdir(parents=True)
    for fil in mappe.glob("*.csv"):
        if fil.stem in DATOKOLONNER:
            _del_fil(fil, DATOKOLONNER[fil.stem], dag, foer, etter)
        elif fil.stem not in UTELATT:
            shutil.copy(fil, etter if fil.stem in SIST else foer)
    for fil in (mappe / "oppgjoer").iterdir():
        valuta = date.fromisoformat(fil.name.split("_")[2])
        shutil.copy(fil, (foer if valuta <= dag else etter) / "oppgjoer")


def _del_fil(fil: Path, kolonne: str, dag: date, foer: Path, etter: Path) -> None:
    with fil.open(encoding="utf-8", newline="") as inn:
        leser = csv.DictReader(inn, delimiter=";")
        rader = list(leser)
    for ut, tidlig in ((foer, True), (etter, False)):
        with (ut / fil.name).open("w", encoding="utf-8", newline="") as skriv:
            skriver = csv.DictWriter(skriv, leser.fieldnames or [], delimiter=";")
            skriver.writeheader()
            skriver.writerows(r for r in rader if (date.fromisoformat(r[kolonne]) <= dag) is tidlig)
