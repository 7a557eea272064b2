"""`tilgode finn PARAGRAF`: where a paragraph of the law lives in the program.

Shows the modules and functions that apply it, the rule keys and sentences of their steps, the
dated values with source, and the tests that hold it.
Border: shows; the register is read in `hjemmelsregister`.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path

import tilgode
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.hjemmelsregister import Regelsted, Verdisted, regelsteder, verdisteder
from tilgode.cli.valg import legg_til_svarform
from tilgode.params.tekster import stegtekster
from tilgode.values.hjemmel import LOVER

EKSEMPLER = """eksempler:
  tilgode finn 8-19
  tilgode finn "ftrl 22-13" --format json
"""
VEKTORER = re.compile(r"vektorer\(\s*\"(\w+)\"")


@dataclass(frozen=True)
class Funn:
    """What was found for one paragraph; `tester` are files with the number of cases they read."""

    paragraf: str
    regler: tuple[Regelsted, ...]
    verdier: tuple[Verdisted, ...]
    tester: tuple[tuple[str, tuple[str, ...]], ...]


def finn(paragraf: str) -> Funn:
    """Find a paragraph, written `8-19`, `§ 8-19` or `ftrl 8-19`; raises Brukerfeil when nothing applies it."""
    lov, nummer = _tolk(paragraf)
    regler = tuple(s for s in regelsteder() if _gjelder(s.hjemmel.lov, s.hjemmel.paragraf, lov, nummer))
    verdier = tuple(s for s in verdisteder() if _gjelder(s.hjemmel.lov, s.hjemmel.paragraf, lov, nummer))
    if not regler and not verdier:
        raise Brukerfeil(f"ingen regel eller verdi bygger på «{paragraf}». Prøv for eksempel 8-19")
    moduler = sorted({sted.modul for sted in regler})
    return Funn(nummer, regler, verdier, tuple(t for modul in moduler for t in finn_tester(modul)))


def _tolk(paragraf: str) -> tuple[str | None, str]:
    ord_ = paragraf.replace("§", " ").replace(".", " ").split()
    if not ord_:
        raise Brukerfeil("skriv en paragraf, for eksempel 8-19")
    return (ord_[0] if len(ord_) > 1 and ord_[0] in LOVER else None), ord_[-1]


def _gjelder(lov: str, paragraf: str, soekt_lov: str | None, soekt: str) -> bool:
    return paragraf == soekt and soekt_lov in (None, lov)


def finn_tester(modul: str) -> list[tuple[str, tuple[str, ...]]]:
    """Test files that mirror a module, with the files of cases they read; none in an installed package."""
    rot = Path(tilgode.__file__).parents[2]
    deler = modul.split(".")[1:]
    mappe = rot.joinpath("tests", *deler[:-1])
    stamme = re.sub(r"_(tabell|kjerne|spor|sporing)$", "", deler[-1])
    return [
        (str(fil.relative_to(rot)), tuple(sorted(set(VEKTORER.findall(fil.read_text(encoding="utf-8"))))))
        for fil in sorted(mappe.glob(f"test_{stamme}*.py"))
    ]


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "finn",
        help="finn regler, satser og eksempler for en paragraf",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paragraf", nargs="+", help="for eksempel 8-19 eller ftrl 22-13")
    legg_til_svarform(parser)
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Print what was found; returns 0."""
    funn = finn(" ".join(valg.paragraf))
    print(
        json.dumps(som_json(funn), ensure_ascii=False, indent=2) if valg.format == "json" else som_tekst(funn)
    )
    return 0


def som_tekst(funn: Funn) -> str:
    """As lines for the terminal."""
    linjer = [f"§ {funn.paragraf}", ""]
    linjer += ["Regler"] if funn.regler else []
    for sted in funn.regler:
        bruk = f": {', '.join(sted.funksjoner)}" if sted.funksjoner else ""
        linjer.append(f"  {sted.hjemmel}  {sted.modul}{bruk}")
        linjer += [f"      {regel}  «{setning(regel)}»" for regel in sted.regler]
    linjer += ["", "Verdier"] if funn.verdier else []
    linjer += [f"  {v.hjemmel}  {v.navn} = {v.verdi} ({v.periode}; {v.kilde})" for v in funn.verdier]
    linjer += ["", "Prøver"] if funn.tester else []
    for fil, vektorer in dict(funn.tester).items():
        linjer.append(f"  {fil}" + (f" (vektorer: {', '.join(vektorer)})" if vektorer else ""))
    return "\n".join(linjer)


def setning(regel: str) -> str:
    """The rule's sentence in bokmål, with its placeholders; the first when the outcome decides."""
    tekster = stegtekster()
    noekkel = regel if regel in tekster else f"{regel}:ja"
    return tekster[noekkel]["nb"]


def som_json(funn: Funn) -> dict[str, object]:
    """As plain values."""
    return {
        "paragraf": funn.paragraf,
        "regler": [
            {
                "hjemmel": str(s.hjemmel),
                "modul": s.modul,
                "funksjoner": list(s.funksjoner),
                "regler": list(s.regler),
            }
            for s in funn.regler
        ],
        "verdier": [
            {
                "hjemmel": str(v.hjemmel),
                "navn": v.navn,
                "verdi": v.verdi,
                "periode": v.periode,
                "kilde": v.kilde,
            }
            for v in funn.verdier
        ],
        "tester": [{"fil": fil, "vektorer": list(v)} for fil, v in dict(funn.tester).items()],
    }
