"""`tilgode forklar KRAV`: expected, claimed and received day by day, why they differ, the steps behind a day.

With `--alle`, every deviation with its causes. Border: asks `apps.krav.queries` and
`apps.krav.forklaringer`; computes nothing and writes no personal number.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from tilgode.cli.arbeidsgiver import finn_arbeidsgiver, finn_krav
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.forklarform import som_objekt
from tilgode.cli.forklarstatistikk import vis_statistikk
from tilgode.cli.valg import dato, legg_til_arbeidsgiver, legg_til_svarform
from tilgode.params import tekster
from tilgode.params.forklaringstekster import vis_forklaring
from tilgode.params.formatering import SPRAAK, Spraak, kr, kroner
from tilgode.params.formatering import dato as vis_dato

if TYPE_CHECKING:
    from tilgode.apps.krav.models import Krav
    from tilgode.core.dagregnskap import Dagrad, Dagregnskap
    from tilgode.rules.sporing import Steg

EKSEMPLER = """eksempler:
  tilgode forklar K24-000123
  tilgode forklar K24-000123 --dag 2025-03-04 --spraak nn
  tilgode forklar K24-000123 --kjent 2025-10-01 --format json
  tilgode forklar --alle --format json
  tilgode forklar --statistikk
"""


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "forklar",
        help="vis hvorfor Nav betalte et annet beløp, og stegene bak en dag",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("krav", nargs="?", help="kravets referanse")
    parser.add_argument("--alle", action="store_true", help="forklar alle avvik i stedet for ett krav")
    parser.add_argument(
        "--statistikk", action="store_true", help="årsakene til avvik og justeringer, størst beløp først"
    )
    legg_til_arbeidsgiver(parser)
    parser.add_argument(
        "--dag", type=dato, help="dagen som skal forklares (standard: første dag Nav betaler)"
    )
    parser.add_argument("--per", type=dato, help="ta med det som er datert til og med denne dagen")
    parser.add_argument("--kjent", type=dato, help="slik det var kjent ved slutten av denne dagen")
    parser.add_argument("--spraak", choices=SPRAAK, default="nb", help="språk")
    legg_til_svarform(parser)
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Print the explanation; returns 0. Raises Brukerfeil when neither a claim nor all are asked for."""
    from tilgode.apps.felles.oppstart import oppstart

    if sum((valg.alle, valg.statistikk, bool(valg.krav))) != 1:
        raise Brukerfeil("skriv enten kravets referanse, --alle eller --statistikk")
    oppstart(migrer=True)
    if valg.statistikk:
        return vis_statistikk(valg)
    return _forklar_alle(valg) if valg.alle else _forklar_ett(valg)


def _forklar_ett(valg: argparse.Namespace) -> int:
    from django.utils import timezone

    from tilgode.apps.dagregnskap.queries import dagregnskap_for_krav
    from tilgode.apps.felles.tid import dagens_slutt
    from tilgode.apps.krav.forklaringer import forklar_krav
    from tilgode.apps.krav.queries import hvorfor

    krav = finn_krav(valg.krav)
    kjent = None if valg.kjent is None else dagens_slutt(valg.kjent)
    per = valg.per or timezone.localdate()
    regnskap = dagregnskap_for_krav(krav, per, kjent)
    dag = valg.dag or _foerste_navdag(regnskap) or krav.fom
    steg = hvorfor(krav, dag, kjent)
    avvik = forklar_krav(krav, per, kjent)
    if valg.format == "json":
        objekt = _som_json(krav, regnskap, dag, steg, valg.spraak)
        objekt["avvik"] = None if avvik is None else som_objekt(avvik)
        print(json.dumps(objekt, ensure_ascii=False, indent=2))
        return 0
    linjer = _som_tekst(krav, regnskap, dag, steg, valg.spraak)
    if avvik is not None and avvik.forklaring is not None:
        linjer[2:2] = ["", *vis_forklaring(avvik.forklaring, valg.spraak)]
    print("\n".join(linjer))
    return 0


def _forklar_alle(valg: argparse.Namespace) -> int:
    """One object a deviation in a JSON list, or some lines each."""
    from django.utils import timezone

    from tilgode.apps.krav.forklaringer import forklaringer

    if valg.kjent or valg.dag:
        raise Brukerfeil("--kjent og --dag gjelder ett krav; bruk --per sammen med --alle")
    alle = forklaringer(finn_arbeidsgiver(valg.arbeidsgiver), valg.per or timezone.localdate())
    if valg.format == "json":
        rader = ",\n".join(json.dumps(som_objekt(avvik), ensure_ascii=False) for avvik in alle)
        print(f"[{rader}]")
        return 0
    for avvik in alle:
        print(f"{avvik.krav}  {vis_dato(avvik.fom, valg.spraak)}–{vis_dato(avvik.tom, valg.spraak)}")
        linjer = [avvik.feil] if avvik.forklaring is None else vis_forklaring(avvik.forklaring, valg.spraak)
        print("\n".join(f"  {linje}" for linje in linjer))
    return 0


def _foerste_navdag(regnskap: Dagregnskap) -> date | None:
    return next((rad.fom for rad in regnskap.dager if rad.ventet_oere), None)


def _som_tekst(
    krav: Krav, regnskap: Dagregnskap, dag: date, steg: tuple[Steg, ...], spraak: Spraak
) -> list[str]:
    linjer = [
        (
            f"Krav {krav.referanse}: {krav.get_ytelse_display()}, {vis_dato(krav.fom, spraak)}–{vis_dato(krav.tom, spraak)}, "
            f"ansvar {krav.ansvar.nummer}"
        ),
        (
            f"Ventet {kr(regnskap.ventet_oere, spraak)}, krevd {kr(regnskap.krevd_oere, spraak)}, "
            f"mottatt {kr(regnskap.mottatt_oere, spraak)}, "
            f"utestående {kr(regnskap.krevd_oere - regnskap.mottatt_oere, spraak)}"
        ),
        "",
        f"{'Dager':<23}  Klasse  Betaler  {'Grad':>5}  {'Ventet':>10}  {'Krevd':>10}  {'Mottatt':>10}",
    ]
    linjer += [_dagslinje(rad, spraak) for rad in regnskap.loep]
    linjer += [f"Uten dager: {kr(post.oere, spraak)} fra {post.kilde}" for post in regnskap.ikke_fordelt]
    linjer += ["", f"Slik er {vis_dato(dag, spraak)} regnet:"]
    if not steg:
        linjer.append("Loven for denne ytelsen regnes ikke ut; ventet beløp er ikke kjent.")
    linjer += [f"{nr:>3}. {tekster.vis_steg(ett, spraak)} [{ett.hjemmel}]" for nr, ett in enumerate(steg, 1)]
    return linjer


def _dagslinje(rad: Dagrad, spraak: Spraak) -> str:
    dager = vis_dato(rad.fom, spraak) + ("" if rad.fom == rad.tom else f"–{vis_dato(rad.tom, spraak)}")
    klasse, betaler, grad = ("", "", "")
    if rad.ventet is not None:
        klasse, betaler, grad = rad.ventet.klasse, rad.ventet.betaler, f"{rad.ventet.grad:.0f} %"
    beloep = (kroner(oere, spraak) for oere in (rad.ventet_oere, rad.krevd_oere, rad.mottatt_oere))
    merke = "" if rad.ventet_oere == rad.krevd_oere == rad.mottatt_oere else "  ulik"
    return (
        f"{dager:<23}  {klasse:<6}  {betaler:<7}  {grad:>5}  " + "  ".join(f"{b:>10}" for b in beloep) + merke
    )


def _som_json(
    krav: Krav, regnskap: Dagregnskap, dag: date, steg: tuple[Steg, ...], spraak: Spraak
) -> dict[str, Any]:
    return {
        "krav": krav.referanse,
        "ytelse": krav.ytelse,
        "fom": krav.fom.isoformat(),
        "tom": krav.tom.isoformat(),
        "ventet_oere": regnskap.ventet_oere,
        "krevd_oere": regnskap.krevd_oere,
        "mottatt_oere": regnskap.mottatt_oere,
        "dager": [
            {
                "fom": rad.fom.isoformat(),
                "tom": rad.tom.isoformat(),
                "klasse": rad.ventet.klasse if rad.ventet else None,
                "betaler": rad.ventet.betaler if rad.ventet else None,
                "ventet_oere": rad.ventet_oere,
                "krevd_oere": rad.krevd_oere,
                "mottatt_oere": rad.mottatt_oere,
            }
            for rad in regnskap.loep
        ],
        "forklart_dag": dag.isoformat(),
        "steg": [
            {
                "regel": ett.regel,
                "hjemmel": str(ett.hjemmel),
                "tekst": tekster.vis_steg(ett, spraak),
            }
            for ett in steg
        ],
    }
