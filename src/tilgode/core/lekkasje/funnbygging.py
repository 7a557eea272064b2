"""Making a finding of days: the value, the limit and the facts its sentence is filled with.

Border: no check decides here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from tilgode.core.lekkasje.personsak import Personsak
from tilgode.core.lekkasje.typer import Faktaverdi, Funn, Sikkerhet
from tilgode.core.lekkasje.verdi import Dagsverdi, uten_tak, vurder_dager


def lag_funn(
    sak: Personsak,
    kontroll: str,
    forhold: str,
    dager: Iterable[Dagsverdi],
    sikkerhet: Sikkerhet,
    *,
    sats: Fraction | None = None,
    frist: date | None = None,
    avgift: Fraction | None = None,
    variant: str = "",
    **fakta: Faktaverdi,
) -> list[Funn]:
    """The finding of these days, or none when they are worth nothing.

    `sats` is Nav's feriepenge rate; by default that of sykepenger for the person's age.
    `frist` takes the place of the monthly limit, `avgift` (0 for what bears none) that of the employer.
    """
    alle = list(dager)
    if not alle:
        return []
    brukt = sak.feriepengesats(min(d.dag for d in alle)) if sats is None else sats
    regning = sak.regning if avgift is None else replace(sak.regning, avgift=avgift)
    verdi = vurder_dager(alle, brukt, regning, frist)
    if verdi is None:
        return []
    felles: dict[str, Faktaverdi] = {
        "arbeidsforhold": forhold,
        "dager": verdi.dager,
        "tapte_dager": verdi.tapte_dager,
        "kroner_oere": verdi.kroner_oere,
        "sats_andel": brukt,
        "avgift_andel": regning.avgift,
    }
    return [
        Funn(
            kontroll=kontroll,
            person=sak.person.noekkel,
            fom=verdi.fom,
            tom=verdi.tom,
            oere=verdi.oere,
            siste_frist=verdi.siste_frist,
            tapt_oere=verdi.tapt_oere,
            sikkerhet=sikkerhet,
            fakta=tuple((felles | fakta).items()),
            variant=variant,
        )
    ]


def i_taket(sak: Personsak, kroner: dict[date, Fraction]) -> list[Dagsverdi]:
    """V(K, Kf): days of sykepenger, feriepenger within the 48 days."""
    return sak.i_feriepengetaket(kroner)


def utenfor_taket(kroner: dict[date, Fraction]) -> list[Dagsverdi]:
    """V(K, K): refunded arbeidsgiverperiode and omsorgspenger, feriepenger of every krone."""
    return uten_tak(kroner)
