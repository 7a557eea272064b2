"""`tilgode krav`: compute what the law says to expect, list claims, and what has no claim.

Border: words in, tables out; the use cases and questions are in `apps/krav` and `apps/regnskap`.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from tilgode.cli.arbeidsgiver import finn_arbeidsgiver, finn_krav
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import AKTOER, dato, legg_til_arbeidsgiver, legg_til_svarform
from tilgode.params.formatering import dato as vis_dato
from tilgode.params.formatering import kroner

if TYPE_CHECKING:
    from tilgode.apps.krav.forventning import Forventning
    from tilgode.apps.organisasjon.models import Arbeidsgiver
    from tilgode.apps.regnskap.kravliste import Kravrad

EKSEMPLER = """eksempler:
  tilgode krav beregn                          beregn ventet refusjon for alle med nye opplysninger
  tilgode krav liste --per 2026-04-01 --aapne  krav med utestående på en dato
  tilgode krav mangler                         ventet refusjon som det ikke er krevd noe for
  tilgode krav mangler --registrer             lag krav av det som mangler
  tilgode krav rett --krav 1000-1/SYKEPENGER/2024-06   krev differansen etter fravær som kom sent inn
  tilgode krav send --krav 1000-1/SYKEPENGER/2024-07   merk kravet som sendt, når kontrollen ikke har funn
  tilgode krav liste --format json
"""


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "krav",
        help="beregn ventet refusjon og list krav",
        description="Beregn det loven gir, vis registrerte krav, og finn det som ikke er krevd.",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "hva",
        nargs="?",
        choices=("beregn", "liste", "mangler", "rett", "send"),
        default="beregn",
        help="hva som skal gjøres",
    )
    parser.add_argument("--per", type=dato, metavar="DATO", help="dato (standard: i dag)")
    parser.add_argument("--aapne", action="store_true", help="bare krav med utestående")
    parser.add_argument("--registrer", action="store_true", help="lag krav av det som mangler og kan kreves")
    parser.add_argument("--krav", metavar="REFERANSE", help="rett og send: kravet det gjelder")
    parser.add_argument("--notat", default="", help="send: hvorfor kravet sendes etter fristen")
    legg_til_arbeidsgiver(parser)
    legg_til_svarform(parser)
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Run the command; returns 0."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from django.utils import timezone

    valg.per = valg.per or timezone.localdate()
    arbeidsgiver = finn_arbeidsgiver(valg.arbeidsgiver)
    svar = {"beregn": _beregn, "liste": _liste, "mangler": _mangler, "rett": _rett, "send": _send}[valg.hva](
        arbeidsgiver, valg
    )
    print(json.dumps(svar[0], ensure_ascii=False, indent=1) if valg.format == "json" else svar[1])
    return 0


Svar = tuple[dict[str, Any], str]


def _beregn(arbeidsgiver: Arbeidsgiver, valg: argparse.Namespace) -> Svar:
    from tilgode.apps.krav.services import beregn

    resultat = beregn(arbeidsgiver, framdrift=_framdrift if valg.format == "tekst" else None, aktoer=AKTOER)
    som_json = {
        "personer": resultat.personer,
        "nye_beregninger": resultat.nye,
        "loep": resultat.loep,
        "feil": [{"person": person, "melding": melding} for person, melding in resultat.feil],
    }
    linjer = [
        f"{resultat.personer} personer med fravær, {resultat.nye} nye beregninger, {resultat.loep} løp.",
        *(f"Person {person} er ikke beregnet: {melding}" for person, melding in resultat.feil),
    ]
    return som_json, "\n".join(linjer)


def _framdrift(ferdig: int, totalt: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{ferdig} av {totalt} personer", end="\n" if ferdig == totalt else "", file=sys.stderr)


def _liste(arbeidsgiver: Arbeidsgiver, valg: argparse.Namespace) -> Svar:
    from tilgode.apps.regnskap.kravliste import kravliste

    rader = kravliste(arbeidsgiver, valg.per, bare_aapne=valg.aapne)
    sum_oere = sum(r.utestaaende_oere for r in rader)
    tekst = [
        f"{'Krav':<28} {'Navn':<25} {'Ytelse':<18} {'Periode':<23} {'Sendt':>14} {'Mottatt':>14} {'Utestående':>14}",
        *(_kravlinje(r) for r in rader),
        f"{len(rader)} krav, utestående {kroner(sum_oere, med_oere=True)} kr per {vis_dato(valg.per)}",
    ]
    return {
        "per": valg.per.isoformat(),
        "krav": [_kravobjekt(r) for r in rader],
        "sum_oere": sum_oere,
    }, "\n".join(tekst)


def _kravlinje(rad: Kravrad) -> str:
    periode = f"{vis_dato(rad.fom)}–{vis_dato(rad.tom)}"
    beloep = (rad.sendt_oere + rad.tilleggskrav_oere, rad.mottatt_oere, rad.utestaaende_oere)
    tall = " ".join(f"{kroner(b, med_oere=True):>14}" for b in beloep)
    return f"{rad.referanse[:28]:<28} {rad.navn[:25]:<25} {rad.ytelse:<18} {periode:<23} {tall}"


def _kravobjekt(rad: Kravrad) -> dict[str, Any]:
    felter = (
        "referanse",
        "navn",
        "ytelse",
        "kravaar",
        "ansvar",
        "sektor",
        "status",
        "sendt_oere",
        "tilleggskrav_oere",
        "mottatt_oere",
        "nedjustert_oere",
        "avskrevet_oere",
        "utestaaende_oere",
    )
    return {
        **{felt: getattr(rad, felt) for felt in felter},
        "fom": rad.fom.isoformat(),
        "tom": rad.tom.isoformat(),
    }


def _mangler(arbeidsgiver: Arbeidsgiver, valg: argparse.Namespace) -> Svar:
    from tilgode.apps.krav.forventning import uten_krav
    from tilgode.apps.krav.services import register_krav_fra_ventet

    rader = uten_krav(arbeidsgiver, valg.per)
    i_tide = [r for r in rader if r.siste_mottak >= valg.per]
    som_json: dict[str, Any] = {
        "per": valg.per.isoformat(),
        "mangler": [_mangelobjekt(r, valg.per) for r in rader],
        "kan_kreves_oere": sum(r.ventet_oere for r in i_tide),
        "foreldet_oere": sum(r.ventet_oere for r in rader if r.siste_mottak < valg.per),
    }
    tekst = [
        f"{'Person':>8} {'Måned':<8} {'Ytelse':<15} {'Ventet':>14}  Siste dag for krav",
        *(_mangellinje(r, valg.per) for r in rader),
        (
            f"Kan kreves: {kroner(som_json['kan_kreves_oere'], med_oere=True)} kr. "
            f"Foreldet: {kroner(som_json['foreldet_oere'], med_oere=True)} kr."
        ),
    ]
    if valg.registrer:
        registrert = register_krav_fra_ventet(arbeidsgiver, i_tide, aktoer=AKTOER)
        som_json["registrerte_krav"] = len(registrert.nye)
        tekst.append(
            f"Registrerte {len(registrert.nye)} krav på {kroner(registrert.oere, med_oere=True)} kr."
        )
    return som_json, "\n".join(tekst)


def _rett(arbeidsgiver: Arbeidsgiver, valg: argparse.Namespace) -> Svar:
    """Raises Brukerfeil with the reason when there is nothing to correct."""
    from tilgode.apps.krav.services import Kravfeil
    from tilgode.apps.krav.services_sene_fravaer import ta_med_sent_fravaer

    krav = finn_krav(valg.krav, arbeidsgiver)
    try:
        rettet = ta_med_sent_fravaer(krav, aktoer=AKTOER)
    except Kravfeil as feil:
        raise Brukerfeil(str(feil)) from feil
    linjer = [f"{krav.referanse}: {kroner(rettet.tillegg_oere, med_oere=True)} kr i tillegg."]
    perioder = rettet.inntektsmelding.arbeidsgiverperioder if rettet.inntektsmelding else []
    if rettet.inntektsmelding is not None:
        dager = ", ".join(
            f"{vis_dato(date.fromisoformat(fom))}–{vis_dato(date.fromisoformat(tom))}"
            for fom, tom in perioder
        )
        linjer.append(
            f"Ny inntektsmelding, versjon {rettet.inntektsmelding.versjon}, er klar til å sendes: "
            f"arbeidsgiverperioden er {dager}."
        )
    svar = {
        "krav": krav.referanse,
        "tillegg_oere": rettet.tillegg_oere,
        "inntektsmelding_versjon": rettet.inntektsmelding.versjon if rettet.inntektsmelding else None,
        "arbeidsgiverperioder": perioder,
    }
    return svar, "\n".join(linjer)


def _send(arbeidsgiver: Arbeidsgiver, valg: argparse.Namespace) -> Svar:
    """Raises Brukerfeil with the reason when the claim cannot be sent."""
    from tilgode.apps.krav.services import Kravfeil, endre_status
    from tilgode.core.saksgang import Handling

    krav = finn_krav(valg.krav, arbeidsgiver)
    try:
        status = endre_status(krav, Handling.SEND, aktoer=AKTOER, dato=valg.per, notat=valg.notat)
    except Kravfeil as feil:
        raise Brukerfeil(str(feil)) from feil
    svar = {"krav": krav.referanse, "status": status.value, "dato": valg.per.isoformat()}
    return svar, f"{krav.referanse} er sendt {vis_dato(valg.per)}."


def _mangellinje(rad: Forventning, per: date) -> str:
    merke = " (foreldet)" if rad.siste_mottak < per else ""
    beloep = kroner(rad.ventet_oere, med_oere=True)
    return f"{rad.person_id:>8} {rad.maaned!s:<8} {rad.ytelse:<15} {beloep:>14}  {vis_dato(rad.siste_mottak)}{merke}"


def _mangelobjekt(rad: Forventning, per: date) -> dict[str, Any]:
    return {
        "person": rad.person_id,
        "arbeidsforhold": rad.arbeidsforhold_id,
        "ytelse": rad.ytelse,
        "maaned": str(rad.maaned),
        "ventet_oere": rad.ventet_oere,
        "siste_mottak": rad.siste_mottak.isoformat(),
        "foreldet": rad.siste_mottak < per,
        "sikkerhet": rad.sikkerhet,
    }
