"""What a page is asked to show, read from its address: dates, filter and page number.

Border: reads and checks the address only. A value that cannot be used raises `UgyldigValg`, which
the pages show with the value and the mend.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.http import HttpRequest
from django.utils import timezone

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import Utvalg


class UgyldigValg(Exception):
    """A value in the address that cannot be used."""

    def __init__(self, verdi: str) -> None:
        super().__init__(verdi)
        self.verdi = verdi


@dataclass(frozen=True, slots=True)
class Valg:
    """The date, the moment it is known at, and the filter from the address."""

    dato: date
    kjent: datetime | None
    utvalg: Utvalg
    kravaar: str
    bare_aapne: bool
    side: int


def les_dato(tekst: str) -> date | None:
    """An ISO date, or None when empty; raises UgyldigValg."""
    if not tekst:
        return None
    try:
        return date.fromisoformat(tekst)
    except ValueError as feil:
        raise UgyldigValg(tekst) from feil


def les_kjent(tekst: str) -> datetime | None:
    """The end of a day, or None when empty."""
    dag = les_dato(tekst)
    return None if dag is None else timezone.make_aware(datetime.combine(dag, time.max))


def les_kravaar(tekst: str) -> tuple[int | None, int | None]:
    """`2024` or `2016-2020` as the first and last year."""
    if not tekst:
        return None, None
    fra, _, til = tekst.partition("-")
    if not fra.isdigit() or (til and not til.isdigit()):
        raise UgyldigValg(tekst)
    return int(fra), int(til or fra)


def les_tall(tekst: str) -> int | None:
    """A whole number, or None when empty."""
    if not tekst:
        return None
    if not tekst.isdigit():
        raise UgyldigValg(tekst)
    return int(tekst)


def les_valg(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> Valg:
    """The choice of a page; without a date the last one money moved on, at most today."""
    felt = request.GET
    fra_aar, til_aar = les_kravaar(felt.get("kravaar", ""))
    ansvar = felt.get("ansvar", "")
    return Valg(
        dato=les_dato(felt.get("dato", "")) or standarddato(arbeidsgiver),
        kjent=les_kjent(felt.get("kjent", "")),
        utvalg=Utvalg(
            ansvar_fra=ansvar or felt.get("ansvar_fra") or None,
            ansvar_til=ansvar or felt.get("ansvar_til") or None,
            sektor=felt.get("sektor") or None,
            kravaar_fra=fra_aar,
            kravaar_til=til_aar,
            person_id=les_tall(felt.get("person", "")),
        ),
        kravaar=felt.get("kravaar", ""),
        bare_aapne=felt.get("alle", "") != "1",
        side=les_tall(felt.get("side", "")) or 1,
    )


def standarddato(arbeidsgiver: Arbeidsgiver) -> date:
    """The first of the month after the last movement, but not after today."""
    siste = Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver).order_by("-dato").first()
    i_dag = timezone.localdate()
    if siste is None:
        return i_dag
    neste = date(siste.dato.year + siste.dato.month // 12, siste.dato.month % 12 + 1, 1)
    return min(i_dag, siste.dato if siste.dato.day == 1 else neste)
