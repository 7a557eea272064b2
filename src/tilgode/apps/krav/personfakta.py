"""From stored rows to the facts an assessment of sykepenger reads.

Each employment has its own days, pay and claims, since claims are made for an employment; which of them
are one employer in the law's sense follows from the underenhet and is for `rules` to say. Other
employers are never known here, so what only they could show is left open.
Border: pure; reads no database and decides nothing that the rules decide. Pay and claims are read in
`refusjonsinntekt`, exemptions, leave and other benefits in `saerforhold`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from tilgode.apps.krav.meldinger import lag_tidslinje, les_meldinger
from tilgode.apps.krav.personrader import Forholdrader, Personrader, Rad
from tilgode.apps.krav.refusjonsinntekt import Meldt, kroner
from tilgode.apps.krav.saerforhold import finn_andre_ytelser, finn_borte, finn_fritak, finn_koronafravaer
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Fritak, Personfakta
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode, slaa_sammen
from tilgode.values.tidslinje import Loep, Tidslinje

EVIG = date(2999, 12, 31)


@dataclass(frozen=True, slots=True)
class Oversatt:
    """The facts, which employment each name stands for, and days where the refund is assumed."""

    fakta: Personfakta
    forhold: dict[str, int]
    uten_inntektsmelding: dict[str, tuple[Periode, ...]]


def oversett(person: Personrader, parametre: Lovparametre) -> Oversatt:
    """The facts of one person; employments without any message are kept for their pay."""
    fritak = finn_fritak(person)
    delene = [_arbeidsgiver(f, fritak, parametre) for f in person.forhold]
    fakta = Personfakta(
        foedselsdato=person.foedselsdato,
        arbeidsgivere=tuple([fakta for fakta, _ in delene]),
        andre_ytelser=finn_andre_ytelser(person.forhold),
        kjente_arbeidsgivere=False,
    )
    return Oversatt(
        fakta,
        {f.noekkel: f.id for f in person.forhold},
        {fakta.navn: uten for fakta, uten in delene},
    )


def _arbeidsgiver(
    forhold: Forholdrader, fritak: tuple[Fritak, ...], parametre: Lovparametre
) -> tuple[Arbeidsgiverfakta, tuple[Periode, ...]]:
    tidslinje = lag_tidslinje(les_meldinger(forhold), parametre)
    loenn = {_maaned(dag): kroner(oere) for dag, oere in forhold.loenn}
    ansatt = tuple(_ansatt(forhold.tilstander))
    meldt = Meldt(forhold, loenn, parametre)
    refusjon, uten = meldt.refusjon(tidslinje)
    fakta = Arbeidsgiverfakta(
        navn=forhold.noekkel,
        tidslinje=tidslinje,
        loenn=loenn,
        inntektsmeldinger=meldt.inntekter(uten),
        refusjon=_bare_som_ansatt(refusjon, ansatt),
        fritak=fritak,
        ansatt=ansatt,
        koronafravaer=finn_koronafravaer(forhold),
        virksomhet=_virksomhet(forhold.virksomheter),
        borte=finn_borte(forhold),
    )
    return fakta, uten


def _virksomhet(rader: Iterable[Rad]) -> Tidslinje[str]:
    """The underenhet over time."""
    return Tidslinje(Loep(Periode(fom, tom or EVIG), orgnr) for fom, tom, orgnr in rader)


@lru_cache(maxsize=1024)
def _maaned(dag: date) -> Maaned:
    return Maaned(dag.year, dag.month)


def _ansatt(tilstander: Iterable[Rad]) -> Iterable[Periode]:
    """The employment periods; the last state of each start decides its end."""
    slutt_av: dict[date, date | None] = {rad[0]: rad[1] for rad in tilstander}
    for start, slutt in sorted(slutt_av.items()):
        if slutt is None or slutt >= start:
            yield Periode(start, slutt or EVIG)


def _bare_som_ansatt(refusjon: Tidslinje[Fraction], ansatt: tuple[Periode, ...]) -> Tidslinje[Fraction]:
    """No refund outside the employment: nobody pays wages then."""
    if not ansatt or not refusjon:
        return refusjon
    if len(ansatt) == 1:
        return refusjon.avgrens(ansatt[0])
    return Tidslinje(loep for periode in slaa_sammen(ansatt) for loep in refusjon.avgrens(periode))
