"""Registering the employer's structure from its organisation file.

Border: facts from a file only; reading them back is in `queries`.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from tilgode.apps.felles.fakta import Faktatype, Kandidat, lagre_fakta
from tilgode.apps.felles.feilsamler import Feilsamler, arbeidsgiver_for
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver, Sektor, Underenhet
from tilgode.core.innlesing.rader import OrganisasjonRad

ANSVAR = Faktatype(
    Ansvar,
    ("arbeidsgiver_id", "nummer", "gyldig_fom", "navn", "sektor_id", "underenhet_id", "gyldig_tom"),
    noekkel=lambda v: v[:3],
    noekkelfelt="ansvar",
)


@transaction.atomic
def finn_eller_opprett_arbeidsgiver(orgnr: str, navn: str, aktoer: str = "system") -> Arbeidsgiver:
    """The employer with this orgnr, made when it is not there."""
    arbeidsgiver, ny = Arbeidsgiver.objects.get_or_create(orgnr=orgnr, defaults={"navn": navn})
    if ny:
        revisjon.skriv(
            "organisasjon.arbeidsgiver", f"arbeidsgiver:{arbeidsgiver.pk}", {"orgnr": orgnr}, aktoer
        )
    return arbeidsgiver


@transaction.atomic
def register_organisasjon(rader: Sequence[OrganisasjonRad], innlesing: Innlesing) -> Utfall:
    """Store sektor, underenhet and ansvar; raises Filfeil for rows of another employer."""
    arbeidsgiver = arbeidsgiver_for(innlesing)
    samler = Feilsamler(innlesing.filnavn)
    for rad in rader:
        if rad.orgnr != arbeidsgiver.orgnr:
            samler.meld(
                rad.linje,
                "orgnr",
                rad.orgnr,
                f"Linja gjelder en annen arbeidsgiver enn {arbeidsgiver.orgnr}.",
                "Del fila i én fil per arbeidsgiver.",
            )
    sektorer = _sikre_sektorer(rader, arbeidsgiver)
    underenheter = _sikre_underenheter(rader, arbeidsgiver, samler)
    samler.kast()
    tid = innlesing.tid
    kandidater = [
        Kandidat(
            (
                arbeidsgiver.pk,
                rad.ansvar,
                rad.gyldig_fom,
                rad.ansvar_navn,
                sektorer[rad.sektor],
                underenheter[rad.underenhet_orgnr],
                rad.gyldig_tom,
            ),
            tid,
            rad.linje,
        )
        for rad in rader
    ]
    utfall = lagre_fakta(ANSVAR, kandidater, {"arbeidsgiver": arbeidsgiver}, innlesing)
    revisjon.skriv("organisasjon.register", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


def _sikre_sektorer(rader: Sequence[OrganisasjonRad], arbeidsgiver: Arbeidsgiver) -> dict[str, int]:
    """The key of each sektor by name; the order in reports follows the newest file."""
    oensket: dict[str, int] = {}
    for rad in rader:
        plass = rad.sektor_rekkefoelge
        oensket.setdefault(rad.sektor, len(oensket) + 1 if plass is None else plass)
    kjente = {s.navn: s for s in arbeidsgiver.sektorer.all()}
    for navn, plass in oensket.items():
        if navn not in kjente:
            kjente[navn] = Sektor.objects.create(arbeidsgiver=arbeidsgiver, navn=navn, rekkefoelge=plass)
        elif kjente[navn].rekkefoelge != plass:
            kjente[navn].rekkefoelge = plass
            kjente[navn].save(update_fields=["rekkefoelge"])
    return {navn: sektor.pk for navn, sektor in kjente.items()}


def _sikre_underenheter(
    rader: Sequence[OrganisasjonRad], arbeidsgiver: Arbeidsgiver, samler: Feilsamler
) -> dict[str, int | None]:
    """The key of each underenhet by orgnr; "" is none."""
    oensket = {rad.underenhet_orgnr: rad for rad in rader if rad.underenhet_orgnr}
    kjente = {u.orgnr: u for u in Underenhet.objects.filter(orgnr__in=oensket)}
    for orgnr, rad in oensket.items():
        enhet = kjente.get(orgnr)
        if enhet is None:
            kjente[orgnr] = Underenhet.objects.create(
                arbeidsgiver=arbeidsgiver, orgnr=orgnr, navn=rad.underenhet
            )
        elif enhet.arbeidsgiver_id != arbeidsgiver.pk:
            samler.meld(
                rad.linje,
                "underenhet_orgnr",
                orgnr,
                "Underenheten hører til en annen arbeidsgiver.",
                "Kontroller organisasjonsnummeret.",
            )
    return {"": None, **{orgnr: enhet.pk for orgnr, enhet in kjente.items()}}
