"""`tilgode avstem`: match Nav's settlement lines to claims, show the heaps, accept suggestions.

Border: words in, tables out; the use cases and questions are in `apps/oppgjoer`.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from tilgode.cli.arbeidsgiver import finn_arbeidsgiver
from tilgode.cli.avstemvalg import legg_til_valg
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import AKTOER, dato, legg_til_arbeidsgiver, legg_til_svarform
from tilgode.params.formatering import dato as vis_dato
from tilgode.params.formatering import kroner

if TYPE_CHECKING:
    from tilgode.apps.oppgjoer.hauger import Haugrad
    from tilgode.apps.oppgjoer.models import Kobling
    from tilgode.apps.oppgjoer.noekkeltall import Treffrater
    from tilgode.apps.oppgjoer.services import Avstemmingsresultat
    from tilgode.apps.organisasjon.models import Arbeidsgiver

EKSEMPLER = """eksempler:
  tilgode avstem                      koble det som er kommet siden sist, og vis haugene
  tilgode avstem --alt                regn alle koblinger ut på nytt (gir det samme)
  tilgode avstem --vis aapne          vis hver linje som ikke er koblet, med grunn og alder
  tilgode avstem --godta alle         godta alle forslag
  tilgode avstem --godta 12 15        godta forslag 12 og 15
  tilgode avstem --opphev 7 --grunn "gjelder en annen person"
  tilgode avstem --format json
  tilgode avstem regler               vis eller velg reglene
  tilgode avstem hull                 se om det mangler oppgjør
"""


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "avstem",
        help="koble Navs oppgjørslinjer til krav",
        description="Koble oppgjørslinjer til krav. En kobling flytter aldri penger: koblet og åpent er alltid summen av linjene.",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--alt", action="store_true", help="regn alt på nytt, ikke bare det nye")
    parser.add_argument("--vis", choices=("sammendrag", "aapne"), default="sammendrag", help="hva som vises")
    parser.add_argument("--godta", nargs="+", metavar="NR", help="godta forslag, eller «alle»")
    parser.add_argument("--opphev", type=int, metavar="NR", help="opphev en kobling eller avvis et forslag")
    parser.add_argument("--angre-avvisning", type=int, metavar="NR", help="la et avvist forslag komme igjen")
    parser.add_argument("--grunn", default="", help="hvorfor koblingen oppheves")
    parser.add_argument("--per", type=dato, metavar="DATO", help="dato (standard: i dag)")
    legg_til_arbeidsgiver(parser)
    legg_til_svarform(parser)
    parser.set_defaults(kjoer=kjoer)
    legg_til_valg(parser)


def kjoer(valg: argparse.Namespace) -> int:
    """Run the command; returns 0."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from django.utils import timezone

    from tilgode.apps.oppgjoer.hauger import aapne
    from tilgode.apps.oppgjoer.noekkeltall import mellomregning_oere, treffrater
    from tilgode.apps.oppgjoer.services import Koblingsfeil, avstem

    arbeidsgiver = finn_arbeidsgiver(valg.arbeidsgiver)
    per = valg.per or timezone.localdate()
    try:
        _gjoer(arbeidsgiver, valg, per)
    except Koblingsfeil as feil:
        raise Brukerfeil(str(feil)) from feil
    resultat = avstem(arbeidsgiver, aktoer=AKTOER, alt=valg.alt)
    linjer = aapne(arbeidsgiver, per)
    rater = treffrater(arbeidsgiver, til=per)
    rest = mellomregning_oere(arbeidsgiver, per)
    if valg.format == "json":
        print(json.dumps(_som_json(resultat, rater, linjer, rest), ensure_ascii=False, indent=1))
    else:
        print(_som_tekst(resultat, rater, linjer, rest, vis_alle=valg.vis == "aapne"))
    return 0


def _gjoer(arbeidsgiver: Arbeidsgiver, valg: argparse.Namespace, per: date) -> None:
    """What the user asked to have accepted or undone."""
    from tilgode.apps.oppgjoer.hauger import aapne
    from tilgode.apps.oppgjoer.services import godta, opphev
    from tilgode.apps.oppgjoer.services_angre import angre_avvisning

    if valg.godta:
        alle = [f.kobling_id for linje in aapne(arbeidsgiver, per) for f in linje.forslag]
        valgte = alle if valg.godta == ["alle"] else [_nummer(tekst) for tekst in valg.godta]
        godta(valgte, aktoer=AKTOER)
    if valg.opphev is not None:
        opphev(_egen(arbeidsgiver, valg.opphev), valg.grunn, aktoer=AKTOER)
    if valg.angre_avvisning is not None:
        angre_avvisning([_egen(arbeidsgiver, valg.angre_avvisning).pk], aktoer=AKTOER)


def _egen(arbeidsgiver: Arbeidsgiver, nummer: int) -> Kobling:
    from tilgode.apps.oppgjoer.models import Kobling

    kobling = Kobling.objects.filter(pk=nummer, krav__arbeidsgiver=arbeidsgiver).first()
    if kobling is None:
        raise Brukerfeil(f"det finnes ingen kobling med nummer {nummer}")
    return kobling


def _nummer(tekst: str) -> int:
    if not tekst.isdigit():
        raise Brukerfeil(f"«{tekst}» er ikke nummeret på et forslag (skriv tall, eller «alle»)")
    return int(tekst)


def _som_json(
    resultat: Avstemmingsresultat, rater: Treffrater, linjer: list[Haugrad], rest: int
) -> dict[str, Any]:
    return {
        "nye_koblinger": resultat.nye_koblinger,
        "nye_forslag": resultat.nye_forslag,
        "omkoblet": resultat.omkoblet,
        "linjer": rater.alle.linjer,
        "klarert_automatisk": rater.alle.automatisk_linjer,
        "mellomregning_oere": rest,
        "aapne": [_linjeobjekt(linje) for linje in linjer],
    }


def _linjeobjekt(linje: Haugrad) -> dict[str, Any]:
    return {
        "nr": linje.linje_id,
        "rapport": linje.rapport_id,
        "linje": linje.linjenummer,
        "valutadato": linje.valutadato.isoformat(),
        "person": linje.person_id,
        "kode": linje.kode,
        "fom": linje.fom.isoformat() if linje.fom else None,
        "tom": linje.tom.isoformat() if linje.tom else None,
        "oere": linje.oere,
        "rest_oere": linje.rest_oere,
        "haug": linje.haug.value,
        "grunn": linje.grunn,
        "alder_dager": linje.alder_dager,
        "forslag": [
            {"nr": f.kobling_id, "krav": f.krav, "oere": f.oere, "regel": f.regel, "grunn": f.grunn}
            for f in linje.forslag
        ],
    }


def _som_tekst(
    resultat: Avstemmingsresultat,
    rater: Treffrater,
    linjer: list[Haugrad],
    rest: int,
    *,
    vis_alle: bool,
) -> str:
    foreslaatt = [linje for linje in linjer if linje.forslag]
    ukjent = [linje for linje in linjer if not linje.forslag]
    alle, vanlige = rater.alle, rater.ordinaere
    tekst = [
        f"{resultat.nye_koblinger} nye koblinger, {resultat.nye_forslag} nye forslag, {resultat.omkoblet} koblet om.",
        (
            f"Klarert av seg selv: {alle.automatisk_linjer} av {alle.linjer} linjer "
            f"({_prosent(alle.promille_linjer)} av linjene, {_prosent(alle.promille_kroner)} av kronene; "
            f"uten feriepenger og trekk {_prosent(vanlige.promille_linjer)} av linjene)."
        ),
        f"Foreslått: {len(foreslaatt)} linjer, {_kr(foreslaatt)}. Ukjent: {len(ukjent)} linjer, {_kr(ukjent)}.",
        f"I mellomregning: {kroner(rest, med_oere=True)} kr.",
    ]
    return "\n".join(tekst + ([_linjetekst(linje) for linje in linjer] if vis_alle else []))


def _kr(linjer: list[Haugrad]) -> str:
    return f"{kroner(sum(linje.rest_oere for linje in linjer), med_oere=True)} kr"


def _prosent(promille: int) -> str:
    return f"{promille // 10},{promille % 10}\u00a0%"


def _linjetekst(linje: Haugrad) -> str:
    periode = f"{vis_dato(linje.fom)}–{vis_dato(linje.tom)}" if linje.fom and linje.tom else "uten periode"
    hode = (
        f"{vis_dato(linje.valutadato)} rapport {linje.rapport_id} linje {linje.linjenummer}: kode {linje.kode}, "
        f"{periode}, {kroner(linje.rest_oere, med_oere=True)} kr, {linje.alder_dager} dager. {linje.forklaring}"
    )
    forslag = [
        f"  forslag {f.kobling_id}: krav {f.krav}, {kroner(f.oere, med_oere=True)} kr. {f.forklaring}"
        for f in linje.forslag
    ]
    return "\n".join((hode, *forslag))
