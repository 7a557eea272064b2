"""The guesses: what a line most likely is, for a person to accept or refuse.

A suggestion moves nothing. Each function answers with the best candidate by a fixed order, so that
the same data always give the same suggestion.
Border: what is certain is in `regler_sikre` and `regler_saerskilte`.
"""

from __future__ import annotations

from collections.abc import Iterable

from tilgode.core.avstemming.regler_saerskilte import er_motregning
from tilgode.core.avstemming.regler_sikre import aapne_krav, del_paa_krav, hel, utenfor_virkedager
from tilgode.core.avstemming.tilstand import Aapenkrav, Aapenlinje, Del, Tilstand, er_feriepenger
from tilgode.core.avstemming.vilkaar import felles_virkedager, samme_periode

#: Days on either side.
NAERHET = 31


def _beste(aapen: Aapenlinje, krav: Iterable[Aapenkrav]) -> Aapenkrav | None:
    """Most shared days, then nearest amount, then the earliest claim."""
    return min(
        krav,
        key=lambda k: (
            not samme_periode(aapen, k),
            -_felles(aapen, k),
            abs(k.rest - aapen.rest),
            k.post.fom,
            k.post.orden,
        ),
        default=None,
    )


def _felles(aapen: Aapenlinje, krav: Aapenkrav) -> int:
    return int(felles_virkedager(aapen, krav)) if aapen.fom else 0


def flertydig(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Several open claims could be meant, or the line reaches outside the only one."""
    krav = aapne_krav(tilstand, aapen) if aapen.rest > 0 else []
    beste = _beste(aapen, krav)
    if beste is None:
        return []
    if utenfor_virkedager(aapen, [beste]) > tilstand.toleranse.slakk_virkedager and len(krav) > 1:
        return del_paa_krav(aapen, krav)
    return hel(aapen, beste)


def oppgjort_krav(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """A payment for the period of a claim that is already settled."""
    if aapen.rest <= 0:
        return []
    beste = _beste(aapen, tilstand.overlappende(aapen))
    return hel(aapen, beste) if beste else []


def nedsatt_flertydig(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """A minus line where several paid claims could be meant: the one that has received enough."""
    if aapen.rest >= 0:
        return []
    betalt = [k for k in tilstand.overlappende(aapen) if k.mottatt > 0]
    nok = [k for k in betalt if k.mottatt >= -aapen.rest]
    beste = _beste(aapen, nok or betalt)
    return hel(aapen, beste) if beste else []


def annen_ytelse(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Period and amount agree, but the ytelse differs or the kode is unknown."""
    if aapen.rest <= 0 or er_feriepenger(aapen.linje):
        return []
    like = [k for k in tilstand.alle_ytelser(aapen) if k.rest == aapen.rest and samme_periode(aapen, k)]
    return hel(aapen, like[0]) if len(like) == 1 else []


def naer_periode(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """The amount agrees with one open claim of the ytelse within a month of the line."""
    if aapen.rest <= 0 or not aapen.fom or er_feriepenger(aapen.linje):
        return []
    like = [
        k
        for k in tilstand.synlige(aapen.linje)
        if k.rest == aapen.rest
        and k.post.ytelse == aapen.ytelse
        and aapen.fom - NAERHET <= k.tom
        and k.fom <= aapen.tom + NAERHET
    ]
    return hel(aapen, like[0]) if len(like) == 1 else []


def feriepenger_annet_aar(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Feriepenger of a year without a fitting claim: the nearest by amount among all years."""
    if not er_feriepenger(aapen.linje):
        return []
    krav = [
        k
        for k in tilstand.feriepengekrav(aapen)
        if (k.rest > 0 if aapen.rest > 0 else k.mottatt >= -aapen.rest)
    ]
    beste = _beste(aapen, krav)
    return hel(aapen, beste) if beste else []


def motregning_mulig(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """A set-off of what has been overpaid on one claim, or of exactly one earlier payment."""
    if not er_motregning(aapen.linje) or aapen.rest >= 0:
        return []
    krav = tilstand.synlige(aapen.linje)
    for utvalg in (
        [k for k in krav if k.rest <= aapen.rest],
        [k for k in krav if k.mottatt == -aapen.rest],
    ):
        if len(utvalg) == 1:
            return hel(aapen, utvalg[0])
    return []
