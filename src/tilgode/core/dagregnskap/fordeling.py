"""Laying one amount out over the weekdays of its period.

The law's day rates are the weights, so that a claim of exactly what the law gives lands on exactly
the law's days. Without rates in the period the weekdays share evenly, and the result says so.
Border: never changes an amount; the parts add up to the øre.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tilgode.core.dagregnskap.typer import Beloepspost, Fordelt, Metode
from tilgode.values.beloep import fordel_oere
from tilgode.values.kalender import virkedager
from tilgode.values.periode import Periode


def fordel(post: Beloepspost, dagssatser: Mapping[date, int]) -> Fordelt:
    """Lay `post` out by `dagssatser` (øre per day the law gives; days without are zero)."""
    if post.fom is None or post.tom is None:
        return Fordelt(post, Metode.IKKE_FORDELT)
    dager = virkedager(Periode(post.fom, post.tom))
    if not dager:
        return Fordelt(post, Metode.IKKE_FORDELT)
    vekter = [max(0, dagssatser.get(dag, 0)) for dag in dager]
    metode = Metode.DAGSSATS if any(vekter) else Metode.JEVNT
    deler = fordel_oere(post.oere, vekter if any(vekter) else [1] * len(dager))
    return Fordelt(post, metode, tuple((d, o) for d, o in zip(dager, deler, strict=True) if o))
