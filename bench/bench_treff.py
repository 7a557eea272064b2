"""How much of Nav's settlements is cleared without a person, and how often that is wrong: three fresh kommuner.

Each kommune is simulated with Nav's habits and the kommune's own mistakes, read in and matched; then every
match the rules made by themselves is held against the truth, which says what claim Nav's line is of. Wrong is
another claim, unless the two are equal in all that a line can tell (person, ytelse, period): then nobody can
know. Targets: 95 % of ordinary lines, 85 % with feriepenger and set-offs, wrong at most 0.1 %.

    python bench/bench_treff.py [--froe 601 602 603] [--ansatte 1500] [--aarsaker]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from felles import heltall, kjoer, maskin

FRA, TIL = "2022-01-01", "2024-12-31"
MAAL_ORDINAERE, MAAL_ALLE, MAAL_FEIL = 95.0, 85.0, 0.1


def main() -> None:
    """Parse, simulate, and print the figures of each kommune and of all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--froe", type=int, nargs="+", default=[601, 602, 603])
    parser.add_argument("--ansatte", type=int, default=1500)
    parser.add_argument("--aarsaker", action="store_true", help="let Nav know other things than the kommune")
    parser.add_argument("--barn", type=Path, help=argparse.SUPPRESS)
    valg = parser.parse_args()
    if valg.barn:
        print(json.dumps(_maal(valg.barn)))
        return
    print(maskin())
    samlet: Counter[str] = Counter()
    for froe in valg.froe:
        tall = _en_kommune(froe, valg.ansatte, aarsaker=valg.aarsaker)
        _vis(f"frø {froe}", tall)
        samlet.update(tall)
    _vis("alle", samlet)


def _en_kommune(froe: int, ansatte: int, *, aarsaker: bool) -> dict[str, int]:
    with tempfile.TemporaryDirectory(prefix="tilgode-bench-") as navn:
        mappe = Path(navn)
        miljoe = {"TILGODE_MAPPE": str(mappe / "data")}
        simuler = (
            f"-m tilgode.cli simuler --froe {froe} --ansatte {ansatte} --fra {FRA} --til {TIL} --ut".split()
        )
        kjoer([sys.executable, *simuler, str(mappe / "kommune"), *["--aarsaker"] * aarsaker], miljoe)
        svar = kjoer([sys.executable, __file__, "--barn", str(mappe / "kommune")], miljoe)
    tall: dict[str, int] = json.loads(svar.utdata.splitlines()[-1])
    return tall


def _maal(kommune: Path) -> dict[str, int]:
    """In a program of its own: read in, match, and hold it against the truth."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from tilgode.apps.innlesing.services_mappe import importer_mappe
    from tilgode.apps.oppgjoer.noekkeltall import treffrater
    from tilgode.apps.oppgjoer.services import avstem
    from tilgode.apps.organisasjon.models import Arbeidsgiver

    importer_mappe(kommune / "eksport")
    arbeidsgiver = Arbeidsgiver.objects.get()
    avstem(arbeidsgiver)
    rater = treffrater(arbeidsgiver)
    return {
        "ordinaere": rater.ordinaere.linjer,
        "ordinaere_klarert": rater.ordinaere.automatisk_linjer,
        "alle": rater.alle.linjer,
        "alle_klarert": rater.alle.automatisk_linjer,
        **_mot_sannheten(kommune / "sannhet" / "linjer.jsonl"),
    }


def _mot_sannheten(fil: Path) -> dict[str, int]:
    from tilgode.apps.krav.models import Krav
    from tilgode.apps.oppgjoer.models import Kobling

    felter = ("person_id", "ytelse", "fom", "tom")
    kjennetegn = {ref: tuple(rad) for ref, *rad in Krav.objects.values_list("referanse", *felter)}
    sannhet = {}
    with fil.open(encoding="utf-8") as linjer:
        for rad in map(json.loads, linjer):
            sannhet[rad["rapport"], rad["linje"]] = rad["krav"]
    koblinger = Kobling.objects.filter(maate="SIKKER", oppheving__isnull=True)
    tall = Counter(koblinger=0, feil=0)
    for rapport, nr, ref, regel in koblinger.values_list(
        "linje__oppgjoer__rapport_id", "linje__linjenummer", "krav__referanse", "regel"
    ):
        rett = sannhet[rapport, nr]
        galt = rett != ref and kjennetegn.get(rett) != kjennetegn[ref]
        tall.update(koblinger=1, feil=int(galt))
        if galt:
            tall[f"feil {regel}"] += 1
    return dict(tall)


def _vis(navn: str, tall: dict[str, int] | Counter[str]) -> None:
    print(f"{navn}: {heltall(tall['alle'])} linjer, {heltall(tall['koblinger'])} koblinger av seg selv")
    for hva, del_, hel, maal in (
        ("ordinære linjer klarert", "ordinaere_klarert", "ordinaere", MAAL_ORDINAERE),
        ("med feriepenger og trekk", "alle_klarert", "alle", MAAL_ALLE),
    ):
        prosent = 100 * tall[del_] / tall[hel]
        print(f"  {hva:<28}{prosent:>8.2f} %   mål ≥ {maal} %: {'ja' if prosent >= maal else 'NEI'}")
    feil = 100 * tall["feil"] / tall["koblinger"]
    regler = ", ".join(f"{n.removeprefix('feil ')} {v}" for n, v in tall.items() if n.startswith("feil "))
    print(
        f"  {'feil kobling':<28}{feil:>8.3f} %   mål ≤ {MAAL_FEIL} %: {'ja' if feil <= MAAL_FEIL else 'NEI'} {regler}"
    )


if __name__ == "__main__":
    main()
