"""What is expected on the days of a claim, and «Hvorfor?»: the steps behind a day, as known at any moment.

The list of claims with its columns is `regnskap.kravliste`; the months are `forventning`; the day ledger is
`apps.dagregnskap`.
Border: reads only. What is expected comes from the stored runs; as known at a moment before anything
was computed, it is computed from the facts known then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from tilgode.apps.krav.beregning import Beregnetloep, beregn_loep, vurder
from tilgode.apps.krav.faktarader import hent_personer
from tilgode.apps.krav.forventning import YTELSER, foreldelsesdato, gjeldende_beregninger
from tilgode.apps.krav.models import Krav, Ventetloep
from tilgode.core.dagregnskap import Ventet
from tilgode.params import last
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering
from tilgode.values.periode import Periode

__all__ = ["foreldelsesdato", "hvorfor", "ventede_loep", "vurder_person"]


def ventede_loep(krav: Krav, kjent: datetime | None = None) -> list[Ventet]:
    """What the law gives on the days of a claim; nothing for a ytelse that is not computed."""
    return _bare_kravets_ytelse(_ventet(krav, Periode(krav.fom, krav.tom), kjent), krav.ytelse)


def _ventet(krav: Krav, periode: Periode, kjent: datetime | None) -> list[tuple[str, Ventet]]:
    if krav.arbeidsforhold_id is None or krav.ytelse not in YTELSER:
        return []
    rader = list(
        Ventetloep.objects.filter(
            arbeidsforhold_id=krav.arbeidsforhold_id,
            fom__lte=periode.tom,
            tom__gte=periode.fom,
            **gjeldende_beregninger(kjent),
        ).order_by("fom")
    )
    loep: Iterable[Ventetloep | Beregnetloep] = rader
    if kjent is not None and not rader:
        loep = [
            ett
            for person in hent_personer([krav.person_id], kjent)
            for ett in beregn_loep(person, last())
            if ett.arbeidsforhold_id == krav.arbeidsforhold_id
            and Periode(ett.fom, ett.tom).overlapper(periode)
        ]
    return [(ett.ytelse, _som_ventet(ett, periode)) for ett in loep]


def _som_ventet(loep: Ventetloep | Beregnetloep, periode: Periode) -> Ventet:
    """The part of a run that lies in the claim's period."""
    return Ventet(
        max(loep.fom, periode.fom),
        min(loep.tom, periode.tom),
        loep.klasse,
        loep.betaler,
        loep.grad,
        loep.dagsbeloep_oere,
        loep.hjemmel,
        loep.sikkerhet,
        loep.avslag,
    )


def _bare_kravets_ytelse(ventet: Sequence[tuple[str, Ventet]], ytelse: str) -> list[Ventet]:
    """Refunded days of the arbeidsgiverperiode have their own claim, where there is one of that kind."""
    egne = any(v.dagsbeloep_oere for y, v in ventet if y == ytelse)
    return [v if y == ytelse or not egne else replace(v, dagsbeloep_oere=0) for y, v in ventet]


def vurder_person(person_id: int, kjent: datetime | None = None) -> Vurdering:
    """The assessment of a person, from the facts as known at a moment (now when None)."""
    (person,) = hent_personer([person_id], kjent)
    return vurder(person, last())[1]


def hvorfor(krav: Krav, dag: date, kjent: datetime | None = None) -> tuple[Steg, ...]:
    """The steps behind what is expected on a day of a claim; none for a ytelse that is not computed."""
    if krav.arbeidsforhold is None or krav.ytelse not in YTELSER:
        return ()
    return vurder_person(krav.person_id, kjent).steg(dag=dag, navn=krav.arbeidsforhold.noekkel)
