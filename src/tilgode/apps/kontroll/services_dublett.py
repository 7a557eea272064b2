"""Taking back a duplicate (R-060): its amount is set down, and the link to the claim that stays is kept.

Two persons are needed, as for any adjustment. Money Nav has paid on the duplicate is not moved here: then the
other claim is the one to take back, or Nav has paid twice and will want its money.
Border: finding duplicates is `overkrav`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from tilgode.apps.dagregnskap.foering import foer_dager
from tilgode.apps.innlesing import revisjon
from tilgode.apps.kontroll.models import Dublettlenke
from tilgode.apps.kontroll.queries import kontroller_krav
from tilgode.apps.kontroll.services import Kontrollfeil
from tilgode.apps.krav.models import Krav, Kravhendelse
from tilgode.apps.regnskap.bevegelser import Kravnoekkel, NyBevegelse, skriv_bevegelser
from tilgode.apps.regnskap.models import Bevegelse, Justering
from tilgode.core.kontroll import Kontrollkode

AARSAK = "DOBBELTREGISTRERT"


@dataclass(frozen=True, slots=True)
class Tilbaketatt:
    """The duplicate, the claim that stays, and the øre it was set down by."""

    krav: Krav
    beholdt: Krav
    oere: int


@transaction.atomic
def ta_tilbake_dublett(
    krav: Krav,
    notat: str,
    *,
    foreslaatt_av: str,
    godkjent_av: str,
    dato: date | None = None,
    naa: datetime | None = None,
) -> Tilbaketatt:
    """Set a duplicate down by what is claimed twice; raises Kontrollfeil with the reason when it cannot be."""
    naa = naa or timezone.now()
    dag = dato or timezone.localdate(naa)
    notat, foreslaatt_av, godkjent_av = notat.strip(), foreslaatt_av.strip(), godkjent_av.strip()
    Krav.objects.select_for_update().get(pk=krav.pk)
    _check_personer(notat, foreslaatt_av, godkjent_av)
    beholdt, oere = _finn_dublett(krav, dag)
    justering = Justering.objects.create(
        arbeidsgiver=krav.arbeidsgiver,
        referanse=f"DUBLETT-{krav.referanse}"[:80],
        krav=krav,
        ansvar_id=krav.ansvar_id,
        dato=dag,
        oere=-oere,
        aarsak=AARSAK,
        klasse=Justering.Klasse.DUBLETT,
        notat=notat,
        foreslaatt_av=foreslaatt_av,
        godkjent_av=godkjent_av,
        registrert=naa,
    )
    noekkel = Kravnoekkel(krav.pk, krav.ansvar_id, krav.kravaar, krav.ytelse)
    ned = NyBevegelse("NEDJUSTERT", -oere, dag, noekkel, registrert=naa, justering_id=justering.pk)
    skriv_bevegelser(krav.arbeidsgiver, [ned])
    Dublettlenke.objects.create(
        krav=krav, beholdt=beholdt, justering=justering, registrert=naa, aktoer=godkjent_av
    )
    for ett, annet in ((krav, beholdt), (beholdt, krav)):
        tekst = f"{'Dublett av' if ett is krav else 'Dublett tatt tilbake:'} {annet.referanse}. {notat}"
        Kravhendelse.objects.create(
            krav=ett,
            type=Kravhendelse.Type.NOTAT,
            dato=dag,
            registrert=naa,
            aktoer=godkjent_av,
            notat=tekst,
        )
    foer_dager(krav.arbeidsgiver, krav=(krav.pk,), naa=naa)
    opplysninger = {
        "beholdt": beholdt.pk,
        "oere": oere,
        "foreslaatt_av": foreslaatt_av,
        "godkjent_av": godkjent_av,
        "notat": notat,
    }
    revisjon.skriv("kontroll.ta_tilbake_dublett", f"krav:{krav.pk}", opplysninger, godkjent_av, naa)
    return Tilbaketatt(krav, beholdt, oere)


def _check_personer(notat: str, foreslaatt_av: str, godkjent_av: str) -> None:
    if not notat:
        raise Kontrollfeil("Skriv et notat om hvorfor kravet er en dublett.")
    if not foreslaatt_av or not godkjent_av:
        raise Kontrollfeil("Si både hvem som foreslår og hvem som godkjenner.")
    if foreslaatt_av == godkjent_av:
        raise Kontrollfeil("Den som foreslår, kan ikke selv godkjenne at kravet tas tilbake.")


def _finn_dublett(krav: Krav, dag: date) -> tuple[Krav, int]:
    """The claim that stays, and what is still claimed twice."""
    rader = [r for r in kontroller_krav(krav, dag) if r.funn.kontroll is Kontrollkode.DUBLETT]
    oere = sum(r.funn.oere - r.rettet_oere for r in rader)
    if not rader or oere <= 0:
        raise Kontrollfeil(f"Kravet {krav.referanse} er ikke en dublett, eller det er alt tatt tilbake.")
    beholdt = Krav.objects.get(
        arbeidsgiver=krav.arbeidsgiver, referanse=dict(rader[0].funn.fakta)["annet_krav"]
    )
    utestaaende = _utestaaende(krav, dag)
    if utestaaende < oere:
        raise Kontrollfeil(
            f"Nav har betalt på {krav.referanse}, så det kan ikke tas tilbake. "
            f"Flytt betalingen til {beholdt.referanse}, eller ta tilbake {beholdt.referanse} om Nav ikke har betalt på det."
        )
    return beholdt, oere


def _utestaaende(krav: Krav, dag: date) -> int:
    sum_ = Bevegelse.objects.filter(krav=krav, dato__lte=dag).aggregate(s=Sum("oere"))["s"]
    return int(sum_ or 0)
