"""`tilgode rapport statusnotat|refusjon|kravaar|kontroll|maksdato|fritak`: a report in the form and language asked for."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from tilgode.cli.arbeidsgiver import finn_arbeidsgiver
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.valg import dato, legg_til_arbeidsgiver, legg_til_rapportform, skriv

if TYPE_CHECKING:
    from tilgode.apps.organisasjon.models import Arbeidsgiver

STATUSNOTAT = "statusnotat"
#: Those with a command of their own (ventetid, noekkeltall) are not repeated here.
NAVN = (STATUSNOTAT, "refusjon", "kravaar", "kontroll", "maksdato", "fritak")
EKSEMPLER = """eksempler:
  tilgode rapport statusnotat --per 2026-04-01
  tilgode rapport statusnotat --per 2026-04-01 --format json
  tilgode rapport statusnotat --datoer 2025-05-01 2025-10-01 2026-04-01 --format docx --ut notat.docx
  tilgode rapport statusnotat --per 2026-04-01 --kjent 2026-04-02T08:00 --spraak nn
  tilgode rapport refusjon --per 2026-04-01 --ansvar 3020 --format xlsx --ut refusjon.xlsx
  tilgode rapport kravaar --per 2026-04-01 --spraak nn --format pdf --ut kravaar.pdf
  tilgode rapport kontroll --per 2026-04-01 --kravaar 2024 --format xlsx --ut kontroll.xlsx
  tilgode rapport maksdato --per 2026-04-01 --ansvar 3430
  tilgode rapport fritak --per 2026-04-01 --sone II --format pdf --ut fritak.pdf
"""


def legg_til(delkommandoer: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = delkommandoer.add_parser(
        "rapport",
        help="skriv en rapport",
        epilog=EKSEMPLER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("rapport", choices=NAVN, help="hvilken rapport")
    parser.add_argument("--per", type=dato, help="siste måletidspunkt (standard: i dag)")
    parser.add_argument(
        "--datoer", type=dato, nargs=3, metavar="DATO", help="tre måletidspunkter, eldste først"
    )
    parser.add_argument("--kjent", type=_tid, help="slik det var kjent på dette tidspunktet")
    parser.add_argument("--ansvar", metavar="KODE", help="bare dette ansvaret (ikke statusnotat og kravaar)")
    parser.add_argument("--kravaar", type=int, metavar="ÅR", help="kontroll: bare dette kravåret")
    parser.add_argument("--sone", default="I", help="fritak: avgiftssone (standard: I)")
    legg_til_arbeidsgiver(parser)
    legg_til_rapportform(parser)
    parser.set_defaults(kjoer=kjoer)


def _tid(tekst: str) -> datetime:
    try:
        return datetime.fromisoformat(tekst)
    except ValueError as feil:
        raise argparse.ArgumentTypeError(f"«{tekst}» er ikke et tidspunkt (skriv ÅÅÅÅ-MM-DDTTT:MM)") from feil


def kjoer(valg: argparse.Namespace) -> int:
    """Write the report; returns 0."""
    from tilgode.apps.felles.oppstart import oppstart

    oppstart(migrer=True)
    innhold = _statusnotat(valg) if valg.rapport == STATUSNOTAT else _rapport(valg)
    skriv(innhold, valg.ut)
    return 0


def _statusnotat(valg: argparse.Namespace) -> bytes:
    from django.utils import timezone

    from tilgode.reports import statusnotat

    if valg.ansvar is not None:
        raise Brukerfeil("--ansvar gjelder bare rapporter for en enhet, ikke statusnotatet")
    try:
        notat = statusnotat.hent(
            orgnr=valg.arbeidsgiver,
            per=valg.per or timezone.localdate(),
            datoer=tuple(valg.datoer) if valg.datoer else None,
            kjent=valg.kjent,
        )
    except statusnotat.Mangler as feil:
        raise Brukerfeil(str(feil)) from feil
    return statusnotat.tegn(notat, valg.spraak, valg.format)


def _rapport(valg: argparse.Namespace) -> bytes:
    from django.utils import timezone

    from tilgode.reports.rapportliste import ANSVAR, KRAVAAR, RAPPORTER, Bestilling
    from tilgode.rules.parametre import ManglerParameter

    rapport = RAPPORTER[valg.rapport]
    for felt in (ANSVAR, KRAVAAR):
        if getattr(valg, felt) is not None and felt not in rapport.valg:
            raise Brukerfeil(f"rapporten {rapport.navn} kan ikke avgrenses med --{felt}")
    if valg.datoer:
        raise Brukerfeil("--datoer gjelder bare statusnotatet; denne rapporten har én dato (--per)")
    arbeidsgiver, per = _med_ansvar(valg), valg.per or timezone.localdate()
    bestilling = Bestilling(arbeidsgiver, per, _kjent(valg), valg.ansvar, valg.kravaar, valg.sone)
    try:
        return rapport.hent(bestilling).tegn(valg.spraak, valg.format)
    except ManglerParameter as feil:
        raise Brukerfeil(f"kjenner ikke avgiftssonen «{valg.sone}» {per:%d.%m.%Y}") from feil


def _kjent(valg: argparse.Namespace) -> datetime | None:
    """The moment with the time zone of the installation when none is written."""
    from django.utils import timezone

    kjent: datetime | None = valg.kjent
    return kjent if kjent is None or kjent.tzinfo else timezone.make_aware(kjent)


def _med_ansvar(valg: argparse.Namespace) -> Arbeidsgiver:
    """The employer; raises Brukerfeil when it has not the ansvar that is asked for."""
    arbeidsgiver = finn_arbeidsgiver(valg.arbeidsgiver)
    if valg.ansvar and not arbeidsgiver.ansvar.filter(nummer=valg.ansvar).exists():
        raise Brukerfeil(f"det finnes ikke noe ansvar {valg.ansvar} hos {arbeidsgiver.navn}")
    return arbeidsgiver
