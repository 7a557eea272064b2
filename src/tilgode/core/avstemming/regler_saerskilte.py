"""The sure rules for lines of their own kind: corrections, set-offs (kode A) and feriepenger.

Border: ordinary positive lines are in `regler_sikre`.
"""

from __future__ import annotations

from tilgode.core.avstemming import vilkaar
from tilgode.core.avstemming.regler_sikre import grunn_for, hel
from tilgode.core.avstemming.tilstand import (
    MOTREGNING,
    Aapenlinje,
    Del,
    Tilstand,
    er_feriepenger,
)
from tilgode.core.avstemming.typer import Linje

FERIEPENGEMAANED = 5


def parnoekkel(linje: Linje, oere: int) -> tuple[object, ...]:
    """What a line and the line that cancels it have in common, with the amount `oere`."""
    return (linje.ytelse, linje.kode, linje.feriepenger_av, linje.fom, linje.tom, linje.underenhet, oere)


def finn_motlinje(tilstand: Tilstand, aapen: Aapenlinje) -> Linje | None:
    """The line that this one cancels: same in all, opposite amount, not later, not yet used.

    A minus line cancels a payment; only set-offs (kode A) are also cancelled by a plus line. One that
    has been matched in full goes first, then the latest.
    """
    linje = aapen.linje
    if linje.oere >= 0 and not er_motregning(linje):
        return None
    tidligere = tilstand.tidligere.get(parnoekkel(linje, -linje.oere), ())
    ledige = [t for t in tidligere if t.id not in tilstand.opphevet]
    return max(ledige, key=lambda t: (helt_koblet(tilstand, t), t.orden), default=None)


def helt_koblet(tilstand: Tilstand, linje: Linje) -> bool:
    """Every øre of the line belongs to a claim."""
    return sum(tilstand.koblet.get(linje.id, {}).values()) == linje.oere


def korreksjonspar(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """A minus line cancels an earlier line, also months later: it follows it to the same claims."""
    motlinje = finn_motlinje(tilstand, aapen) if aapen.rest == aapen.linje.oere else None
    if motlinje is None or not helt_koblet(tilstand, motlinje):
        return []
    tilstand.opphevet.add(motlinje.id)
    motpart = (("motlinje_rapport", motlinje.orden[1]), ("motlinje_nummer", motlinje.orden[2]))
    return [
        Del(aapen, krav, -oere, (*grunn_for(aapen, krav, -oere), *motpart))
        for krav, oere in tilstand.koblet[motlinje.id].items()
        if oere
    ]


def nedsatt(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """A minus line inside one claim that has received at least as much: Nav has recalculated it."""
    betalt = [k for k in tilstand.overlappende(aapen) if k.mottatt > 0] if aapen.rest < 0 else []
    if len(betalt) != 1 or not vilkaar.nedsatt(aapen, betalt[0], tilstand.toleranse):
        return []
    return hel(aapen, betalt[0])


def er_motregning(linje: Linje) -> bool:
    """Kode A: a deduction or repayment without ytelse, usually without period."""
    return linje.kode == MOTREGNING


def motregning(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """A set-off of exactly what one claim has been overpaid."""
    if not er_motregning(aapen.linje) or aapen.rest >= 0:
        return []
    overbetalt = [k for k in tilstand.synlige(aapen.linje) if k.rest == aapen.rest]
    return hel(aapen, overbetalt[0]) if len(overbetalt) == 1 else []


def motregning_flere(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """A set-off of exactly what several claims together have been overpaid."""
    if not er_motregning(aapen.linje) or aapen.rest >= 0:
        return []
    overbetalt = [k for k in tilstand.synlige(aapen.linje) if k.rest < 0]
    if len(overbetalt) < 2 or sum(k.rest for k in overbetalt) != aapen.rest:
        return []
    antall = ("antall_krav", len(overbetalt))
    return [Del(aapen, k, k.rest, (*grunn_for(aapen, k, k.rest), antall)) for k in overbetalt]


def opptjeningsaar(linje: Linje) -> int:
    """Feriepenger are paid the year after they were earned; the May period carries the year paid."""
    return (linje.fom or linje.valutadato).year - 1


def feriepenger(tilstand: Tilstand, aapen: Aapenlinje) -> list[Del]:
    """Feriepenger on person and earning year: the exact amount, else the only claim of that year."""
    if not er_feriepenger(aapen.linje):
        return []
    aar = opptjeningsaar(aapen.linje)
    aarets = [k for k in tilstand.feriepengekrav(aapen) if k.post.kravaar == aar]
    like = [k for k in aarets if vilkaar.betaler_resten(aapen, k)]
    if like:
        return hel(aapen, like[0])
    if len(aarets) != 1 or not vilkaar.feriepenger(aapen, aarets[0], tilstand.toleranse):
        return []
    return hel(aapen, aarets[0])
