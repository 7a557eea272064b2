"""The series of an employer's settlements, and the holes in it as of a day.

Border: reads only; what a hole is, is `core.avstemming.rekke`.
"""

from __future__ import annotations

from datetime import date

from tilgode.apps.oppgjoer.models import Bankpost, Oppgjoer
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.avstemming.rekke import Hull, Post, finn_hull

#: What each kind of hole means, and what to do about it.
FORKLARINGER = {
    "MANGLER_MAANED": "En hel måned er uten oppgjør. Hent det som mangler, fra Altinn eller arkivet.",
    "STILLE": "Det har ikke kommet oppgjør på lenge. Se etter om tilgangen hos Nav er falt bort.",
    "INNBETALING_UTEN_RAPPORT": "Banken har fått penger som ingen rapport forklarer. Hent rapporten.",
    "RAPPORT_UTEN_INNBETALING": "Rapporten er lest inn, men beløpet er ikke på kontoen.",
}


def hull_i_rekken(arbeidsgiver: Arbeidsgiver, per: date) -> list[Hull]:
    """The holes in the series of reports up to a day."""
    rapporter = Oppgjoer.objects.filter(arbeidsgiver=arbeidsgiver, valutadato__lte=per)
    bank = Bankpost.objects.filter(arbeidsgiver=arbeidsgiver, dato__lte=per)
    return finn_hull(
        [Post(*rad) for rad in rapporter.values_list("kontonummer", "valutadato", "sum_oere")],
        [Post(*rad) for rad in bank.values_list("kontonummer", "dato", "oere")],
        per,
    )
