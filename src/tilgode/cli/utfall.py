"""`tilgode utfall`: what has probably become of each open claim, with evidence and probability.

Border: words in, lines or JSON out; the inference is `apps.utfallsanslag`. Facts and inference stand apart:
everything inferred lies under `anslag`, whose keys say so.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tilgode.cli.arbeidsgiver import finn_arbeidsgiver
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import dato, legg_til_arbeidsgiver, legg_til_svarform
from tilgode.params.formatering import SPRAAK, Spraak, kr, tall
from tilgode.params.formatering import dato as vis_dato

if TYPE_CHECKING:
    from tilgode.apps.utfallsanslag.queries import Kravanslag

EKSEMPLER = """eksempler:
  tilgode utfall --per 2026-04-01
  tilgode utfall --per 2026-04-01 --antatt TROLIG_AVSLAATT UAVKLART
  tilgode utfall --krav K24-000123
  tilgode utfall --per 2025-10-01 --kjent 2025-10-01 --format json
"""
ANTATT = ("VENTER", "TROLIG_AVSLAATT", "DELVIS_BETALT", "UTBETALT_ANSATT", "MOTREGNET", "UAVKLART")


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "utfall",
        help="anslå hva det er blitt av krav Nav ikke har svart på",
        description="Anslå hva det er blitt av hvert åpent krav. Et anslag er ikke et svar fra Nav, og lagres ikke.",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--per", type=dato, metavar="DATO", help="det som er datert til og med denne dagen (standard: i dag)"
    )
    parser.add_argument(
        "--kjent", type=dato, metavar="DATO", help="slik det var kjent ved slutten av denne dagen"
    )
    parser.add_argument("--krav", metavar="REFERANSE", help="bare dette kravet")
    parser.add_argument("--antatt", nargs="+", choices=ANTATT, help="bare krav med disse anslagene")
    legg_til_arbeidsgiver(parser)
    parser.add_argument("--spraak", choices=SPRAAK, default="nb", help="språk")
    legg_til_svarform(parser)
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Print the inferences; returns 0."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from django.utils import timezone

    from tilgode.apps.felles.tid import dagens_slutt
    from tilgode.apps.utfallsanslag.queries import anslag
    from tilgode.apps.ventetid.overlevelse import ManglerBibliotek

    arbeidsgiver = finn_arbeidsgiver(valg.arbeidsgiver)
    kjent = None if valg.kjent is None else dagens_slutt(valg.kjent)
    try:
        alle = anslag(arbeidsgiver, valg.per or timezone.localdate(), kjent)
    except ManglerBibliotek as feil:
        raise Brukerfeil(str(feil)) from feil
    rader = [r for r in alle if valg.antatt is None or r.anslag.antatt.value in valg.antatt]
    if valg.krav is not None:
        rader = [r for r in rader if r.krav == valg.krav]
        if not rader:
            raise Brukerfeil(f"«{valg.krav}» er ikke et åpent krav på denne datoen")
    if valg.format == "json":
        print("[" + ",\n".join(json.dumps(som_objekt(r), ensure_ascii=False) for r in rader) + "]")
    else:
        print("\n".join(_som_tekst(rader, valg.spraak)))
    return 0


def som_objekt(rad: Kravanslag) -> dict[str, Any]:
    """The claim's facts, and under `anslag` what is inferred."""
    a = rad.anslag
    return {
        "krav": rad.krav,
        "ytelse": rad.ytelse,
        "fom": rad.fom.isoformat(),
        "tom": rad.tom.isoformat(),
        "sendt": rad.sendt.isoformat(),
        "dager_siden_sendt": rad.dager,
        "krevd_oere": rad.krevd_oere,
        "mottatt_oere": rad.mottatt_oere,
        "utestaaende_oere": rad.utestaaende_oere,
        "over_ytre_grense": rad.over_grensen,
        "anslag": {
            "er_faktum": False,
            "antatt_utfall": a.antatt.value,
            "antatt_promille": a.promille,
            "antatt_fordeling_promille": {utfall.value: promille for utfall, promille in a.fordeling},
            "bevis": [
                {"type": b.type.value, "fra": b.fra.isoformat(), "henvisning": b.henvisning} for b in a.bevis
            ],
            "egne_betalte_som_ventet_lenger_promille": a.andel_lengre_promille,
            "egne_betalte_median_dager": a.median_dager,
            "egne_betalte_p90_dager": a.p90_dager,
        },
    }


def _som_tekst(rader: Sequence[Kravanslag], spraak: Spraak) -> list[str]:
    from tilgode.params.utfallstekster import utfallsnavn, vis_anslag

    linjer = [
        f"Anslag for {tall(len(rader), spraak)} åpne krav. Et anslag er ikke et svar fra Nav.",
        "",
    ]
    for utfall, navn in utfallsnavn(spraak).items():
        egne = [r for r in rader if r.anslag.antatt is utfall]
        if egne:
            sum_ = kr(sum(r.utestaaende_oere for r in egne), spraak)
            linjer.append(f"{navn[0].upper()}{navn[1:]}: {tall(len(egne), spraak)} krav, utestående {sum_}")
    for rad in rader:
        linjer += ["", _kravlinje(rad, spraak), *(f"  {x}" for x in vis_anslag(rad.anslag, spraak))]
    return linjer


def _kravlinje(rad: Kravanslag, spraak: Spraak) -> str:
    merke = "  over ytre grense" if rad.over_grensen else ""
    return (
        f"{rad.krav}  {vis_dato(rad.fom, spraak)}–{vis_dato(rad.tom, spraak)}  sendt {vis_dato(rad.sendt, spraak)} "
        f"({tall(rad.dager, spraak)} dager)  krevd {kr(rad.krevd_oere, spraak)}, "
        f"mottatt {kr(rad.mottatt_oere, spraak)}, utestående {kr(rad.utestaaende_oere, spraak)}{merke}"
    )
