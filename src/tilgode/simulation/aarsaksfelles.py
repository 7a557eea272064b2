"""What the planting of causes shares: finding and changing a spell, and an employment, in Nav's view.

Border: no causes; the kinds are in `aarsaksdager` and `aarsaksrett`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Personfakta
from tilgode.simulation.feilkrav import Sak
from tilgode.simulation.modell import Sykefravaer
from tilgode.simulation.navsyn import Navsyn
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.kalender import er_helg
from tilgode.values.periode import EN_DAG

Fakta = dict[str, str | int]
_PROMILLE = 1000
#: (the kommune's case, the spell, Nav's view, chance) → the facts of what was done, or None.
Gjoer = Callable[[Sak, Sykefravaer, Navsyn, Tilfeldig], Fakta | None]


def bytt(syn: Navsyn, spell: Sykefravaer, nytt: Sykefravaer) -> None:
    """Put another version of a spell in Nav's view."""
    syn.historie.syk[plass_i(syn, spell)] = nytt


def plass_i(syn: Navsyn, spell: Sykefravaer) -> int:
    """Where a spell stands in Nav's view."""
    return next(i for i, s in enumerate(syn.historie.syk) if s.nr == spell.nr)


def navs_spell(syn: Navsyn, spell: Sykefravaer) -> Sykefravaer:
    """The spell as Nav sees it now (another cause may have changed it)."""
    return syn.historie.syk[plass_i(syn, spell)]


def flytt_inntekt(syn: Navsyn, spell: Sykefravaer, fra: date, til: date) -> None:
    """The income of a spell follows it to another first day: the one Nav had, else what the employer told."""
    inntekt = syn.inntekter.pop(fra, None)
    if inntekt is None:
        ansatt = syn.historie.ansatt
        vanlig = ansatt.maanedsinntekt(spell.periode.fom, bare_fast=spell.uten_tillegg)
        inntekt = (vanlig * (_PROMILLE + spell.paaslag_promille) + _PROMILLE // 2) // _PROMILLE
    syn.inntekter[til] = inntekt


def foerste_ukedag(dag: date) -> date:
    """The first Monday to Friday on or after a day."""
    while er_helg(dag):
        dag += EN_DAG
    return dag


def paa_arbeidsgiver(
    fakta: Personfakta, endre: Callable[[Arbeidsgiverfakta], Arbeidsgiverfakta]
) -> Personfakta:
    """The facts with the kommune's employment changed."""
    foerste, *andre = fakta.arbeidsgivere
    return replace(fakta, arbeidsgivere=(endre(foerste), *andre))
