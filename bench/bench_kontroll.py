"""The controls at the source against the truth: planted mistakes found, kroner right, and nothing invented.

    python bench/bench_kontroll.py [--froe 92013 92014] [--ansatte 3000]

Each seed is simulated with the kommune's eighteen kinds of mistakes, read in as files, and controlled as of the
last day; only then is the truth opened. A mistake is found when the control it should meet has a finding about
its claim or its days; the kroner are right when the amount is the planted one, to the øre. A finding where
nothing is planted is invented; claims for the last months nobody has made yet are real and told apart.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from felles import kjoer, maskin

FROE = (92013, 92014)
#: The findings that answer each kind of mistake; kinds without a control of a claim are left out.
SVAR = {
    # a day that another claim has already is a duplicate, whatever made it
    "ARBEIDSGIVERPERIODE_EN_DAG_FEIL": {"OVERKRAV", "DUBLETT"},
    "OVERFOERT_KRAV": {"OVERKRAV"},
    "FEIL_GRAD": {"OVERKRAV"},
    "FEIL_YTELSE": {"FEIL_YTELSE"},
    "DOBBELT_KRAV": {"DUBLETT"},
    "KRAV_ETTER_SLUTT": {"ETTER_SLUTT"},
    "FERIE_I_PERIODEN": {"FERIE"},
    "MAKSDATO_PASSERT": {"ETTER_MAKSDATO"},
    "TILLEGG_UTELATT": {"GRUNNLAG"},
    "KRAV_MANGLER": {"KRAV_MANGLER"},
    "FRITAK_IKKE_BRUKT": {"KRAV_MANGLER", "FRITAK_IKKE_BRUKT"},
    "G_IKKE_OPPDATERT": {"UNDERKRAV"},
    "SENT_REGISTRERT_FRAVAER": {"SENT_FRAVAER", "KRAV_FOR_SENT"},
    "KRAV_FOR_SENT": {"KRAV_FOR_SENT"},
    "SOEKNAD_MANGLER": {"SOEKNAD_MANGLER"},
}
#: Nothing is over- or underclaimed: the amount is what was claimed under the wrong name.
UTEN_BELOEP = {"FEIL_YTELSE"}
#: Mistakes about what was never claimed; all others are about a claim that must have been made.
UTEN_KRAV = {"KRAV_MANGLER", "FRITAK_IKKE_BRUKT"}
#: Claims of the last months are sent after the period; missing ones there are no mistakes.
SISTE_MAANEDER = 4
Objekt = dict


def kommando(*ord_: str) -> list[str]:
    """A call of the command line by this Python."""
    return [sys.executable, "-m", "tilgode.cli", *ord_]


def jsonlinjer(fil: Path) -> list[Objekt]:
    """The objects of a file of JSON lines."""
    return [json.loads(linje) for linje in fil.read_text(encoding="utf-8").splitlines()]


def kontroller(
    froe: int, valg: argparse.Namespace, mappe: Path
) -> tuple[Objekt, list[Objekt], list[Objekt], set[str]]:
    """The answer of the controls, the planted mistakes, the true claims, and which claims had been made."""
    miljoe = {"TILGODE_MAPPE": str(mappe / "var")}
    kommune = mappe / "kommune"
    kjoer(
        kommando("simuler", "--froe", str(froe), "--ansatte", str(valg.ansatte), "--fra", valg.fra,
                 "--til", valg.til, "--ut", str(kommune)),
        miljoe,
    )  # fmt: skip
    kjoer(kommando("importer", str(kommune / "eksport")), miljoe)
    gang = kjoer(kommando("kontroller", "--alle", "--per", valg.til, "--format", "json"), miljoe)
    print(f"frø {froe}: {gang.sekunder:.1f} s, {gang.topp_byte // 2**20} MiB")
    liste = kjoer(kommando("krav", "liste", "--per", valg.til, "--format", "json"), miljoe).utdata
    laget = {k["referanse"] for k in json.loads(liste)["krav"]}
    sannhet = kommune / "sannhet"
    return (
        json.loads(gang.utdata),
        jsonlinjer(sannhet / "feil.jsonl"),
        jsonlinjer(sannhet / "krav.jsonl"),
        laget,
    )


def treff(feil: Objekt, krav: Objekt, per_person: dict[str, list[Objekt]]) -> list[Objekt]:
    """The findings about a planted mistake: its claim, or the same days of the same person."""
    return [
        f
        for f in per_person[feil["person"]]
        if f["kontroll"] in SVAR[feil["slag"]]
        if f["krav"] == feil["krav"] or (f["fom"] <= krav["tom"] and f["tom"] >= krav["fom"])
    ]


def maal(
    svar: Objekt, feil: list[Objekt], krav: list[Objekt], laget: set[str], til: str
) -> tuple[Counter, list[Objekt]]:
    """Per kind: planted, found, right amount; and the findings nothing was planted for.

    A claim that was made after the last day cannot be controlled on it, and is left out.
    """
    sanne = {k["krav"]: k for k in krav}
    per_person = defaultdict(list)
    for f in svar["funn"]:
        per_person[f["person"]].append(f)
    talt: Counter = Counter()
    brukt = set()
    for f in feil:
        ett = sanne.get(f["krav"])
        if f["slag"] not in SVAR or ett is None or ett["tom"] > til:
            continue
        if f["slag"] not in UTEN_KRAV and f["krav"] not in laget:
            continue
        funnet = treff(f, ett, per_person)
        brukt |= {id(x) for x in funnet}
        talt[f["slag"], "plantet"] += 1
        talt[f["slag"], "funnet"] += bool(funnet)
        if not funnet:
            print(f"  ikke funnet: {f} {ett['fom']}–{ett['tom']}")
        beloep = f["slag"] in UTEN_BELOEP or abs(f["oere"]) in (
            sum(x["oere"] for x in funnet),
            *(x["oere"] for x in funnet),
        )
        talt[f["slag"], "riktig"] += bool(funnet) and beloep
    grense = f"{int(til[:4])}-{int(til[5:7]) - SISTE_MAANEDER + 1:02d}-01"
    # a mistake shows in other findings of the same claim and days too: only what has none at all is invented
    plantet = {(f["person"], f["krav"]) for f in feil}
    perioder = defaultdict(list)
    for f in feil:
        if f["krav"] in sanne:
            perioder[f["person"]].append((sanne[f["krav"]]["fom"], sanne[f["krav"]]["tom"]))
    oppdiktet = [
        f
        for f in svar["funn"]
        if id(f) not in brukt
        if (f["person"], f["krav"]) not in plantet
        if not any(f["fom"] <= tom and f["tom"] >= fom for fom, tom in perioder[f["person"]])
        if f["kontroll"] != "KRAV_MANGLER" or f["fom"] < grense
    ]
    return talt, oppdiktet


def main() -> int:
    """Run and print; returns 0, since the figures are the result."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("--froe", type=int, nargs="+", default=list(FROE))
    leser.add_argument("--ansatte", type=int, default=3000)
    leser.add_argument("--fra", default="2022-01-01")
    leser.add_argument("--til", default="2024-12-31")
    valg = leser.parse_args()
    print(maskin())
    samlet: Counter = Counter()
    oppdiktet: list[Objekt] = []
    for froe in valg.froe:
        with tempfile.TemporaryDirectory() as mappe:
            talt, funn = maal(*kontroller(froe, valg, Path(mappe)), valg.til)
        samlet.update(talt)
        oppdiktet += [f | {"froe": froe} for f in funn]
    print(f"{'slag':<34}{'plantet':>8}{'funnet':>8}{'på øret':>9}")
    for slag in SVAR:
        tall = [samlet[slag, felt] for felt in ("plantet", "funnet", "riktig")]
        print(f"{slag:<34}{tall[0]:>8}{tall[1]:>8}{tall[2]:>9}")
    tall = [sum(samlet[slag, felt] for slag in SVAR) for felt in ("plantet", "funnet", "riktig")]
    print(f"{'i alt':<34}{tall[0]:>8}{tall[1]:>8}{tall[2]:>9}")
    print(f"oppdiktet: {len(oppdiktet)} funn, {sum(f['oere'] for f in oppdiktet) / 100:,.2f} kr")
    for f in oppdiktet[:20]:
        print(
            f"  frø {f['froe']} {f['kontroll']} {f['aarsak']} {f['person']} {f['krav']} {f['fom']}–{f['tom']} {f['oere'] / 100:,.2f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
