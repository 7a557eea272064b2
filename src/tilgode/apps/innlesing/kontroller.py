"""What the registers say about a file's rows beyond whether they exist: overlap, claims after the end.

Border: questions to the registers; rows are already checked by themselves, and unknown references are
found by the register services.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tilgode.apps.fravaer.models import Fravaer
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.organisasjon.models import Arbeidsgiver, Underenhet
from tilgode.apps.person.models import Arbeidsforholdtilstand
from tilgode.core.innlesing.feilsamler import Feilsamler
from tilgode.core.innlesing.rader import FravaerRad, KravRad, OppgjoerRad
from tilgode.core.innlesing.radregler import overlapp_med_lest
from tilgode.core.innlesing.rapport import Filtype


def kontroller(filtype: Filtype, rader: Sequence[Any], innlesing: Innlesing, samler: Feilsamler) -> None:
    """Ask the registers what concerns this type; faults and warnings go to the gatherer."""
    if innlesing.arbeidsgiver is None or not rader:
        return
    if filtype is Filtype.FRAVAER:
        _overlapp(rader, innlesing.arbeidsgiver, innlesing.kildesystem, samler)
    elif filtype is Filtype.KRAV:
        _etter_slutt(rader, innlesing.arbeidsgiver, samler)
    elif filtype is Filtype.OPPGJOER:
        _underenheter(rader, innlesing.arbeidsgiver, samler)


def _overlapp(
    rader: Sequence[FravaerRad], arbeidsgiver: Arbeidsgiver, kildesystem: str, samler: Feilsamler
) -> None:
    """Absence of another source system is another story of the same days, so it is not compared."""
    lagrede = Fravaer.objects.filter(
        arbeidsforhold__arbeidsgiver=arbeidsgiver,
        kildesystem=kildesystem,
        tom__gte=min(rad.fom for rad in rader),
        fom__lte=max(rad.tom for rad in rader),
    ).kjent()
    felt = ("arbeidsforhold__noekkel", "type", "fom", "tom", "grad", "kilde_kode", "kilde_referanse")
    lest = [
        FravaerRad(0, *verdier)
        for verdier in lagrede.values_list(*felt, "registrert").iterator(chunk_size=5000)
    ]
    if lest:
        for brudd in overlapp_med_lest(rader, lest):
            samler.legg(*brudd)


def _sluttdatoer(arbeidsgiver: Arbeidsgiver) -> dict[str, date]:
    """The last day of each employment that has ended, by its key."""
    rader = (
        Arbeidsforholdtilstand.objects.filter(
            arbeidsforhold__arbeidsgiver=arbeidsgiver, sluttdato__isnull=False
        )
        .kjent()
        .values_list("arbeidsforhold__noekkel", "sluttdato")
    )
    slutt: dict[str, date] = {}
    for noekkel, dag in rader.iterator(chunk_size=5000):
        slutt[noekkel] = max(dag, slutt.get(noekkel, dag))
    return slutt


def _etter_slutt(rader: Sequence[KravRad], arbeidsgiver: Arbeidsgiver, samler: Feilsamler) -> None:
    """A claim for days after the employment ended (R-224); feriepenger are paid after it and are fine."""
    slutt = _sluttdatoer(arbeidsgiver)
    for rad in rader:
        siste = slutt.get(rad.arbeidsforhold)
        if siste and rad.tom > siste and rad.ytelse != "FERIEPENGER":
            melding = f"kravet går til {rad.tom:%d.%m.%Y}, men arbeidsforholdet sluttet {siste:%d.%m.%Y}"
            rettelse = "kontroller sluttdatoen; setter du kravet ned, er årsaken SLUTTET"
            samler.advar(rad.linje, "tom", f"{rad.tom:%d.%m.%Y}", melding, rettelse)


def _underenheter(rader: Sequence[OppgjoerRad], arbeidsgiver: Arbeidsgiver, samler: Feilsamler) -> None:
    """Bedriftsnummer in a settlement that the register does not know: one warning for each."""
    kjente = set(Underenhet.objects.filter(arbeidsgiver=arbeidsgiver).values_list("orgnr", flat=True))
    kjente.add(arbeidsgiver.orgnr)
    sett: set[str] = set()
    for rad in rader:
        if rad.bedriftsnummer not in kjente and rad.bedriftsnummer not in sett:
            sett.add(rad.bedriftsnummer)
            melding = "underenheten er ikke i organisasjonsregisteret"
            samler.advar(
                rad.linje, "bedriftsnummer", rad.bedriftsnummer, melding, "les inn en ny organisasjon.csv"
            )
