"""`tilgode doctor`: is the installation sound, and do the stored figures tie?

Each check is a small function that returns what it found; the list at the end is the whole set.
Border: reads only; mends nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import stat
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from importlib.util import find_spec

from tilgode.cli.valg import legg_til_svarform

MINSTE_PYTHON = (3, 11)
#: A source of the law should be looked at again at least once a year, with a month's grace.
STERKESTE_ALDER_PAA_SATS = timedelta(days=396)
OK, ADVARSEL, FEIL = "ok", "advarsel", "feil"
DATABASE = "Database"
EKSEMPLER = """eksempler:
  tilgode doctor
  tilgode doctor --format json
"""


@dataclass(frozen=True, slots=True)
class Funn:
    """What a check found: `ok`, `advarsel` or `feil`, in words, and how to mend it."""

    kontroll: str
    utfall: str
    tekst: str
    rettelse: str = ""


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "doctor",
        help="se etter at installasjonen og tallene er i orden",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    legg_til_svarform(parser)
    parser.set_defaults(kjoer=kjoer)


def kjoer(valg: argparse.Namespace) -> int:
    """Run every check; returns 1 when at least one found a fault."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart()
    funn = kontroller()
    if valg.format == "json":
        print(json.dumps([asdict(f) for f in funn], ensure_ascii=False, indent=2))
    else:
        for f in funn:
            print(f"{f.utfall.upper():9} {f.kontroll}: {f.tekst}")
            if f.rettelse and f.utfall != OK:
                print(f"          → {f.rettelse}")
    return int(any(f.utfall == FEIL for f in funn))


def kontroller() -> list[Funn]:
    """Every check; those of the stored figures only when the database can be used."""
    funn = [kontroll() for kontroll in INSTALLASJON]
    if any(f.kontroll == DATABASE and f.utfall == FEIL for f in funn):
        return funn
    return funn + [kontroll() for kontroll in TALL]


def python() -> Funn:
    """The interpreter is new enough."""
    versjon = platform.python_version()
    if sys.version_info < MINSTE_PYTHON:
        return Funn("Python", FEIL, versjon, "installer Python 3.11 eller nyere")
    return Funn("Python", OK, versjon)


def database() -> Funn:
    """The database answers and its tables are the program's."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import DatabaseError

    navn = f"{connection.vendor}, {os.path.basename(str(connection.settings_dict['NAME']))}"  # noqa: PTH119
    try:
        utfoerer = MigrationExecutor(connection)
        mangler = utfoerer.migration_plan(utfoerer.loader.graph.leaf_nodes())
    except DatabaseError as feil:
        return Funn(DATABASE, FEIL, f"{navn}: {feil}", "se TILGODE_DATABASE_URL og TILGODE_MAPPE")
    if mangler:
        rettelse = "kjør «tilgode server» eller «tilgode demo», som oppdaterer tabellene"
        return Funn(DATABASE, FEIL, f"{navn}: {len(mangler)} oppdateringer mangler", rettelse)
    return Funn(DATABASE, OK, navn)


def noekler() -> Funn:
    """The keys can be read, and only by their owner."""
    from tilgode.apps.felles.noekler import FILNAVN, Noekkelfeil, datamappe, hent_noekler

    try:
        hent_noekler()
    except Noekkelfeil as feil:
        return Funn("Nøkler", FEIL, str(feil), "hent nøkkelfilen fra sikkerhetskopien")
    fil = datamappe() / FILNAVN
    if fil.exists() and stat.S_IMODE(fil.stat().st_mode) & 0o077:
        return Funn("Nøkler", FEIL, "andre kan lese nøkkelfilen", f"kjør chmod 600 {FILNAVN} i datamappen")
    return Funn("Nøkler", OK, "bare eieren kan lese dem")


def satser() -> Funn:
    """There is a G for today, and the sources have been looked at within a year."""
    from django.utils import timezone

    from tilgode import params

    i_dag = timezone.localdate()
    lov = params.last()
    gjeldende = lov.paa(i_dag)
    i_kraft = [rekke[-1] for rekke in lov.linjer.values() if rekke[-1].fom <= i_dag]
    eldst = min(linje.sist_kontrollert for linje in i_kraft)
    tekst = f"G er {gjeldende.g} kr; eldste kilde ble sist kontrollert {eldst:%d.%m.%Y}"
    if i_dag - eldst > STERKESTE_ALDER_PAA_SATS:
        return Funn("Satser", ADVARSEL, tekst, "se om loven er endret, og oppdater datoen i parameterfilen")
    return Funn("Satser", OK, tekst)


def nettfiler() -> Funn:
    """The pages' style sheets and scripts are installed."""
    from django.contrib.staticfiles.finders import find

    mangler = [fil for fil in NETTFILER if find(fil) is None]
    if mangler:
        return Funn("Nettsidens filer", FEIL, f"mangler {', '.join(mangler)}", "kjør «make run SERVE=0»")
    return Funn("Nettsidens filer", OK, "installert")


def masseberegning() -> Funn:
    """The counting rules run compiled; without the compiler they are right, only slower."""
    if find_spec("numba") is None:
        return Funn("Masseberegning", ADVARSEL, "uten kompilator, tregere", "installer tilgode[batch]")
    return Funn("Masseberegning", OK, "kompilert")


def revisjonsspor() -> Funn:
    """The audit trail has not been tampered with."""
    from tilgode.apps.innlesing.revisjon import find_brudd

    brudd = find_brudd()
    if brudd:
        tekst = f"{len(brudd)} brudd, det første ved hendelse {brudd[0].hendelse_id}: {brudd[0].melding}"
        return Funn("Revisjonsspor", FEIL, tekst, "sammenlign med sikkerhetskopien")
    return Funn("Revisjonsspor", OK, "kjeden er hel")


def oppgjoerssummer() -> Funn:
    """Each settlement's lines add up to its total."""
    from django.db.models import F, Sum

    from tilgode.apps.oppgjoer.models import Oppgjoer

    alle = Oppgjoer.objects.annotate(linjesum=Sum("linjer__oere", default=0))
    feil = list(alle.exclude(linjesum=F("sum_oere")).values_list("rapport_id", flat=True))
    if feil:
        return Funn("Oppgjør", FEIL, f"linjene i {', '.join(feil)} gir ikke summen", "les inn filen på nytt")
    return Funn("Oppgjør", OK, f"{alle.count()} rapporter, linjene gir summene")


def koblinger() -> Funn:
    """No line has more matched to it than it holds."""
    from django.db.models import F, Q, Sum

    from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje

    i_kraft = Q(koblinger__oppheving__isnull=True) & ~Q(koblinger__maate=Kobling.Maate.FORESLAATT)
    linjer = Oppgjoerslinje.objects.annotate(koblet=Sum("koblinger__oere", filter=i_kraft, default=0))
    for_mye = linjer.filter(Q(oere__gte=0, koblet__gt=F("oere")) | Q(oere__lt=0, koblet__lt=F("oere")))
    antall = for_mye.count()
    if antall:
        return Funn(
            "Koblinger", FEIL, f"{antall} linjer er koblet med mer enn beløpet", "opphev og avstem igjen"
        )
    return Funn("Koblinger", OK, "ingen linje er koblet med mer enn beløpet")


def bevegelser() -> Funn:
    """What is booked as received is what is matched."""
    from django.db.models import Q, Sum

    from tilgode.apps.oppgjoer.models import Kobling
    from tilgode.apps.regnskap.models import Bevegelse

    i_kraft = Q(oppheving__isnull=True) & ~Q(maate=Kobling.Maate.FORESLAATT)
    koblet = Kobling.objects.filter(i_kraft).aggregate(sum=Sum("oere", default=0))["sum"]
    foert = Bevegelse.objects.filter(kobling__isnull=False).aggregate(sum=Sum("oere", default=0))["sum"]
    if koblet + foert:
        tekst = f"koblet {koblet} øre, ført {-foert} øre"
        return Funn("Mottatt", FEIL, tekst, "meld fra; bevegelser og koblinger skal alltid være like")
    return Funn("Mottatt", OK, "ført beløp er lik koblet beløp")


NETTFILER = (
    "tredjepart/designsystemet/designsystemet.css",
    "tredjepart/designsystemet/tema.css",
    "django_htmx/htmx-2.min.js",
)
INSTALLASJON: tuple[Callable[[], Funn], ...] = (
    python,
    database,
    noekler,
    satser,
    nettfiler,
    masseberegning,
)
TALL: tuple[Callable[[], Funn], ...] = (
    revisjonsspor,
    oppgjoerssummer,
    koblinger,
    bevegelser,
)
