"""Clean claims: paid whole at once, never dunned, never adjusted.

Border: reads only. Movements that are reversed by the date count as if they had not been.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Min

from tilgode.apps.felles.masselesing import hent
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.models import Bevegelse, Purring
from tilgode.core.noekkeltall import Maaling, Noekkeltall

_MOTTATT, _KRAV = Bevegelse.Type.MOTTATT, Bevegelse.Type.KRAV
_Rad = tuple[str, int, date]


def rene_krav(arbeidsgiver: Arbeidsgiver, fra: date, til: date) -> Maaling:
    """Of the claims Nav first paid on in the period: those that were clean by its end."""
    i_kraft = Bevegelse.objects.filter(
        arbeidsgiver=arbeidsgiver, krav__isnull=False, dato__lte=til, reverserer__isnull=True
    ).exclude(reversert_av__dato__lte=til)
    foerste = i_kraft.filter(type=_MOTTATT, oere__lt=0).values("krav_id").annotate(dag=Min("dato"))
    betalt = dict(foerste.filter(dag__gt=fra).values_list("krav_id", "dag"))
    rader: dict[int, list[_Rad]] = defaultdict(list)
    for krav, type_, oere, dato in hent(i_kraft, "krav_id", "type", "oere", "dato"):
        if krav in betalt:
            rader[krav].append((type_, oere, dato))
    purret = dict(
        Purring.objects.filter(arbeidsgiver=arbeidsgiver)
        .values("krav_id")
        .annotate(d=Min("dato"))
        .values_list("krav_id", "d")
    )
    rene = sum(
        _er_rent(egne, betalt[krav]) and not purret.get(krav, date.max) <= betalt[krav]
        for krav, egne in rader.items()
    )
    return Maaling(Noekkeltall.RENE_KRAV, rene, len(betalt))


def _er_rent(rader: list[_Rad], dag: date) -> bool:
    """Nothing but the claim and one day's payments, and they are equal."""
    bare_krav_og_betaling = all(
        type_ == _KRAV or (type_ == _MOTTATT and dato == dag) for type_, _, dato in rader
    )
    return bare_krav_og_betaling and not sum(oere for _, oere, _ in rader)
