"""Claims for more than the law gives (R-223 to R-226, R-231): found over all claims, or those of some persons.

Border: reads only; how much and why is `core.kontroll`, the days' right is `dagsrett`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tilgode.apps.kontroll.dagsrett import (
    FRAVAER_FOR_YTELSE,
    UTEN_FRAVAER,
    Forholdsgrunnlag,
    for_fravaer,
    for_sykepenger,
    har_loenn,
)
from tilgode.apps.kontroll.kravgrunnlag import foerste_fravaer, les_forhold, les_krav
from tilgode.apps.krav.beregning import SYKEPENGER
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.utvalg import ALT, Utvalg
from tilgode.core.kontroll import Dagsrett, Kravsak, Overkrav, finn_overkrav
from tilgode.core.kontroll.overkrav import kravgrupper
from tilgode.params import last
from tilgode.values.beloep import OERE_PER_KRONE

#: Claims may be rounded otherwise than the law, by less than this a day.
TOLERANSE_OERE = OERE_PER_KRONE
UTEN_FORHOLD, UTEN_LOV, UTEN_DATA, UTEN_LOENN = "UTEN_FORHOLD", "UTEN_LOV", "UTEN_FRAVAERSDATA", "UTEN_LOENN"


@dataclass(frozen=True, slots=True)
class Overkravsvar:
    """The claims for too much, and the claims that could not be looked at (UTEN_LOENN: only their days).

    `riktig_ytelse` is, of a claim under the wrong ytelse, the one its days are an absence for.
    """

    funn: tuple[Overkrav, ...]
    ikke_kontrollert: tuple[tuple[int, str], ...]
    riktig_ytelse: Mapping[int, str]


def kontroller_overkrav(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None, utvalg: Utvalg = ALT
) -> Overkravsvar:
    """Every claim with money by `dato` against the law's days, as known at a moment."""
    grupper = les_krav(arbeidsgiver, dato, kjent, utvalg)
    uten = [(sak.krav_id, UTEN_FORHOLD) for sak in grupper.pop(None, ())]
    med_forhold = {n: saker for n, saker in grupper.items() if n is not None}
    forhold = les_forhold(arbeidsgiver, list(med_forhold), kjent)
    fra = foerste_fravaer(arbeidsgiver)
    funn: list[Overkrav] = []
    riktig: dict[int, str] = {}
    for (pk, ytelse), saker in med_forhold.items():
        if ytelse != SYKEPENGER and ytelse not in FRAVAER_FOR_YTELSE:
            uten += [(sak.krav_id, UTEN_LOV) for sak in saker]
            continue
        kjente = [sak for sak in saker if fra is not None and sak.tom >= fra]
        uten += [(sak.krav_id, UTEN_DATA) for sak in saker if sak not in kjente]
        for gruppe in kravgrupper(kjente):
            dager = sorted({dag for sak in gruppe for dag in sak.dager})
            if ytelse != SYKEPENGER and dager and not har_loenn(forhold[pk], ytelse, dager, last()):
                uten += [(sak.krav_id, UTEN_LOENN) for sak in gruppe]
            funnet = finn_overkrav(gruppe, _rett(forhold[pk], ytelse, gruppe, dager), TOLERANSE_OERE)
            funn += [_paa_rett_ytelse(ett, forhold[pk], gruppe, riktig) for ett in funnet]
    return Overkravsvar(tuple(funn), tuple(uten), riktig)


def _paa_rett_ytelse(
    ett: Overkrav, forhold: Forholdsgrunnlag, saker: Sequence[Kravsak], riktig: dict[int, str]
) -> Overkrav:
    """A claim without any absence of its kind, on days of another kind, is under the wrong ytelse."""
    sak = next(s for s in saker if s.krav_id == ett.krav_id)
    if [d.aarsak for d in ett.deler] != [UTEN_FRAVAER]:
        return ett
    for ytelse, type_ in FRAVAER_FOR_YTELSE.items():
        if ytelse != sak.ytelse and all(forhold.har_fri(type_, dag) for dag in sak.dager):
            riktig[sak.krav_id] = ytelse
            return replace(ett, deler=(replace(ett.deler[0], aarsak="FEIL_YTELSE"),))
    return ett


def _rett(
    forhold: Forholdsgrunnlag, ytelse: str, saker: Sequence[Kravsak], dager: Sequence[date]
) -> Mapping[date, Dagsrett]:
    if ytelse == SYKEPENGER:
        return for_sykepenger(forhold, dager)
    # where the pay is not known, the claims' own rate is believed, and only the days are controlled
    antatt = max((-(-sak.oere // len(sak.dager)) for sak in saker if sak.dager), default=0)
    return for_fravaer(forhold, ytelse, dager, last(), antatt)
