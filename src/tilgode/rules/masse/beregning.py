"""The front door of the mass executor: columns in, columns out.

A row of the input is a run of equal days at one employment; a row of the outcome is days in a row
with the same class, reason, provision and amount. The same tables and walks as the explained
executor (`vurder_refusjon`), compiled where numba is, plain Python elsewhere; the two agree, by test.
The work is done in bundles of persons, so that memory stays small; machine code lets go of the
interpreter's lock, so bundles may be given to threads by the caller.
Border: one employment a person with constant income and refund. No other benefits' amounts, several
employers, exemptions or earlier payments from Infotrygd: those go through `vurder_refusjon`.
Needs numpy (the extra `batch`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np

from tilgode.rules.masse import kjerne, plasser
from tilgode.rules.masse.koder import lag_lov, lag_regler
from tilgode.rules.masse.kolonner import Massekolonner, Masseresultat, Tallrekke
from tilgode.rules.masse.kompilering import kompiler
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger import arbeidsgiverperiode_kjerne as agp
from tilgode.rules.ytelser.sykepenger import (
    arbeidsgiverperiode_tabell,
    maksdato_tabell,
    skjaeringstidspunkt_tabell,
)
from tilgode.rules.ytelser.sykepenger import maksdato_kjerne as maks
from tilgode.rules.ytelser.sykepenger import skjaeringstidspunkt_kjerne as skj

#: Persons and rows of the outcome worked on at a time.
PERSONER_I_BUNT = 1 << 14
RADER_I_BUNT = 1 << 17

_UTTYPER = ("i4", "i4", "u1", "u1", "u1", "u1", "u1", "i4", "i4")
_PERSONTYPER = ("i4", "i4", "u1", "i2", "i2")
_HELTALL = "i8"

_Bunt = tuple[list[Tallrekke], list[Tallrekke]]
_Form = Callable[[Tallrekke], Any]


def beregn(
    kolonner: Massekolonner, parametre: Lovparametre, *, kompilert: bool | None = None
) -> Masseresultat:
    """Assess all persons.

    `kompilert` True demands machine code (RuntimeError without numba), False plain Python; None
    takes what there is. The numbers of the law are those of each person's own days.
    """
    maskin = None if kompilert is False else kompiler()
    if kompilert and maskin is None:
        raise RuntimeError("numba mangler eller er slått av")
    if not len(kolonner.fom):
        return _samle([_tom_bunt(kolonner.antall)])
    if maskin is None:
        # lists of ints are the quickest rows of numbers for plain Python
        return _samle(list(_kjoer(kjerne.beregn_personer, _som_liste, kolonner, parametre)))
    return _samle(list(_kjoer(maskin, _som_rekke, kolonner, parametre)))


def _som_liste(tall: Tallrekke) -> Any:
    return tall.tolist()


def _som_rekke(tall: Tallrekke) -> Any:
    return tall


def _kjoer(
    funksjon: Callable[..., tuple[int, int]], form: _Form, kolonner: Massekolonner, parametre: Lovparametre
) -> Iterator[_Bunt]:
    lov = _lov(form, kolonner, parametre)
    mest = int(np.diff(kolonner.ptr).max())
    skrap, plass = _skrap(form, mest), 16 * _deler(mest)
    ut = _rom(form, max(RADER_I_BUNT, plass) * plasser.UTFELT)
    pers = _rom(form, PERSONER_I_BUNT * plasser.PUTFELT)
    for fra in range(0, kolonner.antall, PERSONER_I_BUNT):
        til = min(fra + PERSONER_I_BUNT, kolonner.antall)
        loep, personer = _utsnitt(form, kolonner, fra, til)
        p, antall = 0, til - fra
        while p < antall:
            neste, rader = funksjon(p, antall, plass, loep, personer, lov, skrap, ut, pers)
            yield _kolonner(ut, rader, _UTTYPER), _kolonner(pers, neste - p, _PERSONTYPER)
            p = neste


def _rom(form: _Form, antall: int) -> Any:
    return form(np.zeros(antall, _HELTALL))


def _lov(form: _Form, kolonner: Massekolonner, parametre: Lovparametre) -> plasser.Lov:
    foerste, siste = date.fromordinal(int(kolonner.fom.min())), date.fromordinal(int(kolonner.tom.max()))
    tabeller = (
        lag_lov(parametre, foerste, siste),
        lag_regler(),
        arbeidsgiverperiode_tabell.TABELL.tall,
        skjaeringstidspunkt_tabell.TABELL.tall,
        maksdato_tabell.TABELL.tall,
    )
    return plasser.Lov(*(form(np.array(tabell, _HELTALL)) for tabell in tabeller))


def _deler(loep: int) -> int:
    """Most lines a person with so many runs can have: every run cut by counted days and by the 67th birthday."""
    return 12 * loep + 16


def _skrap(form: _Form, loep: int) -> plasser.Skrap:
    """Room for the person with the most runs; the walks never write more (a test runs them as lists)."""
    return plasser.Skrap(
        agp_s=_rom(form, agp.PLASSER),
        agp_ut=_rom(form, agp.UT_KOLONNER * (4 * loep + 4)),
        skj_s=_rom(form, skj.PLASSER),
        skj_ut=_rom(form, skj.UT_KOLONNER * (2 * loep + 2)),
        maks_s=_rom(form, maks.PLASSER),
        maks_ut=_rom(form, maks.UT_KOLONNER * 6 * _deler(loep)),
        grenser=_rom(form, maks.DOED + 1),
        deler=_rom(form, plasser.DELFELT * _deler(loep)),
    )


def _utsnitt(form: _Form, kolonner: Massekolonner, fra: int, til: int) -> tuple[Any, Any]:
    """The runs and the persons of a bundle, as rows of whole numbers one after another."""
    a, b = int(kolonner.ptr[fra]), int(kolonner.ptr[til])
    loep = np.empty((b - a, plasser.LOEPFELT), _HELTALL)
    for plass, k in enumerate((kolonner.fom, kolonner.tom, kolonner.type, kolonner.grad)):
        loep[:, plass] = k[a:b]
    personer = np.zeros((til - fra + 1, plasser.PERSONFELT), _HELTALL)
    personer[:, plasser.PTR] = kolonner.ptr[fra : til + 1] - a
    fakta = (kolonner.inntekt, kolonner.krav, kolonner.dag_67, kolonner.dag_70, kolonner.doed)
    for plass, k in enumerate(fakta, start=plasser.INNTEKT):
        personer[:-1, plass] = k[fra:til]
    return form(loep.reshape(-1)), form(personer.reshape(-1))


def _kolonner(rader: Any, antall: int, typer: Sequence[str]) -> list[Tallrekke]:
    """The first rows of an outcome as columns, each in its own small type."""
    tabell = np.array(rader[: antall * len(typer)], _HELTALL).reshape(antall, len(typer))
    return [tabell[:, plass].astype(t) for plass, t in enumerate(typer)]


def _tom_bunt(antall: int) -> _Bunt:
    return [np.zeros(0, t) for t in _UTTYPER], [np.zeros(antall, t) for t in _PERSONTYPER]


def _samle(bunter: Sequence[_Bunt]) -> Masseresultat:
    rader = [np.concatenate(k) for k in zip(*(bunt[0] for bunt in bunter), strict=True)]
    personer = [np.concatenate(k) for k in zip(*(bunt[1] for bunt in bunter), strict=True)]
    ptr = np.concatenate([np.zeros(1, _HELTALL), np.cumsum(personer[0], dtype=_HELTALL)])
    return Masseresultat(ptr, *rader, *personer[1:])
