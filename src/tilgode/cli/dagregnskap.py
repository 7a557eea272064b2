"""`tilgode dagregnskap`: the days of a claim or a person, the sums of all days, and the proof that they add up.

Border: words in, tables out; the ledger is `apps/dagregnskap`.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date
from typing import TYPE_CHECKING, Any

from tilgode.cli.arbeidsgiver import finn_arbeidsgiver
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import AKTOER, dato, legg_til_arbeidsgiver, legg_til_svarform
from tilgode.params.formatering import dato as vis_dato
from tilgode.params.formatering import kroner

if TYPE_CHECKING:
    from datetime import datetime

    from tilgode.apps.dagregnskap.kontroller import Dagkontroll
    from tilgode.apps.dagregnskap.queries import Dagsum
    from tilgode.apps.krav.models import Krav
    from tilgode.apps.organisasjon.models import Arbeidsgiver
    from tilgode.core.dagregnskap import Dagrad, Dagregnskap

EKSEMPLER = """eksempler:
  tilgode dagregnskap                              summen av alle dager, per sektor
  tilgode dagregnskap --grupper kravaar --per 2025-10-01 --kjent 2025-10-01
  tilgode dagregnskap 10023-1/SYKEPENGER/2025-03   dagene i ett krav
  tilgode dagregnskap --person 10023               dagene til en person, krav for krav
  tilgode dagregnskap --kontroll                   prøv at dagene blir hver total, til øret
  tilgode dagregnskap --ajour                      legg ut det som venter, og se på alt på nytt
"""
GRUPPER = ("sektor", "kravaar", "ansvar", "ytelse", "person", "krav")
STEMMER_IKKE = 1
KONTROLLNAVN = {
    "BEVEGELSER": "hver bevegelse er summen av sine dager",
    "LOEP": "hvert løp er øre per virkedag ganger virkedager",
    "UTESTAAENDE_I_ALT": "utestående i alt",
    "UTESTAAENDE_SEKTOR": "utestående per sektor",
    "UTESTAAENDE_KRAVAAR": "utestående per kravår",
    "UTESTAAENDE_ANSVAR": "utestående per ansvar",
    "UTESTAAENDE_YTELSE": "utestående per ytelse",
    "UTESTAAENDE_PERSON": "utestående per person",
    "UTESTAAENDE_KRAV": "utestående per krav",
    "KRAVLISTE": "kravlista: krevd, mottatt og utestående i hver rad",
    "VENTET": "ventet per måned er summen av dagene",
    "PAA_NYTT": "lagt ut på nytt blir det de samme dagene",
}


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "dagregnskap",
        help="vis ventet, krevd og mottatt dag for dag, og prøv at dagene blir totalene",
        description="Dagregnskapet: hver krone på sin dag. Det som ikke kan legges på dager, vises for seg.",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("krav", nargs="?", metavar="KRAV", help="kravets referanse")
    parser.add_argument("--person", metavar="ANSATTNR", help="alle krav til en ansatt")
    parser.add_argument("--grupper", choices=GRUPPER, default="sektor", help="hva summene deles på")
    parser.add_argument("--per", type=dato, metavar="DATO", help="balansedato (standard: i dag)")
    parser.add_argument("--kjent", type=dato, metavar="DATO", help="slik det var kjent ved slutten av dagen")
    parser.add_argument("--kontroll", action="store_true", help="prøv summene; 1 når noe ikke stemmer")
    parser.add_argument("--ajour", action="store_true", help="legg ut det som venter, og se på alt på nytt")
    legg_til_arbeidsgiver(parser)
    legg_til_svarform(parser)
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Run the command; returns 0, or 1 when a check does not hold."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    from django.utils import timezone

    from tilgode.apps.felles.tid import dagens_slutt

    per = valg.per or timezone.localdate()
    kjent = None if valg.kjent is None else dagens_slutt(valg.kjent)
    arbeidsgiver = finn_arbeidsgiver(valg.arbeidsgiver)
    if valg.ajour:
        svar = _ajour(arbeidsgiver)
    elif valg.kontroll:
        svar = _kontroll(arbeidsgiver, per, kjent)
    elif valg.krav or valg.person:
        svar = _dager(arbeidsgiver, valg, per, kjent)
    else:
        svar = _summer(arbeidsgiver, per, kjent, valg.grupper)
    print(json.dumps(svar[0], ensure_ascii=False, indent=1) if valg.format == "json" else svar[1])
    return STEMMER_IKKE if svar[0].get("stemmer") is False else 0


Svar = tuple[dict[str, Any], str]


def _ajour(arbeidsgiver: Arbeidsgiver) -> Svar:
    from tilgode.apps.dagregnskap.services import foer_dagregnskap

    foert = foer_dagregnskap(arbeidsgiver, aktoer=AKTOER, alt=True)
    tekst = f"{foert.nye} bevegelser er lagt ut på dager, {foert.omlagte} er lagt ut på nytt."
    return {"nye": foert.nye, "omlagte": foert.omlagte}, tekst


def _kontroll(arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None) -> Svar:
    from tilgode.apps.dagregnskap.kontroller import kontroller, venter

    start = time.perf_counter()
    alle = list(kontroller(arbeidsgiver, per, kjent))
    antall, oere = venter(arbeidsgiver)
    stemmer = all(k.stemmer for k in alle)
    objekt = {
        "per": per.isoformat(),
        "stemmer": stemmer,
        "venter": {"antall": antall, "oere": oere},
        "kontroller": [_kontrollobjekt(k) for k in alle],
    }
    linjer = [linje for k in alle for linje in _kontrollinjer(k)]
    linjer.append(
        f"Venter på dager: {antall} bevegelser, {kroner(oere, med_oere=True)} kr. "
        f"{'Alt stemmer' if stemmer else 'Noe stemmer ikke'} per {vis_dato(per)} "
        f"({time.perf_counter() - start:.1f} s)."
    )
    return objekt, "\n".join(linjer)


def _kontrollobjekt(k: Dagkontroll) -> dict[str, Any]:
    return {
        "kontroll": k.noekkel,
        "antall": k.antall,
        "dager_oere": k.dager_oere,
        "totalt_oere": k.totalt_oere,
        "antall_avvik": k.antall_avvik,
        "avvik": list(k.avvik),
    }


def _kontrollinjer(k: Dagkontroll) -> list[str]:
    svar = "stemmer" if k.stemmer else "STEMMER IKKE"
    sum_ = f"{kroner(k.dager_oere, med_oere=True):>18} kr"
    return [
        f"{KONTROLLNAVN[k.noekkel]:<56}{k.antall:>8}{sum_}  {svar}",
        *(f"    {avvik}" for avvik in k.avvik),
    ]


def _summer(arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None, gruppe: str) -> Svar:
    from tilgode.apps.dagregnskap.queries import dagsummer

    rader = dagsummer(arbeidsgiver, per, kjent, (gruppe,))
    (i_alt,) = dagsummer(arbeidsgiver, per, kjent)
    felt = (
        "krevd_oere",
        "justert_oere",
        "mottatt_oere",
        "utestaaende_oere",
        "jevnt_oere",
        "ikke_fordelt_oere",
    )
    objekt = {
        "per": per.isoformat(),
        "rader": [{"navn": _navn(r)} | {f: getattr(r, f) for f in (*felt, "venter_oere")} for r in rader],
        "sum": {f: getattr(i_alt, f) for f in (*felt, "venter_oere")},
    }
    hode = ("Krevd", "Justert", "Mottatt", "Utestående", "Jevnt", "Uten dager")
    linjer = [f"{gruppe.capitalize():<30}" + "".join(f"{h:>18}" for h in hode)]
    for navn, rad in [*((_navn(r), r) for r in rader), ("I alt", i_alt)]:
        tall = "".join(f"{kroner(getattr(rad, f), med_oere=True):>18}" for f in felt)
        linjer.append(f"{navn[:29]:<30}{tall}")
    if i_alt.venter_oere:
        linjer.append(
            f"Venter på dager: {kroner(i_alt.venter_oere, med_oere=True)} kr (tilgode dagregnskap --ajour)"
        )
    return objekt, "\n".join(linjer)


def _navn(rad: Dagsum) -> str:
    g = rad.gruppe
    return str(g.krav or g.person or g.ansvar or g.sektor or g.ytelse or g.kravaar or "Uten krav")


def _dager(arbeidsgiver: Arbeidsgiver, valg: argparse.Namespace, per: date, kjent: datetime | None) -> Svar:
    from tilgode.apps.dagregnskap.queries import dagregnskap_for_krav, dagregnskap_for_person

    if valg.person:
        alle = [
            (k.krav, k.dager)
            for person in _personer(arbeidsgiver, valg.person)
            for k in dagregnskap_for_person(person, per, kjent)
        ]
    else:
        krav = _krav(arbeidsgiver, valg.krav)
        alle = [(krav, dagregnskap_for_krav(krav, per, kjent))]
    linjer = [linje for krav, bok in alle for linje in _boklinjer(krav, bok)]
    return {"per": per.isoformat(), "krav": [_bokobjekt(krav, bok) for krav, bok in alle]}, "\n".join(linjer)


def _krav(arbeidsgiver: Arbeidsgiver, referanse: str) -> Krav:
    from tilgode.apps.krav.models import Krav

    krav = Krav.objects.filter(arbeidsgiver=arbeidsgiver, referanse=referanse).first()
    if krav is None:
        raise Brukerfeil(f"fant ikke noe krav med referanse «{referanse}»; se «tilgode krav liste»")
    return krav


def _personer(arbeidsgiver: Arbeidsgiver, ansattnummer: str) -> list[int]:
    from tilgode.apps.person.models import Arbeidsforhold

    rader = Arbeidsforhold.objects.filter(arbeidsgiver=arbeidsgiver, ansattnummer=ansattnummer)
    personer = sorted(set(rader.values_list("person_id", flat=True)))
    if not personer:
        raise Brukerfeil(f"fant ingen ansatt med nummer «{ansattnummer}»")
    return personer


def _boklinjer(krav: Krav, bok: Dagregnskap) -> list[str]:
    def rad(navn: str, *tall: int) -> str:
        return f"{navn:<40}" + "".join(f"{kroner(t, med_oere=True):>16}" for t in tall)

    return [
        f"{krav.referanse}  {krav.ytelse}  {vis_dato(krav.fom)}–{vis_dato(krav.tom)}",
        f"{'Dager (beløp per virkedag)':<40}" + "".join(f"{h:>16}" for h in ("Ventet", "Krevd", "Mottatt")),
        *(rad(_loepnavn(d), d.ventet_oere, d.krevd_oere, d.mottatt_oere) for d in bok.loep),
        *(
            rad(
                "Uten dager",
                0,
                *((p.oere, 0) if p.slag.value == "KREVD" else (0, p.oere)),
            )
            for p in bok.ikke_fordelt
        ),
        rad("Sum", bok.ventet_oere, bok.krevd_oere, bok.mottatt_oere),
        "",
    ]


def _loepnavn(d: Dagrad) -> str:
    periode = f"{vis_dato(d.fom)}–{vis_dato(d.tom)}"
    return periode if d.ventet is None else f"{periode} {d.ventet.klasse} {d.ventet.grad.normalize():f} %"


def _bokobjekt(krav: Krav, bok: Dagregnskap) -> dict[str, Any]:
    return {
        "krav": krav.referanse,
        "ytelse": krav.ytelse,
        "ventet_oere": bok.ventet_oere,
        "krevd_oere": bok.krevd_oere,
        "mottatt_oere": bok.mottatt_oere,
        "dager": [
            {
                "dag": d.fom.isoformat(),
                "klasse": d.ventet.klasse if d.ventet else "",
                "betaler": d.ventet.betaler if d.ventet else "",
                "grad": f"{d.ventet.grad.normalize():f}" if d.ventet else "",
                "hjemmel": d.ventet.hjemmel if d.ventet else "",
                "ventet_oere": d.ventet_oere,
                "krevd_oere": d.krevd_oere,
                "mottatt_oere": d.mottatt_oere,
            }
            for d in bok.dager
        ],
        "uten_dager": [{"slag": p.slag.value, "kilde": p.kilde, "oere": p.oere} for p in bok.ikke_fordelt],
        "metoder": {f.post.kilde: f.metode.value for f in bok.poster},
    }
