"""The sure rules for ordinary lines: a line goes to a claim only when nothing else can be meant.

Each function looks at one open line and answers with the parts it can place, or with nothing.
Border: feriepenger, set-offs and corrections are in `regler_saerskilte`, guesses in `regler_forslag`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tilgode.core.avstemming import vilkaar
from tilgode.core.avstemming.tilstand import Aapenkrav, Aapenlinje, Del, Tilstand, er_feriepenger
from tilgode.core.avstemming.typer import Grunn
from tilgode.core.avstemming.vilkaar import hoerer_inn_under
from tilgode.values.beloep import fordel_oere


def utenfor_virkedager(aapen: Aapenlinje, krav: Sequence[Aapenkrav]) -> int:
    """Weekdays of the line that no claim of these covers (claims of one job do not overlap)."""
    if not aapen.fom:
        return 0
    dekket = sum(vilkaar.felles_virkedager(aapen, k) for k in krav)
    return int(vilkaar.virkedager(aapen.fom, aapen.tom) - dekket)


def grunn_for(aapen: Aapenlinje, krav: Aapenkrav, beloep: int) -> Grunn:
    """What agreed and what differed between the line and the claim, as facts."""
    lik = vilkaar.samme_periode(aapen, krav)
    return grunn_av(
        samme_periode=lik, samme_ytelse=aapen.ytelse == krav.post.ytelse, beloep=beloep, foer=krav.rest
    )


def grunn_av(
    *, samme_periode: bool, samme_ytelse: bool, beloep: int, foer: int, antall_linjer: int = 0
) -> Grunn:
    """The facts of a match: `foer` is what was outstanding, `antall_linjer` how many lines made the sum."""
    grunn: Grunn = (
        ("samme_periode", samme_periode),
        ("samme_ytelse", samme_ytelse),
        ("beloep_oere", beloep),
        ("utestaaende_foer_oere", foer),
        ("avvik_oere", foer - beloep),
    )
    return (*grunn, ("antall_linjer", antall_linjer)) if antall_linjer else grunn


def hel(aapen: Aapenlinje, krav: Aapenkrav) -> list[Del]:
    """The whole rest of the line to one claim."""
    return [Del(aapen, krav, aapen.rest, grunn_for(aapen, krav, aapen.rest))]


def aapne_krav(tilstand: Tilstand, aapen: Aapenlinje) -> list[Aapenkrav]:
    """Claims near the line with something outstanding."""
    return [k for k in tilstand.overlappende(aapen) if k.rest > 0]


def eksakt(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Same person, ytelse, period and amount; among equal claims the first by reference."""
    for krav in tilstand.overlappende(aapen):
        if vilkaar.eksakt(aapen, krav, tilstand.toleranse):
            return hel(aapen, krav)
    return []


def beloep_og_overlapp(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Overlapping period and exactly the outstanding amount, one claim only."""
    grense = tilstand.toleranse
    like = [k for k in tilstand.overlappende(aapen) if vilkaar.beloep_og_overlapp(aapen, k, grense)]
    return hel(aapen, like[0]) if len(like) == 1 else []


def flere_linjer(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Several open lines inside one claim's period add up to exactly what is outstanding."""
    for krav in aapne_krav(tilstand, aapen) if aapen.rest > 0 else ():
        gruppe = [a for a in tilstand.aapne if _kan_samles(a) and hoerer_inn_under(a, krav, aapen)]
        if len(gruppe) > 1 and sum(a.rest for a in gruppe) == krav.rest:
            return [
                Del(a, krav, a.rest, (*grunn_for(a, krav, a.rest), ("antall_linjer", len(gruppe))))
                for a in gruppe
            ]
    return []


def _kan_samles(aapen: Aapenlinje) -> bool:
    return bool(aapen.rest and aapen.fom) and not aapen.roert and not er_feriepenger(aapen.linje)


def flere_krav(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """The line is exactly what several claims have outstanding: months, or employments, paid in one."""
    if aapen.rest <= 0:
        return []
    krav = aapne_krav(tilstand, aapen)
    inne = [k for k in krav if aapen.fom <= k.fom and k.tom <= aapen.tom]
    for gruppe in (krav, inne):
        if len(gruppe) > 1 and sum(k.rest for k in gruppe) == aapen.rest:
            return [Del(aapen, k, k.rest, _samlet(aapen, k, k.rest, len(gruppe))) for k in gruppe]
    return []


def _samlet(aapen: Aapenlinje, krav: Aapenkrav, beloep: int, antall: int) -> Grunn:
    return (*grunn_for(aapen, krav, beloep), ("antall_krav", antall))


def delvis(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Another amount than claimed, but only one open claim can be meant: it is still that claim."""
    krav = aapne_krav(tilstand, aapen) if aapen.rest > 0 else []
    if len(krav) != 1 or not vilkaar.delvis(aapen, krav[0], tilstand.toleranse):
        return []
    return hel(aapen, krav[0])


def over_flere_krav(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """One line over several claims of one employment, cut at their borders and split by day rates."""
    krav = aapne_krav(tilstand, aapen) if aapen.rest > 0 else []
    if len(krav) < 2 or len({k.post.arbeidsforhold for k in krav}) != 1 or _overlapper_hverandre(krav):
        return []
    if utenfor_virkedager(aapen, krav) > tilstand.toleranse.slakk_virkedager:
        return []
    grense = tilstand.toleranse
    utestaaende = sum(k.rest for k in krav)
    if not vilkaar.innenfor(aapen.rest, utestaaende, grense.overbetalt_prosent, grense.overbetalt_oere):
        return []
    return del_paa_krav(aapen, krav)


def _overlapper_hverandre(krav: Sequence[Aapenkrav]) -> bool:
    poster = sorted((k.post.fom, k.post.tom) for k in krav)
    return any(neste[0] <= forrige[1] for forrige, neste in pairwise(poster))


def del_paa_krav(aapen: Aapenlinje, krav: Sequence[Aapenkrav]) -> list[Del]:
    """Split the line's rest over claims by the outstanding day rate times the days they share."""
    vekter = [_vekt(aapen, k) for k in krav]
    if sum(vekter) <= 0:
        return []
    deler = fordel_oere(aapen.rest, vekter)
    return [
        Del(aapen, k, oere, _samlet(aapen, k, oere, len(krav)))
        for k, oere in zip(krav, deler, strict=True)
        if oere
    ]


def _vekt(aapen: Aapenlinje, krav: Aapenkrav) -> int:
    dager = max(1, vilkaar.virkedager(krav.fom, krav.tom))
    return int(max(0, krav.rest) * vilkaar.felles_virkedager(aapen, krav) // dager)


def etterbetaling(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """A small extra payment for the period of one claim that is settled (new G, recalculation)."""
    krav = tilstand.overlappende(aapen) if aapen.rest > 0 else []
    if len(krav) != 1 or not vilkaar.etterbetaling(aapen, krav[0], tilstand.toleranse):
        return []
    return hel(aapen, krav[0])
