"""Lines and claims as columns: what a million of them look like without a million objects.

Texts are numbers that point into one `Ordliste`, shared by both sides; a day is an ordinal, 0 for
none; no person is -1. Objects are made only for the few that the walk (`motor`) must look at.
Border: values only. numpy is asked for here, so this module is imported only when there are many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from tilgode.core.avstemming.typer import Kravpost, Linje

Kolonne = Any
INGEN = -1


class Ordliste:
    """Texts as numbers; the empty text is 0."""

    def __init__(self) -> None:
        self.ord = [""]
        self._nummer = {"": 0}

    def nummer(self, tekster: Iterable[str]) -> Kolonne:
        """The column of numbers for a column of texts."""
        tekster = tekster if isinstance(tekster, Sequence) else list(tekster)
        for tekst in dict.fromkeys(tekster):
            if tekst not in self._nummer:
                self._nummer[tekst] = len(self.ord)
                self.ord.append(tekst)
        return np.fromiter(map(self._nummer.__getitem__, tekster), dtype=np.int32, count=len(tekster))

    def omsett(self, numre: Kolonne, funksjon: Any) -> Kolonne:
        """The column of numbers for `funksjon` of each text, which is called once for each word."""
        return self.nummer([funksjon(tekst) for tekst in list(self.ord)])[numre]

    def merk(self, numre: Kolonne, tekst: str) -> Kolonne:
        """Tell for each number whether it is this text."""
        return numre == self._nummer.get(tekst, INGEN)


def dager(datoer: Iterable[date | None]) -> Kolonne:
    """Ordinals; 0 for no day."""
    return heltall([0 if dag is None else dag.toordinal() for dag in datoer], np.int32)


def heltall(verdier: Sequence[int], slag: Any = np.int64) -> Kolonne:
    """A column of whole numbers."""
    return np.fromiter(verdier, dtype=slag, count=len(verdier))


def personer_som_tall(verdier: Iterable[int | None]) -> Kolonne:
    """Keys (of persons, or of employments); -1 for none."""
    return heltall([INGEN if verdi is None else verdi for verdi in verdier])


@dataclass(slots=True)
class Linjekolonner:
    """Settlement lines; see `Linje`. `rapport` keeps the texts' own order only through `ord`."""

    ord: Ordliste
    id: Kolonne
    valuta: Kolonne
    rapport: Kolonne
    nr: Kolonne
    person: Kolonne
    ytelse: Kolonne
    fom: Kolonne
    tom: Kolonne
    oere: Kolonne
    feriepenger_av: Kolonne
    kode: Kolonne
    underenhet: Kolonne

    def __len__(self) -> int:
        return len(self.id)

    def utvalg(self, plasser: Kolonne) -> Linjekolonner:
        """Only these places."""
        felter = (getattr(self, navn)[plasser] for navn in self.__slots__ if navn != "ord")
        return Linjekolonner(self.ord, *felter)

    def linjer(self, plasser: Kolonne) -> list[Linje]:
        """The objects at these places."""
        tekst = self.ord.ord
        felter: tuple[Any, ...] = (self.id, self.valuta, self.rapport, self.nr, self.person, self.ytelse)
        felter += (self.fom, self.tom, self.oere, self.feriepenger_av, self.kode, self.underenhet)
        return [
            Linje(
                pk,
                (_dag(valuta), tekst[rapport], nr),
                None if person == INGEN else person,
                tekst[ytelse],
                _dag(fom) if fom else None,
                _dag(tom) if tom else None,
                oere,
                tekst[av],
                tekst[kode],
                tekst[underenhet],
            )
            for pk, valuta, rapport, nr, person, ytelse, fom, tom, oere, av, kode, underenhet in zip(
                *(felt[plasser].tolist() for felt in felter), strict=True
            )
        ]


@dataclass(slots=True)
class Kravkolonner:
    """Claims; see `Kravpost`. The changes of claim i are at `ptr[i]:ptr[i + 1]`, in order of date."""

    ord: Ordliste
    id: Kolonne
    orden: Sequence[str]
    person: Kolonne
    arbeidsforhold: Kolonne
    ytelse: Kolonne
    fom: Kolonne
    tom: Kolonne
    feriepenger_av: Kolonne
    kravaar: Kolonne
    underenhet: Kolonne
    ptr: Kolonne
    endring_dato: Kolonne
    endring_oere: Kolonne

    def __len__(self) -> int:
        return len(self.id)

    def poster(self, plasser: Kolonne) -> list[Kravpost]:
        """The objects at these places."""
        tekst = self.ord.ord
        felter: tuple[Any, ...] = (self.id, plasser, self.person, self.arbeidsforhold, self.ytelse)
        felter += (self.fom, self.tom, self.feriepenger_av, self.kravaar, self.underenhet)
        verdier = [(felt if felt is plasser else felt[plasser]).tolist() for felt in felter]
        return [
            Kravpost(
                pk,
                self.orden[plass],
                person,
                None if forhold == INGEN else forhold,
                tekst[ytelse],
                _dag(fom),
                _dag(tom),
                self.endringer(plass),
                tekst[av],
                aar,
                tekst[underenhet],
            )
            for pk, plass, person, forhold, ytelse, fom, tom, av, aar, underenhet in zip(
                *verdier, strict=True
            )
        ]

    def endringer(self, plass: int) -> tuple[tuple[date, int], ...]:
        """The dated changes of one claim."""
        utsnitt = slice(self.ptr[plass], self.ptr[plass + 1])
        datoer, beloep = self.endring_dato[utsnitt].tolist(), self.endring_oere[utsnitt].tolist()
        return tuple((_dag(d), o) for d, o in zip(datoer, beloep, strict=True))


_dag = date.fromordinal


def linjekolonner(linjer: Sequence[Linje], ordliste: Ordliste) -> Linjekolonner:
    """Columns of these lines."""
    return Linjekolonner(
        ordliste,
        heltall([x.id for x in linjer]),
        dager(x.orden[0] for x in linjer),
        ordliste.nummer([x.orden[1] for x in linjer]),
        heltall([x.orden[2] for x in linjer]),
        personer_som_tall(x.person for x in linjer),
        ordliste.nummer([x.ytelse for x in linjer]),
        dager(x.fom for x in linjer),
        dager(x.tom for x in linjer),
        heltall([x.oere for x in linjer]),
        ordliste.nummer([x.feriepenger_av for x in linjer]),
        ordliste.nummer([x.kode for x in linjer]),
        ordliste.nummer([x.underenhet for x in linjer]),
    )


def kravkolonner(poster: Sequence[Kravpost], ordliste: Ordliste) -> Kravkolonner:
    """Columns of these claims."""
    endringer = [sorted(p.endringer, key=lambda e: e[0]) for p in poster]
    return Kravkolonner(
        ordliste,
        heltall([p.id for p in poster]),
        [p.orden for p in poster],
        heltall([p.person for p in poster]),
        personer_som_tall(p.arbeidsforhold for p in poster),
        ordliste.nummer([p.ytelse for p in poster]),
        dager(p.fom for p in poster),
        dager(p.tom for p in poster),
        ordliste.nummer([p.feriepenger_av for p in poster]),
        heltall([p.kravaar for p in poster]),
        ordliste.nummer([p.underenhet for p in poster]),
        np.concatenate([[0], np.cumsum(heltall([len(e) for e in endringer]))]).astype(np.int64),
        dager(dato for e in endringer for dato, _ in e),
        heltall([oere for e in endringer for _, oere in e]),
    )
