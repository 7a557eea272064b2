"""What the registers say about a file's rows beyond whether they exist: overlap, claims after the end.

Border: questions to the registers; rows are already checked by themselves, and unknown references are
found by the register services and `henvisninger`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tilgode.apps.felles.masselesing import hent
from tilgode.apps.fravaer.models import Fravaer
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.organisasjon.models import Arbeidsgiver, Underenhet
from tilgode.apps.person.models import Arbeidsforholdtilstand
from tilgode.core.innlesing.feilsamler import Feilsamler
from tilgode.core.innlesing.porter import Innlestfil
from tilgode.core.innlesing.rader import FravaerRad, KravRad, OppgjoerRad
from tilgode.core.innlesing.radregler import OVERLAPP_FELT, overlapp_med_lest
from tilgode.core.innlesing.radtabell import Radtabell
from tilgode.core.innlesing.rapport import Filtype


def kontroller(innlest: Innlestfil, innlesing: Innlesing, samler: Feilsamler) -> None:
    """Ask the registers what concerns this type; faults and warnings go to the gatherer.

    A row with a fault is asked about too, where the fields the question needs could be read.
    """
    arbeidsgiver = innlesing.arbeidsgiver
    if arbeidsgiver is None:
        return
    if innlest.type is Filtype.FRAVAER:
        _overlapp(_lesbare(innlest, OVERLAPP_FELT), arbeidsgiver, innlesing.kildesystem, samler)
    elif innlest.type is Filtype.KRAV:
        _etter_slutt(_lesbare(innlest, ("arbeidsforhold", "tom", "ytelse")), arbeidsgiver, samler)
    elif innlest.type is Filtype.OPPGJOER:
        _underenheter(_lesbare(innlest, ("bedriftsnummer",)), arbeidsgiver, samler)


def _lesbare(innlest: Innlestfil, felt: tuple[str, ...]) -> Radtabell[Any]:
    """The rows where these could be read, as a table of them."""
    rader: Sequence[Any] = innlest.rader
    ekstra = [mangelfull.rad for mangelfull in innlest.mangelfulle if mangelfull.har(felt)]
    if ekstra:
        rader = sorted([*rader, *ekstra], key=lambda rad: rad.linje)
    return Radtabell.av(type(rader[0]), rader) if rader else Radtabell(FravaerRad, (), {})


def _overlapp(
    rader: Radtabell[FravaerRad], arbeidsgiver: Arbeidsgiver, kildesystem: str, samler: Feilsamler
) -> None:
    """Absence of another source system is another story of the same days, so it is not compared."""
    if not rader:
        return
    lagrede = Fravaer.objects.filter(
        arbeidsforhold__arbeidsgiver=arbeidsgiver,
        kildesystem=kildesystem,
        tom__gte=min(rader.kolonner["fom"].verdier),
        fom__lte=max(rader.kolonner["tom"].verdier),
    ).kjent()
    felt = ("arbeidsforhold__noekkel", "type", "fom", "tom", "grad", "kilde_kode", "kilde_referanse")
    lest = [FravaerRad(0, *verdier) for verdier in hent(lagrede, *felt, "registrert")]
    if lest:
        for brudd in overlapp_med_lest(list(rader), lest):
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


def _etter_slutt(rader: Radtabell[KravRad], arbeidsgiver: Arbeidsgiver, samler: Feilsamler) -> None:
    """A claim for days after the employment ended (R-224); feriepenger are paid after it and are fine."""
    slutt = _sluttdatoer(arbeidsgiver)
    kolonner = rader.velg("arbeidsforhold", "tom", "ytelse") if rader else [(), (), ()]
    for linje, forhold, tom, ytelse in zip(rader.linjer, *kolonner, strict=True):
        siste = slutt.get(forhold)
        if siste and tom > siste and ytelse != "FERIEPENGER":
            melding = f"kravet går til {tom:%d.%m.%Y}, men arbeidsforholdet sluttet {siste:%d.%m.%Y}"
            rettelse = "kontroller sluttdatoen; setter du kravet ned, er årsaken SLUTTET"
            samler.advar(linje, "tom", f"{tom:%d.%m.%Y}", melding, rettelse)


def _underenheter(rader: Radtabell[OppgjoerRad], arbeidsgiver: Arbeidsgiver, samler: Feilsamler) -> None:
    """Bedriftsnummer in a settlement that the register does not know: one warning for each."""
    kjente = set(Underenhet.objects.filter(arbeidsgiver=arbeidsgiver).values_list("orgnr", flat=True))
    kjente.add(arbeidsgiver.orgnr)
    numre = rader.kolonner["bedriftsnummer"] if rader else ()
    for linje, nummer in zip(rader.linjer, numre, strict=True):
        if nummer not in kjente:
            kjente.add(nummer)
            melding = "underenheten er ikke i organisasjonsregisteret"
            samler.advar(linje, "bedriftsnummer", nummer, melding, "les inn en ny organisasjon.csv")
