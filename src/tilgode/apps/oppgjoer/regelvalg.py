"""An employer's own choice of matching rules: which run, in which order, with which tolerance, from when.

What has been matched before the day stays. Of the choices, those for a day that has come are in force.
Border: the rules themselves are `core.avstemming`; running them is `services`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tilgode.apps.innlesing import revisjon
from tilgode.apps.oppgjoer.models import Regelvalg
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.avstemming import LEVERT, REGEL, Art, Regel, Regelsett, Toleranse

#: The tolerances, and the most each may be.
GRENSER = {
    "overbetalt_prosent": 100,
    "overbetalt_oere": 100_000,
    "samme_periode_prosent": 100,
    "etterbetaling_prosent": 100,
    "slakk_virkedager": 31,
}
TOLERANSER = tuple(felt.name for felt in fields(Toleranse))


class Regelfeil(Exception):
    """The choice of rules cannot be used; the message is the user's reason."""


def regelplan(arbeidsgiver: Arbeidsgiver, dag: date, kjent: datetime | None = None) -> tuple[Regelsett, ...]:
    """The rules of all times up to a day, as known at a moment: the delivered ones until somebody chose."""
    rader = Regelvalg.objects.filter(arbeidsgiver=arbeidsgiver, gyldig_fom__lte=dag)
    if kjent is not None:
        rader = rader.filter(registrert__lte=kjent)
    per_dag = {rad.gyldig_fom: rad for rad in rader.order_by("registrert", "pk")}
    return (*LEVERT, *(_regelsett(per_dag[fom]) for fom in sorted(per_dag)))


def _regelsett(rad: Regelvalg) -> Regelsett:
    """A rule that a later version no longer has, is left out."""
    regler = tuple(_regel(navn, rad) for navn in rad.regler if navn in REGEL)
    return Regelsett(regler, Toleranse(**{navn: getattr(rad, navn) for navn in TOLERANSER}), rad.gyldig_fom)


def _regel(navn: str, rad: Regelvalg) -> Regel:
    """A sure rule may be set to suggest only; a rule that suggests is never made sure."""
    return replace(REGEL[navn], art=Art.FORESLAATT) if navn in rad.som_forslag else REGEL[navn]


def siste_regelvalg(arbeidsgiver: Arbeidsgiver, naa: datetime) -> int:
    """The key of the last choice that is in force; 0 for the delivered rules."""
    rader = Regelvalg.objects.filter(arbeidsgiver=arbeidsgiver, gyldig_fom__lte=timezone.localdate(naa))
    return max(rader.values_list("pk", flat=True), default=0)


def check_regler(regler: Sequence[str]) -> None:
    """Raise Regelfeil unless the names are known, different and not none."""
    ukjente = [navn for navn in regler if navn not in REGEL]
    if ukjente:
        raise Regelfeil(f"«{ukjente[0]}» er ikke en regel. Reglene er {', '.join(REGEL)}.")
    if len(set(regler)) != len(regler):
        dobbel = next(navn for i, navn in enumerate(regler) if navn in regler[:i])
        raise Regelfeil(f"Regelen {dobbel} står to ganger.")
    if not regler:
        raise Regelfeil("Minst én regel må være med.")


def check_som_forslag(som_forslag: Sequence[str], regler: Sequence[str]) -> None:
    """Raise Regelfeil unless the names are of sure rules that run."""
    for navn in som_forslag:
        if navn not in regler:
            raise Regelfeil(f"«{navn}» er ikke med blant reglene som prøves.")
        if REGEL[navn].art is not Art.SIKKER:
            raise Regelfeil(f"{navn} foreslår bare, også som den ble levert.")


def check_toleranse(toleranse: Mapping[str, int]) -> None:
    """Raise Regelfeil unless every tolerance is known and within what is sensible."""
    for navn, verdi in toleranse.items():
        if navn not in GRENSER:
            raise Regelfeil(f"«{navn}» er ikke en toleranse. Toleransene er {', '.join(GRENSER)}.")
        if not 0 <= verdi <= GRENSER[navn]:
            raise Regelfeil(f"{navn} må være fra 0 til {GRENSER[navn]}, ikke {verdi}.")


@transaction.atomic
def velg_regler(
    arbeidsgiver: Arbeidsgiver,
    *,
    regler: Sequence[str] | None = None,
    toleranse: Mapping[str, int] | None = None,
    som_forslag: Sequence[str] | None = None,
    gyldig_fom: date | None = None,
    grunn: str = "",
    aktoer: str,
    naa: datetime | None = None,
) -> Regelvalg:
    """Let these rules run from a day on (today); what is not said stays as it was that day.

    Raises Regelfeil for rules that do not exist, tolerances out of bounds, and a day in the past without
    a reason.
    """
    naa = naa or timezone.now()
    idag = timezone.localdate(naa)
    fom = gyldig_fom or idag
    if fom < idag and not grunn.strip():
        raise Regelfeil("Skriv hvorfor reglene skal gjelde fra en tidligere dato.")
    check_toleranse(toleranse or {})
    foer = regelplan(arbeidsgiver, fom)[-1]
    navn = list(regler) if regler is not None else [regel.navn for regel in foer.regler]
    check_regler(navn)
    foreslaar = [r.navn for r in foer.regler if r.art is not REGEL[r.navn].art and r.navn in navn]
    foreslaar = list(som_forslag) if som_forslag is not None else foreslaar
    check_som_forslag(foreslaar, navn)
    ny = replace(foer.toleranse, **(toleranse or {}))
    valg = Regelvalg.objects.create(
        arbeidsgiver=arbeidsgiver,
        gyldig_fom=fom,
        regler=navn,
        som_forslag=foreslaar,
        grunn=grunn,
        registrert=naa,
        aktoer=aktoer,
        **{felt: getattr(ny, felt) for felt in TOLERANSER},
    )
    opplysninger = {
        "gyldig_fom": str(fom),
        "regler": navn,
        "som_forslag": foreslaar,
        "toleranse": dict(toleranse or {}),
        "grunn": grunn,
    }
    revisjon.skriv("oppgjoer.velg_regler", f"regelvalg:{valg.pk}", opplysninger, aktoer, naa)
    return valg
