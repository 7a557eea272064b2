"""The search: one cause, then two, then three, until Nav's amounts come out to the krone.

The search is bounded by a number of questions to the law and not by time, so that the same deviation
always gets the same answer. Only exact reproduction counts. Where several causes fit, what is known and
what is ordinary decide, openly, by the shares in `alternativer`; where that does not decide, nothing is
said to be the cause.
Border: no rule of law and no proposal lives here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import prod

from tilgode.core.forklaring import (
    hypoteser_dager,
    hypoteser_grad,
    hypoteser_grunnlag,
    hypoteser_oppgjoer,
    hypoteser_periode,
)
from tilgode.core.forklaring.egne import finn_egne
from tilgode.core.forklaring.hypoteser_oppgjoer import venteandel
from tilgode.core.forklaring.katalog import HINDRE, STERKT, Hypotese, bevisvekt
from tilgode.core.forklaring.proevd import Kombinasjoner, Proevd, par_i_rekkefoelge
from tilgode.core.forklaring.rom import Rom
from tilgode.core.forklaring.samsvar import samsvar
from tilgode.core.forklaring.typer import Aarsaksdel, Alternativ, Avvik, Forklaring, Sikkerhet
from tilgode.core.forklaring.utregning import Lov, Regner

FORSLAG: tuple[Callable[[Rom], Iterator[Hypotese]], ...] = (
    *hypoteser_periode.FORSLAG,
    *hypoteser_dager.FORSLAG,
    *hypoteser_grad.FORSLAG,
    *hypoteser_grunnlag.FORSLAG,
    *hypoteser_oppgjoer.FORSLAG,
)
#: So many single proposals, pairs and triples are asked about at most.
MAKS_ENKLE, MAKS_PAR, MAKS_TRIPLER = 120, 60, 60
#: Only the likeliest proposals are tried three at a time.
MAKS_I_TRIPPEL = 36
#: A single cause as ordinary as this ends the search; a rarer one is weighed against pairs.
ORDINAER_VEKT = 20
#: A cause must be this ordinary to be called certain: what is rarer may stand for one we do not know.
SIKKER_VEKT = 10
PROMILLE = 1000
#: The likeliest is named as the cause when it is likelier than all others together.
SANNSYNLIG_PROMILLE = 500
#: An amount that agrees with another claim's may do so by chance, or by a cause that moves days between them;
#: other months and another skjæringstidspunkt are often the same figure.
ALDRI_SIKKER = frozenset({"MOTREGNET", "GRUNNLAG_MAANEDER", "SKJAERINGSTIDSPUNKT"})
#: Nothing paid is in itself the sign of this one; every other cause of nothing needs evidence.
UBESVART = "UNDER_BEHANDLING"
#: What only says that everything is unpaid speaks for no cause above the others.
IKKE_NOK = frozenset({"HELE_FRAVAERET_UBETALT"})
MAKS_AARSAKER = 3
NULL = Fraction(0)
#: What stands in the way of payment makes waiting so much less likely.
VENTER_IKKE = 100


def forklar(avvik: Avvik, lov: Lov) -> Forklaring:
    """Explain one deviation; raises ValueError when its facts contradict themselves."""
    regner = Regner(avvik, lov)
    funnet = _forklar(regner)
    if avvik.krevd_oere is None or avvik.krevd_oere == regner.grunn.sum_oere:
        return funnet
    return replace(
        funnet,
        egne=finn_egne(regner, avvik.krevd_oere),
        overkrevd_oere=avvik.krevd_oere - regner.grunn.sum_oere,
    )


def _forklar(regner: Regner) -> Forklaring:
    avvik = regner.avvik
    if regner.grunn.sum_oere == avvik.mottatt_oere:
        return _svar(regner, ())
    return _svar(regner, _Soek(regner).funn())


class _Soek:
    def __init__(self, regner: Regner) -> None:
        self._regner = regner
        self._rom = Rom(regner)
        self._kombinasjoner = Kombinasjoner(regner.maal, regner.grunn)
        self._hypoteser = list(self._foreslaa())
        self._nummer = {(h.kode, h.endring): nr for nr, h in enumerate(self._hypoteser)}

    def _foreslaa(self) -> Iterator[Hypotese]:
        """Every proposal once."""
        sett: set[tuple[str, object]] = set()
        for foreslaa in FORSLAG:
            for hypotese in foreslaa(self._rom):
                if (hypotese.kode, hypotese.endring) not in sett:
                    sett.add((hypotese.kode, hypotese.endring))
                    yield hypotese

    def funn(self) -> tuple[tuple[Hypotese, ...], ...]:
        """All combinations of the smallest size that fit (and of the next, when those are out of the ordinary)."""
        enkle = self._proev([h for h in self._hypoteser if not h.bare_i_par])
        treff = [(p.hypotese,) for p in enkle if self._regner.maal.treffer(p.utfall)]
        koder = {h.kode for (h,) in treff}
        ordinaer = any(h.vekt * samsvar(self._regner, (h,)) >= ORDINAER_VEKT and not h.fri for (h,) in treff)
        if self._rom.alt_ubetalt or (ordinaer and len(koder) > 1):
            return tuple(treff)
        alle = enkle + self._proev([h for h in self._hypoteser if h.bare_i_par])
        virksomme = [p for p in alle if p.utfall != self._regner.grunn and not p.hypotese.fri]
        # a cause that stands alone is tried against all pairs without it, before it is called certain
        par = self._sammen([p for p in virksomme if p.hypotese.kode not in koder], 2, MAKS_PAR)
        if treff or par:
            return (*treff, *par)
        likeligste = sorted(virksomme, key=lambda p: -p.hypotese.vekt)[:MAKS_I_TRIPPEL]
        return tuple(self._sammen(likeligste, MAKS_AARSAKER, MAKS_TRIPLER))

    def _proev(self, hypoteser: Sequence[Hypotese]) -> list[Proevd]:
        proevde = []
        for hypotese in sorted(hypoteser, key=lambda h: -h.vekt)[:MAKS_ENKLE]:
            utfall = hypotese.anslag if hypotese.bare_i_par else None
            if utfall is None:
                utfall = self._regner.regn((hypotese.endring,))
            if utfall is not None:
                nr = self._nummer[(hypotese.kode, hypotese.endring)]
                proevde.append(self._kombinasjoner.proevd(nr, hypotese, utfall))
        return proevde

    def _sammen(self, proevde: Sequence[Proevd], antall: int, grense: int) -> list[tuple[Hypotese, ...]]:
        treff = []
        for valgte in self._kombinasjoner.finn(proevde, antall, grense):
            rekke = tuple(p.hypotese for p in par_i_rekkefoelge(valgte))
            utfall = self._regner.regn(tuple(h.endring for h in rekke))
            if utfall is not None and self._regner.maal.treffer(utfall):
                treff.append(rekke)
        return treff


def _svar(regner: Regner, funn: Sequence[tuple[Hypotese, ...]]) -> Forklaring:
    veid = _vei(regner, funn)
    alternativer = tuple(
        Alternativ(_del_opp(regner, rekke, med_dager=not nr), promille)
        for nr, (rekke, promille) in enumerate(veid)
    )
    sikkerhet = _sikkerhet(regner, alternativer, funn)
    if regner.grunn.sum_oere == regner.avvik.mottatt_oere:
        sikkerhet = Sikkerhet.SIKKER
    pekt_ut = alternativer and sikkerhet is not Sikkerhet.UAVKLART
    return Forklaring(
        krav=regner.avvik.krav,
        ventet_oere=regner.grunn.sum_oere,
        mottatt_oere=regner.avvik.mottatt_oere,
        aarsaker=alternativer[0].aarsaker if pekt_ut else (),
        sikkerhet=sikkerhet,
        alternativer=alternativer,
        regnet=regner.regnet,
        dager=_ulike_dager(regner, veid[0][0]) if veid else (),
    )


def _ulike_dager(regner: Regner, rekke: tuple[Hypotese, ...]) -> tuple[tuple[date, int, int], ...]:
    """The weekdays that Nav pays otherwise than expected, if these are the causes."""
    utfall = regner.regn(tuple(h.endring for h in rekke))
    if utfall is None:
        return ()
    par = zip(regner.dager, regner.grunn.dager, utfall.dager, strict=True)
    return tuple((dag, ventet, navs) for dag, ventet, navs in par if ventet != navs)


def _vei(regner: Regner, funn: Sequence[tuple[Hypotese, ...]]) -> list[tuple[tuple[Hypotese, ...], int]]:
    """The best of each set of causes, with its share of the likelihood of all."""
    beste: dict[tuple[str, ...], tuple[Fraction, tuple[Hypotese, ...]]] = {}
    for rekke in funn:
        koder = tuple(sorted(h.kode for h in rekke))
        vekt = prod(h.vekt for h in rekke) * PROMILLE ** (MAKS_AARSAKER - len(rekke)) * samsvar(regner, rekke)
        if vekt > beste.get(koder, (NULL, ()))[0]:
            beste[koder] = (vekt, rekke)
    if any(_er_hinder(rekke) for _, rekke in beste.values()) and (UBESVART,) in beste:
        vekt, rekke = beste[(UBESVART,)]
        beste[(UBESVART,)] = (vekt / VENTER_IKKE, rekke)
    venter = venteandel(regner) if not regner.avvik.mottatt else 0
    if venter:
        # a cause that shows only in Nav's answer is as likely as it is that the answer has come
        svart = Fraction(max(1, PROMILLE - venter), PROMILLE)
        for koder, (vekt, rekke) in beste.items():
            if koder != (UBESVART,) and not _er_hinder(rekke):
                beste[koder] = (vekt * svart, rekke)
    samlet = sum(vekt for vekt, _ in beste.values())
    ordnet = sorted(beste.items(), key=lambda par: (-par[1][0], par[0]))
    return [(rekke, int(vekt * PROMILLE / samlet)) for _, (vekt, rekke) in ordnet]


def _er_hinder(rekke: tuple[Hypotese, ...]) -> bool:
    """One cause, with evidence that nothing can be paid."""
    return len(rekke) == 1 and any(ett in HINDRE for ett in rekke[0].bevis)


def _del_opp(regner: Regner, rekke: tuple[Hypotese, ...], *, med_dager: bool) -> tuple[Aarsaksdel, ...]:
    """What each cause makes of the difference, when they are brought in one after the other."""
    deler = []
    foer = regner.grunn
    for antall, hypotese in enumerate(rekke, 1):
        etter = regner.regn(tuple(h.endring for h in rekke[:antall])) or foer
        par = zip(regner.dager, foer.dager, etter.dager, strict=True) if med_dager else ()
        dager = tuple(dag for dag, ut, inn in par if ut != inn)
        oere = foer.sum_oere - etter.sum_oere
        deler.append(Aarsaksdel(hypotese.kode, oere, hypotese.fakta, hypotese.bevis, dager))
        foer = etter
    return tuple(deler)


def _sikkerhet(
    regner: Regner, alternativer: Sequence[Alternativ], funn: Sequence[tuple[Hypotese, ...]]
) -> Sikkerhet:
    """Certain only when nothing else that was tried fits, nothing was chosen so that it would, and more than
    one figure says so.

    Nothing paid fits so much that something must speak for the cause.
    """
    if not alternativer or alternativer[0].promille <= SANNSYNLIG_PROMILLE:
        return Sikkerhet.UAVKLART
    foerste = alternativer[0].aarsaker
    if not regner.maal.linjer and not any(set(a.bevis) - IKKE_NOK or a.kode == UBESVART for a in foerste):
        return Sikkerhet.UAVKLART
    fri = any(h.fri or h.vekt < SIKKER_VEKT or h.kode in ALDRI_SIKKER for rekke in funn for h in rekke)
    alene = len(alternativer) == 1 and len(foerste) == 1
    return Sikkerhet.SIKKER if alene and not fri and _er_bekreftet(regner, funn) else Sikkerhet.SANNSYNLIG


def _er_bekreftet(regner: Regner, funn: Sequence[tuple[Hypotese, ...]]) -> bool:
    """Another claim of the absence comes out exactly too, or evidence that says much: one figure is a chance."""
    return any(
        samsvar(regner, rekke) > 1 or any(bevisvekt(bevis) >= STERKT for h in rekke for bevis in h.bevis)
        for rekke in funn
    )
