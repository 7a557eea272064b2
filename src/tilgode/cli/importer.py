"""`tilgode importer`: read a file or a folder in, try it first, fetch a template, save a column map.

Border: words in, report out. What is read and how is decided by `apps/innlesing`.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import AKTOER, dato, legg_til_svarform
from tilgode.core.innlesing.rapport import Advarsel, Feil, Filtype, Importrapport

if TYPE_CHECKING:
    from tilgode.apps.innlesing.services import Importvalg
    from tilgode.apps.innlesing.services_mappe import Fremdrift

EKSEMPLER = """eksempler:
  tilgode importer eksport/ --toerr            prøv en hel mappe uten å lagre
  tilgode importer fravaer.csv --kildesystem Gat
  tilgode importer 312040107_ref-arbg_2026-11-02_42.csv
  tilgode importer oppgjoer.csv --valutadato 2026-11-02 --rapport-id 42
  tilgode importer krav.xlsx --toerr --format json
  tilgode importer --mal fravaer --ut fravaer.xlsx
  tilgode importer fra-tidbanken.csv --type fravaer --foreslaa-kart > kart.json
  tilgode importer --lagre-kart kart.json --type fravaer --kildesystem Tidbanken
"""
MED_FEIL = 2
STANDARD_VIST = 50
#: More settlements than this without remarks are told in one line.
MANGE_OPPGJOER = 3


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "importer",
        help="les inn en fil eller en mappe",
        description="Les inn CSV, XLSX og Navs oppgjørsfiler. Alt eller ingenting av hver fil lagres.",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    typer = [t.value for t in Filtype]
    parser.add_argument(
        "fil", nargs="?", type=Path, metavar="FIL|MAPPE", help="fila eller mappa som skal inn"
    )
    parser.add_argument("--type", choices=typer, metavar="TYPE", help=f"filtype ({', '.join(typer)})")
    parser.add_argument(
        "--kildesystem", default="", help="systemet fila er fra, for eksempel Visma eller Gat"
    )
    parser.add_argument("--toerr", action="store_true", help="prøv alt, men lagre ingenting")
    legg_til_svarform(parser)
    parser.add_argument("--valutadato", type=dato, metavar="DATO", help="oppgjørets valutadato (ÅÅÅÅ-MM-DD)")
    parser.add_argument("--rapport-id", default="", metavar="ID", help="oppgjørets nummer hos Nav")
    parser.add_argument(
        "--arbeidsgiver", default="", metavar="ORGNR", help="når flere arbeidsgivere er lagt inn"
    )
    parser.add_argument(
        "--maks-vist", type=int, default=STANDARD_VIST, metavar="N", help="feil vist som tekst"
    )
    parser.add_argument("--mal", choices=typer[:-1], metavar="TYPE", help="skriv en tom mal for filtypen")
    parser.add_argument("--ut", type=Path, metavar="FIL", help="fil å skrive malen til (.csv eller .xlsx)")
    parser.add_argument("--foreslaa-kart", action="store_true", help="vis hvilken kolonne som ligner hva")
    parser.add_argument(
        "--lagre-kart", type=Path, metavar="KART.json", help="lagre et kart for kildesystemet"
    )
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Run the command; returns 0 without faults and 2 with."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    if valg.mal:
        return _skriv_mal(valg)
    if valg.lagre_kart:
        return _lagre_kart(valg)
    if valg.fil is None:
        raise Brukerfeil("si hvilken fil eller mappe som skal leses inn (se tilgode importer --help)")
    if not valg.fil.exists():
        raise Brukerfeil(f"finner ikke {valg.fil}")
    if valg.foreslaa_kart:
        return _foreslaa_kart(valg)
    return _importer(valg)


def _importvalg(valg: argparse.Namespace) -> Importvalg:
    from tilgode.apps.innlesing.services import Importvalg

    return Importvalg(
        filtype=Filtype(valg.type) if valg.type else None,
        kildesystem=valg.kildesystem,
        toerr=valg.toerr,
        valutadato=valg.valutadato,
        rapport_id=valg.rapport_id,
        orgnr=valg.arbeidsgiver,
        aktoer=AKTOER,
    )


def _importer(valg: argparse.Namespace) -> int:
    from tilgode.apps.innlesing.services import importer_fil
    from tilgode.apps.innlesing.services_mappe import importer_mappe

    som_json = valg.format == "json"
    if valg.fil.is_dir():
        try:
            rapporter = importer_mappe(valg.fil, _importvalg(valg), None if som_json else _vis_fremdrift)
        except ValueError as feil:
            raise Brukerfeil(str(feil)) from feil
    else:
        rapporter = [importer_fil(valg.fil, _importvalg(valg))]
    print(_json(rapporter, mappe=valg.fil.is_dir()) if som_json else _tekst(rapporter, valg.maks_vist))
    if valg.fil.is_dir() and any(rapport.endret for rapport in rapporter):
        from tilgode.apps.innlesing.etterarbeid import gjoer_etterarbeid

        gjoer_etterarbeid(AKTOER, None if som_json else _vis_linje)
    return MED_FEIL if any(rapport.feil for rapport in rapporter) else 0


def _vis_linje(tekst: str) -> None:
    print(tekst, file=sys.stderr)


def _vis_fremdrift(fremdrift: Fremdrift) -> None:
    if fremdrift.rapport is None:
        _vis_linje(f"[{fremdrift.nummer}/{fremdrift.antall}] {fremdrift.fil}")


def _funn(rapport: Importrapport) -> dict[str, Any]:
    """The report in the form that other programs read; amounts in øre."""
    return {
        "fil": rapport.fil,
        "type": rapport.type.value if rapport.type else None,
        "linjer": rapport.linjer,
        "sum_oere": rapport.sum_oere,
        "endret": rapport.endret,
        "toerr": rapport.toerr,
        "melding": rapport.melding,
        "antall_feil": rapport.antall_feil,
        "feil": [asdict(feil) for feil in rapport.feil],
        "advarsler": [asdict(advarsel) for advarsel in rapport.advarsler],
    }


def _json(rapporter: list[Importrapport], *, mappe: bool) -> str:
    filer = [_funn(rapport) for rapport in rapporter]
    if not mappe:
        return json.dumps(filer[0], ensure_ascii=False, indent=2)
    samlet = {
        "linjer": sum(r.linjer for r in rapporter),
        "sum_oere": sum(r.sum_oere or 0 for r in rapporter if r.type is Filtype.OPPGJOER),
        "antall_feil": sum(r.antall_feil for r in rapporter),
        "feil": [feil for fil in filer for feil in fil["feil"]],
        "advarsler": [advarsel for fil in filer for advarsel in fil["advarsler"]],
        "filer": [{k: v for k, v in fil.items() if k not in ("feil", "advarsler")} for fil in filer],
    }
    return json.dumps(samlet, ensure_ascii=False, indent=2)


def _kroner(oere: int) -> str:
    """As Norwegian readers expect: hard spaces, decimal comma, a real minus."""
    kroner, rest = divmod(abs(oere), 100)
    tall = f"{kroner:,}".replace(",", "\u00a0")
    fortegn = "\u2212" if oere < 0 else ""
    return f"{fortegn}{tall},{rest:02d}\u00a0kr"


def _tekst(rapporter: list[Importrapport], maks_vist: int) -> str:
    """A line for each file and each remark; settlements without remarks are gathered in one line."""
    glatte = [r for r in rapporter if r.type is Filtype.OPPGJOER and not (r.feil or r.advarsler)]
    samles = glatte if len(glatte) > MANGE_OPPGJOER else []
    linjer = [linje for r in rapporter if r not in samles for linje in _tekstlinjer(r, maks_vist)]
    if samles:
        antall, sum_ = sum(r.linjer for r in samles), sum(r.sum_oere or 0 for r in samles)
        nye = sum(r.endret for r in samles)
        linjer.append(
            f"{len(samles)} oppgjør uten merknader: {antall} linjer, sum {_kroner(sum_)}, {nye} av dem nye."
        )
    return "\n".join(linjer)


def _tekstlinjer(rapport: Importrapport, maks_vist: int) -> list[str]:
    art = rapport.type.value if rapport.type else "ukjent type"
    sum_ = "" if rapport.sum_oere is None else f", sum {_kroner(rapport.sum_oere)}"
    linjer = [f"{rapport.fil} ({art}): {_antall(rapport.linjer, 'linje', 'linjer')}{sum_}. {rapport.melding}"]
    for navn, funn, antall in (
        (("feil", "feil"), rapport.feil, rapport.antall_feil),
        (("advarsel", "advarsler"), rapport.advarsler, len(rapport.advarsler)),
    ):
        if funn:
            linjer.append(f"  {_antall(antall, *navn)}:")
            linjer += [_funnlinje(ett) for ett in funn[:maks_vist]]
        if antall > maks_vist:
            linjer.append(f"    … og {antall - maks_vist} til (vis flere med --maks-vist {antall})")
    return linjer


def _antall(antall: int, en: str, flere: str) -> str:
    return f"{antall} {en if antall == 1 else flere}"


def _funnlinje(funn: Feil | Advarsel) -> str:
    sted = f"linje {funn.linje}, " if funn.linje else ""
    verdi = f" «{funn.verdi}»" if funn.verdi else ""
    return f"    {sted}{funn.felt}{verdi}: {funn.melding} {funn.rettelse}"


def _skriv_mal(valg: argparse.Namespace) -> int:
    from tilgode.apps.innlesing.porter import filleser

    endelse = valg.ut.suffix.lstrip(".").lower() if valg.ut else "csv"
    try:
        innhold = filleser().mal(Filtype(valg.mal), endelse)
    except ValueError as feil:
        raise Brukerfeil(str(feil)) from feil
    if valg.ut:
        valg.ut.write_bytes(innhold)
        print(f"Skrev {valg.ut}")
    else:
        print(innhold.decode("utf-8-sig").strip())
    return 0


def _foreslaa_kart(valg: argparse.Namespace) -> int:
    from tilgode.apps.innlesing.kart import foreslaa_kart

    if not valg.type:
        raise Brukerfeil("oppgi --type, så kolonnene kan sammenlignes med den filtypen")
    kolonner = foreslaa_kart(valg.fil, Filtype(valg.type))
    print(json.dumps({"kolonner": kolonner, "koder": {}}, ensure_ascii=False, indent=2))
    return 0


def _lagre_kart(valg: argparse.Namespace) -> int:
    from tilgode.apps.innlesing.kart import Kartfeil, lagre_kart, les_kart

    if not valg.type or not valg.kildesystem:
        raise Brukerfeil("oppgi --type og --kildesystem for kartet som skal lagres")
    try:
        kart = les_kart(valg.lagre_kart.read_text("utf-8-sig"), valg.kildesystem, Filtype(valg.type))
        lagre_kart(kart, AKTOER)
    except (Kartfeil, OSError) as feil:
        raise Brukerfeil(str(feil)) from feil
    print(f"Lagret kartet for {valg.kildesystem}, {valg.type}.")
    return 0
