"""The published figures (T-01 to T-05), read from the copies in `fasit/`; whole kroner to øre."""

import csv
from pathlib import Path

MAPPE = Path(__file__).parent / "fasit"


def les(navn: str) -> list[dict[str, str]]:
    with (MAPPE / navn).open(encoding="utf-8", newline="") as fil:
        return list(csv.DictReader(fil))


def utestaaende_per_sektor(kolonne: str) -> dict[str, int]:
    rader = les("t01_utestaaende_per_sektor.csv")
    return {r["sektor"]: int(r[kolonne]) * 100 for r in rader}


def utestaaende_per_kravaar(kolonne: str) -> dict[str, int]:
    rader = les("t02_utestaaende_per_kravaar.csv")
    return {r["kravår"]: int(r[kolonne]) * 100 for r in rader if r["kravår"][0].isdigit() and r[kolonne]}


def justert_per_kravaar() -> dict[str, int]:
    return {r["kravår"]: int(r["avskrevet"]) * 100 for r in les("t03_avskrevet_per_kravaar.csv")}


def purring() -> dict[str, int]:
    return {
        r["nøkkel"]: int(float(r["beløp"])) * 100 for r in les("t04_purring.csv") if "." not in r["beløp"]
    }


def plan() -> list[dict[str, str]]:
    return les("t05_fremdriftsplan.csv")


def slaa_sammen_gamle(per_aar: dict[str, int]) -> dict[str, int]:
    """Single years 2016 to 2020 as the one row of the published table."""
    ut: dict[str, int] = {}
    for aar, beloep in per_aar.items():
        navn = "2016-2020" if int(aar) <= 2020 else aar
        ut[navn] = ut.get(navn, 0) + beloep
    return ut
