"""The sure rules for ordinary lines: a line goes to a claim only when nothing else can be meant.

Each function looks at one open line and answers with the parts it can place, or with nothing.
Border: feriepenger, set-offs and corrections are in `regler_saerskilte`, guesses in `regler_forslag`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tilgode.core.avstemming.tilstand import (
    Aapenkrav,
    Aapenlinje,
    Del,
    Tilstand,
    er_feriepenger,
    lengde_virkedager,
    overlapp_virkedager,
)
from tilgode.core.avstemming.typer import Grunn, Linje
from tilgode.values.beloep import fordel_oere


def samme_periode(linje: Linje, krav: Aapenkrav) -> bool:
    """Both ends agree."""
    return linje.fom == krav.post.fom and linje.tom == krav.post.tom


def utenfor_virkedager(linje: Linje, krav: Sequence[Aapenkrav]) -> int:
    """Weekdays of the line that no claim of these covers (claims of one job do not overlap)."""
    if linje.fom is None or linje.tom is None:
        return 0
    return lengde_virkedager(linje.fom, linje.tom) - sum(overlapp_virkedager(linje, k.post) for k in krav)


def innenfor(beloep: int, mot: int, prosent: int) -> bool:
    """`beloep` is at most `mot` plus the tolerance."""
    return beloep * 100 <= mot * (100 + prosent)


def grunn_for(linje: Linje, krav: Aapenkrav, beloep: int) -> Grunn:
    """What agreed and what differed between the line and the claim, as facts."""
    return (
        ("samme_periode", samme_periode(linje, krav)),
        ("samme_ytelse", linje.ytelse == krav.post.ytelse),
        ("beloep_oere", beloep),
        ("utestaaende_foer_oere", krav.rest),
        ("avvik_oere", krav.rest - beloep),
    )


def hel(aapen: Aapenlinje, krav: Aapenkrav) -> list[Del]:
    """The whole rest of the line to one claim."""
    return [Del(aapen, krav, aapen.rest, grunn_for(aapen.linje, krav, aapen.rest))]


def aapne_krav(tilstand: Tilstand, aapen: Aapenlinje) -> list[Aapenkrav]:
    """Claims near the line with something outstanding."""
    return [k for k in tilstand.overlappende(aapen) if k.rest > 0]


def eksakt(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Same person, ytelse, period and amount; among equal claims the first by reference."""
    if aapen.rest <= 0:
        return []
    for krav in tilstand.overlappende(aapen):
        if krav.rest == aapen.rest and samme_periode(aapen.linje, krav):
            return hel(aapen, krav)
    return []


def beloep_og_overlapp(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Overlapping period and exactly the outstanding amount, one claim only."""
    if aapen.rest <= 0:
        return []
    like = [k for k in aapne_krav(tilstand, aapen) if k.rest == aapen.rest]
    return hel(aapen, like[0]) if len(like) == 1 else []


def flere_linjer(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Several open lines inside one claim's period add up to exactly what is outstanding."""
    for krav in aapne_krav(tilstand, aapen) if aapen.rest > 0 else ():
        gruppe = [a for a in tilstand.aapne if _hoerer_inn_under(a, krav, aapen)]
        if len(gruppe) > 1 and sum(a.rest for a in gruppe) == krav.rest:
            return [
                Del(a, krav, a.rest, (*grunn_for(a.linje, krav, a.rest), ("antall_linjer", len(gruppe))))
                for a in gruppe
            ]
    return []


def _hoerer_inn_under(annen: Aapenlinje, krav: Aapenkrav, foerste: Aapenlinje) -> bool:
    linje, post = annen.linje, krav.post
    if annen.rest == 0 or annen.roert or er_feriepenger(linje) or linje.fom is None or linje.tom is None:
        return False
    inne = post.fom <= linje.fom and linje.tom <= post.tom
    return inne and linje.ytelse == foerste.linje.ytelse and linje.underenhet == foerste.linje.underenhet


def flere_krav(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """The line is exactly what several claims have outstanding: months, or employments, paid in one."""
    if aapen.rest <= 0:
        return []
    krav = aapne_krav(tilstand, aapen)
    inne = [k for k in krav if _inne_i(aapen.linje, k)]
    for gruppe in (krav, inne):
        if len(gruppe) > 1 and sum(k.rest for k in gruppe) == aapen.rest:
            return [Del(aapen, k, k.rest, _samlet(aapen.linje, k, k.rest, len(gruppe))) for k in gruppe]
    return []


def _inne_i(linje: Linje, krav: Aapenkrav) -> bool:
    if linje.fom is None or linje.tom is None:
        return False
    return linje.fom <= krav.post.fom and krav.post.tom <= linje.tom


def _samlet(linje: Linje, krav: Aapenkrav, beloep: int, antall: int) -> Grunn:
    return (*grunn_for(linje, krav, beloep), ("antall_krav", antall))


def delvis(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Another amount than claimed, but only one open claim can be meant: it is still that claim."""
    krav = aapne_krav(tilstand, aapen) if aapen.rest > 0 else []
    if len(krav) != 1 or utenfor_virkedager(aapen.linje, krav) > tilstand.toleranse.slakk_virkedager:
        return []
    grense = tilstand.toleranse
    prosent = (
        grense.samme_periode_prosent if samme_periode(aapen.linje, krav[0]) else grense.overbetalt_prosent
    )
    return hel(aapen, krav[0]) if innenfor(krav[0].mottatt + aapen.rest, krav[0].krevd, prosent) else []


def over_flere_krav(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """One line over several claims of one employment, cut at their borders and split by day rates."""
    krav = aapne_krav(tilstand, aapen) if aapen.rest > 0 else []
    if len(krav) < 2 or len({k.post.arbeidsforhold for k in krav}) != 1 or _overlapper_hverandre(krav):
        return []
    if utenfor_virkedager(aapen.linje, krav) > tilstand.toleranse.slakk_virkedager:
        return []
    if not innenfor(aapen.rest, sum(k.rest for k in krav), tilstand.toleranse.overbetalt_prosent):
        return []
    return del_paa_krav(aapen, krav)


def _overlapper_hverandre(krav: Sequence[Aapenkrav]) -> bool:
    poster = sorted((k.post.fom, k.post.tom) for k in krav)
    return any(neste[0] <= forrige[1] for forrige, neste in pairwise(poster))


def del_paa_krav(aapen: Aapenlinje, krav: Sequence[Aapenkrav]) -> list[Del]:
    """Split the line's rest over claims by the outstanding day rate times the days they share."""
    vekter = [_vekt(aapen.linje, k) for k in krav]
    if sum(vekter) <= 0:
        return []
    deler = fordel_oere(aapen.rest, vekter)
    return [
        Del(aapen, k, oere, _samlet(aapen.linje, k, oere, len(krav)))
        for k, oere in zip(krav, deler, strict=True)
        if oere
    ]


def _vekt(linje: Linje, krav: Aapenkrav) -> int:
    dager = lengde_virkedager(krav.post.fom, krav.post.tom)
    return max(0, krav.rest) * overlapp_virkedager(linje, krav.post) // max(1, dager)


def etterbetaling(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """A small extra payment for the period of one claim that is settled (new G, recalculation)."""
    krav = tilstand.overlappende(aapen) if aapen.rest > 0 else []
    if len(krav) != 1 or krav[0].rest > 0:
        return []
    if utenfor_virkedager(aapen.linje, krav) > tilstand.toleranse.slakk_virkedager:
        return []
    samlet = krav[0].mottatt + aapen.rest
    return (
        hel(aapen, krav[0])
        if innenfor(samlet, krav[0].krevd, tilstand.toleranse.etterbetaling_prosent)
        else []
    )
