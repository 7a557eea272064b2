"""One claim's deviation as it is shown: the sentences, the causes in words, the days that differ.

Border: words are `params.forklaringstekster`, the explanation is `forklaringer`; reads only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tilgode.apps.krav.forklaringer import Forklartavvik, forklar_krav
from tilgode.apps.krav.models import Krav
from tilgode.core.forklaring import Aarsaksdel, Forklaring
from tilgode.params.aarsaker import gjeldende_aarsaker, handlernavn
from tilgode.params.forklaringstekster import (
    forklaringstekster,
    vis_aarsak,
    vis_bevis,
    vis_forklaring,
)
from tilgode.params.formatering import Spraak


@dataclass(frozen=True, slots=True)
class Aarsakskort:
    """A cause: its code and name, øre of the difference, the sentence, evidence, who acts and the next step.

    `dager` are the weekdays it changes.
    """

    kode: str
    navn: str
    oere: int
    setning: str
    bevis: tuple[str, ...]
    hvem: str
    neste_steg: str
    dager: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Andre:
    """Something else that fits, in words, with its share of the likelihood (per mille)."""

    tekst: str
    promille: int


@dataclass(frozen=True, slots=True)
class Dagforskjell:
    """A weekday with what was expected and what Nav pays for it, if the first explanation is right (øre)."""

    dag: date
    ventet_oere: int
    navs_oere: int


@dataclass(frozen=True, slots=True)
class Avvikskort:
    """All a page needs; `linjer` is the same as plain lines. `feil` is a sentence when nothing can be said."""

    overskrift: str
    aarsaker: tuple[Aarsakskort, ...]
    egne: tuple[Aarsakskort, ...]
    uforklart_oere: int
    sikkerhet: str
    sikkerhet_tekst: str
    andre: tuple[Andre, ...]
    dager: tuple[Dagforskjell, ...]
    linjer: tuple[str, ...]
    feil: str = ""


def avvikskort(
    krav: Krav, dato: date, spraak: Spraak = "nb", kjent: datetime | None = None
) -> Avvikskort | None:
    """The deviation of a claim as of a day and as known at a moment; None when there is none."""
    avvik = forklar_krav(krav, dato, kjent)
    return None if avvik is None else lag_kort(avvik, spraak)


def lag_kort(avvik: Forklartavvik, spraak: Spraak) -> Avvikskort:
    """The words of a deviation."""
    forklaring = avvik.forklaring
    if forklaring is None:
        rest = avvik.ventet_oere - avvik.mottatt_oere
        return Avvikskort(avvik.feil, (), (), rest, "UAVKLART", "", (), (), (avvik.feil,), avvik.feil)
    linjer = vis_forklaring(forklaring, spraak)
    return Avvikskort(
        overskrift=linjer[0],
        aarsaker=tuple(lag_aarsakskort(a, spraak) for a in forklaring.aarsaker),
        egne=tuple(lag_aarsakskort(a, spraak) for a in forklaring.egne),
        uforklart_oere=forklaring.uforklart_oere,
        sikkerhet=forklaring.sikkerhet.value,
        sikkerhet_tekst=forklaringstekster()[forklaring.sikkerhet.value][spraak],
        andre=_andre(forklaring, spraak),
        dager=tuple(Dagforskjell(*rad) for rad in forklaring.dager),
        linjer=tuple(linjer),
    )


def lag_aarsakskort(aarsak: Aarsaksdel, spraak: Spraak) -> Aarsakskort:
    """The words of one cause."""
    register = gjeldende_aarsaker()[aarsak.kode]
    return Aarsakskort(
        aarsak.kode,
        register.navn[spraak],
        aarsak.oere,
        vis_aarsak(aarsak, spraak),
        tuple(vis_bevis(aarsak, spraak)),
        handlernavn(spraak)[register.handler],
        register.neste_steg[spraak],
        aarsak.dager,
    )


def _andre(forklaring: Forklaring, spraak: Spraak) -> tuple[Andre, ...]:
    """What fits besides what is pointed out."""
    andre = forklaring.alternativer[1 if forklaring.aarsaker else 0 :]
    return tuple(
        Andre(" + ".join(vis_aarsak(a, spraak) for a in ett.aarsaker), ett.promille) for ett in andre
    )
