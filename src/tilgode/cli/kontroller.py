"""`tilgode kontroller`: what the controls at the source find, and what people decide about it.

Border: words in, tables out; findings, decisions and duplicates taken back are in `apps/kontroll`.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from tilgode.cli.arbeidsgiver import finn_arbeidsgiver, finn_krav
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import AKTOER, dato, legg_til_arbeidsgiver, legg_til_svarform
from tilgode.core.kontroll import Kontrollkode, Retning
from tilgode.params.formatering import SPRAAK, Spraak, kr, tall
from tilgode.params.formatering import dato as vis_dato

if TYPE_CHECKING:
    from tilgode.apps.kontroll.queries import Kontrollrad, Kontrollsvar
    from tilgode.apps.organisasjon.models import Arbeidsgiver

EKSEMPLER = """eksempler:
  tilgode kontroller                                 funn som noen må gjøre noe med
  tilgode kontroller --alle --kravaar 2024           også det som er rettet eller vurdert som riktig
  tilgode kontroller --kontroll DUBLETT FERIE --format json
  tilgode kontroller --krav R2024-00012
  tilgode kontroller vurder --krav R2024-00012 --avgjoerelse RIKTIG --notat "Ferien ble avlyst"
  tilgode kontroller dublett --krav R2024-00012-D1 --foreslaatt-av Kari --godkjent-av Ola --notat "Sendt to ganger"
"""
AVGJOERELSER = ("RIKTIG", "RETTES", "OPPHEVET")


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "kontroller",
        help="finn feil ved kravene før Nav ser dem, med kroner",
        description="Hold kravene opp mot det loven gir, og vis det som er krevd for mye, for lite eller for sent.",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "hva",
        nargs="?",
        choices=("vis", "vurder", "dublett"),
        default="vis",
        help="vis funn, avgjør om et funn er riktig, eller ta tilbake et krav som er krevd to ganger",
    )
    parser.add_argument("--per", type=dato, metavar="DATO", help="dato (standard: i dag)")
    parser.add_argument(
        "--kjent", type=dato, metavar="DATO", help="slik det var kjent ved slutten av denne dagen"
    )
    parser.add_argument("--kontroll", nargs="+", choices=[k.value for k in Kontrollkode], help="bare disse")
    parser.add_argument("--kravaar", type=int, metavar="ÅR", help="bare dette kravåret")
    parser.add_argument("--ansvar", metavar="KODE", help="bare dette ansvaret")
    parser.add_argument("--krav", metavar="REFERANSE", help="kravet det gjelder")
    parser.add_argument(
        "--alle", action="store_true", help="også funn som er rettet eller vurdert som riktige"
    )
    parser.add_argument("--avgjoerelse", choices=AVGJOERELSER, help="vurder: hva som er avgjort")
    parser.add_argument("--notat", default="", help="vurder og dublett: hvorfor")
    parser.add_argument("--foreslaatt-av", default="", metavar="NAVN", help="dublett: hvem som foreslår")
    parser.add_argument("--godkjent-av", default="", metavar="NAVN", help="dublett: hvem som godkjenner")
    legg_til_arbeidsgiver(parser)
    parser.add_argument("--spraak", choices=SPRAAK, default="nb", help="språk")
    legg_til_svarform(parser)
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Run the command; returns 0."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from django.utils import timezone

    valg.per = valg.per or timezone.localdate()
    arbeidsgiver = finn_arbeidsgiver(valg.arbeidsgiver)
    {"vis": _vis, "vurder": _vurder, "dublett": _dublett}[valg.hva](arbeidsgiver, valg)
    return 0


def _vurder(arbeidsgiver: Arbeidsgiver, valg: argparse.Namespace) -> None:
    from tilgode.apps.kontroll.services import Avgjoerelse, Kontrollfeil, vurder_funn

    krav = finn_krav(valg.krav, arbeidsgiver)
    if valg.avgjoerelse is None:
        raise Brukerfeil(f"si hva som er avgjort (--avgjoerelse {'|'.join(AVGJOERELSER)})")
    koder = [Kontrollkode(k) for k in valg.kontroll] if valg.kontroll else [None]
    try:
        svar = [
            vurder_funn(krav, Avgjoerelse(valg.avgjoerelse), valg.notat, aktoer=AKTOER, kontroll=kode)
            for kode in koder
        ]
    except Kontrollfeil as feil:
        raise Brukerfeil(str(feil)) from feil
    antall, oere = sum(s.antall for s in svar), sum(s.oere for s in svar)
    if valg.format == "json":
        print(json.dumps({"krav": krav.referanse, "funn": antall, "oere": oere}, ensure_ascii=False))
    else:
        print(f"{krav.referanse}: {antall} funn på {kr(oere)} er vurdert ({valg.avgjoerelse}).")


def _dublett(arbeidsgiver: Arbeidsgiver, valg: argparse.Namespace) -> None:
    from tilgode.apps.kontroll.services import Kontrollfeil
    from tilgode.apps.kontroll.services_dublett import ta_tilbake_dublett

    krav = finn_krav(valg.krav, arbeidsgiver)
    try:
        svar = ta_tilbake_dublett(
            krav, valg.notat, foreslaatt_av=valg.foreslaatt_av, godkjent_av=valg.godkjent_av
        )
    except Kontrollfeil as feil:
        raise Brukerfeil(str(feil)) from feil
    if valg.format == "json":
        innhold = {"krav": krav.referanse, "beholdt": svar.beholdt.referanse, "oere": svar.oere}
        print(json.dumps(innhold, ensure_ascii=False))
    else:
        print(
            f"{krav.referanse} er satt ned med {kr(svar.oere)} som dublett av {svar.beholdt.referanse}. "
            "Lenken mellom kravene er beholdt."
        )


def _vis(arbeidsgiver: Arbeidsgiver, valg: argparse.Namespace) -> None:
    from tilgode.apps.felles.tid import dagens_slutt
    from tilgode.apps.kontroll.queries import Kontrollsvar, kontroller
    from tilgode.apps.regnskap.utvalg import Utvalg
    from tilgode.reports.kontroll import render_json

    krav = finn_krav(valg.krav, arbeidsgiver).pk if valg.krav else None
    utvalg = Utvalg(
        ansvar_fra=valg.ansvar,
        ansvar_til=valg.ansvar,
        kravaar_fra=valg.kravaar,
        kravaar_til=valg.kravaar,
        krav_id=krav,
    )
    koder = tuple(Kontrollkode(k) for k in valg.kontroll) if valg.kontroll else tuple(Kontrollkode)
    kjent = None if valg.kjent is None else dagens_slutt(valg.kjent)
    svar = kontroller(arbeidsgiver, valg.per, kjent, utvalg, koder)
    if not valg.alle:
        svar = Kontrollsvar(tuple(r for r in svar.rader if r.aapent_oere), svar.ikke_kontrollert)
    if valg.format == "json":
        print(render_json.tegn(svar, valg.per).decode(), end="")
    else:
        print("\n".join(_som_tekst(svar, valg.per, valg.spraak, alle=valg.alle)))


def _som_tekst(svar: Kontrollsvar, per: date, spraak: Spraak, *, alle: bool) -> list[str]:
    from tilgode.params.kontrolltekster import ikke_kontrollert, retningsnavn

    linjer: list[str] = []
    for retning in Retning:
        egne = [r for r in svar.rader if r.retning is retning]
        oere = sum(r.funn.oere if alle else r.aapent_oere for r in egne)
        linjer.append(f"{retningsnavn(retning, spraak)}: {tall(len(egne), spraak)} funn, {kr(oere, spraak)}")
    for rad in svar.rader:
        linjer += ["", *_funnlinjer(rad, per, spraak)]
    if svar.ikke_kontrollert:
        linjer.append("")
        linjer += [
            f"{tall(antall, spraak)} krav er ikke kontrollert: {ikke_kontrollert(grunn, spraak)}"
            for grunn, antall in sorted(svar.ikke_kontrollert.items())
        ]
    return linjer


def _funnlinjer(rad: Kontrollrad, per: date, spraak: Spraak) -> list[str]:
    from tilgode.params.aarsaker import gjeldende_aarsaker
    from tilgode.params.kontrolltekster import avgjoerelsesnavn, beskriv_funn

    funn = rad.funn
    aarsak = gjeldende_aarsaker()[funn.aarsak]
    hode: list[Any] = [
        kr(funn.oere, spraak),
        aarsak.navn[spraak],
        rad.krav or "uten krav",
        f"ansatt {rad.ansattnummer}, ansvar {rad.ansvar}",
        f"{vis_dato(funn.fom, spraak)}–{vis_dato(funn.tom, spraak)}",
    ]
    linjer = ["  ".join(hode), f"  {beskriv_funn(funn, spraak)}"]
    if funn.frist is not None:
        merke = " (passert)" if funn.frist < per else ""
        linjer.append(f"  Siste dag Nav kan ta imot kravet: {vis_dato(funn.frist, spraak)}{merke}")
    if rad.rettet_oere:
        linjer.append(f"  Rettet: {kr(rad.rettet_oere, spraak)}, åpent: {kr(rad.aapent_oere, spraak)}")
    if rad.vurdering is not None:
        linjer.append(f"  {avgjoerelsesnavn(rad.vurdering.avgjoerelse, spraak)}: {rad.vurdering.notat}")
    elif rad.aapent_oere:
        linjer.append(f"  Neste steg: {aarsak.neste_steg[spraak]}")
    if rad.sperrer:
        linjer.append("  Kravet kan ikke sendes før det er rettet eller vurdert.")
    return linjer
