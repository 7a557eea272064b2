"""The source systems' maps: the built-in ones, and those an installation has saved.

A saved map wins over a built-in one of the same system and type; saving again makes a new version.
Border: finding and saving; using a map is the reader's business.
"""

from __future__ import annotations

import json
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.kilder import Filkilde
from tilgode.apps.innlesing.models import Kolonnekart
from tilgode.apps.innlesing.porter import filleser
from tilgode.core.innlesing.porter import Kart
from tilgode.core.innlesing.rapport import Filtype


def finn_kart(kildesystem: str) -> tuple[Kart, ...]:
    """The maps of a source system, one for each type it has; none for an unknown system."""
    if not kildesystem:
        return ()
    innebygde = {k.type: k for k in filleser().kart() if k.kildesystem.casefold() == kildesystem.casefold()}
    lagrede = {
        Filtype(k.type): Kart(k.kildesystem, Filtype(k.type), k.kolonner, k.koder)
        for k in Kolonnekart.objects.filter(kildesystem__iexact=kildesystem).kjent()
    }
    return tuple({**innebygde, **lagrede}.values())


def kjente_systemer() -> list[str]:
    """The names of all source systems with a map."""
    lagrede = Kolonnekart.objects.kjent().values_list("kildesystem", flat=True)
    return sorted({k.kildesystem for k in filleser().kart()} | set(lagrede))


class Kartfeil(ValueError):
    """A map that cannot be used; the message is for the user."""


def les_kart(tekst: str, kildesystem: str, filtype: Filtype) -> Kart:
    """A map from JSON `{"kolonner": {our: theirs}, "koder": {our: {theirs: ours}}}`; raises Kartfeil."""
    try:
        innhold = json.loads(tekst)
        kart = Kart(kildesystem, filtype, dict(innhold["kolonner"]), dict(innhold.get("koder", {})))
    except (ValueError, TypeError, KeyError) as feil:
        raise Kartfeil('kartet skal være JSON: {"kolonner": {"vår": "deres"}, "koder": {}}') from feil
    ukjente = sorted((set(kart.kolonner) | set(kart.koder)) - set(filleser().kolonnenavn(filtype)))
    if ukjente:
        raise Kartfeil(f"kartet har kolonner som {filtype.value} ikke har: {', '.join(ukjente)}")
    return kart


def foreslaa_kart(fil: Path, filtype: Filtype) -> dict[str, str]:
    """Our column -> the heading in the file that looks like it."""
    return dict(filleser().foreslaa(Filkilde(fil), filtype))


@transaction.atomic
def lagre_kart(kart: Kart, aktoer: str) -> Kolonnekart:
    """Save a map; a later one for the same system and type replaces it."""
    like = Kolonnekart.objects.filter(kildesystem__iexact=kart.kildesystem, type=kart.type.value)
    forrige = like.kjent().first()
    ny = Kolonnekart(
        kildesystem=forrige.kildesystem if forrige else kart.kildesystem,
        type=kart.type.value,
        kolonner=dict(kart.kolonner),
        koder={kolonne: dict(koder) for kolonne, koder in kart.koder.items()},
        registrert=timezone.now(),
        erstatter=forrige,
    )
    ny.save()
    opplysninger = {"kildesystem": ny.kildesystem, "type": ny.type, "kolonner": len(ny.kolonner)}
    revisjon.skriv("innlesing.lagre_kart", f"kolonnekart:{ny.pk}", opplysninger, aktoer)
    return ny
