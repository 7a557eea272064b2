"""`tilgode avstem regler|eier|hull`: which rules run, who clears up a line, and holes in the series of reports.

Border: words in, tables out; the use cases are in `apps/oppgjoer`.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from tilgode.cli.arbeidsgiver import finn_arbeidsgiver
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import AKTOER, dato, legg_til_arbeidsgiver, legg_til_svarform
from tilgode.params.formatering import dato as vis_dato
from tilgode.params.formatering import kroner

if TYPE_CHECKING:
    from tilgode.core.avstemming import Regelsett
    from tilgode.core.avstemming.rekke import Hull

EKSEMPLER_REGLER = """eksempler:
  tilgode avstem regler                                   vis reglene, i den rekkefølgen de prøves
  tilgode avstem regler --uten ETTERBETALING              la en regel ligge
  tilgode avstem regler --foerst FERIEPENGER NEDSATT      prøv disse før de andre
  tilgode avstem regler --toleranse overbetalt_oere=5000 slakk_virkedager=0
  tilgode avstem regler --som-forslag DELVIS              la en sikker regel bare foreslå
  tilgode avstem regler --sikker DELVIS                   la den koble av seg selv igjen
  tilgode avstem regler --levert                          tilbake til reglene som de ble levert
  tilgode avstem regler --uten DELVIS --fra 2026-01-01 --grunn "vedtatt i styringsgruppa"
"""


def legg_til_valg(parser: argparse.ArgumentParser) -> None:
    """Add the commands under `avstem`."""
    under = parser.add_subparsers(dest="hva", metavar="regler|eier|hull")
    _legg_til_regler(under)
    eier = under.add_parser("eier", help="gi åpne linjer en eier", description="Hvem skal rydde i linjene?")
    eier.add_argument("linjer", nargs="+", type=int, metavar="NR", help="nummeret på linja, se --format json")
    eier.add_argument("--navn", default="", help="hvem; tomt tar eieren bort")
    legg_til_arbeidsgiver(eier)
    eier.set_defaults(kjoer=kjoer_eier)
    hull = under.add_parser(
        "hull",
        help="se om det mangler oppgjør",
        description="Hull i rekken av oppgjør: en måned uten, lang stillhet, penger uten rapport. Gir 1 når noe mangler.",
    )
    hull.add_argument("--per", type=dato, metavar="DATO", help="dato (standard: i dag)")
    legg_til_arbeidsgiver(hull)
    legg_til_svarform(hull)
    hull.set_defaults(kjoer=kjoer_hull)


def _legg_til_regler(under: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    regler = under.add_parser(
        "regler",
        help="vis eller velg reglene",
        description="Reglene prøves i rekkefølge. Et nytt valg gjelder fra en dag; det som er koblet før, står.",
        epilog=EKSEMPLER_REGLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    regler.add_argument("--rekkefoelge", nargs="+", metavar="REGEL", help="bare disse, i denne rekkefølgen")
    regler.add_argument("--foerst", nargs="+", metavar="REGEL", default=[], help="disse før de andre")
    regler.add_argument("--uten", nargs="+", metavar="REGEL", default=[], help="la disse ligge")
    regler.add_argument(
        "--som-forslag", nargs="+", metavar="REGEL", default=[], help="la disse sikre reglene bare foreslå"
    )
    regler.add_argument("--sikker", nargs="+", metavar="REGEL", default=[], help="la disse koble selv igjen")
    regler.add_argument("--levert", action="store_true", help="reglene som de ble levert")
    regler.add_argument(
        "--toleranse", nargs="+", metavar="NAVN=TALL", default=[], help="hvor mye som kan avvike"
    )
    regler.add_argument("--fra", type=dato, metavar="DATO", help="gjelder fra (standard: i dag)")
    regler.add_argument("--grunn", default="", help="hvorfor; må sies når --fra er passert")
    legg_til_arbeidsgiver(regler)
    legg_til_svarform(regler)
    regler.set_defaults(kjoer=kjoer_regler)


def kjoer_regler(valg: argparse.Namespace) -> int:
    """Choose rules when something is chosen, and show those in force."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from django.utils import timezone

    from tilgode.apps.oppgjoer.regelvalg import Regelfeil, regelplan, velg_regler

    arbeidsgiver = finn_arbeidsgiver(valg.arbeidsgiver)
    dag = valg.fra or timezone.localdate()
    try:
        foer = regelplan(arbeidsgiver, dag)[-1]
        valgte, toleranse = _valgte_regler(valg, foer), _valgt_toleranse(valg)
        som_forslag = _som_forslag(valg, foer, valgte)
        if valgte is not None or toleranse or som_forslag is not None:
            velg_regler(
                arbeidsgiver,
                regler=valgte,
                toleranse=toleranse,
                som_forslag=som_forslag,
                gyldig_fom=dag,
                grunn=valg.grunn,
                aktoer=AKTOER,
            )
    except Regelfeil as feil:
        raise Brukerfeil(str(feil)) from feil
    sett = regelplan(arbeidsgiver, dag)[-1]
    print(
        json.dumps(_regelobjekt(sett), ensure_ascii=False, indent=1)
        if valg.format == "json"
        else _regeltekst(sett)
    )
    return 0


def _valgte_regler(valg: argparse.Namespace, foer: Regelsett) -> list[str] | None:
    """The names in their new order; None when nothing is said about them."""
    from tilgode.apps.oppgjoer.regelvalg import check_regler
    from tilgode.core.avstemming import REGLER

    if not (valg.rekkefoelge or valg.foerst or valg.uten or valg.levert):
        return None
    if valg.foerst or valg.uten:
        check_regler([*valg.foerst, *valg.uten])
    navn = valg.rekkefoelge or [r.navn for r in (REGLER if valg.levert else foer.regler)]
    return [n for n in [*valg.foerst, *(n for n in navn if n not in valg.foerst)] if n not in valg.uten]


def _som_forslag(valg: argparse.Namespace, foer: Regelsett, valgte: list[str] | None) -> list[str] | None:
    """The sure rules that are only to suggest; None when nothing is said about them."""
    from tilgode.apps.oppgjoer.regelvalg import check_regler
    from tilgode.core.avstemming import REGEL

    if valg.levert:
        return []
    if not (valg.som_forslag or valg.sikker):
        return None
    check_regler([*dict.fromkeys([*valg.som_forslag, *valg.sikker])])
    naa = [r.navn for r in foer.regler if r.art is not REGEL[r.navn].art]
    ut = [*naa, *(n for n in valg.som_forslag if n not in naa)]
    return [n for n in ut if n not in valg.sikker and (valgte is None or n in valgte)]


def _valgt_toleranse(valg: argparse.Namespace) -> dict[str, int]:
    from dataclasses import asdict

    from tilgode.core.avstemming import Toleranse

    toleranse = asdict(Toleranse()) if valg.levert else {}
    for tekst in valg.toleranse:
        navn, skille, tall = tekst.partition("=")
        if not skille or not tall.isdecimal():
            raise Brukerfeil(f"«{tekst}» er ikke en toleranse; skriv for eksempel overbetalt_oere=5000")
        toleranse[navn] = int(tall)
    return toleranse


def _regelobjekt(sett: Regelsett) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "gyldig_fom": None if sett.fom == date.min else sett.fom.isoformat(),
        "regler": [{"navn": r.navn, "art": r.art.value, "forklaring": r.forklaring} for r in sett.regler],
        "toleranse": asdict(sett.toleranse),
    }


def _regeltekst(sett: Regelsett) -> str:
    from dataclasses import asdict

    fra = "Reglene som de ble levert" if sett.fom == date.min else f"Valgt, gjelder fra {vis_dato(sett.fom)}"
    linjer = [f"{fra}:"]
    linjer += [
        f"  {nr:>2}. {r.navn:<22}{r.art.value.lower():<11} {r.forklaring}"
        for nr, r in enumerate(sett.regler, 1)
    ]
    linjer.append(
        "Toleranse: " + ", ".join(f"{navn} {tall}" for navn, tall in asdict(sett.toleranse).items())
    )
    return "\n".join(linjer)


def kjoer_eier(valg: argparse.Namespace) -> int:
    """Give lines an owner."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from tilgode.apps.oppgjoer.services_eier import sett_eier
    from tilgode.apps.oppgjoer.services_kobling import Koblingsfeil

    try:
        antall = sett_eier(finn_arbeidsgiver(valg.arbeidsgiver), valg.linjer, valg.navn, aktoer=AKTOER)
    except Koblingsfeil as feil:
        raise Brukerfeil(str(feil)) from feil
    print(f"{antall} linjer har fått eieren {valg.navn}." if valg.navn else f"{antall} linjer er uten eier.")
    return 0


def kjoer_hull(valg: argparse.Namespace) -> int:
    """Show the holes; returns 1 when there are any."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from django.utils import timezone

    from tilgode.apps.oppgjoer.rekker import FORKLARINGER, hull_i_rekken

    hull = hull_i_rekken(finn_arbeidsgiver(valg.arbeidsgiver), valg.per or timezone.localdate())
    if valg.format == "json":
        print(json.dumps([_hullobjekt(h) for h in hull], ensure_ascii=False, indent=1))
    elif hull:
        print("\n".join(f"{_hulltekst(h)} {FORKLARINGER[h.slag.value]}" for h in hull))
    else:
        print("Rekken av oppgjør er hel.")
    return int(bool(hull))


def _hullobjekt(hull: Hull) -> dict[str, Any]:
    return {
        "slag": hull.slag.value,
        "konto": hull.konto,
        "fom": hull.fom.isoformat(),
        "tom": hull.tom.isoformat(),
        "oere": hull.oere,
    }


def _hulltekst(hull: Hull) -> str:
    tid = vis_dato(hull.fom) if hull.fom == hull.tom else f"{vis_dato(hull.fom)}–{vis_dato(hull.tom)}"
    beloep = f", {kroner(hull.oere, med_oere=True)} kr" if hull.oere else ""
    return f"Konto {hull.konto}, {tid}{beloep}."
