"""Claimed more than the law gives: how much of each claim, and why, each øre told once.

The claims of one employment that ask for the same days are looked at together: what the law gives is laid
on them in the order they were made, first on the days nobody else claims. What a claim asks for beyond
that is too much. A later claim that finds its days taken is a duplicate; the rest is given to the days the
law gives nothing on, by what a day is worth, unless the amounts themselves show why.
Border: one employment at a time; differences below the tolerance are no finding.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tilgode.core.kontroll.beloepsaarsak import finn_avgift, finn_grad
from tilgode.core.kontroll.typer import Dagsrett, Kravsak, Overkrav, Overkravdel
from tilgode.values.beloep import OERE_PER_KRONE

Rett = Mapping[date, Dagsrett]
DOBBELT, FOR_HOEYT = "DOBBELTREGISTRERT", "OVERFOERT_KRAV"
FERIE, UTEN_FRAVAER = "FERIE_I_PERIODEN", "UTEN_FRAVAER"


def finn_overkrav(krav: Sequence[Kravsak], rett: Rett, toleranse_oere: int) -> list[Overkrav]:
    """The claims for more than `rett` gives, in the order they were made.

    `rett` has every weekday of the claims; `toleranse_oere` is for each weekday of a claim.
    """
    ordnet = sorted(krav, key=lambda k: k.nr)
    antall = Counter(dag for k in ordnet for dag in k.dager)
    tatt: dict[date, int] = defaultdict(int)
    tatt_av: dict[date, Kravsak] = {}
    funnet = []
    for sak in ordnet:
        foer = {dag: tatt[dag] for dag in sak.dager}
        for_mye = sak.oere - _ta(sak, rett, antall, tatt)
        toleranse = toleranse_oere * max(1, len(sak.dager))
        if for_mye > toleranse:
            deler = _del_opp(sak, for_mye, rett, foer, tatt_av, toleranse)
            funnet.append(Overkrav(sak.krav_id, for_mye, tuple(deler)))
        for dag in sak.dager:
            if tatt[dag] > foer[dag]:
                tatt_av.setdefault(dag, sak)
    return funnet


def _ta(sak: Kravsak, rett: Rett, antall: Mapping[date, int], tatt: dict[date, int]) -> int:
    """Lay the claim on what is left of its days; how much of it found room."""
    rest = sak.oere
    for dag in sorted(sak.dager, key=lambda d: (rett[d].ytelse != sak.ytelse, antall[d], d)):
        plass = min(rest, rett[dag].oere - tatt[dag])
        if plass > 0:
            tatt[dag] += plass
            rest -= plass
    return sak.oere - rest


def _del_opp(
    sak: Kravsak,
    for_mye: int,
    rett: Rett,
    foer: Mapping[date, int],
    tatt_av: Mapping[date, Kravsak],
    toleranse: int,
) -> list[Overkravdel]:
    """The parts of what was claimed too much, the greatest first; a rest within the tolerance joins it."""
    dobbelt = _dublett(sak, for_mye, foer, tatt_av)
    forslag = [*([dobbelt] if dobbelt else ()), *_uten_rett(sak, rett, tatt_av)]
    passer = forslag and abs(sum(f.oere for f in forslag) - for_mye) <= toleranse
    if dobbelt is None and (aarsak := _av_beloepet(sak, rett, toleranse, bare_avgift=bool(passer))):
        return [_hele(sak, aarsak, for_mye)]
    return _fordel(sak, for_mye, forslag, toleranse)


def _av_beloepet(sak: Kravsak, rett: Rett, toleranse: int, *, bare_avgift: bool) -> str:
    """What the amount shows; where the days alone explain it, only levy to the krone is believed instead."""
    if bare_avgift:
        return finn_avgift(sak, rett, OERE_PER_KRONE)
    return finn_avgift(sak, rett, toleranse) or finn_grad(sak, rett, toleranse)


def _fordel(sak: Kravsak, for_mye: int, forslag: Iterable[Overkravdel], toleranse: int) -> list[Overkravdel]:
    deler, rest = [], for_mye
    for forslaget in forslag:
        oere = min(rest, forslaget.oere)
        if oere > 0:
            deler.append(replace(forslaget, oere=oere))
            rest -= oere
    deler.sort(key=lambda d: -d.oere)
    if rest > toleranse or (rest and not deler):
        deler.append(_hele(sak, FOR_HOEYT, rest))
    elif rest:
        deler[0] = replace(deler[0], oere=deler[0].oere + rest)
    return deler


def _hele(sak: Kravsak, aarsak: str, oere: int) -> Overkravdel:
    return Overkravdel(aarsak, oere, sak.fom, sak.tom, len(sak.dager))


def _uten_rett(sak: Kravsak, rett: Rett, tatt_av: Mapping[date, Kravsak]) -> Iterator[Overkravdel]:
    """The days the law gives nothing on, by cause, each at what a day of the claim is worth."""
    i_fravaer = any(rett[dag].oere for dag in sak.dager)
    per_aarsak: dict[str, list[date]] = defaultdict(list)
    for dag in sak.dager:
        if not rett[dag].oere and dag not in tatt_av:
            aarsak = rett[dag].aarsak
            # holiday outside any absence was taken by somebody who was not sick
            per_aarsak[aarsak if i_fravaer or aarsak != FERIE else UTEN_FRAVAER].append(dag)
    sats = _sats(sak, rett)
    for aarsak, dager in per_aarsak.items():
        yield Overkravdel(aarsak, len(dager) * sats, dager[0], dager[-1], len(dager))


def _dublett(
    sak: Kravsak, for_mye: int, foer: Mapping[date, int], tatt_av: Mapping[date, Kravsak]
) -> Overkravdel | None:
    """What others had claimed of the same days; all of it when the claim is another's copy."""
    dager = [dag for dag in sak.dager if foer[dag] > 0]
    if not dager:
        return None
    andre = Counter(tatt_av[dag].krav_id for dag in dager)
    annet = next(s for s in (tatt_av[dag] for dag in dager) if s.krav_id == andre.most_common(1)[0][0])
    kopi = (annet.fom, annet.tom, annet.oere) == (sak.fom, sak.tom, sak.oere)
    oere = for_mye if kopi else sum(foer[dag] for dag in dager)
    return Overkravdel(DOBBELT, oere, dager[0], dager[-1], len(dager), annet.krav_id)


def _sats(sak: Kravsak, rett: Rett) -> int:
    """What a day of the claim is worth: the law's highest on its days, else its even share, rounded up."""
    hoeyest = max((rett[dag].oere for dag in sak.dager), default=0)
    return hoeyest or -(-sak.oere // max(1, len(sak.dager)))


def kravgrupper(krav: Iterable[Kravsak]) -> Iterator[list[Kravsak]]:
    """Claims that share days, directly or through others."""
    gruppe: list[Kravsak] = []
    slutt = date.min
    for sak in sorted(krav, key=lambda k: (k.fom, k.tom, k.nr)):
        if gruppe and sak.fom > slutt:
            yield gruppe
            gruppe = []
            slutt = date.min
        gruppe.append(sak)
        slutt = max(slutt, sak.tom)
    if gruppe:
        yield gruppe
