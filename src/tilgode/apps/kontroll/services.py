"""Deciding about a finding: that the claim is right after all, that it is to be corrected, or not any more.

Border: a decision moves no money and changes no fact; it opens the way for sending, and stands in the trail.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tilgode.apps.innlesing import revisjon
from tilgode.apps.kontroll.models import Kontrollvurdering
from tilgode.apps.kontroll.queries import Kontrollrad, kontroller
from tilgode.apps.krav.models import Krav
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.utvalg import Utvalg
from tilgode.core.kontroll import Kontrollkode

Avgjoerelse = Kontrollvurdering.Avgjoerelse


class Kontrollfeil(Exception):
    """The decision cannot be made; the message is the user's reason."""


@dataclass(frozen=True, slots=True)
class Vurdert:
    """The findings a decision was made about, and how many kroner (øre) they are worth."""

    antall: int
    oere: int


@transaction.atomic
def vurder_funn(
    krav: Krav,
    avgjoerelse: Avgjoerelse,
    notat: str,
    *,
    aktoer: str,
    kontroll: Kontrollkode | None = None,
    naa: datetime | None = None,
) -> Vurdert:
    """Decide about a claim's findings (one control's, or all); raises Kontrollfeil with the reason.

    A withdrawal needs a decision to withdraw; a decision needs a finding.
    """
    naa = naa or timezone.now()
    notat = notat.strip()
    if not notat:
        raise Kontrollfeil("Skriv et notat om hvorfor.")
    svar = kontroller(krav.arbeidsgiver, timezone.localdate(naa), None, Utvalg(krav_id=krav.pk))
    rader = [
        r
        for r in svar.rader
        if r.funn.krav_id == krav.pk and kontroll in (None, r.funn.kontroll)
        if (r.vurdering is not None) or avgjoerelse != Avgjoerelse.OPPHEVET
    ]
    if not rader:
        raise Kontrollfeil(f"Kontrollen har ikke noe funn på kravet {krav.referanse} som kan vurderes slik.")
    for rad in rader:
        _lagre(krav.arbeidsgiver, rad, avgjoerelse, notat, aktoer, naa)
    vurdert = Vurdert(len(rader), sum(r.funn.oere for r in rader))
    opplysninger = {
        "avgjoerelse": avgjoerelse.value,
        "funn": [[r.funn.kontroll.value, r.funn.aarsak, r.funn.oere] for r in rader],
        "notat": notat,
    }
    revisjon.skriv("kontroll.vurder", f"krav:{krav.pk}", opplysninger, aktoer, naa)
    return vurdert


def _lagre(
    arbeidsgiver: Arbeidsgiver,
    rad: Kontrollrad,
    avgjoerelse: Avgjoerelse,
    notat: str,
    aktoer: str,
    naa: datetime,
) -> None:
    funn = rad.funn
    Kontrollvurdering.objects.create(
        arbeidsgiver=arbeidsgiver,
        person_id=funn.person_id,
        arbeidsforhold_id=funn.arbeidsforhold_id,
        krav_id=funn.krav_id,
        kontroll=funn.kontroll.value,
        aarsak=funn.aarsak,
        fom=funn.fom,
        tom=funn.tom,
        oere=funn.oere,
        avgjoerelse=avgjoerelse.value,
        notat=notat,
        aktoer=aktoer,
        registrert=naa,
    )
