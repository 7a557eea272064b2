"""What a page is asked to show, read from its address: dates, filter and page number.

Border: reads and checks the address only. A value that cannot be used raises `UgyldigValg`, which
the pages show with the value and the mend.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import Utvalg

#: Dates outside are slips of the keyboard, and would run off the calendar when counted back from.
FOERSTE_AAR, SISTE_AAR = 1990, 2100
#: No key in the database has more digits.
FLEST_SIFRE = 15


class UgyldigValg(Exception):
    """A value in the address that cannot be used; `slag` names the sentence with the mend."""

    def __init__(self, slag: str, verdi: str) -> None:
        super().__init__(slag, verdi)
        self.slag = slag
        self.verdi = verdi


@dataclass(frozen=True, slots=True)
class Valg:
    """The date, the moment it is known at, and the filter from the address.

    `fra` is the start of a change that is looked at; None when the page shows a balance.
    """

    dato: date
    fra: date | None
    kjent: datetime | None
    utvalg: Utvalg
    kravaar: str
    bare_aapne: bool
    side: int


#: How a date may be written: with dots, as in files, or as digits only.
_DATOFORMER = {
    "%Y-%m-%d": r"\d{4}-\d{2}-\d{2}",
    "%d.%m.%Y": r"\d{1,2}\.\d{1,2}\.\d{4}",
    "%d.%m.%y": r"\d{1,2}\.\d{1,2}\.\d{2}",
    "%d%m%Y": r"\d{8}",
    "%d%m%y": r"\d{6}",
}


def les_dato(tekst: str) -> date | None:
    """A date as `2026-04-01`, `01.04.2026`, `1.4.26` or `010426`, or None when empty; raises UgyldigValg."""
    tekst = tekst.strip()
    if not tekst:
        return None
    form = next((form for form, moenster in _DATOFORMER.items() if re.fullmatch(moenster, tekst)), "")
    try:
        dag = datetime.strptime(tekst, form).date()  # noqa: DTZ007
    except ValueError as feil:
        raise UgyldigValg("dato", tekst) from feil
    if not FOERSTE_AAR <= dag.year <= SISTE_AAR:
        raise UgyldigValg("dato", tekst)
    return dag


def les_maaned(tekst: str) -> date | None:
    """A month as `2026-04`, as its first day, or None when empty; raises UgyldigValg."""
    return les_dato(f"{tekst}-01") if tekst else None


def les_kjent(tekst: str) -> datetime | None:
    """The end of a day, or None when empty."""
    dag = les_dato(tekst)
    return None if dag is None else timezone.make_aware(datetime.combine(dag, time.max))


def les_kravaar(tekst: str) -> tuple[int | None, int | None]:
    """`2024` or `2016-2020` as the first and last year."""
    if not tekst:
        return None, None
    fra, _, til = tekst.partition("-")
    if any(not (aar.isdecimal() and len(aar) == 4) for aar in (fra, til or fra)):
        raise UgyldigValg("kravaar", tekst)
    return int(fra), int(til or fra)


def les_tall(tekst: str) -> int | None:
    """A whole number, or None when empty."""
    if not tekst:
        return None
    if not tekst.isdecimal() or len(tekst) > FLEST_SIFRE:
        raise UgyldigValg("tall", tekst)
    return int(tekst)


def les_ansvar(tekst: str) -> str | None:
    """A four-digit ansvar, or None when empty."""
    tekst = tekst.strip()
    if tekst and not (tekst.isdecimal() and len(tekst) == 4):
        raise UgyldigValg("ansvar", tekst)
    return tekst or None


def les_valg(request: HttpRequest, arbeidsgiver: Arbeidsgiver) -> Valg:
    """The choice of a page; without a date the last one money moved on, at most today."""
    felt = request.GET
    return Valg(
        dato=les_dato(felt.get("dato", "")) or standarddato(arbeidsgiver),
        fra=les_dato(felt.get("fra", "")),
        kjent=les_kjent(felt.get("kjent", "")),
        utvalg=_utvalg(felt),
        kravaar=felt.get("kravaar", ""),
        bare_aapne=felt.get("alle", "") != "1",
        side=max(1, les_tall(felt.get("side", "")) or 1),
    )


def _utvalg(felt: QueryDict) -> Utvalg:
    fra_aar, til_aar = les_kravaar(felt.get("kravaar", ""))
    ansvar = les_ansvar(felt.get("ansvar", ""))
    return Utvalg(
        ansvar_fra=ansvar or les_ansvar(felt.get("ansvar_fra", "")),
        ansvar_til=ansvar or les_ansvar(felt.get("ansvar_til", "")),
        sektor=felt.get("sektor", "").replace("\0", "") or None,
        kravaar_fra=fra_aar,
        kravaar_til=til_aar,
        # Movements without a claim are the only ones without a ytelse.
        ytelse="" if felt.get("ufordelt") == "1" else None,
        person_id=les_tall(felt.get("person", "")),
    )


def standarddato(arbeidsgiver: Arbeidsgiver) -> date:
    """The first of the month after the last movement, but not after today."""
    siste = Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver).order_by("-dato").first()
    i_dag = timezone.localdate()
    if siste is None:
        return i_dag
    neste = date(siste.dato.year + siste.dato.month // 12, siste.dato.month % 12 + 1, 1)
    return min(i_dag, siste.dato if siste.dato.day == 1 else neste)
