"""Laying one amount out over the weekdays of its period.

The law's day rates are the weights, so that a claim of exactly what the law gives lands on exactly
the law's days. Without rates in the period the weekdays share evenly, and the result says so.
The work is done on runs, in weekday numbers (Monday to Friday counted through), never day by day.
Border: never changes an amount; the parts add up to the øre.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tilgode.core.dagregnskap.typer import Beloepspost, Dagloep, Fordelt, Metode, Ventet
from tilgode.values.kalender import virkedag_fra_nummer, virkedager_til


class Satsloep(NamedTuple):
    """A run of weekdays, by number, with the øre a day that the law gives."""

    fra: int
    til: int
    oere: int


def satsloep(fom: date, tom: date, oere: int) -> Satsloep:
    """A run of calendar days as weekday numbers; empty (`til` before `fra`) when it has no weekday."""
    return Satsloep(virkedager_til(fom.toordinal() - 1) + 1, virkedager_til(tom.toordinal()), oere)


def satser_av(ventet: Iterable[Ventet]) -> list[Satsloep]:
    """The runs with money and weekdays, in order."""
    loep = (satsloep(v.fom, v.tom, v.dagsbeloep_oere) for v in ventet)
    return sorted(ett for ett in loep if ett.oere > 0 and ett.fra <= ett.til)


def fordel(post: Beloepspost, satser: Sequence[Satsloep]) -> Fordelt:
    """Lay `post` out by the law's runs; without a period or a weekday in it, it is not laid out."""
    if post.fom is None or post.tom is None:
        return Fordelt(post, Metode.IKKE_FORDELT)
    metode, deler = legg_ut(post.oere, satsloep(post.fom, post.tom, 0), satser)
    return Fordelt(post, metode, tuple(som_dagloep(d) for d in deler))


def som_dagloep(del_: Satsloep) -> Dagloep:
    """The run with its first and last weekday as dates."""
    return Dagloep(virkedag_fra_nummer(del_.fra), virkedag_fra_nummer(del_.til), del_.oere)


def legg_ut(oere: int, periode: Satsloep, satser: Sequence[Satsloep]) -> tuple[Metode, Sequence[Satsloep]]:
    """An amount as runs of equal øre a weekday inside `periode`.

    `satser` have weekdays and money, are sorted and do not overlap.

    Largest remainder first, earlier day first on a tie, as `fordel_oere`. Runs without money are left out.
    """
    fra, til, _ = periode
    if til < fra:
        return Metode.IKKE_FORDELT, ()
    deler = satser
    if not satser or satser[0].fra < fra or satser[-1].til > til:
        deler = [Satsloep(max(a, fra), min(b, til), sats) for a, b, sats in satser if a <= til and b >= fra]
    metode = Metode.DAGSSATS if deler else Metode.JEVNT
    deler = deler or [Satsloep(fra, til, 1)]
    total = 0
    for a, b, sats in deler:
        total += (b - a + 1) * sats
    if oere != total:
        motsatt = [Satsloep(a, b, -sats) for a, b, sats in deler] if oere == -total else None
        deler = motsatt or _etter_vekt(oere, total, deler)
    return metode, slaa_sammen(deler)


def _etter_vekt(oere: int, total: int, deler: Sequence[Satsloep]) -> list[Satsloep]:
    fortegn, mengde = (-1, -oere) if oere < 0 else (1, oere)
    hele = [divmod(mengde * sats, total) for _, _, sats in deler]
    mangler = mengde - sum((b - a + 1) * hel for (a, b, _), (hel, _) in zip(deler, hele, strict=True))
    rekkefoelge = sorted(range(len(deler)), key=lambda i: (-hele[i][1], i)) if mangler else ()
    tillegg = [0] * len(deler)
    for i in rekkefoelge:
        tillegg[i] = min(mangler, deler[i].til - deler[i].fra + 1)
        mangler -= tillegg[i]
    ut = []
    for (fra, til, _), (hel, _), flere in zip(deler, hele, tillegg, strict=True):
        if flere:
            ut.append(Satsloep(fra, fra + flere - 1, fortegn * (hel + 1)))
        if hel and fra + flere <= til:
            ut.append(Satsloep(fra + flere, til, fortegn * hel))
    return ut


def slaa_sammen(deler: Sequence[Satsloep]) -> Sequence[Satsloep]:
    """Neighbours with the same amount joined: the same days always give the same runs."""
    if len(deler) < 2:
        return deler
    ut = [deler[0]]
    for del_ in deler[1:]:
        siste = ut[-1]
        if siste.til + 1 == del_.fra and siste.oere == del_.oere:
            ut[-1] = Satsloep(siste.fra, del_.til, siste.oere)
        else:
            ut.append(del_)
    return ut
