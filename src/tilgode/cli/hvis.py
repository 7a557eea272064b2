"""`tilgode hvis KRAV`: what a claim would have been worth with another fact, and which steps then differ.

Border: words in, tables out; the question is `apps.krav.tenkt`. Nothing is stored.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import dato, legg_til_svarform
from tilgode.core.forklaring.tenkt import Tenktvalg
from tilgode.params.formatering import SPRAAK, Spraak, broek, kr, kroner
from tilgode.params.formatering import dato as vis_dato
from tilgode.params.tekster import vis_steg
from tilgode.values.beloep import OERE_PER_KRONE
from tilgode.values.periode import Periode

if TYPE_CHECKING:
    from tilgode.apps.krav.tenkt import Tenktsvar
    from tilgode.core.forklaring.tenkt_utfall import Dagsvar, Stegpar, Tenktdag
    from tilgode.rules.sporing import Steg

EKSEMPLER = """eksempler:
  tilgode hvis K24-000123 --ferie 2025-07-14..2025-07-17
  tilgode hvis K24-000123 --grad 60 --gradperiode 2025-07-01..2025-07-15
  tilgode hvis K24-000123 --sykmelding 2025-06-20..2025-07-10
  tilgode hvis K24-000123 --inntekt 45000,50 --refusjon-til 2025-07-20
  tilgode hvis K24-000123 --egenmelding 2025-06-17..2025-06-19
  tilgode hvis K24-000123 --fritak-fra 2025-01-01 --dag 2025-06-20 --spraak nn
  tilgode hvis K24-000123 --slutt 2025-07-15 --format json
  tilgode hvis K24-000123 --tidligere-arbeid 2020-01-01..2025-05-31
"""


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "hvis",
        help="prøv et krav med andre fakta: dager, kroner og steg før og etter",
        description="Regn et krav på nytt med andre fakta. Ingenting blir lagret.",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("krav", help="kravets referanse")
    _legg_til_fakta(parser)
    parser.add_argument("--dag", type=dato, help="dagen stegene vises for (standard: første dag som endres)")
    parser.add_argument("--per", type=dato, help="mottatt til og med denne dagen (standard: i dag)")
    parser.add_argument("--kjent", type=dato, help="fakta slik de var kjent ved slutten av denne dagen")
    parser.add_argument("--spraak", choices=SPRAAK, default="nb", help="språk i stegene")
    legg_til_svarform(parser)
    parser.set_defaults(kjoer=kjoer)


def _legg_til_fakta(parser: argparse.ArgumentParser) -> None:
    gruppe = parser.add_argument_group("fakta å prøve")
    periode = "DATO..DATO"
    gruppe.add_argument(
        "--ferie", type=_periode, action="append", default=[], metavar=periode, help="dager med ferie"
    )
    gruppe.add_argument("--grad", type=_grad, metavar="PROSENT", help="sykmeldingsgraden")
    gruppe.add_argument(
        "--gradperiode", type=_periode, metavar=periode, help="dagene graden gjelder (standard: hele kravet)"
    )
    gruppe.add_argument("--sykmelding", type=_periode, metavar=periode, help="dagene sykmeldingen dekker")
    gruppe.add_argument("--inntekt", type=_oere, metavar="KRONER", help="månedsinntekten")
    gruppe.add_argument("--egenmelding", type=_periode, metavar=periode, help="dager med egenmelding")
    gruppe.add_argument(
        "--uten-egenmelding", action="store_true", help="uten egenmeldingene foran og i kravet"
    )
    gruppe.add_argument("--refusjon-til", type=dato, metavar="DATO", help="siste dag med refusjon")
    gruppe.add_argument("--fritak-fra", type=dato, metavar="DATO", help="fritak etter § 8-20 fra denne dagen")
    gruppe.add_argument("--uten-fritak", action="store_true", help="uten fritak fra arbeidsgiverperioden")
    gruppe.add_argument("--slutt", type=dato, metavar="DATO", help="siste dag i arbeidsforholdet")
    gruppe.add_argument(
        "--tidligere-arbeid",
        type=_periode,
        metavar=periode,
        help="arbeid eller ytelse et annet sted før fraværet (opptjening, §§ 8-2 og 8-47)",
    )


def _periode(tekst: str) -> Periode:
    fom, _, tom = tekst.partition("..")
    try:
        return Periode(dato(fom), dato(tom or fom))
    except ValueError as feil:
        raise argparse.ArgumentTypeError(f"«{tekst}»: den siste dagen er før den første") from feil


def _grad(tekst: str) -> int:
    if not tekst.isdecimal() or int(tekst) > 100:
        raise argparse.ArgumentTypeError(f"«{tekst}» er ikke en grad (skriv 0 til 100)")
    return int(tekst)


def _oere(tekst: str) -> int:
    try:
        beloep = Decimal(tekst.replace(" ", "").replace(",", "."))
    except InvalidOperation as feil:
        raise argparse.ArgumentTypeError(f"«{tekst}» er ikke et beløp (skriv 45000 eller 45000,50)") from feil
    if not beloep.is_finite() or beloep < 0:
        raise argparse.ArgumentTypeError(f"«{tekst}» er ikke et beløp (skriv 45000 eller 45000,50)")
    return int(beloep * OERE_PER_KRONE)


def kjoer(valg: argparse.Namespace) -> int:
    """Print both answers; returns 0. Raises Brukerfeil when the claim or the change cannot be used."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from django.utils import timezone

    from tilgode.apps.felles.tid import dagens_slutt
    from tilgode.apps.krav.tenkt import Tenktfeil, tenk
    from tilgode.cli.arbeidsgiver import finn_krav

    tenkt = les_valg(valg)
    if not tenkt.valgte:
        raise Brukerfeil("si hva som skal prøves, for eksempel --ferie 2025-07-14..2025-07-17")
    kjent = None if valg.kjent is None else dagens_slutt(valg.kjent)
    try:
        svar = tenk(finn_krav(valg.krav), tenkt, valg.per or timezone.localdate(), kjent)
    except Tenktfeil as grunn:
        raise Brukerfeil(str(grunn)) from grunn
    dag = valg.dag or svar.utfall.foerste_ulike or svar.krav.fom
    if valg.format == "json":
        print(json.dumps(_som_json(svar, dag, valg.spraak), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_som_tekst(svar, dag, valg.spraak)))
    return 0


def les_valg(valg: argparse.Namespace) -> Tenktvalg:
    """What is to be tried."""
    return Tenktvalg(
        ferie=tuple(valg.ferie),
        grad=valg.grad,
        gradperiode=valg.gradperiode,
        sykmelding=valg.sykmelding,
        inntekt_oere=valg.inntekt,
        egenmelding=valg.egenmelding,
        uten_egenmelding=valg.uten_egenmelding,
        refusjon_til=valg.refusjon_til,
        fritak_fra=valg.fritak_fra,
        uten_fritak=valg.uten_fritak,
        slutt=valg.slutt,
        tidligere_arbeid=valg.tidligere_arbeid,
    )


# --- text -----------------------------------------------------------------------------------------


def _som_tekst(svar: Tenktsvar, dag: date, spraak: Spraak) -> list[str]:
    utfall, krav = svar.utfall, svar.krav
    linjer = [
        f"Krav {krav.referanse}: {krav.get_ytelse_display()}, {vis_dato(krav.fom, spraak)}–{vis_dato(krav.tom, spraak)}",
        (
            f"Ventet {kr(utfall.foer_oere, spraak)}. Med endringen {kr(utfall.etter_oere, spraak)}: "
            f"{_med_fortegn(utfall.forskjell_oere, spraak)}. Mottatt {kr(svar.mottatt_oere, spraak)}."
        ),
    ]
    if svar.passer:
        linjer.append("Det er det Nav har betalt.")
    if utfall.utenfor_oere:
        linjer.append(f"På andre dager og krav: {_med_fortegn(utfall.utenfor_oere, spraak)}.")
    if utfall.foerste_ulike is None:
        return [*linjer, "Endringen gir ingen forskjell."]
    linjer += [
        "",
        f"{'Dag':<12}{'Før':<20}{'Etter':<20}{'Før':>10}{'Etter':>10}",
        *(_dagslinje(ett, spraak) for ett in utfall.dager),
    ]
    if utfall.andre:
        linjer += ["Dager utenfor kravet:", *(_dagslinje(ett, spraak) for ett in utfall.andre)]
    return [
        *linjer,
        "",
        f"Steg for {vis_dato(dag, spraak)} (– før, + etter):",
        *_steglinjer(utfall.steg(dag), spraak),
    ]


def _med_fortegn(oere: int, spraak: Spraak) -> str:
    return f"{'+' if oere > 0 else ''}{kr(oere, spraak)}"


def _dagslinje(dag: Tenktdag, spraak: Spraak) -> str:
    merke = "  ulik" if dag.er_ulik else ""
    return (
        f"{vis_dato(dag.dag, spraak):<12}{_kort(dag.foer):<20}{_kort(dag.etter):<20}"
        f"{kroner(dag.foer_oere, spraak):>10}{kroner(dag.etter_oere, spraak):>10}{merke}"
    )


def _kort(svar: Dagsvar | None) -> str:
    return "–" if svar is None else f"{svar.klasse} {svar.betaler} {broek(svar.grad)} % {svar.avslag}".strip()


def _steglinjer(stegene: Sequence[Stegpar], spraak: Spraak) -> list[str]:
    linjer = []
    for par in stegene:
        foer, etter = _setning(par.foer, spraak), _setning(par.etter, spraak)
        if foer == etter:
            linjer.append(f"    {foer}")
            continue
        linjer += [f"  – {foer}"] if foer else []
        linjer += [f"  + {etter}"] if etter else []
    return linjer


def _setning(steg: Steg | None, spraak: Spraak) -> str:
    return "" if steg is None else f"{vis_steg(steg, spraak)} [{steg.hjemmel}]"


# --- JSON -----------------------------------------------------------------------------------------


def _som_json(svar: Tenktsvar, dag: date, spraak: Spraak) -> dict[str, Any]:
    utfall, krav = svar.utfall, svar.krav
    return {
        "krav": krav.referanse,
        "ytelse": krav.ytelse,
        "fom": krav.fom.isoformat(),
        "tom": krav.tom.isoformat(),
        "endret": [navn for navn, _ in svar.valg.valgte],
        "foer_oere": utfall.foer_oere,
        "etter_oere": utfall.etter_oere,
        "forskjell_oere": utfall.forskjell_oere,
        "utenfor_oere": utfall.utenfor_oere,
        "mottatt_oere": svar.mottatt_oere,
        "passer": svar.passer,
        "dager": [_dagsobjekt(ett) for ett in utfall.dager],
        "andre_dager": [_dagsobjekt(ett) for ett in utfall.andre],
        "steg": {
            "dag": dag.isoformat(),
            "rader": [
                {
                    "regel": (par.foer or par.etter).regel,  # type: ignore[union-attr] # one of them is there
                    "foer": _setning(par.foer, spraak),
                    "etter": _setning(par.etter, spraak),
                    "ulik": par.er_ulik,
                }
                for par in utfall.steg(dag)
            ],
        },
    }


def _dagsobjekt(dag: Tenktdag) -> dict[str, Any]:
    return {
        "dag": dag.dag.isoformat(),
        "ulik": dag.er_ulik,
        "foer": _svarobjekt(dag.foer),
        "etter": _svarobjekt(dag.etter),
    }


def _svarobjekt(svar: Dagsvar | None) -> dict[str, Any] | None:
    if svar is None:
        return None
    return {
        "klasse": svar.klasse,
        "betaler": svar.betaler,
        "grad": broek(svar.grad, "en"),
        "oere": svar.oere,
        "ytelse": svar.ytelse,
        "avslag": svar.avslag,
    }
