"""Storing facts with two times: new, known before, changed, or older than what we have.

A fact has an identity (its key among its values). The same values again store nothing; other
values for the same key become a new version that replaces the one in force; values the source
learned earlier than the version in force are left out and warned about, so that the order of the
files does not decide what holds.
Border: knows no domain. The services say which values a fact has and what its key is.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from tilgode.apps.felles.masse import reserver_id, sett_inn, sett_inn_kolonner
from tilgode.apps.felles.masselesing import hent
from tilgode.apps.felles.modeller import Faktum
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.innlesing.models import Innlesing
from tilgode.core.innlesing.radtabell import Verdikolonne
from tilgode.core.innlesing.rapport import Advarsel, Feil, Filfeil

Verdier = tuple[Any, ...]
_TOTIDSFELT = ("id", "registrert", "innlesing_id", "erstatter_id", "opphevet")


def _alltid_null(verdier: Verdier) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Faktatype:
    """How a table's facts are told apart.

    `felter` are the stored attributes in the order of the values; `noekkel` picks the identity out
    of them; `versjon` is the source's own version number where it has one.
    """

    modell: type[Faktum]
    felter: tuple[str, ...]
    noekkel: Callable[[Verdier], Hashable]
    noekkelfelt: str
    versjon: Callable[[Verdier], int] = _alltid_null


class Kandidat(NamedTuple):
    """A fact as a file tells it; `registrert` is when its source learned it."""

    verdier: Verdier
    registrert: datetime
    linje: int


@dataclass(frozen=True, slots=True)
class Kandidater:
    """Facts by column: one column for each of the type's `felter`, when each was learned, and its line."""

    verdier: Sequence[Sequence[Any]]
    registrert: Sequence[datetime]
    linjer: Sequence[int]

    @classmethod
    def av(cls, alle: Sequence[Kandidat]) -> Kandidater:
        """From facts one by one."""
        if not alle:
            return cls((), (), ())
        verdier, registrert, linjer = zip(*alle, strict=True)
        return cls(list(zip(*verdier, strict=True)), registrert, linjer)

    def __len__(self) -> int:
        return len(self.linjer)

    def __iter__(self) -> Iterator[Kandidat]:
        return map(Kandidat, zip(*self.verdier, strict=True), self.registrert, self.linjer)


@dataclass(slots=True)
class _Versjon:
    """The version in force of one key; `ny` when it is of this very batch."""

    id: int
    verdier: Verdier
    versjon: int
    registrert: datetime
    opphevet: bool
    ny: bool = False

    @property
    def alder(self) -> tuple[int, datetime]:
        return (self.versjon, self.registrert)


@dataclass(slots=True)
class _Kladd:
    """What one batch will store, before anything is stored.

    `plass` tells where in `rader` the newest version of a key of this batch stands.
    """

    type: Faktatype
    fil: str
    innlesing_id: int
    gjeldende: dict[Hashable, _Versjon]
    nye_id: Sequence[int]
    rader: list[Verdier] = field(default_factory=list)
    plass: dict[Hashable, int] = field(default_factory=dict)
    feil: list[Feil] = field(default_factory=list)
    advarsler: list[Advarsel] = field(default_factory=list)
    endrede: int = 0
    uendrede: int = 0
    eldre: int = 0

    def ta_inn(self, kandidater: Kandidater, noekler: Sequence[Hashable], *, en_gang: bool) -> None:
        """Sort each candidate into new, same, changed, older or in conflict."""
        par: Iterable[tuple[Hashable, Kandidat]] = zip(noekler, kandidater, strict=True)
        # A key that comes once only meets what is stored, in any order of the others.
        self._ta_inn(par if en_gang else _eldste_foerst(self.type, par))

    def _ta_inn(self, par: Iterable[tuple[Hashable, Kandidat]]) -> None:
        gjeldende, plass = self.gjeldende, self.plass
        rader, nye_id, innlesing_id = self.rader, self.nye_id, self.innlesing_id
        for noekkel, kandidat in par:
            verdier, registrert, _ = kandidat
            if noekkel in plass or noekkel in gjeldende:
                self._ta_inn_kjent(noekkel, kandidat)
                continue
            nr = plass[noekkel] = len(rader)
            rader.append((nye_id[nr], registrert, innlesing_id, None, False, *verdier))

    def _siste(self, noekkel: Hashable) -> _Versjon:
        if noekkel not in self.plass:
            return self.gjeldende[noekkel]
        id_, registrert, _, _, opphevet, *verdier = self.rader[self.plass[noekkel]]
        return _Versjon(id_, tuple(verdier), self.type.versjon(tuple(verdier)), registrert, opphevet, ny=True)

    def _ta_inn_kjent(self, noekkel: Hashable, kandidat: Kandidat) -> None:
        naa = self._siste(noekkel)
        alder = (self.type.versjon(kandidat.verdier), kandidat.registrert)
        if naa.verdier == kandidat.verdier and not naa.opphevet:
            self.uendrede += 1
        elif naa.ny and alder == naa.alder:
            self.feil.append(self._to_ganger(kandidat))
        elif alder < naa.alder:
            self.eldre += 1
            self.advarsler.append(self._eldre(kandidat, naa))
        else:
            self.endrede += 1
            self._ny_versjon(noekkel, kandidat, naa.id)

    def _ny_versjon(self, noekkel: Hashable, kandidat: Kandidat, erstatter: int) -> None:
        nr = self.plass[noekkel] = len(self.rader)
        rad = (self.nye_id[nr], kandidat.registrert, self.innlesing_id, erstatter, False, *kandidat.verdier)
        self.rader.append(rad)

    def _to_ganger(self, kandidat: Kandidat) -> Feil:
        return Feil(
            self.fil,
            kandidat.linje,
            self.type.noekkelfelt,
            "",
            "Fila sier to ulike ting om det samme.",
            "Behold den linja som er riktig, eller gi dem hver sin referanse.",
        )

    def _eldre(self, kandidat: Kandidat, naa: _Versjon) -> Advarsel:
        return Advarsel(
            self.fil,
            kandidat.linje,
            "registrert",
            f"{kandidat.registrert:%d.%m.%Y}",
            f"Vi har en nyere versjon, registrert {naa.registrert:%d.%m.%Y}. Linja er ikke tatt inn.",
            "Ingenting, hvis den nyere versjonen er riktig.",
        )

    @property
    def utfall(self) -> Utfall:
        """The counts so far."""
        nye = len(self.rader) - self.endrede
        return Utfall(nye, self.endrede, self.uendrede, self.eldre, tuple(self.advarsler))


def hent_gjeldende(type_: Faktatype, avgrensning: dict[str, Any]) -> dict[Hashable, _Versjon]:
    """The version in force of every key among the rows that `avgrensning` (a filter) picks."""
    siste = type_.modell.objects.filter(**{"erstattet_av__isnull": True, **avgrensning})
    rader = hent(siste, "id", "registrert", "opphevet", *type_.felter)
    gjeldende: dict[Hashable, _Versjon] = {}
    for id_, registrert, opphevet, *resten in rader:
        verdier = tuple(resten)
        gjeldende[type_.noekkel(verdier)] = _Versjon(
            id_, verdier, type_.versjon(verdier), registrert, opphevet
        )
    return gjeldende


def _eldste_foerst(
    type_: Faktatype, par: Iterable[tuple[Hashable, Kandidat]]
) -> list[tuple[Hashable, Kandidat]]:
    """By age; in the file's own order where it says nothing of age."""
    return sorted(par, key=lambda p: (type_.versjon(p[1].verdier), p[1].registrert))


def lagre_fakta(
    type_: Faktatype,
    fakta: Sequence[Kandidat] | Kandidater,
    avgrensning: dict[str, Any],
    innlesing: Innlesing,
) -> Utfall:
    """Store a batch of facts; raises Filfeil when the file contradicts itself.

    `avgrensning` is a filter that holds every row the candidates may meet (a smaller set is faster).
    """
    kandidater = fakta if isinstance(fakta, Kandidater) else Kandidater.av(fakta)
    if not kandidater:
        return Utfall()
    gjeldende = hent_gjeldende(type_, avgrensning)
    nye_id = reserver_id(type_.modell, len(kandidater))
    noekler = list(map(type_.noekkel, zip(*kandidater.verdier, strict=True)))
    en_gang = len(set(noekler)) == len(noekler)
    if en_gang and not gjeldende:
        return _lagre_nye(type_, kandidater, nye_id, innlesing)
    kladd = _Kladd(type_, innlesing.filnavn, innlesing.pk, gjeldende, nye_id)
    kladd.ta_inn(kandidater, noekler, en_gang=en_gang)
    if kladd.feil:
        raise Filfeil(sorted(kladd.feil, key=lambda f: f.linje or 0))
    sett_inn(type_.modell, (*_TOTIDSFELT, *type_.felter), kladd.rader)
    return kladd.utfall


def _lagre_nye(
    type_: Faktatype, kandidater: Kandidater, nye_id: Sequence[int], innlesing: Innlesing
) -> Utfall:
    """No key comes twice and none is stored, the common case in a large file: all are new."""
    antall = len(kandidater)
    totid: tuple[Sequence[Any], ...] = (
        nye_id,
        kandidater.registrert,
        *(Verdikolonne.lik(verdi, antall) for verdi in (innlesing.pk, None, False)),
    )
    kolonner = dict(zip((*_TOTIDSFELT, *type_.felter), (*totid, *kandidater.verdier), strict=True))
    return Utfall(nye=sett_inn_kolonner(type_.modell, kolonner, antall))
